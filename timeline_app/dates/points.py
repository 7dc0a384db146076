"""Collects the fragments of one date into a point: what was said of its year, month, day, time and zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from timeline_app.dates.fragments import Fragment
from timeline_app.dates.iso_forms import monday_of
from timeline_app.model import edtf
from timeline_app.model.calendar import US_PER, US_PER_DAY, US_PER_SECOND, floor_to
from timeline_app.model.precision import Precision
from timeline_app.model.text import shortened
from timeline_app.model.when import Edge

EXAMPLES = "Dates can be typed as “6 Sept 2021 10:00 +03:00”, “late July 2021”, “since 2011” or 2021-09-06."


class Unreadable(ValueError):
    """A text that could not be read as a date; its message is for people: the word, why, and what works.

    `begin` and `end` (exclusive) say where that word stands; both are 0 where it is no word but the whole.
    """

    def __init__(self, message: str, *at: Placed) -> None:
        super().__init__(message)
        self.begin = min((piece.begin for piece in at), default=0)
        self.end = max((piece.end for piece in at), default=0)


class Placed(Protocol):
    """A piece of the text that was typed."""

    @property
    def begin(self) -> int: ...  # noqa: D102 - said by Unreadable

    @property
    def end(self) -> int: ...  # noqa: D102 - said by Unreadable


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: how long after midnight, how precise, and its UTC offset in minutes, if one was said."""

    after_midnight_us: int
    precision: Precision
    width_us: int
    offset_min: int | None = None


@dataclass(slots=True)
class Point:
    """The parts of one date, as far as they were said; a date without a year gets it from elsewhere."""

    text: str = ""
    begin: int = 0
    end: int = 0
    year: int | None = None
    era: int | None = None  # -1 before Christ, 1 after
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: int | None = None  # the last (-1), this or next weekday
    numbers: list[int] = field(default_factory=list)  # days or short years: it depends on the rest
    years: tuple[int, int] | None = None  # first year and count, of a decade or a century
    months: tuple[int, int] | None = None  # first month and count, of a season or a quarter
    half: int | None = None
    days_off: int | None = None  # from the reference
    units_off: tuple[str, int] | None = None  # unit and how many from the reference
    whole: Edge | None = None  # an ISO date
    week: int | None = None  # of an ISO year
    nth: tuple[int, int] | None = (
        None  # which (-1 the last), of a weekday (0-6), the days (7) or the weeks (8)
    )
    shift: tuple[str, int] | None = None  # unit and how many later
    week_of: str = ""  # the week in which the day lies ("of"), or that begins on it ("from")
    day_part: str = ""
    whole_hour: str = ""
    part: str = ""  # early, mid, late
    clocks: list[Clock] = field(default_factory=list)
    offset_min: int | None = None  # said, but not directly after a time
    zone: str = ""
    local: bool = False
    approximate: bool = False
    uncertain: bool = False
    present: bool = False
    year_is_borrowed: bool = False

    @property
    def stands_alone(self) -> bool:
        """Whether it needs no year, month or day from another date."""
        return any(said is not None for said in (self.whole, self.days_off, self.units_off, self.week))

    @property
    def has_date(self) -> bool:
        """Whether it says more than a time of day."""
        said = (self.year, self.month, self.day, self.weekday, self.years, self.months, self.half)
        return self.stands_alone or bool(self.numbers) or any(value is not None for value in said)


def collect(fragments: Sequence[Fragment]) -> Point:
    """The point that the fragments say together; Unreadable where they say a thing twice."""
    point = Point(shortened(" ".join(fragment.text for fragment in fragments)))
    point.begin = min((fragment.begin for fragment in fragments), default=0)
    point.end = max((fragment.end for fragment in fragments), default=0)
    previous = ""
    for fragment in fragments:
        _add(point, fragment, previous)
        previous = fragment.slot
    return point


def _add(point: Point, fragment: Fragment, previous: str) -> None:
    slot, numbers = fragment.slot, fragment.numbers
    if slot in _PLACES:
        for name, number in zip(_PLACES[slot], numbers, strict=False):
            _put(point, fragment, name, number)
    elif slot in _COUNTED:
        _add_counted(point, fragment)
    elif slot in {"season", "quarter"}:
        months = numbers[:2] if slot == "season" else (3 * numbers[0] - 2, 3)
        _put(point, fragment, "months", months)
        for year in numbers[2 if slot == "season" else 1 :]:
            _put(point, fragment, "year", year)
    elif slot == "number" and previous == "era" and point.year is None:
        point.year = numbers[0]
    elif slot == "number":
        point.numbers.append(numbers[0])
    elif slot == "group":
        for name, number in zip(("year", "month", "day"), numbers, strict=False):
            _put(point, fragment, name, number)
        point.clocks.append(
            Clock(numbers[3] * US_PER_SECOND, Precision.MINUTE, US_PER[Precision.MINUTE], numbers[4])
        )
    elif slot == "day part":
        _put(point, fragment, "day_part", fragment.name)
        if numbers:
            _put(point, fragment, "days_off", numbers[0])
    elif slot in {"ago", "this"}:
        _put(point, fragment, "units_off", (fragment.name, -numbers[0] if slot == "ago" else numbers[0]))
        point.approximate |= slot == "ago" and fragment.name != "day"
    elif slot in {"part", "zone", "week of", "whole hour"}:
        _put(point, fragment, slot.replace(" ", "_"), fragment.name)
    else:
        _add_time_or_mark(point, fragment)


_COUNTED = frozenset({"years", "nth", "week", "shift"})


def _add_counted(point: Point, fragment: Fragment) -> None:
    match fragment.slot:
        case "years" | "nth":
            _put(point, fragment, fragment.slot, fragment.numbers)
        case "week":
            monday = monday_of(*fragment.numbers) or 0  # the rule takes only weeks that there are
            _put(point, fragment, "whole", Edge(monday, monday + 7 * US_PER_DAY, Precision.DAY))
        case "shift":
            _put(point, fragment, "shift", (fragment.name, fragment.numbers[0]))


_PLACES = {
    "date": ("year", "month", "day"),
    "month and day": ("month", "day"),
    "ordinal": ("day",),
    "week number": ("week",),
    "relative": ("days_off",),
    **{name: (name,) for name in ("year", "era", "month", "weekday", "which", "half")},
}
"""The fields that the numbers of a slot fill."""


def _add_time_or_mark(point: Point, fragment: Fragment) -> None:
    slot, numbers = fragment.slot, fragment.numbers
    match slot:
        case "edtf":
            _add_iso(point, fragment)
        case "time":
            seconds, us, precision, width = numbers
            unit = Precision(precision)
            if unit is not Precision.SUBSECOND:
                width = US_PER[unit]
            point.clocks.append(Clock(seconds * US_PER_SECOND + us, unit, width))
        case "offset" if point.clocks and point.clocks[-1].offset_min is None:
            last = point.clocks.pop()
            point.clocks.append(Clock(last.after_midnight_us, last.precision, last.width_us, numbers[0]))
        case "offset":
            _put(point, fragment, "offset_min", numbers[0])
        case "local":
            point.local = True
        case "present":
            point.present = True
        case "about" | "perhaps" | "about and perhaps":
            point.approximate |= "about" in slot
            point.uncertain |= "perhaps" in slot
        case _:
            raise Unreadable(f"“{fragment.text}” is not expected there. {EXAMPLES}", fragment)


def _add_iso(point: Point, fragment: Fragment) -> None:
    edge = edtf.read(fragment.name).begin
    assert isinstance(edge, Edge)  # the rule of the fragment takes no intervals
    point.approximate |= edge.approximate
    point.uncertain |= edge.uncertain
    if edge.precision >= Precision.HOUR:
        day = floor_to(edge.earliest, Precision.DAY)
        width = edge.latest - edge.earliest
        point.clocks.append(Clock(edge.earliest - day, edge.precision, width, edge.offset_min))
        edge = Edge(day, day + US_PER_DAY, Precision.DAY)
    _put(point, fragment, "whole", edge)


def _put(point: Point, fragment: Fragment, name: str, value: object) -> None:
    if getattr(point, name) not in {None, ""}:
        raise Unreadable(
            f"“{fragment.text}” says a second time what “{point.text}” has said. {EXAMPLES}", fragment
        )
    setattr(point, name, value)
