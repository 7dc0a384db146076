"""What people type as a date is read, or refused with a word of help."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.dates.entry import Unreadable, glean, read
from timeline_app.dates.vocabulary import WORDS
from timeline_app.model.edtf import MAX_LENGTH, write
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, Kind, Missing

PUBLISHED, ZONE = "2021-09-08", "Asia/Damascus"

ALONE = {
    # EDTF and ISO 8601
    "2021": "2021",
    "2021-07": "2021-07",
    "2021-09-06": "2021-09-06",
    "2021-09-06T10:00+03:00": "2021-09-06T10:00+03:00",
    "2021-09-06T10": "2021-09-06T10",
    "2021-09-06 10:00": "2021-09-06T10:00",
    "2021-09-06 10:00:05": "2021-09-06T10:00:05",
    "2021-09-06 10:00:05.25 +03:00": "2021-09-06T10:00:05.25+03:00",
    "2021-09-06 10:00Z": "2021-09-06T10:00Z",
    "20210906": "2021-09-06",
    "20210906T1000Z": "2021-09-06T10:00Z",
    "20210906T100005+0300": "2021-09-06T10:00:05+03:00",
    "2011/..": "2011/..",
    "201X": "201X",
    "[1667,1668,1670..1672]": "[1667,1668,1670..1672]",
    "2004-06~-11": "2004-06~-11",
    "2021-22": "2021-22",
    "-0043": "-0043",
    "  2021  ": "2021",
    "since 2021-09-06": "2021-09-06/..",
    "2021-09-06 to 2021-09-08": "2021-09-06/2021-09-08",
    "2021/09/06": "2021-09-06",
    # days
    "6 Sept 2021": "2021-09-06",
    "6 September 2021": "2021-09-06",
    "6th of September, 2021": "2021-09-06",
    "the 6th of September 2021": "2021-09-06",
    "Sept. 6, 2021": "2021-09-06",
    "August 14, 2021": "2021-08-14",
    "AUGUST 14 2021": "2021-08-14",
    "on 14 August 2021": "2021-08-14",
    "14 Aug 21": "2021-08-14",
    "14-Aug-2021": "2021-08-14",
    "Monday 6 September 2021": "2021-09-06",
    "Mon, 6 Sep 2021": "2021-09-06",
    "6\u00a0September\u00a02021": "2021-09-06",
    "٦ September ٢٠٢١": "2021-09-06",
    "14.8.2021": "2021-08-14",
    "14/8/2021": "2021-08-14",
    "14-08-2021": "2021-08-14",
    "8/14/2021": "2021-08-14",
    "8/9/2021": "2021-09-08",
    "8/9/21": "2021-09-08",
    "29 February 2020": "2020-02-29",
    # months, seasons, years and more
    "July 2021": "2021-07",
    "7/2021": "2021-07",
    "07.2021": "2021-07",
    "in July of 2021": "2021-07",
    "summer 2021": "2021-22",
    "the summer of 2021": "2021-22",
    "fall 2020": "2020-23",
    "winter 2020": "2020-24",
    "winter 2020/21": "2020-24",
    "winter of 2020–2021": "2020-24",
    "Q3 2020": "2020-35",
    "2020 Q3": "2020-35",
    "2020-Q3": "2020-35",
    "3rd quarter 2020": "2020-35",
    "third quarter of 2020": "2020-35",
    "first half of 2021": "[2021-01..2021-06]",
    "H2 2021": "[2021-07..2021-12]",
    "in 2018": "2018",
    "the year 2018": "2018",
    "'98": "1998",
    "1990s": "199X",
    "the 1990s": "199X",
    "the 90s": "199X",
    "1800s": "18XX",
    "19th century": "18XX",
    "the nineteenth century": "18XX",
    "21st century": "20XX",
    "2nd millennium": "1XXX",
    # years before our era and beyond four digits
    "44 BC": "-0043",
    "44 B.C.": "-0043",
    "44 BCE": "-0043",
    "1 BC": "0000",
    "15 March 44 BC": "-0043-03-15",
    "AD 79": "0079",
    "24 August AD 79": "0079-08-24",
    "476 AD": "0476",
    "50–44 BC": "-0049/-0043",
    "19th century BC": "-18XX",
    "12000 BC": "Y-11999",
    # early, mid, late
    "late July 2021": "[2021-07-21..2021-07-31]",
    "early July 2021": "[2021-07-01..2021-07-10]",
    "mid July 2021": "[2021-07-11..2021-07-20]",
    "mid-July 2021": "[2021-07-11..2021-07-20]",
    "end of July 2021": "[2021-07-21..2021-07-31]",
    "the beginning of July 2021": "[2021-07-01..2021-07-10]",
    "second half of July 2021": "[2021-07-16..2021-07-31]",
    "late February 2020": "[2020-02-21..2020-02-29]",
    "early 2021": "[2021-01..2021-04]",
    "late 2021": "[2021-09..2021-12]",
    "late summer 2021": "2021-08",
    "the late 1990s": "[1997..1999]",
    "early 19th century": "[1800..1832]",
    "late 19th century BC": "[-1832..-1800]",
    # about, perhaps
    "c. 2018": "2018~",
    "ca 2018": "2018~",
    "circa 2018": "2018~",
    "about 2018": "2018~",
    "around July 2021": "2021-07~",
    "~2018": "2018~",
    "2018?": "2018?",
    "6 Sept 2021?": "2021-09-06?",
    "perhaps 2018": "2018?",
    "about 2018?": "2018%",
    "about 10:00 on 6 Sept 2021": "2021-09-06T10:00~",
    "c. late July 2021": "[2021-07-21~..2021-07-31~]",
    # times
    "6 Sept 2021 10:00": "2021-09-06T10:00",
    "10:00 6 September 2021": "2021-09-06T10:00",
    "6 Sept 2021, 10:00:30": "2021-09-06T10:00:30",
    "6 Sept 2021 at 10 a.m.": "2021-09-06T10:00",
    "6 Sept 2021 5.30 pm": "2021-09-06T17:30",
    "12 am 6 Sept 2021": "2021-09-06T00:00",
    "12:15 pm 6 Sept 2021": "2021-09-06T12:15",
    "noon on 6 Sept 2021": "2021-09-06T12:00",
    "6 Sept 2021 1000 hours": "2021-09-06T10:00",
    "6 Sept 2021, 10 o'clock": "2021-09-06T10:00",
    "6 Sept 2021 10h30": "2021-09-06T10:30",
    # offsets and zones
    "6 Sept 2021 10:00 +03:00": "2021-09-06T10:00+03:00",
    "6 Sept 2021 10:00 +3": "2021-09-06T10:00+03:00",
    "6 Sept 2021 10:00 +0300": "2021-09-06T10:00+03:00",
    "6 Sept 2021 10:00 -0500": "2021-09-06T10:00-05:00",
    "6 Sept 2021 10:00 −05:00": "2021-09-06T10:00-05:00",
    "6 Sept 2021 10:00 UTC+3": "2021-09-06T10:00+03:00",
    "6 Sept 2021 10:00 (UTC+5:30)": "2021-09-06T10:00+05:30",
    "6 Sept 2021 0700 GMT": "2021-09-06T07:00Z",
    "6 Sept 2021 07:00 UTC": "2021-09-06T07:00Z",
    "6 Sept 2021 10:00 CEST": "2021-09-06T10:00+02:00",
    "6 Sept 2021 10:00 Damascus time": "2021-09-06T10:00+03:00",
    "6 January 2021 10:00 Damascus time": "2021-01-06T10:00+02:00",
    "6 Sept 2021 10:00 New York time": "2021-09-06T10:00-04:00",
    "6 Sept 2021 10:00 Eastern Daylight Time": "2021-09-06T10:00-04:00",
    "6 Sept 2021 10:00 Europe/Berlin": "2021-09-06T10:00+02:00",
    "6 Sept 2021 10:00 a.m. (0700 GMT)": "2021-09-06T10:00+03:00",
    "6 Sept 2021 10:00 local time (07:00 GMT)": "2021-09-06T10:00+03:00",
    "6 Sept 2021 01:30 (2000 GMT)": "2021-09-06T01:30+05:30",
    "6 Sept 2021 20:00 (0100 GMT)": "2021-09-06T20:00-05:00",
    "Monday 6 September 2021, 10:00 (UTC+3) · 07:00 GMT": "2021-09-06T10:00+03:00",
    # spans
    "since 2011": "2011/..",
    "since late July 2021": "2021-07-21~/..",
    "from August 2021 onwards": "2021-08/..",
    "August 2021 onward": "2021-08/..",
    "2011 –": "2011/..",
    "2011 to the present": "2011/..",
    "since 2011, still going on": "2011/..",
    "until 2018": "../2018",
    "up to 6 Sept 2021": "../2021-09-06",
    "– 2018": "../2018",
    "2018 – ?": "2018/",
    "? – 2018": "/2018",
    "from 14 Aug to 6 Sept 2021": "2021-08-14/2021-09-06",
    "14 Aug – 6 Sept 2021": "2021-08-14/2021-09-06",
    "14 Aug 2021 - 6 Sept 2021": "2021-08-14/2021-09-06",
    "14–16 August 2021": "2021-08-14/2021-08-16",
    "August 14-16, 2021": "2021-08-14/2021-08-16",
    "14 August until 6 September 2021": "2021-08-14/2021-09-06",
    "July to September 2021": "2021-07/2021-09",
    "from November to February 2021": "2020-11/2021-02",
    "November 2020 to February": "2020-11/2021-02",
    "1914–1918": "1914/1918",
    "1914-18": "1914/1918",
    "1990s to 2018": "199X/2018",
    "6 Sept 2021 10:00–12:00": "2021-09-06T10:00/2021-09-06T12:00",
    "10:00 to 12:00 on 6 Sept 2021": "2021-09-06T10:00/2021-09-06T12:00",
    "6 Sept 2021 10:00 to 12:00 +03:00": "2021-09-06T10:00+03:00/2021-09-06T12:00+03:00",
    "6 Sept 2021 10:00 – 7 Sept 2021 12:00": "2021-09-06T10:00/2021-09-07T12:00",
    "about 2011 to 2018": "2011~/2018",
    "since about 2011": "2011~/..",
    # known from one side, or within a range
    "before 2018": "[..2017]",
    "before 6 Sept 2021": "[..2021-09-05]",
    "before late July 2021": "[..2021-07-20]",
    "prior to July 2021": "[..2021-06]",
    "by 6 Sept 2021": "[..2021-09-06]",
    "by the end of July 2021": "[..2021-07]",
    "by mid July 2021": "[..2021-07-20]",
    "before 10:00 on 6 Sept 2021": "[..2021-09-06T09:59]",
    "after 14 August 2021": "[2021-08-15..]",
    "after 2018": "[2019..]",
    "2018 or later": "[2018..]",
    "2018 or earlier": "[..2018]",
    "not before 2018": "[2018..]",
    "between 14 Aug and 6 Sept 2021": "[2021-08-14..2021-09-06]",
    "between 2011 and 2018": "[2011..2018]",
    "between 14 and 16 August 2021": "[2021-08-14..2021-08-16]",
    "14 or 15 August 2021": "[2021-08-14..2021-08-15]",
    "2011 or 2018": "[2011,2018]",
}  # fmt: skip

FROM_AN_ARTICLE = {
    "Sept. 6": "2021-09-06",
    "6 September": "2021-09-06",
    "August 14": "2021-08-14",
    "20 September": "2021-09-20",  # soon after
    "20 December": "2020-12-20",
    "29 February": "2020-02-29",
    "late July": "[2021-07-21..2021-07-31]",
    "since late July": "2021-07-21~/..",
    "December": "2020-12",
    "last month": "2021-08",
    "this year": "2021",
    "last year": "2020",
    "last week": "[2021-08-30..2021-09-05]",
    "yesterday": "2021-09-07",
    "today": "2021-09-08",
    "tomorrow": "2021-09-09",
    "the day before yesterday": "2021-09-06",
    "yesterday at 10:00": "2021-09-07T10:00",
    "Monday": "2021-09-06",
    "Wednesday": "2021-09-08",
    "last Wednesday": "2021-09-01",
    "next Monday": "2021-09-13",
    "Monday 6 September": "2021-09-06",
    "Sunday 6 September": "2020-09-06",
    "the 6th": "2021-09-06",
    "three days ago": "2021-09-05",
    "2 years ago": "2019~",
    "Sept. 6, 10:00 local time": "2021-09-06T10:00+03:00",
    "10:00 a.m. local time on Sept. 6": "2021-09-06T10:00+03:00",
    "between 14 August and 6 September": "[2021-08-14..2021-09-06]",
    "from 14 August to 6 September": "2021-08-14/2021-09-06",
    "summer": "2021-22",
}

REFUSED = {
    "": "no date here",
    "   ": "no date here",
    "foo": "“foo” could not be read",
    "6 Sept 2021 foo": "“foo” could not be read",
    "some day in 2018": "“some” could not be read",
    "10 Downing Street": "“Downing” could not be read",
    "Sept. 6": "Which year",
    "14": "“14” could not be read",
    "the 14th": "Which month",
    "10:00": "Which day",
    "10:00 in July 2021": "needs a day",
    "yesterday": "publication date",
    "Monday": "publication date",
    "31 June 2021": "June 2021 has no day 31",
    "29 February 2021": "February 2021 has no day 29",
    "13/13/2021": "no month 13",
    "2021-13": "no month 13",
    "2021-02-30": "no day 30",
    "6 Sept 2021 25:00": "no time of day “25:00”",
    "6 Sept 2021 10:75": "no time of day",
    "Friday 6 September 2021": "was a Monday, not a Friday",
    "6 July Sept 2021": "“Sept” says a second time",
    "in 2018, 2021": "“2021” says a second time",
    "6 Sept 2021 10:00 12:00": "several times",
    "6 Sept 2021 10:00 (0707 GMT)": "not the same instant",
    "from 6 Sept 2021 to 14 Aug 2021": "lies before the beginning",
    "2021/2011": "lies before the beginning",
    "between 2011": "needs two dates",
    "14 and 15 August 2021": "“and” is not expected there",
    "2011 to 2012 to 2013": "“to” is not expected there",
    "before 2011 to 2012": "“to” is not expected there",
    "late 6 Sept 2021": "goes with a month",
    "200000 BC": "up to 100000",
    "0 BC": "no year",
    "Y200000": "-100000 to 100000",
    "\x00": "could not be read",
    "😀": "“😀” could not be read",
    "2" * 501: "too long",
}


@pytest.mark.parametrize(("typed", "meant"), ALONE.items())
def test_a_date_that_needs_no_article_is_read(typed: str, meant: str) -> None:
    when = read(typed)
    assert write(when).text == meant
    assert when.typed == typed


@pytest.mark.parametrize("typed", ALONE)
def test_an_article_changes_nothing_where_nothing_is_left_unsaid(typed: str) -> None:
    if "local" not in typed:
        assert read(typed, PUBLISHED, ZONE) == read(typed)


@pytest.mark.parametrize(("typed", "meant"), FROM_AN_ARTICLE.items())
def test_what_is_left_unsaid_comes_from_the_article(typed: str, meant: str) -> None:
    assert write(read(typed, PUBLISHED, ZONE)).text == meant


@pytest.mark.parametrize(("typed", "reason"), REFUSED.items())
def test_what_cannot_be_read_is_refused_with_the_word_and_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(typed)
    assert reason in str(refusal.value)
    assert len(str(refusal.value)) < 250


def test_the_precision_is_that_of_the_words() -> None:
    assert read("late July 2021").precision is Precision.MONTH
    assert read("early 2021").precision is Precision.YEAR
    assert read("6 Sept 2021 10:00").precision is Precision.MINUTE
    assert read("1990s").precision is Precision.DECADE


def test_a_time_without_an_offset_keeps_none() -> None:
    when = read("6 Sept 2021 10:00", PUBLISHED, ZONE)
    assert when.edges[0].offset_min is None
    assert when.zone == ""


def test_a_named_zone_is_kept() -> None:
    assert read("6 Sept 2021 10:00 Damascus time").zone == ZONE
    assert read("6 Sept 2021 10:00 local time", PUBLISHED, ZONE).zone == ZONE
    assert read("6 Sept 2021 10:00 local time").zone == ""
    assert read("6 Sept 2021 10:00 local time", "", "Mars/Base").zone == ""
    assert read("6 Sept 2021 10:00 +03:00", PUBLISHED, ZONE).zone == ""


def test_an_open_end_is_open_and_a_question_mark_is_not_known() -> None:
    assert read("since 2011").end is Missing.OPEN
    assert read("until 2018").begin is Missing.OPEN
    assert read("before 2018").begin is Missing.UNKNOWN
    assert read("2018 – ?").end is Missing.UNKNOWN


def test_one_of_two_ends_and_the_time_between_them_differ() -> None:
    assert read("between 2011 and 2018").kind is Kind.MOMENT
    assert read("from 2011 to 2018").kind is Kind.SPAN


@pytest.mark.parametrize("reference", ["2021", "2021-09", "2021-09-08T12:00+03:00", "2021-09-08/2021-09-10"])
def test_a_vague_publication_date_still_gives_the_year(reference: str) -> None:
    assert write(read("6 September", reference)).text == "2021-09-06"


@pytest.mark.parametrize("reference", ["", "soon", "2021-09-08/.."])
def test_without_a_publication_date_a_year_is_asked_for(reference: str) -> None:
    with pytest.raises(Unreadable, match="Which year"):
        read("6 September", reference)


words = st.lists(
    st.sampled_from(
        [*WORDS, "6", "14", "2021", "10:00", "+03:00", "'98", "1990s", "–", "-", "?", "~", "(", ")", ",", "."]
    )
    | st.text(max_size=4),
    max_size=12,
).map(" ".join)


@given(words | st.text(max_size=80), st.sampled_from(["", PUBLISHED]), st.sampled_from(["", ZONE]))
@example("2" * 10_000, "", "")
@example("c. " * 160, "", "")
@example("\ufdfa" * 500, "", "")
@example("\ud800", "", "")
def test_any_text_is_read_or_politely_refused(typed: str, reference: str, zone: str) -> None:
    try:
        when = read(typed, reference, zone)
    except Unreadable as refusal:
        assert str(refusal)
        assert len(str(refusal)) < 400
    else:
        assert when.typed == typed
        assert len(typed) <= MAX_LENGTH
        assert write(when).text


# ---- dates in a text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("told the agency on 6 September that", "2021-09-06"),
        ("Speaking on Sept. 6, a source said so.", "2021-09-06"),
        ("A truce signed on August 14 was to end it", "2021-08-14"),
        ("They had held the town in 2018, and later", "2018"),
        ("attacks have grown since late July, residents say", "2021-07-21~/.."),
        ("was treated there since 2011.", "2011/.."),
        ("the gates open at 9:30 local time (06:30 GMT) on Monday, 6 September", "2021-09-06T09:30+03:00"),
        ("On 6 September they came. At 9:30 a.m. (0630 GMT) it was full.", "2021-09-06T09:30+03:00"),
        ("It opened at 09:00 and closed at 17:00 on 6 September", "2021-09-06T17:00"),
        ("It was quiet between 14 August and 6 September 2021 in the town", "[2021-08-14..2021-09-06]"),
        ("The 430 men of 9 districts gave up 105 weapons on Monday", "2021-09-06"),
        ("He said yesterday that 2,500 people had left", "2021-09-07"),
        ("by the summer of 2020 it was over", "[..2020-08]"),
        ("You may go. In May 2021 he went.", "2021-05"),
        ("Updated 2021-09-08T12:00Z by the desk", "2021-09-08T12:00Z"),
        ("a law of 31 June 2021, revised in 2019", "2021-06"),
        ("x" * 5000 + " on 6 September", "2021-09-06"),
    ],
)  # fmt: skip
def test_the_first_date_of_a_text_is_found(text: str, meant: str) -> None:
    when = glean(text, PUBLISHED, ZONE)
    assert when is not None
    assert write(when).text == meant
    assert when.typed == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "from 10:00 local time (07:00 GMT) the gates were open",
        "More than 430 people in nine districts gave up 105 weapons.",
        "You may march on; the fall was hard.",
        "They had agreed recently, in the first half of the match.",
        "Bus 14 goes from gate 2 to gate 6, by the second door.",
    ],
)
def test_a_text_without_a_day_gives_none(text: str) -> None:
    assert glean(text, PUBLISHED, ZONE) is None


def test_without_a_publication_date_only_full_dates_are_found() -> None:
    when = glean("on 6 September, and again on 14 August 2021")
    assert when is not None
    assert write(when).text == "2021-08-14"


@given(words | st.text(max_size=200), st.sampled_from(["", PUBLISHED]))
def test_any_text_can_be_searched(text: str, reference: str) -> None:
    when = glean(text, reference, ZONE)
    assert when is None or isinstance(when.edges[0], Edge)
