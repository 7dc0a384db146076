"""What sums up all events (how many, from when to when), kept right from change to change without counting anew."""

from __future__ import annotations

import numpy as np

from timeline_app.timeline.columns import Columns, Difference, Flag, Ints, Values, known_extent


class Totals:
    """Counts, undated events and extent of some columns."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.counts: dict[int, int] = columns.counts()
        """How many events each track holds, undated ones included, without those that a search hides.

        Another dictionary after each change of it.
        """
        self._extent = columns.extent()
        self._is_stale = False
        self._undated: Ints | None = columns.undated()
        columns.changed.connect(self._on_changed)

    @property
    def extent(self) -> tuple[int, int] | None:
        """The first and the last known time of any event; None when nothing is dated."""
        if self._is_stale:
            self._extent, self._is_stale = self._columns.extent(), False
        return self._extent

    @property
    def undated(self) -> Ints:
        """The slots of events that have no date."""
        if self._undated is None:
            self._undated = self._columns.undated()
        return self._undated

    def sift(self) -> None:
        """The columns leave others out than before: count what is left."""
        self.counts = self._columns.counts()
        self._undated = None

    def _on_changed(self, difference: Difference) -> None:
        before, after = difference.before, difference.after
        if self._columns.only is not None:
            self.counts = self._columns.counts()
        elif not np.array_equal(before.track, after.track):
            self._count(before.track, after.track)
        if any((values.flags & Flag.UNDATED).any() for values in (before, after)):
            self._undated = None
        if not self._is_stale:
            self._widen(_extent(before), _extent(after))

    def _count(self, before: Ints, after: Ints) -> None:
        counts = dict(self.counts)
        for tracks, sign in ((before, -1), (after, 1)):
            found, numbers = np.unique(tracks[tracks != -1], return_counts=True)
            for track, number in zip(found.tolist(), numbers.tolist(), strict=True):
                counts[track] = counts.get(track, 0) + sign * number
        self.counts = {track: number for track, number in counts.items() if number}

    def _widen(self, before: tuple[int, int] | None, after: tuple[int, int] | None) -> None:
        """Follow a change; where an outermost event moved inwards, all must be asked once somebody wants to know."""
        bounds = [extent for extent in (self._extent, after) if extent is not None]
        if not bounds:
            return
        first, last = min(first for first, _ in bounds), max(last for _, last in bounds)
        self._extent = first, last
        if before is not None:
            inwards = after is None or after[0] > before[0] or after[1] < before[1]
            self._is_stale = inwards and (before[0] <= first or before[1] >= last)


def _extent(values: Values) -> tuple[int, int] | None:
    dated = values.dated
    return known_extent(
        end[dated] for end in (values.left, values.right, values.core_left, values.core_right)
    )
