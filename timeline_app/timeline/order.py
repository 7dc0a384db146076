"""The dated events in the order of time: which is first, which comes after which."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from timeline_app.timeline.columns import Columns, Difference, Ints

_LOOK = 10_000  # places that are looked at together for one that is shown
_AT_ONCE = 1_000  # more changes than this, and all are sorted anew


class Order:
    """The dated events of some columns by begin, then id; what changed is put in its place when somebody asks."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._slots: Ints | None = None
        self._begins = np.empty(0, np.int64)
        self._changed: set[int] = set()
        columns.changed.connect(self._on_changed)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.slots)

    @property
    def slots(self) -> Ints:
        """The slots of all, in order."""
        if self._slots is None:
            self.sort()
        elif self._changed:
            self._settle(self._slots)
        assert self._slots is not None
        return self._slots

    def event(self, place: int) -> int | None:
        """The event at a place from 0; None where there is none."""
        slots = self.slots
        return int(self._columns.ids[slots[place]]) if 0 <= place < len(slots) else None

    def shown(self, place: int, step: int, hidden: Collection[int]) -> int | None:
        """The first event from a place on, forwards (1) or backwards (-1), whose track is not hidden."""
        slots = self.slots
        if not 0 <= place < len(slots):
            return None
        rest = slots[place:] if step > 0 else slots[place::-1]
        for first in range(0, len(rest), _LOOK):
            part = rest[first : first + _LOOK]
            found = part[~np.isin(self._columns.track[part], list(hidden))]
            if found.size:
                return int(self._columns.ids[found[0]])
        return None

    def place(self, event: int) -> int | None:
        """The place of an event; None when it has no date or is not there."""
        slot, slots = self._columns.slot_of(event), self.slots
        if slot is None:
            return None
        begin = self._columns.left[slot]
        low, high = (int(np.searchsorted(self._begins, begin, side)) for side in ("left", "right"))
        at = low + int(np.searchsorted(self._columns.ids[slots[low:high]], event))
        return at if at < high and slots[at] == slot else None

    def sort(self) -> None:
        """Sort all anew; who asks for anything need not do it before."""
        columns = self._columns
        slots = columns.dated()
        if not (np.diff(columns.ids[slots]) > 0).all():
            slots = slots[np.argsort(columns.ids[slots])]
        self._slots = slots[np.argsort(columns.left[slots], kind="stable")]
        self._begins = columns.left[self._slots]

    def _on_changed(self, difference: Difference) -> None:
        if self._slots is not None:
            self._changed.update(difference.slots.tolist())
            if len(self._changed) > _AT_ONCE:
                self._slots = None
                self._changed.clear()

    def _settle(self, slots: Ints) -> None:
        columns = self._columns
        moved = np.fromiter(self._changed, np.int64, len(self._changed))
        self._changed.clear()
        gone = np.zeros(columns.size, bool)
        gone[moved] = True
        keep = ~gone[slots]
        slots, begins = slots[keep], self._begins[keep]
        moved = moved[columns.values(moved).dated]
        moved = moved[np.lexsort((columns.ids[moved], columns.left[moved]))]
        places = []
        for slot in moved.tolist():
            low, high = (int(np.searchsorted(begins, columns.left[slot], side)) for side in ("left", "right"))
            places.append(low + int(np.searchsorted(columns.ids[slots[low:high]], columns.ids[slot])))
        self._slots = np.insert(slots, places, moved)
        self._begins = np.insert(begins, places, columns.left[moved])
