"""Tests of finding every date of a text, with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.mentions import mentions
from timeline_app.dates.words import short


def found(text: str, reference: str = "2021-09-08") -> list[tuple[str, str]]:
    return [(text[start:end], short(when)) for start, end, when in mentions(text, reference, "Asia/Damascus")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They met on 6 September and again in July 2018.",
            [("6 September", "6 Sept 2021"), ("July 2018", "July 2018")],
        ),
        ("It began in late July 2021, they say.", [("late July 2021", "late July 2021")]),
        ("Nothing moved between 14 and 16 August 2021.", [("14 and 16", "14–16 Aug 2021")]),
        ("Room 2018 was locked; 4305 men left.", []),
        ("March and May were there, and so was August Bell.", []),
        ("No date at all.", []),
        ("Report of 2021-09-06: nothing.", [("2021-09-06", "6 Sept 2021")]),
        ("Zeppelin1999 is a name.", []),
    ],
)  # fmt: skip
def test_dates_are_found_where_they_stand(text: str, expected: list[tuple[str, str]]) -> None:
    said = found(text)
    assert [each for _, each in said] == [each for _, each in expected]
    for (quote, _), (words, _) in zip(said, expected, strict=True):
        assert words in quote


def test_dates_in_stretches_that_are_left_out_are_not_looked_at() -> None:
    text = "On 6 September 2021 they met. On 7 September 2021 they left."
    ((start, _, when),) = mentions(text, "", "", [(0, 28)])
    assert start >= 28
    assert short(when) == "7 Sept 2021"


def test_letters_that_become_others_move_nothing() -> None:
    text = "ﬁrst 🛳 of ½ the ﬂeet – it left on 3 May 2021 – was lost"
    ((start, end, _),) = mentions(text)
    assert "3 May 2021" in text[start:end]


@given(
    st.lists(
        st.sampled_from(
            ["6 September", "2021", "since", "late", "July", "10:00", "and", ". ", "🛳", "ﬁn", "12/3/21"]
        )
    )
)
def test_dates_come_in_order_without_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for start, end, _ in mentions(text, "2021-09-08"):
        assert last <= start < end <= len(text)
        last = end
