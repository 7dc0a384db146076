"""Tests of splitting a text into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.sentences import sentences


def split(text: str) -> list[str]:
    return [" ".join(text[begin:end].split()) for begin, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Sept. 6 in Lund.|It rained.",
        "It began at 10 a.m. on Monday.|Nobody came.",
        "It began at 10 a.m. Monday in Lund.|Nobody came.",
        "It ended at 10 p.m.|The crowd left.",
        "J. P. Marsh met Dr. Holm and Gen. Berg.|They agreed.",
        "The U.S. Navy left the U.N. base.|It was late.",
        "They left the U.N.|The base was empty.",
        "“It is over.”|The crowd left.",
        "“Is it over?” she asked.|He nodded.",
        "He asked (in vain!) for help.|No one came.",
        "It cost $3.5 million.|Nobody paid.",
        "The firm, Berg & Co. of Lund, closed in 1998.|It was sold.",
        "Wait ... it is not over.|It never was.",
        "Am 6. September 2021 kamen sie.|Es regnete.",
        "صوّت المجلس في 14 يوليو.|ثم غادر الجميع؟|نعم.",
        "Совет проголосовал 14 июля 2021 года.|Порт закрыт.",
        "No. 6 was late.|No. 7 was not.",
    ],
)
def test_a_sentence_ends_at_a_stop_that_ends_it(text: str) -> None:
    assert split(text.replace("|", " ")) == text.split("|")


def test_a_headline_and_a_paragraph_are_sentences_without_a_stop() -> None:
    assert split("Talks resume\n\nThe two sides met\n\n\n Then they left. ") == [
        "Talks resume",
        "The two sides met",
        "Then they left.",
    ]


def test_a_line_that_was_wrapped_goes_on() -> None:
    text = (
        "The two sides met in the old customs house of Lund on Monday and\n"
        "Tuesday, but nothing that anybody said there was written down by\n"
        "the clerks.\nDay two\nThey met again."
    )
    assert split(text) == [
        "The two sides met in the old customs house of Lund on Monday and Tuesday, but nothing that anybody said "
        "there was written down by the clerks.",
        "Day two",
        "They met again.",
    ]


@given(st.text(max_size=400) | st.text("a. \n”A6", max_size=80))
def test_sentences_cover_all_words_once_and_in_order(text: str) -> None:
    at = 0
    for begin, end in sentences(text):
        assert begin >= at
        assert not text[at:begin].strip()
        assert text[begin:end] == text[begin:end].strip() != ""
        at = end
    assert not text[at:].strip()
