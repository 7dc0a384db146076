"""Paints the calendar axis, the grid behind the rows, and the markers that cross them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.model.calendar import civil_from_us
from timeline_app.timeline.breaks import Box, broken
from timeline_app.timeline.scene import Scene
from timeline_app.timeline.ticks import Axis, year_label
from timeline_app.ui.timeline_view.lettering import Lettering
from timeline_app.ui.timeline_view.lines import Line
from timeline_app.ui.timeline_view.palette import Palette, faded
from timeline_app.ui.timeline_view.stage import AXIS_PX

_FLAG_TOP, _FLAG_HEIGHT, _FLAG_PAD = 4.0, 17.0, 6.0
_LINE_GRIP_PX = 3.0
_WORD_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Flagged:
    """A marker in sight: its line or era in pixels, and the box of its label (None where there is no room)."""

    line: Line
    x0: float
    x1: float
    box: QRectF | None


@dataclass(frozen=True, slots=True)
class AxisWords:
    """Where a label of the upper row stands, and how far to the right it may be moved."""

    box: QRectF
    end: float

    def is_shown(self, moved: QRectF) -> bool:
        """Whether it has room there."""
        return moved.left() == self.box.left() or moved.right() + _WORD_GAP <= self.end


def year_box(axis: Axis, width: float, lettering: Lettering) -> AxisWords | None:
    """The first label that tells the year; None where the lower row tells it."""
    ends = (*(tick.px for tick in axis.context[1:]), width)
    for tick, end in zip(axis.context, ends, strict=True):
        if tick.label and tick.label.endswith(year_label(civil_from_us(tick.us).year)):
            wide = lettering.laid(tick.label, lettering.heading).size().width()
            return AxisWords(QRectF(tick.label_px, _FLAG_TOP, wide, _FLAG_HEIGHT), end)
    return None


def place_flags(
    lines: list[tuple[Line, float, float]], width: float, lettering: Lettering, year: AxisWords | None = None
) -> list[Flagged]:
    """Boxes for the labels of markers (each with its begin and end in pixels), none over another.

    A deadline's label ends at its line where there is room, so that what follows stays readable; an era's stands in
    it. One that would leave no room for the `year` has no box.
    """
    placed: list[Flagged] = []
    boxes: list[QRectF] = []
    for line, x0, x1 in sorted(lines, key=lambda item: item[1]):
        if x1 < -1 or x0 > width + 1:
            continue
        wide = lettering.flag_metrics.horizontalAdvance(line.label) + 2 * _FLAG_PAD
        starts = [max(x0, 0.0)] if line.is_era else [x0 - wide, x0]
        box = None
        for start in starts:
            rect = QRectF(round(start), _FLAG_TOP, round(wide), _FLAG_HEIGHT)
            inside = rect.left() >= 0 and rect.right() <= width
            if not inside or any(other.intersects(rect) for other in boxes):
                continue
            if year is None or year.is_shown(_pushed(year.box, [*boxes, rect])):
                box = rect
                boxes.append(rect)
                break
        placed.append(Flagged(line, x0, x1, box))
    return placed


def _pushed(words: QRectF, boxes: list[QRectF]) -> QRectF:
    """Where words stand that give way to these boxes: behind them."""
    rect = QRectF(words)
    for box in sorted(boxes, key=QRectF.left):
        if box.intersects(rect):
            rect.moveLeft(box.right() + _WORD_GAP)
    return rect


def flag_at(flags: list[Flagged], at: QPointF) -> int | None:
    """The marker whose label, or whose line in the axis, lies at a point: labels first, they are in front."""
    for flag in flags:
        if flag.box is not None and flag.box.contains(at):
            return flag.line.marker
    if 0 <= at.y() < AXIS_PX:
        for flag in flags:
            edges = (flag.x0, flag.x1) if flag.line.is_era else (flag.x0,)
            if any(abs(at.x() - x) <= _LINE_GRIP_PX for x in edges):
                return flag.line.marker
    return None


class AxisPainter:
    """Draws with a painter whose origin is the upper left corner of the axis."""

    def __init__(
        self, painter: QPainter, palette: Palette, lettering: Lettering, width: float, height: float
    ) -> None:
        self.p = painter
        self.palette = palette
        self.lettering = lettering
        self.width = width
        self.height = height
        self.taken: list[QRectF] = []  # what stands in the upper row, once the axis is painted

    def _crisp(self, px: float) -> float:
        return round(px * self.palette.ratio) / self.palette.ratio

    def paint_ground(self, axis: Axis, scene: Scene, flags: list[Flagged]) -> None:
        """The ground below the axis: weekends, eras, grid and the lines between rows."""
        p, palette = self.p, self.palette
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.fillRect(QRectF(0, AXIS_PX, self.width, self.height - AXIS_PX), palette.panel)
        for x0, x1 in axis.weekends:
            p.fillRect(QRectF(self._crisp(x0), AXIS_PX, x1 - x0, self.height), palette.weekend)
        for flag in flags:
            if flag.line.is_era:
                tint = faded(palette.color(flag.line.color), 0.09)
                x0, x1 = self._crisp(max(flag.x0, -1)), self._crisp(min(flag.x1, self.width + 1))
                p.fillRect(QRectF(x0, AXIS_PX, x1 - x0, self.height), tint)
        self._verticals([tick.px for tick in axis.detail], AXIS_PX, palette.grid)
        self._verticals([tick.px for tick in axis.context], AXIS_PX, palette.line)
        p.setPen(palette.line)
        for number in scene.rows:
            row = scene.layout.rows[number]
            y = self._crisp(AXIS_PX + row.top_px + row.height_px - scene.scroll_px)
            p.drawLine(QLineF(0, y, self.width, y))

    def paint_lines(self, flags: list[Flagged], words: Sequence[Box]) -> None:
        """The markers' lines over the bars, broken at the words; the painter's origin is at the axis' lower edge."""
        for flag in flags:
            self._line(flag, 0, self.height, words)

    def paint_axis(self, axis: Axis, flags: list[Flagged]) -> None:
        """The two rows of words, and the markers' labels."""
        p, palette = self.p, self.palette
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.fillRect(QRectF(0, 0, self.width, AXIS_PX), palette.background)
        self._verticals([tick.px for tick in axis.context if tick.px > 0], 4, palette.line, AXIS_PX)
        self._verticals([tick.px for tick in axis.detail], AXIS_PX - 5, palette.line, AXIS_PX)
        p.fillRect(QRectF(0, AXIS_PX - 1, self.width, 1), palette.line)
        for flag in flags:
            if not flag.line.is_era:
                self._line(flag, _FLAG_TOP + _FLAG_HEIGHT - 1 if flag.box else AXIS_PX - 9, AXIS_PX)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.taken = [flag.box for flag in flags if flag.box is not None]
        self._context(axis, list(self.taken))
        self._detail(axis, [flag.x0 for flag in flags if not flag.line.is_era])
        for flag in flags:
            self._box(flag)

    def _context(self, axis: Axis, boxes: list[QRectF]) -> None:
        """The upper row; a label that a marker's would cover stands behind it, or not at all."""
        self.p.setFont(self.lettering.heading)
        self.p.setPen(self.palette.text)
        nexts = [tick.px for tick in axis.context[1:]] + [self.width]
        for tick, end in zip(axis.context, nexts, strict=True):
            if not tick.label:
                continue
            text = self.lettering.laid(tick.label, self.lettering.heading)
            place = AxisWords(QRectF(tick.label_px, _FLAG_TOP, text.size().width(), _FLAG_HEIGHT), end)
            rect = _pushed(place.box, boxes)
            if place.is_shown(rect):
                self.taken.append(rect)
                self.p.drawStaticText(QPointF(round(rect.left()), round(13 - text.size().height() / 2)), text)

    def _detail(self, axis: Axis, lines: list[float]) -> None:
        """The lower row; a marker's line gives way to the words."""
        self.p.setFont(self.lettering.small)
        self.p.setPen(self.palette.muted)
        for tick in axis.detail:
            if tick.label:
                text = self.lettering.laid(tick.label, self.lettering.small)
                rect = QRectF(
                    QPointF(round(tick.label_px), round(33 - text.size().height() / 2)), text.size()
                )
                if rect.left() < 0 or rect.right() > self.width:
                    continue  # half a date would be read as another one
                if any(rect.left() - 2 <= x <= rect.right() + 2 for x in lines):
                    self.p.fillRect(rect.adjusted(-1, 1, 1, -1), self.palette.background)
                self.p.drawStaticText(rect.topLeft(), text)

    def _line(self, flag: Flagged, top: float, bottom: float, words: Sequence[Box] = ()) -> None:
        color = self.palette.color(flag.line.color)
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pen = QPen(faded(color, 0.55), 1.0) if flag.line.is_era else QPen(color, 1.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.p.setPen(pen)
        lines = [(self._crisp(x), top, bottom) for x in {flag.x0, flag.x1} if -1 <= x <= self.width + 1]
        for x, upper, lower in broken(lines, words):
            self.p.drawLine(QLineF(x, upper, x, lower))

    def _box(self, flag: Flagged) -> None:
        if flag.box is None:
            return
        p = self.p
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        color = self.palette.color(flag.line.color)
        p.setBrush(color)
        p.drawRoundedRect(flag.box, 3, 3)
        p.setPen(self.palette.ink_on(color))
        p.setFont(self.lettering.flag)
        text = self.lettering.laid(flag.line.label, self.lettering.flag)
        y = flag.box.center().y() - text.size().height() / 2
        p.drawStaticText(QPointF(flag.box.left() + _FLAG_PAD, round(y)), text)

    def _verticals(self, xs: list[float], top: float, color: QColor, bottom: float | None = None) -> None:
        self.p.setPen(color)
        low = self.height if bottom is None else bottom
        self.p.drawLines([QLineF(x, top, x, low) for x in map(self._crisp, xs) if -1 <= x <= self.width])
