"""The two ends of the selected passage, to be taken hold of and dragged."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.ui.article_view.ink import outline, snug
from timeline_app.ui.article_view.layers import Mark
from timeline_app.ui.article_view.page import Page
from timeline_app.ui.article_view.rounding import Rounding
from timeline_app.ui.theme import Theme

_RADIUS_PX, _REACH_PX = 4.0, 7.0


@dataclass(frozen=True, slots=True)
class Grip:
    """An end that is held: of which passage, which end ("start" or "end"), and what the passage would be now."""

    mark: Mark
    edge: str
    start: int
    end: int


class Handles:
    """Knows where the handles are (pixels of the document), and follows the pointer while one is held."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.shown: Mark | None = None
        self.grip: Grip | None = None

    def place(self, start: int, end: int, edge: str) -> QRectF | None:
        """The upright line at an end of a stretch of text; None where nothing of it is laid out."""
        at = start if edge == "start" else end - 1
        cells = self._page.rects_of(at, at + 1) or self._page.rects_of(start, end)
        if not cells:
            return None
        cell = cells[0] if edge == "start" else cells[-1]
        letter = str(self._page.document.characterAt(at))
        from_right = unicodedata.bidirectional(letter[:1] or " ") in {"R", "AL"}
        return QRectF(
            cell.right() if from_right == (edge == "start") else cell.left(), cell.top(), 0, cell.height()
        )

    def edge_at(self, spot: QPointF) -> str | None:
        """Which end of the passage whose handles are shown is under a point."""
        if (mark := self.shown) is None:
            return None
        for edge in ("end", "start"):
            line = self.place(mark.start, mark.end, edge)
            if line is not None and line.adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX).contains(
                spot
            ):
                return edge
        return None

    def hold(self, edge: str) -> None:
        """Take hold of an end."""
        if (mark := self.shown) is not None:
            self.grip = Grip(mark, edge, mark.start, mark.end)

    def drag(self, position: int, rounding: Rounding, *, exact: bool) -> None:
        """Bring the end that is held to a position: to the end of its word, or exactly there."""
        if (grip := self.grip) is None:
            return
        mark = grip.mark
        if grip.edge == "start":
            start = rounding.stretch(min(position, mark.end - 1), mark.end, exact=exact)[0]
            self.grip = replace(grip, start=start)
        else:
            end = rounding.stretch(mark.start, max(position, mark.start + 1), exact=exact)[1]
            self.grip = replace(grip, end=end)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the handles, and the stretch that a drag would give the passage."""
        if (mark := self.shown) is None:
            return
        start, end = (self.grip.start, self.grip.end) if self.grip else (mark.start, mark.end)
        color = QColor(theme.accent)
        if self.grip is not None:
            soft = QColor(color)
            soft.setAlphaF(0.16)
            painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine))
            painter.setBrush(soft)
            boxes = [snug(rect).adjusted(-2, -1.5, 2, 3.5) for rect in self._page.rects_of(start, end)]
            painter.drawPath(outline(boxes))
        painter.setPen(QPen(color, 2))
        painter.setBrush(color)
        for edge in ("start", "end"):
            if (line := self.place(start, end, edge)) is not None:
                painter.drawLine(line.topLeft(), line.bottomLeft())
                knob = line.topLeft() if edge == "start" else line.bottomLeft()
                painter.drawEllipse(knob, _RADIUS_PX, _RADIUS_PX)
