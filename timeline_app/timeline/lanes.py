"""Packing the events of a track into lanes, so that neither bars nor their labels meet.

First fit by begin, over the whole track and not just over what is visible: panning never moves an event. Pixels enter
only as room in microseconds at a zoom rounded up, so that zooming repacks twice an octave only.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.columns import FAR_US, Columns, Flag, Ints

BAR_GAP_PX = 6.0
DOT_PX = 14.0
"""A moment takes this much room at least."""
STUB_PX = 30.0
"""The dashed piece that stands for an end nobody knows."""


def octave(us_per_px: float) -> int:
    """The zoom rounded up to half an octave, counted in halves: within one, the lanes do not change."""
    return math.ceil(2 * math.log2(max(us_per_px, 1e-6)))


def coarsest(octave: int) -> float:
    """The most microseconds a pixel of a half octave."""
    return float(2.0 ** (octave / 2))


def room(
    columns: Columns, slots: Ints, us_per_px: float, label_px: NDArray[np.float64] | float = 0.0
) -> tuple[Ints, Ints]:
    """What each event takes, begin and end in microseconds: its bar or dot, and its label where that stands beside.

    `label_px` is the width each label wants (0 = none). A bar wide enough holds its own label.
    """
    left, right, flags = columns.left[slots], columns.right[slots], columns.flags[slots]
    dot = (flags & Flag.MOMENT) != 0
    half_us = round(DOT_PX / 2 * us_per_px)
    middle = left // 2 + right // 2
    begin = np.where(dot, np.minimum(left, middle - half_us), left)
    end = np.where(dot, np.maximum(right, middle + half_us), right)
    stub_us = round(STUB_PX * us_per_px)
    begin = begin - np.where((flags & Flag.BEGIN_UNKNOWN) != 0, stub_us, 0)
    end = end + np.where((flags & Flag.END_UNKNOWN) != 0, stub_us, 0)
    wide_us = end.astype(np.float64) - begin
    beside = np.where(dot | (wide_us < np.multiply(label_px, us_per_px)), label_px, 0.0)
    end = np.minimum(end.astype(np.float64) + (beside + BAR_GAP_PX) * us_per_px, FAR_US).astype(np.int64)
    return begin, end


def hopeless(begins: Ints, ends: Ints, limit: int) -> bool:
    """Whether intervals, sorted by begin, take more room than `limit` lanes have, told by a sum."""
    first, last = begins[0], begins[-1]
    taken = np.minimum(ends, last).astype(np.float64).sum() - begins.astype(np.float64).sum()
    return bool(taken > limit * float(last - first) > 0)


def pack(begins: Ints, ends: Ints, limit: int) -> tuple[NDArray[np.int16], bool]:
    """A lane for each interval, and whether `limit` lanes were enough.

    Intervals must come sorted by begin. Those for which there is no lane share the last one, where they overlap. Each
    lane is a chain of "the next one that begins after my end": one step an event, the rest in numpy.
    """
    lanes = np.full(len(begins), -1, np.int16)
    rest = np.arange(len(begins))
    for lane in range(limit):
        if not rest.size:
            break
        following = np.searchsorted(begins[rest], ends[rest], side="left")
        own = np.arange(rest.size)
        jumps = np.maximum(following, own + 1).tolist()
        taken = []
        i = 0
        while i < len(jumps):
            taken.append(i)
            i = jumps[i]
        lanes[rest[taken]] = lane
        keep = np.ones(rest.size, bool)
        keep[taken] = False
        rest = rest[keep]
    lanes[rest] = limit - 1
    return lanes, not rest.size
