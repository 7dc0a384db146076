from __future__ import annotations

import numpy as np
import pytest

from tests.timeline.rows_of_events import DAY, HOUR, bar, columns, moment, span
from timeline_app.model import zones
from timeline_app.model.calendar import us_from_civil as at
from timeline_app.timeline.columns import FAR_US, MISSING, Columns, Difference, Flag, axis_times


def facts(found: Columns, event: int) -> tuple[int, int, int, int]:
    slot = found.slot_of(event)
    assert slot is not None
    return tuple(int(v[slot]) for v in (found.left, found.right, found.core_left, found.core_right))  # type: ignore[return-value]


def test_a_span_has_a_hull_and_a_certain_part() -> None:
    found = columns(span(7, (0, DAY), (5 * DAY, 6 * DAY)))
    assert facts(found, 7) == (0, 6 * DAY, DAY, 5 * DAY)


def test_where_nothing_is_certain_the_core_is_empty() -> None:
    left, right, core_left, core_right = facts(columns(span(7, (0, 5 * DAY), (3 * DAY, 6 * DAY))), 7)
    assert (left, right) == (0, 6 * DAY) and core_left == core_right


def test_a_day_is_a_range_and_a_minute_a_point() -> None:
    found = columns(moment(1, 0, DAY, precision=6), moment(2, HOUR))
    assert facts(found, 1)[:2] == (0, DAY) and facts(found, 2)[:2] == (HOUR, HOUR)
    assert found.flags.tolist() == [Flag.MOMENT, Flag.MOMENT | Flag.EXACT]


def test_open_ends_reach_beyond_everything_and_unknown_ones_stop_at_what_is_known() -> None:
    begins = (DAY, 2 * DAY, None, None, 6, None)
    going_on = (1, 1, 1, *begins, Flag.END_OPEN, None, None)
    no_end = (2, 1, 1, *begins, Flag.END_UNKNOWN, None, None)
    no_begin = (3, 1, 1, None, None, DAY, 2 * DAY, None, 6, Flag.BEGIN_UNKNOWN, None, None)
    found = columns(going_on, no_end, no_begin)
    assert facts(found, 1) == (DAY, FAR_US, 2 * DAY, FAR_US)
    assert facts(found, 2)[:2] == (DAY, 2 * DAY)
    assert facts(found, 3)[:2] == (DAY, 2 * DAY)
    assert found.extent() == (DAY, 2 * DAY)


def test_an_event_without_a_date_waits_apart() -> None:
    none = (1, 1, None, None, None, None, None, None, None, 0, None, None)
    found = columns(none, bar(2, 0, DAY))
    assert found.undated().tolist() == [0] and found.in_track(1).tolist() == [1]
    assert found.counts() == {1: 2}


def test_only_times_with_an_offset_move_to_the_zone_of_the_axis() -> None:
    noon = at(2021, 9, 6, 7)
    with_offset = (1, 1, 0, noon, noon + 1, noon, noon + 1, 8, 8, 0, 0, 0)
    found = columns(with_offset, moment(2, noon, noon + DAY, precision=6), zone="Asia/Damascus")
    assert facts(found, 1)[0] == noon + 3 * HOUR
    assert facts(found, 2)[0] == noon


@pytest.mark.parametrize("zone", ["Asia/Damascus", "America/New_York", "Asia/Kathmandu", "UTC"])
def test_many_times_are_converted_as_each_alone(zone: str) -> None:
    utc = np.arange(at(2021, 3, 1), at(2021, 11, 30), 7 * HOUR + 13 * 60_000_000 + 5)
    assert axis_times(utc, zone).tolist() == [zones.to_axis(int(us), 0, zone) for us in utc]


def test_a_clock_that_runs_back_never_turns_an_event_round() -> None:
    first, last = at(2021, 10, 28, 23, 30), at(2021, 10, 28, 23, 10)
    found = columns((1, 1, 1, first, first, last, last, 8, 8, 0, None, None))
    assert facts(found, 1)[0] <= facts(found, 1)[1]


def test_changed_new_and_dropped_events_tell_the_tracks_they_touch() -> None:
    found = columns(bar(1, 0, DAY, track=1), bar(5, 0, DAY, track=2))
    assert found.put([bar(5, DAY, 2 * DAY, track=3)]) == {2, 3}
    assert found.put([bar(9, 0, DAY, track=4), bar(3, 0, DAY, track=1)]) == {4, 1}
    assert facts(found, 3)[:2] == (0, DAY) and facts(found, 5)[0] == DAY
    assert found.drop([3, 1000]) == {1}
    assert found.slot_of(3) is None and found.in_track(1).tolist() == [0]
    assert found.put([bar(3, 2 * DAY, 3 * DAY, track=1)]) == {1}
    assert facts(found, 3)[0] == 2 * DAY and len(found.ids) == 4


def test_a_million_rows_need_few_bytes_each() -> None:
    found = columns(*(bar(n + 1, n, n + 5) for n in range(1000)))
    arrays = (found.ids, found.track, found.left, found.right, found.core_left, found.core_right, found.flags)
    assert sum(array.nbytes for array in arrays) <= 50 * found.size


def test_a_change_tells_what_was_and_what_is() -> None:
    found = columns(bar(1, 0, DAY, track=1), bar(5, 0, DAY, track=2))
    told: list[Difference] = []
    found.changed.connect(told.append)
    found.put([bar(5, DAY, 2 * DAY, track=3), bar(9, 0, DAY, track=4)])
    found.drop([1, 1000])
    put, dropped = told
    assert put.slots.tolist() == [1, 2]
    assert (put.before.track.tolist(), put.after.track.tolist()) == ([2], [3, 4])
    assert (put.before.left.tolist(), put.after.left.tolist()) == ([0], [DAY, 0])
    assert (dropped.slots.tolist(), dropped.before.track.tolist()) == ([0], [1])
    assert not dropped.after.dated.any()


def test_rows_without_none_are_read_as_those_with_it() -> None:
    none = (1, 1, None, None, None, None, None, None, None, 0, None, None)
    mixed = (none, moment(2, HOUR), span(3, (0, DAY), (5 * DAY, 6 * DAY), track=2))
    plain = [tuple(MISSING if value is None else value for value in row) for row in mixed]
    found, expected = Columns.read(plain, "UTC"), Columns.read(mixed, "UTC")
    for name in ("ids", "track", "left", "right", "core_left", "core_right", "flags"):
        assert getattr(found, name).tolist() == getattr(expected, name).tolist()


def test_new_events_find_room_again_and_again() -> None:
    found = columns(bar(1, 0, DAY))
    for event in range(2, 3000):
        found.put([bar(event, event, event + 1)])
    assert found.size == len(found.ids) == 2999
    assert facts(found, 2999)[:2] == (2999, 3000) and facts(found, 1)[:2] == (0, DAY)


def test_what_a_search_hides_is_in_no_track_and_no_count() -> None:
    shown = columns(bar(1, 0, DAY, track=1), bar(2, 0, DAY, track=2), bar(3, 0, DAY, track=1))
    shown.show_only(np.array([True, False, False]))
    assert shown.in_track(1).tolist() == [0] and shown.counts() == {1: 1}
    assert shown.shown(np.array([0, 2]), 1).tolist() == [True, False]
    shown.put([bar(4, 0, DAY, track=1)])
    assert shown.in_track(1).tolist() == [0, 3], "what is newer than the search is seen"
    assert shown.extent() == (0, DAY)
    shown.show_only(None)
    assert shown.counts() == {1: 3, 2: 1}
