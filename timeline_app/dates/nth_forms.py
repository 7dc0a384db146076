"""Rules for what is counted or comes in turn: first Monday of, week 36, two weeks before, begins ..., ends ..."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline_app.dates.rules import Rule, Value, number_of, rule
from timeline_app.dates.vocabulary import NUMBERS, UNITS, WORDS

_WEEKDAY = "|".join(sorted((word for word, v in WORDS.items() if v[0] == "weekday"), key=len, reverse=True))
_NTH = "first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th"
_COUNT = "|".join(NUMBERS)
_UNIT = "|".join(UNITS)


def _nth(match: re.Match[str]) -> Value:
    """Which one, counted from 1, or -1 for the last; of a weekday (0 to 6), of days (7) or of weeks (8)."""
    which = match[1].lower()
    count = -1 if which == "last" else number_of(which.rstrip("stndrh") if which[0].isdecimal() else which)
    unit = match[2].lower()
    return "nth", "", (count, {"day": 7, "week": 8}.get(unit) or WORDS[unit][2][0])


def _shift(sign: int) -> Callable[[re.Match[str]], Value]:
    def make(match: re.Match[str]) -> Value:
        unit = match[2].lower()
        count = number_of(match[1]) * sign
        return (
            "shift",
            "week" if unit == "fortnight" else unit,
            (2 * count if unit == "fortnight" else count,),
        )

    return make


NTH_FORMS: tuple[Rule, ...] = (
    rule(
        r"(begin|start|end)s\b",
        lambda match: ("side", "end" if match[1].lower() == "end" else "beginning", ()),
    ),
    rule(rf"({_NTH})\s+({_WEEKDAY}|day|week)\s+(?:of|in)\b", _nth),
    rule(
        r"(?:week|kw)\s+(\d{1,2})(?:\s+(?:of|in)\b)?(?!\w)",
        lambda match: ("week number", "", (int(match[1]),)),
    ),
    rule(r"(?:the\s+)?week\s+of\b", lambda match: ("week of", "of", ())),
    rule(r"(?:the\s+)?week\s+(?:beginning|starting|commencing)\b", lambda match: ("week of", "from", ())),
    rule(rf"({_COUNT})\s+({_UNIT}|fortnight)s?\s+(?:before|prior\s+to)\b", _shift(-1)),
    rule(rf"({_COUNT})\s+({_UNIT}|fortnight)s?\s+after\b", _shift(1)),
)
"""Those that begin with a word."""

NUMBER_NTH_FORMS: tuple[Rule, ...] = (
    rule(rf"({_NTH})\s+({_WEEKDAY}|day|week)\s+(?:of|in)\b", _nth),
    rule(rf"(\d{{1,3}})\s+({_UNIT}|fortnight)s?\s+(?:before|prior\s+to)\b", _shift(-1)),
    rule(rf"(\d{{1,3}})\s+({_UNIT}|fortnight)s?\s+after\b", _shift(1)),
)
"""Those that begin with a figure."""
