from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tests.timeline.rows_of_events import DAY, bar, columns, moment
from timeline_app.timeline.columns import Columns, Ints
from timeline_app.timeline.rows import LANE_PX, Layout, Mode, Rows


def rows_of(found: Columns, label_px: float = 80.0) -> Rows:
    def widths(slots: Ints) -> NDArray[np.float64]:
        return np.full(slots.size, label_px)

    return Rows(found, widths)


def lane_of(layout: Layout, found: Columns, event: int) -> tuple[int, int]:
    """Track and lane of an event."""
    slot = found.slot_of(event)
    assert slot is not None
    for row in layout.rows:
        place = layout.place_of(slot, row.track)
        if place is not None:
            return layout.rows[place[0]].track, place[1]
    raise AssertionError(event)


def test_rows_follow_one_another_without_a_gap_and_hold_every_event_once() -> None:
    found = columns(*(bar(n + 1, n * DAY, (n + 3) * DAY, track=n % 3) for n in range(40)))
    layout = rows_of(found).layout([0, 1, 2], DAY / 20, 400)
    assert all(a.top_px + a.height_px == b.top_px for a, b in pairwise(layout.rows))
    held = np.concatenate([lane.slots for row in layout.rows for lane in row.packing.lanes])
    assert sorted(held.tolist()) == list(range(40))


def test_a_few_rows_are_stretched_to_fill_the_room_but_not_without_limit() -> None:
    found = columns(bar(1, 0, DAY))
    assert rows_of(found).layout([1], DAY / 20, 60).height_px == 60
    assert rows_of(found).layout([1], DAY / 20, 1000).height_px < 100


def test_a_point_is_in_the_row_under_it() -> None:
    layout = rows_of(columns(bar(1, 0, DAY, track=1), bar(2, 0, DAY, track=2))).layout([1, 2], DAY, 100)
    assert [row.track if (row := layout.row_at(y)) else None for y in (-1, 0, 52, 5000)] == [None, 1, 2, 2]


def test_labels_get_room_of_their_own_where_that_is_possible() -> None:
    found = columns(moment(1, 0), moment(2, 2 * DAY))
    layout = rows_of(found).layout([1], DAY / 20, 300)
    assert {lane_of(layout, found, 1)[1], lane_of(layout, found, 2)[1]} == {0, 1}
    near = rows_of(found).layout([1], DAY / 500, 300)
    assert lane_of(near, found, 1) == lane_of(near, found, 2)


def test_a_crowd_shares_the_lanes_there_are() -> None:
    found = columns(*(moment(n + 1, n * DAY // 10) for n in range(500)))
    layout = rows_of(found).layout([1], DAY, 140)
    assert len(layout.rows[0].packing.lanes) * LANE_PX <= 140


def test_a_change_repacks_its_track_only_when_it_is_told() -> None:
    found = columns(bar(1, 0, DAY), bar(2, DAY * 50, DAY * 51))
    rows = rows_of(found)
    before = rows.layout([1], DAY / 20, 300)
    assert rows.layout([1], DAY / 20, 300) is before
    rows.forget(found.put([bar(2, 0, DAY)]), [1])
    after = rows.layout([1], DAY / 20, 300)
    assert lane_of(after, found, 1) != lane_of(after, found, 2)


def test_while_held_every_event_keeps_its_lane_and_every_row_its_height() -> None:
    found = columns(bar(1, 0, DAY), bar(2, 0, DAY), bar(3, 90 * DAY, 91 * DAY), bar(9, 0, DAY, track=2))
    rows = rows_of(found)
    before = rows.layout([1, 2], DAY / 20, 300)
    lanes = {event: lane_of(before, found, event)[1] for event in (1, 2, 3)}
    rows.hold(True)
    rows.forget(found.put([bar(3, 0, DAY)]), [2])
    held = rows.layout([1, 2], DAY / 20, 300)
    assert {event: lane_of(held, found, event)[1] for event in (1, 2, 3)} == lanes
    rows.forget(found.put([bar(2, 0, DAY, track=2)]), [1])
    crossed = rows.layout([1, 2], DAY / 20, 300)
    assert lane_of(crossed, found, 2) == (2, 0)
    assert [row.height_px for row in crossed.rows] == [row.height_px for row in before.rows]
    rows.hold(False)
    let_go = rows.layout([1, 2], DAY / 20, 300)
    assert lane_of(let_go, found, 2) != lane_of(let_go, found, 9)


def test_rows_out_of_sight_follow_when_there_is_time() -> None:
    found = columns(*(bar(n + 1, n * DAY, (n + 2) * DAY, track=n % 20) for n in range(200)))
    rows = rows_of(found)
    rows.layout(range(20), DAY / 20, 200)
    unfinished = []
    for _ in range(30):
        moving = rows.layout(range(20), DAY / 2000, 200)
        unfinished.append(rows.unfinished)
    for _ in range(10):
        still = rows.layout(range(20), DAY / 2000, 200, at_rest=True)
        unfinished.append(rows.unfinished)
    assert all(unfinished[:30]) and not unfinished[-1]
    assert moving.rows[0].packing is still.rows[0].packing
    assert moving.rows[-1].packing is not still.rows[-1].packing


def test_a_few_more_bars_than_usual_still_get_a_lane_each() -> None:
    found = columns(*(bar(n + 1, 0, 50 * DAY) for n in range(7)))
    layout = rows_of(found).layout([1], DAY, 140)
    assert len({lane_of(layout, found, n + 1) for n in range(7)}) == 7


def test_a_track_is_opened_closed_and_fitted_again() -> None:
    found = columns(*(bar(n + 1, 0, 50 * DAY + n) for n in range(30)), bar(99, 0, DAY, track=2))
    rows = rows_of(found)
    fitted = len(rows.layout([1, 2], DAY, 200).rows[0].packing.lanes)
    rows.show(1, Mode.OPENED)
    opened = rows.layout([1, 2], DAY, 200).rows[0].packing
    rows.show(1, Mode.CLOSED)
    closed = rows.layout([1, 2], DAY, 200).rows[0].packing
    assert len(closed.lanes) == 1 and closed.lanes[0].slots.size == 30
    assert len(opened.lanes) == 30 > fitted > 1
    assert rows.modes() == {1: Mode.CLOSED}


def test_what_changed_in_a_crowd_is_found_where_it_is_now() -> None:
    found = columns(
        *(bar(n + 1, n * DAY, n * DAY + DAY // 2) for n in range(2100)), bar(9000, 0, DAY, track=2)
    )
    rows = rows_of(found)
    rows.layout([1, 2], DAY / 20, 300)
    rows.forget(found.put([bar(5, 0, DAY, track=2)]), [4])
    after = rows.layout([1, 2], DAY / 20, 300)
    assert lane_of(after, found, 5)[0] == 2
    assert sum(lane.slots.size for lane in after.rows[0].packing.lanes) == 2099


def test_a_crowd_in_sight_waits_for_its_turn_and_comes_to_it() -> None:
    found = columns(*(bar(n + 1, n // 3 * DAY, n // 3 * DAY + DAY // 2, track=n % 3) for n in range(6300)))
    rows = rows_of(found)
    first = rows.layout(range(3), DAY / 20, 900)
    unfinished = []
    for _ in range(5):
        last = rows.layout(range(3), DAY, 900)
        unfinished.append(rows.unfinished)
    assert unfinished[0] and not unfinished[-1]
    assert all(a.packing is not b.packing for a, b in zip(first.rows, last.rows, strict=True))
