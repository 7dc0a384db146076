"""The lanes of one track: which events each lane holds, and how they are drawn there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline import lanes
from timeline_app.timeline.columns import Columns, Ints
from timeline_app.timeline.orders import Orders

LABEL_ROOM_PX = 250.0
"""The most room a label may claim when lanes are packed; a longer one is cut where it does not fit."""
_NONE = np.empty(0, np.int64)


class Look(Enum):
    """How the events of a lane are drawn."""

    BARS = "bars"  # one by one; none meets another
    DOTS = "dots"  # one by one, and as a count where they would touch
    STRIP = "strip"  # as a density


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """Events of one lane by begin, and where each ends; `reached` is the latest end so far (what culls).

    A strip has its ends in their order, too (what counts), and in `words` what it holds. The lane of dots goes by the
    middles of its events: begins and ends are these.
    """

    look: Look
    slots: Ints
    begins: Ints
    lasts: Ints
    reached: Ints
    ends: Ints = field(default_factory=lambda: _NONE)
    words: str = ""

    def between(self, left_us: int, right_us: int) -> tuple[int, int]:
        """From which to which (exclusive) of the slots a stretch of time can be touched."""
        low = int(np.searchsorted(self.reached, left_us, side="left"))
        return low, int(np.searchsorted(self.begins, right_us, side="right"))

    def at(self, left_us: int, right_us: int) -> Ints:
        """The slots that touch a stretch of time, by begin."""
        low, high = self.between(left_us, right_us)
        return self.slots[low:high][self.lasts[low:high] >= left_us]


@dataclass(frozen=True, slots=True, eq=False)
class Packing:
    """All lanes of a track, from the top; at least one. `crowded` says that some events share a strip."""

    lanes: tuple[Lane, ...]
    crowded: bool = False

    def lane_of(self, slot: int) -> int | None:
        """In which lane a slot lies; None when it is not in this track."""
        return next((n for n, lane in enumerate(self.lanes) if (lane.slots == slot).any()), None)


EMPTY = Packing((Lane(Look.BARS, _NONE, _NONE, _NONE, _NONE),))


def bars(columns: Columns, slots: Ints) -> Lane:
    """A lane of events that do not meet."""
    slots = slots[np.argsort(columns.left[slots], kind="stable")]
    lasts = columns.right[slots]
    return Lane(Look.BARS, slots, columns.left[slots], lasts, np.maximum.accumulate(lasts))


def dots(columns: Columns, by_middle: Ints) -> Lane:
    """A lane of short events, in the order of their middles."""
    middle = columns.left[by_middle] // 2 + columns.right[by_middle] // 2
    return Lane(Look.DOTS, by_middle, middle, middle, middle)


def strip(columns: Columns, orders: Orders, slots: Ints, words: str) -> Lane:
    """A lane in which events are only counted."""
    ends = columns.right[orders.by_end(slots)]
    slots = orders.by_begin(slots)
    begins, lasts = columns.left[slots], columns.right[slots]
    return Lane(Look.STRIP, slots, begins, lasts, np.maximum.accumulate(lasts), ends, words)


def in_lanes(columns: Columns, slots: Ints, lane: NDArray[np.int16]) -> tuple[Lane, ...]:
    """Lanes of bars, from the number of each slot's lane."""
    order = np.argsort(lane, kind="stable")
    slots, lane = slots[order], lane[order]
    edges = np.searchsorted(lane, np.arange(int(lane.max(initial=-1)) + 2)).tolist()
    return tuple(bars(columns, slots[first:last]) for first, last in pairwise(edges))


def exact(
    columns: Columns,
    slots: Ints,
    us_per_px: float,
    limits: Sequence[int],
    label_px: NDArray[np.float64] | float,
) -> Packing | None:
    """All events one by one, with room in pixels for dots and, in the first of the limits, for labels.

    None where even the last limit is too few lanes.
    """
    if not slots.size:
        return EMPTY
    for limit, wanted in ((limits[0], label_px), *((limit, 0.0) for limit in limits)):
        begins, ends = lanes.room(columns, slots, us_per_px, np.minimum(wanted, LABEL_ROOM_PX))
        order = np.argsort(begins, kind="stable")
        if not lanes.hopeless(begins[order], ends[order], limit):
            found, fits = lanes.pack(begins[order], ends[order], limit)
            if fits:
                return Packing(in_lanes(columns, slots[order], found))
    return None
