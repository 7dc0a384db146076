"""What the program says of a time can be typed again, and is the same time."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.test_entry import ALONE
from timeline_app.dates.parts import DAY_PARTS, part_of
from timeline_app.dates.reading import read, text_for
from timeline_app.dates.reference import context_of
from timeline_app.dates.words import words
from timeline_app.model import edtf
from timeline_app.model.calendar import (
    MAX_US,
    MIN_US,
    US_PER_DAY,
    US_PER_HOUR,
    add_months,
    add_steps,
    floor_to,
    us_from_civil,
)
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, Missing, When, edge_at, moment, span
from timeline_app.model.zones import offset_min_at

ZONES = ["Asia/Damascus", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+3", "Asia/Kolkata"]
COUNTED = [
    Precision.YEAR,
    Precision.MONTH,
    Precision.DAY,
    Precision.MINUTE,
    Precision.SECOND,
    Precision.SUBSECOND,
]
NEARBY = st.integers(us_from_civil(1950), us_from_civil(2050))
ANY = st.integers(add_months(MIN_US, 120), add_months(MAX_US, -48_000)) | NEARBY
OFFSETS = st.sampled_from([None, None, 0, 180, -270, 825])


def bare(when: When | None) -> When | None:
    return None if when is None else replace(when, typed="")


@st.composite
def units(draw: st.DrawFn) -> Edge:
    """A second ... a millennium, of which times have an offset or none."""
    edge = edge_at(draw(ANY), draw(st.sampled_from(Precision)))
    if edge.precision is Precision.SUBSECOND:
        width = 10 ** draw(st.integers(0, 5))
        start = edge.earliest - edge.earliest % width
        edge = replace(edge, earliest=start, latest=start + width)
    return replace(edge, offset_min=draw(OFFSETS)) if edge.precision >= Precision.HOUR else edge


@st.composite
def parts(draw: st.DrawFn) -> Edge:
    unit = edge_at(draw(ANY), draw(st.sampled_from([Precision.MONTH, Precision.YEAR, Precision.SEASON])))
    halves = [] if unit.precision is Precision.SEASON else ["first half of", "second half of"]
    return part_of(unit, draw(st.sampled_from(["early", "mid", "late", *halves])))


@st.composite
def parts_of_years(draw: st.DrawFn) -> Edge:
    """A quarter, a third, a half of a year."""
    year = edge_at(draw(ANY), Precision.YEAR).earliest
    months = draw(st.sampled_from([3, 4, 6]))
    start = add_months(year, months * draw(st.integers(0, 12 // months - 1)))
    return Edge(start, add_months(start, months), Precision.SEASON)


@st.composite
def parts_of_days(draw: st.DrawFn) -> Edge:
    day = edge_at(draw(ANY), Precision.DAY).earliest
    first, last = draw(st.sampled_from(list(DAY_PARTS.values())))
    return Edge(day + first * US_PER_HOUR, day + last * US_PER_HOUR, Precision.HOUR, offset_min=draw(OFFSETS))


@st.composite
def ranges(draw: st.DrawFn) -> Edge:
    """From one unit to another of the same kind, and not a whole of them that has a name."""
    first = edge_at(draw(ANY), draw(st.sampled_from(COUNTED)))
    last = add_steps(first.latest, first.precision, draw(st.integers(1, 400)))
    offset = draw(OFFSETS) if first.precision >= Precision.MINUTE else None
    edge = replace(first, latest=last, offset_min=offset)
    coarser = [unit for unit in COUNTED if unit < first.precision]
    aligned = any(floor_to(us, unit) == us for us in (edge.latest,) for unit in coarser)
    if first.precision is Precision.SUBSECOND or aligned:
        return first if offset is None else replace(first, offset_min=offset)
    return edge


@st.composite
def edges(draw: st.DrawFn) -> Edge:
    edge = draw(units() | parts() | parts_of_years() | parts_of_days() | ranges())
    return replace(edge, approximate=draw(st.booleans()), uncertain=draw(st.booleans()))


@given(edges())
def test_a_moment_is_read_from_its_words(edge: Edge) -> None:
    when = moment(edge)
    assert bare(read(words(when)).when) == when, words(when)


@given(edges(), st.sampled_from(ZONES), st.sampled_from(["", "Asia/Tokyo"]))
def test_a_moment_in_a_zone_is_read_from_its_words(edge: Edge, zone: str, shown: str) -> None:
    if edge.precision < Precision.HOUR:
        return
    edge = replace(edge, offset_min=offset_min_at(zone, edge.earliest))
    when = moment(edge, zone=zone)
    assert bare(read(words(when, shown), zone=shown).when) == when, words(when, shown)


@given(edges(), edges())
def test_a_span_is_read_from_its_words(begin: Edge, end: Edge) -> None:
    for edge in (begin, end):
        if edge.precision >= Precision.HOUR and (begin.offset_min is None or end.offset_min is None):
            begin, end = replace(begin, offset_min=None), replace(end, offset_min=None)
    if begin.earliest > end.earliest:
        begin, end = end, begin
    try:
        when = span(begin, end)
    except ValueError:
        return
    assert bare(read(words(when)).when) == when, words(when)


@given(edges(), st.sampled_from(Missing), st.booleans())
def test_a_span_of_which_one_end_is_not_told_is_read_from_its_words(
    edge: Edge, missing: Missing, is_begin: bool
) -> None:
    when = span(edge, missing) if is_begin else span(missing, edge)
    assert bare(read(words(when)).when) == when, words(when)


@given(st.sampled_from(Precision), NEARBY, st.integers(1, 2000), st.sampled_from([1, 60, 86_400]))
def test_the_bounds_of_any_range_are_read_from_its_words(
    precision: Precision, start: int, count: int, seconds: int
) -> None:
    size = seconds * 1_000_000
    edge = Edge(start - start % size, start - start % size + count * size, precision)
    again = read(words(moment(edge))).when
    assert again is not None
    assert again.hull == (edge.earliest, edge.latest), words(moment(edge))


EDTF = [
    "2004-06~-11", "2004-XX", "156X-12-25", "[1667,1668,1670..1672]", "{1960,1961-12}", "{..1984}", "[..1760-12-03]",
    "[1760-12..]", "[..201X]", "2021-29", "1950S2", "Y-170000002"[:7], "2004-?06-11", "[2021-09-06T10:00+03:00..]",
    "../2018", "/2018", "2018/", "2018~/2019?", "2021-37", "2021-41", "-0999", "0000", "-18XX", "1XXX", "-0043-03-15",
    "2021-09-06T10:00:05.250Z", "2021-09-06T24:00", "2021-09-06T10", "Y17E7"[:4] + "2", "[2021-07-21..2021-07-31]",
]  # fmt: skip


@pytest.mark.parametrize("text", EDTF)
def test_edtf_is_said_in_words_that_are_read_as_the_same(text: str) -> None:
    when = edtf.read(text)
    assert bare(read(words(when)).when) == when, words(when)


@pytest.mark.parametrize("typed", ALONE)
def test_a_field_shows_a_text_that_reads_as_its_date(typed: str) -> None:
    when = bare(read(typed).when)
    assert when is not None
    assert bare(read(text_for(when, context_of("", ""))).when) == when


def test_an_end_known_as_a_range_is_said_and_shown_as_one() -> None:
    days = [edge_at(us_from_civil(2021, 8, day), Precision.DAY) for day in (14, 16, 20)]
    begin = replace(days[0], latest=days[1].latest)
    when = span(begin, days[2])
    assert words(when) == "begins between 14 and 16 August 2021, ends 20 August 2021"
    assert text_for(when, context_of("", "")) == words(when)
    assert bare(read(words(when)).when) == when
    assert begin.latest - begin.earliest == 3 * US_PER_DAY


@given(edges(), edges() | st.sampled_from(Missing))
def test_what_edtf_writes_exactly_has_the_same_bounds(begin: Edge, end: Edge | Missing) -> None:
    """Only the precision of a range can be another one: EDTF has no late July, only 21 to 31 July."""
    whens = [moment(begin)]
    with suppress(ValueError):  # an end before the beginning
        whens.append(span(begin, end))
    for when in whens:
        written = edtf.write(when)
        if written.exact:
            again = edtf.read(written.text)
            assert again.kind is when.kind
            assert [_known(edge) for edge in (again.begin, again.end)] == [
                _known(edge) for edge in (when.begin, when.end)
            ]


def _known(edge: Edge | Missing) -> object:
    if isinstance(edge, Missing):
        return edge
    return edge.earliest, edge.latest, edge.approximate, edge.uncertain, edge.offset_min
