"""Edits by key: events moved, their ends moved, and their uncertainty changed, by whole steps of the calendar.

A step is one unit: that in which the date is known, or the finest one that can be pointed at in this zoom, whichever is
coarser. `count` steps are always taken from the original; a negative count goes back in time, or narrows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline_app.model.calendar import MAX_US, MIN_US, US_PER_MINUTE, add_steps
from timeline_app.model.when import Edge, Kind, Precision, When, moved, with_begin, with_end


def unit_of(whens: Iterable[When | None], finest: Precision) -> Precision:
    """The step of several events that move together: the coarsest of their units and `finest`."""
    return min([finest, *(edge.precision for when in whens if when for edge in when.edges)])


def moved_by(when: When, unit: Precision, count: int) -> When:
    """The time so many units later, its precision kept."""
    start = when.edges[0].earliest
    return moved(when, add_steps(start, unit, count) - start)


def begin_moved_by(when: When, finest: Precision, count: int) -> When:
    """The time beginning so many steps later; one that has no known beginning stays as it is."""
    edge = when.begin
    if not isinstance(edge, Edge) or not count:
        return when
    return with_begin(when, add_steps(edge.earliest, min(edge.precision, finest), count))


def end_moved_by(when: When, finest: Precision, count: int) -> When:
    """The time ending so many steps later; one that has no known end stays as it is."""
    edge = when.end
    if not isinstance(edge, Edge) or not count:
        return when
    return with_end(when, add_steps(edge.latest, min(edge.precision, finest), count))


def widened_by(when: When, finest: Precision, count: int) -> When:
    """The time with each known edge so many steps wider at both sides, or narrower.

    None becomes narrower than the unit in which it is known, and the range of a beginning never ends after that of
    the end: where a step cannot be had, the last one that can is taken.
    """
    for steps in range(count, 0, -1 if count > 0 else 1):
        wide = _widened(when, finest, steps)
        if wide is not None:
            return wide
    return when


def _widened(when: When, finest: Precision, count: int) -> When | None:
    edges = [_wider(edge, min(edge.precision, finest), count) for edge in when.edges]
    found = [edge for edge in edges if edge is not None]
    if len(found) < len(edges):
        return None
    if when.kind is Kind.MOMENT:
        return replace(when, begin=found[0], end=found[0], typed="", verbatim="")
    begin = found[0] if isinstance(when.begin, Edge) else when.begin
    end = found[-1] if isinstance(when.end, Edge) else when.end
    if isinstance(begin, Edge) and isinstance(end, Edge) and _utc(begin) > _utc(end):
        return None
    return replace(when, begin=begin, end=end, typed="", verbatim="")


def _wider(edge: Edge, unit: Precision, count: int) -> Edge | None:
    earliest, latest = add_steps(edge.earliest, unit, -count), add_steps(edge.latest, unit, count)
    least = add_steps(earliest, edge.precision, 1) if count < 0 else earliest + 1
    if earliest < MIN_US or latest > MAX_US or latest < least:
        return None
    return replace(edge, earliest=earliest, latest=latest)


def _utc(edge: Edge) -> int:
    return edge.latest - (edge.offset_min or 0) * US_PER_MINUTE
