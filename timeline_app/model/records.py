"""The facts of a project as frozen records; a record is replaced, never altered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from timeline_app.model.when import When

CONTEXT_CP = 32
"""How many code points before and after a passage are kept with it."""


class Status(StrEnum):
    """What became of an event. *Disputed* is no status: it follows from a contradicting link."""

    HAPPENED = "happened"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Stance(StrEnum):
    """What a passage says about an event."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MENTIONS = "mentions"


class Basis(StrEnum):
    """How a passage gives a date: in so many words, counted from another date, or only for who reads it."""

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"


RELIABILITIES = ("A", "B", "C", "D", "E", "F")
"""The source, on the Admiralty scale: from completely reliable to unreliable; F = cannot be judged."""
CREDIBILITIES = ("1", "2", "3", "4", "5", "6")
"""The claim, on the Admiralty scale: from confirmed to improbable; 6 = cannot be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectInfo:
    """The project itself; `zone` (IANA) is the one in which its axis is drawn. There is one, with id 1."""

    id: int = 1
    title: str = ""
    zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source text, unchangeable once imported; `version_of` names the article that it corrects.

    The text is kept apart under `text_sha256`, the file it came from under `original_sha256` ("" for pasted
    text). `published` is an EDTF date or date-time ("" = not known), read in `zone` (IANA) where it has no
    offset.
    """

    id: int
    title: str
    text_sha256: str
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    zone: str = ""
    original_sha256: str = ""
    original_name: str = ""
    media_type: str = "text/plain"
    version_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of one article: `start` and `end` in code points, end exclusive, never empty.

    `became` names the passage of a newer version of the article in which this one was found again.
    """

    id: int
    article: int
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""
    became: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, or was due."""

    id: int
    title: str
    track: int
    when: When | None = None
    tags: tuple[str, ...] = ()
    status: Status = Status.HAPPENED
    reviewed: bool = True
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A passage is evidence about an event: its stance, who claims it, and the date that it gives itself.

    `basis` is how it gives that date (None = not said). `reliability` (of the source) and `credibility` (of the claim)
    are of the Admiralty scale, "" = not judged. Several passages that only together are one piece of evidence are
    parts of the first of them: `part_of` names its link.
    """

    id: int
    event: int
    passage: int
    stance: Stance = Stance.SUPPORTS
    attribution: str = ""
    claimed: When | None = None
    note: str = ""
    basis: Basis | None = None
    reliability: str = ""
    credibility: str = ""
    part_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A named row of the timeline; rows go by `position`, then id.

    `color` is a palette name ("blue") or "#rrggbb".
    """

    id: int
    name: str
    color: str = "blue"
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A line (moment) or a shaded era (span) across all tracks, such as a deadline."""

    id: int
    title: str
    when: When
    color: str = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A remembered stretch of the axis, in microseconds on it."""

    id: int
    title: str
    begin_us: int
    end_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on a proposal of the program: a suggestion rejected, a finding accepted, and why."""

    id: int
    about: str
    verdict: str
    reason: str = ""


Record: TypeAlias = ProjectInfo | Article | Passage | Event | Link | Track | Marker | Bookmark | Decision

TABLES: Mapping[str, type[Record]] = MappingProxyType(
    {
        "project": ProjectInfo,
        "track": Track,
        "article": Article,
        "passage": Passage,
        "event": Event,
        "link": Link,
        "marker": Marker,
        "bookmark": Bookmark,
        "decision": Decision,
    }
)
"""Each table and its records, in an order in which no record refers to a later table."""

REFERENCES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **{table: {} for table in TABLES},
        "article": {"version_of": "article"},
        "passage": {"article": "article", "became": "passage"},
        "event": {"track": "track"},
        "link": {"event": "event", "passage": "passage", "part_of": "link"},
    }
)
"""The fields of each table that name another record, and its table."""
LOOSE = frozenset({"version_of", "became", "part_of"})
"""Those of them that may name nothing."""

Key: TypeAlias = tuple[str, int]
"""Names one record: its table and its id."""

_TABLE_OF: Mapping[type, str] = MappingProxyType({cls: name for name, cls in TABLES.items()})


def table_of(record: Record) -> str:
    """The table that a record belongs to."""
    return _TABLE_OF[type(record)]


def key_of(record: Record) -> Key:
    """The key that names a record."""
    return table_of(record), record.id


def field_names(table: str) -> tuple[str, ...]:
    """The fields of a table's records, in their order."""
    return tuple(f.name for f in fields(TABLES[table]))
