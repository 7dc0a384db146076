"""How many events touch each bin of the axis, kept right from change to change without counting anew."""

from __future__ import annotations

import numpy as np

from timeline_app.timeline.columns import Columns, Difference, Ints, Values
from timeline_app.timeline.density import per_bin


class Bins:
    """Counts of the dated events of some columns between rising edges; `dispose` when they are no longer needed."""

    def __init__(self, columns: Columns, edges: Ints) -> None:
        self.columns = columns
        self.edges = edges
        dated = columns.dated()
        self.counts = per_bin(np.sort(columns.left[dated]), np.sort(columns.right[dated]), edges)
        self.dispose = columns.changed.connect(self._on_changed)

    def _on_changed(self, difference: Difference) -> None:
        self.counts = self.counts - self._counted(difference.before) + self._counted(difference.after)

    def _counted(self, values: Values) -> Ints:
        dated = values.dated
        return per_bin(np.sort(values.left[dated]), np.sort(values.right[dated]), self.edges)
