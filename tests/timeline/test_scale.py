from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.scale import (
    FIRST_US,
    LAST_US,
    MAX_RANGE_US,
    MIN_RANGE_US,
    US_PER_SECOND,
    US_PER_YEAR,
    Scale,
)

times = st.integers(FIRST_US, LAST_US - MAX_RANGE_US)
ranges = st.integers(MIN_RANGE_US, MAX_RANGE_US)
pixels = st.floats(0, 1600)


@given(times, ranges, pixels)
def test_a_pixel_and_its_time_are_the_same_place_in_every_century(left: int, length: int, px: float) -> None:
    scale = Scale.showing(left, left + length, 1600)
    assert abs(scale.time_to_px(scale.px_to_time(px)) - px) <= 0.5 / scale.us_per_px + 1e-6


@given(times, ranges, pixels, st.floats(0.2, 5))
def test_zooming_keeps_the_time_under_the_pointer(left: int, length: int, px: float, factor: float) -> None:
    scale = Scale.showing(left, left + length, 1600)
    zoomed = scale.zoomed_at(px, factor)
    if zoomed.left_us > FIRST_US and zoomed.right_us < LAST_US - 1000:
        assert abs(zoomed.time_to_px(scale.px_to_time(px)) - px) <= 1 / zoomed.us_per_px + 1e-6


def test_it_goes_from_one_second_to_tens_of_millennia_and_no_further() -> None:
    scale = Scale.showing(0, US_PER_YEAR, 1000)
    assert scale.zoomed_at(500, 1e12).range_us == US_PER_SECOND
    assert scale.zoomed_at(500, 1e-12).range_us == MAX_RANGE_US > 50_000 * US_PER_YEAR


def test_nobody_leaves_the_years_that_can_be_kept() -> None:
    scale = Scale.showing(0, US_PER_YEAR, 1000)
    assert scale.panned(1e9).left_us == FIRST_US
    assert abs(scale.panned(-1e9).right_us - LAST_US) <= 1


def test_panning_there_and_back_ends_where_it_began() -> None:
    scale = Scale.showing(0, US_PER_YEAR, 1000)
    assert scale.panned(123.4).panned(-123.4) == scale


def test_another_width_shows_the_same_stretch() -> None:
    scale = Scale.showing(0, US_PER_YEAR, 1000).resized(2000)
    assert scale.width_px == 2000
    assert scale.left_us == 0 and abs(scale.range_us - US_PER_YEAR) <= 2


def test_an_empty_range_still_shows_a_second() -> None:
    assert Scale.showing(5, 5, 800).range_us == US_PER_SECOND


def test_arrays_are_placed_like_single_times() -> None:
    scale = Scale.showing(10**15, 10**15 + 3_600_000_000, 1234)
    us = np.array([10**15, 10**15 + 1, 10**15 + 1_800_000_000])
    assert scale.times_to_px(us).tolist() == [scale.time_to_px(int(t)) for t in us]
