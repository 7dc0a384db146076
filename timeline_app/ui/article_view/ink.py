"""The painting of passages and of the margin."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from timeline_app.model.records import Status
from timeline_app.ui.article_view.layers import LANES, Cover, Layers, Mark, cover
from timeline_app.ui.article_view.lines import BlockLines
from timeline_app.ui.article_view.notes import Note
from timeline_app.ui.article_view.reading import EventNote, Reading
from timeline_app.ui.article_view.typesetting import Measure
from timeline_app.ui.theme import Theme, track_color

NOTE_HEIGHT = 18.0
NOTE_PITCH = 21.0
LANE_PX = 3.0
"""From one underline to the next."""
_TINT, _TINT_MORE, _TINT_MOST = 0.18, 0.03, 0.30
_UNDERLINE = 2.0
_DASH_PX = 6.0


@dataclass(frozen=True, slots=True)
class Lights:
    """What is lit: the selection's passages and events, the passage a person picked, what the pointer rests on."""

    passages: frozenset[int] = frozenset()
    active: int | None = None
    events: frozenset[int] = frozenset()
    hovered: frozenset[int] = frozenset()
    hovered_events: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """The matches of a search (UTF-16 units, in reading order), and which of them is the current one."""

    spans: tuple[tuple[int, int], ...] = ()
    index: int = -1


class Ink:
    """Paints one page with one painter, in pixels of the document."""

    def __init__(self, painter: QPainter, theme: Theme, reading: Reading, lights: Lights) -> None:
        self._painter = painter
        self._theme = theme
        self._reading = reading
        self._lights = lights

    def paint_marks(self, lines: BlockLines, marks: Sequence[Mark]) -> None:
        """Paint tints, then underlines, then outlines, so that no passage hides another one's."""
        rects = {mark.passage: [snug(r) for r in lines.rects(mark.start, mark.end)] for mark in marks}
        for piece in cover(marks):
            self._paint_tint(piece, [snug(rect) for rect in lines.rects(piece.start, piece.end)])
        for mark in marks:
            self._paint_underlines(mark, rects[mark.passage], self._reading.layers)
        for mark in marks:
            self._paint_outline(mark, rects[mark.passage])

    def paint_found(self, lines: BlockLines, found: Found) -> None:
        """Paint the matches of a search in a paragraph."""
        for index in range(bisect_left(found.spans, (lines.start, 0)), len(found.spans)):
            start, end = found.spans[index]
            if start >= lines.end:
                return
            color = QColor(self._theme.tracks["orange"])
            color.setAlphaF(0.50 if index == found.index else 0.25)
            for rect in lines.rects(start, end):
                self._painter.fillRect(snug(rect), color)

    def paint_notes(self, notes: Sequence[Note], place: Measure, font: QFont) -> None:
        """Paint lines of the margin: the bar in the track's colour, and the event's title where there is room."""
        font = QFont(font)
        font.setPixelSize(12)
        for note in notes:
            box = QRectF(place.margin_left, note.top, place.margin_width, NOTE_HEIGHT)
            self._paint_note(note, box, font, place.has_names)

    def _paint_tint(self, piece: Cover, rects: Sequence[QRectF]) -> None:
        """The tint is that of the passage which a click there means; more passages make it a little stronger."""
        mark = piece.mark
        alpha = min((_TINT if mark.colors else 0.13) + _TINT_MORE * (piece.count - 1), _TINT_MOST)
        for name in mark.colors or ("gray",):
            color = track_color(name, self._theme)
            color.setAlphaF(alpha / mark.lines)
            for rect in rects:
                self._painter.fillRect(rect, color)

    def _paint_underlines(self, mark: Mark, rects: Sequence[QRectF], layers: Layers) -> None:
        for step, name in enumerate(mark.colors or ("gray",)):
            depth, color = layers.depth(mark) + step, track_color(name, self._theme)
            for rect in rects:
                line = underline(rect, depth)
                turns = layers.crowd(mark) - LANES + 1 if depth >= LANES - 1 else 1
                for dash in dashes(line, depth - LANES + 1, turns) if turns > 1 else (line,):
                    self._painter.fillRect(dash, color)

    def _paint_outline(self, mark: Mark, rects: Sequence[QRectF]) -> None:
        lit = mark.passage in self._lights.passages
        if not lit and mark.passage not in self._lights.hovered:
            return
        color = QColor(self._theme.accent)
        if not lit:
            color.setAlphaF(0.45)
        below = _UNDERLINE + self._reading.layers.lowest(mark) * LANE_PX
        pen = QPen(color, 2 if lit else 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.passage == self._lights.active or not lit:
            soft = QColor(self._theme.accent)
            soft.setAlphaF(0.10)
            self._painter.setBrush(soft)
        self._painter.drawPath(outline([rect.adjusted(-2, -1.5, 2, below + 1.5) for rect in rects]))

    def _paint_note(self, note: Note, box: QRectF, font: QFont, has_names: bool) -> None:
        theme, painter = self._theme, self._painter
        events = [(e, self._reading.events[e]) for e in note.events if e in self._reading.events]
        if not events:
            return
        bars = list(dict.fromkeys(event.color for _, event in events))[:4]
        for i, name in enumerate(bars):
            height = box.height() / len(bars)
            bar = QRectF(box.left(), box.top() + i * height, 3, height - (1 if i < len(bars) - 1 else 0))
            self._paint_bar(bar, track_color(name, theme), events[0][1])
        if not has_names:
            return
        lit = any(e in self._lights.events for e, _ in events)
        hovered = any(e in self._lights.hovered_events for e, _ in events)
        font = QFont(font)
        font.setWeight(QFont.Weight.DemiBold if lit else QFont.Weight.Normal)
        font.setStrikeOut(len(events) == 1 and events[0][1].status is Status.CANCELLED)
        title = events[0][1].title or "Untitled event"
        more = f" +{len(events) - 1}" if len(events) > 1 else ""
        metrics = QFontMetricsF(font)
        room = box.width() - 12 - metrics.horizontalAdvance(more)
        label = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room) + more
        if hovered:
            width = metrics.horizontalAdvance(label) + 14
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(QRectF(box.left() + 4, box.top(), width, box.height()), 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if lit or hovered else theme.muted))
        painter.drawText(
            box.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label
        )

    def _paint_bar(self, bar: QRectF, color: QColor, event: EventNote) -> None:
        if event.status is Status.PLANNED:
            self._painter.setPen(QPen(color, 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            self._painter.fillRect(bar, color)


def outline(boxes: Sequence[QRectF]) -> QPainterPath:
    """The shape around the lines of a passage: lines that lie under one another are within one outline."""
    path, group = QPainterPath(), QPainterPath()
    group.setFillRule(Qt.FillRule.WindingFill)
    for box, following in pairwise([*boxes, QRectF()]):
        under = (
            box.top() < following.top() and box.left() < following.right() and following.left() < box.right()
        )
        if under:
            group.addRect(QRectF(box.topLeft(), QPointF(box.right(), max(box.bottom(), following.top()))))
        elif group.isEmpty():
            path.addRoundedRect(box, 3, 3)
        else:
            group.addRect(box)
            path.addPath(group.simplified())
            group.clear()
    return path


def snug(rect: QRectF) -> QRectF:
    """A line's rectangle on whole pixels, so that neighbouring tints meet without a seam."""
    left, right = round(rect.left()), round(rect.right())
    return QRectF(left, round(rect.top()), max(right - left, 1), round(rect.height()) + 1)


def underline(rect: QRectF, depth: int) -> QRectF:
    """Where an underline of this depth lies under a line's rectangle."""
    return QRectF(rect.left(), rect.bottom() + min(depth, LANES - 1) * LANE_PX, rect.width(), _UNDERLINE)


def dashes(line: QRectF, turn: int, turns: int) -> Iterator[QRectF]:
    """The pieces of a shared lane that are a passage's when it is its `turn` (from 0) of so many."""
    period = turns * _DASH_PX
    left = math.floor(line.left() / period) * period + turn * _DASH_PX
    while left < line.right():
        dash = QRectF(left, line.top(), _DASH_PX, line.height()).intersected(line)
        if not dash.isEmpty():
            yield dash
        left += period


def translucent(color: str, alpha: float) -> str:
    """A colour of the theme as style sheets write it with an opacity."""
    c = QColor(color)
    return f"rgba({c.red()}, {c.green()}, {c.blue()}, {alpha:.2f})"
