"""A track with more events than lanes: sorted by how long they last, so that each keeps its lane at every zoom.

Events of one size class (a factor of four) are packed into lanes of their own, once for all zooms. A zoom only decides
which classes are seen as bars; what is longer than the view is one strip above them, what is shorter than a bar one
strip or a few lanes of dots below. So nothing overlaps, panning moves nothing, and zooming only opens and closes lanes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from timeline_app.timeline import lanes
from timeline_app.timeline.columns import Columns, Flag, Ints
from timeline_app.timeline.lanes import DOT_PX
from timeline_app.timeline.marks import LEAST_PX, WIDE_PX
from timeline_app.timeline.packing import EMPTY, Lane, Packing, dots, in_lanes, strip

LONG_PX = 1500.0
"""What lasts longer than this is, at a zoom, not looked at but looked through."""
MOST_LANES = 200
"""No track opens further, however many of its events overlap."""
LONGER, SHORTER = "longer", "shorter"
_DOT_LANES = 3
_TOUCHING = 0.3  # the share of dots that may touch before they are a strip
_LONGER_WORTH = 0.5
_LONGEST_US = 2e16  # centuries: an open end counts no more
_POINT = -1  # the class of what has no length
_MOMENT = round(WIDE_PX / LEAST_PX)  # a moment shows its range from so many times the length of a bar on

Key: TypeAlias = tuple[int, int, int, int]


@dataclass(slots=True)
class _Group:
    """One size class: its slots by begin, and their lanes once somebody looked."""

    slots: Ints
    lanes: tuple[Lane, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Dots:
    """Lanes of dots; all but a share of neighbours are further than `apart_us` from each other."""

    lanes: tuple[Lane, ...]
    apart_us: float


def size_classes(columns: Columns, slots: Ints) -> Ints:
    """How long each lasts, as the power of four in microseconds; -1 for what has no length."""
    length = columns.right[slots] - columns.left[slots]
    length = np.where((columns.flags[slots] & Flag.MOMENT) != 0, length // _MOMENT, length)
    found: Ints = np.where(length > 0, np.log2(np.maximum(length, 1)) // 2, _POINT).astype(np.int64)
    return found


class Crowd:
    """The events of one track by size class. Slots that changed are taken out and put in again one by one."""

    def __init__(self, columns: Columns, slots: Ints) -> None:
        self._columns = columns
        self._groups: dict[int, _Group] = {}
        self._merged: dict[tuple[str, int, int], Lane] = {}
        self._dotted: dict[tuple[int, int], _Dots] = {}
        classes = size_classes(columns, slots)
        order = np.lexsort((columns.left[slots], classes))
        slots, classes = slots[order], classes[order]
        edges = [0, *(np.flatnonzero(np.diff(classes)) + 1).tolist(), slots.size] if slots.size else [0]
        for first, last in pairwise(edges):
            self._groups[int(classes[first])] = _Group(slots[first:last])

    def discard(self, slot: int) -> None:
        """Forget a slot, wherever it was."""
        for group in self._groups.values():
            if (keep := group.slots != slot).all():
                continue
            group.slots, group.lanes = group.slots[keep], None
            self._merged.clear()
            self._dotted.clear()

    def add(self, slot: int) -> None:
        """Take a slot in as its columns are now."""
        columns = self._columns
        group = self._groups.setdefault(
            int(size_classes(columns, np.array([slot]))[0]), _Group(np.empty(0, np.int64))
        )
        at = int(np.searchsorted(columns.left[group.slots], columns.left[slot]))
        group.slots, group.lanes = np.insert(group.slots, at, slot), None
        self._merged.clear()
        self._dotted.clear()

    def seen(self, us_per_px: float) -> tuple[int, int]:
        """The lowest and the highest class that is seen as bars at a zoom."""
        low = math.ceil(math.log(LEAST_PX * us_per_px, 4))
        return low, max(math.floor(math.log(LONG_PX * us_per_px, 4)), low)

    def key(self, us_per_px: float, most: int) -> Key:
        """Zooms with one key have the same lanes."""
        return (*self.seen(us_per_px), self._dot_lanes(us_per_px), most)

    def packing(self, us_per_px: float, most: int, *, opened: bool = False) -> Packing:
        """The lanes at a zoom: no more than `most`, or where `opened` as many as there are."""
        low, high = self.seen(us_per_px)
        most = MOST_LANES if opened else most
        shorter = self._slots(low)
        dotted = self._dots(low, self._dot_lanes(us_per_px)).lanes if shorter.size else ()
        room = max(most - max(len(dotted), 1), 2)
        candidates = [
            (size, lane)
            for size in sorted((c for c in self._groups if c >= low), reverse=True)
            for lane in self._lanes(self._groups[size])
        ]
        chosen = self._chosen(candidates, high, LONG_PX * us_per_px, room)
        if len(chosen) < len(candidates) and any(size > high for size, _ in candidates):
            chosen = self._chosen(candidates, high, LONG_PX * us_per_px, room - 1)
        shown = [lane for n, (_, lane) in enumerate(candidates) if n in chosen]
        left = [(size, lane.slots) for n, (size, lane) in enumerate(candidates) if n not in chosen]
        longer = [slots for size, slots in left if size > high]
        rest = [slots for size, slots in left if size <= high] + ([] if dotted else [shorter])
        above = [self._strip(np.concatenate(longer), LONGER)] if longer else []
        below = [self._strip(np.concatenate(rest), SHORTER)] if sum(map(len, rest)) else []
        return Packing((*above, *shown, *below, *dotted) or EMPTY.lanes, crowded=True)

    def _chosen(self, candidates: list[tuple[int, Lane]], high: int, screen_us: float, room: int) -> set[int]:
        """Which lanes are worth their room: those that are seldom empty on a screen, and rather not what is longer."""
        if len(candidates) <= room:
            return set(range(len(candidates)))
        score = np.empty(len(candidates))
        for n, (size, lane) in enumerate(candidates):
            taken_us = (lane.lasts - lane.begins).astype(np.float64).clip(max=_LONGEST_US)
            score[n] = (taken_us + screen_us).sum() * (_LONGER_WORTH if size > high else 1.0)
        seen = np.array([size <= high for size, _ in candidates])
        if seen.any():  # one lane at least for what begins and ends in sight, however seldom that is
            score[np.argmax(np.where(seen, score, -1.0))] = np.inf
        return set(np.argsort(-score, kind="stable")[:room].tolist())

    def _lanes(self, group: _Group) -> tuple[Lane, ...]:
        if group.lanes is None:
            begins, ends = self._columns.left[group.slots], self._columns.right[group.slots]
            found, _ = lanes.pack(begins, np.maximum(ends, begins + 1), MOST_LANES)
            group.lanes = in_lanes(self._columns, group.slots, found)
        return group.lanes

    def _slots(self, below: int) -> Ints:
        """The slots of all classes below one."""
        found = [group.slots for size, group in self._groups.items() if size < below]
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def _strip(self, slots: Ints, words: str) -> Lane:
        """A strip; the same one for the same events at another zoom."""
        key = words, slots.size, int(slots.sum())
        if key not in self._merged:
            self._merged[key] = strip(self._columns, slots, words)
        return self._merged[key]

    def _dot_lanes(self, us_per_px: float) -> int:
        """In how many lanes the shorter ones can be told apart as dots at a zoom; 0 where in none."""
        low, _ = self.seen(us_per_px)
        counts = range(1, _DOT_LANES + 1)
        return next((n for n in counts if self._dots(low, n).apart_us >= DOT_PX * us_per_px), 0)

    def _dots(self, low: int, count: int) -> _Dots:
        """The shorter ones dealt out to lanes in the order of time, so that neighbours are apart."""
        if not count:
            return _Dots((), 0.0)
        if (low, count) not in self._dotted:
            slots = dots(self._columns, self._slots(low)).slots
            dealt = tuple(dots(self._columns, slots[n::count]) for n in range(min(count, slots.size)))
            gaps = np.concatenate([np.diff(lane.begins) for lane in dealt]) if dealt else np.empty(0)
            apart_us = float(np.quantile(gaps, _TOUCHING)) if gaps.size else math.inf
            self._dotted[low, count] = _Dots(dealt, apart_us)
        return self._dotted[low, count]


def whole(columns: Columns, slots: Ints) -> Packing:
    """All events of a track in one strip."""
    return Packing((strip(columns, slots, ""),), crowded=True) if slots.size else EMPTY
