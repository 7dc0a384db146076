"""Tests of cutting a text only between characters as readers see them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.graphemes import is_seam, next_seam, previous_seam, widen

WHOLE = (
    "a",
    "e\u0301",
    "👩\u200d👩\u200d👧",
    "👍🏽",
    "🇸🇾",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "❤\ufe0f\u200d🔥",
    "1\ufe0f\u20e3",
    "한",
    "\u1112\u1161\u11ab",
    "کِ",
    "नि",
    "\r\n",
)


@pytest.mark.parametrize("whole", WHOLE)
def test_it_is_not_divided(whole: str) -> None:
    text = f"x{whole}y"
    seams = [position for position in range(len(text) + 1) if is_seam(text, position)]
    assert seams == [0, 1, 1 + len(whole), len(text)]


def test_two_flags_are_parted_between_them() -> None:
    text = "🇸🇾🇫🇷🇩"
    assert [position for position in range(len(text) + 1) if is_seam(text, position)] == [0, 2, 4, 5]


@given(st.lists(st.sampled_from(WHOLE)))
def test_seams_go_on_and_back_over_whole_characters(parts: list[str]) -> None:
    text = " ".join(parts)
    on, at = [0], 0
    while at < len(text):
        at = next_seam(text, at)
        on.append(at)
    back = [at]
    while at > 0:
        at = previous_seam(text, at)
        back.append(at)
    assert on == back[::-1]
    assert "".join(text[a:b] for a, b in pairwise(on)) == text


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_widening_is_done_once(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    wide = widen(text, start, min(start + length, len(text)))
    assert wide[0] <= start <= wide[1] <= len(text)
    assert widen(text, *wide) == wide
