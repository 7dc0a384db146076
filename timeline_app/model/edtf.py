"""Reads and writes EDTF (ISO 8601-2), levels 0 to 2, with times, offsets and years beyond four digits.

See `edtf_date` for the sources. What an edge cannot hold is kept word for word in `When.verbatim`; what EDTF
cannot write is written as near as it can and marked as not exact.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_app.model.calendar import US_PER, US_PER_DAY, civil_from_us, floor_to
from timeline_app.model.edtf_date import SEASON_CODE, DateText, EdtfError, read_date
from timeline_app.model.precision import Precision
from timeline_app.model.text import shortened
from timeline_app.model.when import Edge, Kind, Missing, When, moment, span

__all__ = ["MAX_LENGTH", "EdtfError", "Written", "read", "write"]

MAX_LENGTH = 500
"""A longer text is refused."""

_DATE_UNITS = (Precision.YEAR, Precision.MONTH, Precision.DAY)
_TIME_UNITS = (Precision.MINUTE, Precision.SECOND, Precision.SUBSECOND)


class Written(NamedTuple):
    """An EDTF text, and whether it says exactly what the bounds say."""

    text: str
    exact: bool


def read(text: str) -> When:
    """The time that an EDTF text stands for; EdtfError (a sentence) for a text that is none.

    A set of dates of which one is meant (`[..]`) is a moment, or a span without one end where the set is
    open; a set of which all are meant (`{..}`) is the span from the first to the last.
    """
    text = text.strip()
    if len(text) > MAX_LENGTH:
        raise EdtfError(f"A date has at most {MAX_LENGTH} characters; this text has {len(text)}.")
    if not text:
        raise EdtfError("There is no date here.")
    try:
        if text[0] + text[-1] in ("[]", "{}"):
            return _read_set(text)
        if "/" in text:
            return _read_interval(text)
        date = read_date(text)
        return moment(date.edge, verbatim="" if date.holds else text)
    except EdtfError:
        raise
    except ValueError as error:
        raise EdtfError(str(error)) from None


def write(when: When) -> Written:
    """The time as EDTF."""
    if when.verbatim:
        return Written(when.verbatim, True)
    if when.kind is Kind.MOMENT and isinstance(when.begin, Edge):
        return _write_moment(when.begin)
    begin, end = _write_end(when.begin, last=False), _write_end(when.end, last=True)
    return Written(f"{begin.text}/{end.text}", begin.exact and end.exact)


def _read_interval(text: str) -> When:
    sides = text.split("/")
    if len(sides) != 2:
        raise EdtfError(f"“{shortened(text)}”: an interval has one beginning and one end, as in 2011/2018.")
    holds = True
    edges: list[Edge | Missing] = []
    for side in sides:
        if side in ("", ".."):
            edges.append(Missing.OPEN if side else Missing.UNKNOWN)
        else:
            date = read_date(side)
            edges.append(date.edge)
            holds = holds and date.holds
    return span(edges[0], edges[1], verbatim="" if holds else text)


def _read_set(text: str) -> When:
    members, open_below, open_above = _read_members(text)
    if (open_below and open_above) or not members:
        raise EdtfError(f"“{shortened(text)}”: a set needs a first or a last date.")
    edges = [member.edge for pair in members for member in pair]
    if len({edge.offset_min for edge in edges}) > 1:
        raise EdtfError(f"“{shortened(text)}”: all dates of a set need the same UTC offset.")
    first = min(edges, key=lambda edge: edge.earliest)
    last = max(edges, key=lambda edge: edge.latest)
    if text[0] == "{":
        return span(
            Missing.OPEN if open_below else first, Missing.OPEN if open_above else last, verbatim=text
        )
    if open_below:
        return span(Missing.UNKNOWN, last, verbatim=text)
    if open_above:
        return span(first, Missing.UNKNOWN, verbatim=text)
    edge = Edge(
        first.earliest,
        last.latest,
        min(edge.precision for edge in edges),
        any(edge.approximate for edge in edges),
        any(edge.uncertain for edge in edges),
        first.offset_min,
    )
    return moment(edge, verbatim="" if _is_range(members) else text)


def _read_members(text: str) -> tuple[list[tuple[DateText, DateText]], bool, bool]:
    """First and last date of each member of a set, and whether it is open below and above."""
    members: list[tuple[DateText, DateText]] = []
    parts = [part.strip() for part in text[1:-1].split(",")]
    open_below, open_above = parts[0].startswith(".."), parts[-1].endswith("..")
    for place, part in enumerate(parts):
        first, dots, last = part.partition("..")
        if (dots and not first and place > 0) or (dots and not last and place < len(parts) - 1):
            raise EdtfError(f"“{shortened(text)}”: only a set's first and last date can be open.")
        if not first and not last:
            raise EdtfError(f"“{shortened(text)}”: a date is missing in this set.")
        dates = [read_date(date) for date in (first, last) if date]
        if dates[-1].edge.latest <= dates[0].edge.earliest:
            raise EdtfError(f"“{shortened(text)}”: {last} lies before {first}.")
        members.append((dates[0], dates[-1]))
    return members, open_below, open_above


def _is_range(members: list[tuple[DateText, DateText]]) -> bool:
    """Whether the members leave no gap and are marked alike, so that one edge holds them all."""
    if not all(date.holds for member in members for date in member):
        return False
    if len({(date.edge.approximate, date.edge.uncertain) for member in members for date in member}) > 1:
        return False
    bounds = sorted((first.edge.earliest, last.edge.latest) for first, last in members)
    reached = bounds[0][1]
    for earliest, latest in bounds:
        if earliest > reached:
            return False
        reached = max(reached, latest)
    return True


def _write_moment(edge: Edge) -> Written:
    mark = _mark(edge.approximate, edge.uncertain)
    unit = _write_unit(edge, seasons=edge.precision is Precision.SEASON)
    if unit:
        return Written(unit + mark, True)
    ends = _write_range(edge)
    if ends:
        return Written(f"[{ends[0]}{mark}..{ends[1]}{mark}]", True)
    first, last = _year(civil_from_us(edge.earliest).year), _year(civil_from_us(edge.latest - 1).year)
    return Written(f"{first}{mark}" if first == last else f"[{first}{mark}..{last}{mark}]", False)


def _write_end(edge: Edge | Missing, *, last: bool) -> Written:
    """One side of an interval. EDTF has no sets there: of a range its outer end is written, with a `~`."""
    if isinstance(edge, Missing):
        return Written(".." if edge is Missing.OPEN else "", True)
    unit = _write_unit(edge, seasons=True)
    if unit:
        return Written(unit + _mark(edge.approximate, edge.uncertain), True)
    mark = _mark(True, edge.uncertain)
    ends = _write_range(edge)
    if ends:
        return Written(ends[last] + mark, False)
    return Written(_year(civil_from_us(edge.latest - 1 if last else edge.earliest).year) + mark, False)


def _write_unit(edge: Edge, *, seasons: bool) -> str:
    """The one unit that the edge fills, or ""."""
    start, width = edge.earliest, edge.latest - edge.earliest
    if edge.offset_min is None and start % US_PER_DAY == 0 == width % US_PER_DAY:
        return _write_days(start, edge.latest, seasons)
    for unit in (Precision.HOUR, Precision.MINUTE, Precision.SECOND):
        if width == US_PER[unit] and start % width == 0:
            return _stamp(start, unit, edge.offset_min)
    digits = 7 - len(str(width))
    if digits > 0 and width == 10 ** (6 - digits) and start % width == 0:
        return _stamp(start, Precision.SUBSECOND, edge.offset_min, digits)
    return ""


def _write_days(start: int, stop: int, seasons: bool) -> str:
    first, end = civil_from_us(start), civil_from_us(stop)
    months = (end.year - first.year) * 12 + end.month - first.month
    if stop - start == US_PER_DAY:
        return _stamp(start, Precision.DAY, None)
    if first.day != 1 or end.day != 1:
        return ""
    if months == 1:
        return _stamp(start, Precision.MONTH, None)
    if first.month == 1 and months % 12 == 0:
        return _write_years(first.year, months // 12)
    if seasons and (first.month, months) in SEASON_CODE and abs(first.year) <= 9999:
        return f"{_year(first.year)}-{SEASON_CODE[first.month, months]}"
    return ""


def _write_years(first: int, count: int) -> str:
    """A year, a decade (201X), a century or a millennium; "" where the years are none of them."""
    if count == 1:
        return _year(first)
    low, sign = (first, "") if first >= 0 else (1 - first - count, "-")
    if count not in (10, 100, 1000) or low % count or abs(first) > 9999 or (sign and low <= 0):
        return ""
    return sign + f"{low:04}"[: 5 - len(str(count))] + "X" * (len(str(count)) - 1)


def _write_range(edge: Edge) -> tuple[str, str] | None:
    """The first and the last of the coarsest units that fill the edge."""
    for unit in _TIME_UNITS if edge.offset_min is not None else _DATE_UNITS + _TIME_UNITS:
        if floor_to(edge.earliest, unit) == edge.earliest and floor_to(edge.latest, unit) == edge.latest:
            first = _stamp(edge.earliest, unit, edge.offset_min)
            last = _stamp(edge.latest - 1, unit, edge.offset_min)
            return (first, last) if first and last else None
    return None


def _stamp(us: int, unit: Precision, offset_min: int | None, digits: int = 6) -> str:
    """The unit that `us` lies in; "" where EDTF has no word for it: it gives years beyond 9999 no months."""
    civil = civil_from_us(us)
    if unit is Precision.YEAR:
        return _year(civil.year)
    if abs(civil.year) > 9999:
        return ""
    text = f"{_year(civil.year)}-{civil.month:02}"
    if unit >= Precision.DAY:
        text += f"-{civil.day:02}"
    if unit >= Precision.HOUR:
        text += f"T{civil.hour:02}"
    if unit >= Precision.MINUTE:
        text += f":{civil.minute:02}"
    if unit >= Precision.SECOND:
        text += f":{civil.second:02}"
    if unit is Precision.SUBSECOND:
        text += f".{civil.us:06}"[: digits + 1]
    return text + _offset(offset_min)


def _year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _offset(offset_min: int | None) -> str:
    if not offset_min:
        return "" if offset_min is None else "Z"
    hours, minutes = divmod(abs(offset_min), 60)
    return f"{'-' if offset_min < 0 else '+'}{hours:02}:{minutes:02}"


def _mark(approximate: bool, uncertain: bool) -> str:
    return "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""
