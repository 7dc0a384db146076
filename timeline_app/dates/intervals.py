"""Intervals of ISO 8601-1 that EDTF has not: with a duration (2021-09-06/P3D), or with a shortened end."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline_app.dates.points import Unreadable
from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR, US_PER_MINUTE, US_PER_SECOND, add_months
from timeline_app.model.precision import Precision
from timeline_app.model.text import shortened
from timeline_app.model.when import Edge, When, edge_at, span

_DURATION = re.compile(
    r"P(?=[\dT])(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?"
    r"(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"R\d*/\S+", re.IGNORECASE)
_SIDES = re.compile(r"([^/\s]+?)\s*(?:/|--)\s*([^/\s]+)")
_SHORTENED = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)(?:T[\d:]+)?")
_SHORT_END = re.compile(r"\d\d(?:-\d\d)?")


def read_interval(text: str, read_side: Callable[[str], Edge | None]) -> When | None:
    """The time of such an interval, or None where it is none; Unreadable with a sentence for a bare duration.

    `read_side` reads one date, or gives None.
    """
    text = text.strip()
    if _DURATION.fullmatch(text):
        raise Unreadable(f"“{text}” says how long, not when: 2021-09-06/{text.upper()} would say from when.")
    if _REPEATED.fullmatch(text):
        raise Unreadable(f"“{shortened(text)}” says several times; an event has one.")
    sides = _SIDES.fullmatch(text)
    if sides is None:
        return None
    first, second = sides[1], sides[2]
    lasting = _DURATION.fullmatch(second) or _DURATION.fullmatch(first)
    if lasting is None:
        begin, end = read_side(first), read_side(_completed(first, second))
        return None if begin is None or end is None else _span(begin, end)
    if lasting.string == second:
        begin = read_side(first)
        return None if begin is None else _span(begin, _after(begin, lasting))
    end = read_side(second)
    return None if end is None else _span(_before(end, lasting), end)


def _span(begin: Edge, end: Edge) -> When:
    try:
        return span(begin, end)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _completed(first: str, second: str) -> str:
    """2021-09-06/08: the end takes from the beginning what it leaves out."""
    whole = _SHORTENED.fullmatch(first)
    if whole is None or _SHORT_END.fullmatch(second) is None or len(second) >= len(whole[1]):
        return second
    return whole[1][: -len(second)] + second


def _after(begin: Edge, lasting: re.Match[str]) -> Edge:
    """The end: of days and longer units the last one of them, since a span holds its last day."""
    unit = min(begin.precision, Precision.SECOND)
    bound = _moved(begin.earliest, lasting, 1)
    if unit <= Precision.DAY and bound % US_PER_DAY == 0:
        return edge_at(max(bound - 1, begin.earliest), unit)
    return edge_at(bound, max(unit, Precision.MINUTE), offset_min=begin.offset_min)


def _before(end: Edge, lasting: re.Match[str]) -> Edge:
    unit = min(end.precision, Precision.SECOND)
    if unit <= Precision.DAY:
        bound = _moved(end.latest, lasting, -1)
        return edge_at(bound, unit if bound % US_PER_DAY == 0 else Precision.MINUTE)
    return edge_at(_moved(end.earliest, lasting, -1), unit, offset_min=end.offset_min)


def _moved(us: int, lasting: re.Match[str], sign: int) -> int:
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in lasting.groups())
    us = add_months(us, sign * (12 * years + months))
    clock = hours * US_PER_HOUR + minutes * US_PER_MINUTE + seconds * US_PER_SECOND
    return us + sign * ((7 * weeks + days) * US_PER_DAY + clock)
