"""Times are said as people say them, in full and in short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.entry import read
from timeline_app.dates.words import short, words
from timeline_app.model import edtf
from timeline_app.model.calendar import MAX_US, MIN_US, add_steps, floor_to
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, Missing, moment, span

BERLIN = "Europe/Berlin"

SAID = [
    # typed, in words, short
    ("2021-09-06", "Monday 6 September 2021", "6 Sept 2021"),
    ("2021-09", "September 2021", "Sept 2021"),
    ("2021", "2021", "2021"),
    ("2018~", "about 2018", "c. 2018"),
    ("2018?", "2018?", "2018?"),
    ("2018%", "about 2018?", "c. 2018?"),
    ("about 6 September 2021", "about Monday 6 September 2021", "c. 6 Sept 2021"),
    ("-0043", "44 BC", "44 BC"),
    ("-0043-03-15", "15 March 44 BC", "15 Mar 44 BC"),
    ("0079-08-24", "24 August AD 79", "24 Aug AD 79"),
    ("1066-10-14", "14 October 1066", "14 Oct 1066"),
    ("Y12000", "AD 12000", "AD 12000"),
    ("Y-11999", "12000 BC", "12000 BC"),
    ("199X", "1990s", "1990s"),
    ("18XX", "19th century", "19th century"),
    ("20XX", "21st century", "21st century"),
    ("10XX", "11th century", "11th century"),
    ("2XXX", "3rd millennium", "3rd millennium"),
    ("-004X", "decade 50–41 BC", "50–41 BC"),
    ("000X", "decade 1 BC – AD 9", "1 BC – AD 9"),
    ("summer 2021", "summer 2021", "summer 2021"),
    ("winter 2020", "winter 2020–21", "winter 2020–21"),
    ("2020-35", "3rd quarter of 2020", "Q3 2020"),
    ("2021-40", "1st half-year of 2021 (January–June)", "1st half-year of 2021"),
    ("late July 2021", "late July 2021 (21–31 July)", "late July 2021"),
    ("early 2021", "early 2021 (January–April)", "early 2021"),
    ("late 1990s", "late 1990s (1997–1999)", "late 1990s"),
    ("c. late July 2021", "about late July 2021 (21–31 July)", "c. late July 2021"),
    (
        "between 14 Aug and 6 Sept 2021",
        "between 14 August and 6 September 2021",
        "between 14 Aug and 6 Sept 2021",
    ),
    (
        "between November 2020 and February 2021",
        "between November 2020 and February 2021",
        "between Nov 2020 and Feb 2021",
    ),
    ("between 2011 and 2018", "between 2011 and 2018", "2011–2018"),
    # times
    ("6 Sept 2021 10:00", "Monday 6 September 2021, 10:00", "6 Sept 2021 10:00"),
    ("2021-09-06T10:00:05", "Monday 6 September 2021, 10:00:05", "6 Sept 2021 10:00:05"),
    ("2021-09-06T10:00:05.25", "Monday 6 September 2021, 10:00:05.25", "6 Sept 2021 10:00:05.25"),
    ("2021-09-06T10", "Monday 6 September 2021, in the hour from 10:00", "6 Sept 2021 10:00–11:00"),
    ("2021-09-06T10:00+03:00", "Monday 6 September 2021, 10:00 (UTC+3) · 07:00 GMT", "6 Sept 2021 10:00"),
    ("2021-09-06T10:00Z", "Monday 6 September 2021, 10:00 (UTC)", "6 Sept 2021 10:00"),
    (
        "2021-09-06T23:30-04:30",
        "Monday 6 September 2021, 23:30 (UTC−4:30) · 7 September 04:00 GMT",
        "6 Sept 2021 23:30",
    ),
    (
        "6 Sept 2021 10:00 Damascus time",
        "Monday 6 September 2021, 10:00 Damascus time (UTC+3) · 07:00 GMT",
        "6 Sept 2021 10:00",
    ),
    # spans
    ("2011/..", "since 2011, still going on", "2011 –"),
    ("2011/", "from 2011, end not known", "2011 – ?"),
    ("../2018", "until 2018", "– 2018"),
    ("/2018", "until 2018, beginning not known", "? – 2018"),
    ("since late July 2021", "since late July 2021 (21–31 July), still going on", "late July 2021 –"),
    ("14 Aug – 6 Sept 2021", "from 14 August to 6 September 2021", "14 Aug – 6 Sept 2021"),
    ("14–16 August 2021", "from 14 to 16 August 2021", "14 – 16 Aug 2021"),
    ("14 Aug 2020 – 6 Sept 2021", "from 14 August 2020 to 6 September 2021", "14 Aug 2020 – 6 Sept 2021"),
    ("2011 to 6 Sept 2021", "from 2011 to 6 September 2021", "2011 – 6 Sept 2021"),
    ("2011~/2018?", "from about 2011 to 2018?", "c. 2011 – 2018?"),
    ("50–44 BC", "from 50 to 44 BC", "50 – 44 BC"),
    ("6 Sept 2021 10:00–12:00", "from 10:00 to 12:00 on 6 September 2021", "6 Sept 2021 10:00–12:00"),
    (
        "6 Sept 2021 10:00–12:00 +03:00",
        "from 10:00 to 12:00 (UTC+3) on 6 September 2021",
        "6 Sept 2021 10:00–12:00",
    ),
    (
        "2021-09-06T10:00+03:00/2021-09-07T12:00Z",
        "from 6 September 2021, 10:00 (UTC+3) to 7 September 2021, 12:00 (UTC)",
        "6 Sept 2021 10:00 – 7 Sept 2021 12:00",
    ),
    ("2021-08-14/2021-08-14", "from 14 to 14 August 2021", "14 Aug 2021"),
    # what bounds cannot hold
    ("before 2018", "2017 or earlier", "2017 or earlier"),
    ("after 14 August 2021", "15 August 2021 or later", "15 Aug 2021 or later"),
    ("[1667,1668,1670..1672]", "between 1667 and 1672 · [1667,1668,1670..1672]", "1667–1672"),
    ("2004-06~-11", "about Friday 11 June 2004 · 2004-06~-11", "c. 11 June 2004"),
    ("2004-XX", "2004 · 2004-XX", "2004"),
]


@pytest.mark.parametrize(("typed", "in_words", "in_short"), SAID)
def test_a_time_is_said(typed: str, in_words: str, in_short: str) -> None:
    when = read(typed)
    assert words(when) == in_words
    assert short(when) == in_short


def test_no_date_is_said_too() -> None:
    assert short(None) == "no date"


def test_a_time_with_an_offset_is_also_told_in_the_zone_of_the_reader() -> None:
    when = read("6 Sept 2021 10:00 +03:00")
    told = "Monday 6 September 2021, 10:00 (UTC+3) · 07:00 GMT"
    assert words(when, BERLIN) == told + " · 09:00 in Berlin"
    assert words(when, "Asia/Damascus") == told
    assert words(when, "UTC") == told
    assert words(when, "Mars/Base") == told
    assert words(read("6 Sept 2021 10:00"), BERLIN) == "Monday 6 September 2021, 10:00"


@pytest.mark.parametrize(
    "typed",
    [
        "6 Sept 2021 10:00",
        "6 Sept 2021 10:00 +03:00",
        "6 Sept 2021 10:00 Damascus time",
        "July 2021",
        "44 BC",
        "1990s",
        "19th century",
        "summer 2021",
        "winter 2020",
        "Q3 2020",
        "about 2018?",
        "since 2011",
        "until 2018",
        "before 2018",
        "after 14 August 2021",
        "14 Aug – 6 Sept 2021",
        "between 14 Aug and 6 Sept 2021",
        "6 Sept 2021 10:00–12:00",
    ],
)
def test_most_readings_can_be_typed_again(typed: str) -> None:
    when = read(typed)
    assert edtf.write(read(words(when))) == edtf.write(when)


@st.composite
def edges(draw: st.DrawFn) -> Edge:
    precision = draw(st.sampled_from(Precision))
    start = max(floor_to(draw(st.integers(MIN_US, MAX_US - 1)), precision), MIN_US)
    stop = min(add_steps(start, precision, draw(st.sampled_from([1, 2, 11]))), MAX_US)
    offset = draw(st.sampled_from([None, 0, -270])) if precision >= Precision.HOUR else None
    return Edge(start, stop, precision, draw(st.booleans()), draw(st.booleans()), offset)


@given(edges(), edges() | st.sampled_from(Missing), st.sampled_from(["", BERLIN]))
def test_every_time_has_words(begin: Edge, end: Edge | Missing, zone: str) -> None:
    assert words(moment(begin, zone=zone), zone)
    assert short(moment(begin, zone=zone))
    try:
        lasting = span(begin, end, zone=zone)
    except ValueError:
        return
    assert words(lasting, zone).startswith(("from ", "since ", "begins ", "ends "))
    assert short(lasting)
