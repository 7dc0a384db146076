"""A field over the timeline in which a title is written in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

WIDTH_PX, HEIGHT_PX = 260, 26


class TitleEditor(QLineEdit):
    """Calls `done` with what was typed on Enter, or when it loses the focus with a text in it; with None otherwise."""

    def __init__(self, parent: QWidget, at: QPoint, text: str, done: Callable[[str | None], None]) -> None:
        super().__init__(text, parent)
        self._done: Callable[[str | None], None] | None = done
        self._back_to = QApplication.focusWidget()
        self.setPlaceholderText("What happened?")
        self.setAccessibleName("Title of the event")
        x = min(max(at.x(), 2), max(parent.width() - WIDTH_PX - 2, 2))
        y = min(max(at.y(), 2), max(parent.height() - HEIGHT_PX - 2, 2))
        self.setGeometry(x, y, min(WIDTH_PX, parent.width() - 4), HEIGHT_PX)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep every key for the text while it is being written, whatever the window's shortcuts are."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Escape gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is not lost by clicking elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish(self.text().strip() or None)

    def _finish(self, text: str | None) -> None:
        done, self._done = self._done, None
        if done is None:
            return
        if self.hasFocus() and self._back_to is not None:
            self._back_to.setFocus()
        self.hide()
        self.deleteLater()
        done(text)
