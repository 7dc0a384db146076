"""Text of several lines that grows with what is in it, committed by leaving it and given up by Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from timeline_app.ui.widgets.undo_keys import is_for_project


class TextField(QPlainTextEdit):
    """As LineField, with as many lines as needed; with `one_paragraph` Enter commits and no line break is kept."""

    committed = Signal(str)

    def __init__(
        self, name: str, *, one_paragraph: bool = False, most_lines: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._one_paragraph = one_paragraph
        self._most_lines = most_lines
        self._value = ""
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    @property
    def value(self) -> str:
        """The value last shown or committed."""
        return self._value

    def text(self) -> str:
        """What stands there now."""
        text = self.toPlainText()
        return " ".join(text.split()) if self._one_paragraph else text

    def set_value(self, value: str) -> None:
        """Show another value, unless a person has typed something else meanwhile."""
        typing = self.is_changed()
        self._value = value
        if not typing and self.toPlainText() != value:
            self.setPlainText(value)

    def is_changed(self) -> bool:
        """Whether there is something typed and not committed."""
        return self.toPlainText() != self._value and self.text() != self._value

    def commit(self) -> None:
        """Tell what was typed, when it is something new."""
        if self.is_changed():
            self._value = self.text()
            self.setPlainText(self._value)
            self.committed.emit(self._value)

    def restore(self) -> None:
        """Give up what was typed."""
        self.setPlainText(self._value)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project where nothing was typed."""
        document = self.document()
        if is_for_project(event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit or give up; every other key types."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and (self._one_paragraph or control):
            self.commit()
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.is_changed():
            self.restore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit, unless only a menu was opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines need at this width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as its lines, and narrow if it must be."""
        return QSize(80, self._height())

    def _height(self) -> int:
        lines = sum(
            max(1, block.layout().lineCount())
            for block in (self.document().findBlockByNumber(i) for i in range(self.document().blockCount()))
        )
        pitch = QFontMetrics(self.font()).lineSpacing()
        frame = self.height() - self.viewport().height() if self.isVisible() else 2 * self.frameWidth() + 10
        return min(max(lines, 1), self._most_lines) * pitch + max(frame, 4) + 1

    def _fit(self) -> None:
        height = self._height()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
        full = self.document().size().height() > self._most_lines
        bars = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bars)
