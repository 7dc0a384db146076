"""Selecting text with the mouse: whole words (Alt: any characters), by more clicks a sentence, a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from timeline_app.ui.article_view.rounding import Rounding

_WORD, _SENTENCE, _PARAGRAPH = 2, 3, 4


class Selecting:
    """Rounds what a drag selects, and counts clicks. It sees each event before or after the text does."""

    def __init__(self, sheet: QTextEdit) -> None:
        self._sheet = sheet
        self.rounding = Rounding("")
        self._anchor: int | None = None  # where a drag began that selects
        self._clicks = 1
        self._since = QElapsedTimer()
        self._last = QPoint()

    def press(self, event: QMouseEvent) -> bool:
        """Before the text sees a press; True: it must not, for this is a third or fourth click."""
        point = event.position().toPoint()
        near = (point - self._last).manhattanLength() < QApplication.startDragDistance()
        is_next = self._clicks > 1 and near and self._since.elapsed() < QApplication.doubleClickInterval()
        position = self._sheet.cursorForPosition(point).position()
        if is_next:
            self._count(self._clicks + 1, point)
            rule = self.rounding.sentence if self._clicks == _SENTENCE else self.rounding.paragraph
            self._select(*rule(position))
            return True
        self._clicks = 1
        cursor = self._sheet.textCursor()
        on_selected = cursor.hasSelection() and cursor.selectionStart() <= position < cursor.selectionEnd()
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._anchor = position if is_left and not on_selected and not extends else None
        return False

    def double(self, event: QMouseEvent) -> None:
        """Instead of the text: a double click selects the word."""
        self._anchor = None
        point = event.position().toPoint()
        self._count(_WORD, point)
        self._select(*self.rounding.word(self._sheet.cursorForPosition(point).position()))

    def move(self, event: QMouseEvent) -> None:
        """After the text saw a move or a release: what is selected is rounded."""
        if self._anchor is None or not self._sheet.textCursor().hasSelection():
            return
        position = self._sheet.textCursor().position()
        start, end = sorted((self._anchor, position))
        exact = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        start, end = self.rounding.stretch(start, end, exact=exact)
        self._select(*((start, end) if position >= self._anchor else (end, start)))

    def release(self, event: QMouseEvent) -> None:
        """After the text saw a release."""
        self.move(event)
        self._anchor = None

    def _count(self, clicks: int, point: QPoint) -> None:
        self._clicks, self._last = min(clicks, _PARAGRAPH), point
        self._since.start()

    def _select(self, anchor: int, position: int) -> None:
        cursor, bar = self._sheet.textCursor(), self._sheet.verticalScrollBar()
        if (cursor.anchor(), cursor.position()) == (anchor, position):
            return
        cursor.setPosition(anchor)
        cursor.setPosition(position, cursor.MoveMode.KeepAnchor)
        value = bar.value()
        self._sheet.setTextCursor(cursor)
        bar.setValue(value)
