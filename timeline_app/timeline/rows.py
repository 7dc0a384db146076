"""The rows of the timeline, one a track: which lane each event takes and where the rows lie."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import accumulate, pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline import lanes
from timeline_app.timeline.columns import Columns, Flag, Ints
from timeline_app.timeline.crowd import Crowd, whole
from timeline_app.timeline.packing import EMPTY, Packing, exact

BAR_PX = 20.0
LANE_PX = 28.0
TOP_PX = 10.0
BOTTOM_PX = 14.0
_PER_FRAME = 450  # events in sight that are packed anew in one frame, or one crowd
_EACH = 150  # what a row costs beside its events
_AT_REST = 3  # rows out of sight that are looked at in one frame, when nothing moves
_EXACT_LABELS = 250  # up to here a row measures its own labels
_GUESSED_PX = 110.0
_FEW = 2000  # beyond this many events a track is a crowd at every zoom
_FEWEST_LANES, _MOST_LANES = 5, 12
_STRETCH = 1.6
_ONE_BY_ONE = 64  # more changes at once, and a track is sorted anew


class Mode(Enum):
    """How much of a track is shown."""

    FITTED = "fitted"  # every event where there is room for that, else lanes and strips
    OPENED = "opened"  # every event that is a pixel wide, however many lanes that takes
    CLOSED = "closed"  # one strip


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
    """All rows, downwards without a gap; `loose` are slots that are dragged, each with its row and lane."""

    rows: tuple[Row, ...] = ()
    loose: Mapping[int, tuple[int, int]] = field(default_factory=dict)

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

    def place_of(self, slot: int, track: int) -> tuple[int, int] | None:
        """In which row (its number) and which of its lanes a slot of a track lies."""
        if slot in self.loose:
            return self.loose[slot]
        for number, row in enumerate(self.rows):
            if row.track == track:
                lane = row.packing.lane_of(slot)
                return None if lane is None else (number, lane)
        return None


@dataclass(frozen=True, slots=True)
class _Packed:
    """A packing, the zoom it was made for, and the one it was last found to be good for."""

    key: object
    packing: Packing
    zoom: tuple[float, int]


class Rows:
    """Keeps the lanes of every track for the zoom in use, and repacks only what changed.

    While held (during a drag) every event keeps its lane and every row its height; what changes meanwhile is loose: it
    keeps its lane in whatever row it is. `label_px` gives the widths that the labels of some slots want.
    """

    def __init__(
        self,
        columns: Columns,
        label_px: Callable[[Ints], NDArray[np.float64]],
        modes: Mapping[int, Mode] = MappingProxyType({}),
    ) -> None:
        self._columns = columns
        self._label_px = label_px
        self._modes: dict[int, Mode] = dict(modes)
        self._members: dict[int, Ints] = {}
        self._crowds: dict[int, Crowd] = {}
        self._packed: dict[int, _Packed] = {}
        self._held: dict[int, int] | None = None  # the lanes of what is loose
        self._waiting: list[tuple[frozenset[int], frozenset[int]]] = []
        self.unfinished = False
        self._last: tuple[float, list[Packing], Layout] | None = None

    def mode(self, track: int) -> Mode:
        """How much of a track is shown."""
        return self._modes.get(track, Mode.FITTED)

    def show(self, track: int, mode: Mode) -> None:
        """Show more or less of a track."""
        self._modes[track] = mode
        self._packed.pop(track, None)

    def modes(self) -> dict[int, Mode]:
        """The tracks that are not just fitted."""
        return {track: mode for track, mode in self._modes.items() if mode is not Mode.FITTED}

    def forget(self, tracks: Iterable[int], slots: Collection[int] | None = None) -> None:
        """Some slots of these tracks, before or now, changed; None = nobody knows which."""
        tracks = frozenset(tracks)
        if self._held is not None and slots is not None and self._last:
            self._waiting.append((tracks, frozenset(slots)))
            for slot in slots:
                if slot not in self._held:
                    self._held[slot] = self._lane_of(slot, tracks)
            return
        for track in tracks:
            self._packed.pop(track, None)
            if slots is None or len(slots) > _ONE_BY_ONE:
                self._members.pop(track, None)
                self._crowds.pop(track, None)
            else:
                self._update(track, slots)

    def prepare(self, tracks: Iterable[int]) -> None:
        """Sort the events of these tracks, which takes a while where they are many.

        For any thread, before the first layout.
        """
        for track in tracks:
            if self._in_track(track).size > _FEW:
                self._crowd(track).prepare()

    def hold(self, held: bool) -> None:
        """Keep the lanes from now on, or pack again what changed meanwhile."""
        waiting, self._waiting = self._waiting, []
        self._held = {} if held else None
        for tracks, slots in waiting:
            self.forget(tracks, slots)

    def layout(
        self,
        tracks: Sequence[int],
        us_per_px: float,
        height_px: float,
        scroll_px: float = 0.0,
        *,
        at_rest: bool = False,
    ) -> Layout:
        """The rows of these tracks, in this order, stretched a little to fill `height_px` where they do not.

        Of a frame's time no more is spent on packing than some hundred events take, or one crowd. Rows out of sight
        wait until nothing moves (`at_rest`). `unfinished` tells that some are as they were; the next call goes on.
        """
        limit = min(max(int(height_px / max(len(tracks), 1) / LANE_PX), _FEWEST_LANES), _MOST_LANES)
        zoom = us_per_px, limit
        budget, others = _PER_FRAME, _AT_REST if at_rest else 0
        self.unfinished = False
        packings, bottom = [], 0.0
        for track in tracks:
            known = self._packed.get(track)
            if known is None or (known.zoom != zoom and self._held is None):
                packing = known.packing if known else _blank(limit)
                in_sight = bottom < scroll_px + height_px and bottom + _natural_px(packing) > scroll_px
                size = self._in_track(track).size
                urgent = known is None and (in_sight or size <= _FEW)
                if urgent or (budget > 0 if in_sight else others > 0):
                    packed = self._packed[track] = self._pack_for(track, zoom, known)
                    others -= not in_sight
                    budget -= (
                        min(size + _EACH, _PER_FRAME) if in_sight and packed.packing is not packing else 0
                    )
                    packings.append(packed.packing)
                else:
                    self.unfinished = True
                    packings.append(packing)
            else:
                packings.append(known.packing)
            bottom += _natural_px(packings[-1])
        if not self._same(tracks, packings, height_px):
            self._last = height_px, packings, _stretched(tracks, packings, height_px)
        assert self._last is not None
        return self._last[2] if not self._held else replace(self._last[2], loose=self._loose(tracks))

    def _pack_for(self, track: int, zoom: tuple[float, int], known: _Packed | None) -> _Packed:
        """The packing for a zoom; the known one where that is good for it, too."""
        key = self._key(track, *zoom)
        if known is not None and known.key == key:
            return _Packed(key, known.packing, zoom)
        return _Packed(key, self._pack(track, *zoom), zoom)

    def _same(self, tracks: Sequence[int], packings: Sequence[Packing], height_px: float) -> bool:
        if self._last is None or self._last[0] != height_px or len(self._last[1]) != len(packings):
            return False
        same = all(a is b for a, b in zip(self._last[1], packings, strict=True))
        return same and [row.track for row in self._last[2].rows] == list(tracks)

    def _loose(self, tracks: Sequence[int]) -> dict[int, tuple[int, int]]:
        """Where the slots lie that are dragged: in the row of the track they are in now, in the lane they had."""
        assert self._last is not None and self._held is not None
        rows, columns, found = self._last[2].rows, self._columns, {}
        for slot, lane in self._held.items():
            track = int(columns.track[slot])
            if track in tracks and not columns.flags[slot] & Flag.UNDATED:
                number = list(tracks).index(track)
                found[slot] = number, min(lane, len(rows[number].packing.lanes) - 1)
        return found

    def _lane_of(self, slot: int, tracks: Iterable[int]) -> int:
        found = (self._packed[t].packing.lane_of(slot) for t in tracks if t in self._packed)
        return next((lane for lane in found if lane is not None), 0)

    def _in_track(self, track: int) -> Ints:
        if track not in self._members:
            self._members[track] = self._columns.in_track(track)
        return self._members[track]

    def _update(self, track: int, slots: Collection[int]) -> None:
        """Take the changed slots out of a track and put those in again that belong to it now."""
        if (members := self._members.get(track)) is None:
            return
        columns, crowd = self._columns, self._crowds.get(track)
        changed = np.fromiter(slots, np.int64, len(slots))
        members = members[~np.isin(members, changed)]
        own = changed[columns.shown(changed, track)]
        self._members[track] = np.sort(np.concatenate([members, own]))
        if crowd is not None:
            for slot in changed.tolist():
                crowd.discard(slot)
            for slot in own.tolist():
                crowd.add(slot)

    def _crowd(self, track: int) -> Crowd:
        if track not in self._crowds:
            self._crowds[track] = Crowd(self._columns, self._in_track(track))
        return self._crowds[track]

    def _key(self, track: int, us_per_px: float, limit: int) -> object:
        """Zooms with one key have the same lanes in this track."""
        mode = self.mode(track)
        if mode is Mode.CLOSED:
            return mode
        if self._in_track(track).size > _FEW:
            return mode, self._crowd(track).key(us_per_px, limit)
        return mode, lanes.octave(us_per_px), limit

    def _pack(self, track: int, us_per_px: float, limit: int) -> Packing:
        slots, mode = self._in_track(track), self.mode(track)
        if mode is Mode.CLOSED:
            return whole(self._columns, slots)
        if slots.size <= _FEW:
            us_per_px = lanes.coarsest(lanes.octave(us_per_px))
            label_px = self._label_px(slots) + lanes.DOT_PX if slots.size <= _EXACT_LABELS else _GUESSED_PX
            found = exact(self._columns, slots, us_per_px, (limit, _MOST_LANES), label_px)
            if found is not None:
                return found
        return self._crowd(track).packing(us_per_px, limit, opened=mode is Mode.OPENED)


def _blank(lanes: int) -> Packing:
    """What stands for a row that was never in sight: about as high as it will be."""
    return Packing(EMPTY.lanes * lanes)


def _natural_px(packing: Packing) -> float:
    return TOP_PX + len(packing.lanes) * LANE_PX + BOTTOM_PX


def _stretched(tracks: Sequence[int], packings: Sequence[Packing], height_px: float) -> Layout:
    natural = [_natural_px(packing) for packing in packings]
    stretch = min(max(height_px / max(sum(natural), 1.0), 1.0), _STRETCH)
    edges = [0.0, *(float(round(edge * stretch)) for edge in accumulate(natural))]
    places = zip(tracks, packings, pairwise(edges), strict=True)
    return Layout(tuple(Row(track, top, bottom - top, packing) for track, packing, (top, bottom) in places))
