from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, HOUR, MINUTE, bar, columns, moment
from timeline_app.timeline.columns import Columns
from timeline_app.timeline.crowd import LONG_PX, LONGER, MOST_LANES, SHORTER, Crowd, seen, size_classes, whole
from timeline_app.timeline.packing import Look, Packing

LENGTHS = (MINUTE, HOUR, 7 * HOUR, DAY, 9 * DAY, 40 * DAY, 400 * DAY, 4000 * DAY)
facts = st.lists(
    st.tuples(st.integers(0, 2000), st.sampled_from(LENGTHS), st.booleans()), min_size=1, max_size=120
)
zooms = st.sampled_from([MINUTE / 10, HOUR / 20, DAY / 50, DAY / 3, 3 * DAY, 30 * DAY])


def story(given_facts: list[tuple[int, int, bool]]) -> Columns:
    return columns(
        *(
            moment(n + 1, day * DAY, day * DAY + length) if dot else bar(n + 1, day * DAY, day * DAY + length)
            for n, (day, length, dot) in enumerate(given_facts)
        )
    )


def crowd_of(found: Columns) -> Crowd:
    return Crowd(found, found.in_track(1))


def held(packing: Packing) -> list[int]:
    return sorted(np.concatenate([lane.slots for lane in packing.lanes]).tolist())


def same(a: Packing, b: Packing) -> bool:
    return [(lane.look, lane.slots.tolist()) for lane in a.lanes] == [
        (lane.look, lane.slots.tolist()) for lane in b.lanes
    ]


@given(facts, zooms, st.integers(4, 8), st.booleans())
def test_every_event_is_in_one_lane_and_no_bar_meets_another(
    given_facts: list[tuple[int, int, bool]], us_per_px: float, most: int, opened: bool
) -> None:
    found = story(given_facts)
    packing = crowd_of(found).packing(us_per_px, most, opened=opened)
    assert held(packing) == list(range(found.size))
    for lane in packing.lanes:
        if lane.look is Look.BARS:
            assert (lane.begins[1:] >= lane.lasts[:-1]).all()


@given(facts, zooms, st.integers(4, 8))
def test_it_takes_no_more_lanes_than_there_are(
    given_facts: list[tuple[int, int, bool]], us_per_px: float, most: int
) -> None:
    assert len(crowd_of(story(given_facts)).packing(us_per_px, most).lanes) <= most


@given(facts, zooms, st.integers(4, 8))
def test_zooms_with_one_key_have_the_same_lanes(
    given_facts: list[tuple[int, int, bool]], us_per_px: float, most: int
) -> None:
    crowd = crowd_of(story(given_facts))
    nearer = us_per_px * 0.999
    if crowd.key(us_per_px, most)[:3] == crowd.key(nearer, most)[:3]:
        assert [lane.look for lane in crowd.packing(us_per_px, most).lanes] == [
            lane.look for lane in crowd.packing(nearer, most).lanes
        ]


@given(facts, facts, zooms)
def test_what_changed_one_by_one_lies_as_if_it_had_always_been_so(
    before: list[tuple[int, int, bool]], after: list[tuple[int, int, bool]], us_per_px: float
) -> None:
    found = story(before)
    crowd = crowd_of(found)
    crowd.packing(us_per_px, 5)
    for n, (day, length, _) in enumerate(after[: len(before)]):
        found.put([bar(n + 1, day * DAY, day * DAY + length)])
        crowd.discard(n)
        crowd.add(n)
    assert held(crowd.packing(us_per_px, 5)) == held(crowd_of(found).packing(us_per_px, 5))
    for lane in crowd.packing(us_per_px, 5).lanes:
        assert (np.diff(lane.begins) >= 0).all()


def test_an_event_keeps_its_lane_among_those_of_its_size_at_every_zoom() -> None:
    found = columns(*(bar(n + 1, n % 7 * DAY, n % 7 * DAY + 50 * DAY + n) for n in range(20)))
    crowd = crowd_of(found)
    near, far = crowd.packing(DAY / 20, 40), crowd.packing(DAY / 2, 40)
    order = [lane.slots.tolist() for lane in near.lanes if lane.look is Look.BARS]
    assert order == [lane.slots.tolist() for lane in far.lanes if lane.look is Look.BARS]


def test_what_outlasts_the_view_is_counted_above_and_what_is_no_bar_below() -> None:
    years = [bar(n + 1, n * DAY, 9000 * DAY) for n in range(30)]
    days = [bar(n + 101, n * 3 * DAY, n * 3 * DAY + DAY) for n in range(30)]
    minutes = [bar(n + 201, n * HOUR, n * HOUR + MINUTE) for n in range(2000)]
    found = columns(*years, *days, *minutes)
    packing = crowd_of(found).packing(DAY / 10, 6)
    assert [lane.look for lane in packing.lanes][:: len(packing.lanes) - 1] == [Look.STRIP, Look.STRIP]
    first, last = packing.lanes[0], packing.lanes[-1]
    assert first.words == LONGER and set(first.slots.tolist()) <= set(range(30))
    assert last.words == SHORTER and set(last.slots.tolist()) >= set(range(60, 2060))
    assert any(lane.look is Look.BARS and 31 in lane.slots.tolist() for lane in packing.lanes)


def test_few_short_ones_are_dots_and_neighbours_lie_in_other_lanes() -> None:
    found = columns(*(moment(n + 1, n * DAY) for n in range(300)))
    far, near = (crowd_of(found).packing(DAY / px, 6) for px in (6, 40))
    assert [lane.look for lane in far.lanes] == [Look.DOTS] * 3
    assert [lane.slots[:2].tolist() for lane in far.lanes] == [[0, 3], [1, 4], [2, 5]]
    assert [lane.look for lane in near.lanes] == [Look.DOTS]


def test_a_track_that_is_opened_shows_all_its_bars() -> None:
    found = columns(*(bar(n + 1, 0, 50 * DAY + n) for n in range(30)))
    assert len(crowd_of(found).packing(DAY, 5).lanes) <= 6
    assert len(crowd_of(found).packing(DAY, 5, opened=True).lanes) == 30


def test_a_closed_one_is_one_strip() -> None:
    found = columns(bar(1, 0, DAY), moment(2, 5 * DAY))
    packing = whole(found, found.in_track(1))
    assert [lane.look for lane in packing.lanes] == [Look.STRIP] and held(packing) == [0, 1]


def test_sizes_are_powers_of_four_and_a_moment_counts_by_the_range_that_it_shows() -> None:
    found = columns(
        bar(1, 0, 1), bar(2, 0, 3), bar(3, 0, 4), bar(4, 0, 17), bar(5, 7, 7), moment(6, 0, 64, precision=6)
    )
    assert size_classes(found, np.arange(6)).tolist() == [0, 0, 1, 2, -1, 2]


@given(st.floats(1, 1e15))
def test_bars_are_neither_specks_nor_longer_than_the_view(us_per_px: float) -> None:
    low, high = seen(us_per_px)
    assert 4**low >= 4 * us_per_px * 0.999 and low <= high
    assert high == low or 4**high <= LONG_PX * us_per_px * 1.001


def test_more_than_can_be_opened_are_counted_in_the_last_lane() -> None:
    found = columns(*(bar(n + 1, 0, 50 * DAY + n) for n in range(MOST_LANES + 30)))
    packing = crowd_of(found).packing(DAY, 5, opened=True)
    assert [lane.look for lane in packing.lanes] == [Look.BARS] * (MOST_LANES - 1) + [Look.STRIP]
    assert held(packing) == list(range(MOST_LANES + 30))
