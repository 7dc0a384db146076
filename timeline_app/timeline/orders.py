"""The events of one track by begin, by end and by middle: sorted once, so that any part of them is in order at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from timeline_app.timeline.columns import Columns, Ints

_PART = 16  # less than such a part of all is sorted by itself

_TIMES: Mapping[str, Callable[[Columns, Ints], Ints]] = {
    "begin": lambda columns, slots: columns.left[slots],
    "end": lambda columns, slots: columns.right[slots],
    "middle": lambda columns, slots: columns.left[slots] // 2 + columns.right[slots] // 2,
}


class Orders:
    """Some slots in three orders, by time and then by slot. Those that changed are taken out and put in again."""

    def __init__(self, columns: Columns, slots: Ints) -> None:
        self._columns = columns
        self._slots = slots
        self._orders: dict[str, Ints] = {}

    def prepare(self) -> None:
        """Sort now."""
        for edge in _TIMES:
            self._order(edge)

    def by_begin(self, some: Ints) -> Ints:
        """These slots by their earliest begin."""
        return self._in_order("begin", some)

    def by_end(self, some: Ints) -> Ints:
        """These slots by their latest end."""
        return self._in_order("end", some)

    def by_middle(self, some: Ints) -> Ints:
        """These slots by the middle between begin and end."""
        return self._in_order("middle", some)

    def discard(self, slot: int) -> None:
        """Forget a slot, wherever it was."""
        self._slots = self._slots[self._slots != slot]
        for edge, order in self._orders.items():
            self._orders[edge] = order[order != slot]

    def add(self, slot: int) -> None:
        """Take a slot in as its columns are now."""
        self._slots = np.append(self._slots, slot)
        for edge, order in self._orders.items():
            times = _TIMES[edge](self._columns, order)
            time = _TIMES[edge](self._columns, np.array([slot]))[0]
            first, last = np.searchsorted(times, time, "left"), np.searchsorted(times, time, "right")
            at = int(first + np.searchsorted(order[first:last], slot))
            self._orders[edge] = np.insert(order, at, slot)

    def _order(self, edge: str) -> Ints:
        if edge not in self._orders:
            self._orders[edge] = self._sorted(edge, self._slots)
        return self._orders[edge]

    def _sorted(self, edge: str, slots: Ints) -> Ints:
        slots = np.sort(slots)
        order: Ints = slots[np.argsort(_TIMES[edge](self._columns, slots), kind="stable")]
        return order

    def _in_order(self, edge: str, some: Ints) -> Ints:
        if some.size * _PART < self._slots.size:
            return self._sorted(edge, some)
        order = self._order(edge)
        if some.size == order.size:
            return order
        there = np.zeros(self._columns.left.size, np.bool_)
        there[some] = True
        return order[there[order]]
