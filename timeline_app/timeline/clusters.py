"""Dots that would touch, drawn as one with their number: how many there are is seen, not guessed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.columns import Ints
from timeline_app.timeline.lanes import DOT_PX
from timeline_app.timeline.packing import Lane
from timeline_app.timeline.scale import Scale


@dataclass(frozen=True, slots=True)
class Cluster:
    """Some dots of one lane: from the first one's left to the last one's right end; `slots` by time."""

    row: int
    lane: int
    y_px: float
    x0_px: float
    x1_px: float
    slots: Ints


def chains(lane: Lane, scale: Scale, low: int, high: int) -> tuple[Ints, list[tuple[int, int]]]:
    """The dots from `low` to `high` of a lane: those that stand alone, and the stretches that touch.

    Two touch when their middles are nearer than a dot is wide. That is told by neighbours alone, whatever is in sight,
    so panning joins and parts nothing: a stretch is given whole, however far it reaches.
    """
    begins = lane.begins
    near_us = DOT_PX * scale.us_per_px
    while 0 < low < begins.size and begins[low] - begins[low - 1] < near_us:
        low -= 1
    while 0 < high < begins.size and begins[high] - begins[high - 1] < near_us:
        high += 1
    if high <= low:
        return np.empty(0, np.int64), []
    joined: NDArray[np.bool_] = np.diff(begins[low:high]) < near_us
    edges = np.flatnonzero(np.concatenate([[True], ~joined, [True]])) + low
    firsts, lasts = edges[:-1], edges[1:]
    alone = lasts - firsts == 1
    found = list(zip(firsts[~alone].tolist(), lasts[~alone].tolist(), strict=True))
    return lane.slots[firsts[alone]], found
