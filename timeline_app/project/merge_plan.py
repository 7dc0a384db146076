"""What a merge is about: the two sides, what they disagree on, and what each of them contributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from timeline_app.model.records import REFERENCES, TABLES, Key, Record
from timeline_app.project.codec import COLUMNS, Row


class Side(StrEnum):
    """One of the two copies: the one that is merged into, or the one that comes in."""

    OURS = "ours"
    THEIRS = "theirs"

    @property
    def other(self) -> Side:
        """The other one."""
        return Side.THEIRS if self is Side.OURS else Side.OURS


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both copies changed, each in its own way.

    `field` is a field of the one record in `keys`, or "position": the order of all the tracks in `keys`. With "", the
    records in `keys` were deleted in one copy, while the other changed some of them or has others that refer to them
    (`because`). `base`, `ours` and `theirs` are those records as they were and are, without those that are not there;
    a `base` of None is not known.
    """

    keys: tuple[Key, ...]
    field: str
    base: tuple[Record, ...] | None
    ours: tuple[Record, ...]
    theirs: tuple[Record, ...]
    because: tuple[Record, ...] = ()

    @property
    def record(self) -> Record:
        """The record that it is mainly about."""
        return (self.ours or self.theirs)[0]


@dataclass(frozen=True, slots=True)
class Incoming:
    """How many records of a table come in, change and go."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merge makes of our copy: `taken` records are as theirs (or absent), `mixed` ones are of both.

    Where there are conflicts, it stands for our side of them. `gone` are the records that one side deleted, `differs`
    says whether the two are not the same, `head` is the last step of our copy, for which alone the plan holds.
    """

    taken: frozenset[Key]
    mixed: Mapping[Key, Row]
    conflicts: tuple[Conflict, ...]
    incoming: Mapping[str, Incoming]
    gone: frozenset[Key]
    differs: bool
    head: int | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take in and nothing to decide."""
        return not (self.taken or self.mixed or self.conflicts)


@dataclass(frozen=True, slots=True)
class Unit:
    """Columns that only make sense together, as those of a date do; `name` is the field they stand for."""

    name: str
    columns: slice


_TOGETHER: Mapping[str, tuple[tuple[str, str, str], ...]] = MappingProxyType(
    {
        "event": (("when", "kind", "verbatim"),),
        "link": (("claimed", "kind", "verbatim"),),
        "marker": (("when", "kind", "verbatim"),),
        "passage": (("quote", "article", "after"),),
        "article": (("original_name", "original_sha256", "media_type"),),
        "bookmark": (("begin_us", "begin_us", "end_us"),),
    }
)
"""Field, first and last column of each unit that has several."""


def _units(table: str) -> tuple[Unit, ...]:
    columns, units = COLUMNS[table], []
    starts = {first: (name, columns.index(last) + 1) for name, first, last in _TOGETHER.get(table, ())}
    at = 1
    while at < len(columns):
        name, end = starts.get(columns[at], (columns[at], at + 1))
        units.append(Unit(name, slice(at, end)))
        at = end
    return tuple(units)


UNITS: Mapping[str, tuple[Unit, ...]] = MappingProxyType({table: _units(table) for table in TABLES})
"""What of each table's records is merged as one."""


def references(table: str, row: Row) -> Iterator[tuple[str, Key]]:
    """The fields of a row that name another record, and that record."""
    for field, target in REFERENCES[table].items():
        value = row[COLUMNS[table].index(field)]
        if value is not None:
            yield field, (target, value)


def with_unit(table: str, row: Row, source: Row, name: str) -> Row:
    """A row with one field of another."""
    columns = next(unit.columns for unit in UNITS[table] if unit.name == name)
    return (*row[: columns.start], *source[columns], *row[columns.stop :])
