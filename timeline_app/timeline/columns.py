"""Every event of a project as numpy columns on the axis: what is drawn and culled, without one object an event.

A slot is a position in the columns. Slots of events that are gone stay empty until the columns are read anew; no record
is built for any of them. Times are microseconds on the axis: wall time, with an offset converted to the project's zone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from timeline_app.model import zones
from timeline_app.model.precision import Precision
from timeline_app.model.signal import Signal

FAR_US = 4_000_000_000_000_000_000
"""Beyond every year that can be looked at: where an open end reaches."""
MISSING = -(2**63)
"""What stands in a row for what is not there, where many rows are read: arrays hold no None."""
EventRow: TypeAlias = Sequence[int | None]
Ints: TypeAlias = NDArray[np.int64]
_Array: TypeAlias = NDArray[Any]
_BUCKET_US = 15 * 60 * 1_000_000  # no zone changes its offset within a quarter of an hour
_MINUTE_US = 60_000_000
_CHUNK = 16_384  # rows; converting so many takes a few milliseconds, in which no other thread can go on
_SPARE = 1_024  # slots for new events, before all columns must move
_FIELDS = 12  # of a row


class Flag:
    """What the door says about an event, bit by bit, and from 8192 on what is derived here.

    Plain integers: an enumeration costs more than the painting of a bar.
    """

    BEGIN_APPROXIMATE: Final = 1
    BEGIN_UNCERTAIN: Final = 2
    END_APPROXIMATE: Final = 4
    END_UNCERTAIN: Final = 8
    BEGIN_OPEN: Final = 16
    END_OPEN: Final = 32
    PLANNED: Final = 64
    CANCELLED: Final = 128
    UNREVIEWED: Final = 256
    DISPUTED: Final = 512
    BEGIN_UNKNOWN: Final = 1024
    END_UNKNOWN: Final = 2048
    EVIDENCE: Final = 4096
    MOMENT: Final = 8192
    UNDATED: Final = 16384
    EXACT: Final = 32768  # a moment known to the minute or better: a point, not a range


@dataclass(frozen=True, slots=True)
class Values:
    """What the columns hold of some events, each an array in the same order."""

    ids: Ints
    track: Ints
    left: Ints
    right: Ints
    core_left: Ints
    core_right: Ints
    flags: NDArray[np.uint16]

    @property
    def dated(self) -> NDArray[np.bool_]:
        """Which of them lie on the axis."""
        found: NDArray[np.bool_] = (self.track != -1) & ((self.flags & Flag.UNDATED) == 0)
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """What one change did: which slots it touched, what these held before (new ones nothing), what they hold now."""

    slots: Ints
    before: Values
    after: Values


class Columns:
    """The columns, by slot: hull `left`..`right`, certain part `core_left`..`core_right` (empty where equal).

    `changed` tells every difference at once, so that whoever keeps sums need not count all events anew.
    """

    ids: Ints
    track: Ints
    left: Ints
    right: Ints
    core_left: Ints
    core_right: Ints
    flags: NDArray[np.uint16]

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self.changed: Signal[[Difference]] = Signal()
        self._room: dict[str, _Array] = {
            name: np.empty(0, np.uint16 if name == "flags" else np.int64) for name in Values.__slots__
        }
        self._show(0)
        self.only: NDArray[np.bool_] | None = None
        self._only_slots = np.empty(0, np.int64)
        self._sorted = 0  # ids[:_sorted] rise; later ones are found in _late
        self._late: dict[int, int] = {}

    @classmethod
    def read(
        cls, rows: Iterable[EventRow], zone: str, look: Callable[[int], object] | None = None
    ) -> Columns:
        """Take all rows, as `Project.event_rows` gives them, a chunk at a time; quickest with `MISSING` for None.

        `look` is told after each chunk how many rows were read, and may raise to end it.
        """
        columns = cls(zone)
        batches, count = [], 0
        for numbers in _chunks(rows):
            batches.append(_convert(numbers, zone))
            count += len(numbers)
            if look is not None:
                look(count)
        if batches:
            columns._append(*batches)
        return columns

    def put(self, rows: Iterable[EventRow]) -> set[int]:
        """Take the new values of some events, known or new; returns the tracks that changed, before and after."""
        chunk = list(rows)
        if not chunk:
            return set()
        batch = _convert(_numbers(chunk), self.zone)
        slots = self.slots_of(batch.ids.tolist())
        known = np.array([slot is not None for slot in slots], bool)
        at = np.array([slot for slot in slots if slot is not None], np.int64)
        before = self.values(at)
        for name, array in self._room.items():
            array[at] = getattr(batch, name)[known]
        fresh = ~known
        first = self.size
        if fresh.any():
            self._append(Values(*(getattr(batch, name)[fresh] for name in Values.__slots__)))
        at = np.concatenate([at, np.arange(first, self.size)])
        self.changed.emit(Difference(at, before, self.values(at)))
        return {*before.track.tolist(), *batch.track.tolist()} - {-1}

    def drop(self, ids: Iterable[int]) -> set[int]:
        """Forget events; returns the tracks that lost one."""
        at = np.array([slot for slot in self.slots_of(ids) if slot is not None], np.int64)
        before = self.values(at)
        self.track[at] = -1
        if at.size:
            self.changed.emit(Difference(at, before, self.values(at)))
        return set(before.track.tolist()) - {-1}

    def values(self, slots: Ints) -> Values:
        """What these slots hold now."""
        return Values(*(getattr(self, name)[slots] for name in Values.__slots__))

    def slot_of(self, event: int) -> int | None:
        """Where an event's values are; None when there is no such event."""
        slot = self._find(event)
        return slot if slot is not None and self.track[slot] != -1 else None

    def slots_of(self, ids: Iterable[int]) -> list[int | None]:
        """`_find` of many: also slots of events that were dropped, which come back to them."""
        return [self._find(event) for event in ids]

    def _find(self, event: int) -> int | None:
        slot = int(np.searchsorted(self.ids[: self._sorted], event))
        if slot < self._sorted and self.ids[slot] == event:
            return slot
        return self._late.get(event)

    def mask_of(self, ids: Ints) -> NDArray[np.bool_]:
        """Which slots hold one of these events; ids that are not here are passed over."""
        mask = np.zeros(self.size, bool)
        known = self.ids[: self._sorted]
        if known.size:
            at = np.minimum(np.searchsorted(known, ids), known.size - 1)
            mask[at[known[at] == ids]] = True
        if self._late:
            late = np.fromiter(self._late.values(), np.int64)
            mask[late] = np.isin(self.ids[late], ids)
        return mask

    def in_track(self, track: int) -> Ints:
        """The slots of a track's dated events."""
        if self.only is None:
            return np.flatnonzero((self.track == track) & ((self.flags & Flag.UNDATED) == 0))
        slots = np.concatenate([self._only_slots, np.arange(self.only.size, self.size)])
        found: Ints = slots[(self.track[slots] == track) & ((self.flags[slots] & Flag.UNDATED) == 0)]
        return found

    def shown(self, slots: Ints, track: int) -> NDArray[np.bool_]:
        """Which of these slots are dated events of a track."""
        found: NDArray[np.bool_] = (self.track[slots] == track) & ((self.flags[slots] & Flag.UNDATED) == 0)
        return found if self.only is None else found & self.wanted(np.ones(self.size, bool))[slots]

    def undated(self) -> Ints:
        """The slots of events that have no date."""
        return np.flatnonzero(self.wanted((self.track != -1) & ((self.flags & Flag.UNDATED) != 0)))

    def counts(self) -> dict[int, int]:
        """How many events each track holds, undated ones included."""
        tracks, counts = np.unique(self.track[self.wanted(self.track != -1)], return_counts=True)
        return dict(zip(tracks.tolist(), counts.tolist(), strict=True))

    def dated(self) -> Ints:
        """The slots of all events that lie on the axis."""
        return np.flatnonzero((self.track != -1) & ((self.flags & Flag.UNDATED) == 0))

    def show_only(self, only: NDArray[np.bool_] | None) -> None:
        """Leave all other slots out of tracks and counts, but not what is newer; None = leave nothing out."""
        self.only = only
        self._only_slots = np.flatnonzero(only) if only is not None else self._only_slots[:0]

    def wanted(self, found: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Those of a mask over all slots that are not left out; what is newer than `only` is not."""
        if self.only is not None:
            found[: self.only.size] &= self.only[: self.size]
        return found

    def extent(self) -> tuple[int, int] | None:
        """The first and the last known time of any event; None when nothing is dated."""
        return self.extent_of(self.dated())

    def extent_of(self, slots: Ints) -> tuple[int, int] | None:
        """The first and the last known time among these slots, open ends left out."""
        return known_extent(end[slots] for end in (self.left, self.right, self.core_left, self.core_right))

    def _append(self, *batches: Values) -> None:
        first = self.size
        size = first + sum(len(batch.ids) for batch in batches)
        if size > len(self._room["ids"]):
            spare = _SPARE + (size // 8 if first else 0)
            self._room = {name: _wider(array, first, size + spare) for name, array in self._room.items()}
        at = first
        for batch in batches:
            for name, array in self._room.items():
                array[at : at + len(batch.ids)] = getattr(batch, name)
            at += len(batch.ids)
        self._show(size)
        if self._sorted == first:
            falls = np.flatnonzero(np.diff(self.ids[max(first - 1, 0) :]) <= 0)
            self._sorted = self.size if not falls.size else max(first - 1, 0) + int(falls[0]) + 1
        for slot in range(max(self._sorted, first), self.size):
            self._late[int(self.ids[slot])] = slot

    def _show(self, size: int) -> None:
        self.size = size
        for name, array in self._room.items():
            setattr(self, name, array[:size])


def known_extent(ends: Iterable[Ints]) -> tuple[int, int] | None:
    """The first and the last known time among ends of any kind, open ones left out; None where there is none."""
    bounds = []
    for end in ends:
        known = end[(end > -FAR_US) & (end < FAR_US)]
        if known.size:
            bounds.append((int(known.min()), int(known.max())))
    return (min(first for first, _ in bounds), max(last for _, last in bounds)) if bounds else None


def _wider(array: _Array, used: int, size: int) -> _Array:
    wider = np.empty(size, array.dtype)
    wider[:used] = array[:used]
    return wider


def _chunks(rows: Iterable[EventRow]) -> Iterator[Ints]:
    stream = iter(rows)
    while chunk := list(islice(stream, _CHUNK)):
        yield _numbers(chunk)


def _numbers(rows: Sequence[EventRow]) -> Ints:
    """Rows as one array, a row each."""
    count = len(rows) * _FIELDS
    flat = chain.from_iterable(rows)
    try:
        numbers = np.fromiter(flat, np.int64, count)  # a None among them raises
    except TypeError:
        whole = chain.from_iterable(rows)
        numbers = np.fromiter((MISSING if n is None else n for n in whole), np.int64, count)
    return numbers.reshape(len(rows), _FIELDS)


def _convert(numbers: Ints, zone: str) -> Values:
    """Rows of the door (see `Project.event_rows`) to drawn bounds."""
    ids, track, kind, *bounds, precision, _, flags, begin_offset, end_offset = np.ascontiguousarray(numbers.T)
    known_begin, known_end = bounds[0] != MISSING, bounds[2] != MISSING
    for bound in bounds:
        bound[bound == MISSING] = 0
    _to_zone(bounds[:2], begin_offset, zone)
    _to_zone(bounds[2:], end_offset, zone)
    b0, b1, e0, e1 = bounds
    moment = (kind == 0) & known_begin
    open_begin, open_end = (flags & Flag.BEGIN_OPEN) != 0, (flags & Flag.END_OPEN) != 0
    undated = ~known_begin & ~known_end & ~(open_begin & open_end)
    left = np.where(open_begin, -FAR_US, np.where(known_begin, b0, e0))
    right = np.where(moment, b1, np.where(open_end, FAR_US, np.where(known_end, e1, b1)))
    exact = moment & (precision >= Precision.MINUTE) & (b1 - b0 <= _MINUTE_US)
    right = np.where(exact, left, np.maximum(left, right))
    core_left = np.where(open_begin, -FAR_US, np.where(known_begin, b1, e0))
    core_right = np.where(open_end, FAR_US, np.where(known_end, e0, b1))
    core_left = np.clip(core_left, left, right)
    core_right = np.where(moment, core_left, np.clip(np.maximum(core_left, core_right), left, right))
    flags = flags | np.where(moment, Flag.MOMENT, 0) | np.where(undated, Flag.UNDATED, 0)
    flags |= np.where(exact, Flag.EXACT, 0)
    return Values(ids.copy(), track.copy(), left, right, core_left, core_right, flags.astype(np.uint16))


def _to_zone(bounds: Sequence[Ints], offsets_min: Ints, zone: str) -> None:
    """Move both bounds of an edge to the axis zone where it has an offset; a date without one stays as written."""
    at = np.flatnonzero(offsets_min != MISSING)
    for bound in bounds if at.size else ():
        bound[at] = axis_times(bound[at] - offsets_min[at] * _MINUTE_US, zone)


def axis_times(
    utc_us: Ints, zone: str, to_axis: Callable[[int, int | None, str], int] = zones.to_axis
) -> Ints:
    """UTC to wall time in a zone; asks the zone once for each quarter of an hour that occurs."""
    buckets, inverse = np.unique(utc_us // _BUCKET_US, return_inverse=True)
    starts = (buckets * _BUCKET_US).tolist()
    shifts = np.array([to_axis(start, 0, zone) - start for start in starts], np.int64)
    return utc_us + shifts[inverse]
