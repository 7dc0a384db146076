"""A flat button that shows its key beside its word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from timeline_app.ui.theme import Appearance

_PAD = 9
_GAP = 8


class KeyButton(QAbstractButton):
    """A word and, in a small frame, the key that does the same; `accented` draws the word in the accent colour."""

    def __init__(
        self,
        text: str,
        key: str,
        appearance: Appearance,
        *,
        accented: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._key = key
        self._accented = accented
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({key})" if key else text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the word and the key."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _PAD
        if self._key:
            width += _GAP + self._key_width()
        return QSize(width, self.fontMetrics().height() + 11)

    def minimumSizeHint(self) -> QSize:
        """As its size: its word is never cut."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be quiet again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word, the key in its frame, and the halo of the pointer or the focus."""
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(self.rect(), 5, 5)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
        word = QColor(theme.accent if self._accented else theme.text)
        key = QColor(theme.muted)
        if not self.isEnabled():
            word = QColor(theme.muted)
        painter.setPen(word)
        area = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._key:
            width = self._key_width()
            height = self.fontMetrics().height() + 1
            cap = QRect(area.right() - width + 1, (self.height() - height) // 2, width, height)
            painter.setPen(QColor(theme.line))
            painter.setBrush(QColor(theme.background))
            painter.drawRoundedRect(cap, 3, 3)
            painter.setPen(key)
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _key_width(self) -> int:
        return max(self.fontMetrics().horizontalAdvance(self._key) + 8, self.fontMetrics().height() + 1)
