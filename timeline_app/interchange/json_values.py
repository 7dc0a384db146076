"""The values of a project in JSON: times of day and calendar, and an event's when.

A wall time is `YYYY-MM-DDThh:mm:ss`, with microseconds where it has them and with a sign and as many digits as it
takes for years outside 0 to 9999 (ISO 8601 expanded). Upper bounds are exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from timeline_app.model import edtf
from timeline_app.model.calendar import civil_from_us, us_from_civil
from timeline_app.model.when import Edge, Kind, Missing, Precision, When, moment, span

_WALL_TIME = re.compile(r"([+-]?\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?", re.ASCII)


class Misfit(ValueError):
    """A value that cannot be; the message is `place: why`, with the place as in `events[3].when.begin`."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}")


def wall_time(us: int) -> str:
    """Wall-clock microseconds from 1970 as text."""
    civil = civil_from_us(us)
    sign = "" if 0 <= civil.year <= 9999 else "-" if civil.year < 0 else "+"
    fraction = f".{civil.us:06}" if civil.us else ""
    return (
        f"{sign}{abs(civil.year):04}-{civil.month:02}-{civil.day:02}"
        f"T{civil.hour:02}:{civil.minute:02}:{civil.second:02}{fraction}"
    )


def read_wall_time(value: object, place: str) -> int:
    """Wall-clock microseconds from 1970 of a text as `wall_time` writes it. Raises Misfit."""
    match = _WALL_TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Misfit(place, f"{shown(value)} is no time like 2021-09-06T10:00:00")
    year, month, day, hour, minute, second, fraction = match.groups()
    try:
        return us_from_civil(
            int(year),
            int(month),
            int(day),
            int(hour),
            int(minute),
            int(second or 0),
            int((fraction or "0").ljust(6, "0")),
        )
    except ValueError as error:
        raise Misfit(place, _clause(error)) from None


def when_value(when: When) -> dict[str, object]:
    """A when with its EDTF for other programs and its exact bounds, which EDTF cannot always hold."""
    written = edtf.write(when)
    value: dict[str, object] = {"edtf": written.text, "exact": written.exact, "kind": when.kind.value}
    value["begin"] = _edge_value(when.begin)
    if when.kind is Kind.SPAN:
        value["end"] = _edge_value(when.end)
    for name in ("zone", "typed", "verbatim"):
        if text := getattr(when, name):
            value[name] = text
    return value


def read_when(value: object, place: str) -> When:
    """A when from the object that `when_value` makes, from an object with `edtf` alone, or from an EDTF text.

    Where both stand, the bounds count. Raises Misfit.
    """
    if isinstance(value, str):
        value = {"edtf": value}
    if not isinstance(value, dict):
        raise Misfit(place, f"{shown(value)} is no date: an object with bounds or an EDTF text is needed")
    texts = {
        name: read_text(value.get(name, ""), f"{place}.{name}") for name in ("zone", "typed", "verbatim")
    }
    try:
        if "begin" not in value:
            return _from_edtf(value, place, **texts)
        begin = _read_edge(value["begin"], f"{place}.begin")
        kind = value.get("kind", "span" if "end" in value else "moment")
        if kind not in ("moment", "span"):
            raise Misfit(f"{place}.kind", f"{shown(kind)} is none of moment, span")
        if kind == "span":
            return span(begin, _read_edge(value.get("end", "unknown"), f"{place}.end"), **texts)
        if "end" in value:
            raise Misfit(f"{place}.end", "a moment has no end")
        if isinstance(begin, Missing):
            raise Misfit(f"{place}.begin", "a moment needs a date")
        return moment(begin, **texts)
    except Misfit:
        raise
    except ValueError as error:
        raise Misfit(place, _clause(error)) from None


def read_text(value: object, place: str) -> str:
    """A text that a database can keep. Raises Misfit."""
    if not isinstance(value, str):
        raise Misfit(place, f"{shown(value)} is no text")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Misfit(place, "the text has half a character (a lone surrogate) in it") from None
    return value


def read_flag(value: object, place: str) -> bool:
    """True or false. Raises Misfit."""
    if not isinstance(value, bool):
        raise Misfit(place, f"{shown(value)} is neither true nor false")
    return value


def read_number(value: object, place: str) -> int:
    """A whole number of at most 63 bits. Raises Misfit."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 1 << 63:
        raise Misfit(place, f"{shown(value)} is no whole number that can be kept")
    return value


def shown(value: object) -> str:
    """A value as a message quotes it: short, on one line, and nothing in it that cannot be written."""
    text = f"“{value}”" if isinstance(value, str) else "null" if value is None else str(value)
    text = " ".join(text.encode("utf-8", "replace").decode().split())
    return text if len(text) <= 40 else f"{text[:38]}…{'”' if isinstance(value, str) else ''}"


def _from_edtf(value: Mapping[str, object], place: str, *, zone: str, typed: str, verbatim: str) -> When:
    when = edtf.read(read_text(value.get("edtf", verbatim), f"{place}.edtf"))
    return When(when.kind, when.begin, when.end, zone or when.zone, typed or when.typed, when.verbatim)


def _edge_value(edge: Edge | Missing) -> object:
    if isinstance(edge, Missing):
        return edge.value
    value: dict[str, object] = {
        "earliest": wall_time(edge.earliest),
        "latest": wall_time(edge.latest),
        "precision": edge.precision.name.lower(),
    }
    if edge.approximate:
        value["approximate"] = True
    if edge.uncertain:
        value["uncertain"] = True
    if edge.offset_min is not None:
        value["offset_min"] = edge.offset_min
    return value


def _read_edge(value: object, place: str) -> Edge | Missing:
    if value in ("open", "unknown"):
        return Missing(value)
    if not isinstance(value, dict):
        raise Misfit(place, f"{shown(value)} is neither “open” nor “unknown” nor an object with bounds")
    name = value.get("precision")
    if not isinstance(name, str) or name.upper() not in Precision.__members__:
        raise Misfit(f"{place}.precision", f"{shown(name)} is no precision like “day”")
    offset = value.get("offset_min")
    return Edge(
        earliest=read_wall_time(value.get("earliest"), f"{place}.earliest"),
        latest=read_wall_time(value.get("latest"), f"{place}.latest"),
        precision=Precision[name.upper()],
        approximate=read_flag(value.get("approximate", False), f"{place}.approximate"),
        uncertain=read_flag(value.get("uncertain", False), f"{place}.uncertain"),
        offset_min=None if offset is None else read_number(offset, f"{place}.offset_min"),
    )


def _clause(error: ValueError) -> str:
    return str(error).rstrip(".")
