"""The records of a project as JSON objects, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from timeline_app.interchange.json_values import (
    Misfit,
    read_flag,
    read_number,
    read_text,
    read_wall_time,
    read_when,
    shown,
    wall_time,
    when_value,
)
from timeline_app.interchange.report import Tally
from timeline_app.model.ids import GREATEST_ID
from timeline_app.model.records import (
    CREDIBILITIES,
    LOOSE,
    REFERENCES,
    RELIABILITIES,
    TABLES,
    Basis,
    Record,
    Stance,
    Status,
    table_of,
)
from timeline_app.model.when import When
from timeline_app.model.zones import is_zone

LISTS: Mapping[str, str] = MappingProxyType({table: f"{table}s" for table in TABLES if table != "project"})
"""Each table and the name of its list, in the order in which they are written."""

_WALL_TIMES: Mapping[str, str] = MappingProxyType({"begin_us": "begin", "end_us": "end"})
_KEPT_APART = frozenset({"text_sha256", "original_sha256"})
_ID = re.compile(r"[1-9]\d{0,18}", re.ASCII)


def record_value(record: Record) -> dict[str, object]:
    """The object for a record; the text and the original of an article are kept apart and not in it."""
    value: dict[str, object] = {}
    names = REFERENCES[table_of(record)]
    for field in fields(record):
        content = getattr(record, field.name)
        if field.name == "id" or (field.name in names and content is not None):
            value[field.name] = str(content)
        elif field.name in _WALL_TIMES:
            value[_WALL_TIMES[field.name]] = wall_time(content)
        elif isinstance(content, When):
            value[field.name] = when_value(content)
        elif field.name not in _KEPT_APART:
            value[field.name] = list(content) if isinstance(content, tuple) else content
    return value


def read_record(table: str, value: Mapping[str, object], place: str, losses: Tally) -> Record:
    """The record of an object; unknown fields are noted as losses. Raises Misfit."""
    given = dict(value)
    found: dict[str, object] = {}
    for field in fields(TABLES[table]):
        name = _WALL_TIMES.get(field.name, field.name)
        if name in given:
            found[field.name] = _reader(table, field.name)(given.pop(name), f"{place}.{name}")
        elif field.default is MISSING:
            raise Misfit(f"{place}.{name}", "this is missing")
    for name in given:
        losses.add(f"The field {shown(name)} of {LISTS.get(table, table)} is not known and was left out")
    make: Callable[..., Record] = TABLES[table]
    return make(**found)


def _reader(table: str, field: str) -> Callable[[object, str], object]:
    if field == "id":
        return read_id
    if field in REFERENCES[table]:
        return _read_id_or_none if field in LOOSE else read_id
    return _READERS.get((table, field)) or _READERS.get(field, read_text)


def read_id(value: object, place: str) -> int:
    """The number of an id, which is a text of digits. Raises Misfit."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Misfit(place, f"{shown(value)} is no id: a text of digits is needed")
    if int(value) > GREATEST_ID:
        raise Misfit(place, f"{shown(value)} is too great for an id, which goes up to {GREATEST_ID}")
    return int(value)


def _read_id_or_none(value: object, place: str) -> int | None:
    return None if value is None else read_id(value, place)


def _read_when_or_none(value: object, place: str) -> When | None:
    return None if value is None else read_when(value, place)


def _read_tags(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Misfit(place, f"{shown(value)} is no list of tags")
    return tuple(read_text(tag, f"{place}[{number}]") for number, tag in enumerate(value))


def _read_zone(value: object, place: str) -> str:
    zone = read_text(value, place)
    if zone and not is_zone(zone):
        raise Misfit(place, f"there is no time zone {shown(zone)}")
    return zone


def _read_one_of(choices: type[StrEnum], value: object, place: str) -> StrEnum:
    try:
        return choices(read_text(value, place))
    except ValueError:
        raise Misfit(place, f"{shown(value)} is none of {', '.join(choices)}") from None


def _read_basis(value: object, place: str) -> StrEnum | None:
    return None if value is None else _read_one_of(Basis, value, place)


def _read_mark(marks: tuple[str, ...], value: object, place: str) -> str:
    mark = read_text(value, place)
    if mark and mark not in marks:
        raise Misfit(place, f"{shown(mark)} is none of {', '.join(marks)}")
    return mark


_READERS: Mapping[object, Callable[[object, str], object]] = MappingProxyType(
    {
        "start": read_number,
        "end": read_number,
        "position": read_number,
        "begin_us": read_wall_time,
        "end_us": read_wall_time,
        "reviewed": read_flag,
        "tags": _read_tags,
        "when": _read_when_or_none,
        ("marker", "when"): read_when,
        "claimed": _read_when_or_none,
        "zone": _read_zone,
        "status": partial(_read_one_of, Status),
        "stance": partial(_read_one_of, Stance),
        "basis": _read_basis,
        "reliability": partial(_read_mark, RELIABILITIES),
        "credibility": partial(_read_mark, CREDIBILITIES),
    }
)
