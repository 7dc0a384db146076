"""What the overview points out over its density: where a search hits, and where the selected events are."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from timeline_app.timeline.columns import FAR_US, Columns, Flag, Ints
from timeline_app.timeline.density import per_bin
from timeline_app.timeline.matching import Mask, fitted
from timeline_app.timeline.scale import Scale

_MOST_SELECTED = 500
_CARET_PX = 4.0
_BAND_PX = 3.0


def hits(columns: Columns, matches: Mask, edges: Ints) -> Ints:
    """How many matches touch each stretch between rising edges."""
    dated = fitted(matches, columns) & ((columns.flags & Flag.UNDATED) == 0)
    return per_bin(np.sort(columns.left[dated]), np.sort(columns.right[dated]), edges)


def selected(columns: Columns, slots: list[int], scale: Scale) -> list[tuple[float, float]]:
    """From where to where in pixels each of the selected events goes, as far as it is in the overview."""
    found = []
    for slot in slots[-_MOST_SELECTED:]:
        if not columns.flags[slot] & Flag.UNDATED:
            left, right = int(columns.left[slot]), int(columns.right[slot])
            x0 = 0.0 if left <= -FAR_US else scale.time_to_px(left)
            x1 = scale.width_px if right >= FAR_US else scale.time_to_px(right)
            found.append((max(x0, 0.0), min(x1, scale.width_px)))
    return found


def paint_selected(
    painter: QPainter, places: list[tuple[float, float]], color: QColor, top: float, base: float
) -> None:
    """A band along the base for how long each lasts, and a caret above the middle of it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for x0, x1 in places:
        middle = (x0 + x1) / 2
        wide = max(x1 - x0, _BAND_PX)
        painter.drawRect(QRectF(round(middle - wide / 2), base - _BAND_PX, round(wide), _BAND_PX))
        x = round(middle)
        caret = [QPointF(x - _CARET_PX, top), QPointF(x + _CARET_PX, top), QPointF(x, top + _CARET_PX + 1)]
        painter.drawPolygon(QPolygonF(caret))
