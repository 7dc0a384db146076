"""All that the timeline keeps of a project's events, read in any thread and then handed to the view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.columns import Columns, EventRow, Ints
from timeline_app.timeline.order import Order
from timeline_app.timeline.rows import Rows
from timeline_app.timeline.totals import Totals

_MANY = 500
"""Tracks of more events are packed where the content is read; the lanes of smaller ones depend on their labels."""


class Content:
    """Columns, what sums them up, their order, and the rows. `label_px` is set by whoever has fonts."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.totals = Totals(columns)
        self.order = Order(columns)
        self.label_px: Callable[[Ints], NDArray[np.float64]] = lambda slots: np.zeros(len(slots))
        self.rows = Rows(columns, self._label_px)

    @classmethod
    def read(
        cls, rows: Iterable[EventRow], zone: str, look: Callable[[int], object] | None = None
    ) -> Content:
        """Take all rows of the door, as `Columns.read` does."""
        return cls(Columns.read(rows, zone, look))

    def prepare(self, tracks: Sequence[int], us_per_px: float, height_px: float) -> Iterator[float]:
        """Do what takes long among many events: their order, and the lanes of these tracks at a zoom.

        Yields how much is done, from 0 to 1: between two steps others can have their turn.
        """
        self.order.sort()
        yield 0.2
        many = [track for track in tracks if self.totals.counts.get(track, 0) > _MANY]
        share_px = height_px / max(len(tracks), 1)
        for number, _ in enumerate(many, start=1):
            self.rows.layout(many[:number], us_per_px, share_px * number)
            yield 0.2 + 0.8 * number / len(many)

    def _label_px(self, slots: Ints) -> NDArray[np.float64]:
        return self.label_px(slots)
