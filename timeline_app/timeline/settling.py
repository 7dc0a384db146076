"""How a frame turns into another one when lanes open, close or change: nothing jumps, everything slides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from timeline_app.timeline.columns import Ints
from timeline_app.timeline.marks import Floats
from timeline_app.timeline.rows import Layout, Row
from timeline_app.timeline.scene import Scene


@dataclass(frozen=True, slots=True, eq=False)
class Heights:
    """Where everything lay: the top and height of each track's row, and each event below the top of its row.

    `slots` rise. Of the row that was at the upper edge, `anchor`, the same pixel stays there.
    """

    rows: Mapping[int, tuple[float, float]]
    slots: Ints
    below_px: Floats
    anchor: tuple[int, float] | None = None


def heights(scene: Scene) -> Heights:
    """Where everything lies in a frame."""
    layout, marks = scene.layout, scene.marks
    rows = {row.track: (row.top_px, row.height_px) for row in layout.rows}
    tops = np.array([row.top_px for row in layout.rows])
    below = marks.y + scene.scroll_px - (tops[marks.row] if marks.slots.size else 0.0)
    slots, first = np.unique(marks.slots, return_index=True)
    top = layout.row_at(scene.scroll_px) if scene.scroll_px > 0 else None
    return Heights(rows, slots, below[first], (top.track, scene.scroll_px - top.top_px) if top else None)


def rows_on_the_way(layout: Layout, before: Heights, share: float) -> Layout:
    """The rows when a share (0..1) of the way is done; rows that are new open from nothing."""
    rows: list[Row] = []
    top = 0.0
    for row in layout.rows:
        was = before.rows.get(row.track, (0.0, 0.0))[1]
        height = was + (row.height_px - was) * share
        rows.append(replace(row, top_px=top, height_px=height))
        top += height
    return replace(layout, rows=tuple(rows))


def scroll_on_the_way(layout: Layout, before: Heights) -> float | None:
    """The scroll that keeps what was at the upper edge there; None where that is just the top."""
    row = layout.row_of(before.anchor[0]) if before.anchor else None
    return row.top_px + before.anchor[1] if row and before.anchor else None


def events_on_the_way(scene: Scene, before: Heights, share: float) -> Scene:
    """The frame with each event a share of the way from where it was within its row."""
    marks = scene.marks
    if not marks.slots.size or not before.slots.size:
        return scene
    tops = np.array([row.top_px for row in scene.layout.rows])
    below = marks.y + scene.scroll_px - tops[marks.row]
    at = np.minimum(np.searchsorted(before.slots, marks.slots), before.slots.size - 1)
    known = before.slots[at] == marks.slots
    moved = np.where(known, (before.below_px[at] - below) * (1 - share), 0.0)
    return replace(scene, marks=replace(marks, y=marks.y + moved))
