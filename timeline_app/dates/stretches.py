"""Says a stretch of the axis in words, as the name of a view: "July – September 2021", "2011 – 2021"."""

from __future__ import annotations

from timeline_app.model.calendar import US_PER_DAY, Civil, civil_from_us
from timeline_app.model.calendar_names import MONTHS

_MONTH_US = 30 * US_PER_DAY
_YEAR_US = 365 * US_PER_DAY


def stretch(begin_us: int, end_us: int) -> str:
    """From `begin_us` to `end_us` (exclusive), in the unit that says it shortly: years, months, days or times."""
    first, last = civil_from_us(begin_us), civil_from_us(max(end_us - 1, begin_us))
    length_us = end_us - begin_us
    if length_us >= 3 * _YEAR_US:
        return _joined(_year(first), _year(last))
    if length_us > 1.5 * _MONTH_US:
        same = first.year == last.year
        return _joined(MONTHS[first.month - 1] + ("" if same else f" {_year(first)}"), _month(last))
    if length_us > 2 * US_PER_DAY:
        before = str(first.day) if first[:2] == last[:2] else _day_before(first, last)
        return f"{before} – {last.day} {_month(last)}"
    day = f"{last.day} {_month(last)}"
    if first[:3] != last[:3]:
        return f"{_day_before(first, last)}, {_clock(first)} – {day}, {_clock(last)}"
    if begin_us % US_PER_DAY == end_us % US_PER_DAY == 0:
        return day
    return f"{day}, {_joined(_clock(first), _clock(last))}"


def _joined(first: str, last: str) -> str:
    return last if first == last or last.startswith(f"{first} ") else f"{first} – {last}"


def _day_before(first: Civil, last: Civil) -> str:
    """A day without the year that the last one tells."""
    return f"{first.day} {MONTHS[first.month - 1]}" + ("" if first.year == last.year else f" {_year(first)}")


def _month(civil: Civil) -> str:
    return f"{MONTHS[civil.month - 1]} {_year(civil)}"


def _year(civil: Civil) -> str:
    return str(civil.year) if civil.year > 0 else f"{1 - civil.year} BCE"


def _clock(civil: Civil) -> str:
    return f"{civil.hour:02}:{civil.minute:02}"
