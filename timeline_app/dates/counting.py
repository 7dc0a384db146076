"""Days counted from a date: the first Monday of it, its week, two weeks before it."""

from __future__ import annotations

from dataclasses import replace

from timeline_app.model.calendar import US_PER_DAY, add_months, weekday
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, edge_at

_DAYS, _WEEKS = 7, 8


def nth_in(edge: Edge, count: int, unit: int) -> Edge:
    """The `count`th (-1 = last) weekday (0 to 6), day (7) or week (8) in an edge; ValueError where there is none.

    A week here is seven days from the first day on, or those before the end.
    """
    if edge.precision >= Precision.DAY:
        raise ValueError("Days and weeks are counted in a month, a season or a year.")
    if unit == _WEEKS:
        start = edge.latest - 7 * US_PER_DAY if count < 0 else edge.earliest + (count - 1) * 7 * US_PER_DAY
        found = Edge(start, min(start + 7 * US_PER_DAY, edge.latest), Precision.DAY)
    elif unit == _DAYS:
        start = edge.latest - US_PER_DAY if count < 0 else edge.earliest + (count - 1) * US_PER_DAY
        found = edge_at(start, Precision.DAY)
    elif count < 0:
        last = edge.latest - US_PER_DAY
        found = edge_at(last - (weekday(last) - unit) % 7 * US_PER_DAY, Precision.DAY)
    else:
        ahead = (unit - weekday(edge.earliest)) % 7 + 7 * (count - 1)
        found = edge_at(edge.earliest + ahead * US_PER_DAY, Precision.DAY)
    if found.earliest >= edge.latest:
        raise ValueError("There are not so many of them.")
    return found


def week_of(edge: Edge, how: str) -> Edge:
    """The week, from Monday, in which a day lies ("of"), or the seven days from it on ("from")."""
    if edge.latest - edge.earliest != US_PER_DAY:
        raise ValueError("A week is told by one of its days.")
    start = edge.earliest - (weekday(edge.earliest) * US_PER_DAY if how == "of" else 0)
    return Edge(start, start + 7 * US_PER_DAY, Precision.DAY)


def shifted(edge: Edge, unit: str, count: int) -> Edge:
    """The edge as many days, weeks, months or years later; ValueError where it is not known to such a unit."""
    if unit in {"day", "week"}:
        if edge.precision < Precision.DAY:
            raise ValueError(f"A {unit} is counted from a day.")
        move = count * US_PER_DAY * (7 if unit == "week" else 1)
        return replace(edge, earliest=edge.earliest + move, latest=edge.latest + move)
    if unit == "month" and edge.precision < Precision.SEASON:
        raise ValueError("A month is counted from a month or a day.")
    months = count * (12 if unit == "year" else 1)
    width = edge.latest - edge.earliest
    earliest = add_months(edge.earliest, months)
    latest = earliest + width if edge.precision >= Precision.DAY else add_months(edge.latest, months)
    return replace(edge, earliest=earliest, latest=latest)
