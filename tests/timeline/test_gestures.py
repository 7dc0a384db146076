from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR
from timeline_app.model.calendar import us_from_civil as at
from timeline_app.model.records import Event
from timeline_app.model.when import Edge, Kind, Missing, Precision, When, edge_at, moment, span
from timeline_app.timeline.gestures import Band, Grip, Move, Pan, Resize, ends_us, fitting, when_at
from timeline_app.timeline.scale import US_PER_YEAR, Scale


def event(when: When | None, track: int = 1) -> Event:
    return Event(id=1, title="Truce", track=track, when=when)


def day(month: int, number: int) -> Edge:
    return edge_at(at(2021, month, number), Precision.DAY)


def begin(found: Event) -> Edge:
    assert found.when is not None and isinstance(found.when.begin, Edge)
    return found.when.begin


def end(found: Event) -> Edge:
    assert found.when is not None and isinstance(found.when.end, Edge)
    return found.when.end


def test_a_move_keeps_the_precision() -> None:
    july = event(moment(edge_at(at(2021, 7), Precision.MONTH)))
    (moved,) = Move((july,)).at(25 * US_PER_DAY)
    assert begin(moved) == edge_at(at(2021, 8), Precision.MONTH)


def test_a_move_of_nothing_is_the_original_itself() -> None:
    truce = event(moment(day(8, 14)))
    assert Move((truce,)).at(0)[0].when is truce.when


@given(st.lists(st.integers(-400, 400), min_size=1, max_size=8), st.integers(-400, 400))
def test_only_the_last_step_of_a_drag_counts(steps: list[int], last: int) -> None:
    move = Move((event(span(day(8, 14), day(9, 5))),))
    for step in steps:
        move.at(step * US_PER_HOUR)
    assert move.at(last * US_PER_HOUR) == Move(move.originals).at(last * US_PER_HOUR)


def test_rows_are_counted_from_each_events_own_and_end_at_the_last() -> None:
    move = Move((event(None, track=7), event(moment(day(8, 1)), track=8)), tracks=(7, 8, 9))
    assert [e.track for e in move.at(0, 1)] == [8, 9]
    assert [e.track for e in move.at(0, 5)] == [9, 9]
    assert [e.track for e in move.at(0, -1)] == [7, 7]


def test_an_end_moves_alone_and_never_passes_the_other() -> None:
    siege = event(span(day(8, 1), day(8, 10)))
    longer = Resize(siege, Grip.END).at(3 * US_PER_DAY)
    assert begin(longer) == day(8, 1) and end(longer) == day(8, 13)
    shorter = Resize(siege, Grip.END).at(-60 * US_PER_DAY)
    assert end(shorter).latest >= begin(shorter).latest
    earlier = Resize(siege, Grip.BEGIN).at(-2 * US_PER_DAY)
    assert begin(earlier) == day(7, 30) and end(earlier) == day(8, 10)


def test_a_moment_dragged_by_its_end_lasts() -> None:
    lasting = Resize(event(moment(day(8, 1))), Grip.END).at(4 * US_PER_DAY)
    assert lasting.when is not None and lasting.when.kind is Kind.SPAN and end(lasting) == day(8, 5)


@pytest.mark.parametrize(("days", "latest"), [(2, 12), (-3, 7), (-90, 2), (90, 20)])
def test_a_soft_begin_changes_what_is_certain_and_nothing_else(days: int, latest: int) -> None:
    siege = event(span(Edge(at(2021, 8, 1), at(2021, 8, 10), Precision.DAY), day(8, 20)))
    softer = Resize(siege, Grip.SOFT_BEGIN).at(days * US_PER_DAY)
    assert begin(softer).earliest == at(2021, 8, 1) and begin(softer).latest == at(2021, 8, latest)
    assert end(softer) == day(8, 20)


def test_a_soft_end_cannot_pass_the_certain_begin() -> None:
    siege = event(span(day(8, 1), Edge(at(2021, 8, 20), at(2021, 8, 25), Precision.DAY)))
    softer = Resize(siege, Grip.SOFT_END).at(-90 * US_PER_DAY)
    assert end(softer).earliest == at(2021, 8, 2) and end(softer).latest == at(2021, 8, 25)


def test_the_ends_that_snap_lie_on_the_axis() -> None:
    ten = edge_at(at(2021, 9, 6, 10), Precision.MINUTE, offset_min=180)
    assert ends_us(moment(ten), "UTC")[0] == at(2021, 9, 6, 7)
    assert ends_us(span(day(8, 1), Missing.OPEN), "UTC") == (at(2021, 8, 1),)
    assert Resize(event(moment(ten)), Grip.BEGIN, "UTC").edges_us() == (at(2021, 9, 6, 7),)
    assert ends_us(None, "UTC") == ()


@pytest.mark.parametrize(
    ("length", "precision"),
    [
        (US_PER_HOUR, Precision.MINUTE),
        (60 * US_PER_DAY, Precision.DAY),
        (US_PER_YEAR * 5, Precision.MONTH),
        (US_PER_YEAR * 80, Precision.YEAR),
        (US_PER_YEAR * 60_000, Precision.MILLENNIUM),
    ],
)
def test_a_new_event_is_as_precise_as_the_zoom_can_point(length: int, precision: Precision) -> None:
    assert fitting(Scale.showing(0, length, 1000)) is precision
    assert when_at(at(2021, 9, 6, 10), precision).precision is precision


def test_a_band_may_be_drawn_in_any_direction() -> None:
    assert Band(50, 60).rect(10, 20) == (10, 20, 40, 40)


def test_panning_follows_the_pointer_in_both_directions() -> None:
    scale = Scale.showing(0, 1_000_000_000, 1000)
    moved, scroll = Pan(scale, 30.0, 100, 100).at(150, 90)
    assert moved.left_us == -50_000_000 and scroll == 40.0
