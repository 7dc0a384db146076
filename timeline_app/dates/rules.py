"""What a rule of the grammar is: a pattern, and what to make of a match; see `fragments`."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline_app.dates.vocabulary import NUMBERS

Value = tuple[str, str, tuple[int, ...]] | None
"""Slot, name and numbers of a fragment, or None where the match is none."""

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Value]]


def rule(pattern: str, make: Callable[[re.Match[str]], Value]) -> Rule:
    """A rule for which upper and lower case are the same."""
    return re.compile(pattern, re.IGNORECASE), make


def fixed(slot: str, name: str = "", *numbers: int) -> Callable[[re.Match[str]], Value]:
    """Make always the same of a match."""
    return lambda match: (slot, name, numbers)


def numbers(slot: str, *groups: int) -> Callable[[re.Match[str]], Value]:
    """Make of a match the numbers in these groups, in figures or in words."""
    return lambda match: (slot, "", tuple(number_of(match[group]) for group in groups))


def number_of(text: str) -> int:
    """A number in figures or in words; 0 for another word."""
    return int(text) if text.isdecimal() else NUMBERS.get(text.lower(), 0)


def short_year(two_digits: int) -> int:
    """The year that two digits mean: 1950 to 2049."""
    return two_digits + (2000 if two_digits < 50 else 1900)
