"""A frame in two: nothing is lost, nothing is in both, and the counts are those of the matches."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.timeline.rows_of_events import DAY, bar, columns, moment
from tests.timeline.scenes import Letters, scene
from timeline_app.timeline.columns import Columns
from timeline_app.timeline.dimming import Dimming
from timeline_app.timeline.scene import Scene, compose


def some(shown: Columns, *ids: int) -> Dimming:
    return Dimming(np.isin(shown.ids, ids))


def dimmed(
    shown: Columns, days: int, dimming: Dimming, *, tracks: Sequence[int] = (1,), selected: Sequence[int] = ()
) -> Scene:
    """The frame of the first days, with titles of the matches only."""
    whole = scene(shown, 0, days * DAY, tracks=tracks)
    words = dimming.words(Letters(shown), selected)
    return compose(whole.layout, shown, whole.scale, words, scroll_px=0, height_px=300, selected=selected)


def titles(shown: Columns, found: Scene) -> dict[str, int]:
    """Each label with the event that it belongs to."""
    return {label.text: int(shown.ids[found.marks.slots[label.index]]) for label in found.labels}


def test_every_mark_is_in_one_half_and_labels_go_with_theirs() -> None:
    shown = columns(*(bar(n, n * 9 * DAY, (n * 9 + 8) * DAY, track=n % 2) for n in range(1, 9)))
    dimming = some(shown, 2, 5, 7)
    whole = dimmed(shown, 100, dimming, tracks=(0, 1))
    rest, found = dimming.split(whole)
    assert sorted(shown.ids[found.marks.slots].tolist()) == [2, 5, 7]
    assert sorted([*rest.marks.slots.tolist(), *found.marks.slots.tolist()]) == list(range(8))
    for half in (rest, found):
        for name in ("x0", "x1", "y", "flags"):
            at = [whole.index(slot) for slot in half.marks.slots.tolist()]
            assert getattr(half.marks, name).tolist() == getattr(whole.marks, name)[at].tolist()
    assert titles(shown, found) == {f"Event {n:04}": n for n in (2, 5, 7)}
    assert titles(shown, rest) == {}


def test_what_is_selected_has_its_label_though_it_does_not_match() -> None:
    shown = columns(bar(1, 0, 9 * DAY), bar(2, 20 * DAY, 30 * DAY), bar(3, 40 * DAY, 50 * DAY))
    dimming = some(shown, 2)
    rest, found = dimming.split(dimmed(shown, 60, dimming, selected=[0]))
    assert (titles(shown, rest), titles(shown, found)) == ({"Event 0001": 1}, {"Event 0002": 2})


def test_a_match_takes_the_room_that_a_label_beside_it_would_have_had() -> None:
    shown = columns(moment(1, 10 * DAY), moment(2, 14 * DAY))
    assert len(scene(shown, 0, 100 * DAY, height=60).labels) == 2
    dimming = some(shown, 1)
    assert titles(shown, dimmed(shown, 100, dimming)) == {"Event 0001": 1}


def crowd(size: int) -> tuple[Columns, NDArray[np.bool_]]:
    chance = random.Random(3)
    shown = columns(
        *(
            bar(n + 1, begin, begin + chance.randrange(4 * DAY))
            for n in range(size)
            for begin in [chance.randrange(100 * DAY)]
        )
    )
    return shown, np.array([chance.random() < 0.1 for _ in range(size)])


def test_the_densities_of_matches_count_every_one_of_them_at_every_pixel() -> None:
    shown, mask = crowd(4000)
    whole = scene(shown, 20 * DAY, 70 * DAY, width=500)
    _, found = Dimming(mask).split(whole)
    assert found.strips
    edges = whole.scale.left_us + np.round(np.arange(501) * whole.scale.us_per_px).astype(np.int64)
    for strip in found.strips:
        slots = whole.lane(strip).slots
        own = slots[mask[slots]]
        left, right = shown.left[own], shown.right[own]
        brute = [int(((left < b) & (right >= a)).sum()) for a, b in pairwise(edges.tolist())]
        assert strip.counts.tolist() == brute
        inside = int(((left <= whole.scale.right_us) & (right >= whole.scale.left_us)).sum())
        assert strip.total == pytest.approx(inside, abs=1)
        assert strip.words.startswith(f"{strip.total:,} of ")


def test_the_faint_densities_stay_whole_and_say_nothing() -> None:
    shown, mask = crowd(4000)
    whole = scene(shown, 20 * DAY, 70 * DAY)
    rest, _ = Dimming(mask).split(whole)
    assert [strip.counts.tolist() for strip in rest.strips] == [s.counts.tolist() for s in whole.strips]
    assert {strip.words for strip in rest.strips} == {""}


def test_a_strip_without_a_match_is_only_faint() -> None:
    shown, mask = crowd(4000)
    rest, found = Dimming(np.zeros_like(mask)).split(scene(shown, 0, 100 * DAY))
    assert rest.strips and not found.strips and not found.marks.slots.size


def test_dots_that_touch_are_counted_by_their_matches() -> None:
    shown = columns(*(moment(n + 1, n * DAY - (n % 5 == 0) * (DAY - 60_000_000)) for n in range(2400)))
    whole = scene(shown, 0, 20 * DAY)
    assert whole.clusters
    mask = shown.ids % 5 == 0
    rest, found = Dimming(mask).split(whole)
    for cluster in whole.clusters:
        own = [each for each in found.clusters if (each.lane, each.x0_px) == (cluster.lane, cluster.x0_px)]
        assert [each.slots.tolist() for each in own] == (
            [cluster.slots[mask[cluster.slots]].tolist()] if mask[cluster.slots].any() else []
        )
    assert len(rest.clusters) + len(found.clusters) == len(whole.clusters)


def test_an_event_that_is_newer_than_the_search_is_not_dimmed() -> None:
    shown = columns(bar(1, 0, DAY))
    dimming = some(shown)
    shown.put([bar(2, 0, DAY)])
    assert dimming.lit(np.array([0, 1])).tolist() == [False, True]
