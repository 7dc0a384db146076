"""Paints claimed dates: a bracket that is solid where a passage supports the event, dashed with a cross where not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from timeline_app.timeline.whiskers import HALF_PX, Whisker
from timeline_app.ui.timeline_view.palette import Palette

_WIDE_PX = 2.0  # from here on it has two ends
_CROSS_PX = 3.0


def paint(painter: QPainter, whiskers: Sequence[Whisker], palette: Palette) -> None:
    """Draw with a painter whose origin is the left end of the axis' lower edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for whisker in whiskers:
        color = palette.against if whisker.against else palette.accent
        for pen in (QPen(palette.panel, 4.0), QPen(color, 1.5)):  # a rim, where it lies over a bar
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(color)
            if whisker.beyond:
                painter.drawPolygon(_arrow(whisker))
            else:
                _bracket(painter, whisker, pen)


def _arrow(whisker: Whisker) -> QPolygonF:
    """A small triangle that points over the edge."""
    tip, back = (whisker.x1, whisker.x0) if whisker.beyond > 0 else (whisker.x0, whisker.x1)
    return QPolygonF(
        [QPointF(tip, whisker.y), QPointF(back, whisker.y - HALF_PX), QPointF(back, whisker.y + HALF_PX)]
    )


def _bracket(painter: QPainter, whisker: Whisker, pen: QPen) -> None:
    x0, x1, y = whisker.x0, whisker.x1, whisker.y
    painter.drawLine(QLineF(x0, y - HALF_PX, x0, y + HALF_PX))
    if x1 - x0 >= _WIDE_PX:
        painter.drawLine(QLineF(x1, y - HALF_PX, x1, y + HALF_PX))
        dashed = QPen(pen)
        if whisker.against:
            dashed.setDashPattern([2.0, 2.2])
            dashed.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(dashed)
        painter.drawLine(QLineF(x0, y, x1, y))
        painter.setPen(pen)
    if whisker.against:
        middle = (x0 + x1) / 2
        painter.drawLine(QLineF(middle - _CROSS_PX, y - _CROSS_PX, middle + _CROSS_PX, y + _CROSS_PX))
        painter.drawLine(QLineF(middle - _CROSS_PX, y + _CROSS_PX, middle + _CROSS_PX, y - _CROSS_PX))
