"""Rules for times of day beside 10:00: noon, half past ten, at 10, in the morning, military groups."""

from __future__ import annotations

import re

from timeline_app.dates.parts import DAY_PARTS
from timeline_app.dates.rules import Rule, Value, number_of, rule, short_year
from timeline_app.dates.vocabulary import NUMBERS, WORDS
from timeline_app.model.precision import Precision

_HOUR_WORD = "|".join(
    word for word, n in NUMBERS.items() if 1 <= n <= 12 and not word.endswith(("st", "nd", "rd", "th"))
)
_HOUR = rf"\d{{1,2}}|{_HOUR_WORD}"
_DAY_PART = "|".join(DAY_PARTS)
_LETTERS = "YXWVUTSRQPON ZABCDEFGHIKLM".replace(" ", "")
"""Military time zones from UTC−12 to UTC+12; J is the local time."""


def _time(hour: int, minute: int = 0) -> Value:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return "time", "", ((hour * 60 + minute) * 60, 0, Precision.MINUTE, 1)


def _half_past(match: re.Match[str]) -> Value:
    hour = number_of(match[3])
    minutes = 30 if match[1].lower() == "half" else 15
    if match[2].lower() == "to":
        hour, minutes = (hour - 1) % 24, 60 - minutes
    return _time(hour + _later(match[4], hour), minutes)


def _in_day_part(match: re.Match[str]) -> Value:
    hour, minute = number_of(match[1]), int(match[2] or 0)
    return _time(hour + _later(match[3], hour), minute)


def _later(part: str | None, hour: int) -> int:
    """The hours to add to one of a clock's face: 12 for those of an afternoon or an evening."""
    part = (part or "").lower()
    if part == "night":
        return 12 if 6 <= hour < 12 else 0
    return 12 if part in {"afternoon", "evening"} and hour < 12 else 0


def _group(match: re.Match[str]) -> Value:
    """A date-time group of soldiers: 061000Z SEP 21."""
    day, hour, minute, letter, month, year = match.groups()
    known = WORDS.get(month.lower())
    zone = letter.upper()
    if known is None or known[0] != "month" or zone not in _LETTERS:
        return None
    if not (1 <= int(day) <= 31 and int(hour) < 24 and int(minute) < 60):
        return None
    full = short_year(int(year)) if len(year) == 2 else int(year)
    offset = (_LETTERS.index(zone) - 12) * 60
    return "group", "", (full, known[2][0], int(day), (int(hour) * 60 + int(minute)) * 60, offset)


def _part_of_day(match: re.Match[str]) -> Value:
    return "day part", match[1].lower(), ()


CLOCK_FORMS: tuple[Rule, ...] = (
    rule(
        rf"(half|quarter)[ -](past|to)\s+({_HOUR})(?!\w)(?:\s+(?:in\s+the|at)\s+({_DAY_PART})\b)?", _half_past
    ),
    rule(
        rf"(?:at\s+)?({_HOUR})(?::(\d\d))?(?:\s+o'clock)?\s+(?:in\s+the|at)\s+({_DAY_PART})\b", _in_day_part
    ),
    rule(r"at\s+(\d{1,2})[.](\d\d)(?![\w.])", lambda match: _time(int(match[1]), int(match[2]))),
    rule(r"at\s+(\d{1,2})(?=\s*$|\s+on\b)", lambda match: _time(int(match[1]))),
    rule(
        rf"({_HOUR_WORD})\s+(?:o'clock\b|(?=(?:a|p)\.?m\b))",
        lambda match: _time(number_of(match[1])),
    ),
    rule(r"in\s+the\s+hour\s+from\b", lambda match: ("whole hour", "the hour", ())),
    rule(r"last\s+night\b", lambda match: ("day part", "night", (-1,))),
    rule(rf"(?:(?:in|during)\s+)?(?:the\s+)?({_DAY_PART})\b(?:\s+of\b)?(?!\s+century)", _part_of_day),
)
"""Those that begin with a word."""

NUMBER_CLOCK_FORMS: tuple[Rule, ...] = (
    rule(r"(\d\d)(\d\d)(\d\d)\s?([A-Z])\s?([A-Z]{3,9})\s?(\d{4}|\d\d)(?!\w)", _group),
    rule(r"12\s+(?=noon\b|midday\b|midnight\b)", lambda match: ("filler", "", ())),
    rule(
        rf"(\d{{1,2}})(?:[:.](\d\d))?(?:\s+o'clock)?\s+(?:in\s+the|at)\s+({_DAY_PART})\b",
        _in_day_part,
    ),
)
"""Those that begin with a figure."""
