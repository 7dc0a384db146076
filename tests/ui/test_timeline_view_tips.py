from __future__ import annotations

import pytest

from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR, US_PER_MINUTE, US_PER_SECOND
from timeline_app.ui.timeline_view.tips import distance


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
