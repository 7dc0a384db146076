"""Records as rows of the tables, and rows as the compact JSON that the history keeps."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from timeline_app.model.records import (
    TABLES,
    Article,
    Basis,
    Event,
    Link,
    Marker,
    Record,
    Stance,
    Status,
    field_names,
    table_of,
)
from timeline_app.model.when import Edge, Kind, Missing, Precision, When

Row: TypeAlias = tuple[Any, ...]
"""The columns of one record in the order of COLUMNS: the id first, integers, texts and None only."""

_WHEN = (
    *("kind", "b_earliest", "b_latest", "b_precision", "b_offset_min"),
    *("e_earliest", "e_latest", "e_precision", "e_offset_min"),
    *("when_flags", "zone", "typed", "verbatim"),
)

_WORTH = ("basis", "reliability", "credibility", "part_of")

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{table: field_names(table) for table in TABLES},
        "event": ("id", "track", "title", "tags", "status", "reviewed", "notes", *_WHEN),
        "link": ("id", "event", "passage", "stance", "attribution", "note", *_WORTH, *_WHEN),
        "marker": ("id", "title", "color", *_WHEN),
    }
)

BEGIN_APPROXIMATE, BEGIN_UNCERTAIN, END_APPROXIMATE, END_UNCERTAIN = 1, 2, 4, 8
BEGIN_OPEN, END_OPEN, BEGIN_UNKNOWN, END_UNKNOWN = 16, 32, 1024, 2048
PLANNED, CANCELLED, NOT_REVIEWED, DISPUTED, HAS_EVIDENCE = 64, 128, 256, 512, 4096

# What the history leaves out; everything else that is missing there is None. Old histories are read by this
# table, so a value in it never changes.
_DEFAULTS: Mapping[str, int | str] = MappingProxyType(
    {
        **dict.fromkeys(("title", "notes", "note", "attribution", "zone", "typed", "verbatim"), ""),
        **dict.fromkeys(("publisher", "author", "url", "published", "original_name", "media_type"), ""),
        **dict.fromkeys(("before", "after", "name", "color", "about", "verdict", "reason"), ""),
        **dict.fromkeys(("basis", "reliability", "credibility"), ""),
        "tags": "[]",
        "when_flags": 0,
    }
)

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_row(record: Record) -> Row:
    """The columns of a record."""
    r = record
    match r:
        case Event():
            tags = _dumps(r.tags) if r.tags else "[]"
            return (
                r.id,
                r.track,
                r.title,
                tags,
                r.status.value,
                int(r.reviewed),
                r.notes,
                *_when_row(r.when),
            )
        case Link():
            worth = (r.basis.value if r.basis else "", r.reliability, r.credibility, r.part_of)
            said = (r.id, r.event, r.passage, r.stance.value, r.attribution, r.note)
            return (*said, *worth, *_when_row(r.claimed))
        case Marker():
            return (r.id, r.title, r.color, *_when_row(r.when))
        case Article():
            # A reference to nothing is NULL in the database: "" would have to exist.
            values = {name: getattr(r, name) for name in COLUMNS["article"]}
            return tuple({**values, "original_sha256": r.original_sha256 or None}.values())
        case _:
            return tuple(getattr(r, name) for name in COLUMNS[table_of(r)])


def from_row(table: str, row: Row) -> Record:
    """The record of a row. Raises ValueError, TypeError or KeyError where the row makes no sense."""
    return _READ[table](row)


def pack(table: str, row: Row) -> str:
    """A row as the history keeps it; equal rows give equal texts."""
    kept = zip(COLUMNS[table][1:], row[1:], strict=True)
    return _dumps({name: value for name, value in kept if value != _DEFAULTS.get(name)})


def unpack(table: str, record: int, packed: str) -> Row:
    """The row that was packed; columns that it does not name have their default."""
    values = json.loads(packed)
    return (record, *(values.get(name, _DEFAULTS.get(name)) for name in COLUMNS[table][1:]))


def _when_row(when: When | None) -> Row:
    if when is None:
        return (*(None,) * 9, 0, "", "", "")
    is_moment = when.kind is Kind.MOMENT
    begin, flags = _edge_row(when.begin, BEGIN_APPROXIMATE, BEGIN_UNCERTAIN, BEGIN_OPEN, BEGIN_UNKNOWN)
    end, end_flags = (
        ((None,) * 4, 0)
        if is_moment
        else _edge_row(when.end, END_APPROXIMATE, END_UNCERTAIN, END_OPEN, END_UNKNOWN)
    )
    return (0 if is_moment else 1, *begin, *end, flags | end_flags, when.zone, when.typed, when.verbatim)


def _edge_row(
    edge: Edge | Missing, approximate: int, uncertain: int, is_open: int, unknown: int
) -> tuple[Row, int]:
    if isinstance(edge, Missing):
        return (None,) * 4, is_open if edge is Missing.OPEN else unknown
    flags = approximate * edge.approximate | uncertain * edge.uncertain
    return (edge.earliest, edge.latest, int(edge.precision), edge.offset_min), flags


def _when(row: Sequence[Any]) -> When | None:
    kind, b_earliest, b_latest, b_precision, b_offset, e_earliest, e_latest, e_precision, e_offset = row[:9]
    flags, zone, typed, verbatim = row[9:]
    if kind is None:
        return None
    begin: Edge | Missing = Missing.OPEN if flags & BEGIN_OPEN else Missing.UNKNOWN
    if b_earliest is not None:
        sure = not flags & BEGIN_APPROXIMATE, not flags & BEGIN_UNCERTAIN
        begin = Edge(b_earliest, b_latest, Precision(b_precision), not sure[0], not sure[1], b_offset)
    if kind == 0:
        return When(Kind.MOMENT, begin, begin, zone, typed, verbatim)
    end: Edge | Missing = Missing.OPEN if flags & END_OPEN else Missing.UNKNOWN
    if e_earliest is not None:
        sure = not flags & END_APPROXIMATE, not flags & END_UNCERTAIN
        end = Edge(e_earliest, e_latest, Precision(e_precision), not sure[0], not sure[1], e_offset)
    return When(Kind.SPAN, begin, end, zone, typed, verbatim)


def _event(row: Row) -> Event:
    return Event(
        id=row[0],
        track=row[1],
        title=row[2],
        tags=() if row[3] == "[]" else tuple(map(str, json.loads(row[3]))),
        status=Status(row[4]),
        reviewed=bool(row[5]),
        notes=row[6],
        when=_when(row[7:]),
    )


def _link(row: Row) -> Link:
    return Link(
        id=row[0],
        event=row[1],
        passage=row[2],
        stance=Stance(row[3]),
        attribution=row[4],
        note=row[5],
        basis=Basis(row[6]) if row[6] else None,
        reliability=row[7],
        credibility=row[8],
        part_of=row[9],
        claimed=_when(row[10:]),
    )


def _marker(row: Row) -> Marker:
    when = _when(row[3:])
    if when is None:
        raise ValueError("a marker needs a date")
    return Marker(id=row[0], title=row[1], color=row[2], when=when)


def _article(row: Row) -> Article:
    values = dict(zip(COLUMNS["article"], row, strict=True))
    return Article(**{**values, "original_sha256": values["original_sha256"] or ""})


def _plain(table: str) -> Callable[[Row], Record]:
    cls, names = TABLES[table], COLUMNS[table]
    return lambda row: cls(**dict(zip(names, row, strict=True)))


_READ: Mapping[str, Callable[[Row], Record]] = MappingProxyType(
    {
        **{table: _plain(table) for table in TABLES},
        "event": _event,
        "link": _link,
        "marker": _marker,
        "article": _article,
    }
)
