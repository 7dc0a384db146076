"""A small palette that opens at a track's colour bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from timeline_app.ui.theme import Theme, track_color
from timeline_app.ui.timeline_view.tracks import COLORS

_COLUMNS = 4
_SIZE_PX = 18
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Down: _COLUMNS}


class ColorPopup(QFrame):
    """One click, or the arrows and Enter, choose a colour; Escape or a click elsewhere none."""

    def __init__(self, parent: QWidget, theme: Theme, color: str, chosen: Callable[[str], object]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Colour of the track")
        self.setStyleSheet(
            f"ColorPopup {{ background: {theme.panel}; border: 1px solid {theme.line}; }}"
            f"QToolButton:checked {{ background: {theme.accent_soft}; }}"
        )
        self._chosen = chosen
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setSpacing(2)
        self.buttons: list[QToolButton] = []
        for n, name in enumerate(COLORS):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setIcon(_disc(name, theme, self.devicePixelRatioF()))
            button.setIconSize(QSize(_SIZE_PX, _SIZE_PX))
            button.setToolTip(name.capitalize())
            button.setAccessibleName(name.capitalize())
            button.clicked.connect(partial(self._choose, name))
            grid.addWidget(button, n // _COLUMNS, n % _COLUMNS)
            self.buttons.append(button)
        self._at = COLORS.index(color) if color in COLORS else 0
        self._mark(self._at)

    def open_at(self, where: QPoint) -> None:
        """Show it at a point of the screen."""
        self.move(where)
        self.show()

    def event(self, event: QEvent) -> bool:
        """Keep every key from the timeline's commands while it is open."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from colour to colour, Enter takes one."""
        if event.key() in _STEPS:
            self._mark(min(max(self._at + _STEPS[Qt.Key(event.key())], 0), len(self.buttons) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(COLORS[self._at])
        else:
            super().keyPressEvent(event)

    def _mark(self, at: int) -> None:
        self._at = at
        self.buttons[at].setChecked(True)

    def _choose(self, color: str, _checked: bool = True) -> None:
        self.close()
        self._chosen(color)


def _disc(color: str, theme: Theme, ratio: float) -> QIcon:
    pixmap = QPixmap(round(_SIZE_PX * ratio), round(_SIZE_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track_color(color, theme))
    painter.drawEllipse(1, 1, _SIZE_PX - 2, _SIZE_PX - 2)
    painter.end()
    return QIcon(pixmap)
