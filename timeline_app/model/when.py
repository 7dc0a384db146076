"""When something happened: four bounds, how precisely they are known, and what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from timeline_app.model.calendar import (
    MAX_US,
    MIN_US,
    MONTHS_PER,
    US_PER,
    US_PER_DAY,
    US_PER_MINUTE,
    YEAR_LIMIT,
    add_months,
    add_steps,
    civil_from_us,
    floor_to,
)
from timeline_app.model.precision import Precision
from timeline_app.model.zones import is_zone, settled

__all__ = [
    "Edge",
    "Kind",
    "Missing",
    "Precision",
    "When",
    "edge_at",
    "moment",
    "moved",
    "span",
    "with_begin",
    "with_end",
]

_MEAN_MONTH_US = 2_629_746 * 1_000_000
_MAX_OFFSET_MIN = 24 * 60 - 1


class Kind(StrEnum):
    """Whether the event is one point in time or lasts."""

    MOMENT = "moment"
    SPAN = "span"


class Missing(Enum):
    """An edge of a span without a date: not known, or known to be open (it goes on)."""

    UNKNOWN = "unknown"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Edge:
    """The range within which a moment lies, or a span begins or ends.

    `earliest` (inclusive) and `latest` (exclusive) are wall-clock microseconds as written, proleptic
    Gregorian, from 1970-01-01T00:00. `offset_min` is the UTC offset in minutes, or None where none was given.
    """

    earliest: int
    latest: int
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    offset_min: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """An event's time. A moment has one edge (`begin`, and `end` is the same object); a span has two.

    `zone` is an optional IANA name, `typed` what a person wrote, `verbatim` an EDTF text that the edges
    cannot hold (a set, component qualifiers): it is written back as it is until the event is given another
    time.
    """

    kind: Kind
    begin: Edge | Missing
    end: Edge | Missing
    zone: str = ""
    typed: str = ""
    verbatim: str = ""

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges that have a date: one or two, the beginning first."""
        both = (self.begin,) if self.kind is Kind.MOMENT else (self.begin, self.end)
        return tuple(edge for edge in both if isinstance(edge, Edge))

    @property
    def hull(self) -> tuple[int | None, int | None]:
        """The outer bounds in wall-clock microseconds; None = that side is open or unknown."""
        earliest = self.begin.earliest if isinstance(self.begin, Edge) else None
        latest = self.end.latest if isinstance(self.end, Edge) else None
        if earliest is not None and latest is not None:
            latest = max(earliest, latest)  # a wall clock runs backwards from one offset to another
        return earliest, latest

    @property
    def core(self) -> tuple[int, int] | None:
        """The part of a span during which it certainly goes on, if there is one."""
        if self.kind is Kind.MOMENT or not isinstance(self.begin, Edge) or not isinstance(self.end, Edge):
            return None
        core = self.begin.latest, self.end.earliest
        return core if core[0] < core[1] else None

    @property
    def precision(self) -> Precision:
        """The finest precision of its edges."""
        return max(edge.precision for edge in self.edges)

    @property
    def is_approximate(self) -> bool:
        """Whether an edge is approximate (EDTF `~` or `%`)."""
        return any(edge.approximate for edge in self.edges)

    @property
    def is_uncertain(self) -> bool:
        """Whether an edge is uncertain (EDTF `?` or `%`)."""
        return any(edge.uncertain for edge in self.edges)


def edge_at(us: int, precision: Precision, *, offset_min: int | None = None) -> Edge:
    """The unit of that precision that `us` lies in, as an edge."""
    earliest = floor_to(us, precision)
    return Edge(earliest, add_steps(earliest, precision, 1), precision, offset_min=offset_min)


def moment(edge: Edge, *, zone: str = "", typed: str = "", verbatim: str = "") -> When:
    """A point in time that lies somewhere within the edge; ValueError for an edge that cannot be kept."""
    _check_edge(edge)
    return When(Kind.MOMENT, edge, edge, zone, typed, verbatim)


def span(
    begin: Edge | Missing, end: Edge | Missing, *, zone: str = "", typed: str = "", verbatim: str = ""
) -> When:
    """A time that lasts; ValueError when it has no edge with a date, or its end lies before its beginning."""
    for edge in (begin, end):
        if isinstance(edge, Edge):
            _check_edge(edge)
    if isinstance(begin, Missing) and isinstance(end, Missing):
        raise ValueError("A span needs a beginning or an end.")
    if isinstance(begin, Edge) and isinstance(end, Edge) and _is_backwards(begin, end):
        raise ValueError(
            f"The end ({_say(end.latest - 1)}) lies before the beginning ({_say(begin.earliest)})."
        )
    return When(Kind.SPAN, begin, end, zone, typed, verbatim)


def moved(when: When, delta_us: int, *, free: bool = False) -> When:
    """The same time moved by about `delta_us`, both edges together.

    It moves by whole units of its coarsest edge, the nearest number of them, so that July becomes August and
    not "2 July to 1 August". `free` moves by the minute (times known to the minute: by the second) as given,
    and each edge keeps its width. Offsets stay; in a named zone they follow the clock. What was typed is
    dropped, since it is true no more. At the limit of years it stops.
    """
    edges = when.edges
    delta_us = max(delta_us, MIN_US - min(edge.earliest for edge in edges))
    delta_us = min(delta_us, MAX_US - max(edge.latest for edge in edges))
    unit = _free_unit(edges) if free else min(edge.precision for edge in edges)
    count = _count_steps(edges[0].earliest, edges[0].earliest + delta_us, unit)
    for steps in _nearest_first(count):
        shifted = [_shifted(edge, unit, steps, free, when.zone) for edge in edges]
        if steps and all(map(_is_kept, shifted)):
            return _joined(when, shifted)
    return when


def with_begin(when: When, us: int, *, free: bool = False) -> When:
    """The same time beginning at about `us` (wall-clock microseconds): the beginning dragged there.

    It moves by whole units of its own precision (`free`: as in `moved`) and stops at the end. A moment
    becomes a span; an open or unknown beginning gets the precision of the end.
    """
    end = when.end
    if isinstance(when.begin, Missing):
        assert isinstance(end, Edge)  # `span` sees to it
        return _respan(when, _fresh(max(min(us, end.earliest), MIN_US), end, free, when.zone), end)
    if isinstance(end, Edge):
        us = min(us, end.earliest + _gap_us(end, when.begin))
    new = _dragged(when, when.begin, us - when.begin.earliest, free, lambda edge: _begins_first(edge, end))
    return when if new == when.begin else _respan(when, new, end)


def with_end(when: When, us: int, *, free: bool = False) -> When:
    """The same time ending at about `us` (wall-clock microseconds, exclusive): the end dragged there.

    See `with_begin`.
    """
    begin = when.begin
    if isinstance(when.end, Missing):
        assert isinstance(begin, Edge)  # `span` sees to it
        return _respan(when, begin, _fresh(min(max(us, begin.latest), MAX_US) - 1, begin, free, when.zone))
    if isinstance(begin, Edge):
        us = max(us, begin.latest + _gap_us(begin, when.end))
    new = _dragged(
        when, when.end, us - when.end.latest, free, lambda edge: _ends_last(begin, edge), from_end=True
    )
    return when if new == when.end else _respan(when, begin, new)


def _respan(when: When, begin: Edge | Missing, end: Edge | Missing) -> When:
    return replace(when, kind=Kind.SPAN, begin=begin, end=end, typed="", verbatim="")


def _fresh(us: int, like: Edge, free: bool, zone: str) -> Edge:
    """A new edge around `us`, known as well as another one."""
    edge = edge_at(us, Precision.MINUTE if free else like.precision, offset_min=like.offset_min)
    return _shifted(edge, edge.precision, 0, free, zone)


def _dragged(
    when: When, edge: Edge, delta_us: int, free: bool, fits: Callable[[Edge], bool], *, from_end: bool = False
) -> Edge:
    """The edge moved by the nearest number of its units that fits."""
    delta_us = min(max(delta_us, MIN_US - edge.earliest), MAX_US - edge.latest)
    unit = _free_unit((edge,)) if free else edge.precision
    for count in _nearest_first(_count_steps(edge.earliest, edge.earliest + delta_us, unit)):
        new = _shifted(edge, unit, count, free, when.zone, from_end=from_end)
        if _is_kept(new) and fits(new):
            return new
    return edge


def _nearest_first(count: int) -> Iterator[int]:
    """Numbers of steps to try: rounding may have gone a step past a limit."""
    yield from dict.fromkeys((count, count - 1, count + 1)) if count else ()


def _joined(when: When, shifted: list[Edge]) -> When:
    if when.kind is Kind.MOMENT:
        return replace(when, begin=shifted[0], end=shifted[0], typed="", verbatim="")
    begin = shifted[0] if isinstance(when.begin, Edge) else when.begin
    end = shifted[-1] if isinstance(when.end, Edge) else when.end
    if isinstance(begin, Edge) and isinstance(end, Edge) and _is_backwards(begin, end):
        # The beginning fell into a gap of the clock and was moved past the end: the end goes along.
        offset_min = None if end.offset_min is None else begin.offset_min
        latest = begin.earliest + end.latest - end.earliest
        end = replace(end, earliest=begin.earliest, latest=latest, offset_min=offset_min)
    return _respan(when, begin, end)


def _shifted(
    edge: Edge, unit: Precision, count: int, free: bool, zone: str, *, from_end: bool = False
) -> Edge:
    """The edge some units later. Its width stays; in months where it is known no better than to the month.

    Moved freely, a time known to its minute or second becomes one known to the finer unit it was moved by, at
    its beginning or (`from_end`) at its end.
    """
    earliest = add_steps(edge.earliest, unit, count)
    latest = earliest + edge.latest - edge.earliest
    if unit in MONTHS_PER and edge.precision < Precision.DAY:
        whole = add_months(edge.latest, count * MONTHS_PER[unit])
        latest = whole if whole > earliest else earliest + US_PER_DAY
    precision = edge.precision
    if free and count:
        precision = max(precision, _unit_of(earliest - edge.earliest))
        if edge.precision >= Precision.MINUTE and edge.latest - edge.earliest == US_PER[edge.precision]:
            if from_end:
                earliest = latest - US_PER[precision]
            else:
                latest = earliest + US_PER[precision]
    offset_min = edge.offset_min
    if offset_min is not None and is_zone(zone):
        on_clock, offset_min = settled(zone, earliest)
        earliest, latest = on_clock, latest + on_clock - earliest
    return replace(edge, earliest=earliest, latest=latest, precision=precision, offset_min=offset_min)


def _count_steps(start_us: int, target_us: int, unit: Precision) -> int:
    """How many units from one time to about another: the nearest number, in doubt the smaller."""
    delta_us = target_us - start_us
    if unit in MONTHS_PER:
        guess = delta_us // (_MEAN_MONTH_US * MONTHS_PER[unit])
        nearby = range(guess - 1, guess + 3)
        return min(nearby, key=lambda n: (abs(add_steps(start_us, unit, n) - target_us), abs(n)))
    count, rest = divmod(abs(delta_us), US_PER[unit])
    count += 2 * rest > US_PER[unit]
    return count if delta_us > 0 else -count


def _free_unit(edges: tuple[Edge, ...]) -> Precision:
    finest = max(edge.precision for edge in edges)
    if finest is Precision.SUBSECOND:
        return finest
    return Precision.SECOND if finest >= Precision.MINUTE else Precision.MINUTE


def _unit_of(delta_us: int) -> Precision:
    """The coarsest of day, hour ... microsecond that divides it."""
    return next(unit for unit, us in US_PER.items() if delta_us % us == 0)


def _gap_us(edge: Edge, other: Edge) -> int:
    """What to add to a wall time of `edge` to have it on the clock of `other`; 0 where one has no offset."""
    if edge.offset_min is None or other.offset_min is None:
        return 0
    return (other.offset_min - edge.offset_min) * US_PER_MINUTE


def _is_backwards(begin: Edge, end: Edge) -> bool:
    """Whether the end is over before the beginning can have come."""
    return end.latest + _gap_us(end, begin) <= begin.earliest


def _begins_first(begin: Edge | Missing, end: Edge | Missing) -> bool:
    if isinstance(begin, Missing) or isinstance(end, Missing):
        return True
    return begin.earliest <= end.earliest + _gap_us(end, begin)


def _ends_last(begin: Edge | Missing, end: Edge | Missing) -> bool:
    if isinstance(begin, Missing) or isinstance(end, Missing):
        return True
    return begin.latest + _gap_us(begin, end) <= end.latest


def _is_kept(edge: Edge) -> bool:
    return edge.earliest >= MIN_US and edge.latest <= MAX_US


def _check_edge(edge: Edge) -> None:
    if not _is_kept(edge):
        raise ValueError(f"Only years from {-YEAR_LIMIT} to {YEAR_LIMIT} can be kept.")
    if edge.earliest >= edge.latest:
        raise ValueError("An edge needs an earliest time before its latest.")
    if edge.offset_min is not None and abs(edge.offset_min) > _MAX_OFFSET_MIN:
        raise ValueError("A UTC offset is less than 24 hours.")


def _say(us: int) -> str:
    civil = civil_from_us(us)
    day = f"{civil.year:04}-{civil.month:02}-{civil.day:02}"
    return f"{day} {civil.hour:02}:{civil.minute:02}" if us % US_PER_DAY not in {0, US_PER_DAY - 1} else day
