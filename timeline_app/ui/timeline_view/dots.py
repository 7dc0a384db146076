"""The rarer dots (planned, cancelled, disputed, approximate), each drawn once for a colour and kept as a picture."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from timeline_app.timeline.columns import Flag
from timeline_app.ui.timeline_view.palette import DOT_RADIUS, Colors, Palette

REACH_PX = DOT_RADIUS + 4.0
"""From the middle of a dot to the edge of its picture."""
_HOLLOW = Flag.PLANNED | Flag.CANCELLED
_WAVY = Flag.BEGIN_APPROXIMATE | Flag.END_APPROXIMATE
LOOKS = _HOLLOW | Flag.DISPUTED | Flag.UNREVIEWED | _WAVY


def picture(flags: int, colors: Colors, palette: Palette) -> QPixmap:
    """The dot for these flags in the colours of a track, as sharp as the palette's screen."""
    key = flags & LOOKS, colors.solid.rgba()
    if key not in palette.pictures:
        size = round(2 * REACH_PX * palette.ratio)
        pixmap = QPixmap(size, size)
        pixmap.setDevicePixelRatio(palette.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint(painter, QPointF(REACH_PX, REACH_PX), flags, colors, palette)
        painter.end()
        palette.pictures[key] = pixmap
    return palette.pictures[key]


def _paint(painter: QPainter, at: QPointF, flags: int, colors: Colors, palette: Palette) -> None:
    pen = QPen(colors.solid, 1.5)
    if flags & _HOLLOW:
        pen.setDashPattern([2.0, 1.4])
        painter.setBrush(palette.panel)
    elif flags & Flag.DISPUTED:
        painter.setBrushOrigin(at)
        painter.setBrush(colors.hatch)
    else:
        painter.setBrush(colors.half if flags & Flag.UNREVIEWED else colors.solid)
    painter.setPen(pen)
    painter.drawEllipse(at, DOT_RADIUS - 0.75, DOT_RADIUS - 0.75)
    if flags & Flag.CANCELLED:
        painter.drawLine(QLineF(at.x() - 5, at.y() + 5, at.x() + 5, at.y() - 5))
    if flags & _WAVY:
        pen = QPen(colors.solid, 1.25)
        pen.setDashPattern([2.2, 2.2])
        painter.setPen(pen)
        painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        painter.drawEllipse(at, DOT_RADIUS + 2.5, DOT_RADIUS + 2.5)
