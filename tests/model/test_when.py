"""Times keep their precision when they are moved, and a span never ends before it begins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.model import edtf
from timeline_app.model.calendar import (
    MAX_US,
    MIN_US,
    US_PER_DAY,
    US_PER_HOUR,
    US_PER_MINUTE,
    US_PER_SECOND,
    add_steps,
    floor_to,
    us_from_civil,
)
from timeline_app.model.precision import Precision
from timeline_app.model.when import (
    Edge,
    Kind,
    Missing,
    When,
    edge_at,
    moment,
    moved,
    span,
    with_begin,
    with_end,
)
from timeline_app.model.zones import offset_min_at

NEW_YORK, BERLIN = "America/New_York", "Europe/Berlin"


def at(text: str, zone: str = "") -> When:
    """The time that an EDTF text says, in a zone."""
    return replace(edtf.read(text), zone=zone)


def us(*civil: int) -> int:
    return us_from_civil(*civil)


def said(when: When) -> str:
    return edtf.write(when).text


LATE_JULY = Edge(us(2021, 7, 21), us(2021, 8, 1), Precision.MONTH)


# ---- what a time says


def test_a_moment_has_one_edge() -> None:
    when = at("2021-07")
    assert when.edges == (when.begin,)
    assert when.begin is when.end
    assert when.hull == (us(2021, 7), us(2021, 8))
    assert when.core is None


def test_a_span_has_a_hull_and_a_core() -> None:
    when = at("2021-08-14/2021-09-06")
    assert when.hull == (us(2021, 8, 14), us(2021, 9, 7))
    assert when.core == (us(2021, 8, 15), us(2021, 9, 6))
    assert at("2021-09-06/2021-09-06").core is None
    assert at("2011/2021-09-06").precision is Precision.DAY


def test_an_open_side_has_no_bound() -> None:
    assert at("2011/..").hull == (us(2011), None)
    assert at("/2011").hull == (None, us(2012))
    assert at("2011/..").core is None


def test_a_hull_is_never_turned_round_by_offsets() -> None:
    when = at("2021-09-06T10:00+03:00/2021-09-06T08:30Z")
    assert when.hull == (us(2021, 9, 6, 10), us(2021, 9, 6, 10))


def test_an_edge_is_the_unit_around_a_time() -> None:
    assert edge_at(us(2021, 7, 21, 5), Precision.MONTH) == Edge(us(2021, 7), us(2021, 8), Precision.MONTH)


# ---- what cannot be


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"The end \(2021-09-05\) lies before the beginning \(2021-09-06\)\."
    ):
        span(edge_at(us(2021, 9, 6), Precision.DAY), edge_at(us(2021, 9, 5), Precision.DAY))


def test_an_end_within_the_unit_of_the_beginning_is_possible() -> None:
    june, day = edge_at(us(2004, 6), Precision.MONTH), edge_at(us(2004, 6, 15), Precision.DAY)
    assert span(day, june).hull == (us(2004, 6, 15), us(2004, 7))
    assert span(june, day).hull == (us(2004, 6), us(2004, 6, 16))


def test_times_with_offsets_are_compared_as_instants() -> None:
    ten = Edge(us(2021, 9, 6, 10), us(2021, 9, 6, 10, 1), Precision.MINUTE, offset_min=180)
    eight = Edge(us(2021, 9, 6, 8), us(2021, 9, 6, 8, 1), Precision.MINUTE, offset_min=0)
    assert span(ten, eight).kind is Kind.SPAN
    with pytest.raises(ValueError, match="lies before"):
        span(eight, ten)
    assert span(replace(eight, offset_min=None), ten).kind is Kind.SPAN


def test_a_span_without_any_date_is_refused() -> None:
    with pytest.raises(ValueError, match="a beginning or an end"):
        span(Missing.UNKNOWN, Missing.OPEN)


@pytest.mark.parametrize(
    ("edge", "reason"),
    [
        (Edge(5, 5, Precision.SECOND), "earliest"),
        (Edge(MIN_US - 1, 0, Precision.YEAR), "years from -100000 to 100000"),
        (Edge(0, MAX_US + 1, Precision.YEAR), "years from -100000 to 100000"),
        (Edge(0, 5, Precision.SECOND, offset_min=1440), "offset"),
    ],
)
def test_an_impossible_edge_is_refused(edge: Edge, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        moment(edge)


# ---- moving


@pytest.mark.parametrize(
    ("before", "delta_us", "after"),
    [
        ("2021-07", 20 * US_PER_DAY, "2021-08"),
        ("2021-07", 14 * US_PER_DAY, "2021-07"),
        ("2021-07", -50 * US_PER_DAY, "2021-05"),
        ("2021-12", 31 * US_PER_DAY, "2022-01"),
        ("2018", 200 * US_PER_DAY, "2019"),
        ("199X", 9 * 365 * US_PER_DAY, "200X"),
        ("18XX", -60 * 365 * US_PER_DAY, "17XX"),
        ("2021-22", 80 * US_PER_DAY, "2021-23"),
        ("2021-24", -80 * US_PER_DAY, "2021-23"),
        ("2021-34", 92 * US_PER_DAY, "2021-35"),
        ("2021-09-06", 13 * US_PER_HOUR, "2021-09-07"),
        ("2021-09-06", 11 * US_PER_HOUR, "2021-09-06"),
        ("2021-09-06~", -7 * US_PER_DAY, "2021-08-30~"),
        ("2021-09-06T10:00", 29 * US_PER_SECOND, "2021-09-06T10:00"),
        ("2021-09-06T10:00+03:00", 90 * US_PER_MINUTE, "2021-09-06T11:30+03:00"),
        ("2021-09-06T10:00:00", 1_400_000, "2021-09-06T10:00:01"),
        ("2021-09-06T10", 100 * US_PER_MINUTE, "2021-09-06T12"),
        ("0001-01-01", -US_PER_DAY, "0000-12-31"),
        ("2021-08-14/2021-09-06", 2 * US_PER_DAY, "2021-08-16/2021-09-08"),
        ("2011/..", 366 * US_PER_DAY, "2012/.."),
        ("../2018", -366 * US_PER_DAY, "../2017"),
        ("2021-07/2021-09-06", 31 * US_PER_DAY, "2021-08/2021-10-06"),
        ("2011/2021-09-06", 40 * US_PER_DAY, "2011/2021-09-06"),
        ("[2021-07-21..2021-07-31]", 3 * US_PER_DAY, "[2021-07-24..2021-08-03]"),
    ],
)
def test_a_time_moves_by_whole_units_of_its_precision(before: str, delta_us: int, after: str) -> None:
    assert said(moved(at(before), delta_us)) == after


def test_late_july_becomes_late_august() -> None:
    assert said(moved(moment(LATE_JULY), 31 * US_PER_DAY)) == "[2021-08-21..2021-08-31]"
    assert said(moved(moment(LATE_JULY), 62 * US_PER_DAY)) == "[2021-09-21..2021-09-30]"
    assert moved(moment(LATE_JULY), 62 * US_PER_DAY).precision is Precision.MONTH


def test_a_range_at_the_end_of_a_month_stays_a_range() -> None:
    two_days = moment(Edge(us(2021, 1, 30), us(2021, 1, 31), Precision.MONTH))
    assert said(moved(two_days, 30 * US_PER_DAY)) == "2021-02-28"


@pytest.mark.parametrize(
    ("before", "delta_us", "after", "precision"),
    [
        ("2021-07", 3 * US_PER_DAY, "[2021-07-04..2021-08-03]", Precision.DAY),
        ("2021-09-06", 2 * US_PER_DAY, "2021-09-08", Precision.DAY),
        ("2021-09-06", 150 * US_PER_MINUTE, "[2021-09-06T02:30..2021-09-07T02:29]", Precision.MINUTE),
        ("2021-09-06", 2 * US_PER_HOUR + 9_123_456, "[2021-09-06T02:00..2021-09-07T01:59]", Precision.HOUR),
        ("2021-09-06T10:00Z", 7 * US_PER_MINUTE, "2021-09-06T10:07Z", Precision.MINUTE),
        ("2021-09-06T10:00Z", 7 * US_PER_SECOND, "2021-09-06T10:00:07Z", Precision.SECOND),
        ("2021-09-06T10:00:00Z", 1_600_000, "2021-09-06T10:00:02Z", Precision.SECOND),
        ("2021-09-06T10:00:00.500000Z", 123, "2021-09-06T10:00:00.500123Z", Precision.SUBSECOND),
    ],
)  # fmt: skip
def test_a_free_move_goes_by_the_minute_or_second(
    before: str, delta_us: int, after: str, precision: Precision
) -> None:
    when = moved(at(before), delta_us, free=True)
    assert said(when) == after
    assert when.precision is precision


def test_a_move_forgets_what_was_typed_and_one_of_nothing_forgets_nothing() -> None:
    when = replace(at("156X-12-25"), typed="Christmas in the 1560s")
    later = moved(when, 4000 * US_PER_DAY)
    assert (later.typed, later.verbatim) == ("", "")
    assert moved(when, US_PER_DAY) is when
    assert with_end(when, us(1569, 12, 26)) is when


def test_the_offset_stays_and_follows_a_named_zone() -> None:
    four_months = 122 * US_PER_DAY
    assert said(moved(at("2021-09-06T10:00+02:00"), four_months)) == "2022-01-06T10:00+02:00"
    assert said(moved(at("2021-09-06T10:00+02:00", BERLIN), four_months)) == "2022-01-06T10:00+01:00"
    assert moved(at("2021-09-06T10:00", BERLIN), four_months).edges[0].offset_min is None


def test_a_zone_that_is_not_known_here_does_not_stop_a_move() -> None:
    assert said(moved(at("2021-09-06T10:00+02:00", "Mars/Base"), US_PER_HOUR)) == "2021-09-06T11:00+02:00"


def test_a_time_dragged_into_a_gap_of_the_clock_goes_forward() -> None:
    assert said(moved(at("2021-03-14T01:30-05:00", NEW_YORK), US_PER_HOUR)) == "2021-03-14T03:30-04:00"
    assert said(moved(at("2021-03-28T02:30+01:00", BERLIN), 0)) == "2021-03-28T02:30+01:00"


def test_of_two_equal_wall_times_a_drag_means_the_earlier() -> None:
    assert said(moved(at("2021-11-07T00:30-04:00", NEW_YORK), US_PER_HOUR)) == "2021-11-07T01:30-04:00"
    assert said(moved(at("2021-11-07T02:30-05:00", NEW_YORK), -US_PER_HOUR)) == "2021-11-07T01:30-04:00"


def test_a_span_whose_beginning_falls_into_a_gap_takes_its_end_along() -> None:
    when = moved(at("2021-03-14T01:30-05:00/2021-03-14T02:10-05:00", NEW_YORK), US_PER_HOUR)
    begin, end = when.edges
    assert begin.earliest == us(2021, 3, 14, 3, 30)
    assert end.earliest >= begin.earliest
    assert span(begin, end) == replace(when, zone="")


def test_at_the_limit_of_years_a_move_stops() -> None:
    far = 300_000 * 366 * US_PER_DAY
    assert said(moved(at("2021"), far)) == "Y100000"
    assert said(moved(at("2021"), -far)) == "Y-100000"
    assert moved(at("2021-09-06T10:00"), far, free=True).hull[1] == MAX_US
    assert moved(at("Y100000"), far) == at("Y100000")


# ---- dragging one end


def test_the_end_of_a_moment_dragged_makes_it_a_span() -> None:
    assert said(with_end(at("2021-09-06"), us(2021, 9, 9))) == "2021-09-06/2021-09-08"
    assert said(with_begin(at("2021-09-06"), us(2021, 9, 4))) == "2021-09-04/2021-09-06"
    assert said(with_end(at("2021-07"), us(2021, 9, 20))) == "2021-07/2021-09"


@pytest.mark.parametrize(
    ("before", "to", "after"),
    [
        ("2021-08-14/2021-09-06", (2021, 8, 20), "2021-08-20/2021-09-06"),
        ("2021-08-14/2021-09-06", (2021, 8, 20, 13), "2021-08-21/2021-09-06"),
        ("2021-08-14/2021-09-06", (2022,), "2021-09-06/2021-09-06"),
        ("2021-07/2021-09-06", (2021, 8, 10), "2021-08/2021-09-06"),
        ("2021-07/2021-09-06", (2021, 12, 1), "2021-09/2021-09-06"),
        ("2011/..", (2013, 2), "2013/.."),
        ("../2018", (2013, 2), "2013/2018"),
        ("/2018", (2030,), "2018/2018"),
    ],
)
def test_a_beginning_is_dragged_by_its_own_precision_and_not_past_the_end(
    before: str, to: tuple[int, ...], after: str
) -> None:
    assert said(with_begin(at(before), us(*to))) == after


@pytest.mark.parametrize(
    ("before", "to", "after"),
    [
        ("2021-08-14/2021-09-06", (2021, 9, 11), "2021-08-14/2021-09-10"),
        ("2021-08-14/2021-09-06", (2021,), "2021-08-14/2021-08-14"),
        ("2021-08-14/2021-09", (2021, 8, 1), "2021-08-14/2021-08"),
        ("2011/..", (2018, 7), "2011/2018"),
        ("2011/", (1990,), "2011/2011"),
        ("../2018", (2020, 12, 20), "../2020"),
    ],
)
def test_an_end_is_dragged_by_its_own_precision_and_not_before_the_beginning(
    before: str, to: tuple[int, ...], after: str
) -> None:
    assert said(with_end(at(before), us(*to))) == after


def test_a_free_end_lands_where_it_is_let_go() -> None:
    when = at("2021-09-06T10:00Z/2021-09-06T12:00Z")
    assert with_end(when, us(2021, 9, 6, 13, 0, 30), free=True).hull[1] == us(2021, 9, 6, 13, 0, 30)
    assert with_begin(when, us(2021, 9, 6, 9, 0, 30), free=True).hull[0] == us(2021, 9, 6, 9, 0, 30)
    assert said(with_begin(at("../2018"), us(2013, 2, 3, 4, 5), free=True)).startswith("2013-02-03T04:05/")


def test_an_end_that_was_open_gets_the_offset_of_its_zone() -> None:
    when = with_end(at("2021-09-06T10:00+02:00/..", BERLIN), us(2021, 12, 1, 9, 1))
    assert said(when) == "2021-09-06T10:00+02:00/2021-12-01T09:00+01:00"


def test_ends_with_different_offsets_meet_at_the_same_instant() -> None:
    when = at("2021-09-06T10:00+03:00/2021-09-06T09:00Z")
    assert said(with_begin(when, us(2021, 9, 7))) == "2021-09-06T12:00+03:00/2021-09-06T09:00Z"
    assert said(with_end(when, us(2021, 9, 1))) == "2021-09-06T10:00+03:00/2021-09-06T07:00Z"


# ---- laws


DATES = tuple(precision for precision in Precision if precision < Precision.DAY)
CLOCKS = tuple(precision for precision in Precision if precision >= Precision.DAY)


@st.composite
def edges(draw: st.DrawFn, zone: str, precisions: tuple[Precision, ...]) -> Edge:
    """Units and ranges of three units."""
    precision = draw(st.sampled_from(precisions))
    start = floor_to(draw(st.integers(us(-3000), us(5000))), precision)
    stop = add_steps(start, precision, draw(st.sampled_from([1, 1, 3])))
    offset = None
    if precision >= Precision.HOUR:
        offset = offset_min_at(zone, start) if zone else draw(st.sampled_from([None, 0, 180]))
    return Edge(start, stop, precision, draw(st.booleans()), draw(st.booleans()), offset)


@st.composite
def times(
    draw: st.DrawFn,
    zones: tuple[str, ...] = ("", "", NEW_YORK, BERLIN),
    precisions: tuple[Precision, ...] = tuple(Precision),
) -> When:
    """Moments and spans, open ones too."""
    zone = draw(st.sampled_from(zones))
    begin, end = draw(edges(zone, precisions)), draw(edges(zone, precisions))
    kind = draw(st.sampled_from(["moment", "span", "open"]))
    if kind == "moment":
        return moment(begin, zone=zone)
    if kind == "open":
        return span(begin, draw(st.sampled_from(Missing)), zone=zone)
    try:
        return span(begin, end, zone=zone)
    except ValueError:
        return span(end, begin, zone=zone)


deltas = st.integers(-3000 * 366 * US_PER_DAY, 3000 * 366 * US_PER_DAY) | st.integers(
    -3 * US_PER_DAY, 3 * US_PER_DAY
)


def valid(when: When) -> bool:
    """Whether the constructors would take it."""
    if when.kind is Kind.MOMENT:
        return when.begin is when.end and moment(when.edges[0]).kind is Kind.MOMENT
    return span(when.begin, when.end).kind is Kind.SPAN


@given(times(), deltas, st.booleans())
def test_moving_keeps_a_time_possible_and_its_marks(when: When, delta_us: int, free: bool) -> None:
    later = moved(when, delta_us, free=free)
    assert valid(later)
    assert later.kind is when.kind
    for old, new in zip(when.edges, later.edges, strict=True):
        assert (new.approximate, new.uncertain) == (old.approximate, old.uncertain)
        assert new.precision == old.precision or (free and new.precision > old.precision)


@given(times(("",), DATES) | times(("",), CLOCKS), deltas)
@example(at("2021-12/2022"), 31 * US_PER_DAY)
def test_a_time_moved_there_and_back_is_as_it_was(when: When, delta_us: int) -> None:
    there = moved(when, delta_us)
    back = moved(there, when.edges[0].earliest - there.edges[0].earliest)
    assert back == when


@given(times(("",)), deltas)
def test_a_free_move_is_as_long_as_given_to_half_a_minute(when: When, delta_us: int) -> None:
    later = moved(when, delta_us, free=True)
    assert abs(later.edges[0].earliest - when.edges[0].earliest - delta_us) <= US_PER_MINUTE / 2


@given(times(), deltas, st.booleans())
def test_dragging_a_beginning_or_an_end_never_passes_the_other(when: When, delta_us: int, free: bool) -> None:
    first, last = when.hull
    by_begin = with_begin(when, (first if first is not None else last or 0) + delta_us, free=free)
    by_end = with_end(when, (last if last is not None else first or 0) + delta_us, free=free)
    assert valid(by_begin)
    assert valid(by_end)
    assert by_begin.end == when.end
    assert by_end.begin == when.begin


@given(edges("", tuple(Precision)), st.sampled_from(Missing), deltas)
def test_the_beginning_dragged_lands_within_half_a_unit(begin: Edge, end: Missing, delta_us: int) -> None:
    target = begin.earliest + delta_us
    new = with_begin(span(begin, end), target).begin
    assert isinstance(new, Edge)
    unit = add_steps(new.earliest, new.precision, 1) - new.earliest
    assert abs(new.earliest - target) <= unit * 0.52  # months and years differ in length


@given(times(("",), (*DATES, Precision.DAY)), deltas)
def test_a_zone_never_moves_a_time_without_an_offset(when: When, delta_us: int) -> None:
    in_berlin = moved(replace(when, zone=BERLIN), delta_us)
    assert in_berlin.edges == moved(when, delta_us).edges
