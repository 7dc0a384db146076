"""Columns that change at random, for the tests of what follows their changes."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, bar, moment
from timeline_app.timeline.columns import Columns, EventRow, Flag

_UNDATED = (None,) * 6
Step = EventRow | int
"""A row that is put, or an event that is dropped."""


def _row(event: int, track: int, begin: int, length: int, kind: str) -> EventRow:
    match kind:
        case "undated":
            return (event, track, None, *_UNDATED, 0, None, None)
        case "moment":
            return moment(event, begin * DAY, (begin + length) * DAY, track=track, precision=6)
        case "open":
            return (event, track, 1, begin * DAY, begin * DAY, None, None, 6, None, Flag.END_OPEN, None, None)
        case "begun":
            return (
                event,
                track,
                1,
                None,
                None,
                begin * DAY,
                begin * DAY,
                None,
                6,
                Flag.BEGIN_OPEN,
                None,
                None,
            )
        case _:
            return bar(event, begin * DAY, (begin + length) * DAY, track=track)


_events = st.integers(1, 12)
rows = st.builds(
    _row,
    _events,
    st.integers(1, 3),
    st.integers(0, 9),
    st.integers(0, 4),
    st.sampled_from(["undated", "moment", "open", "begun", "bar", "bar"]),
)
steps = st.lists(st.lists(rows, min_size=1, max_size=3) | _events, max_size=12)


def take(columns: Columns, step: list[EventRow] | int) -> None:
    """Do one step."""
    if isinstance(step, int):
        columns.drop([step])
    else:
        columns.put(list({row[0]: row for row in step}.values()))
