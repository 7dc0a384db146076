"""Names one edge of a time as people say it: a day, late July, the 19th century, between two times."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.dates.parts import DAY_PARTS, named_part
from timeline_app.model.calendar import (
    US_PER,
    US_PER_DAY,
    US_PER_HOUR,
    Civil,
    civil_from_us,
    floor_to,
    us_from_civil,
    weekday,
)
from timeline_app.model.calendar_names import MONTHS, SHORT_MONTHS, WEEKDAYS
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge

_GREGORIAN_US = us_from_civil(1582, 10, 15)  # before that day nobody counted weekdays by this calendar
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ORDINALS = ("1st", "2nd", "3rd", "4th")
_YEARS_IN = {Precision.DECADE: 10, Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}
_QUARTER, _THIRD, _HALF = 3, 4, 6  # months
_TWO_DATES = ("between ", "decade ", "century ", "millennium ")
_FIGURES = 4  # of a year that needs no "BC" or "AD" to be known as one
_FOUR_FIGURES = range(1000, 10_000)


@dataclass(frozen=True, slots=True)
class Style:
    """How long the words are: `LONG` tells everything, so that it can be read again, `SHORT` is for lists."""

    months: tuple[str, ...]
    before_time: str
    about: str
    quarters: str
    is_long: bool


LONG = Style(MONTHS, ", ", "about ", "{1} quarter of {2}", is_long=True)
SHORT = Style(SHORT_MONTHS, " ", "c. ", "Q{0} {2}", is_long=False)


def marked(edge: Edge, style: Style, *, with_weekday: bool = False) -> str:
    """The name of an edge, with what is said of its being approximate or uncertain."""
    day = ""
    one_day = floor_to(edge.earliest, Precision.DAY) == floor_to(edge.latest - 1, Precision.DAY)
    if with_weekday and one_day and edge.earliest >= _GREGORIAN_US:
        day = f"{WEEKDAYS[weekday(edge.earliest)]} "
    name, note = _name(edge, style, day)
    return (style.about if edge.approximate else "") + name + ("?" if edge.uncertain else "") + note


def is_range(edge: Edge) -> bool:
    """Whether the long name of an edge is two dates, as with "between"."""
    return _name(edge, LONG, "")[0].startswith(_TWO_DATES)


def name_of_day(civil: Civil, style: Style) -> str:
    """As "6 September 2021"."""
    return f"{civil.day} {style.months[civil.month - 1]} {name_of_year(civil.year)}"


def name_of_year(year: int) -> str:
    """Astronomical years as people count: the year 0 is 1 BC."""
    if year < 1:
        return f"{1 - year} BC"
    return f"AD {year}" if year < 100 or len(str(year)) > _FIGURES else str(year)


def name_of_clock(civil: Civil, unit: Precision, digits: int = 0) -> str:
    """The time of day to a unit; of a second as many decimal digits."""
    text = f"{civil.hour:02}:{civil.minute:02}"
    if unit >= Precision.SECOND:
        text += f":{civil.second:02}"
    if unit is Precision.SUBSECOND:
        text += f".{civil.us:06}"[: digits + 1]
    return text


def time_range(edge: Edge) -> str:
    """The time of day of an edge within one day, as "10:00" or "10:00–12:00"; of an hour the next hour ends it."""
    first, last = civil_from_us(edge.earliest), civil_from_us(edge.latest - 1)
    unit = max(edge.precision, Precision.MINUTE)
    if edge.precision is Precision.HOUR:
        last = civil_from_us(edge.latest)
    elif unit is Precision.SUBSECOND or edge.latest - edge.earliest <= US_PER[unit]:
        return name_of_clock(first, unit, _digits(edge.latest - edge.earliest))
    return f"{name_of_clock(first, unit)}–{name_of_clock(last, unit)}"


def shared_tail(first: str, second: str) -> str:
    """ "14 August 2021" before "6 September 2021" is "14 August": of days, months and years only."""
    words, others = first.split(" "), second.split(" ")
    plain = {
        *MONTHS,
        *SHORT_MONTHS,
        "BC",
        "–",
        *(w for w in (*words, *others) if w.isdecimal() and len(w) <= _FIGURES),
    }
    if "AD" in (*words, *others) or not plain.issuperset(words) or not plain.issuperset(others):
        return first
    while len(words) > 1 and len(others) > 1 and words[-1] == others[-1]:
        words, others = words[:-1], others[:-1]
    return " ".join(words)


# ---- by the width of the edge: its name, and what stands behind it in brackets


def _name(edge: Edge, style: Style, day: str) -> tuple[str, str]:
    first, last = civil_from_us(edge.earliest), civil_from_us(edge.latest - 1)
    if edge.earliest % US_PER_DAY or edge.latest % US_PER_DAY:
        return _times(edge, first, last, style, day)
    part = _part(edge, style)
    if part:
        return part
    end = civil_from_us(edge.latest)
    if first.day != 1 or end.day != 1:
        return day + _days(first, last, style), ""
    months = (end.year - first.year) * 12 + end.month - first.month
    if first.month == end.month == 1:
        return _years(first.year, last.year, edge.precision, style), ""
    if edge.precision is Precision.SEASON:
        season = _season(first, months, style)
        if season:
            note = f" ({MONTHS[first.month - 1]}–{MONTHS[last.month - 1]})" if months > _QUARTER else ""
            return season, note if style.is_long else ""
        if style.is_long and first.month % 3 == 0 == end.month % 3:
            ends = [_season(civil_from_us(us), _QUARTER, style) for us in _seasons_in(edge)]
            return f"between {ends[0]} and {ends[1]}", ""
    return _months(first, last, style), ""


def _part(edge: Edge, style: Style) -> tuple[str, str] | None:
    """Late July, with which days that is."""
    part = named_part(edge)
    if part is None:
        return None
    name, whole = part
    of = _name(whole, style, "")[0]
    if whole.precision is Precision.DECADE and of.startswith("decade 2000"):
        of = "2000s"
    if of.startswith(_TWO_DATES) or (of[0].isdecimal() and "–" in of):
        return None
    if not style.is_long:
        return f"{name} {of}", ""
    first, last = civil_from_us(edge.earliest), civil_from_us(edge.latest - 1)
    if edge.precision is Precision.MONTH:
        note = f"{first.day}–{last.day} {MONTHS[first.month - 1]}"
    elif first.month == 1 and last.month == 12:
        note = _years(first.year, last.year, Precision.YEAR, SHORT)
    else:
        note = (
            f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]}"
            if first[:2] != last[:2]
            else MONTHS[first.month - 1]
        )
    return f"{name} {of}", f" ({note})"


def _times(edge: Edge, first: Civil, last: Civil, style: Style, day: str) -> tuple[str, str]:
    part = _day_part(edge)
    if part:
        start = civil_from_us(edge.earliest - DAY_PARTS[part][0] * US_PER_HOUR)
        hours = "–".join(
            name_of_clock(civil_from_us(us), Precision.MINUTE) for us in (edge.earliest, edge.latest)
        )
        named = f"{part} of {day}{name_of_day(start, style)}"
        return (named, f" ({hours})") if style.is_long else (f"{name_of_day(start, style)} {part}", "")
    width = edge.latest - edge.earliest
    if (
        style.is_long
        and edge.precision is Precision.HOUR
        and width == US_PER_HOUR
        and not edge.earliest % width
    ):
        clock = name_of_clock(first, Precision.MINUTE)
        return f"{day}{name_of_day(first, style)}, in the hour from {clock}", ""
    unit = _unit_of(edge)
    digits = _digits(width)
    one = width == (US_PER[unit] if unit is not Precision.SUBSECOND else 10 ** (6 - digits))
    if first[:3] == last[:3] and (one or not style.is_long):
        text = name_of_clock(first, unit, digits) if one else time_range(edge)
        return f"{day}{name_of_day(first, style)}{style.before_time}{text}", ""
    digits = digits if one else 6
    if first[:3] == last[:3]:
        clocks = " and ".join(name_of_clock(civil, unit, digits) for civil in (first, last))
        return f"between {clocks} on {day}{name_of_day(first, style)}", ""
    ends = [
        f"{name_of_day(civil, style)}{style.before_time}{name_of_clock(civil, unit, digits)}"
        for civil in (first, last)
    ]
    return f"between {ends[0]} and {ends[1]}", ""


def _day_part(edge: Edge) -> str:
    if edge.precision is not Precision.HOUR:
        return ""
    start = floor_to(edge.earliest, Precision.DAY)
    hours = tuple((us - start) / US_PER_HOUR for us in (edge.earliest, edge.latest))
    return next((name for name, bounds in DAY_PARTS.items() if bounds == hours), "")


def _unit_of(edge: Edge) -> Precision:
    """The coarsest of minute, second and less that both bounds are limits of, and not coarser than the edge."""
    least = min(max(edge.precision, Precision.MINUTE), Precision.SUBSECOND)
    for unit in (Precision.MINUTE, Precision.SECOND):
        if unit >= least and not edge.earliest % US_PER[unit] and not edge.latest % US_PER[unit]:
            return unit
    return Precision.SUBSECOND


def _digits(width_us: int) -> int:
    """The decimal digits of a second that an edge of this width is given with."""
    digits = 7 - len(str(width_us))
    return digits if digits > 0 and width_us == 10 ** (6 - digits) else 6


def _days(first: Civil, last: Civil, style: Style) -> str:
    end = name_of_day(last, style)
    if first[:3] == last[:3]:
        return end
    if first[:2] == last[:2] and not style.is_long:
        return f"{first.day}–{end}"
    return f"between {shared_tail(name_of_day(first, style), end)} and {end}"


def _months(first: Civil, last: Civil, style: Style) -> str:
    names = [style.months[civil.month - 1] for civil in (first, last)]
    if first[:2] == last[:2]:
        return f"{names[0]} {name_of_year(first.year)}"
    ends = [f"{name} {name_of_year(civil.year)}" for name, civil in zip(names, (first, last), strict=True)]
    if first.year == last.year and not style.is_long:
        return f"{names[0]}–{ends[1]}"
    return f"between {shared_tail(*ends)} and {ends[1]}"


def _seasons_in(edge: Edge) -> tuple[int, int]:
    """The starts of the first and the last season in an edge."""
    return edge.earliest, floor_to(edge.latest - 1, Precision.SEASON)


def _season(first: Civil, months: int, style: Style) -> str:
    """The name of a season, a quarter, a third or a half of a year; "" for other months."""
    year = name_of_year(first.year)
    if months == _QUARTER:
        if first.month in _SEASONS:
            next_year = (
                f"–{(first.year + 1) % 100:02}" if first.month == 12 and first.year in _FOUR_FIGURES else ""
            )
            return f"{_SEASONS[first.month]} {year}{next_year}"
        if first.month % 3 == 1:
            return style.quarters.format(first.month // 3 + 1, _ORDINALS[first.month // 3], year)
    if months in {_THIRD, _HALF} and first.month % months == 1:
        which = _ORDINALS[first.month // months]
        return f"{which} {'third' if months == _THIRD else 'half-year'} of {year}"
    return ""


def _years(first: int, last: int, precision: Precision, style: Style) -> str:
    if first == last:
        return name_of_year(first)
    count = _YEARS_IN.get(precision, 0)
    if count == last - first + 1:
        named = _named_years(first, count)
        if named:
            return named
        if style.is_long:
            return f"{precision.name.lower()} {_year_range(first, last)}"
    if not style.is_long:
        return _year_range(first, last)
    ends = name_of_year(first), name_of_year(last)
    return f"between {shared_tail(*ends)} and {ends[1]}"


def _named_years(first: int, count: int) -> str:
    """1990s, 19th century, 2nd millennium BC; "" where people have no such name."""
    era = ""
    if first < 0:
        first, era = 1 - first - count, " BC"
    if first < 0 or first % count:
        return ""
    if count == 10:
        plain = not era and first in _FOUR_FIGURES and first % 100
        return f"{first}s" if plain else ""
    if first // count + 1 > 99:
        return ""
    return f"{ordinal(first // count + 1)} {'century' if count == 100 else 'millennium'}{era}"


def _year_range(first: int, last: int) -> str:
    if last < 1 and len(str(1 - first)) <= _FIGURES:
        return f"{1 - first}–{name_of_year(last)}"
    joint = " – " if first < 1 or len(str(last)) > _FIGURES else "–"
    return f"{name_of_year(first)}{joint}{name_of_year(last)}"


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 4th ... 11th."""
    suffix = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"
