"""Rules for the forms of ISO 8601-1 that EDTF has not: weeks (5.2.4) and days of a year (5.2.3)."""

from __future__ import annotations

import re

from timeline_app.dates.rules import Rule, Value, rule
from timeline_app.model.calendar import US_PER_DAY, civil_from_us, is_leap, us_from_civil, weekday


def monday_of(year: int, week: int) -> int | None:
    """The first microsecond of a week, or None where the year has no such week: week 1 has its first Thursday."""
    fourth = us_from_civil(year, 1, 4)
    monday = fourth - weekday(fourth) * US_PER_DAY + (week - 1) * 7 * US_PER_DAY
    return monday if week >= 1 and civil_from_us(monday + 3 * US_PER_DAY).year == year else None


def _week(match: re.Match[str]) -> Value:
    year, week, day = (int(part or 0) for part in match.groups())
    monday = monday_of(year, week)
    if monday is None:
        return "bad", f"The year {year} has no week {week}.", ()
    if not day:
        return "week", "", (year, week)
    return "date", "", civil_from_us(monday + (day - 1) * US_PER_DAY)[:3]


def _day_of_year(match: re.Match[str]) -> Value:
    year, day = int(match[1]), int(match[2])
    if not 1 <= day <= 365 + is_leap(year):
        return "bad", f"The year {year} has no day {day}.", ()
    return "date", "", civil_from_us(us_from_civil(year) + (day - 1) * US_PER_DAY)[:3]


ISO_FORMS: tuple[Rule, ...] = (
    rule(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?(?:T(?=\d\d:?\d\d)|(?![\w-]))", _week),
    rule(r"(\d{4})-(\d{3})(?:T(?=\d\d:?\d\d)|(?![\w-]))", _day_of_year),
    rule(r"([12]\d{3})(\d{3})(?![\w-])", _day_of_year),
)
