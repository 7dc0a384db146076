"""Numbers in digits and in words, as the rules find them."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_app.dates.grammar.classes import LETTERS
from timeline_app.dates.grammar.lexing import Lexed

_DIGITS = frozenset(LETTERS[name] for name in ("daynumber", "count", "longcount", "year", "hours", "ordinal"))
_WORDS = frozenset(LETTERS[name] for name in ("ones", "tens", "ordinalword", "second", "dozen"))
_HUNDRED, _DOZEN, _DECIMAL = LETTERS["hundred"], LETTERS["dozen"], LETTERS["decimal"]
_FRACTION, _HALF = LETTERS["fraction"], LETTERS["half"]


def number_of(lexed: Lexed, places: Iterable[int]) -> float | None:
    """The number that these tokens say, or None."""
    total: float = 0
    is_number = False
    for place in places:
        letter, value = lexed.shape[place], lexed.values[place]
        if letter in _DIGITS:
            total += int(value)
        elif letter == _DECIMAL:
            total += float(value)
        elif letter == _DOZEN and total:
            total *= int(value)
        elif letter in _WORDS:
            total += int(value)
        elif letter == _HUNDRED:
            total = (total or 1) * int(value)
        elif letter == _FRACTION:
            above, _, below = str(value).partition("/")
            total += int(above) / int(below) if int(below) else 0
        elif letter == _HALF and is_number:
            total += 0.5
        else:
            continue
        is_number = True
    return total if is_number else None
