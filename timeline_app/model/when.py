"""When something happened: four bounds, how precisely they are known, and what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum


class Kind(StrEnum):
    """Whether the event is one point in time or lasts."""

    MOMENT = "moment"
    SPAN = "span"


class Precision(IntEnum):
    """The unit in which an edge was given, from coarse to fine; drags step by it."""

    MILLENNIUM = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6
    HOUR = 7
    MINUTE = 8
    SECOND = 9
    SUBSECOND = 10


class Missing(Enum):
    """An edge of a span without a date: not known, or known to be open (it goes on)."""

    UNKNOWN = "unknown"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Edge:
    """The range within which a moment lies, or a span begins or ends.

    `earliest` (inclusive) and `latest` (exclusive) are wall-clock microseconds as written, proleptic Gregorian,
    from 1970-01-01T00:00. `offset_min` is the UTC offset in minutes, or None where none was given.
    """

    earliest: int
    latest: int
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    offset_min: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """An event's time. A moment has one edge (`begin`, and `end` is the same object); a span has two.

    `zone` is an optional IANA name, `typed` what a person wrote, `verbatim` an EDTF text that the edges cannot
    hold (a set, component qualifiers): it is written back as it is until the event is given another time.
    """

    kind: Kind
    begin: Edge | Missing
    end: Edge | Missing
    zone: str = ""
    typed: str = ""
    verbatim: str = ""
