from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.changing import rows, steps, take
from tests.timeline.rows_of_events import DAY, bar, columns
from timeline_app.timeline.columns import Columns, EventRow
from timeline_app.timeline.order import Order


def by_begin(found: Columns) -> list[int]:
    return sorted(
        found.ids[found.dated()].tolist(), key=lambda e: (int(found.left[found.slot_of(e) or 0]), e)
    )


@settings(deadline=None)
@given(st.lists(rows, max_size=8, unique_by=lambda row: row[0]), steps, st.booleans())
def test_after_any_changes_every_event_is_in_its_place(
    first: list[EventRow], then: list[list[EventRow] | int], asked: bool
) -> None:
    found = columns(*first)
    order = Order(found)
    for step in then:
        if asked:
            assert len(order) == found.dated().size
        take(found, step)
    expected = by_begin(found)
    assert [order.event(place) for place in range(len(order))] == expected
    assert [order.place(event) for event in expected] == list(range(len(expected)))
    undated = found.ids[found.undated()].tolist()
    assert all(order.place(event) is None for event in [*undated, 99])


def test_there_is_nothing_before_the_first_and_after_the_last() -> None:
    order = Order(columns(bar(1, 0, DAY), bar(2, -DAY, DAY)))
    assert [order.event(place) for place in (-1, 0, 1, 2)] == [None, 2, 1, None]


def test_many_changes_at_once_are_sorted_too() -> None:
    found = columns(*(bar(n, n, n + 1) for n in range(1, 1501)))
    order = Order(found)
    assert order.event(0) == 1
    found.put([bar(n, -n, -n + 1) for n in range(1, 1501)])
    assert order.event(0) == 1500 and order.place(1) == 1499


def test_hidden_tracks_are_passed_over_both_ways() -> None:
    order = Order(columns(*(bar(n + 1, n * DAY, (n + 1) * DAY, track=1 if n % 4 else 2) for n in range(12))))
    assert [order.shown(place, 1, {1}) for place in (0, 1, 8, 9)] == [1, 5, 9, None]
    assert [order.shown(place, -1, {1}) for place in (0, 3, 11, 12)] == [1, 1, 9, None]
    assert order.shown(0, 1, ()) == 1 and order.shown(0, 1, {1, 2}) is None
