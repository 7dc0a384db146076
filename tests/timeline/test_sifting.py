"""Rows of matches only, and back to the rows of all."""

from __future__ import annotations

from functools import partial

import numpy as np

from tests.timeline.rows_of_events import DAY, bar, columns
from timeline_app.timeline.columns import Columns, Ints
from timeline_app.timeline.rows import Mode, Rows
from timeline_app.timeline.sifting import Sifting


def sifting(shown: Columns) -> Sifting:
    def widths(slots: Ints) -> np.ndarray:
        return np.zeros(slots.size)

    fresh = partial(Rows, shown, widths)
    return Sifting(shown, fresh(), fresh)


def seen(sifted: Sifting) -> list[list[int]]:
    """The slots in each row."""
    layout = sifted.rows.layout((1, 2), 1e9, 300)
    return [sorted(s for lane in row.packing.lanes for s in lane.slots.tolist()) for row in layout.rows]


def test_only_matches_have_a_lane_and_afterwards_all_have_the_lanes_of_before() -> None:
    shown = columns(*(bar(n, 0, 9 * DAY, track=n % 2 + 1) for n in range(6)))
    sifted = sifting(shown)
    before = sifted.rows.layout((1, 2), 1e9, 300)
    assert sifted.show_only(np.array([True, False, False, True, True, False]), (1, 2))
    assert seen(sifted) == [[0, 4], [3]]
    assert sifted.show_only(None, (1, 2))
    assert sifted.rows.layout((1, 2), 1e9, 300) is before, "nothing is packed again"


def test_the_same_again_is_no_change() -> None:
    shown = columns(bar(1, 0, DAY))
    sifted, mask = sifting(shown), np.array([True])
    assert not sifted.show_only(None, (1,))
    assert sifted.show_only(mask, (1,)) and not sifted.show_only(mask, (1,))


def test_what_changes_meanwhile_is_seen_afterwards() -> None:
    shown = columns(bar(1, 0, 9 * DAY), bar(2, 0, 9 * DAY))
    sifted = sifting(shown)
    assert seen(sifted) == [[0, 1], []]
    sifted.show_only(np.array([True, False]), (1, 2))
    sifted.forget(shown.put([bar(1, 0, 9 * DAY, track=2), bar(3, 0, DAY)]), [0, 2])
    assert seen(sifted) == [[2], [0]]
    sifted.show_only(None, (1, 2))
    assert seen(sifted) == [[1, 2], [0]]


def test_tracks_stay_closed_or_opened() -> None:
    shown = columns(bar(1, 0, 9 * DAY))
    sifted = sifting(shown)
    sifted.rows.show(1, Mode.CLOSED)
    sifted.show_only(np.array([True]), (1, 2))
    assert sifted.rows.mode(1) is Mode.CLOSED
    sifted.rows.show(1, Mode.FITTED)
    sifted.show_only(None, (1, 2))
    assert sifted.rows.mode(1) is Mode.FITTED
