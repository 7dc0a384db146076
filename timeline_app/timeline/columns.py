"""Every event of a project as numpy columns on the axis: what is drawn and culled, without one object an event.

A slot is a position in the columns. Slots of events that are gone stay empty until the columns are read anew; no record
is built for any of them. Times are microseconds on the axis: wall time, with an offset converted to the project's zone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from timeline_app.model import zones
from timeline_app.model.precision import Precision

FAR_US = 4_000_000_000_000_000_000
"""Beyond every year that can be looked at: where an open end reaches."""
EventRow: TypeAlias = Sequence[int | None]
Ints: TypeAlias = NDArray[np.int64]
_BUCKET_US = 15 * 60 * 1_000_000  # no zone changes its offset within a quarter of an hour
_MINUTE_US = 60_000_000
_CHUNK = 50_000


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
class _Batch:
    """Rows converted to arrays."""

    ids: Ints
    track: Ints
    left: Ints
    right: Ints
    core_left: Ints
    core_right: Ints
    flags: NDArray[np.uint16]


class Columns:
    """The columns, by slot: hull `left`..`right`, certain part `core_left`..`core_right` (empty where equal)."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self.size = 0
        self.ids = np.empty(0, np.int64)
        self.track = np.empty(0, np.int64)
        self.left = np.empty(0, np.int64)
        self.right = np.empty(0, np.int64)
        self.core_left = np.empty(0, np.int64)
        self.core_right = np.empty(0, np.int64)
        self.flags = np.empty(0, np.uint16)
        self._sorted = 0  # ids[:_sorted] rise; later ones are found in _late
        self._late: dict[int, int] = {}

    @classmethod
    def read(cls, rows: Iterable[EventRow], zone: str) -> Columns:
        """Take all rows, as `Project.event_rows` gives them, a chunk at a time."""
        columns = cls(zone)
        stream = iter(rows)
        batches = []
        while chunk := list(islice(stream, _CHUNK)):
            batches.append(_convert(chunk, zone))
        if batches:
            columns._append(*batches)
        return columns

    def put(self, rows: Iterable[EventRow]) -> set[int]:
        """Take the new values of some events, known or new; returns the tracks that changed, before and after."""
        chunk = list(rows)
        if not chunk:
            return set()
        batch = _convert(chunk, self.zone)
        slots = self.slots_of(batch.ids.tolist())
        known = np.array([slot is not None for slot in slots], bool)
        at = np.array([slot for slot in slots if slot is not None], np.int64)
        touched = {*self.track[at].tolist(), *batch.track.tolist()}
        for name in ("track", "left", "right", "core_left", "core_right", "flags"):
            getattr(self, name)[at] = getattr(batch, name)[known]
        if not known.all():
            fresh = ~known
            self._append(_Batch(*(getattr(batch, name)[fresh] for name in _Batch.__slots__)))
        return touched - {-1}

    def drop(self, ids: Iterable[int]) -> set[int]:
        """Forget events; returns the tracks that lost one."""
        at = np.array([slot for slot in self.slots_of(ids) if slot is not None], np.int64)
        touched = set(self.track[at].tolist()) - {-1}
        self.track[at] = -1
        return touched

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

    def in_track(self, track: int) -> Ints:
        """The slots of a track's dated events."""
        return np.flatnonzero((self.track == track) & ((self.flags & Flag.UNDATED) == 0))

    def shown(self, slots: Ints, track: int) -> NDArray[np.bool_]:
        """Which of these slots are dated events of a track."""
        found: NDArray[np.bool_] = (self.track[slots] == track) & ((self.flags[slots] & Flag.UNDATED) == 0)
        return found

    def undated(self) -> Ints:
        """The slots of events that have no date."""
        return np.flatnonzero((self.track != -1) & ((self.flags & Flag.UNDATED) != 0))

    def counts(self) -> dict[int, int]:
        """How many events each track holds, undated ones included."""
        tracks, counts = np.unique(self.track[self.track != -1], return_counts=True)
        return dict(zip(tracks.tolist(), counts.tolist(), strict=True))

    def extent(self) -> tuple[int, int] | None:
        """The first and the last known time of any event; None when nothing is dated."""
        return self.extent_of(np.flatnonzero((self.track != -1) & ((self.flags & Flag.UNDATED) == 0)))

    def extent_of(self, slots: Ints) -> tuple[int, int] | None:
        """The first and the last known time among these slots, open ends left out."""
        known = np.concatenate(
            [self.left[slots], self.right[slots], self.core_left[slots], self.core_right[slots]]
        )
        known = known[np.abs(known) < FAR_US]
        return (int(known.min()), int(known.max())) if known.size else None

    def _append(self, *batches: _Batch) -> None:
        first = self.size
        for name in _Batch.__slots__:
            setattr(self, name, np.concatenate([getattr(self, name), *(getattr(b, name) for b in batches)]))
        self.size = len(self.ids)
        if self._sorted == first:
            falls = np.flatnonzero(np.diff(self.ids[max(first - 1, 0) :]) <= 0)
            self._sorted = self.size if not falls.size else max(first - 1, 0) + int(falls[0]) + 1
        for slot in range(max(self._sorted, first), self.size):
            self._late[int(self.ids[slot])] = slot


def _convert(rows: Sequence[EventRow], zone: str) -> _Batch:
    """Rows of the door (see `Project.event_rows`) to drawn bounds."""
    columns = list(zip(*rows, strict=True))
    ids, track, kind = (
        np.array(columns[i], np.int64) if None not in columns[i] else _filled(columns[i], 0) for i in range(3)
    )
    bounds = [_filled(columns[i], 0) for i in range(3, 7)]
    known_begin, known_end = (np.array([v is not None for v in columns[i]], bool) for i in (3, 5))
    flags = np.array(columns[9], np.int64)
    for edge, offset in ((0, columns[10]), (2, columns[11])):
        _to_zone(bounds, edge, offset, zone)
    b0, b1, e0, e1 = bounds
    moment = (kind == 0) & known_begin
    open_begin, open_end = (flags & Flag.BEGIN_OPEN) != 0, (flags & Flag.END_OPEN) != 0
    undated = ~known_begin & ~known_end & ~(open_begin & open_end)
    left = np.where(open_begin, -FAR_US, np.where(known_begin, b0, e0))
    right = np.where(moment, b1, np.where(open_end, FAR_US, np.where(known_end, e1, b1)))
    exact = moment & (_filled(columns[7], 0) >= Precision.MINUTE) & (b1 - b0 <= _MINUTE_US)
    right = np.where(exact, left, np.maximum(left, right))
    core_left = np.where(open_begin, -FAR_US, np.where(known_begin, b1, e0))
    core_right = np.where(open_end, FAR_US, np.where(known_end, e0, b1))
    core_left = np.clip(core_left, left, right)
    core_right = np.where(moment, core_left, np.clip(np.maximum(core_left, core_right), left, right))
    flags = flags | np.where(moment, Flag.MOMENT, 0) | np.where(undated, Flag.UNDATED, 0)
    flags |= np.where(exact, Flag.EXACT, 0)
    return _Batch(ids, track, left, right, core_left, core_right, flags.astype(np.uint16))


def _filled(values: Sequence[int | None], missing: int) -> Ints:
    return np.array([missing if v is None else v for v in values], np.int64)


def _to_zone(bounds: list[Ints], edge: int, offsets: Sequence[int | None], zone: str) -> None:
    """Move both bounds of an edge to the axis zone where it has an offset; a date without one stays as written."""
    at = np.array([i for i, offset in enumerate(offsets) if offset is not None], np.int64)
    if at.size:
        back = np.array([offset for offset in offsets if offset is not None], np.int64) * 60_000_000
        for i in (edge, edge + 1):
            bounds[i][at] = axis_times(bounds[i][at] - back, zone)


def axis_times(
    utc_us: Ints, zone: str, to_axis: Callable[[int, int | None, str], int] = zones.to_axis
) -> Ints:
    """UTC to wall time in a zone; asks the zone once for each quarter of an hour that occurs."""
    buckets, inverse = np.unique(utc_us // _BUCKET_US, return_inverse=True)
    starts = (buckets * _BUCKET_US).tolist()
    shifts = np.array([to_axis(start, 0, zone) - start for start in starts], np.int64)
    return utc_us + shifts[inverse]
