"""What is to be painted for one view: bars, dots, labels and densities in pixels, decided before anything is drawn.

The same scene is painted, picked and told to screen readers. Heights are pixels below the axis with the scroll taken off.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline import density, lanes
from timeline_app.timeline.columns import Columns, Flag, Ints
from timeline_app.timeline.rows import BAR_PX, LANE_PX, Layout, Row
from timeline_app.timeline.scale import Scale

Floats = NDArray[np.float64]
CROWD = 200
"""More bars than this in sight make a lane a density."""
WIDE_PX = 14.0
"""From here on a moment shows the range in which it lies."""
LEAST_PX = 4.0
"""A bar is never narrower."""
PAD_PX = 8.0
CHEVRON_PX = 12.0
_SLIDE_PX = 300.0  # a label slides out of sight with its event and does not vanish before
_LEAST_LABEL_PX = 44.0
_OFF_PX = 40.0  # bars are cut this far outside, where rounded corners and rings are out of sight


class Ink(Enum):
    """What a label stands on."""

    GROUND = "ground"
    SOLID = "solid"
    TINT = "tint"


@dataclass(frozen=True, slots=True)
class Label:
    """Words at `x_px`, centred on the lane at `index` of the marks; `text` is cut with an ellipsis where need be."""

    index: int
    text: str
    x_px: float
    width_px: float
    ink: Ink
    bold: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane too crowded for bars: how many events lie on each pixel."""

    row: int
    lane: int
    y_px: float
    counts: Ints


@dataclass(frozen=True, slots=True)
class Marks:
    """The events in sight as parallel arrays, row by row, lane by lane, from left to right.

    Hull `x0`..`x1` and core `c0`..`c1` in pixels, cut a little outside the view; `y` the top of the bar; `row` counts
    the rows of the layout.
    """

    slots: Ints
    row: Ints
    lane: Ints
    x0: Floats
    x1: Floats
    c0: Floats
    c1: Floats
    middle: Floats
    y: Floats
    flags: NDArray[np.uint16]

    def has(self, flag: int) -> NDArray[np.bool_]:
        """Which of them have any of these flags."""
        found: NDArray[np.bool_] = (self.flags & flag) != 0
        return found

    @property
    def dots(self) -> NDArray[np.bool_]:
        """Which are drawn as a dot."""
        return self.has(Flag.MOMENT)

    @property
    def ranged(self) -> NDArray[np.bool_]:
        """Which have a hull to be drawn: spans, and moments whose range is wide enough to see."""
        return ~self.dots | (self.x1 - self.x0 >= WIDE_PX)


@dataclass(frozen=True, slots=True)
class Scene:
    """One frame of the timeline's rows."""

    scale: Scale
    layout: Layout
    scroll_px: float
    height_px: float
    marks: Marks
    labels: tuple[Label, ...] = ()
    strips: tuple[Strip, ...] = ()
    rows: tuple[int, ...] = ()
    index_of: dict[int, int] = field(default_factory=dict)


class Words(Protocol):
    """What the scene must know about text, given by whoever paints it."""

    def titles(self, slots: Ints) -> Sequence[str]:
        """The titles of these events."""

    def width(self, text: str, bold: bool) -> float:
        """The width in pixels of a text."""

    def elided(self, text: str, width_px: float, bold: bool) -> str:
        """The text cut to a width with an ellipsis, "" when nothing of it fits."""


def compose(
    layout: Layout,
    columns: Columns,
    scale: Scale,
    words: Words,
    *,
    scroll_px: float,
    height_px: float,
    selected: Collection[int] = (),
) -> Scene:
    """The frame for a layout at a scale; `selected` are slots (their labels are bold)."""
    found, strips, rows = [], [], []
    for number, row in enumerate(layout.rows):
        if row.top_px + row.height_px <= scroll_px or row.top_px >= scroll_px + height_px:
            continue
        rows.append(number)
        for lane in range(row.packing.lanes):
            y = row.lane_px(lane) - scroll_px
            if y + LANE_PX < 0 or y > height_px:
                continue
            slots = _in_sight(row, lane, scale)
            if slots.size > CROWD:
                strips.append(Strip(number, lane, y, _counts(row, lane, scale)))
            elif slots.size:
                found.append((slots, number, lane, y))
    marks = _marks(found, columns, scale)
    labels = _labels(marks, columns, scale, words, set(selected))
    index_of = dict(zip(marks.slots.tolist(), range(marks.slots.size), strict=True))
    return Scene(scale, layout, scroll_px, height_px, marks, labels, tuple(strips), tuple(rows), index_of)


def _in_sight(row: Row, lane: int, scale: Scale) -> Ints:
    """The slots of a lane that lie in sight, or near enough for their label."""
    packing = row.packing
    first, last = packing.bounds[lane], packing.bounds[lane + 1]
    margin = round(_SLIDE_PX * scale.us_per_px)
    begins, reached = packing.begins[first:last], packing.reached[first:last]
    low = int(np.searchsorted(reached, scale.left_us - margin, side="left"))
    high = int(np.searchsorted(begins, scale.right_us + margin, side="right"))
    return packing.slots[first + low : first + high]


def _counts(row: Row, lane: int, scale: Scale) -> Ints:
    first, last = row.packing.bounds[lane], row.packing.bounds[lane + 1]
    begins, ends = row.packing.begins[first:last], row.packing.ends[first:last]
    return density.per_pixel(begins, ends, scale, int(scale.width_px))


def _marks(found: Sequence[tuple[Ints, int, int, float]], columns: Columns, scale: Scale) -> Marks:
    counts = [len(slots) for slots, *_ in found]
    slots = np.concatenate([slots for slots, *_ in found]) if found else np.empty(0, np.int64)
    flags = columns.flags[slots]
    left, right = columns.left[slots], columns.right[slots]
    low, high = -_OFF_PX, scale.width_px + _OFF_PX
    x0, x1 = scale.times_to_px(left), scale.times_to_px(right)
    c0, c1 = scale.times_to_px(columns.core_left[slots]), scale.times_to_px(columns.core_right[slots])
    middle = (x0 + x1) / 2
    thin = (x1 - x0 < LEAST_PX) & ((flags & Flag.MOMENT) == 0)
    sure = c1 > c0
    x0, x1 = np.where(thin, middle - LEAST_PX / 2, x0), np.where(thin, middle + LEAST_PX / 2, x1)
    c0, c1 = np.where(thin & sure, x0, c0), np.where(thin & sure, x1, c1)
    clip = [np.clip(values, low - _SLIDE_PX, high + _SLIDE_PX) for values in (x0, x1, c0, c1)]
    return Marks(
        slots,
        np.repeat([row for _, row, _, _ in found], counts).astype(np.int64),
        np.repeat([lane for _, _, lane, _ in found], counts).astype(np.int64),
        *clip,
        middle,
        np.repeat([y for *_, y in found], counts).astype(np.float64),
        flags,
    )


def extents(marks: Marks) -> tuple[Floats, Floats]:
    """Where each event begins and ends on the screen, its dot and its stubs included."""
    dots, radius = marks.dots, lanes.DOT_PX / 2
    begin = np.where(dots, np.minimum(marks.middle - radius, np.where(marks.ranged, marks.x0, 1e9)), marks.x0)
    end = np.where(dots, np.maximum(marks.middle + radius, np.where(marks.ranged, marks.x1, -1e9)), marks.x1)
    begin = begin - np.where(marks.has(Flag.BEGIN_UNKNOWN), lanes.STUB_PX, 0.0)
    end = end + np.where(marks.has(Flag.END_UNKNOWN), lanes.STUB_PX, 0.0)
    return begin, end


_ON_GROUND = Flag.PLANNED | Flag.CANCELLED | Flag.DISPUTED | Flag.UNREVIEWED


@dataclass(slots=True)
class _Room:
    """The free stretches around one event of a lane, in pixels."""

    before: float  # where the lane is free again on the left
    begin: float
    end: float
    after: float  # where the next event begins


def _labels(
    marks: Marks, columns: Columns, scale: Scale, words: Words, selected: set[int]
) -> tuple[Label, ...]:
    if not marks.slots.size:
        return ()
    begin, end = extents(marks)
    lane_of = marks.row * 1000 + marks.lane
    new_lane = np.flatnonzero(np.diff(lane_of, prepend=-1, append=-1))
    after = np.append(begin[1:], 1e9)
    after[new_lane[1:] - 1] = 1e9
    width = scale.width_px
    inside = np.minimum(end, width) - np.maximum(begin, 0)
    beside = np.minimum(after, width) - end
    left = begin.copy()
    left[1:] -= np.maximum(end[:-1], 0)
    left[new_lane[:-1]] = begin[new_lane[:-1]]
    hopeful = (
        (np.maximum(np.maximum(inside, beside), left) > _LEAST_LABEL_PX)
        & (end > -_SLIDE_PX)
        & (begin < width + _SLIDE_PX)
    )
    wanted = np.flatnonzero(hopeful)
    titles = dict(zip(wanted.tolist(), words.titles(marks.slots[wanted]), strict=True))
    labels = []
    for first, last in pairwise(new_lane.tolist()):
        occupied = -1e9
        for i in range(first, last):
            if title := titles.get(i):
                room = _Room(occupied, float(begin[i]), float(end[i]), float(after[i]))
                label = _place(marks, i, title, room, width, words, int(marks.slots[i]) in selected)
                if label:
                    labels.append(label)
                    occupied = max(occupied, label.x_px + label.width_px)
            occupied = max(occupied, float(end[i]))
    return tuple(labels)


def _place(
    marks: Marks, i: int, title: str, room: _Room, width: float, words: Words, bold: bool
) -> Label | None:
    """Inside where it fits, else to the right, else to the left, else cut where most of it fits."""
    flags = int(marks.flags[i])
    wanted = words.width(title, bold)
    places: list[tuple[float, float, Ink]] = []  # from, to, on what
    gap = lanes.BAR_GAP_PX
    if not flags & Flag.MOMENT and room.before <= room.begin and room.end <= room.after + 1:
        pad_left = PAD_PX + (CHEVRON_PX if flags & Flag.BEGIN_OPEN else 0)
        pad_right = PAD_PX + (CHEVRON_PX if flags & Flag.END_OPEN else 0)
        core = Ink.TINT if flags & _ON_GROUND else Ink.SOLID
        for x0, x1, ink in ((marks.c0[i], marks.c1[i], core), (marks.x0[i], marks.x1[i], Ink.TINT)):
            places.append((max(float(x0), 0.0) + pad_left, min(float(x1), width) - pad_right, ink))
    right = room.end + gap if not flags & Flag.MOMENT else float(marks.middle[i]) + lanes.DOT_PX / 2 + gap
    in_view = room.end > -_SLIDE_PX and room.begin < width
    if in_view:
        places.append((right, min(room.after - gap, max(width - 2, right)), Ink.GROUND))
        left_edge = float(marks.middle[i]) - lanes.DOT_PX / 2 if flags & Flag.MOMENT else room.begin
        free = max(room.before + gap, 4.0)
        places.append((free, left_edge - gap, Ink.GROUND))
    for n, (x0, x1, ink) in enumerate(places):
        if x1 - x0 >= wanted:
            leftward = in_view and n == len(places) - 1
            return Label(i, title, x1 - wanted if leftward else x0, wanted, ink, bold)
    slid = right < 0 and room.after - gap - right >= wanted  # it slides out at the left edge, whole
    if slid and in_view:
        return Label(i, title, right, wanted, Ink.GROUND, bold)
    if not places:
        return None
    n = max(range(len(places)), key=lambda n: places[n][1] - places[n][0])
    x0, x1, ink = places[n]
    if x1 - x0 < _LEAST_LABEL_PX or not (text := words.elided(title, x1 - x0, bold)):
        return None
    cut = words.width(text, bold)
    leftward = in_view and n == len(places) - 1
    return Label(i, text, x1 - cut if leftward else x0, cut, ink, bold)


def bar_bottom(y_px: float) -> float:
    """The lower edge of a bar whose top is at `y_px`."""
    return y_px + BAR_PX
