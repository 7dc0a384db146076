"""What lies under the pointer, found in the scene that was painted: picking never guesses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from timeline_app.timeline.clusters import Cluster
from timeline_app.timeline.columns import Flag, Ints
from timeline_app.timeline.lanes import DOT_PX
from timeline_app.timeline.marks import extents
from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.scene import Scene, Strip

GRIP_PX = 5.0
"""An end is gripped this far outside a bar, and as far inside where the bar is wide enough."""
_NEAR_PX = 2.0  # a crowd is asked for what lies so near
_SLACK_PX = 3.0  # above and below a bar


class Part(Enum):
    """Where an event is touched."""

    BODY = "body"
    BEGIN = "begin"
    END = "end"
    SOFT_BEGIN = "soft begin"  # where the uncertain begin becomes the certain part
    SOFT_END = "soft end"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Hit:
    """An event and the part of it that lies there."""

    slot: int
    part: Part


def pick(scene: Scene, x_px: float, y_px: float) -> Hit | None:
    """The event at a point (pixels from the left, and below the axis); None where none is drawn by itself.

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
    return None


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


def crowd_at(scene: Scene, x_px: float, y_px: float) -> Ints:
    """The slots that a density or a count stands for at a point, by begin; none where there is none of both."""
    for cluster in scene.clusters:
        if cluster.y_px <= y_px <= cluster.y_px + BAR_PX and cluster.x0_px <= x_px <= cluster.x1_px:
            return cluster.slots
    for strip in scene.strips:
        if strip.y_px <= y_px <= strip.y_px + BAR_PX:
            lane, scale = scene.lane(strip), scene.scale
            return lane.at(scale.px_to_time(x_px - _NEAR_PX), scale.px_to_time(x_px + _NEAR_PX))
    return np.empty(0, np.int64)


def within(scene: Scene, x0_px: float, y0_px: float, x1_px: float, y1_px: float) -> Ints:
    """The slots of all bars and dots that a rectangle touches (a rubber band)."""
    x0_px, x1_px = sorted((x0_px, x1_px))
    y0_px, y1_px = sorted((y0_px, y1_px))
    begin, end = extents(scene.marks)
    y = scene.marks.y
    hit = (end >= x0_px) & (begin <= x1_px) & (y + BAR_PX >= y0_px) & (y <= y1_px)
    found = [scene.marks.slots[hit]]
    crowds: list[Strip | Cluster] = [*scene.strips, *scene.clusters]
    for crowd in crowds:
        if crowd.y_px + BAR_PX >= y0_px and crowd.y_px <= y1_px:
            found.append(scene.lane(crowd).at(scene.scale.px_to_time(x0_px), scene.scale.px_to_time(x1_px)))
    return np.unique(np.concatenate(found))
