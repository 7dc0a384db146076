"""A track with more events than lanes: sorted by how long they last, so that each keeps its lane at every zoom.

Events of one size class (a factor of four) are packed into lanes of their own, once for all zooms. A zoom only decides
which classes are seen as bars; what is longer than the view is one strip above them, what is shorter than a bar one
strip or a few lanes of dots below. So nothing overlaps, panning moves nothing, and zooming only opens and closes lanes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from timeline_app.timeline import lanes
from timeline_app.timeline.columns import Columns, Flag, Ints
from timeline_app.timeline.lanes import DOT_PX
from timeline_app.timeline.marks import LEAST_PX, WIDE_PX
from timeline_app.timeline.orders import Orders
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

_NONE = np.empty(0, np.int64)

Key: TypeAlias = tuple[int, int, int, int]


@dataclass(slots=True)
class _Group:
    """One size class: its slots by begin, and their lanes once somebody looked."""

    slots: Ints
    lanes: tuple[Lane, ...] | None = None
    taken_us: tuple[float, ...] = ()  # by each lane


@dataclass(slots=True)
class _Short:
    """What is shorter than a bar, by time: how far neighbours are apart when dealt to 1, 2, 3 lanes, and these lanes.

    All but a share are further apart than that, in microseconds.
    """

    slots: Ints
    apart_us: tuple[float, ...]
    lanes: dict[int, tuple[Lane, ...]] = field(default_factory=dict)


def seen(us_per_px: float) -> tuple[int, int]:
    """The lowest and the highest size class that is seen as bars at a zoom."""
    low = math.ceil(math.log(LEAST_PX * us_per_px, 4))
    return low, max(math.floor(math.log(LONG_PX * us_per_px, 4)), low)


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
        self._orders = Orders(columns, slots)
        self._groups: dict[int, _Group] = {}
        self._merged: dict[tuple[str, int, int], Lane] = {}
        self._shorts: dict[int, _Short] = {}
        slots = self._orders.by_begin(slots)
        classes = size_classes(columns, slots)
        order = np.argsort(classes.astype(np.int8), kind="stable")
        slots, classes = slots[order], classes[order]
        edges = [0, *(np.flatnonzero(np.diff(classes)) + 1).tolist(), slots.size] if slots.size else [0]
        for first, last in pairwise(edges):
            self._groups[int(classes[first])] = _Group(slots[first:last])

    def prepare(self) -> None:
        """Sort, and pack every class, now."""
        self._orders.prepare()
        for group in self._groups.values():
            self._lanes(group)

    def discard(self, slot: int) -> None:
        """Forget a slot, wherever it was."""
        self._orders.discard(slot)
        for group in self._groups.values():
            if (keep := group.slots != slot).all():
                continue
            group.slots, group.lanes = group.slots[keep], None
            self._merged.clear()
            self._shorts.clear()

    def add(self, slot: int) -> None:
        """Take a slot in as its columns are now."""
        self._orders.add(slot)
        columns = self._columns
        group = self._groups.setdefault(
            int(size_classes(columns, np.array([slot]))[0]), _Group(np.empty(0, np.int64))
        )
        at = int(np.searchsorted(columns.left[group.slots], columns.left[slot]))
        group.slots, group.lanes = np.insert(group.slots, at, slot), None
        self._merged.clear()
        self._shorts.clear()

    def key(self, us_per_px: float, most: int) -> Key:
        """Zooms with one key have the same lanes."""
        low, high = seen(us_per_px)
        return low, high, self._dot_lanes(low, us_per_px, most), most

    def packing(self, us_per_px: float, most: int, *, opened: bool = False) -> Packing:
        """The lanes at a zoom: no more than `most` (four at least), or where `opened` as many as there are."""
        low, high = seen(us_per_px)
        most = MOST_LANES if opened else most
        dotted = self._dotted(low, self._dot_lanes(low, us_per_px, most))
        shorter = self._slots(low) if not dotted else _NONE
        sizes = sorted((size for size in self._groups if size >= low), reverse=True)
        candidates = [(size, *found) for size in sizes for found in self._lanes(self._groups[size])]
        best = _best(candidates, high, LONG_PX * us_per_px)
        room = most - len(dotted)
        while True:
            chosen = set(best[:room])
            left = [(size, lane.slots) for n, (size, lane, _) in enumerate(candidates) if n not in chosen]
            longer = [slots for size, slots in left if size > high]
            rest = [slots for size, slots in left if size <= high] + ([shorter] if shorter.size else [])
            if len(chosen) + len(dotted) + bool(longer) + bool(rest) <= most:
                break
            room -= 1
        shown = [lane for n, (_, lane, _) in enumerate(candidates) if n in chosen]
        above = [self._strip(np.concatenate(longer), LONGER)] if longer else []
        below = [self._strip(np.concatenate(rest), SHORTER)] if rest else []
        return Packing((*above, *shown, *below, *dotted) or EMPTY.lanes, crowded=True)

    def _lanes(self, group: _Group) -> Iterator[tuple[Lane, float]]:
        """The lanes of a class, and how much time the events of each take."""
        if group.lanes is None:
            begins, ends = self._columns.left[group.slots], self._columns.right[group.slots]
            found, fits = lanes.pack(begins, np.maximum(ends, begins + 1), MOST_LANES)
            group.lanes = in_lanes(self._columns, group.slots, found)
            if not fits:
                group.lanes = (*group.lanes[:-1], self._strip(group.lanes[-1].slots, SHORTER))
            lasts = [(lane.lasts - lane.begins).astype(np.float64) for lane in group.lanes]
            group.taken_us = tuple(float(us.clip(max=_LONGEST_US).sum()) for us in lasts)
        return zip(group.lanes, group.taken_us, strict=True)

    def _slots(self, below: int) -> Ints:
        """The slots of all classes below one."""
        found = [group.slots for size, group in self._groups.items() if size < below]
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def _strip(self, slots: Ints, words: str) -> Lane:
        """A strip; the same one for the same events at another zoom."""
        key = words, slots.size, int(slots.sum())
        if key not in self._merged:
            self._merged[key] = strip(self._columns, self._orders, slots, words)
        return self._merged[key]

    def _dot_lanes(self, low: int, us_per_px: float, most: int) -> int:
        """In how many lanes the shorter ones can be told apart as dots at a zoom; 0 where in none."""
        apart_us = self._short(low).apart_us[: max(most - 3, 1)]
        return next((n for n, us in enumerate(apart_us, 1) if us >= DOT_PX * us_per_px), 0)

    def _dotted(self, low: int, count: int) -> tuple[Lane, ...]:
        """The shorter ones dealt out to lanes in the order of time, so that neighbours are apart."""
        short = self._short(low)
        if count not in short.lanes:
            slots = (short.slots[n::count] for n in range(min(count, short.slots.size)))
            short.lanes[count] = tuple(dots(self._columns, own) for own in slots)
        return short.lanes[count]

    def _short(self, low: int) -> _Short:
        if low not in self._shorts:
            lane = dots(self._columns, self._orders.by_middle(self._slots(low)))
            apart = [_smallest(lane.begins[n:] - lane.begins[:-n]) for n in range(1, _DOT_LANES + 1)]
            self._shorts[low] = _Short(lane.slots, tuple(apart))
        return self._shorts[low]


def _best(candidates: list[tuple[int, Lane, float]], high: int, screen_us: float) -> list[int]:
    """The lanes by what their room is worth: how seldom they are empty on a screen; what is longer counts less.

    One lane that is not longer comes first, however seldom something is in it: who zooms in looks for just that.
    """
    worth = [
        (taken_us + lane.slots.size * screen_us) * (_LONGER_WORTH if size > high else 1.0)
        for size, lane, taken_us in candidates
    ]
    order = sorted(range(len(worth)), key=lambda n: -worth[n])
    first = next((n for n in order if candidates[n][0] <= high), None)
    return order if first is None else [first, *(n for n in order if n != first)]


def _smallest(gaps: Ints) -> float:
    """What all gaps but the share that may touch reach."""
    at = int(_TOUCHING * gaps.size)
    return float(np.partition(gaps, at)[at]) if gaps.size else math.inf


def whole(columns: Columns, slots: Ints) -> Packing:
    """All events of a track in one strip."""
    return (
        Packing((strip(columns, Orders(columns, slots), slots, ""),), crowded=True) if slots.size else EMPTY
    )
