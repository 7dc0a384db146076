"""Letters as typed and as the grammar wants them: one kind of digit, dash, quote and space, and no accents."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from timeline_app.dates.fragments import plain


@dataclass(frozen=True, slots=True)
class Plainly:
    """A text made `plain`, and for each of its places the place in what was typed (with one for the end)."""

    text: str
    places: tuple[int, ...]

    def typed(self, begin: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in what was typed."""
        if begin >= end:
            return 0, 0
        return self.places[begin], max(self.places[end], self.places[end - 1] + 1)


def plainly(typed: str) -> Plainly:
    """The text made plain letter by letter; a letter and the marks on it are one."""
    if typed.isascii():
        return Plainly(typed, tuple(range(len(typed) + 1)))
    pieces: list[str] = []
    places: list[int] = []
    start = 0
    starts = [at for at, letter in enumerate(typed) if not at or not unicodedata.combining(letter)]
    for start, stop in zip(starts, [*starts[1:], len(typed)], strict=True):
        piece = plain(typed[start:stop])
        pieces.append(piece)
        places.extend([start] * len(piece))
    return Plainly("".join(pieces), (*places, len(typed)))


def bare(word: str) -> str:
    """The word in small letters without accents, as one compares what people type."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def one_slip_apart(word: str, other: str) -> bool:
    """Whether one letter too many, too few or another, or two letters that changed places, make the other word."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    same = sum(1 for _ in _alike(word, other))
    word, other = word[same:], other[same:]
    if word[1:] == other[1:] or word[1:] == other or word == other[1:]:
        return True
    return word[:2] == other[:2][::-1] and word[2:] == other[2:] and len(word) >= 2


def _alike(word: str, other: str) -> list[str]:
    """The letters that both words begin with."""
    for equal, pairs in groupby(zip(word, other, strict=False), key=lambda pair: pair[0] == pair[1]):
        return [pair[0] for pair in pairs] if equal else []
    return []
