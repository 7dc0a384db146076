from __future__ import annotations

import pytest

from tests.timeline.rows_of_events import DAY, HOUR, bar, columns, moment, span
from tests.timeline.scenes import scene
from timeline_app.timeline.rows import BAR_PX

CROWD = 200


def test_bars_lie_where_their_times_are() -> None:
    found = scene(columns(span(1, (10 * DAY, 20 * DAY), (60 * DAY, 70 * DAY))), 0, 100 * DAY)
    marks = found.marks
    assert [float(v[0]) for v in (marks.x0, marks.c0, marks.c1, marks.x1)] == pytest.approx(
        [100, 200, 600, 700]
    )


def test_what_is_far_outside_is_left_out_and_what_is_just_outside_kept_for_its_label() -> None:
    found = scene(
        columns(bar(1, -90 * DAY, -80 * DAY), bar(2, -9 * DAY, -2 * DAY), bar(3, 5 * DAY, 9 * DAY)),
        0,
        100 * DAY,
    )
    assert sorted(found.marks.slots.tolist()) == [1, 2]


def test_a_bar_that_covers_everything_is_cut_to_sane_pixels() -> None:
    found = scene(columns(bar(1, 0, 40_000 * DAY)), 20_000 * DAY, 20_000 * DAY + HOUR)
    assert -1000 < found.marks.x0[0] < 0 and 1000 < found.marks.x1[0] < 3000


def test_the_shortest_span_can_be_seen() -> None:
    found = scene(columns(bar(1, 50 * DAY, 50 * DAY + HOUR)), 0, 100 * DAY)
    assert found.marks.x1[0] - found.marks.x0[0] >= 4


def test_a_crowd_becomes_a_density_that_counts_every_event() -> None:
    crowd = columns(*(moment(n + 1, n * 97 * DAY // (16 * CROWD)) for n in range(16 * CROWD)))
    found = scene(crowd, 0, 100 * DAY)
    assert found.strips and not found.marks.slots.size
    assert sum(int(strip.counts.sum()) for strip in found.strips) >= 16 * CROWD


def test_zooming_into_a_crowd_shows_its_events() -> None:
    crowd = columns(*(moment(n + 1, n * 97 * DAY // (16 * CROWD)) for n in range(16 * CROWD)))
    found = scene(crowd, 0, 2 * DAY, height=100)
    assert not found.strips and found.marks.slots.size >= 30


def test_rows_scrolled_out_of_sight_are_not_drawn() -> None:
    rows = columns(*(bar(n + 1, 0, DAY, track=n) for n in range(10)))
    found = scene(rows, 0, 100 * DAY, tracks=range(10), height=100, scroll=110)
    assert set(found.rows) < set(range(10))
    for y in found.marks.y.tolist():
        assert -40 < y < 100 + BAR_PX


def test_an_event_is_found_by_its_slot() -> None:
    found = scene(columns(bar(1, 0, DAY), bar(2, 0, 50 * DAY)), 0, 100 * DAY)
    index = found.index(1)
    assert index is not None and found.marks.slots[index] == 1
    assert found.index(77) is None


def test_what_is_selected_or_hovered_is_drawn_by_itself_in_the_middle_of_a_crowd() -> None:
    crowd = columns(*(moment(n + 1, n * 97 * DAY // (16 * CROWD)) for n in range(16 * CROWD)))
    assert scene(crowd, 0, 100 * DAY).index(700) is None
    found = scene(crowd, 0, 100 * DAY, selected=[700])
    index = found.index(700)
    assert index is not None and found.marks.middle[index] == found.scale.time_to_px(int(crowd.left[700]))
    assert any(strip.y_px == found.marks.y[index] for strip in found.strips)


def test_a_strip_tells_how_many_are_in_sight_and_names_a_few() -> None:
    crowd = columns(*(moment(n + 1, n * 97 * DAY // (16 * CROWD)) for n in range(16 * CROWD)))
    found = scene(crowd, 10 * DAY, 30 * DAY)
    left, right = found.scale.left_us, found.scale.right_us
    assert sum(strip.total for strip in found.strips) == ((crowd.left >= left) & (crowd.left <= right)).sum()
    assert [strip.words for strip in found.strips] == [f"{strip.total:,} shorter" for strip in found.strips]
    long = columns(*(bar(n + 1, n * 200 * DAY, n * 200 * DAY + 190 * DAY) for n in range(2500)))
    few = scene(long, 5 * DAY, 5 * DAY + HOUR)
    words = [strip.words for strip in few.strips] + [label.text for label in few.labels]
    assert "Event 0001" in words
