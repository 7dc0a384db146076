from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model import edtf
from timeline_app.model.calendar import US_PER, add_steps
from timeline_app.model.calendar import us_from_civil as at
from timeline_app.model.when import Edge, Kind, Missing, Precision, When, edge_at, moment, span
from timeline_app.timeline.steps import begin_moved_by, end_moved_by, moved_by, unit_of, widened_by

DAY, HOUR, MONTH, YEAR = Precision.DAY, Precision.HOUR, Precision.MONTH, Precision.YEAR
EXACT = tuple(US_PER)


@st.composite
def edges(draw: st.DrawFn, precisions: tuple[Precision, ...] = tuple(Precision)) -> Edge:
    precision = draw(st.sampled_from(precisions))
    edge = edge_at(draw(st.integers(at(-3000), at(5000))), precision)
    wider = draw(st.integers(0, 3))
    return Edge(edge.earliest, add_steps(edge.latest, precision, wider), precision, draw(st.booleans()))


@st.composite
def whens(draw: st.DrawFn, precisions: tuple[Precision, ...] = tuple(Precision)) -> When:
    first, second = draw(edges(precisions)), draw(edges(precisions))
    match draw(st.integers(0, 3)):
        case 0:
            return moment(first)
        case 1:
            return span(first, Missing.OPEN)
        case 2:
            return span(Missing.UNKNOWN, first)
    first, second = sorted((first, second), key=lambda edge: (edge.latest, edge.earliest))
    return span(first, second)


@given(whens(), st.sampled_from(list(Precision)), st.integers(1, 30))
def test_units_that_begin_a_month_come_back_to_where_they_were(when: When, finest: Precision, n: int) -> None:
    unit = unit_of([when], finest)
    if unit >= DAY or all(edge.precision < DAY for edge in when.edges):
        assert moved_by(moved_by(when, unit, n), unit, -n) == when


@given(whens(), st.sampled_from(list(Precision)), st.integers(-9, 9))
def test_a_move_keeps_kind_precision_and_what_is_missing(when: When, finest: Precision, n: int) -> None:
    after = moved_by(when, unit_of([when], finest), n)
    assert after.kind is when.kind
    assert [e.precision for e in after.edges] == [e.precision for e in when.edges]
    assert isinstance(after.end, Missing) == isinstance(when.end, Missing)


@given(whens(EXACT), st.sampled_from(EXACT), st.integers(1, 5))
def test_what_was_widened_is_narrowed_back_to_its_extent(when: When, finest: Precision, n: int) -> None:
    wide = widened_by(when, finest, n)
    units = [min(edge.precision, finest) for edge in when.edges]
    taken = zip(wide.edges, when.edges, units, strict=True)
    if all(a.latest == add_steps(b.latest, unit, n) for a, b, unit in taken):
        assert widened_by(wide, finest, -n) == when


@given(whens(), st.sampled_from(list(Precision)), st.integers(-9, -1))
def test_nothing_becomes_narrower_than_its_unit(when: When, finest: Precision, n: int) -> None:
    for edge in widened_by(when, finest, n).edges:
        assert edge.latest >= add_steps(edge.earliest, edge.precision, 1)


@given(whens(), st.sampled_from(list(Precision)), st.integers(-9, 9))
def test_every_result_is_a_time_that_can_be_kept(when: When, finest: Precision, n: int) -> None:
    for after in (
        moved_by(when, unit_of([when], finest), n),
        begin_moved_by(when, finest, n),
        end_moved_by(when, finest, n),
        widened_by(when, finest, n),
    ):
        assert (moment(after.begin) if after.kind is Kind.MOMENT else span(after.begin, after.end)) == after  # type: ignore[arg-type]


def test_a_step_is_the_coarser_of_the_dates_unit_and_the_zooms() -> None:
    assert unit_of([edtf.read("2021-09-06")], HOUR) is DAY
    assert unit_of([edtf.read("2021-09-06")], MONTH) is MONTH
    assert unit_of([edtf.read("2021-09-06"), None, edtf.read("2021")], HOUR) is YEAR


@pytest.mark.parametrize(
    ("before", "unit", "count", "after"),
    [
        ("2021-09-06", DAY, 1, "2021-09-07"),
        ("2021-09-06", YEAR, -2, "2019-09-06"),
        ("2021-07", MONTH, 6, "2022-01"),
        ("2021-08-14/2021-09-05", DAY, 3, "2021-08-17/2021-09-08"),
        ("2020-02-29", YEAR, 1, "2021-02-28"),
        ("2021-09-06T10:00+03:00", HOUR, 2, "2021-09-06T12:00+03:00"),
    ],
)
def test_a_move_goes_by_the_calendar(before: str, unit: Precision, count: int, after: str) -> None:
    assert edtf.write(moved_by(edtf.read(before), unit, count)).text == after


def test_an_end_moves_alone_and_stops_at_the_other() -> None:
    siege = edtf.read("2021-08-01/2021-08-10")
    assert edtf.write(end_moved_by(siege, HOUR, 2)).text == "2021-08-01/2021-08-12"
    assert edtf.write(end_moved_by(siege, HOUR, -40)).text == "2021-08-01/2021-08-01"
    assert edtf.write(begin_moved_by(siege, HOUR, -1)).text == "2021-07-31/2021-08-10"
    assert edtf.write(begin_moved_by(siege, HOUR, 40)).text == "2021-08-10/2021-08-10"


def test_an_end_that_is_open_or_not_known_is_left_alone() -> None:
    going_on = edtf.read("2021-08-01/..")
    assert end_moved_by(going_on, DAY, 1) == going_on
    assert begin_moved_by(edtf.read("/2021-08-01"), DAY, 1) == edtf.read("/2021-08-01")


def test_a_day_widened_is_the_days_around_it() -> None:
    wide = widened_by(moment(edge_at(at(2021, 9, 6), DAY)), HOUR, 1)
    assert wide == moment(Edge(at(2021, 9, 5), at(2021, 9, 8), DAY))
    assert widened_by(wide, HOUR, -1) == moment(edge_at(at(2021, 9, 6), DAY))
    assert widened_by(wide, HOUR, -5) == moment(edge_at(at(2021, 9, 6), DAY))


def test_a_span_is_widened_at_both_ends() -> None:
    wide = widened_by(edtf.read("2021-08-10/2021-08-20"), DAY, 2)
    assert wide.begin == Edge(at(2021, 8, 8), at(2021, 8, 13), DAY)
    assert wide.end == Edge(at(2021, 8, 18), at(2021, 8, 23), DAY)
