from __future__ import annotations

from timeline_app.timeline.scale import Scale
from timeline_app.timeline.snapping import Snap, snap

SCALE = Scale.showing(0, 1_000_000_000, 1000)  # a second a millisecond, a pixel a second
SECOND = 1_000_000


def test_an_edge_within_reach_is_drawn_to_the_target() -> None:
    assert snap([10 * SECOND], 43 * SECOND, [50 * SECOND], SCALE) == Snap(40 * SECOND, 50 * SECOND)


def test_out_of_reach_nothing_happens() -> None:
    assert snap([10 * SECOND], 20 * SECOND, [50 * SECOND], SCALE) is None
    assert snap([10 * SECOND], 20 * SECOND, [], SCALE) is None


def test_the_nearest_of_all_pairs_wins() -> None:
    edges = [0, 100 * SECOND]
    assert snap(edges, 48 * SECOND, [50 * SECOND, 149 * SECOND, 300 * SECOND], SCALE) == Snap(
        49 * SECOND, 149 * SECOND
    )
