from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.changing import rows, steps, take
from tests.timeline.rows_of_events import DAY, bar, columns
from timeline_app.timeline.bins import Bins
from timeline_app.timeline.columns import EventRow

EDGES = np.arange(-1, 12) * DAY


@settings(deadline=None)
@given(st.lists(rows, max_size=8, unique_by=lambda row: row[0]), steps)
def test_after_any_changes_each_bin_holds_what_touches_it(
    first: list[EventRow], then: list[list[EventRow] | int]
) -> None:
    found = columns(*first)
    bins = Bins(found, EDGES)
    for step in then:
        take(found, step)
    dated = found.dated()
    left, right = found.left[dated], found.right[dated]
    expected = [int(((left < end) & (right >= begin)).sum()) for begin, end in pairwise(EDGES.tolist())]
    assert bins.counts.tolist() == expected


def test_bins_that_nobody_needs_any_more_follow_no_change() -> None:
    found = columns(bar(1, 0, DAY))
    bins = Bins(found, EDGES)
    before = bins.counts.tolist()
    bins.dispose()
    found.drop([1])
    assert bins.counts.tolist() == before
