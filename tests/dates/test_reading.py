"""What a person types is understood, asked back, or refused with the word to blame."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.dates.entry import read as read_one
from timeline_app.dates.letters import one_slip_apart, plainly
from timeline_app.dates.reading import Reading, read
from timeline_app.model.edtf import write

PUBLISHED, ZONE = "2021-09-08", "Asia/Damascus"
ENOUGH_SECONDS = 5  # of the processor, for 1 MB

ALONE = {
    # ISO 8601: weeks, days of a year, basic forms, durations, shortened ends
    "2021-W36-1": "2021-09-06",
    "2021W361": "2021-09-06",
    "2021-W36": "[2021-09-06..2021-09-12]",
    "2021W36": "[2021-09-06..2021-09-12]",
    "2020-W53-7": "2021-01-03",
    "since 2021-W36": "2021-09-06~/..",
    "2021-249": "2021-09-06",
    "2021249": "2021-09-06",
    "2021-W36-1T10:00": "2021-09-06T10:00",
    "2021-249T10:00Z": "2021-09-06T10:00Z",
    "20210906T10": "2021-09-06T10",
    "20210906T1000Z": "2021-09-06T10:00Z",
    "2021-09-06T10:00:00.123+03": "2021-09-06T10:00:00.123+03:00",
    "2021-09-06T10:00:00,5": "2021-09-06T10:00:00.5",
    "2021-09-06/P3D": "2021-09-06/2021-09-08",
    "P3D/2021-09-08": "2021-09-06/2021-09-08",
    "2021-07/P2M": "2021-07/2021-08",
    "2021/P1Y": "2021/2021",
    "2021-09-06T10:00/PT2H": "2021-09-06T10:00/2021-09-06T12:00",
    "2021-09-06T10:00+03:00/PT2H30M": "2021-09-06T10:00+03:00/2021-09-06T12:30+03:00",
    "PT2H/2021-09-06T12:00": "2021-09-06T10:00/2021-09-06T12:00",
    "20210906/20210908": "2021-09-06/2021-09-08",
    "2021-09-06--2021-09-08": "2021-09-06/2021-09-08",
    "2021-09-06/08": "2021-09-06/2021-09-08",
    "2021-09-06/10-08": "2021-09-06/2021-10-08",
    "2021-09-06T10:00/12:00": "2021-09-06T10:00/2021-09-06T12:00",
    "2021-09-06T10:00[Europe/Berlin]": "2021-09-06T10:00+02:00",
    "2021-9-6": "2021-09-06",
    "2021.09.06": "2021-09-06",
    # days and months as people write them
    "Mon Sep  6 10:00:00 2021": "2021-09-06T10:00:00",
    "Mon, 06 Sep 2021 10:00:00 +0300": "2021-09-06T10:00:00+03:00",
    "06-SEP-2021": "2021-09-06",
    "2021 September 6": "2021-09-06",
    "September '21": "2021-09",
    "6.9.21": "2021-09-06",
    "14.8.-6.9.2021": "2021-08-14/2021-09-06",
    "14.-16.8.2021": "2021-08-14/2021-08-16",
    "6–8 Sept 2021": "2021-09-06/2021-09-08",
    "14.8.2021": "2021-08-14",
    "8/14/2021": "2021-08-14",
    "Q3/2020": "2020-35",
    "Q3-2020": "2020-35",
    "3rd quarter 2020": "2020-35",
    "1st half-year of 2021": "2021-40",
    "2nd half-year 2021": "2021-41",
    "2nd third of 2021": "2021-38",
    "mid-1998": "[1998-05..1998-08]",
    "middle of 2021": "[2021-05..2021-08]",
    "first half of 2020": "[2020-01..2020-06]",
    "early 2000s": "[2000..2002]",
    "2000s": "200X",
    "the 20th c.": "19XX",
    "20th cent.": "19XX",
    "5th century BC": "-04XX",
    "the 1st century": "00XX",
    "3rd millennium": "2XXX",
    "10,000 BC": "-9999",
    "10 000 BC": "-9999",
    "AD 12000": "Y12000",
    "throughout 2021": "2021",
    "all of 2021": "2021",
    "in the course of 2021": "2021",
    "either 2018 or 2019": "[2018..2019]",
    "spring or summer 2020": "[2020-03..2020-08]",
    # counted from another date
    "last day of August 2021": "2021-08-31",
    "first day of 2021": "2021-01-01",
    "first Monday in September 2021": "2021-09-06",
    "the second Monday of September 2021": "2021-09-13",
    "last Friday of August 2021": "2021-08-27",
    "1st Sunday of May 2020": "2020-05-03",
    "first week of September 2021": "[2021-09-01..2021-09-07]",
    "last week of February 2020": "[2020-02-23..2020-02-29]",
    "week 36 of 2021": "[2021-09-06..2021-09-12]",
    "week 36, 2021": "[2021-09-06..2021-09-12]",
    "KW 36 2021": "[2021-09-06..2021-09-12]",
    "the week of 8 September 2021": "[2021-09-06..2021-09-12]",
    "week beginning 8 September 2021": "[2021-09-08..2021-09-14]",
    "two weeks before 6 Sept 2021": "2021-08-23",
    "3 days after 14 August 2021": "2021-08-17",
    "a fortnight after 14 August 2021": "2021-08-28",
    "two months after July 2021": "2021-09",
    "10 years before 2021": "2011",
    # times of day
    "6 Sept 2021 at 10": "2021-09-06T10:00",
    "6 Sept 2021 at 10.30": "2021-09-06T10:30",
    "at 10 on 6 Sept 2021": "2021-09-06T10:00",
    "6 Sept 2021 at 10 in the morning": "2021-09-06T10:00",
    "6 Sept 2021 at 8 in the evening": "2021-09-06T20:00",
    "6 Sept 2021 at eleven at night": "2021-09-06T23:00",
    "6 Sept 2021, half past ten": "2021-09-06T10:30",
    "6 Sept 2021, quarter to six in the evening": "2021-09-06T17:45",
    "6 Sept 2021, ten o'clock": "2021-09-06T10:00",
    "6 Sept 2021, 12 noon": "2021-09-06T12:00",
    "6 Sept 2021 noon": "2021-09-06T12:00",
    "6 Sept 2021, 10 Uhr": "2021-09-06T10:00",
    "6 Sept 2021 10h30": "2021-09-06T10:30",
    "6 Sept 2021 24:00": "2021-09-07T00:00",
    "061000Z SEP 21": "2021-09-06T10:00Z",
    "061000C SEP 2021": "2021-09-06T10:00+03:00",
    "6 Sept 2021 1000Z": "2021-09-06T10:00Z",
    "morning of 6 September 2021": "[2021-09-06T06:00..2021-09-06T11:59]",
    "6 September 2021, in the afternoon": "[2021-09-06T12:00..2021-09-06T17:59]",
    "6 Sept 2021 evening": "[2021-09-06T18:00..2021-09-06T23:59]",
    "night of 6 Sept 2021": "[2021-09-06T20:00..2021-09-07T05:59]",
    "early hours of 6 Sept 2021": "[2021-09-06T00:00..2021-09-06T05:59]",
    "6 September 2021, in the hour from 10:00": "2021-09-06T10",
    "between 10:00 and 12:00 on 6 Sept 2021": "[2021-09-06T10:00..2021-09-06T12:00]",
    "6 Sept 2021 10:00 Etc/GMT+3": "2021-09-06T10:00-03:00",
    # known from one side, with two sides told apart
    "> 2018": "[2019..]",
    "<2018": "[..2017]",
    ">= 2018": "[2018..]",
    "≤ 2018": "[..2018]",
    "on or before 6 Sept 2021": "[..2021-09-06]",
    "on or after 6 Sept 2021": "[2021-09-06..]",
    "no later than 6 Sept 2021": "[..2021-09-06]",
    "begins between 14 and 16 August 2021, ends 6 September 2021": "2021-08-14~/2021-09-06",
    "starts 14 August 2021, ends about 6 September 2021": "2021-08-14/2021-09-06~",
    "begins 2011, still going on": "2011/..",
    "from 2011, end not known": "2011/",
    "until 2018, beginning not known": "/2018",
    "decade 50–41 BC": "-004X",
    "between spring and autumn 2020": "[2020-03..2020-11]",
    # other languages
    "6. September 2021": "2021-09-06",
    "Montag, 6. September 2021, 10 Uhr": "2021-09-06T10:00",
    "den 14. März 2021": "2021-03-14",
    "Dezember 2020": "2020-12",
    "seit Juli 2021": "2021-07/..",
    "zwischen Mai und Oktober 2021": "[2021-05..2021-10]",
    "1er janvier 2021": "2021-01-01",
    "lundi 6 septembre 2021": "2021-09-06",
    "le 14 août 2021": "2021-08-14",
    "fevrier 2020": "2020-02",
    "14 de agosto de 2021": "2021-08-14",
    "1º de enero de 2021": "2021-01-01",
    "lunes 6 de septiembre de 2021": "2021-09-06",
    "6 сентября 2021 года": "2021-09-06",
    "май 2021": "2021-05",
    "понедельник, 6 сентября 2021": "2021-09-06",
    "6 سبتمبر 2021": "2021-09-06",
    "٦ أيلول ٢٠٢١": "2021-09-06",
    "6 ايلول 2021": "2021-09-06",
    "14 كانون الثاني 2021": "2021-01-14",
    "تشرين الأول 2021": "2021-10",
    "الاثنين 6 سبتمبر 2021": "2021-09-06",
}  # fmt: skip

FROM_AN_ARTICLE = {
    "last night": "[2021-09-07T20:00..2021-09-08T05:59]",
    "yesterday morning": "[2021-09-07T06:00..2021-09-07T11:59]",
    "yesterday at noon": "2021-09-07T12:00",
    "tomorrow evening": "[2021-09-09T18:00..2021-09-09T23:59]",
    "last summer": "2021-22",
    "last May": "2021-05",
    "last December": "2020-12",
    "next spring": "2022-21",
    "this May": "2021-05",
    "week 35": "[2021-08-30..2021-09-05]",
    "6.9.": "2021-09-06",
    "6 сентября": "2021-09-06",
    "first Monday of September": "2021-09-06",
    "two days after 14 August": "2021-08-16",
}

SEVERAL = {
    "8/9/2021": ["2021-09-08", "2021-08-09"],
    "8-9-2021": ["2021-09-08", "2021-08-09"],
    "8/9/21 10:00": ["2021-09-08T10:00", "2021-08-09T10:00"],
    "8/9/2021 – 10/9/2021": ["2021-09-08/2021-09-10", "2021-08-09/2021-10-09"],
    "midnight on 6 September 2021": ["2021-09-06T00:00", "2021-09-07T00:00"],
    "2000s": ["200X", "20XX"],
    "1800s": ["18XX", "180X"],
    "the 20s": ["202X", "192X"],
    "2021-22": ["2021-22", "2021/2022"],
}

ONE = [
    "8/8/2021",
    "14/8/2021",
    "8/14/2021",
    "8.9.2021",
    "8/9/2021 – 14/9/2021",
    "2021-09-08",
    "the 90s",
    "1990s",
    "2021",
]

SEVERAL_FROM_AN_ARTICLE = {
    "Monday": ["2021-09-06", "2021-09-13"],
    "since Monday": ["2021-09-06/..", "2021-09-13/.."],
    "20 December": ["2020-12-20", "2021-12-20"],
    "6 September": ["2021-09-06"],
    "yesterday": ["2021-09-07"],
    "last Wednesday": ["2021-09-01"],
    "Monday 6 September": ["2021-09-06"],
}

CORRECTED = {
    "6 Setpember 2021": ("Setpember", ["6 September 2021"]),
    "Agust 2021": ("Agust", ["August 2021"]),
    "6 Septembr 2021": ("Septembr", ["6 September 2021"]),
    "sumer 2021": ("sumer", ["summer 2021"]),
    "sicne 2011": ("sicne", ["since 2011"]),
    "Wendesday 8 September 2021": ("Wendesday", ["Wednesday 8 September 2021"]),
    "6 Sept 2021 10:00 IST": (
        "IST",
        ["6 Sept 2021 10:00 +05:30", "6 Sept 2021 10:00 +02:00", "6 Sept 2021 10:00 +01:00"],
    ),
}

REFUSED = {
    "6 Sept 2021 foo": "foo",
    "blorsday": "blorsday",
    "6 Sept 2021, Downing Street": "Downing",
    "6 blörsday Sept 2021": "blörsday",
    "😀 2021": "😀",
    "6 Sept 2021 10:75": "10:75",
    "31 June 2021": "31 June 2021",
    "13/13/2021": "13/13/2021",
    "Friday 6 September 2021": "Friday 6 September 2021",
    "6 July Sept 2021": "Sept",
    "2011 to 2012 to 2013": "to",
    "14 and 15 August 2021": "and",
    "2021-W54": "2021-W54",
    "2021-W53-1": "2021-W53-1",
    "2021-366": "2021-366",
    "recently": "recently",
    "soon": "soon",
    "\uff15 blorsday": "blorsday",
    "6 e\u0301te\u0301x 2021": "e\u0301te\u0301x",
    "late 6 Sept 2021": "late 6 Sept 2021",
    "fifth Monday of September 2021": "fifth Monday of September 2021",
    "10:00 in July 2021": "10:00 in July 2021",
}

REFUSED_AS_A_WHOLE = {
    "P3D": "how long, not when",
    "R5/2021-09-06/P1D": "several times",
    "2021-09-06/2021-09-01": "lies before the beginning",
    "2021-13": "no month 13",
    "2" * 501: "too long",
}


def edtf(reading: Reading) -> list[str]:
    """What it means, the likeliest first."""
    if reading.offers and reading.when is not None:
        assert replace(reading.offers[0].when, typed="") == replace(reading.when, typed="")
        return [write(offer.when).text for offer in reading.offers]
    return [] if reading.when is None else [write(reading.when).text]


@pytest.mark.parametrize(("typed", "meant"), ALONE.items())
def test_a_date_is_read(typed: str, meant: str) -> None:
    reading = read(typed)
    assert edtf(reading)[:1] == [meant], reading.refusal
    assert reading.when is not None
    assert reading.when.typed == typed
    assert not reading.counted_from


@pytest.mark.parametrize(("typed", "meant"), FROM_AN_ARTICLE.items())
def test_what_is_counted_from_an_article_says_so(typed: str, meant: str) -> None:
    reading = read(typed, PUBLISHED, ZONE)
    assert edtf(reading)[0] == meant
    assert reading.counted_from == PUBLISHED


@pytest.mark.parametrize("typed", FROM_AN_ARTICLE)
def test_a_publication_date_that_is_missing_is_asked_for(typed: str) -> None:
    reading = read(typed, "", ZONE)
    assert reading.when is None
    assert reading.needs_publication


@pytest.mark.parametrize(("typed", "meant"), SEVERAL.items())
def test_each_meaning_is_offered(typed: str, meant: list[str]) -> None:
    assert edtf(read(typed)) == meant


@pytest.mark.parametrize(("typed", "meant"), SEVERAL_FROM_AN_ARTICLE.items())
def test_each_meaning_near_the_publication_is_offered(typed: str, meant: list[str]) -> None:
    assert edtf(read(typed, PUBLISHED)) == meant


@pytest.mark.parametrize("typed", ONE)
def test_what_has_one_meaning_asks_nothing(typed: str) -> None:
    assert read(typed).when is not None
    assert read(typed).offers == ()


def test_the_order_of_the_reader_comes_first() -> None:
    assert edtf(read("8/9/2021", month_first=True)) == ["2021-08-09", "2021-09-08"]
    assert (
        edtf(read("8/14/2021", month_first=True))
        == edtf(read("14/8/2021", month_first=True))
        == ["2021-08-14"]
    )
    assert edtf(read("8/9/2021 – 8/14/2021")) == ["2021-08-09/2021-08-14"]
    assert edtf(read("8.9.2021", month_first=True)) == ["2021-09-08"]


@pytest.mark.parametrize("typed", [*SEVERAL, *CORRECTED])
@pytest.mark.parametrize("month_first", [False, True])
def test_what_an_offer_types_has_one_meaning(typed: str, *, month_first: bool) -> None:
    for offer in read(typed, month_first=month_first).offers:
        again = read(offer.typed, month_first=month_first)
        assert again.when is not None
        assert again.offers == ()
        assert replace(again.when, typed="") == replace(offer.when, typed="")


@pytest.mark.parametrize(("typed", "offered"), CORRECTED.items())
def test_a_slip_is_not_taken_but_offered_for_correction(typed: str, offered: tuple[str, list[str]]) -> None:
    reading = read(typed)
    assert reading.when is None
    assert typed[reading.begin : reading.end] == offered[0]
    assert [offer.typed for offer in reading.offers] == offered[1]


@pytest.mark.parametrize(("typed", "word"), REFUSED.items())
def test_the_word_to_blame_is_pointed_at(typed: str, word: str) -> None:
    reading = read(typed)
    assert reading.when is None
    assert typed[reading.begin : reading.end] == word
    assert reading.refusal
    assert not reading.offers


@pytest.mark.parametrize(("typed", "reason"), REFUSED_AS_A_WHOLE.items())
def test_what_is_wrong_as_a_whole_has_its_reason(typed: str, reason: str) -> None:
    reading = read(typed)
    assert reading.when is None
    assert reason in reading.refusal


@pytest.mark.parametrize("typed", ["n.d.", "undated", "unknown", " ? ", "N/A"])
def test_no_date_is_understood_as_none(typed: str) -> None:
    assert read(typed) == Reading(None, is_undated=True)


@pytest.mark.parametrize(
    ("word", "other", "slip"),
    [
        ("setpember", "september", True),
        ("agust", "august", True),
        ("augustt", "august", True),
        ("auhust", "august", True),
        ("august", "august", False),
        ("agsut", "august", False),
        ("uagust", "august", True),
        ("ab", "ba", True),
        ("", "a", True),
    ],
)
def test_one_slip_makes_another_word(word: str, other: str, *, slip: bool) -> None:
    assert one_slip_apart(word, other) is slip


@given(st.text(max_size=40))
def test_places_in_the_plain_text_are_places_in_what_was_typed(typed: str) -> None:
    plain = plainly(typed)
    assert len(plain.places) == len(plain.text) + 1
    assert list(plain.places) == sorted(plain.places)
    assert plain.typed(0, len(plain.text)) in {(0, len(typed)), (0, 0)}


pieces = st.lists(
    st.sampled_from(
        [*ALONE, *SEVERAL, *REFUSED, *CORRECTED, "since", "·", "(21–31 July)", "–", "P3D", "T", "W36", "0"]
    )
    | st.text(max_size=6),
    max_size=5,
).map(" ".join)


@given(pieces | st.text(max_size=60), st.sampled_from(["", PUBLISHED]), st.booleans())
@example("2" * 500, "", False)
@example("since " * 80, "", False)
@example("1/" * 250, "", False)
@example("(" * 499, "", False)
@example("· " * 250, "", False)
@example("P" + "1" * 400 + "Y", "", False)
@example("2021-01-01/P999999Y", "", False)
@example("999 years before 44 BC", "", False)
@example("\ud800\ud800 2021", PUBLISHED, True)
def test_any_text_gives_an_answer_or_a_polite_refusal(typed: str, reference: str, month_first: bool) -> None:
    reading = read(typed, reference, ZONE, month_first=month_first)
    assert (reading.when is None) == bool(reading.refusal or reading.is_undated)
    assert len(reading.refusal) < 500
    assert 0 <= reading.begin <= reading.end <= len(typed)
    for offer in reading.offers:
        assert write(offer.when).text
    if reading.when is not None:
        assert replace(read_one(typed, reference, ZONE), typed="") is not None


@pytest.mark.parametrize("piece", ["7", "since ", "6 September 2021 ", "é", "(", "10:00 ", "blorsday "])
def test_a_megabyte_takes_no_time(piece: str) -> None:
    typed = piece * (1_000_000 // len(piece))
    start = time.process_time()
    reading = read(typed, PUBLISHED, ZONE)
    assert reading.when is None
    assert "too long" in reading.refusal
    assert time.process_time() - start < ENOUGH_SECONDS


@pytest.mark.parametrize(
    "piece", ["7", "since ", "6 September 2021 ", "é", "(", "10:00 ", "8/9/2021 ", "CST ", "· "]
)
def test_the_longest_text_that_is_looked_at_takes_little_time(piece: str) -> None:
    start = time.process_time()
    read((piece * 500)[:500], PUBLISHED, ZONE)
    assert time.process_time() - start < ENOUGH_SECONDS
