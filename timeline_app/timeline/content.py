"""All that the timeline keeps of a project's events, read in any thread and then handed to the view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.columns import Columns, EventRow, Ints
from timeline_app.timeline.rows import Rows
from timeline_app.timeline.totals import Totals


class Content:
    """Columns, what sums them up, and the rows. `label_px` is set by whoever has fonts."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.totals = Totals(columns)
        self.label_px: Callable[[Ints], NDArray[np.float64]] = lambda slots: np.zeros(len(slots))
        self.rows = Rows(columns, self._label_px)

    @classmethod
    def read(
        cls, rows: Iterable[EventRow], zone: str, look: Callable[[int], object] | None = None
    ) -> Content:
        """Take all rows of the door, as `Columns.read` does."""
        return cls(Columns.read(rows, zone, look))

    def prepare(self) -> Iterator[float]:
        """Do now what takes long among many events: to sort those of each track.

        Yields how much is done, from 0 to 1: between two steps others can have their turn.
        """
        for number, track in enumerate(self.totals.counts, start=1):
            self.rows.prepare([track])
            yield number / len(self.totals.counts)

    def _label_px(self, slots: Ints) -> NDArray[np.float64]:
        return self.label_px(slots)
