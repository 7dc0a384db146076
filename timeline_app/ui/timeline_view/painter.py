"""Paints a scene: plain bars in batches, the rarer encodings one by one, everything on whole device pixels.

Tint = possible, solid = certain, arrow = open, dashed stub = unknown, wave = approximate, hatched = disputed,
hollow and dashed = planned, struck through = cancelled, half tone = not reviewed, ring = selected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QStaticText
from shiboken6 import Shiboken

from timeline_app.timeline.breaks import Box, broken
from timeline_app.timeline.columns import Flag
from timeline_app.timeline.labels import Ink, Label
from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.scene import Scene
from timeline_app.ui.timeline_view.crowd_painter import CrowdPainter
from timeline_app.ui.timeline_view.dots import REACH_PX, picture
from timeline_app.ui.timeline_view.lettering import Lettering
from timeline_app.ui.timeline_view.palette import DOT_RADIUS, Colors, Palette

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
RADIUS = 3.0
_ROUNDED = 400  # up to here bars have round corners; beyond it nobody could tell
_STEMS = 60  # more stems in a row would only hatch it
_HOLLOW = Flag.PLANNED | Flag.CANCELLED
_BEGIN_SOFT = Flag.BEGIN_APPROXIMATE | Flag.BEGIN_UNCERTAIN
_END_SOFT = Flag.END_APPROXIMATE | Flag.END_UNCERTAIN
_WAVY = Flag.BEGIN_APPROXIMATE | Flag.END_APPROXIMATE
_SPECIAL = _HOLLOW | Flag.DISPUTED | _WAVY
_WAVE_PX, _WAVES = 1.7, 6
_WAVE_FROM_PX = 14.0


class ScenePainter:
    """Draws one scene with a painter whose origin is the left end of the axis' lower edge."""

    def __init__(self, painter: QPainter, scene: Scene, palette: Palette, lettering: Lettering) -> None:
        self.p = painter
        self.scene = scene
        self.palette = palette
        self.lettering = lettering
        self.colors: Sequence[Colors] = [palette.tracks[row.track] for row in scene.layout.rows]
        marks = scene.marks
        self.x0, self.x1, self.c0, self.c1 = (
            self._crisp(values) for values in (marks.x0, marks.x1, marks.c0, marks.c1)
        )
        self.middle = self._crisp(marks.middle)
        self.visible = (marks.x1 > -20) & (marks.x0 < scene.scale.width_px + 20) | marks.dots

    def _crisp(self, px: Floats) -> Floats:
        """Whole device pixels."""
        crisp: Floats = np.round(px * self.palette.ratio) / self.palette.ratio
        return crisp

    def paint_bars(self, hovered: Collection[int]) -> None:
        """What lies under the markers' lines: halos of the hovered slots, stems, crowds and bars."""
        self._halos(hovered)
        self._stems()
        CrowdPainter(self.p, self.scene, self.palette, self.lettering).paint_strips()
        self._bars()

    def paint_rest(self, selected: Collection[int]) -> None:
        """What lies over them: dots, labels and rings of the selected slots."""
        CrowdPainter(self.p, self.scene, self.palette, self.lettering).paint_counts()
        self._dots()
        self._rings(selected)
        self._labels()

    # Bars

    def _bars(self) -> None:
        marks = self.scene.marks
        ranged = marks.ranged & self.visible
        plain = ranged & ~marks.has(_SPECIAL)
        rounded = int(ranged.sum()) <= _ROUNDED
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing, rounded)
        half = marks.has(Flag.UNREVIEWED)
        soft = (self.c0 > self.x0) | (self.c1 < self.x1)
        core = self.c1 > self.c0
        sure, unsure = plain & ~half, plain & half
        edge = 1.0 if rounded else 0.0  # seen around what is light; in a crowd nobody could tell
        if rounded:
            self._fill((sure & soft) | unsure, self.x0, self.x1, "edge")
        self._fill(sure & soft, self.x0, self.x1, "tint", edge, rounded)
        self._fill(sure & core, self.c0, self.c1, "solid", 0.0, rounded)
        self._fill(unsure & soft, self.x0, self.x1, "faint", edge, rounded)
        self._fill(unsure & core, self.c0, self.c1, "half", edge, rounded)
        for i in np.flatnonzero(ranged & marks.has(_SPECIAL)).tolist():
            self._special(i)
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in np.flatnonzero(
            ranged & marks.has(Flag.BEGIN_OPEN | Flag.END_OPEN | Flag.BEGIN_UNKNOWN | Flag.END_UNKNOWN)
        ).tolist():
            self._ends(i)

    def _by_row(self, which: NDArray[np.bool_]) -> Iterator[tuple[int, Indices]]:
        """These marks row by row."""
        at = np.flatnonzero(which)
        if at.size:
            rows = self.scene.marks.row[at]
            edges = [0, *(np.flatnonzero(rows[1:] != rows[:-1]) + 1).tolist(), at.size]
            for first, last in pairwise(edges):
                yield int(rows[first]), at[first:last]

    def _fill(
        self,
        which: NDArray[np.bool_],
        x0: Floats,
        x1: Floats,
        color: str,
        inset: float = 0.0,
        rounded: bool = True,
    ) -> None:
        """Bars in one of the colours of their tracks."""
        for row, at in self._by_row(which):
            self.p.setBrush(getattr(self.colors[row], color))
            rects = np.empty((at.size, 4))
            rects[:, 0] = x0[at] + inset
            rects[:, 1] = self.scene.marks.y[at] + inset
            rects[:, 2] = np.maximum(x1[at] - x0[at] - 2 * inset, 0.5)
            rects[:, 3] = BAR_PX - 2 * inset
            if not rounded:
                self.p.drawRects(cast(QRectF, Shiboken.wrapInstance(rects.ctypes.data, QRectF)), at.size)
                continue
            for x, y, width, height in rects.tolist():
                radius = RADIUS if width > 2 * RADIUS else width / 2
                self.p.drawRoundedRect(QRectF(x, y, width, height), radius, radius)

    def _special(self, i: int) -> None:
        """A bar that is disputed, planned, cancelled or approximate."""
        flags = int(self.scene.marks.flags[i])
        colors = self.colors[int(self.scene.marks.row[i])]
        y = float(self.scene.marks.y[i])
        hull = self._outline(i, float(self.x0[i]), float(self.x1[i]), y, flags)
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if flags & _HOLLOW:
            self.p.setPen(colors.dashed_pen)
            self.p.setBrush(self.palette.panel)
            self.p.drawPath(hull)
        elif flags & Flag.DISPUTED:
            self.p.setPen(colors.solid_pen)
            self.p.setBrushOrigin(QPointF(float(self.x0[i]), y))
            self.p.setBrush(colors.hatch)
            self.p.drawPath(hull)
            self._put_stripes_away()
        else:
            half = flags & Flag.UNREVIEWED
            self.p.setPen(colors.edge_pen)
            self.p.setBrush(colors.faint if half else colors.tint)
            self.p.drawPath(hull)
            self.p.setPen(colors.edge_pen if half else Qt.PenStyle.NoPen)
            if self.c1[i] > self.c0[i]:
                touching = flags if self.c0[i] <= self.x0[i] else flags & ~Flag.BEGIN_APPROXIMATE
                touching = touching if self.c1[i] >= self.x1[i] else touching & ~Flag.END_APPROXIMATE
                self.p.setBrush(colors.half if half else colors.solid)
                self.p.drawPath(self._outline(i, float(self.c0[i]), float(self.c1[i]), y, touching))
        if flags & Flag.CANCELLED:
            self.p.setPen(colors.solid_pen)
            self.p.drawLine(QLineF(float(self.x0[i]), y + BAR_PX / 2, float(self.x1[i]), y + BAR_PX / 2))
        self.p.setPen(Qt.PenStyle.NoPen)

    def _outline(self, i: int, x0: float, x1: float, y: float, flags: int) -> QPainterPath:
        """A bar's outline: round corners, and a wave at an approximate end."""
        return _outline(x1 - x0, flags & (_HOLLOW | Flag.DISPUTED | _WAVY)).translated(x0, y)

    def _ends(self, i: int) -> None:
        """Arrows where it goes on, dashed stubs where nobody knows."""
        flags = int(self.scene.marks.flags[i])
        colors = self.colors[int(self.scene.marks.row[i])]
        y = float(self.scene.marks.y[i])
        width = self.scene.scale.width_px
        solid = not flags & (_SPECIAL | Flag.UNREVIEWED) and self.c1[i] > self.c0[i]
        pen = QPen(colors.ink if solid else colors.solid, 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.p.setPen(pen)
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        if flags & Flag.END_OPEN and self.x1[i] >= width:
            self._chevron(width - 9, width - 3, y)
        if flags & Flag.BEGIN_OPEN and self.x0[i] <= 0:
            self._chevron(9, 3, y)
        pen = QPen(colors.solid, 2.0, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.5, 2.0])
        self.p.setPen(pen)
        before, after = float(self.scene.marks.stub0[i]) - 4, float(self.scene.marks.stub1[i]) - 4
        if flags & Flag.END_UNKNOWN and after > 2:
            x = float(self.x1[i])
            self.p.drawLine(QLineF(x + 2, y + BAR_PX / 2, x + after, y + BAR_PX / 2))
        if flags & Flag.BEGIN_UNKNOWN and before > 2:
            x = float(self.x0[i])
            self.p.drawLine(QLineF(x - before, y + BAR_PX / 2, x - 2, y + BAR_PX / 2))
        self.p.setPen(Qt.PenStyle.NoPen)

    def _chevron(self, x_from: float, x_to: float, y: float) -> None:
        self.p.drawPolyline(
            [QPointF(x_from, y + 4.5), QPointF(x_to, y + BAR_PX / 2), QPointF(x_from, y + BAR_PX - 4.5)]
        )

    # Moments

    def _stems(self) -> None:
        marks = self.scene.marks
        near = (marks.middle > -8) & (marks.middle < self.scene.scale.width_px + 8)
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for number, at in self._by_row(marks.dots & near):
            if at.size > _STEMS:
                continue
            row = self.scene.layout.rows[number]
            bottom = row.top_px + row.height_px - self.scene.scroll_px - 1
            tops = (marks.y[at] + BAR_PX / 2).tolist()
            whole = [(x, top, bottom) for x, top in zip(self.middle[at].tolist(), tops, strict=True)]
            pieces = [(x, top, x, low) for x, top, low in broken(whole, self._words.get(number, ()))]
            if pieces:
                lines = np.array(pieces, np.float64)
                self.p.setPen(self.colors[number].stem)
                self.p.drawLines(cast(QLineF, Shiboken.wrapInstance(lines.ctypes.data, QLineF)), len(lines))

    def _dots(self) -> None:
        marks = self.scene.marks
        near = (marks.middle > -8) & (marks.middle < self.scene.scale.width_px + 8)
        plain = marks.dots & near & ~marks.has(_SPECIAL)
        half = marks.has(Flag.UNREVIEWED)
        for number, at in self._by_row(plain & ~half):
            self._pixmaps(at, self.colors[number].dot)
        for number, at in self._by_row(plain & half):
            self._pixmaps(at, self.colors[number].half_dot)
        for i in np.flatnonzero(marks.dots & near & marks.has(_SPECIAL)).tolist():
            pixmap = picture(int(marks.flags[i]), self.colors[int(marks.row[i])], self.palette)
            corner = QPointF(float(self.middle[i]) - REACH_PX, float(marks.y[i]) + BAR_PX / 2 - REACH_PX)
            self.p.drawPixmap(corner, pixmap)

    def _pixmaps(self, at: Indices, dot: QPixmap) -> None:
        ratio = dot.devicePixelRatio()
        fragments = np.zeros(
            (at.size, 10)
        )  # QPainter.PixmapFragment: x, y, source rectangle, scales, turn, opacity
        fragments[:, 0], fragments[:, 1] = self.middle[at], self.scene.marks.y[at] + BAR_PX / 2
        fragments[:, 4:6] = dot.width(), dot.height()
        fragments[:, 6:8] = 1 / ratio
        fragments[:, 9] = 1.0
        first = cast(
            QPainter.PixmapFragment, Shiboken.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        )
        self.p.drawPixmapFragments(first, at.size, dot)

    def _put_stripes_away(self) -> None:
        """Until a texture is replaced by another brush (no mere style), Qt squeezes all letters on a fine screen."""
        self.p.setBrush(QBrush(self.palette.panel))

    # Attention

    def _halos(self, hovered: Collection[int]) -> None:
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(self.palette.halo)
        for slot in hovered:
            if (i := self.scene.index(slot)) is not None:
                rect = self.ring(i, 4.0)
                self.p.drawRoundedRect(rect, min(7.0, rect.height() / 2), min(7.0, rect.height() / 2))

    def ring(self, i: int, off: float) -> QRectF:
        """The box around a bar or a dot, `off` pixels away from it."""
        marks = self.scene.marks
        y = float(marks.y[i])
        if marks.dots[i] and not marks.ranged[i]:
            radius = DOT_RADIUS + off
            return QRectF(float(self.middle[i]) - radius, y + BAR_PX / 2 - radius, 2 * radius, 2 * radius)
        x0, x1 = float(self.x0[i]), float(self.x1[i])
        return QRectF(x0, y, x1 - x0, BAR_PX).adjusted(-off, -off, off, off)

    def _rings(self, selected: Collection[int]) -> None:
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for slot in selected:
            i = self.scene.index(slot)
            if i is None:
                continue
            self.p.setPen(QPen(self.palette.accent, 2.0))
            self.p.setBrush(Qt.BrushStyle.NoBrush)
            dot = bool(self.scene.marks.dots[i] and not self.scene.marks.ranged[i])
            rect = self.ring(i, 4.0 if dot else 2.0)
            radius = rect.height() / 2 if dot else 5.0
            self.p.drawRoundedRect(rect, radius, radius)

    # Words

    @cached_property
    def _words(self) -> dict[int, list[Box]]:
        """The boxes of all labels, by row."""
        marks, found = self.scene.marks, defaultdict[int, list[Box]](list)
        tops, rows = marks.y.tolist(), marks.row.tolist()
        for label in self.scene.labels:
            left, top = label.x_px - 3, tops[label.index]
            found[rows[label.index]].append((left, top, left + label.width_px + 6, top + BAR_PX))
        return found

    def words(self) -> list[Box]:
        """The boxes of all labels, which lines leave free."""
        return [box for boxes in self._words.values() for box in boxes]

    def _labels(self) -> None:
        """Words in groups of one font and one colour: changing either costs as much as drawing a word."""
        marks, lettering, palette = self.scene.marks, self.lettering, self.palette
        tops, flags, rows, ratio = marks.y.tolist(), marks.flags.tolist(), marks.row.tolist(), palette.ratio
        inks, usual = [colors.ink.rgb() for colors in self.colors], palette.text.rgb()

        def looks(label: Label) -> tuple[bool, int]:
            return label.bold, inks[rows[label.index]] if label.ink is Ink.SOLID else usual

        for (bold, rgb), group in groupby(sorted(self.scene.labels, key=looks), looks):
            font, color = lettering.bold if bold else lettering.plain, QColor(rgb)
            off = (BAR_PX - lettering.metrics(bold).height()) / 2
            self.p.setFont(font)
            self.p.setPen(color)
            for label in group:
                text = lettering.laid(label.text, font)
                at = QPointF(round(label.x_px * ratio) / ratio, round(tops[label.index] + off))
                if label.ink is Ink.TINT and flags[label.index] & (Flag.CANCELLED | Flag.DISPUTED):
                    self._clear_behind(text, at, struck=bool(flags[label.index] & Flag.CANCELLED))
                    self.p.setPen(color)
                self.p.drawStaticText(at, text)

    def _clear_behind(self, text: QStaticText, at: QPointF, *, struck: bool) -> None:
        """Keep stripes and strokes away from a label."""
        if struck:
            self.p.fillRect(QRectF(at, text.size()).adjusted(-4, 2, 4, -2), self.palette.panel)
            return
        self.p.setPen(self.palette.panel)
        for dx, dy in ((-1.5, 0), (1.5, 0), (0, -1.5), (0, 1.5), (-1, -1), (1, 1), (-1, 1), (1, -1)):
            self.p.drawStaticText(QPointF(at.x() + dx, at.y() + dy), text)


@lru_cache(4096)
def _outline(width: float, flags: int) -> QPainterPath:
    path = QPainterPath()
    inset = 0.5 if flags & (_HOLLOW | Flag.DISPUTED) else 0.0
    rect = QRectF(0, 0, width, BAR_PX).adjusted(inset, inset, -inset, -inset)
    wavy_begin = flags & Flag.BEGIN_APPROXIMATE and rect.width() >= _WAVE_FROM_PX
    wavy_end = flags & Flag.END_APPROXIMATE and rect.width() >= _WAVE_FROM_PX
    if not (wavy_begin or wavy_end):
        radius = min(RADIUS, rect.width() / 2)
        path.addRoundedRect(rect, radius, radius)
        return path
    path.moveTo(rect.topLeft())
    path.lineTo(rect.topRight())
    if wavy_end:
        _wave(path, rect.right(), rect.top(), rect.bottom(), -_WAVE_PX)
    path.lineTo(rect.bottomRight())
    path.lineTo(rect.bottomLeft())
    if wavy_begin:
        _wave(path, rect.left(), rect.bottom(), rect.top(), _WAVE_PX)
    path.closeSubpath()
    return path


def _wave(path: QPainterPath, x: float, y_from: float, y_to: float, depth: float) -> None:
    """Waves down or up a bar's end, as far in as out."""
    step = (y_to - y_from) / _WAVES
    path.lineTo(x, y_from)
    for n in range(_WAVES):
        y = y_from + n * step
        path.quadTo(x + (depth if n % 2 == 0 else -depth) * 2, y + step / 2, x, y + step)
