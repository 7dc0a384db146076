from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, bar, columns, moment, span
from tests.timeline.scenes import scene
from timeline_app.timeline.columns import Flag
from timeline_app.timeline.marks import extents
from timeline_app.timeline.picking import Hit, Part, crowd_at, pick, within
from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.scene import Scene

CROWD = 200

Y = 20.0  # the middle of the first lane


def siege() -> Scene:
    return scene(columns(span(1, (10 * DAY, 20 * DAY), (60 * DAY, 70 * DAY))), 0, 100 * DAY)


@pytest.mark.parametrize(
    ("x", "part"),
    [
        (98, Part.BEGIN),
        (103, Part.BEGIN),
        (150, Part.BODY),
        (200, Part.SOFT_BEGIN),
        (400, Part.BODY),
        (600, Part.SOFT_END),
        (698, Part.END),
        (703, Part.END),
    ],
)
def test_each_part_of_a_bar_can_be_told(x: float, part: Part) -> None:
    assert pick(siege(), x, Y) == Hit(0, part)


@pytest.mark.parametrize(("x", "y"), [(90, Y), (710, Y), (400, 0), (400, 60)])
def test_the_ground_is_nothing(x: float, y: float) -> None:
    assert pick(siege(), x, y) is None


def test_an_open_end_cannot_be_gripped() -> None:
    found = scene(columns(bar(1, 10 * DAY, 99 * DAY, flags=Flag.END_OPEN)), 0, 100 * DAY)
    assert pick(found, 988, Y) == Hit(0, Part.BODY)


def test_a_dot_and_its_label_are_the_event() -> None:
    found = scene(columns(moment(1, 10 * DAY)), 0, 100 * DAY)
    assert pick(found, 100, Y) == Hit(0, Part.BODY)
    assert pick(found, 140, Y) == Hit(0, Part.LABEL)


def test_of_two_that_overlap_the_nearer_middle_wins() -> None:
    crowd = columns(*(moment(n + 1, 10 * DAY + n * DAY // 4) for n in range(30)))
    found = scene(crowd, 0, 100 * DAY, height=100)
    for i in range(found.marks.slots.size):
        hit = pick(found, float(found.marks.middle[i]), float(found.marks.y[i]) + 10)
        assert hit is not None
        other = found.index(hit.slot)
        assert other is not None and abs(found.marks.middle[other] - found.marks.middle[i]) < 1


def test_a_pixel_of_a_density_names_the_events_there() -> None:
    crowd = columns(*(moment(n + 1, n * 97 * DAY // (16 * CROWD)) for n in range(16 * CROWD)))
    found = scene(crowd, 0, 100 * DAY, height=100)
    here = crowd_at(found, 500, Y)
    assert here.size and pick(found, 500, Y) is None
    px = found.scale.times_to_px(crowd.left)
    assert sorted(here.tolist()) == np.flatnonzero((px >= 498) & (px <= 502)).tolist()
    assert not crowd_at(found, 990, Y).size and not crowd_at(found, 500, Y + 40).size


def test_a_rubber_band_takes_all_that_it_touches_whichever_way_it_was_drawn() -> None:
    found = scene(
        columns(bar(1, 0, 10 * DAY), bar(2, 20 * DAY, 30 * DAY), bar(3, 50 * DAY, 60 * DAY)), 0, 100 * DAY
    )
    assert sorted(within(found, 250, 40, 90, 5).tolist()) == [0, 1]
    assert within(found, 110, 5, 150, 40).tolist() == []


def test_a_rubber_band_reaches_into_a_density() -> None:
    crowd = columns(*(moment(n + 1, n * 97 * DAY // (16 * CROWD)) for n in range(16 * CROWD)))
    found = scene(crowd, 0, 100 * DAY)
    taken = within(found, 100, 0, 200, 400)
    assert abs(taken.size - 16 * CROWD * 10 / 97) < 20


kinds = st.sampled_from([0, Flag.PLANNED, Flag.DISPUTED, Flag.END_OPEN, Flag.BEGIN_UNKNOWN, Flag.END_UNKNOWN])
painted = st.lists(
    st.tuples(st.integers(-30, 130), st.integers(0, 50), st.booleans(), st.integers(1, 3), kinds),
    min_size=1,
    max_size=60,
)


@given(painted, st.sampled_from([120.0, 400.0]), st.sampled_from([0, 40]))
def test_whatever_is_painted_is_picked_where_it_is_painted(
    facts: list[tuple[int, int, bool, int, int]], height: float, scroll: float
) -> None:
    rows = [
        moment(n + 1, day * DAY, (day + length) * DAY + 1, track=track, flags=flags, precision=6)
        if dot
        else bar(n + 1, day * DAY, (day + length) * DAY, track=track, flags=flags)
        for n, (day, length, dot, track, flags) in enumerate(facts)
    ]
    story = columns(*rows)
    found = scene(story, 0, 100 * DAY, tracks=(1, 2, 3), height=height, scroll=scroll)
    marks = found.marks
    begin, end = extents(marks)
    for i in range(marks.slots.size):
        left, right = max(float(begin[i]), 0.0), min(float(end[i]), 1000.0)
        if left < right:
            hit = pick(found, (left + right) / 2, float(marks.y[i]) + BAR_PX / 2)
            assert hit is not None and hit.slot == marks.slots[i]
    for label in found.labels:
        x = min(label.x_px + label.width_px, 999.0)
        if x > max(label.x_px, 0.0):
            hit = pick(found, (max(label.x_px, 0.0) + x) / 2, float(marks.y[label.index]) + BAR_PX / 2)
            assert hit is not None and hit.slot == marks.slots[label.index]


@given(
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 3)), min_size=1, max_size=80), st.integers(0, 999)
)
def test_a_density_counts_on_each_pixel_just_what_is_listed_there(
    facts: list[tuple[int, int]], px: int
) -> None:
    story = columns(
        *(bar(n + 1, day * DAY, (day + length) * DAY) for n, (day, length) in enumerate(facts)),
        *(moment(n + 1000, (n - 4000) * DAY) for n in range(2100)),
    )
    found = scene(story, 0, 100 * DAY, height=100)
    for strip in found.strips:
        slots = found.lane(strip).slots
        first, last = found.scale.px_to_time(px), found.scale.px_to_time(px + 1)
        touching = (story.left[slots] < last) & (story.right[slots] >= first)
        assert strip.counts[px] == touching.sum()
        near = (story.left[slots] <= found.scale.px_to_time(px + 2)) & (
            story.right[slots] >= found.scale.px_to_time(px - 2)
        )
        assert sorted(crowd_at(found, px, strip.y_px + 5).tolist()) == sorted(slots[near].tolist())
