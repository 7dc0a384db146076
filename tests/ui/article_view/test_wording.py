"""Tests of trims, words and titles taken from a text."""

from __future__ import annotations

import pytest

from timeline_app.model.graphemes import next_seam, previous_seam
from timeline_app.ui.article_view import wording

TEXT = (
    "The council met twice. On Sept. 6, Dr. Hale said, the last of the forty-one barges left the lock; "
    "nobody was hurt. A fine followed in 2018."
)


def around(words: str) -> str:
    start = TEXT.index(words)
    return wording.title_around(TEXT, start, start + len(words))


def test_white_space_at_the_ends_is_no_part_of_a_passage() -> None:
    assert wording.trim(" a b \n", 0, 6) == (1, 4)
    start, end = wording.trim("   ", 0, 3)
    assert end <= start


def test_a_title_is_cut_after_a_whole_word() -> None:
    title = wording.shorten("word " * 30)
    assert title.endswith("word…")
    assert len(title) <= wording.TITLE_CP


def test_a_word_too_long_for_a_title_is_cut_inside() -> None:
    assert wording.shorten("x" * 200) == "x" * 59 + "…"


def test_a_cut_never_parts_a_letter_from_its_marks() -> None:
    title = wording.shorten("e\u0301" * 100)
    assert title.removesuffix("…").endswith("e\u0301")


def test_a_quoted_passage_gives_its_words_as_title() -> None:
    assert wording.title_from("“more than  400”") == "More than 400"


def test_a_bare_date_takes_its_title_from_the_words_around_it() -> None:
    assert around("2018") == "A fine followed in 2018"


def test_an_abbreviation_ends_no_sentence() -> None:
    start = TEXT.index("forty-one")
    first, last = wording.sentence_around(TEXT, start, start + 5)
    assert TEXT[first:last].startswith("On Sept. 6, Dr. Hale said")
    assert TEXT[first:last].endswith("nobody was hurt.")


def test_of_a_long_sentence_the_clause_is_enough() -> None:
    title = around("Sept. 6")
    assert title.startswith("On Sept. 6, Dr. Hale said")
    assert len(title) <= wording.TITLE_CP


def test_words_are_stepped_over_whole() -> None:
    assert TEXT[: wording.next_word_end(TEXT, 0)] == "The"
    assert TEXT[: wording.next_word_end(TEXT, 2)] == "The"
    assert TEXT[: wording.previous_word_end(TEXT, 11)] == "The"
    place = TEXT.index("barges")
    assert TEXT[wording.previous_word_start(TEXT, place) :].startswith("forty-one")
    assert TEXT[wording.next_word_start(TEXT, place) :].startswith("left")
    assert wording.next_word_end(TEXT, len(TEXT)) == len(TEXT)
    assert wording.previous_word_start(TEXT, 0) == 0


@pytest.mark.parametrize(("text", "after"), [("ab", 1), ("e\u0301b", 2), ("\U0001f469\u200d\U0001f52cb", 3)])
def test_a_character_is_stepped_over_with_its_marks(text: str, after: int) -> None:
    assert next_seam(text, 0) == after
    assert previous_seam(text, after) == 0


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("ouncil me", "council met"),
        ("forty", "forty-one"),
        ("of the ", "of the "),
        ("met twice.", "met twice."),
    ],
)
def test_a_stretch_grows_to_whole_words(words: str, whole: str) -> None:
    start = TEXT.index(words)
    first, last = wording.whole_words(TEXT, start, start + len(words))
    assert TEXT[first:last] == whole


def test_scripts_without_spaces_are_taken_letter_by_letter() -> None:
    text = "九月六日停战"
    assert wording.whole_words(text, 1, 3) == (1, 3)
