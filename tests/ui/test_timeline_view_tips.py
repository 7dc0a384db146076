from __future__ import annotations

import pytest

from timeline_app.model.calendar import (
    US_PER_DAY,
    US_PER_HOUR,
    US_PER_MINUTE,
    US_PER_SECOND,
    us_from_civil,
)
from timeline_app.model.precision import Precision
from timeline_app.ui.timeline_view.tips import distance, shift


@pytest.mark.parametrize(
    ("us", "said"),
    [
        (US_PER_DAY, "+1 day"),
        (-17 * US_PER_DAY, "−17 days"),
        (3 * US_PER_HOUR + 15 * US_PER_MINUTE + 2 * US_PER_SECOND, "+3 h 15 min"),
        (-90 * US_PER_SECOND, "−1 min 30 s"),
        (730 * US_PER_DAY, "+2.0 years"),
        (0, ""),
    ],
)
def test_a_distance_is_told_in_its_two_largest_units(us: int, said: str) -> None:
    assert distance(us) == said


@pytest.mark.parametrize(
    ("before", "after", "precision", "said"),
    [
        ((2018, 1, 1), (2019, 1, 1), Precision.YEAR, "+1 year"),
        ((2021, 8, 1), (2021, 7, 1), Precision.MONTH, "−1 month"),
        ((2021, 8, 1), (2022, 10, 1), Precision.MONTH, "+1 year 2 months"),
        ((2021, 8, 1), (2021, 9, 1), Precision.DAY, "+31 days"),
        ((2021, 8, 1), (2021, 8, 21), Precision.MONTH, "+20 days"),
    ],
)
def test_what_is_known_to_its_month_moves_by_months(
    before: tuple[int, int, int], after: tuple[int, int, int], precision: Precision, said: str
) -> None:
    assert shift(us_from_civil(*before), us_from_civil(*after), precision) == said
