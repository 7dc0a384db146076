from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.stretches import stretch
from timeline_app.model.calendar import MAX_US, MIN_US
from timeline_app.model.calendar import us_from_civil as at


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        (at(2011, 3, 4), at(2021, 9, 12), "2011 – 2021"),
        (at(-49, 3, 4), at(14, 9, 12), "50 BCE – 14"),
        (at(2021, 7, 12), at(2021, 9, 12), "July – September 2021"),
        (at(2020, 11, 2), at(2021, 3, 12), "November 2020 – March 2021"),
        (at(2021, 9, 3, 5), at(2021, 9, 9, 7), "3 – 9 September 2021"),
        (at(2021, 8, 28), at(2021, 9, 4), "28 August – 3 September 2021"),
        (at(2020, 12, 28), at(2021, 1, 4), "28 December 2020 – 3 January 2021"),
        (at(2021, 9, 6), at(2021, 9, 7), "6 September 2021"),
        (at(2021, 9, 6, 9), at(2021, 9, 6, 11, 1), "6 September 2021, 09:00 – 11:00"),
        (at(2021, 9, 6, 20), at(2021, 9, 7, 4, 1), "6 September, 20:00 – 7 September 2021, 04:00"),
    ],
)
def test_a_stretch_is_said_in_the_unit_that_fits(begin: int, end: int, said: str) -> None:
    assert stretch(begin, end) == said


@given(st.integers(MIN_US, MAX_US - 1), st.integers(1, MAX_US))
def test_every_stretch_has_a_name(begin: int, length: int) -> None:
    assert 3 < len(stretch(begin, min(begin + length, MAX_US))) < 60
