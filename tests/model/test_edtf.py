"""EDTF is read into bounds, written from bounds, and what bounds cannot hold is kept word for word."""

from __future__ import annotations

from datetime import date, timedelta
from time import struct_time

import edtf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.model.calendar import (
    MAX_US,
    MIN_US,
    US_PER_DAY,
    US_PER_MINUTE,
    add_steps,
    civil_from_us,
    floor_to,
    us_from_civil,
)
from timeline_app.model.edtf import EdtfError, read, write
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, Kind, Missing, When, moment, span

Day = tuple[int, int, int]


KEPT_AS_THEY_ARE = """
2021 2021-07 2021-07-21 2004? 2004-06-11% 201X~ 0000 -0043-03-15 Y-17000 Y100000 Y-100000
2021-09-06T10 2021-09-06T10:00+03:00 2021-09-06T10:00-00:30 2021-09-06T10:00:01.25Z
201X 20XX 2XXX XXXX -004X -000X 156X-12-25 2004-XX XXXX-12 1985-XX-XX
2001-21 2001-24 2001-25 2001-32 2001-33 2001-38 2001-41 2004-06~-11 ?2004-06-~11 1950S2
1964/2008 2004~/.. ../1985? /1985 1985/ 2021-09-06~/2021-09-08 2021-09-06T10:00+03:00/2021-09-06T12
[1667,1668,1670..1672] [1667..1672] [..1760-12-03] [1760-12..] {1960,1961-12} {..1984}
[2021-07-21~..2021-07-31~] 2016-12-31T23:59:60Z 2021-09-06T10:00:01.1234567
"""


def days(when: When) -> tuple[Day | None, Day | None]:
    """First and last day of the hull."""
    first, last = when.hull
    begin = None if first is None else civil_from_us(first)
    end = None if last is None else civil_from_us(last - 1)
    return begin and begin[:3], end and end[:3]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        # level 0
        ("1985-04-12", (1985, 4, 12), (1985, 4, 12), Precision.DAY),
        ("1985-04", (1985, 4, 1), (1985, 4, 30), Precision.MONTH),
        ("1985", (1985, 1, 1), (1985, 12, 31), Precision.YEAR),
        ("0000", (0, 1, 1), (0, 12, 31), Precision.YEAR),
        ("1985-04-12T23:20:30", (1985, 4, 12), (1985, 4, 12), Precision.SECOND),
        ("1985-04-12T23:20:30Z", (1985, 4, 12), (1985, 4, 12), Precision.SECOND),
        ("1985-04-12T23:20:30-04", (1985, 4, 12), (1985, 4, 12), Precision.SECOND),
        ("1985-04-12T23:20:30+04:30", (1985, 4, 12), (1985, 4, 12), Precision.SECOND),
        # level 1
        ("Y17000", (17000, 1, 1), (17000, 12, 31), Precision.YEAR),
        ("Y-17000", (-17000, 1, 1), (-17000, 12, 31), Precision.YEAR),
        ("2001-21", (2001, 3, 1), (2001, 5, 31), Precision.SEASON),
        ("2001-22", (2001, 6, 1), (2001, 8, 31), Precision.SEASON),
        ("2001-23", (2001, 9, 1), (2001, 11, 30), Precision.SEASON),
        ("2001-24", (2001, 12, 1), (2002, 2, 28), Precision.SEASON),
        ("1984?", (1984, 1, 1), (1984, 12, 31), Precision.YEAR),
        ("2004-06~", (2004, 6, 1), (2004, 6, 30), Precision.MONTH),
        ("2004-06-11%", (2004, 6, 11), (2004, 6, 11), Precision.DAY),
        ("201X", (2010, 1, 1), (2019, 12, 31), Precision.DECADE),
        ("20XX", (2000, 1, 1), (2099, 12, 31), Precision.CENTURY),
        ("2XXX", (2000, 1, 1), (2999, 12, 31), Precision.MILLENNIUM),
        ("2004-XX", (2004, 1, 1), (2004, 12, 31), Precision.YEAR),
        ("1985-04-XX", (1985, 4, 1), (1985, 4, 30), Precision.MONTH),
        ("1985-XX-XX", (1985, 1, 1), (1985, 12, 31), Precision.YEAR),
        ("-1985", (-1985, 1, 1), (-1985, 12, 31), Precision.YEAR),
        ("-0043-03-15", (-43, 3, 15), (-43, 3, 15), Precision.DAY),
        # level 2
        ("Y17E3", (17000, 1, 1), (17000, 12, 31), Precision.YEAR),
        ("1950S2", (1900, 1, 1), (1999, 12, 31), Precision.CENTURY),
        ("Y54321S3", (54300, 1, 1), (54399, 12, 31), Precision.CENTURY),
        ("-1950S3", (-1959, 1, 1), (-1950, 12, 31), Precision.DECADE),
        ("2001-25", (2001, 3, 1), (2001, 5, 31), Precision.SEASON),
        ("2001-29", (2001, 9, 1), (2001, 11, 30), Precision.SEASON),
        ("2001-30", (2001, 12, 1), (2002, 2, 28), Precision.SEASON),
        ("2001-32", (2001, 6, 1), (2001, 8, 31), Precision.SEASON),
        ("2001-34", (2001, 4, 1), (2001, 6, 30), Precision.SEASON),
        ("2001-39", (2001, 9, 1), (2001, 12, 31), Precision.SEASON),
        ("2001-41", (2001, 7, 1), (2001, 12, 31), Precision.SEASON),
        ("156X-12-25", (1560, 12, 25), (1569, 12, 25), Precision.DECADE),
        ("15XX-12-XX", (1500, 12, 1), (1599, 12, 31), Precision.CENTURY),
        ("XXXX-12-XX", (0, 12, 1), (9999, 12, 31), Precision.MILLENNIUM),
        ("XXXX-12", (0, 12, 1), (9999, 12, 31), Precision.MILLENNIUM),
        ("1XXX-XX", (1000, 1, 1), (1999, 12, 31), Precision.MILLENNIUM),
        ("1984-1X", (1984, 10, 1), (1984, 12, 31), Precision.YEAR),
        ("2004-06-1X", (2004, 6, 10), (2004, 6, 19), Precision.MONTH),
        ("156X-02-29", (1560, 2, 29), (1568, 2, 29), Precision.DECADE),
        ("-004X", (-49, 1, 1), (-40, 12, 31), Precision.DECADE),
        ("-000X", (-9, 1, 1), (-1, 12, 31), Precision.DECADE),
        ("2004-06~-11", (2004, 6, 11), (2004, 6, 11), Precision.DAY),
        ("?2004-06-~11", (2004, 6, 11), (2004, 6, 11), Precision.DAY),
        ("[1667,1668,1670..1672]", (1667, 1, 1), (1672, 12, 31), Precision.YEAR),
        ("[1667, 1760-12]", (1667, 1, 1), (1760, 12, 31), Precision.YEAR),
        # beyond EDTF
        ("+12000-03-05", (12000, 3, 5), (12000, 3, 5), Precision.DAY),
        ("2021-09-06T10", (2021, 9, 6), (2021, 9, 6), Precision.HOUR),
        ("2021-09-06T10:00", (2021, 9, 6), (2021, 9, 6), Precision.MINUTE),
        ("2021-09-06T10:00:01,25", (2021, 9, 6), (2021, 9, 6), Precision.SUBSECOND),
        ("2021-09-06T24:00", (2021, 9, 7), (2021, 9, 7), Precision.MINUTE),
    ],
)
def test_a_moment_is_read(text: str, first: Day, last: Day, precision: Precision) -> None:
    when = read(text)
    assert when.kind is Kind.MOMENT
    assert when.begin is when.end
    assert days(when) == (first, last)
    assert when.precision is precision


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1964/2008", (1964, 1, 1), (2008, 12, 31)),
        ("2004-06/2006-08", (2004, 6, 1), (2006, 8, 31)),
        ("2004-02-01/2005", (2004, 2, 1), (2005, 12, 31)),
        ("1984~/2004-06?", (1984, 1, 1), (2004, 6, 30)),
        ("../1985-04-12", None, (1985, 4, 12)),
        ("1985-04/..", (1985, 4, 1), None),
        ("/1985-04-12", None, (1985, 4, 12)),
        ("1985/", (1985, 1, 1), None),
        ("2004-06-~01/2004-06-~20", (2004, 6, 1), (2004, 6, 20)),
        ("2004-06-XX/2004-07-03", (2004, 6, 1), (2004, 7, 3)),
        ("2001-21/2003", (2001, 3, 1), (2003, 12, 31)),
        ("2021-09-06T10:00+03:00/2021-09-06T12", (2021, 9, 6), (2021, 9, 6)),
        ("[..1760-12-03]", None, (1760, 12, 3)),
        ("[1760-12..]", (1760, 12, 1), None),
        ("[1760-01, 1760-02, 1760-12..]", (1760, 1, 1), None),
        ("{1667,1668,1670..1672}", (1667, 1, 1), (1672, 12, 31)),
        ("{1960,1961-12}", (1960, 1, 1), (1961, 12, 31)),
        ("{..1984}", None, (1984, 12, 31)),
    ],
)
def test_a_span_is_read(text: str, first: Day | None, last: Day | None) -> None:
    when = read(text)
    assert when.kind is Kind.SPAN
    assert days(when) == (first, last)
    assert write(when) == (text, True)


def test_open_and_unknown_ends_differ() -> None:
    assert read("2011/..").end is Missing.OPEN
    assert read("2011/").end is Missing.UNKNOWN
    assert read("../2011").begin is Missing.OPEN
    assert read("/2011").begin is Missing.UNKNOWN


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2004", False, False),
        ("2004~", True, False),
        ("~2004", True, False),
        ("2004?", False, True),
        ("2004%", True, True),
        ("2004-06~-11", True, False),
        ("?2004-06-~11", True, True),
    ],
)
def test_qualifiers_mark_the_edge(text: str, approximate: bool, uncertain: bool) -> None:
    when = read(text)
    assert (when.is_approximate, when.is_uncertain) == (approximate, uncertain)


def test_each_end_of_an_interval_has_its_own_qualifiers() -> None:
    when = read("1984~/2004-06?")
    assert isinstance(when.begin, Edge)
    assert isinstance(when.end, Edge)
    assert (when.begin.approximate, when.begin.uncertain) == (True, False)
    assert (when.end.approximate, when.end.uncertain) == (False, True)


@pytest.mark.parametrize(
    ("text", "offset_min"),
    [("Z", 0), ("+03:00", 180), ("+03", 180), ("+0330", 210), ("-04:30", -270), ("", None)],
)
def test_a_time_keeps_its_offset(text: str, offset_min: int | None) -> None:
    edge = read("2021-09-06T10:00" + text).begin
    assert edge == Edge(
        us_from_civil(2021, 9, 6, 10),
        us_from_civil(2021, 9, 6, 10, 1),
        Precision.MINUTE,
        offset_min=offset_min,
    )


def test_a_fraction_of_a_second_is_as_wide_as_its_last_digit() -> None:
    edge = read("2021-09-06T10:00:00.25").begin
    assert isinstance(edge, Edge)
    assert edge.latest - edge.earliest == 10_000
    assert edge.earliest == us_from_civil(2021, 9, 6, 10, 0, 0, 250_000)


@pytest.mark.parametrize("text", KEPT_AS_THEY_ARE.split())
def test_what_was_read_is_written_again(text: str) -> None:
    assert write(read(text)) == (text, True)
    assert read(write(read(text)).text) == read(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("?2004", "2004?"),
        (" 2004 ", "2004"),
        ("Y17E3", "Y17000"),
        ("[1667,1668]", "[1667..1668]"),
        ("[1667]", "1667"),
        ("[2021-07,2021-08-01..2021-08-31]", "[2021-07..2021-08]"),
        ("2021-09-06T24:00", "2021-09-07T00:00"),
        ("2021-09-06T10:00+00:00", "2021-09-06T10:00Z"),
    ],
)
def test_two_ways_to_say_the_same_are_written_in_one(text: str, written: str) -> None:
    assert write(read(text)) == (written, True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no date"),
        ("yesterday", "not a date in EDTF"),
        ("2021-7-1", "not a date"),
        ("2021-13", "no month 13"),
        ("2021-00", "no month 00"),
        ("2021-02-30", "no day 30"),
        ("2021-06-31", "no day 31"),
        ("X999-02-29", "no such day"),
        ("2021-3X", "no month"),
        ("2021-2X", "no month"),
        ("2021-09-06T25:00", "no time of day 25:00"),
        ("2021-09-06T24:01", "no time of day"),
        ("2021-09-06T10:61", "no time of day"),
        ("2021-09-06T10:00:60", "no time of day"),
        ("2021-09-06T10:00+24:00", "no UTC offset"),
        ("2021-09T10:00", "a time needs a day"),
        ("2021-09-XXT10:00", "a time needs a day"),
        ("-0000", "no year -0000"),
        ("20210906", "not a year"),
        ("Y2021", "not a year"),
        ("12000", "not a year"),
        ("2021E2", "exponent"),
        ("Y-17E7", "years from -100000 to 100000"),
        ("Y17E7", "years from -100000 to 100000"),
        ("Y100001", "years from -100000 to 100000"),
        ("Y17E999999999999", "years from -100000 to 100000"),
        ("1950S0", "at least one digit"),
        ("1950S2-04", "significant|not a date"),
        ("2005/2004", "end .2004-12-31. lies before the beginning .2005-01-01."),
        ("2021-09-06T10:00Z/2021-09-06T10:00+03:00", "lies before"),
        ("../..", "beginning or an end"),
        ("/", "beginning or an end"),
        ("2001/2002/2003", "one beginning and one end"),
        ("[..]", "a date is missing"),
        ("[..1984,1990..]", "first or a last date"),
        ("[1984,..1990]", "only a set's first and last"),
        ("[1990..1984]", "lies before"),
        ("[1984,]", "a date is missing"),
        ("{}", "a date is missing"),
        ("[1984", "not a date"),
        ("[1984..1990]/2000", "not a date"),
        ("[2021-09-06T10:00Z,2021-09-06T10:00+03:00]", "same UTC offset"),
        ("2" * 501, "at most 500"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(EdtfError, match=reason):
        read(text)


@given(st.text(max_size=40) | st.text("0123456789XYZTES+-:.,/~?%[]{} ", max_size=60))
@example("-" * 500)
@example("2021-09-06T10:00:00." + "1" * 480)
@example("Y" + "9" * 490)
@example("Y1E" + "9" * 490)
@example("[" + "1984," * 99 + "1984]")
@example("٢٠٢١")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        when = read(text)
    except EdtfError as error:
        assert str(error)
    else:
        assert read(write(when).text) == when or not write(when).exact


# ---- writing


def an_edge(first: tuple[int, ...], last: tuple[int, ...], precision: Precision) -> Edge:
    return Edge(us_from_civil(*first), us_from_civil(*last), precision)


LATE_JULY = an_edge((2021, 7, 21), (2021, 8, 1), Precision.MONTH)


def test_a_moment_within_a_range_is_one_of_a_set() -> None:
    assert write(moment(LATE_JULY)) == ("[2021-07-21..2021-07-31]", True)
    early_2021 = an_edge((2021,), (2021, 5), Precision.YEAR)
    assert write(moment(early_2021)) == ("[2021-01..2021-04]", True)
    noon = an_edge((2021, 9, 6, 11, 55), (2021, 9, 6, 12, 5), Precision.MINUTE)
    assert write(moment(noon)) == ("[2021-09-06T11:55..2021-09-06T12:04]", True)


def test_an_end_within_a_range_is_written_as_its_outer_edge_and_about() -> None:
    assert write(span(LATE_JULY, Missing.OPEN)) == ("2021-07-21~/..", False)
    assert write(span(Missing.OPEN, LATE_JULY)) == ("../2021-07-31~", False)
    august = an_edge((2021, 8), (2021, 9), Precision.MONTH)
    assert write(span(LATE_JULY, august)) == ("2021-07-21~/2021-08", False)


def test_a_part_of_a_year_is_an_exact_end_where_edtf_has_a_code_for_it() -> None:
    early_2021 = an_edge((2021,), (2021, 5), Precision.YEAR)
    assert write(span(early_2021, Missing.OPEN)) == ("2021-37/..", True)


def test_a_day_beyond_year_9999_is_written_as_its_year_and_not_exact() -> None:
    assert write(read("+12000-03-05")) == ("Y12000", False)
    assert write(read("+12000-03-05/..")) == ("Y12000~/..", False)


def test_a_range_of_long_years_is_written() -> None:
    assert write(moment(an_edge((12000,), (12010,), Precision.DECADE))) == ("[Y12000..Y12009]", True)


units = st.sampled_from(Precision)


@st.composite
def edges(draw: st.DrawFn) -> Edge:
    """Units and ranges of every size, at any year."""
    precision = draw(units)
    limit = us_from_civil(-9000), us_from_civil(9000)
    start = floor_to(draw(st.integers(*draw(st.sampled_from([limit, (MIN_US, MAX_US - 1)])))), precision)
    stop = add_steps(start, precision, draw(st.sampled_from([1, 1, 1, 2, 11])))
    offset = draw(st.sampled_from([None, 0, 180, -270])) if precision >= Precision.HOUR else None
    start, stop = max(start, MIN_US), min(stop, MAX_US)
    return Edge(start, stop, precision, draw(st.booleans()), draw(st.booleans()), offset)


def bounds(edge: Edge | Missing) -> object:
    if isinstance(edge, Missing):
        return edge
    return edge.earliest, edge.latest, edge.approximate, edge.uncertain, edge.offset_min


@given(edges())
def test_a_moment_that_is_written_exactly_is_read_with_the_same_bounds(edge: Edge) -> None:
    written = write(moment(edge))
    again = read(written.text)
    if written.exact:
        assert bounds(again.begin) == bounds(edge)
        assert again.verbatim == ""
    else:
        first, last = again.hull
        assert first is not None
        assert last is not None
        assert first <= edge.earliest < edge.latest <= last
    assert written.exact or abs(edge.earliest) > us_from_civil(9998)


@given(edges() | st.sampled_from(Missing), edges() | st.sampled_from(Missing))
def test_a_span_that_is_written_exactly_is_read_with_the_same_bounds(
    begin: Edge | Missing, end: Edge | Missing
) -> None:
    try:
        when = span(begin, end)
    except ValueError:
        return
    written = write(when)
    again = read(written.text)
    if written.exact:
        assert (bounds(again.begin), bounds(again.end)) == (bounds(begin), bounds(end))
    else:
        assert again.is_approximate or written.text.count("Y")


# ---- the oracle

ORACLE_DATES = st.dates(date(1, 1, 1), date(9999, 12, 30))


@st.composite
def plain_edtf(draw: st.DrawFn) -> str:
    """Dates of levels 0 and 1 and their intervals, as far as the `edtf` package agrees with the standard."""
    day = draw(ORACLE_DATES).isoformat()
    text = draw(
        st.sampled_from(
            [day, day[:7], day[:4], day[:3] + "X", day[:2] + "XX", day[:4] + "-XX", day[:7] + "-XX"]
        )
    )
    return text + (draw(st.sampled_from(["", "", "?", "~", "%"])) if "X" not in text else "")


def as_day(time: struct_time) -> Day:
    return time.tm_year, time.tm_mon, time.tm_mday


@given(plain_edtf())
def test_the_bounds_of_a_date_are_those_of_the_edtf_package(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    assert days(read(text)) == (as_day(theirs.lower_strict()), as_day(theirs.upper_strict()))
    assert read(text).is_approximate is bool(getattr(theirs, "is_approximate", False) or "%" in text)


@given(st.lists(ORACLE_DATES, min_size=2, max_size=2, unique=True), st.sampled_from([4, 7, 10]))
def test_the_bounds_of_an_interval_are_those_of_the_edtf_package(ends: list[date], length: int) -> None:
    text = "/".join(day.isoformat()[:length] for day in sorted(ends))
    theirs = edtf.parse_edtf(text)
    assert days(read(text)) == (as_day(theirs.lower_strict()), as_day(theirs.upper_strict()))


def test_a_set_of_days_spans_them_all() -> None:
    first = date(2021, 7, 21)
    listed = ",".join((first + timedelta(days=n)).isoformat() for n in range(11))
    assert read(f"[{listed}]").begin == Edge(LATE_JULY.earliest, LATE_JULY.latest, Precision.DAY)
    assert LATE_JULY.latest - LATE_JULY.earliest == 11 * US_PER_DAY == 11 * 24 * 60 * US_PER_MINUTE
