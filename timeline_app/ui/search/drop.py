"""What hangs below a field while one types: a sentence about what is wrong, and a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

MOST_ROWS = 10
_LEAST_WIDTH_PX = 380
_LISTED = "completions"  # the name by which the style sheet knows such lists


class Drop(QFrame):
    """Lies over what is below the field and never takes the keyboard: the field has it and moves the current row."""

    chosen = Signal(int)  # the number of a row

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.setObjectName("drop")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._sentence = QLabel()
        self._sentence.setObjectName("problem")
        self._sentence.setWordWrap(True)
        self._sentence.setContentsMargins(10, 7, 10, 7)
        self._list = QListWidget()
        self._list.setObjectName(_LISTED)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.itemClicked.connect(lambda item: self.chosen.emit(self._list.row(item)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sentence)
        layout.addWidget(self._list)
        self.hide()

    @property
    def rows(self) -> int:
        """How many rows can be chosen from."""
        return self._list.count() if self.isVisible() else 0

    @property
    def row(self) -> int:
        """The current row; -1 where there is none."""
        return self._list.currentRow() if self.rows else -1

    @property
    def sentence(self) -> str:
        """The sentence that can be read."""
        return self._sentence.text() if self.isVisible() else ""

    @property
    def lines(self) -> list[str]:
        """The words of all rows."""
        return [self._list.item(row).text() for row in range(self.rows)]

    def show_below(self, sentence: str, rows: Sequence[str], *, current: int = -1) -> None:
        """Show this; nothing where both are empty."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._list.clear()
        for words in rows:
            self._list.addItem(QListWidgetItem(words))
        self._list.setVisible(bool(rows))
        self._list.setCurrentRow(current)
        if not sentence and not rows:
            self.hide()
            return
        if self.parentWidget() is not self._field.window():
            self.setParent(self._field.window())
        self.show()
        self.follow()
        self.raise_()

    def move_row(self, by: int) -> None:
        """To another row, around the end."""
        if self.rows:
            at = self.row + by if self.row >= 0 or by > 0 else self.rows - 1
            self._list.setCurrentRow(at % self.rows)

    def follow(self) -> None:
        """Hang below the field, wherever it is now."""
        if self.isHidden():
            return
        window, rows = self._field.window(), self._list.count()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 3))
        width = min(max(self._field.width(), _LEAST_WIDTH_PX), window.width() - 16)
        height = 0
        if rows:
            height = min(rows, MOST_ROWS) * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth() + 8
            self._list.setFixedHeight(height)
        if not self._sentence.isHidden():
            height += self._sentence.heightForWidth(width)
        self.setGeometry(min(corner.x(), window.width() - width - 8), corner.y(), width, height)
