"""What lies under the pointer, found in the scene that was painted: picking never guesses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from timeline_app.timeline.columns import Flag, Ints
from timeline_app.timeline.lanes import DOT_PX
from timeline_app.timeline.marks import extents
from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.scene import Scene

GRIP_PX = 5.0
"""An end is gripped this far outside a bar, and as far inside where the bar is wide enough."""
_SLACK_PX = 3.0  # above and below a bar


class Part(Enum):
    """Where an event is touched."""

    BODY = "body"
    BEGIN = "begin"
    END = "end"
    SOFT_BEGIN = "soft begin"  # where the uncertain begin becomes the certain part
    SOFT_END = "soft end"
    LABEL = "label"
    CROWD = "crowd"


@dataclass(frozen=True, slots=True)
class Hit:
    """An event and the part of it that lies there."""

    slot: int
    part: Part


def pick(scene: Scene, x_px: float, y_px: float) -> Hit | None:
    """What lies at a point (pixels from the left, and below the axis); None = empty ground.

    Of several that overlap the one whose middle is nearest wins, so that each can be reached.
    """
    marks = scene.marks
    if marks.slots.size:
        near = np.flatnonzero((marks.y - _SLACK_PX <= y_px) & (y_px <= marks.y + BAR_PX + _SLACK_PX))
        if near.size:
            begin, end = extents(marks)
            hits = near[(begin[near] - GRIP_PX <= x_px) & (x_px <= end[near] + GRIP_PX)]
            if hits.size:
                outside = np.maximum(begin[hits] - x_px, x_px - end[hits])
                distance = np.where(outside > 0, 1e6 + outside, np.abs((begin[hits] + end[hits]) / 2 - x_px))
                best = int(hits[int(np.argmin(distance))])
                return Hit(int(marks.slots[best]), _part(scene, best, x_px))
        for label in scene.labels:
            y = float(marks.y[label.index])
            if (
                y - _SLACK_PX <= y_px <= y + BAR_PX + _SLACK_PX
                and label.x_px <= x_px <= label.x_px + label.width_px
            ):
                return Hit(int(marks.slots[label.index]), Part.LABEL)
    return _pick_crowd(scene, x_px, y_px)


def _part(scene: Scene, i: int, x_px: float) -> Part:
    marks = scene.marks
    flags = int(marks.flags[i])
    x0, x1, c0, c1 = (float(values[i]) for values in (marks.x0, marks.x1, marks.c0, marks.c1))
    if flags & Flag.MOMENT and x1 - x0 < 3 * DOT_PX:
        return Part.BODY
    grip = min(GRIP_PX, (x1 - x0) / 5)
    if x_px <= x0 + grip and not flags & (Flag.BEGIN_OPEN | Flag.BEGIN_UNKNOWN):
        return Part.BEGIN
    if x_px >= x1 - grip and not flags & (Flag.END_OPEN | Flag.END_UNKNOWN):
        return Part.END
    if c1 > c0:
        if c0 - x0 > 2 * GRIP_PX and abs(x_px - c0) <= GRIP_PX - 1:
            return Part.SOFT_BEGIN
        if x1 - c1 > 2 * GRIP_PX and abs(x_px - c1) <= GRIP_PX - 1:
            return Part.SOFT_END
    return Part.BODY


def _pick_crowd(scene: Scene, x_px: float, y_px: float) -> Hit | None:
    """One event of a density: the last of its lane that begins at or before the pointer and has not ended."""
    for strip in scene.strips:
        if not strip.y_px <= y_px <= strip.y_px + BAR_PX:
            continue
        packing = scene.layout.rows[strip.row].packing
        first, last = packing.bounds[strip.lane], packing.bounds[strip.lane + 1]
        left, right = scene.scale.px_to_time(x_px - 1), scene.scale.px_to_time(x_px + 1)
        at = int(np.searchsorted(packing.begins[first:last], right, side="right")) - 1
        if at >= 0 and packing.reached[first + at] >= left:
            return Hit(int(packing.slots[first + at]), Part.CROWD)
    return None


def within(scene: Scene, x0_px: float, y0_px: float, x1_px: float, y1_px: float) -> Ints:
    """The slots of all bars and dots that a rectangle touches (a rubber band)."""
    x0_px, x1_px = sorted((x0_px, x1_px))
    y0_px, y1_px = sorted((y0_px, y1_px))
    begin, end = extents(scene.marks)
    y = scene.marks.y
    hit = (end >= x0_px) & (begin <= x1_px) & (y + BAR_PX >= y0_px) & (y <= y1_px)
    found = [scene.marks.slots[hit]]
    for strip in scene.strips:
        if strip.y_px + BAR_PX >= y0_px and strip.y_px <= y1_px:
            packing = scene.layout.rows[strip.row].packing
            lane = slice(packing.bounds[strip.lane], packing.bounds[strip.lane + 1])
            left, right = scene.scale.px_to_time(x0_px), scene.scale.px_to_time(x1_px)
            found.append(
                packing.slots[lane][(packing.reached[lane] >= left) & (packing.begins[lane] <= right)]
            )
    return np.concatenate(found)
