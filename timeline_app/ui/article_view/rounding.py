"""Positions rounded to words, sentences and characters as a reader sees them; all in UTF-16 units."""

from __future__ import annotations

from collections.abc import Callable

from timeline_app.model.graphemes import widen
from timeline_app.model.text import Offsets
from timeline_app.ui.article_view import wording


class Rounding:
    """Rounds positions in one text."""

    def __init__(self, text: str, offsets: Offsets | None = None) -> None:
        self._text = text
        self._offsets = offsets or Offsets(text)

    def stretch(self, start: int, end: int, *, exact: bool = False) -> tuple[int, int]:
        """The stretch with the whole words at its ends; `exact`: only with the whole characters."""
        return self._rounded(widen if exact else wording.whole_words, start, end)

    def word(self, position: int) -> tuple[int, int]:
        """The word at a position; empty where there is none."""
        return self._rounded(lambda text, at, _: wording.word_at(text, at) or (at, at), position, position)

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence around a position."""
        return self._rounded(wording.sentence_around, position, position)

    def paragraph(self, position: int) -> tuple[int, int]:
        """The paragraph around a position."""
        return self._rounded(lambda text, at, _: wording.paragraph_around(text, at), position, position)

    def _rounded(
        self, rule: Callable[[str, int, int], tuple[int, int]], start: int, end: int
    ) -> tuple[int, int]:
        to_cp, to_u16 = self._offsets.to_cp, self._offsets.to_u16
        start, end = rule(self._text, to_cp(start), to_cp(end))
        return to_u16(start), to_u16(max(start, end))
