"""The proleptic Gregorian calendar in integer microseconds, for years that `datetime` cannot hold.

Days are counted as in Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms" (days_from_civil and
civil_from_days): in eras of 400 years that begin on 1 March of a year divisible by 400. Year 0 is 1 BC.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from timeline_app.model.precision import Precision

US_PER_SECOND = 1_000_000
US_PER_MINUTE = 60 * US_PER_SECOND
US_PER_HOUR = 60 * US_PER_MINUTE
US_PER_DAY = 24 * US_PER_HOUR

YEAR_LIMIT = 100_000
"""Years from -YEAR_LIMIT to YEAR_LIMIT can be kept."""

_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

MONTHS_PER: Mapping[Precision, int] = MappingProxyType(
    {
        Precision.MILLENNIUM: 12_000,
        Precision.CENTURY: 1_200,
        Precision.DECADE: 120,
        Precision.YEAR: 12,
        Precision.SEASON: 3,
        Precision.MONTH: 1,
    }
)
"""Months in each unit that is counted in months."""

US_PER: Mapping[Precision, int] = MappingProxyType(
    {
        Precision.DAY: US_PER_DAY,
        Precision.HOUR: US_PER_HOUR,
        Precision.MINUTE: US_PER_MINUTE,
        Precision.SECOND: US_PER_SECOND,
        Precision.SUBSECOND: 1,
    }
)
"""Microseconds in each unit that has always the same length."""


class Civil(NamedTuple):
    """A date and a time of day as a calendar and a clock show them."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    us: int


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return 29 if month == 2 and is_leap(year) else _DAYS_IN_MONTH[month - 1]


def us_from_civil(  # noqa: PLR0917 - the order of a clock, which everyone knows
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0, us: int = 0
) -> int:
    """Microseconds from 1970-01-01T00:00 to this date and time; ValueError for one that no calendar has."""
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}.")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"There is no day {day} in month {month} of the year {year}.")
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60 and 0 <= us < US_PER_SECOND):
        raise ValueError(f"There is no time of day {hour:02}:{minute:02}:{second:02}.")
    clock = ((hour * 60 + minute) * 60 + second) * US_PER_SECOND + us
    return _days_from_civil(year, month, day) * US_PER_DAY + clock


def civil_from_us(us: int) -> Civil:
    """The date and time that many microseconds from 1970-01-01T00:00."""
    days, clock = divmod(us, US_PER_DAY)
    seconds, rest = divmod(clock, US_PER_SECOND)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return Civil(*_civil_from_days(days), hour, minute, second, rest)


def weekday(us: int) -> int:
    """0 for a Monday ... 6 for a Sunday."""
    return (us // US_PER_DAY + 3) % 7


def add_months(us: int, n: int) -> int:
    """The same day and time `n` months later; where that month is too short, its last day."""
    days, clock = divmod(us, US_PER_DAY)
    year, month, day = _civil_from_days(days)
    years, month0 = divmod(month - 1 + n, 12)
    year, month = year + years, month0 + 1
    return _days_from_civil(year, month, min(day, days_in_month(year, month))) * US_PER_DAY + clock


def add_steps(us: int, precision: Precision, n: int) -> int:
    """`n` units of that precision later; a season is three months."""
    if precision in MONTHS_PER:
        return add_months(us, n * MONTHS_PER[precision])
    return us + n * US_PER[precision]


def floor_to(us: int, precision: Precision) -> int:
    """Start of the unit that `us` lies in. Seasons begin in March, June, September and December."""
    if precision >= Precision.DAY:
        return us - us % US_PER[precision]
    year, month, _ = _civil_from_days(us // US_PER_DAY)
    if precision is Precision.MONTH:
        return us_from_civil(year, month)
    if precision is Precision.SEASON:
        return add_months(us_from_civil(year, month), -(month % 3))
    years = MONTHS_PER[precision] // 12
    return us_from_civil(year - year % years)


def _days_from_civil(year: int, month: int, day: int) -> int:
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def _civil_from_days(days: int) -> tuple[int, int, int]:
    era, day_of_era = divmod(days + 719_468, 146_097)
    year_of_era = (day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month0 = (5 * day_of_year + 2) // 153
    month = month0 + 3 if month0 < 10 else month0 - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * month0 + 2) // 5 + 1


MIN_US = us_from_civil(-YEAR_LIMIT)
"""The first microsecond that can be kept."""

MAX_US = us_from_civil(YEAR_LIMIT + 1)
"""The end (exclusive) of what can be kept."""
