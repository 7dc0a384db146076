"""Two versions of an article in one text: what went, what came, and the way from change to change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.interchange.report import counted
from timeline_app.model.differences import compare
from timeline_app.model.records import Article
from timeline_app.project.project import Project
from timeline_app.ui.theme import Theme
from timeline_app.ui.versions.markings import write_runs
from timeline_app.ui.widgets.choice_box import ChoiceBox


class CompareDialog(QDialog):
    """Compares the two versions chosen at its top; at first the one shown and the one before it."""

    def __init__(
        self, project: Project, versions: Sequence[Article], shown: int, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Compare versions")
        self.resize(820, 700)
        self._project, self._theme = project, theme
        self._changes: list[tuple[int, int]] = []
        self.older, self.newer = ChoiceBox(), ChoiceBox()
        at = max(1, [each.id for each in versions].index(shown))
        for box, name, index in ((self.older, "From", at - 1), (self.newer, "To", at)):
            box.setAccessibleName(name)
            for number, each in enumerate(versions, 1):
                box.addItem(f"Version {number}: {each.title or 'Untitled article'}", each.id)
            box.setCurrentIndex(index)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(lambda _index: self._compare())
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Both texts")
        self.count = QLabel()
        self.previous, self.next = QPushButton("&Previous change"), QPushButton("&Next change")
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.older, 1)
        top.addWidget(QLabel("→"))
        top.addWidget(self.newer, 1)
        below.addWidget(self.count, 1)
        below.addWidget(self.previous)
        below.addWidget(self.next)
        below.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        column.addLayout(below)
        self._compare()
        self.next.setFocus()

    def _compare(self) -> None:
        old, new = (self._project.text(box.currentData()) for box in (self.older, self.newer))
        self.text.clear()
        self._changes = write_runs(self.text.textCursor(), compare(old, new), old, new, self._theme)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        told = counted(len(self._changes), "change") if self._changes else "Both texts are the same"
        self.count.setText(
            f"{told}. Struck through: what went; underlined: what came." if self._changes else told
        )
        for button in (self.previous, self.next):
            button.setEnabled(bool(self._changes))

    def _step(self, by: int) -> None:
        """Select the next (1) or previous (-1) change, from the last one on to the first again."""
        cursor = self.text.textCursor()
        if by > 0:
            ahead = [c for c in self._changes if c[0] >= cursor.selectionEnd() and c[1] > cursor.position()]
            begin, end = ahead[0] if ahead else self._changes[0]
        else:
            back = [c for c in self._changes if c[1] <= cursor.selectionStart()]
            begin, end = back[-1] if back else self._changes[-1]
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()
