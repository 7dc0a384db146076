"""Positions in a text, in code points and in UTF-16 units, and what an article keeps of a text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.model.text import Offsets, clean, is_mark, text_hash

texts = st.text(
    st.one_of(st.characters(), st.sampled_from("a\U0001f600\U00010000\uffff\ud800é")), max_size=60
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts)
@example("")
@example("\U0001f600")
@example("a\U0001f600\U0001f600b")
def test_every_position_has_as_many_units_before_it_as_its_text(text: str) -> None:
    offsets = Offsets(text)
    for position in range(len(text) + 1):
        assert offsets.to_u16(position) == units(text[:position])
        assert offsets.to_cp(offsets.to_u16(position)) == position
    assert (offsets.length_cp, offsets.length_u16) == (len(text), units(text))


@given(texts)
def test_every_unit_belongs_to_one_character(text: str) -> None:
    offsets = Offsets(text)
    expected = [place for place, character in enumerate(text) for _ in range(units(character))]
    assert [offsets.to_cp(unit) for unit in range(offsets.length_u16)] == expected


def test_a_text_is_hashed_as_utf_8() -> None:
    assert text_hash("Dara’a") == hashlib.sha256("Dara’a".encode()).hexdigest()
    assert text_hash("\ud800") != text_hash("\ud801")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\ufeffa\r\nb\rc\n", "a\nb\nc\n"),
        ("a\x00b", "ab"),
        ("a\ud800b", "a?b"),
        ("\r\x00\n", "\n"),
        ("\x00\ufeff\ufeffa", "a"),
        ("أحمد 😀 e\u0301", "أحمد 😀 e\u0301"),
    ],
)
def test_an_article_keeps_what_a_reader_can_see(text: str, kept: str) -> None:
    assert clean(text) == kept


@given(texts)
@example("\x00\ufeffa")
def test_a_cleaned_text_is_clean_and_can_be_written(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    kept.encode("utf-8")
    assert not set(kept) & set("\r\x00")


@pytest.mark.parametrize(
    ("character", "mark"), [("\u0301", True), ("\u200d", True), ("\ufe0f", True), ("e", False)]
)
def test_marks_continue_the_character_before_them(character: str, mark: bool) -> None:
    assert is_mark(character) is mark
