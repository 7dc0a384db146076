"""The rows of the timeline, one a track: which lane each event takes and where the rows lie."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline import lanes
from timeline_app.timeline.columns import Columns, Ints

BAR_PX = 20.0
LANE_PX = 28.0
TOP_PX = 10.0
BOTTOM_PX = 14.0
LABEL_ROOM_PX = 250.0
"""The most room a label may claim when lanes are packed; a longer one is cut where it does not fit."""
_AT_ONCE = 1  # rows out of sight that are packed in one frame
_EXACT_LABELS = 250  # up to here a row measures its own labels
_GUESSED_PX = 110.0
_LABELLED = (
    2000  # beyond this many events a row gives labels no room of their own, and one packing serves all zooms
)
_FEWEST_LANES, _MOST_LANES = 5, 12
_STRETCH = 1.6


@dataclass(frozen=True, slots=True)
class Packing:
    """A track's events sorted by lane, then begin. `bounds[i]:bounds[i + 1]` is lane i.

    `reached` is the latest end so far within the lane (what culls), `ends` the ends of a lane sorted (what counts).
    """

    slots: Ints
    bounds: tuple[int, ...]
    begins: Ints
    reached: Ints
    ends: Ints

    @property
    def lanes(self) -> int:
        """How many lanes there are, at least one."""
        return len(self.bounds) - 1


@dataclass(frozen=True, slots=True)
class Row:
    """A track's place: `top_px` from the top of the first row."""

    track: int
    top_px: float
    height_px: float
    packing: Packing

    def lane_px(self, lane: int) -> float:
        """The top of a lane's bars, from the top of the first row."""
        return self.top_px + TOP_PX + lane * LANE_PX


@dataclass(frozen=True, slots=True)
class Layout:
    """All rows, downwards without a gap."""

    rows: tuple[Row, ...] = ()

    @property
    def height_px(self) -> float:
        """All rows together."""
        return self.rows[-1].top_px + self.rows[-1].height_px if self.rows else 0.0

    def row_at(self, y_px: float) -> Row | None:
        """The row at a height; the last one below all, None above all or without rows."""
        at = bisect_right(self.rows, y_px, key=lambda row: row.top_px) - 1
        return self.rows[at] if at >= 0 else None

    def row_of(self, track: int) -> Row | None:
        """The row of a track."""
        return next((row for row in self.rows if row.track == track), None)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A packing and what it was made for; `octave` None = any zoom."""

    octave: int | None
    limit: int
    packing: Packing


class Rows:
    """Keeps the lanes of every track for the zoom in use, and repacks only what changed.

    While held (during a drag) every event keeps its lane and every row its height, whatever else changes.
    `label_px` gives the widths that the labels of some slots want.
    """

    def __init__(self, columns: Columns, label_px: Callable[[Ints], NDArray[np.float64]]) -> None:
        self._columns = columns
        self._label_px = label_px
        self._packed: dict[int, _Packed] = {}
        self._stale: set[int] = set()
        self._shaken: set[int] = set()
        self._lane_of = np.zeros(columns.size, np.int16)
        self._held = False
        self.unfinished = False
        self._last: tuple[float, list[Packing], Layout] | None = None

    def forget(self, tracks: Iterable[int]) -> None:
        """These tracks' events changed."""
        tracks = set(tracks)
        self._stale |= tracks
        if self._held:
            self._shaken |= tracks

    def hold(self, held: bool) -> None:
        """Keep the lanes from now on, or pack again what changed meanwhile."""
        if self._held and not held:
            self._stale |= self._shaken
            self._shaken.clear()
        self._held = held

    def layout(
        self, tracks: Sequence[int], us_per_px: float, height_px: float, scroll_px: float = 0.0
    ) -> Layout:
        """The rows of these tracks, in this order, stretched a little to fill `height_px` where they do not.

        Only rows that are in sight and a few others are packed for a new zoom at once; `unfinished` tells that some
        are still as they were, and the next call goes on with them.
        """
        limit = min(max(int(height_px / max(len(tracks), 1) / LANE_PX), _FEWEST_LANES), _MOST_LANES)
        wanted = lanes.octave(us_per_px), limit
        others = _AT_ONCE
        self.unfinished = False
        packings, bottom = [], 0.0
        for track in tracks:
            known, top = self._packed.get(track), bottom
            if known is None or not self._serves(track, known, *wanted):
                seen = known is None or (
                    top < scroll_px + height_px and top + _natural_px(known.packing) > scroll_px
                )
                if seen or others or track in self._stale:
                    others -= not seen
                    known = self._pack(track, known, *wanted)
                else:
                    self.unfinished = True
            assert known is not None
            packings.append(known.packing)
            bottom += _natural_px(known.packing)
        if self._last and self._last[0] == height_px and len(self._last[1]) == len(packings):
            same = all(a is b for a, b in zip(self._last[1], packings, strict=True))
            if same and [row.track for row in self._last[2].rows] == list(tracks):
                return self._last[2]
        self._last = height_px, packings, _stretched(tracks, packings, height_px)
        return self._last[2]

    def _serves(self, track: int, known: _Packed, octave: int, limit: int) -> bool:
        if track in self._stale:
            return False
        return self._held or (known.octave in (None, octave) and known.limit == limit)

    def _pack(self, track: int, known: _Packed | None, octave: int, limit: int) -> _Packed:
        self._stale.discard(track)
        slots = self._columns.in_track(track)
        if known and self._held:
            packed = replace(known, packing=self._kept(slots, known.packing.lanes))
        else:
            any_zoom = slots.size > _LABELLED
            packed = _Packed(None if any_zoom else octave, limit, self._fresh(slots, octave, limit))
        self._packed[track] = packed
        return packed

    def _fresh(self, slots: Ints, octave: int, limit: int) -> Packing:
        """Lanes with room for labels where that takes no more than `limit` lanes, else without.

        Bars that overlap hide each other, so before any do a small track takes as many lanes as any may have.
        """
        columns = self._columns
        slots = slots[np.argsort(columns.left[slots], kind="stable")]
        us_per_px = lanes.coarsest(octave) if slots.size <= _LABELLED else 0.0
        fits = False
        if 0 < slots.size <= _LABELLED:
            wanted: NDArray[np.float64] | float = _GUESSED_PX
            if slots.size <= _EXACT_LABELS:
                wanted = np.minimum(self._label_px(slots), LABEL_ROOM_PX) + lanes.DOT_PX
            order, found, fits = _pack(columns, slots, us_per_px, limit, wanted)
        for most in (_MOST_LANES, limit) if slots.size <= _EXACT_LABELS else (limit,):
            if not fits:
                order, found, fits = _pack(columns, slots, us_per_px, most, 0.0)
        if len(self._lane_of) < columns.size:
            self._lane_of = np.concatenate(
                [self._lane_of, np.zeros(columns.size - len(self._lane_of), np.int16)]
            )
        self._lane_of[order] = found
        return _sorted(columns, order, found, int(found.max()) + 1 if found.size else 1)

    def _kept(self, slots: Ints, count: int) -> Packing:
        """The lanes as they were; what came from elsewhere keeps its lane as far as there is one."""
        extra = np.zeros(max(self._columns.size - len(self._lane_of), 0), np.int16)
        self._lane_of = np.concatenate([self._lane_of, extra])
        return _sorted(self._columns, slots, np.minimum(self._lane_of[slots], count - 1), count)


def _natural_px(packing: Packing) -> float:
    return TOP_PX + packing.lanes * LANE_PX + BOTTOM_PX


def _stretched(tracks: Sequence[int], packings: Sequence[Packing], height_px: float) -> Layout:
    natural = [_natural_px(packing) for packing in packings]
    stretch = min(max(height_px / max(sum(natural), 1.0), 1.0), _STRETCH)
    edges = [0.0, *(float(round(edge * stretch)) for edge in accumulate(natural))]
    places = zip(tracks, packings, pairwise(edges), strict=True)
    return Layout(tuple(Row(track, top, bottom - top, packing) for track, packing, (top, bottom) in places))


def _pack(
    columns: Columns, slots: Ints, us_per_px: float, limit: int, label_px: NDArray[np.float64] | float
) -> tuple[Ints, NDArray[np.int16], bool]:
    begins, ends = lanes.room(columns, slots, us_per_px, label_px)
    order = np.argsort(begins, kind="stable")
    if np.ndim(label_px) or label_px:  # most often there is no room for labels, and a sum tells it
        last = begins[order[-1]]
        taken = (
            np.minimum(ends, last).astype(np.float64).sum()
            - np.minimum(begins, last).astype(np.float64).sum()
        )
        if taken > limit * float(last - begins[order[0]]) > 0:
            return slots, np.zeros(0, np.int16), False
    found, fits = lanes.pack(begins[order], ends[order], limit)
    return slots[order], found, fits


def _sorted(columns: Columns, slots: Ints, lane: NDArray[np.int16], count: int) -> Packing:
    order = np.lexsort((columns.left[slots], lane))
    slots, lane = slots[order], lane[order]
    bounds = np.searchsorted(lane, np.arange(count + 1)).tolist()
    begins, ends = columns.left[slots], columns.right[slots]
    reached, by_end = ends.copy(), ends.copy()
    for first, last in pairwise(bounds):
        np.maximum.accumulate(ends[first:last], out=reached[first:last])
        by_end[first:last].sort()
    return Packing(slots, tuple(bounds), begins, reached, by_end)
