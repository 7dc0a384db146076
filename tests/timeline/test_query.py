"""Tests of what a typed query means, and of changing its text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import entry
from timeline_app.model.calendar import us_from_civil
from timeline_app.timeline import query_text
from timeline_app.timeline.query import Field, Query, read, tokens


def asked(text: str) -> list[tuple[str, str, bool]]:
    """The terms, each by what it is about, its value, and whether it is turned round."""
    return [(term.field.value, term.value, term.negated) for term in query(text).terms]


def query(text: str) -> Query:
    return read(text, entry.read)


def told(text: str) -> list[tuple[str, str]]:
    """The problems: the part of the text, and the sentence about it."""
    return [(text[problem.start : problem.end], problem.sentence) for problem in query(text).problems]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("  convoy   road ", [("words", "convoy", False), ("words", "road", False)]),
        ('"old  town"', [("words", "old town", False)]),
        ("“old town”", [("words", "old town", False)]),
        ('-siege -"old town"', [("words", "siege", True), ("words", "old town", True)]),
        ("track:Military", [("track", "Military", False)]),
        ('TRACK:"The old town"', [("track", "The old town", False)]),
        ('-tag:"x ""y"" z"', [("tag", 'x "y" z', True)]),
        ("status:PLANNED status:ca", [("status", "planned", False), ("status", "cancelled", False)]),
        ("has:evidence -has:date", [("evidence", "evidence", False), ("date", "date", True)]),
        ("is:unreviewed is:disp", [("reviewed", "unreviewed", False), ("disputed", "disputed", False)]),
        (
            "cease-fire at 10:00",
            [("words", "cease-fire", False), ("words", "at", False), ("words", "10:00", False)],
        ),
        ("https://a.org -", [("words", "https://a.org", False)]),
        ('"not closed', [("words", "not closed", False)]),
        ('"" x', [("words", "x", False)]),
    ],
)
def test_a_text_means_its_terms(text: str, terms: list[tuple[str, str, bool]]) -> None:
    assert asked(text) == terms
    assert told(text) == []


def test_a_phrase_is_told_from_a_word() -> None:
    assert [term.is_phrase for term in query('old "old" track:"old"').of(Field.WORDS)] == [False, True]


def test_dates_bound_what_is_certain() -> None:
    before, after = query("before:2021 after:2021").terms
    assert (before.us, after.us) == (us_from_civil(2021), us_from_civil(2022))
    (day,) = query('after:"6 Sept 2021"').terms
    assert day.us == us_from_civil(2021, 9, 7)
    (minute,) = query('before:"6 Sept 2021 10:00 +03:00"').terms
    assert (minute.us, minute.offset_min) == (us_from_civil(2021, 9, 6, 10), 180)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("trak:Military", "no “trak:”"),
        ("track:", "name of a track"),
        ("status:gone", "happened, planned or cancelled, not “gone”"),
        ("is:re:viewed", "not “re:viewed”"),
        ("has:d.", "evidence, date or notes"),
        ("before:banana", "“banana” could not be read"),
        ('after:"since 2011"', "has no end"),
        ("…", "no letter and no digit"),
    ],
)
def test_what_cannot_be_understood_is_told_and_the_rest_holds(part: str, words: str) -> None:
    text = f"convoy {part} -has:notes"
    ((where, sentence),) = told(text)
    assert where == part
    assert words in sentence
    assert asked(text) == [("words", "convoy", False), ("notes", "notes", True)]


@given(st.text(alphabet='ab :-"“”„ tagwhenis\t…é', max_size=40))
def test_any_text_is_read_and_every_piece_lies_where_it_says(text: str) -> None:
    found = query(text)
    places = sorted([(t.start, t.end) for t in found.terms] + [(p.start, p.end) for p in found.problems])
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


VALUES = st.text(alphabet='ab "“”„:-é', min_size=1).map(lambda v: " ".join(v.split())).filter(bool)


@given(
    st.sampled_from(["tag", "track"]),
    VALUES,
    st.booleans(),
    st.sampled_from(["", "convoy", 'is:disputed "x', "“y"]),
)
def test_a_term_put_in_is_there_and_taken_out_is_gone(name: str, value: str, minus: bool, text: str) -> None:
    more = query_text.added(text, name, value, minus=minus)
    last = tokens(more)[-1]
    assert (last.name, last.value, last.minus) == (name, value, minus)
    assert asked(more)[:-1] == asked(text)
    assert query_text.holds(more, name, value, minus=minus) and not query_text.holds(
        text, name, value, minus=minus
    )
    assert query_text.added(more, name, value, minus=minus) == more
    assert asked(query_text.dropped(more, name, value, minus=minus)) == asked(text)


def test_a_term_is_dropped_wherever_and_however_often_it_stands() -> None:
    text = 'tag:Siege  convoy TAG:"siege" -tag:siege'
    assert query_text.dropped(text, "tag", "siege") == "convoy -tag:siege"
