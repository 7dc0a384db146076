"""The small bar of colour that stands for a track."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from timeline_app.ui.theme import Theme, track_color


def swatch(color: str, theme: Theme) -> QIcon:
    """A small bar in a track's colour."""
    icon = QIcon()
    for scale in (1, 2):
        pixmap = QPixmap(12 * scale, 12 * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(track_color(color, theme)))
        painter.drawRoundedRect(4, 0, 4, 12, 2, 2)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
