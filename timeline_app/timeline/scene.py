"""What is to be painted for one view: bars, dots, labels and densities in pixels, decided before anything is drawn.

The same scene is painted, picked and told to screen readers. Heights are pixels below the axis with the scroll taken off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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
    low, high = low - _SLIDE_PX, high + _SLIDE_PX
    x0, x1, c0, c1 = (np.clip(values, low, high) for values in (x0, x1, c0, c1))
    return Marks(
        slots,
        np.repeat([row for _, row, _, _ in found], counts).astype(np.int64),
        np.repeat([lane for _, _, lane, _ in found], counts).astype(np.int64),
        x0,
        x1,
        c0,
        c1,
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
                label = _place(marks, i, title, room, width, words, bold=int(marks.slots[i]) in selected)
                if label:
                    labels.append(label)
                    occupied = max(occupied, label.x_px + label.width_px)
            occupied = max(occupied, float(end[i]))
    return tuple(labels)


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch where a label may stand, at its left or right end."""

    x0: float
    x1: float
    ink: Ink
    leftward: bool = False


def _places(marks: Marks, i: int, room: _Room, width: float, gap: float) -> Iterator[_Place]:
    """Where a label may stand, the best first: inside, to the right, to the left."""
    flags = int(marks.flags[i])
    x0, x1, c0, c1 = (float(values[i]) for values in (marks.x0, marks.x1, marks.c0, marks.c1))
    alone = room.before <= room.begin and room.end <= room.after + 1
    moment = bool(flags & Flag.MOMENT)
    dot = float(marks.middle[i])
    if moment and alone and x1 - x0 >= WIDE_PX:
        yield _Place(
            max(x0 + PAD_PX, dot + lanes.DOT_PX / 2 + gap, PAD_PX), min(x1, width) - PAD_PX, Ink.TINT
        )
        yield _Place(
            max(x0, 0.0) + PAD_PX, min(x1, width, dot - lanes.DOT_PX / 2) - PAD_PX, Ink.TINT, leftward=True
        )
    elif not moment and alone:
        left = max(x0, 0.0) + PAD_PX + (CHEVRON_PX if flags & Flag.BEGIN_OPEN else 0)
        right = min(x1, width) - PAD_PX - (CHEVRON_PX if flags & Flag.END_OPEN else 0)
        if flags & _ON_GROUND or c1 <= c0:
            yield _Place(left, right, Ink.TINT)
        else:
            yield _Place(max(left, c0 + PAD_PX), min(right, c1 - PAD_PX), Ink.SOLID)
            yield _Place(left, min(right, c0 - PAD_PX), Ink.TINT)
            yield _Place(max(left, c1 + PAD_PX), right, Ink.TINT)
    if -_SLIDE_PX < room.end < width + gap:
        yield _Place(room.end + gap, min(room.after - gap, width - 2), Ink.GROUND)
    if 0 < room.begin < width + _SLIDE_PX:
        free = room.before + gap if room.before > -1e8 else min(4.0, room.begin)
        yield _Place(free, room.begin - gap, Ink.GROUND, leftward=True)


def _place(
    marks: Marks, i: int, title: str, room: _Room, width: float, words: Words, *, bold: bool
) -> Label | None:
    """In the first place where all of it fits, else cut in the widest one."""
    wanted = words.width(title, bold)
    places = list(_places(marks, i, room, width, lanes.BAR_GAP_PX + (3 if bold else 0)))
    for place in places:
        if place.x1 - place.x0 >= wanted:
            return Label(i, title, place.x1 - wanted if place.leftward else place.x0, wanted, place.ink, bold)
    if not places:
        return None
    best = max(places, key=lambda place: place.x1 - place.x0)
    if best.x1 - best.x0 < _LEAST_LABEL_PX or not (text := words.elided(title, best.x1 - best.x0, bold)):
        return None
    cut = words.width(text, bold)
    return Label(i, text, best.x1 - cut if best.leftward else best.x0, cut, best.ink, bold)
