"""The values of TIMEX3, and the time that each of them names.

TIMEX3 (TimeML 1.2.1) extends ISO 8601: 1998-W32, 1998-W32-WE, 1998-SU, 1998-Q3, 1998-H1, 199 (a decade), 19 (a
century), 1998-08-07TEV (an evening), BC0044, P3D, and X for digits that are not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from timeline_app.model.calendar import (
    US_PER_DAY,
    US_PER_HOUR,
    US_PER_MINUTE,
    US_PER_SECOND,
    add_months,
    civil_from_us,
    us_from_civil,
    weekday,
)
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge

SEASONS: Mapping[str, int] = MappingProxyType({"SP": 3, "SU": 6, "FA": 9, "WI": 12})
"""The first month of each season."""

DAY_PARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 22), "NI": (19, 29), "DT": (6, 18)}
)
"""From which hour to which a part of the day lasts; a night ends on the next day."""

_MONTHS_PER = {"M": 1, "Q": 3, "S": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12_000}
_DAYS_PER = {"D": 1, "W": 7, "F": 14, "WE": 7}


class Point(NamedTuple):
    """A year, a month or a day; month and day are 0 where they are not said. Year 0 is 1 BC."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def value(self) -> str:
        """As TIMEX3 writes it."""
        year = year_value(self.year)
        return year + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    @property
    def us(self) -> int:
        """Its first microsecond."""
        return us_from_civil(self.year, self.month or 1, self.day or 1)


def year_value(year: int) -> str:
    """A year as TIMEX3 writes it."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def point_at(us: int) -> Point:
    """The day of a microsecond."""
    civil = civil_from_us(us)
    return Point(civil.year, civil.month, civil.day)


def week_value(us: int) -> str:
    """The ISO week that a day lies in."""
    thursday = us - weekday(us) * US_PER_DAY + 3 * US_PER_DAY
    year = civil_from_us(thursday).year
    first = us_from_civil(year)
    return f"{year_value(year)}-W{(thursday - first) // US_PER_DAY // 7 + 1:02}"


def shifted(point: Point, unit: str, count: int) -> str | None:
    """The unit (a code such as "D", "M", "Y") that lies so many of them from a point; None = not known."""
    if unit in _DAYS_PER:
        if not point.day:
            return None if unit in {"D", "WE"} or not point.month else Point(point.year, point.month).value
        us = point.us + count * _DAYS_PER[unit] * US_PER_DAY
        if unit == "D":
            return point_at(us).value
        return week_value(us) + ("-WE" if unit == "WE" else "")
    if unit not in _MONTHS_PER:
        return None
    if unit in {"M", "Q", "S"} and not point.month:
        return None
    moved = point_at(add_months(point.us, count * _MONTHS_PER[unit]))
    return at_unit(moved, unit)


def at_unit(point: Point, unit: str) -> str:
    """The month, quarter, half, year, decade or century of a point."""
    match unit:
        case "M":
            return Point(point.year, point.month).value
        case "Q":
            return f"{year_value(point.year)}-Q{(point.month + 2) // 3}"
        case "S":
            return f"{year_value(point.year)}-H{(point.month + 5) // 6}"
        case "DE" if point.year >= 10:
            return year_value(point.year)[:3]
        case "CE" | "ML" if point.year >= 100:
            return year_value(point.year)[:2]
    return year_value(point.year)


_YEAR = r"(?P<bc>BC)?(?P<year>\d{4})"
_FORMS = [
    re.compile(form)
    for form in (
        _YEAR + r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
        _YEAR + r"-W(?P<week>\d\d)(?P<end>-WE)?(?:-(?P<weekday>[1-7]))?",
        _YEAR + r"-(?P<season>SP|SU|FA|WI)",
        _YEAR + r"-(?P<part>Q[1-4]|H[12])",
        r"(?P<bc>BC)?(?P<years>\d{2,3})",
        _YEAR + r"-(?P<month>\d\d)-(?P<day>\d\d)T(?:(?P<daypart>MO|MI|AF|EV|NI|DT)"
        r"|(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?)(?:[+-]\d\d:\d\d|Z)?",
    )
]
_LENGTHS = {"Q": 3, "H": 6}


def edge_of(value: str) -> Edge | None:
    """What a value names on the calendar, without an offset; None for a vague one, a duration, a set."""
    for form in _FORMS:
        if found := form.fullmatch(value):
            try:
                return _edge(found.groupdict())
            except ValueError:
                return None
    return None


def _edge(said: dict[str, str | None]) -> Edge:
    if years := said.get("years"):
        count = 10 if len(years) == 3 else 100
        first = int(years) * count
        first = 1 - first - count if said["bc"] else first
        return Edge(
            us_from_civil(first),
            us_from_civil(first + count),
            Precision.DECADE if count == 10 else Precision.CENTURY,
        )
    year = int(said["year"] or "0")
    year = 1 - year if said["bc"] else year
    if week := said.get("week"):
        return _week_edge(year, int(week), said)
    if season := said.get("season"):
        return _months_edge(year, SEASONS[season], 3)
    if part := said.get("part"):
        length = _LENGTHS[part[0]]
        return _months_edge(year, int(part[1]) * length - length + 1, length)
    if said.get("month") is None:
        return Edge(us_from_civil(year), us_from_civil(year + 1), Precision.YEAR)
    month = int(said["month"] or "1")
    start = us_from_civil(year, month, int(said.get("day") or "1"))
    if said.get("day") is None:
        return Edge(start, add_months(start, 1), Precision.MONTH)
    if daypart := said.get("daypart"):
        first, last = DAY_PARTS[daypart]
        return Edge(start + first * US_PER_HOUR, start + last * US_PER_HOUR, Precision.HOUR)
    if said.get("hour") is None:
        return Edge(start, start + US_PER_DAY, Precision.DAY)
    return _clock_edge(start, said)


def _clock_edge(day: int, said: dict[str, str | None]) -> Edge:
    us = day + int(said["hour"] or "0") * US_PER_HOUR
    if said["minute"] is None:
        return Edge(us, us + US_PER_HOUR, Precision.HOUR)
    us += int(said["minute"]) * US_PER_MINUTE
    if said["second"] is None:
        return Edge(us, us + US_PER_MINUTE, Precision.MINUTE)
    us += int(said["second"]) * US_PER_SECOND
    return Edge(us, us + US_PER_SECOND, Precision.SECOND)


def _months_edge(year: int, first: int, count: int) -> Edge:
    start = us_from_civil(year, first)
    return Edge(start, add_months(start, count), Precision.SEASON)


def _week_edge(year: int, week: int, said: dict[str, str | None]) -> Edge:
    fourth = us_from_civil(year, 1, 4)
    monday = fourth - weekday(fourth) * US_PER_DAY + (week - 1) * 7 * US_PER_DAY
    first, last = (5, 7) if said["end"] else (0, 7)
    if said["weekday"]:
        first = int(said["weekday"]) - 1
        last = first + 1
    return Edge(monday + first * US_PER_DAY, monday + last * US_PER_DAY, Precision.DAY)
