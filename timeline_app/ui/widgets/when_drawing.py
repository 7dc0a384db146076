"""What the small drawing of a date shows, as plain data: the stretches of a line, and the ticks at its ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from timeline_app.dates.names import SHORT, marked, name_of_clock
from timeline_app.model.calendar import US_PER_DAY, add_steps, civil_from_us, floor_to
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, Kind, Missing, When, edge_at

ROOM = 0.22  # of the drawing, left free at each side
MOST_TICKS = 62
_UNITS = (Precision.YEAR, Precision.MONTH, Precision.DAY)


class Certainty(Enum):
    """How sure it is that the time lies there: it does, or it may."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Side(Enum):
    """How a stretch ends: where it is known to, on and on, at a time that is not known, or about there."""

    SHARP = "sharp"
    OPEN = "open"
    UNKNOWN = "unknown"
    APPROXIMATE = "approximate"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where (0 to 1 of the width), how sure, and how it ends on the left and on the right."""

    left: float
    right: float
    certainty: Certainty
    begins: Side = Side.SHARP
    ends: Side = Side.SHARP


@dataclass(frozen=True, slots=True)
class Drawing:
    """The stretches from left to right, labels at their ends, and small ticks of the calendar.

    Places are parts of the width. `is_instant` says that the time is too short to be seen: a mark stands for it.
    """

    stretches: tuple[Stretch, ...]
    labels: tuple[tuple[float, str], ...]
    ticks: tuple[float, ...]
    is_instant: bool
    is_uncertain: bool


def drawing_of(when: When) -> Drawing:
    """The drawing of a time."""
    begin, end = when.begin, when.end
    first, last = _bounds(when)
    room = max(round((last - first) * ROOM / (1 - 2 * ROOM)), 1)
    low, high = first - room, last + room

    def at(us: int) -> float:
        return (us - low) / (high - low)

    stretches: list[Stretch] = []
    if when.kind is Kind.MOMENT and isinstance(begin, Edge):
        known = begin.precision >= Precision.DAY and begin.latest - begin.earliest <= US_PER_DAY
        side = _side(begin)
        certainty = Certainty.CERTAIN if known else Certainty.POSSIBLE
        stretches = [Stretch(at(begin.earliest), at(begin.latest), certainty, side, side)]
    elif when.verbatim.startswith("["):  # a moment known from one side
        stretches = [_one_sided(when, at)]
    else:
        stretches = _lasting(begin, end, at)
    marks = _labels(when)
    return Drawing(
        tuple(stretches),
        tuple((at(us), text) for us, text in marks),
        tuple(at(us) for us in _calendar(low, high)),
        is_instant=when.kind is Kind.MOMENT
        and isinstance(begin, Edge)
        and begin.precision >= Precision.MINUTE
        and last - first <= 60 * 1_000_000,
        is_uncertain=when.is_uncertain,
    )


def _bounds(when: When) -> tuple[int, int]:
    bounds = [us for edge in when.edges for us in (edge.earliest, edge.latest)]
    first, last = min(bounds), max(bounds)
    return (first, last) if last > first else (first, first + 1)


def _side(edge: Edge) -> Side:
    return Side.APPROXIMATE if edge.approximate else Side.SHARP


def _one_sided(when: When, at: object) -> Stretch:
    assert callable(at)
    if isinstance(when.begin, Edge):
        return Stretch(at(when.begin.earliest), 1.0, Certainty.POSSIBLE, _side(when.begin), Side.UNKNOWN)
    assert isinstance(when.end, Edge)
    return Stretch(0.0, at(when.end.latest), Certainty.POSSIBLE, Side.UNKNOWN, _side(when.end))


def _lasting(begin: Edge | Missing, end: Edge | Missing, at: object) -> list[Stretch]:
    """What may be before the beginning is sure, what is sure, and what may be after it."""
    assert callable(at)
    possible, certain = Certainty.POSSIBLE, Certainty.CERTAIN
    if isinstance(begin, Edge) and isinstance(end, Edge):
        left, right = at(begin.earliest), max(at(end.latest), at(begin.earliest))
        core = at(begin.latest), at(end.earliest)
        if core[0] >= core[1]:
            return [Stretch(left, right, possible, _side(begin), _side(end))]
        if _is_known(begin) and _is_known(end):
            return [Stretch(left, right, certain, _side(begin), _side(end))]
        inner = (left if _is_known(begin) else core[0], right if _is_known(end) else core[1])
        found = [Stretch(*inner, certain, *(_side(e) if _is_known(e) else Side.SHARP for e in (begin, end)))]
        if not _is_known(begin):
            found.insert(0, Stretch(left, core[0], possible, _side(begin)))
        if not _is_known(end):
            found.append(Stretch(core[1], right, possible, Side.SHARP, _side(end)))
        return found
    if isinstance(begin, Edge):
        on = Side.OPEN if end is Missing.OPEN else Side.UNKNOWN
        sure = certain if end is Missing.OPEN else possible
        if _is_known(begin):
            return [Stretch(at(begin.earliest), 1.0, sure, _side(begin), on)]
        return [
            Stretch(at(begin.earliest), at(begin.latest), possible, _side(begin)),
            Stretch(at(begin.latest), 1.0, sure, Side.SHARP, on),
        ]
    assert isinstance(end, Edge)  # a span has one of them
    back = Side.OPEN if begin is Missing.OPEN else Side.UNKNOWN
    sure = certain if begin is Missing.OPEN else possible
    if _is_known(end):
        return [Stretch(0.0, at(end.latest), sure, back, _side(end))]
    return [
        Stretch(0.0, at(end.earliest), sure, back),
        Stretch(at(end.earliest), at(end.latest), possible, Side.SHARP, _side(end)),
    ]


def _is_known(edge: Edge) -> bool:
    """Whether the edge is known to the day or better."""
    return edge.precision >= Precision.DAY and edge.latest - edge.earliest <= US_PER_DAY


# ---- what stands at the ends, and the calendar under them


def _labels(when: When) -> list[tuple[int, str]]:
    edges = when.edges
    first, last = edges[0], edges[-1]
    if len(edges) == 1 and (
        _fills_one_unit(first) or first.latest - first.earliest < US_PER_DAY == _day_of(first)
    ):
        return [(_shown_at(when, first), _plain(first))]
    if len(edges) == 1 and when.kind is Kind.SPAN:
        return [(first.earliest if isinstance(when.begin, Edge) else first.latest, _plain(first))]
    unit = max(_unit_of(first.earliest), _unit_of(last.latest))
    return [
        (first.earliest, _bound(first.earliest, unit)),
        (last.latest, _bound(last.latest, unit, is_end=True)),
    ]


def _day_of(edge: Edge) -> int:
    """A day, where the edge lies within one."""
    same = floor_to(edge.earliest, Precision.DAY) == floor_to(edge.latest - 1, Precision.DAY)
    return US_PER_DAY if same else 0


def _shown_at(when: When, edge: Edge) -> int:
    """Under the middle of a moment, under the end of a span that is known."""
    if when.kind is Kind.MOMENT:
        return (edge.earliest + edge.latest) // 2
    return edge.earliest if isinstance(when.begin, Edge) else edge.latest


def _fills_one_unit(edge: Edge) -> bool:
    return edge == replace(edge, earliest=edge.earliest, latest=add_steps(edge.earliest, edge.precision, 1))


def _plain(edge: Edge) -> str:
    return marked(replace(edge, approximate=False, uncertain=False), SHORT)


def _unit_of(us: int) -> Precision:
    """The coarsest of year, month, day and minute that begins there."""
    return next((unit for unit in _UNITS if floor_to(us, unit) == us), Precision.MINUTE)


def _bound(us: int, unit: Precision, *, is_end: bool = False) -> str:
    """The name of a bound in that unit: of an end the last one before it, but the clock as it shows."""
    if unit is not Precision.MINUTE:
        return _plain(edge_at(us - is_end, unit))
    return f"{_plain(edge_at(us, Precision.DAY))} {name_of_clock(civil_from_us(us), unit)}"


def _calendar(low: int, high: int) -> list[int]:
    """Limits of the finest calendar units of which not too many fit."""
    for unit in (
        Precision.MINUTE, Precision.HOUR, Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE,
        Precision.CENTURY, Precision.MILLENNIUM,
    ):  # fmt: skip
        start = add_steps(floor_to(low, unit), unit, 1)
        if (high - low) // (add_steps(start, unit, 1) - start) <= MOST_TICKS:
            found = []
            while start < high:
                found.append(start)
                start = add_steps(start, unit, 1)
            return found
    return []
