from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, HOUR, bar, columns, moment
from timeline_app.timeline.columns import Flag
from timeline_app.timeline.lanes import BAR_GAP_PX, DOT_PX, STUB_PX, coarsest, octave, pack, room

intervals = st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 200)), max_size=60)


def sorted_arrays(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    pairs = sorted(pairs)
    begins = np.array([a for a, _ in pairs], np.int64)
    return begins, np.array([a + max(length, 1) for a, length in pairs], np.int64)


@given(intervals)
def test_events_of_one_lane_never_meet(pairs: list[tuple[int, int]]) -> None:
    begins, ends = sorted_arrays(pairs)
    found, fits = pack(begins, ends, 60)
    assert fits and (found >= 0).all()
    for lane in set(found.tolist()):
        own = found == lane
        assert (begins[own][1:] >= ends[own][:-1]).all()


@given(intervals)
def test_it_takes_no_more_lanes_than_events_overlap(pairs: list[tuple[int, int]]) -> None:
    begins, ends = sorted_arrays(pairs)
    found, _ = pack(begins, ends, 60)
    most = max((int(((begins <= b) & (ends > b)).sum()) for b in begins), default=0)
    assert len(set(found.tolist())) == most


def test_too_many_for_the_lanes_share_the_last_one() -> None:
    begins, ends = np.zeros(7, np.int64), np.full(7, 10)
    found, fits = pack(begins, ends, 3)
    assert not fits and found.tolist() == [0, 1, 2, 2, 2, 2, 2]


def test_labels_dots_and_stubs_take_room_in_pixels() -> None:
    found = columns(
        moment(1, 0), bar(2, 0, HOUR), bar(3, 0, 1000 * DAY), bar(4, 0, HOUR, flags=Flag.END_UNKNOWN)
    )
    us_per_px = DAY / 10
    begin, end = room(found, np.arange(4), us_per_px, 100.0)
    px = ((end - begin) / us_per_px).tolist()
    assert px[0] == DOT_PX + 100 + BAR_GAP_PX
    assert px[1] > 100 and px[2] == 10_000 + BAR_GAP_PX
    assert round(px[3] - px[1], 6) == STUB_PX


def test_the_lanes_stay_the_same_within_half_an_octave() -> None:
    zoom = octave(1000.0)
    assert coarsest(zoom) >= 1000.0 > coarsest(zoom - 1)
    assert octave(coarsest(zoom) * 0.99) == zoom != octave(coarsest(zoom) * 1.01)
