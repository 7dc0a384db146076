"""Finds the edge that a point stands for, with the day of publication for what it leaves unsaid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from timeline_app.dates.counting import nth_in, shifted, week_of
from timeline_app.dates.iso_forms import monday_of
from timeline_app.dates.parts import DAY_PARTS, HALVES, part_of
from timeline_app.dates.points import EXAMPLES, Clock, Point, Unreadable
from timeline_app.dates.rules import short_year
from timeline_app.model.calendar import (
    US_PER_DAY,
    US_PER_HOUR,
    US_PER_MINUTE,
    YEAR_LIMIT,
    add_months,
    civil_from_us,
    days_in_month,
    us_from_civil,
    weekday,
)
from timeline_app.model.calendar_names import MONTHS, WEEKDAYS
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, edge_at
from timeline_app.model.zones import is_zone, offset_min_at

_FUTURE_COUNTS = 8  # how many times farther a day after the publication seems than one before it
_YEARS_NEARBY = range(-8, 9)  # has a 29 February at any time
_HALF_DAY_MIN = 12 * 60


@dataclass(frozen=True, slots=True)
class Context:
    """What a text leaves to its reader: its day of publication (µs, None = not known), the local zone, and whether
    8/9 is in August."""

    reference_us: int | None = None
    zone: str = ""
    month_first: bool = False


def edge_of(point: Point, context: Context) -> tuple[Edge, str]:
    """The edge of a point, and its IANA zone or ""; Unreadable with a sentence when it is none."""
    try:
        edge = _counted(_date_of(point, context), point)
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(str(error), point) from None
    if point.part:
        if edge.precision >= Precision.DAY:
            raise Unreadable(
                f"“{point.part}” goes with a month, a season or years: “{point.text}”. {EXAMPLES}", point
            )
        edge = part_of(edge, point.part)
    zone = ""
    if point.clocks or point.day_part:
        edge, zone = _timed(edge, point, context)
    return replace(edge, approximate=point.approximate, uncertain=point.uncertain), zone


# ---- dates


def _counted(edge: Edge, point: Point) -> Edge:
    """What is counted from a date: the first Monday of it, its week, two weeks before it."""
    if point.nth is not None:
        edge = nth_in(edge, *point.nth)
    if point.week_of:
        edge = week_of(edge, point.week_of)
    return edge if point.shift is None else shifted(edge, *point.shift)


def _date_of(point: Point, context: Context) -> Edge:
    _settle_numbers(point)
    if point.whole is not None:
        return point.whole
    if point.days_off is not None:
        return edge_at(_reference(point, context) + point.days_off * US_PER_DAY, Precision.DAY)
    if point.units_off is not None:
        return _off(*point.units_off, _reference(point, context))
    if point.years is not None:
        first, count = point.years
        first = 1 - first - count if point.era == -1 else first
        return Edge(us_from_civil(first), us_from_civil(first + count), _YEARS[count])
    if point.week is not None:
        return _week(point, context)
    if point.weekday is not None and point.day is None:
        return _weekday(point, context)
    if point.year is None and point.month is None and point.months is None and point.day is None:
        what = "Which day" if point.clocks or point.day_part else "When"
        raise Unreadable(f"{what} is “{point.text}”? {EXAMPLES}", point)
    if point.month is None and point.day is not None:
        return _nearest(point, context, _day_of_any_month)
    if point.year is None:
        return _nearest(point, context, _in_any_year)
    edge = _in_year(point, _astronomical(point))
    if point.weekday is not None and point.day is not None and weekday(edge.earliest) != point.weekday:
        right, wrong = WEEKDAYS[weekday(edge.earliest)], WEEKDAYS[point.weekday]
        raise Unreadable(f"“{point.text}” was a {right}, not a {wrong}.", point)
    return edge


_YEARS = MappingProxyType({10: Precision.DECADE, 100: Precision.CENTURY, 1000: Precision.MILLENNIUM})


def _settle_numbers(point: Point) -> None:
    """Find out what the bare numbers are: a day, and after it perhaps a year of two digits."""
    numbers, point.numbers = point.numbers, []
    for number in numbers:
        if point.day is None and point.month is not None and 1 <= number <= 31:
            point.day = number
        elif point.year is None and point.month is not None and number > 0:
            point.year = short_year(number)
        else:
            raise Unreadable(f"“{number}” could not be read in “{point.text}”. {EXAMPLES}", point)


def _astronomical(point: Point) -> int:
    assert point.year is not None
    year = 1 - point.year if point.era == -1 else point.year
    if abs(year) > YEAR_LIMIT or (point.era and point.year == 0):
        raise Unreadable(
            f"There is no year “{point.text}”: only those up to {YEAR_LIMIT} can be kept.", point
        )
    return year


def _in_year(point: Point, year: int) -> Edge:
    """The day, month, season or year in this year; ValueError where that year has no such day."""
    if point.months is not None:
        first, count = point.months
        start = us_from_civil(year, first)
        return Edge(start, add_months(start, count), Precision.SEASON)
    if point.month is None:
        year_edge = Edge(us_from_civil(year), us_from_civil(year + 1), Precision.YEAR)
        return part_of(year_edge, HALVES[point.half]) if point.half else year_edge
    if point.day is None:
        month_edge = edge_at(us_from_civil(year, point.month), Precision.MONTH)
        return part_of(month_edge, HALVES[point.half]) if point.half else month_edge
    if point.day > days_in_month(year, point.month):
        raise Unreadable(f"{MONTHS[point.month - 1]} {year} has no day {point.day}.", point)
    return edge_at(us_from_civil(year, point.month, point.day), Precision.DAY)


def _nearest(point: Point, context: Context, candidates: Callable[[Point, int], Iterator[Edge]]) -> Edge:
    """Of the days that it may be, the one nearest to the publication, with a liking for those before it."""
    if context.reference_us is None:
        unit = "month" if point.month is None and point.months is None else "year"
        raise Unreadable(f"Which {unit} is “{point.text}” in? {EXAMPLES}", point)
    reference = context.reference_us

    def distance(edge: Edge) -> int:
        away = reference - edge.earliest
        return away if away >= 0 else -away * _FUTURE_COUNTS

    fitting = [
        edge
        for edge in candidates(point, reference)
        if point.weekday is None or point.day is None or weekday(edge.earliest) == point.weekday
    ]
    if point.which is not None and point.day is None:
        fitting = [edge for edge in fitting if _is_which(edge, point.which, reference)]
    if not fitting:
        raise Unreadable(f"There is no “{point.text}” in the years around the publication date.", point)
    return min(fitting, key=distance)


def _is_which(edge: Edge, which: int, reference: int) -> bool:
    """Whether a month or a season is one that is over, of this year, or one that is still to come."""
    if which == 0:
        return civil_from_us(edge.earliest).year == civil_from_us(reference).year
    return edge.latest <= reference if which < 0 else edge.earliest > reference


def _week(point: Point, context: Context) -> Edge:
    """The week of that number, in the year that was said or that of the publication."""
    assert point.week is not None
    year = civil_from_us(_reference(point, context)).year if point.year is None else _astronomical(point)
    monday = monday_of(year, point.week)
    if monday is None:
        raise Unreadable(f"The year {year} has no week {point.week}.", point)
    return Edge(monday, monday + 7 * US_PER_DAY, Precision.DAY)


def _in_any_year(point: Point, reference: int) -> Iterator[Edge]:
    year = civil_from_us(reference).year
    for off in _YEARS_NEARBY:
        if point.month is None or point.day is None or point.day <= days_in_month(year + off, point.month):
            yield _in_year(point, year + off)


def _day_of_any_month(point: Point, reference: int) -> Iterator[Edge]:
    assert point.day is not None
    for off in (-2, -1, 0, 1, 2):
        start = add_months(edge_at(reference, Precision.MONTH).earliest, off)
        edge = edge_at(start + (point.day - 1) * US_PER_DAY, Precision.DAY)
        if edge_at(edge.earliest, Precision.MONTH).earliest == start:
            yield edge


def _weekday(point: Point, context: Context) -> Edge:
    today = _reference(point, context)
    assert point.weekday is not None
    back = (weekday(today) - point.weekday) % 7
    if point.which == 1:
        back -= 7
    elif point.which == -1 and back == 0:
        back = 7
    return edge_at(today - back * US_PER_DAY, Precision.DAY)


def _off(unit: str, count: int, today: int) -> Edge:
    match unit:
        case "day":
            return edge_at(today + count * US_PER_DAY, Precision.DAY)
        case "week":
            monday = (
                edge_at(today, Precision.DAY).earliest - weekday(today) * US_PER_DAY + count * 7 * US_PER_DAY
            )
            return Edge(monday, monday + 7 * US_PER_DAY, Precision.DAY)
        case "month":
            return edge_at(add_months(today, count), Precision.MONTH)
    return edge_at(add_months(today, 12 * count), Precision.YEAR)


def _reference(point: Point, context: Context) -> int:
    if context.reference_us is None:
        raise Unreadable(f"“{point.text}” needs the publication date of an article. {EXAMPLES}", point)
    return context.reference_us


# ---- times


def _timed(day: Edge, point: Point, context: Context) -> tuple[Edge, str]:
    """The time on that day, and its zone."""
    if day.latest - day.earliest != US_PER_DAY:
        raise Unreadable(f"A time of day needs a day: “{point.text}”. {EXAMPLES}", point)
    clock = _one_clock(point) if point.clocks else _part_of_day(point.day_part)
    if point.whole_hour:
        clock = replace(clock, precision=Precision.HOUR, width_us=US_PER_HOUR)
    start = day.earliest + clock.after_midnight_us
    offset_min = clock.offset_min if clock.offset_min is not None else point.offset_min
    zone = point.zone or (context.zone if point.local and is_zone(context.zone) else "")
    if zone:
        by_zone = offset_min_at(zone, start)
        offset_min = by_zone if offset_min is None else offset_min
        zone = zone if by_zone == offset_min else ""
    return Edge(start, start + clock.width_us, clock.precision, offset_min=offset_min), zone


def _part_of_day(part: str) -> Clock:
    first, last = DAY_PARTS[part]
    return Clock(first * US_PER_HOUR, Precision.HOUR, (last - first) * US_PER_HOUR)


def _one_clock(point: Point) -> Clock:
    """The time that was said; a local time and its twin in GMT together give the offset."""
    if len(point.clocks) == 1:
        return point.clocks[0]
    bare = [clock for clock in point.clocks if clock.offset_min is None]
    set_ = [clock for clock in point.clocks if clock.offset_min is not None]
    if len(point.clocks) != 2 or len(set_) == 0:
        raise Unreadable(f"There are several times of day in “{point.text}”. {EXAMPLES}", point)
    shown, other = (bare[0], set_[0]) if bare else (set_[0], set_[1])
    assert other.offset_min is not None
    ahead, rest = divmod(shown.after_midnight_us - other.after_midnight_us, US_PER_MINUTE)
    offset_min = (ahead + other.offset_min + _HALF_DAY_MIN) % (2 * _HALF_DAY_MIN) - _HALF_DAY_MIN
    agrees = shown.offset_min is None or (shown.offset_min - offset_min) % (2 * _HALF_DAY_MIN) == 0
    if rest or offset_min % 15 or not agrees:
        raise Unreadable(f"The two times in “{point.text}” are not the same instant.", point)
    return shown if shown.offset_min is not None else replace(shown, offset_min=offset_min)
