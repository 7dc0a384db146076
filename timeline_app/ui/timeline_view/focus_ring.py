"""A quiet ring around the part of the timeline that has the keyboard, for those who came there by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from timeline_app.ui.theme import Appearance

_WIDTH_PX = 2
_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class FocusRing(QWidget):
    """Lies over a widget, lets everything through, and is seen while that has the keyboard and no mouse was pressed."""

    def __init__(self, around: QWidget, appearance: Appearance) -> None:
        super().__init__(around)
        self._around = around
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget's focus and size."""
        if watched is self._around:
            if isinstance(event, QFocusEvent):
                self._show(event.gotFocus() and event.reason() in _BY_KEYBOARD)
            elif event.type() == QEvent.Type.Resize and self.isVisible():
                self._show(True)
            elif event.type() == QEvent.Type.MouseButtonPress:
                self._show(False)
        return False

    def _show(self, shown: bool) -> None:
        self.setVisible(shown)
        if shown:
            area = self._around.rect()
            self.setGeometry(area)
            inner = area.adjusted(_WIDTH_PX, _WIDTH_PX, -_WIDTH_PX, -_WIDTH_PX)
            self.setMask(QRegion(area) - QRegion(inner))  # else every frame below would be composed with it
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._appearance.theme.accent), 2 * _WIDTH_PX))
        painter.drawRect(self.rect())
