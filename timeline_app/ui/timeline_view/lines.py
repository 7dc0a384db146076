"""Markers as lines on the axis: a deadline where it falls, an era from end to end, each with its label."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline_app.dates.words import short
from timeline_app.model.calendar import civil_from_us
from timeline_app.model.records import Marker
from timeline_app.model.when import Edge, Kind, When
from timeline_app.model.zones import to_axis
from timeline_app.timeline.columns import FAR_US
from timeline_app.timeline.ticks import year_label


@dataclass(frozen=True, slots=True)
class Line:
    """A marker on the axis: a line where `begin_us == end_us`, else a shaded era."""

    marker: int
    label: str
    color: str
    begin_us: int
    end_us: int
    is_era: bool


def bounds_us(when: When, zone: str) -> tuple[int, int]:
    """The hull of a time on the axis; an open or unknown side lies where the known one is, an open one far away."""
    begin, end = when.begin, when.end
    left = to_axis(begin.earliest, begin.offset_min, zone) if isinstance(begin, Edge) else -FAR_US
    right = to_axis(end.latest, end.offset_min, zone) if isinstance(end, Edge) else FAR_US
    return left, max(left, right)


def line_of(marker: Marker, zone: str) -> Line:
    """How a marker stands on the axis of a zone."""
    begin, end = bounds_us(marker.when, zone)
    is_era = marker.when.kind is not Kind.MOMENT
    if is_era:
        return Line(marker.id, marker.title, marker.color, begin, end, True)
    year = year_label(civil_from_us(begin).year)  # the axis tells the year
    time = short(_as_on_axis(marker.when, zone)).replace(f" {year}", "", 1)
    return Line(marker.id, f"{marker.title} {time}", marker.color, begin, begin, False)


def _as_on_axis(when: When, zone: str) -> When:
    """A moment with an offset as the clock of the axis tells it, so that a label says what the axis says there."""
    edge = when.begin
    if not isinstance(edge, Edge) or edge.offset_min is None:
        return when
    moved_us = to_axis(edge.earliest, edge.offset_min, zone) - edge.earliest
    seen = replace(edge, earliest=edge.earliest + moved_us, latest=edge.latest + moved_us)
    return replace(when, begin=seen, end=seen, typed="")
