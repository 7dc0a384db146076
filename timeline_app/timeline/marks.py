"""The events in sight as arrays of pixels."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline import lanes
from timeline_app.timeline.columns import Columns, Flag, Ints
from timeline_app.timeline.scale import Scale

Floats = NDArray[np.float64]
WIDE_PX = 14.0
"""From here on a moment shows the range in which it lies."""
LEAST_PX = 4.0
"""A bar is never narrower."""
SLIDE_PX = 300.0
"""A label slides out of sight with its event: so far outside events still count."""
_OFF_PX = 40.0  # bars are cut this far outside, where rounded corners and rings are out of sight


@dataclass(frozen=True, slots=True)
class Marks:
    """The events in sight as parallel arrays, row by row, lane by lane, from left to right.

    Hull `x0`..`x1` and core `c0`..`c1` in pixels, cut a little outside the view; `y` the top of the bar; `row` counts
    the rows of the layout. `stub0` and `stub1` are how far the dashed pieces reach that stand for an unknown begin and
    end (0 = there is none): no further than the next event.
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
    stub0: Floats
    stub1: Floats

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


def collect(found: Sequence[tuple[Ints, int, int, float]], columns: Columns, scale: Scale) -> Marks:
    """The marks of some stretches of lanes, each told by its slots, row, lane and the top of its bars."""
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
    low, high = low - SLIDE_PX, high + SLIDE_PX
    x0, x1, c0, c1 = (np.clip(values, low, high) for values in (x0, x1, c0, c1))
    row = np.repeat([row for _, row, _, _ in found], counts).astype(np.int64)
    lane = np.repeat([lane for _, _, lane, _ in found], counts).astype(np.int64)
    gap = np.where((row[1:] == row[:-1]) & (lane[1:] == lane[:-1]), np.maximum(x0[1:] - x1[:-1], 0), np.inf)
    before, after = np.concatenate([[np.inf], gap]), np.concatenate([gap, [np.inf]])
    begin_unknown, end_unknown = (flags & Flag.BEGIN_UNKNOWN) != 0, (flags & Flag.END_UNKNOWN) != 0
    return Marks(
        slots,
        row,
        lane,
        x0,
        x1,
        c0,
        c1,
        middle,
        np.repeat([y for *_, y in found], counts).astype(np.float64),
        flags,
        np.where(begin_unknown, np.minimum(before[: slots.size], lanes.STUB_PX), 0.0),
        np.where(end_unknown, np.minimum(after[: slots.size], lanes.STUB_PX), 0.0),
    )


def extents(marks: Marks) -> tuple[Floats, Floats]:
    """Where each event begins and ends on the screen, its dot and its stubs included."""
    dots, radius = marks.dots, lanes.DOT_PX / 2
    begin = np.where(dots, np.minimum(marks.middle - radius, np.where(marks.ranged, marks.x0, 1e9)), marks.x0)
    end = np.where(dots, np.maximum(marks.middle + radius, np.where(marks.ranged, marks.x1, -1e9)), marks.x1)
    return begin - marks.stub0, end + marks.stub1


def among(slots: Ints, some: Collection[int]) -> NDArray[np.bool_]:
    """Which of the slots are some of these; quick for the few that are selected or hovered."""
    if len(some) > 8:
        return np.isin(slots, list(some))
    found: NDArray[np.bool_] = np.zeros(slots.size, bool)
    for slot in some:
        found |= slots == slot
    return found
