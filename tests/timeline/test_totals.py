from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.changing import rows, steps, take
from tests.timeline.rows_of_events import DAY, bar, columns
from timeline_app.timeline.columns import EventRow
from timeline_app.timeline.totals import Totals


@settings(deadline=None)
@given(st.lists(rows, max_size=8, unique_by=lambda row: row[0]), steps)
def test_after_any_changes_the_sums_are_those_of_all_events_counted_anew(
    first: list[EventRow], then: list[list[EventRow] | int]
) -> None:
    found = columns(*first)
    totals = Totals(found)
    for step in then:
        take(found, step)
        assert totals.counts == found.counts()
        assert totals.undated.tolist() == found.undated().tolist()
        assert totals.extent == found.extent()


@settings(deadline=None)
@given(st.lists(rows, max_size=8, unique_by=lambda row: row[0]), steps)
def test_sums_that_nobody_asked_for_meanwhile_are_right_all_the_same(
    first: list[EventRow], then: list[list[EventRow] | int]
) -> None:
    found = columns(*first)
    totals = Totals(found)
    for step in then:
        take(found, step)
    assert totals.extent == found.extent()


def test_counts_are_told_apart_by_the_dictionary_that_holds_them() -> None:
    found = columns(bar(1, 0, DAY, track=1), bar(2, 0, DAY, track=1))
    totals = Totals(found)
    before = totals.counts
    found.put([bar(2, DAY, 2 * DAY, track=1)])
    assert totals.counts is before
    found.put([bar(2, DAY, 2 * DAY, track=2)])
    assert totals.counts is not before and totals.counts == {1: 1, 2: 1}


def test_what_a_search_hides_is_not_counted_and_comes_back() -> None:
    found = columns(bar(1, 0, DAY, track=1), bar(2, DAY, 3 * DAY, track=2), bar(3, 0, DAY, track=1))
    totals = Totals(found)
    found.show_only(np.array([True, False, False]))
    totals.sift()
    assert totals.counts == {1: 1}
    found.put([bar(2, DAY, 2 * DAY, track=1), bar(4, 0, DAY, track=1)])
    assert totals.counts == {1: 2} and totals.extent == (0, 2 * DAY)
    found.show_only(None)
    totals.sift()
    assert totals.counts == {1: 4}
