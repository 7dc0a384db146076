"""The calendar axis: which ticks and words stand over a visible stretch, in a context row and a detail row.

A table of steps goes from a tenth of a second to twenty thousand years; the finest step whose widest label fits is
used. Years before 1 are counted as historians do: 1 BCE is followed by the year 1, and multiples are multiples of
that count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from timeline_app.model.calendar import (
    US_PER_DAY,
    US_PER_HOUR,
    US_PER_MINUTE,
    US_PER_SECOND,
    civil_from_us,
    us_from_civil,
    weekday,
)
from timeline_app.model.calendar_names import MONTHS, WEEKDAYS
from timeline_app.timeline.scale import US_PER_YEAR, Scale

GAP_PX = 18.0
"""The least room between two labels of one row."""
INSET_PX = 8.0
"""A context label stands this far right of its line."""
CONTEXT_SIZE = 1.25
"""How much wider the upper row's letters are than the lower row's (larger, and bold)."""
_FIRST_YEAR, _LAST_YEAR = -100_000, 100_000
_ERA = 1_000_000  # years: all before or all after the year 1
_FEWEST = 4  # steps in sight, so that at least three labels are whole


class Unit(IntEnum):
    """What a step counts."""

    TENTH = 0
    SECOND = 1
    MINUTE = 2
    HOUR = 3
    DAY = 4
    WEEK = 5
    MONTH = 6
    YEAR = 7


@dataclass(frozen=True, slots=True)
class Step:
    """Ticks at every `count` units; `sample` is about the widest label.

    A `spare` one reads less well, and is used only where the next one would leave too few ticks in sight.
    """

    unit: Unit
    count: int
    sample: str
    spare: bool = False

    @property
    def about_us(self) -> int:
        """The shortest distance of two ticks, nearly."""
        return self.count * _ABOUT_US[self.unit]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at `px` and the label to its right, at `label_px` ("" = line only)."""

    us: int
    px: float
    label: str
    label_px: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Both rows of ticks, the step of the lower one, and the weekends in sight (pixels) where days are wide."""

    context: tuple[Tick, ...]
    detail: tuple[Tick, ...]
    step: Step
    weekends: tuple[tuple[float, float], ...] = ()


_ABOUT_US = (
    US_PER_SECOND // 10,
    US_PER_SECOND,
    US_PER_MINUTE,
    US_PER_HOUR,
    US_PER_DAY,
    7 * US_PER_DAY,
    28 * US_PER_DAY,
    US_PER_YEAR - US_PER_DAY,
)
STEPS = (
    *(Step(Unit.TENTH, n, "00:00:00.0", spare=True) for n in (1, 2, 5)),
    *(Step(Unit.SECOND, n, "00:00:00") for n in (1, 2, 5, 10, 15, 30)),
    *(Step(Unit.MINUTE, n, "00:00") for n in (1, 2, 5, 10, 15, 30)),
    *(Step(Unit.HOUR, n, "00:00") for n in (1, 2, 3, 6, 12)),
    Step(Unit.DAY, 1, "Wed 30"),
    Step(Unit.DAY, 2, "30", spare=True),
    Step(Unit.WEEK, 1, "Mon 30"),
    Step(Unit.WEEK, 1, "30", spare=True),
    Step(Unit.MONTH, 1, "May"),
    Step(Unit.MONTH, 3, "May"),
    *(Step(Unit.YEAR, n, "2000") for n in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
    *(Step(Unit.YEAR, n, "20,000 BCE") for n in (1000, 2000, 5000, 10_000, 20_000)),
)


def axis(scale: Scale, text_width: Callable[[str], float]) -> Axis:
    """The two rows for what is visible; `text_width` gives the width in pixels of a label of the lower row.

    Labels of one row never overlap. The first context label sticks to the left edge and is pushed out by the next.
    """
    step = _finest_step(scale, text_width)
    detail = []
    free_px = -1e9
    for us in _span(step.unit, step.count, scale.left_us, scale.right_us):
        px = scale.time_to_px(us)
        label = _detail_label(us, step)
        if px < free_px:
            label = ""
        elif label:
            free_px = px + text_width(label) + GAP_PX
        detail.append(Tick(us, px, label, px + 4))
    return Axis(_context(scale, step, text_width), tuple(detail), step, tuple(_weekends(scale, step)))


def units(scale: Scale, least_px: float) -> list[int]:
    """The ends of calendar units over a scale, from the finest that is `least_px` wide or wider; for histograms."""
    wide = (s for s in STEPS if not s.spare and s.about_us / scale.us_per_px >= least_px)
    step = next(wide, STEPS[-1])
    return list(_span(step.unit, step.count, scale.left_us, scale.right_us + step.about_us * 2))


def _finest_step(scale: Scale, text_width: Callable[[str], float]) -> Step:
    least_year = abs(civil_from_us(max(scale.left_us, -3_150_000_000_000_000_000)).year)
    spare = None
    for step in STEPS:
        sample = "2000 BCE" if step.unit is Unit.YEAR and scale.left_us < _YEAR_ONE_US else step.sample
        if least_year > 9999 and step.unit is Unit.YEAR:
            sample = "20,000 BCE"
        if step.about_us / scale.us_per_px < text_width(sample) + GAP_PX:
            continue
        if not step.spare:
            return spare if spare and scale.range_us < _FEWEST * step.about_us else step
        spare = spare or step
    return STEPS[-1]


_YEAR_ONE_US = us_from_civil(1)


def _span(unit: Unit, count: int, left_us: int, right_us: int) -> Iterator[int]:
    """All multiples of a unit from the last at or before `left_us` up to `right_us`."""
    if unit is Unit.YEAR:
        yield from _years(count, left_us, right_us)
    elif unit is Unit.MONTH:
        civil = civil_from_us(left_us)
        number = (civil.year * 12 + civil.month - 1) // count * count
        while (us := us_from_civil(number // 12, number % 12 + 1)) <= right_us:
            yield us
            number += count
    elif unit is Unit.DAY and count > 1:
        yield from _odd_days(left_us, right_us)
    else:
        size = count * _ABOUT_US[unit]
        zero = 4 * US_PER_DAY if unit is Unit.WEEK else 0  # 5 January 1970 was a Monday
        us = (left_us - zero) // size * size + zero
        while us <= right_us:
            yield us
            us += size


def _odd_days(left_us: int, right_us: int) -> Iterator[int]:
    """The 1st, 3rd ... 29th of each month, from the last at or before `left_us`."""
    first = left_us // US_PER_DAY * US_PER_DAY
    while not _is_odd_day(first):
        first -= US_PER_DAY
    yield from (us for us in range(first, right_us + 1, US_PER_DAY) if _is_odd_day(us))


def _is_odd_day(us: int) -> bool:
    day = civil_from_us(us).day
    return day % 2 == 1 and day < 31


def _years(count: int, left_us: int, right_us: int) -> Iterator[int]:
    """Years whose historical number is a multiple of `count`, and the year 1."""
    number = civil_from_us(left_us).year // count * count - count
    found = []
    while number <= _LAST_YEAR:
        year = (
            number if number > 0 else (1 if number == 0 else number + 1)
        )  # -100 counts 100 BCE: the year -99
        number += count
        us = us_from_civil(max(year, _FIRST_YEAR))
        if us > right_us:
            break
        found.append(us)
    found = sorted(set(found))
    before = sum(us <= left_us for us in found)
    yield from found[max(before - 1, 0) :]


@lru_cache(2048)
def _detail_label(us: int, step: Step) -> str:
    civil = civil_from_us(us)
    match step.unit:
        case Unit.TENTH:
            return f"{civil.hour:02}:{civil.minute:02}:{civil.second:02}.{civil.us // 100_000}"
        case Unit.SECOND:
            return f"{civil.hour:02}:{civil.minute:02}:{civil.second:02}"
        case Unit.MINUTE | Unit.HOUR:
            return f"{civil.hour:02}:{civil.minute:02}"
        case Unit.DAY | Unit.WEEK:
            return f"{civil.day}" if step.spare else f"{WEEKDAYS[weekday(us)][:3]} {civil.day}"
        case Unit.MONTH:
            return MONTHS[civil.month - 1][:3]
        case Unit.YEAR:
            return year_label(civil.year)


def year_label(year: int) -> str:
    """An astronomical year as it is written: "2021", "44 BCE" (-43), "12,000 BCE"."""
    count = year if year > 0 else 1 - year
    return (f"{count:,}" if count > 9999 else str(count)) + ("" if year > 0 else " BCE")


def _context(scale: Scale, step: Step, text_width: Callable[[str], float]) -> tuple[Tick, ...]:
    """The upper row: the day over hours, the month over days, the year over months, the century over years."""
    if step.unit <= Unit.HOUR:
        unit, count = Unit.DAY, 1
    elif step.unit <= Unit.WEEK:
        unit, count = Unit.MONTH, 1
    elif step.unit is Unit.MONTH:
        unit, count = Unit.YEAR, 1
    else:
        unit, count = Unit.YEAR, _years_above(scale, step, text_width)
    found = list(_span(unit, count, scale.left_us, scale.right_us))
    found = found[max(sum(us <= scale.left_us for us in found) - 1, 0) :]
    ticks = _context_row(found, 0, unit, count, scale, text_width)
    year = year_label(civil_from_us(found[0]).year)
    if count == 1 and unit is not Unit.YEAR and not ticks[0].label.endswith(year):
        ticks = _context_row(
            found, 1, unit, count, scale, text_width
        )  # no room at the edge: the next one says it
    return ticks


def _years_above(scale: Scale, step: Step, text_width: Callable[[str], float]) -> int:
    """How many years a label of the upper row stands for, so that each has room for its words."""
    for count in (100, 1000):
        first = next(_years(count, scale.left_us, scale.right_us))
        wide = text_width(_context_labels(first, Unit.YEAR, count, first=True)[0]) * CONTEXT_SIZE
        room = count * US_PER_YEAR / scale.us_per_px
        if count > step.count and room >= wide + INSET_PX + GAP_PX:
            return count
    return _ERA


def _context_row(
    found: list[int], dated: int, unit: Unit, count: int, scale: Scale, text_width: Callable[[str], float]
) -> tuple[Tick, ...]:
    """The ticks at these times; the label of number `dated` tells the year, and so does each that begins one."""
    ticks: list[Tick] = []
    next_px = 1e9
    for i in range(len(found) - 1, -1, -1):
        px = scale.time_to_px(found[i])
        start_px = max(px, 0.0) + INSET_PX
        sticks = px <= 0
        for label in (labels := _context_labels(found[i], unit, count, first=i == dated)):
            end_px = start_px + text_width(label) * CONTEXT_SIZE + GAP_PX
            if end_px <= next_px:
                ticks.append(Tick(found[i], px, label, start_px))
                break
        else:  # nothing fits: what sticks at the left is pushed out, anything else is a line only
            pushed_px = next_px - text_width(labels[-1]) * CONTEXT_SIZE - GAP_PX
            ticks.append(Tick(found[i], px, labels[-1] if sticks else "", pushed_px if sticks else px))
        next_px = min(next_px, px + INSET_PX)
    return tuple(reversed(ticks))


@lru_cache(512)
def _context_labels(us: int, unit: Unit, count: int, *, first: bool) -> tuple[str, ...]:
    """What a context tick may say, the fullest first; the year stands where the row or the year begins."""
    civil = civil_from_us(us)
    year = year_label(civil.year)
    month = MONTHS[civil.month - 1]
    match unit:
        case Unit.DAY:
            day = f"{WEEKDAYS[weekday(us)][:3]} {civil.day} {month}"
            short = (day, f"{civil.day} {month[:3]}", f"{civil.day}")
            full = (f"{day} {year}", f"{civil.day} {month[:3]} {year}", *short)
            return full if first or (civil.month == 1 and civil.day == 1) else short
        case Unit.MONTH:
            return (f"{month} {year}", month[:3]) if first or civil.month == 1 else (month, month[:3])
    if count == 1:
        return (year,)
    number = (civil.year // count if civil.year > 0 else -civil.year // count) + 1
    era = "" if civil.year > 0 else " BCE"
    if count == _ERA:
        return ("Common era" if civil.year > 0 else "Before the common era", era.strip() or "CE")
    return (f"{number}{_ordinal(number)} {'century' if count == 100 else 'millennium'}{era}",)


def _ordinal(n: int) -> str:
    return "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def _weekends(scale: Scale, step: Step) -> Iterator[tuple[float, float]]:
    """Saturday to Monday, where a day is wide enough to see and hours do not rule the axis."""
    if step.unit not in (Unit.DAY, Unit.HOUR) or US_PER_DAY / scale.us_per_px > scale.width_px / 3:
        return
    for monday in _span(Unit.WEEK, 1, scale.left_us, scale.right_us + 7 * US_PER_DAY):
        right = scale.time_to_px(monday)
        yield right - 2 * US_PER_DAY / scale.us_per_px, right
