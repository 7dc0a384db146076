"""Parts of a month, a season, a year or more years: early, middle, late, the halves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from timeline_app.model.calendar import US_PER_DAY, add_months, civil_from_us, floor_to
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, edge_at

_PARTS: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {
        "early": (0, 1, 3),
        "mid": (1, 2, 3),
        "late": (2, 3, 3),
        "first half of": (0, 1, 2),
        "second half of": (1, 2, 2),
    }
)
"""From which to which of how many equal parts; a season, of three months, has no half with a name of its own."""

DAY_PARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "early hours": (0, 6),
        "morning": (6, 12),
        "afternoon": (12, 18),
        "evening": (18, 24),
        "night": (20, 30),
    }
)
"""From which to which hour of a day; a night ends on the next one."""

HALVES = ("", "first half of", "second half of")


def part_of(whole: Edge, part: str) -> Edge:
    """A part of an edge, which keeps its precision: days of a month, months of a year, else years.

    Late July is 21 to 31 July, late 2021 September to December, the late 1990s 1997 to 1999.
    """
    first, last, parts = _PARTS[part]
    if whole.precision is Precision.MONTH:
        size_us = 30 // parts * US_PER_DAY
        latest = whole.latest if last == parts else whole.earliest + last * size_us
        return replace(whole, earliest=whole.earliest + first * size_us, latest=latest)
    unit = 1 if whole.precision >= Precision.YEAR else 12
    months = _months_in(whole)
    bounds = [round(n * months / unit / parts) * unit for n in (first, last)]
    return replace(
        whole, earliest=add_months(whole.earliest, bounds[0]), latest=add_months(whole.earliest, bounds[1])
    )


def named_part(edge: Edge) -> tuple[str, Edge] | None:
    """The name of the part and its whole, for an edge that is an early, middle or late part of a unit."""
    if edge.precision >= Precision.DAY:
        return None
    wholes = [edge_at(edge.earliest, edge.precision)]
    if edge.precision < Precision.YEAR and edge.earliest < 0:  # the years 1900 to 1801 BC are -1899 to -1800
        start = add_months(floor_to(add_months(edge.earliest, -12), edge.precision), 12)
        wholes.append(edge_at(start, edge.precision))
        wholes[-1] = replace(wholes[-1], earliest=start, latest=add_months(wholes[-1].latest, 12))
    for whole in wholes:
        for part in ("early", "mid", "late") if whole.precision is Precision.SEASON else _PARTS:
            found = part_of(whole, part)
            if (found.earliest, found.latest) == (edge.earliest, edge.latest):
                return part, whole
    return None


def _months_in(edge: Edge) -> int:
    first, last = civil_from_us(edge.earliest), civil_from_us(edge.latest)
    return (last.year - first.year) * 12 + last.month - first.month
