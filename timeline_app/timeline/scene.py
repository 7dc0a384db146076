"""What is to be painted for one view: bars, dots, labels and densities in pixels, decided before anything is drawn.

The same scene is painted and picked. Heights are pixels below the axis, with the scroll taken off.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from timeline_app.timeline import density
from timeline_app.timeline.columns import Columns, Ints
from timeline_app.timeline.labels import Label, Words, place
from timeline_app.timeline.marks import SLIDE_PX, Marks, collect
from timeline_app.timeline.rows import LANE_PX, Layout, Row
from timeline_app.timeline.scale import Scale

CROWD = 200
"""More bars than this in sight make a lane a density."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane too crowded for bars: how many events lie on each pixel."""

    row: int
    lane: int
    y_px: float
    counts: Ints


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

    def index(self, slot: int) -> int | None:
        """Which of the marks is this slot; None when it is not drawn by itself."""
        found = np.flatnonzero(self.marks.slots == slot)
        return int(found[0]) if found.size else None


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
    marks = collect(found, columns, scale)
    labels = place(marks, words, scale.width_px, set(selected))
    return Scene(scale, layout, scroll_px, height_px, marks, labels, tuple(strips), tuple(rows))


def _in_sight(row: Row, lane: int, scale: Scale) -> Ints:
    """The slots of a lane that lie in sight, or near enough for their label."""
    packing = row.packing
    first, last = packing.bounds[lane], packing.bounds[lane + 1]
    margin = round(SLIDE_PX * scale.us_per_px)
    begins, reached = packing.begins[first:last], packing.reached[first:last]
    low = int(np.searchsorted(reached, scale.left_us - margin, side="left"))
    high = int(np.searchsorted(begins, scale.right_us + margin, side="right"))
    return packing.slots[first + low : first + high]


def _counts(row: Row, lane: int, scale: Scale) -> Ints:
    first, last = row.packing.bounds[lane], row.packing.bounds[lane + 1]
    begins, ends = row.packing.begins[first:last], row.packing.ends[first:last]
    return density.per_pixel(begins, ends, scale, int(scale.width_px))
