"""Reads one EDTF date or date-time, without intervals and sets, into an edge.

Extended Date/Time Format, Library of Congress, 4 February 2019 (a profile of ISO 8601-2:2019), levels 0 to 2,
and of ISO 8601-1 what EDTF lacks: times without seconds or minutes, fractions of a second, and years of more
than four digits with a sign in front (`+12000-03-05`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

from timeline_app.model.calendar import (
    US_PER_DAY,
    US_PER_HOUR,
    US_PER_MINUTE,
    US_PER_SECOND,
    YEAR_LIMIT,
    add_months,
    days_in_month,
    us_from_civil,
)
from timeline_app.model.precision import Precision
from timeline_app.model.text import shortened
from timeline_app.model.when import Edge


class EdtfError(ValueError):
    """A text that is not EDTF, or that says what cannot be; the message is a sentence for people."""


class DateText(NamedTuple):
    """What a text says, and whether the edge `holds` all of it."""

    edge: Edge
    holds: bool


SEASONS: Mapping[int, tuple[int, int]] = MappingProxyType(
    {
        **{21 + n: (3 * n + 3, 3) for n in range(4)},  # spring, summer, autumn, winter, of no hemisphere
        **{25 + n: (3 * n + 3, 3) for n in range(4)},  # northern
        **{29 + n: ((3 * n + 8) % 12 + 1, 3) for n in range(4)},  # southern
        **{33 + n: (3 * n + 1, 3) for n in range(4)},  # quarters
        **{37 + n: (4 * n + 1, 4) for n in range(3)},  # thirds of a year
        **{40 + n: (6 * n + 1, 6) for n in range(2)},  # halves
    }
)
"""First month and number of months of each EDTF season code. EDTF leaves the months open; these are the
meteorological seasons, and a winter ends in the following year."""

SEASON_CODE: Mapping[tuple[int, int], int] = MappingProxyType(
    {months: code for code, months in SEASONS.items() if not 25 <= code <= 32}
)
"""The way back, by the codes that name no hemisphere."""

_PATTERN = re.compile(
    r"([?~%]?)(Y?[+-]?[0-9X]+(?:E[0-9]+)?)(S[0-9]+)?([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
    r"(?:T([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]+))?)?)?"
    r"(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?([?~%]?))?"
)
_YEAR_PRECISION = (Precision.MILLENNIUM, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)
_EXAMPLES = "2021, 2021-07-21, 2011/.. or 2021-09-06T10:00+03:00"


class _Year(NamedTuple):
    sign: int
    digits: str  # may have X for digits that are not specified

    @property
    def number(self) -> int:
        return self.sign * int(self.digits)

    def ascending(self) -> Iterator[int]:
        return self._all(self.sign > 0)

    def descending(self) -> Iterator[int]:
        return self._all(self.sign < 0)

    def _all(self, rising: bool) -> Iterator[int]:
        unknown = "0123456789" if rising else "9876543210"
        for digits in product(*(unknown if digit == "X" else digit for digit in self.digits)):
            number = int("".join(digits))
            if number or self.sign > 0:
                yield self.sign * number


def read_date(text: str) -> DateText:
    """The edge that one EDTF date stands for; EdtfError for anything else."""
    match = _PATTERN.fullmatch(text)
    text = shortened(text)  # from here on only to be quoted
    if match is None:
        raise EdtfError(f"“{text}” is not a date in EDTF. It could be {_EXAMPLES}.")
    before_year, year_text, significant, after_year = match.group(1, 2, 3, 4)
    before_month, month, after_month, before_day, day, after_day = match.group(5, 6, 7, 8, 9, 10)
    hour, minute, second, fraction, offset, after_time = match.group(11, 12, 13, 14, 15, 16)
    year = _read_year(year_text)
    if significant:
        if month or hour:
            raise EdtfError(f"“{text}”: significant digits go with a year alone.")
        edge, holds = _significant(year, int(significant[1:]), text), False
    elif hour:
        if not day or "X" in year.digits + month + day:
            raise EdtfError(f"“{text}”: a time needs a day.")
        start = _civil_us(year.number, int(month), int(day))
        edge, holds = _read_time(start, (hour, minute, second), fraction, offset, text)
    elif "X" in year.digits + (month or "") + (day or ""):
        edge, holds = _unspecified(year, month, day, text)
    else:
        edge, holds = _specified(year.number, month, day, text)

    marks = (before_year, after_year, before_month, after_month, before_day, after_day, after_time)
    if any(marks):
        given = "".join(mark or "" for mark in marks)
        approximate, uncertain = "~" in given or "%" in given, "?" in given or "%" in given
        edge = Edge(edge.earliest, edge.latest, edge.precision, approximate, uncertain, edge.offset_min)
        last = after_time if hour else after_day if day else after_month if month else after_year
        alone = before_year if not month else ""  # "?2004" says the same as "2004?"
        holds = holds and given == (last or alone)
    return DateText(edge, holds)


def check_year(year: int) -> None:
    """EdtfError for a year that cannot be kept."""
    if abs(year) > YEAR_LIMIT:
        raise EdtfError(f"Only years from {-YEAR_LIMIT} to {YEAR_LIMIT} can be kept.")


def _read_year(text: str) -> _Year:
    prefixed = text.startswith("Y")
    body = text.removeprefix("Y")
    text = shortened(text)
    sign = -1 if body.startswith("-") else 1
    digits, _, exponent = body.lstrip("+-").partition("E")
    if exponent:
        if not prefixed or "X" in digits:
            raise EdtfError(f"“{text}”: an exponent goes with a year such as Y17E3.")
        if int(digits) and len(exponent) > 2:
            check_year(YEAR_LIMIT + 1)
        digits += "0" * min(int(exponent), 2 * len(str(YEAR_LIMIT)))
    elif prefixed or body[0] == "+" or len(digits) != 4:
        signed = prefixed or body[0] in "+-"
        if "X" in digits or len(digits) < 5 or not signed:
            raise EdtfError(f"“{text}” is not a year in EDTF, which has four digits, or Y and more (Y17000).")
    if sign < 0 and not digits.strip("0"):
        raise EdtfError("There is no year -0000: 1 BC is 0000.")
    if "X" not in digits:
        check_year(int(digits))
    return _Year(sign, digits)


def _specified(year: int, month: str | None, day: str | None, text: str) -> tuple[Edge, bool]:
    if month is None:
        return Edge(us_from_civil(year), us_from_civil(year + 1), Precision.YEAR), True
    number = int(month)
    if day is not None:
        start = _civil_us(year, number, int(day))
        return Edge(start, start + US_PER_DAY, Precision.DAY), True
    if number in SEASONS:
        first, count = SEASONS[number]
        start = us_from_civil(year, first)
        return Edge(start, add_months(start, count), Precision.SEASON), not 25 <= number <= 32
    if not 1 <= number <= 12:
        raise EdtfError(f"“{text}”: there is no month {month} (seasons are 21 to 41).")
    start = us_from_civil(year, number)
    return Edge(start, add_months(start, 1), Precision.MONTH), True


def _civil_us(year: int, month: int, day: int) -> int:
    try:
        return us_from_civil(year, month, day)
    except ValueError as error:
        raise EdtfError(str(error)) from None


def _read_time(
    day_us: int, clock: tuple[str | None, ...], fraction: str | None, offset: str | None, text: str
) -> tuple[Edge, bool]:
    hour, minute, second = (int(part or 0) for part in clock)
    leap = second == 60 and minute == 59
    midnight = hour == 24 and minute == second == 0 and not int(fraction or 0)
    if not ((hour < 24 or midnight) and minute < 60 and (second < 60 or leap)):
        raise EdtfError(f"“{text}”: there is no time of day {':'.join(part for part in clock if part)}.")
    start = day_us + hour * US_PER_HOUR + minute * US_PER_MINUTE + (second - leap) * US_PER_SECOND
    offset_min = None if offset is None else _read_offset(offset)
    holds = not leap
    if fraction:
        width = 10 ** max(6 - len(fraction), 0)
        start += int(fraction[:6].ljust(6, "0"))
        holds = holds and len(fraction) <= 6
        return Edge(start, start + width, Precision.SUBSECOND, offset_min=offset_min), holds
    if clock[2]:
        return Edge(start, start + US_PER_SECOND, Precision.SECOND, offset_min=offset_min), holds
    if clock[1]:
        return Edge(start, start + US_PER_MINUTE, Precision.MINUTE, offset_min=offset_min), holds
    return Edge(start, start + US_PER_HOUR, Precision.HOUR, offset_min=offset_min), holds


def _read_offset(text: str) -> int:
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if hours > 23 or minutes > 59:
        raise EdtfError(f"There is no UTC offset {text}.")
    return (-1 if text[0] == "-" else 1) * (hours * 60 + minutes)


def _significant(year: _Year, count: int, text: str) -> Edge:
    """Of an estimated year the first `count` digits are right (Library of Congress, *Significant digits*)."""
    if count == 0 or "X" in year.digits:
        raise EdtfError(f"“{text}”: at least one digit of a year must count (1950S2).")
    unknown = max(len(year.digits.lstrip("0")) - count, 0)
    size = 10**unknown
    low = abs(year.number) // size * size
    first, last = (low, low + size - 1) if year.sign > 0 else (1 - low - size, -low)
    check_year(first)
    check_year(last)
    precision = Precision(max(Precision.YEAR - unknown, Precision.MILLENNIUM))
    return Edge(us_from_civil(first), us_from_civil(last + 1), precision, approximate=True)


def _unspecified(year: _Year, month: str | None, day: str | None, text: str) -> tuple[Edge, bool]:
    months = _fitting(month or "XX", 12)
    if not months:
        raise EdtfError(f"“{text}”: no month looks like {month}.")
    first = _outermost(year.ascending(), months, day or "XX", 0)
    last = _outermost(year.descending(), months[::-1], day or "XX", -1)
    if first is None or last is None:
        raise EdtfError(f"“{text}”: there is no such day.")
    if "X" in year.digits:
        precision = _YEAR_PRECISION[year.digits.index("X")]
    else:
        precision = Precision.YEAR if month and "X" in month else Precision.MONTH
    tail = year.digits.lstrip("0123456789")
    holds = month is None and tail == "X" * len(tail) and 0 < len(tail) < 4
    if year.sign < 0:  # -000X: the years -0009 to -0001, which are nine
        holds = holds and int(year.digits.replace("X", "0")) > 0
    return Edge(first, last + US_PER_DAY, precision), holds


def _outermost(years: Iterable[int], months: tuple[int, ...], day: str, which: int) -> int | None:
    """The first (`which` 0) or last (-1) day that fits, of years and months given in that order."""
    for year in years:
        for month in months:
            days = _fitting(day, days_in_month(year, month))
            if days:
                return us_from_civil(year, month, days[which])
    return None


@lru_cache(maxsize=256)
def _fitting(pattern: str, last: int) -> tuple[int, ...]:
    """The numbers from 1 to `last` whose two digits fit a pattern with X for any digit."""
    tens, ones = pattern[0], pattern[1]
    return tuple(n for n in range(1, last + 1) if tens in ("X", str(n // 10)) and ones in ("X", str(n % 10)))
