"""Drags as small pure values: each says what the events become, always computed from the originals.

Times are microseconds on the axis; the wall time as written keeps its own offset. Precision is kept: an event known to
its month moves by months, unless `free`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR, US_PER_MINUTE
from timeline_app.model.records import Event
from timeline_app.model.when import (
    Edge,
    Missing,
    Precision,
    When,
    edge_at,
    moment,
    moved,
    with_begin,
    with_end,
)
from timeline_app.model.zones import to_axis
from timeline_app.timeline.scale import US_PER_YEAR, Scale

_UNIT_PX = 9.0
_UNITS = (
    (Precision.SECOND, 1_000_000),
    (Precision.MINUTE, US_PER_MINUTE),
    (Precision.HOUR, US_PER_HOUR),
    (Precision.DAY, US_PER_DAY),
    (Precision.MONTH, US_PER_YEAR // 12),
    (Precision.YEAR, US_PER_YEAR),
    (Precision.DECADE, 10 * US_PER_YEAR),
    (Precision.CENTURY, 100 * US_PER_YEAR),
)


class Grip(Enum):
    """Which end of an event is dragged; the soft ones are where its certain part begins and ends."""

    BEGIN = "begin"
    END = "end"
    SOFT_BEGIN = "soft begin"
    SOFT_END = "soft end"


@dataclass(frozen=True, slots=True)
class Move:
    """Some events dragged together: by a time, and perhaps to another track.

    `tracks` are the tracks' ids in the order of their rows; each event goes as many rows up or down as the pointer.
    """

    originals: tuple[Event, ...]
    tracks: tuple[int, ...] = ()

    def at(self, delta_us: int, rows: int = 0, *, free: bool = False) -> tuple[Event, ...]:
        """What the events are after a drag by `delta_us` and `rows` rows."""
        return tuple(self._one(event, delta_us, rows, free) for event in self.originals)

    def edges_us(self, zone: str) -> tuple[int, ...]:
        """The ends that may snap."""
        return tuple(us for event in self.originals for us in ends_us(event.when, zone))

    def _one(self, event: Event, delta_us: int, rows: int, free: bool) -> Event:
        track = event.track
        if rows and track in self.tracks:
            at = self.tracks.index(track) + rows
            track = self.tracks[min(max(at, 0), len(self.tracks) - 1)]
        when = event.when if event.when is None or not delta_us else moved(event.when, delta_us, free=free)
        return replace(event, when=when, track=track)


@dataclass(frozen=True, slots=True)
class Resize:
    """One end of an event dragged."""

    original: Event
    grip: Grip
    zone: str = "UTC"

    def at(self, delta_us: int, *, free: bool = False) -> Event:
        """What the event is when the end has been dragged by `delta_us`."""
        when = self.original.when
        if when is None or not delta_us:
            return self.original
        match self.grip, when.begin, when.end:
            case Grip.BEGIN, Edge(earliest=us), _:
                when = with_begin(when, us + delta_us, free=free)
            case Grip.END, _, Edge(latest=us):
                when = with_end(when, us + delta_us, free=free)
            case Grip.SOFT_BEGIN, Edge() as edge, end:
                limit = (
                    end.earliest if isinstance(end, Edge) and end is not edge else edge.latest + abs(delta_us)
                )
                least = edge_at(edge.earliest, _unit(edge, free)).latest
                latest = min(max(_nearest(edge.latest + delta_us, edge, free), least), limit)
                when = replace(when, begin=_widened(edge, latest=latest), typed="", verbatim="")
            case Grip.SOFT_END, begin, Edge() as edge:
                limit = begin.latest if isinstance(begin, Edge) else edge.earliest - abs(delta_us)
                most = edge_at(edge.latest - 1, _unit(edge, free)).earliest
                earliest = max(min(_nearest(edge.earliest + delta_us, edge, free), most), limit)
                when = replace(when, end=_widened(edge, earliest=earliest), typed="", verbatim="")
        return replace(self.original, when=when)

    def edges_us(self) -> tuple[int, ...]:
        """The end that may snap, on the axis."""
        when = self.original.when
        if when is None:
            return ()
        edge = when.begin if self.grip in (Grip.BEGIN, Grip.SOFT_BEGIN) else when.end
        if isinstance(edge, Missing):
            return ()
        us = edge.earliest if self.grip in (Grip.BEGIN, Grip.SOFT_END) else edge.latest
        return (to_axis(us, edge.offset_min, self.zone),)


def _unit(edge: Edge, free: bool) -> Precision:
    return max(Precision.MINUTE, edge.precision) if free else edge.precision


def _nearest(us: int, edge: Edge, free: bool) -> int:
    """The nearest bound of the edge's unit."""
    low = edge_at(us, _unit(edge, free))
    return low.earliest if us - low.earliest < low.latest - us else low.latest


def _widened(edge: Edge, *, earliest: int | None = None, latest: int | None = None) -> Edge:
    low = edge.earliest if earliest is None else earliest
    high = edge.latest if latest is None else latest
    return replace(edge, earliest=min(low, high - 1), latest=high)


def ends_us(when: When | None, zone: str) -> tuple[int, ...]:
    """The outer ends of an event on the axis (one, or none, where it is open)."""
    if when is None:
        return ()
    begin = (
        ()
        if isinstance(when.begin, Missing)
        else (to_axis(when.begin.earliest, when.begin.offset_min, zone),)
    )
    end = () if isinstance(when.end, Missing) else (to_axis(when.end.latest, when.end.offset_min, zone),)
    return begin + end


def fitting(scale: Scale) -> Precision:
    """The finest precision whose unit can be pointed at in this zoom."""
    for precision, size_us in _UNITS:
        if size_us / scale.us_per_px >= _UNIT_PX:
            return precision
    return Precision.MILLENNIUM


def when_at(axis_us: int, precision: Precision) -> When:
    """A moment of that precision at a place of the axis: a time without an offset, as the axis reads."""
    return moment(edge_at(axis_us, precision))


@dataclass(frozen=True, slots=True)
class Band:
    """A rubber band from where it began; `kept` were selected before (with Ctrl)."""

    x_px: float
    y_px: float
    kept: tuple[int, ...] = ()

    def rect(self, x_px: float, y_px: float) -> tuple[float, float, float, float]:
        """Left, top, width and height."""
        left, right = sorted((self.x_px, x_px))
        top, bottom = sorted((self.y_px, y_px))
        return left, top, right - left, bottom - top


@dataclass(frozen=True, slots=True)
class Pan:
    """The ground dragged from where it was gripped."""

    scale: Scale
    scroll_px: float
    x_px: float
    y_px: float

    def at(self, x_px: float, y_px: float) -> tuple[Scale, float]:
        """The scale and the scroll for a pointer."""
        return self.scale.panned(x_px - self.x_px), self.scroll_px - (y_px - self.y_px)
