from __future__ import annotations

import numpy as np

from tests.timeline.rows_of_events import DAY, bar, columns, moment
from tests.timeline.scenes import scene
from timeline_app.timeline.scene import Scene
from timeline_app.timeline.settling import (
    events_on_the_way,
    heights,
    rows_on_the_way,
    scroll_on_the_way,
)

STORY = columns(*(moment(n + 1, n * DAY, track=n % 2 + 1) for n in range(12)), bar(50, 0, 90 * DAY, track=2))


def frame(us: int, scroll: float = 0) -> Scene:
    return scene(STORY, 0, us, tracks=(1, 2), scroll=scroll)


def test_rows_open_and_close_little_by_little_and_never_leave_a_gap() -> None:
    before, after = heights(frame(30 * DAY)), frame(300 * DAY).layout
    assert [row.height_px for row in after.rows] != [high for _, high in before.rows.values()]
    for share in (0.0, 0.3, 1.0):
        rows = rows_on_the_way(after, before, share).rows
        assert rows[0].top_px == 0 and rows[1].top_px == rows[0].height_px
        for row, aim in zip(rows, after.rows, strict=True):
            was = before.rows[row.track][1]
            assert row.height_px == was + (aim.height_px - was) * share


def test_an_event_begins_where_it_was_and_ends_where_it_belongs() -> None:
    first, last = frame(30 * DAY), frame(300 * DAY)
    before = heights(first)
    at_first = {s: y for s, y in zip(first.marks.slots.tolist(), first.marks.y.tolist(), strict=True)}
    start = events_on_the_way(last, before, 0.0)
    tops = {n: row.top_px for n, row in enumerate(first.layout.rows)}
    shifts = {n: row.top_px - tops[n] for n, row in enumerate(last.layout.rows)}
    for slot, row, y in zip(start.marks.slots.tolist(), start.marks.row.tolist(), start.marks.y, strict=True):
        assert y == at_first[slot] + shifts[row]
    assert (events_on_the_way(last, before, 1.0).marks.y == last.marks.y).all()


def test_what_was_at_the_upper_edge_stays_there() -> None:
    top = frame(30 * DAY).layout.rows[1].top_px
    before, after = heights(frame(30 * DAY, scroll=top + 5)), frame(300 * DAY).layout
    assert scroll_on_the_way(after, before) == after.rows[1].top_px + 5
    assert scroll_on_the_way(after, heights(frame(30 * DAY))) is None


def test_new_events_are_just_there() -> None:
    empty = heights(scene(columns(), 0, DAY, tracks=(1, 2)))
    found = frame(30 * DAY)
    assert np.array_equal(events_on_the_way(found, empty, 0.2).marks.y, found.marks.y)
