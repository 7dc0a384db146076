from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.density import level, per_bin, per_pixel
from timeline_app.timeline.scale import Scale


@given(st.lists(st.tuples(st.integers(-50, 1100), st.integers(0, 300)), max_size=80))
def test_each_pixel_counts_the_events_that_touch_it(pairs: list[tuple[int, int]]) -> None:
    begins = np.array([a for a, _ in pairs], np.int64) * 1_000_000
    ends = begins + np.array([length for _, length in pairs], np.int64) * 1_000_000
    scale = Scale.showing(0, 1_000_000_000, 100)
    found = per_pixel(np.sort(begins), np.sort(ends), scale, 100)
    for px in range(100):
        first, last = px * 10_000_000, (px + 1) * 10_000_000
        assert found[px] == ((begins < last) & (ends >= first)).sum()


def test_bins_may_be_of_different_width() -> None:
    begins, ends = np.array([0, 5, 10]), np.array([1, 12, 10])
    assert per_bin(begins, np.sort(ends), np.array([0, 2, 11, 100])).tolist() == [1, 2, 1]


def test_nothing_is_invisible_one_is_visible_and_more_is_stronger() -> None:
    shades = level(np.array([0, 1, 2, 50, 10**6])).tolist()
    assert shades[0] == 0 and 60 < shades[1] < shades[2] < shades[3] < shades[4] == 255
