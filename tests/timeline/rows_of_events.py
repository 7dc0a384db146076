"""Rows as the door gives them, for the tests of the timeline's kernels."""

from __future__ import annotations

from timeline_app.timeline.columns import Columns, EventRow

MINUTE, HOUR, DAY = 60_000_000, 3_600_000_000, 86_400_000_000


def moment(
    event: int, begin: int, end: int | None = None, *, track: int = 1, flags: int = 0, precision: int = 8
) -> EventRow:
    """A moment that lies between two times; a minute where only one is given."""
    last = begin + MINUTE if end is None else end
    return (event, track, 0, begin, last, begin, last, precision, precision, flags, None, None)


def span(
    event: int, begin: tuple[int, int], end: tuple[int, int], *, track: int = 1, flags: int = 0
) -> EventRow:
    """A span with a range for each end."""
    return (event, track, 1, *begin, *end, 6, 6, flags, None, None)


def bar(event: int, begin: int, end: int, *, track: int = 1, flags: int = 0) -> EventRow:
    """A span whose ends are known to the microsecond."""
    return span(event, (begin, begin), (end, end), track=track, flags=flags)


def columns(*rows: EventRow, zone: str = "UTC") -> Columns:
    """Columns of these rows."""
    return Columns.read(rows, zone)
