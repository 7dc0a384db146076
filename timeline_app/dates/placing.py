"""Places an expression on the calendar: its value, its modifier, and the words that open or close a span."""

from __future__ import annotations

from dataclasses import replace

from timeline_app.dates.parts import part_of
from timeline_app.dates.values import edge_of
from timeline_app.model import edtf
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, Missing, When, moment, span

_PARTS = {"START": "early", "MID": "mid", "END": "late"}


def edge_for(value: str, mod: str, offset_min: int | None) -> Edge | None:
    """What a value with its modifier names; None where it names nothing on the calendar."""
    edge = edge_of(value)
    if edge is None:
        return None
    if mod in _PARTS and edge.precision < Precision.DAY and edge.precision is not Precision.SEASON:
        edge = part_of(edge, _PARTS[mod])
    return replace(edge, approximate=mod == "APPROX", offset_min=offset_min)


def placed(edge: Edge, relation: str) -> When | None:
    """The time of an edge after a word such as "since"; None for one that cannot be kept."""
    try:
        match relation:
            case "since":
                return span(edge, Missing.OPEN)
            case "until":
                return span(Missing.OPEN, edge)
            case "by":
                text, exact = edtf.write(moment(edge))
                return span(Missing.UNKNOWN, edge, verbatim=f"[..{text}]" if exact else "")
        return moment(edge)
    except ValueError:
        return None


def between(begin: Edge, end: Edge, relation: str) -> When | None:
    """From the one to the other, or (`relation` "between") at some time between them; None where that is none."""
    if begin.offset_min != end.offset_min or end.latest <= begin.earliest:
        return None
    try:
        if relation == "between":
            unit = min(begin.precision, end.precision)
            return moment(Edge(begin.earliest, max(begin.latest, end.latest), unit))
        return span(begin, end)
    except ValueError:
        return None
