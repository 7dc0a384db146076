"""A frame in two: what matches a search, and what does not, to be painted faintly below it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from timeline_app.timeline import density
from timeline_app.timeline.clusters import Cluster
from timeline_app.timeline.columns import Ints
from timeline_app.timeline.labels import Label, Words
from timeline_app.timeline.marks import Marks
from timeline_app.timeline.matching import Mask
from timeline_app.timeline.packing import Lane
from timeline_app.timeline.scene import Scene, Strip


class Dimming:
    """The matches of one query, and of every lane that is only counted those that match, sorted once for all frames.

    Slots that the mask does not know yet (an event was made just now) match.
    """

    def __init__(self, matches: Mask) -> None:
        self._matches = matches
        self._lanes: dict[int, tuple[Lane, Ints, Ints]] = {}  # by identity; what is kept keeps its own

    def lit(self, slots: Ints) -> Mask:
        """Which of these slots match."""
        known = slots < self._matches.size
        lit: Mask = ~known
        lit[known] = self._matches[slots[known]]
        return lit

    def words(self, words: Words, shown: Collection[int]) -> Words:
        """The same words without the titles of what does not match; those of the slots that are `shown` stay."""
        return _Quiet(words, self, frozenset(shown))

    def split(self, scene: Scene) -> tuple[Scene, Scene]:
        """What does not match, and what does.

        In the first the strips are whole and have no words; the second tells of every strip and cluster how many of its
        events match.
        """
        lit = self.lit(scene.marks.slots)
        strips = tuple(strip for each in scene.strips if (strip := self._strip(scene, each)) is not None)
        clusters = [(each, self.lit(each.slots)) for each in scene.clusters]
        rest = replace(
            _only(scene, ~lit),
            strips=tuple(replace(strip, words="") for strip in scene.strips),
            clusters=tuple(cluster for cluster, own in clusters if not own.any()),
        )
        found = replace(
            _only(scene, lit),
            strips=strips,
            clusters=tuple(_some(cluster, own) for cluster, own in clusters if own.any()),
        )
        return rest, found

    def _strip(self, scene: Scene, strip: Strip) -> Strip | None:
        """What of a strip matches; None where nothing in sight does."""
        begins, ends = self._bounds(scene.lane(strip))
        scale = scene.scale
        total = density.between(begins, ends, scale.left_us, scale.right_us)
        if not total:
            return None
        counts = density.per_pixel(begins, ends, scale, int(scale.width_px))
        words = strip.words if total == strip.total else f"{total:,} of {strip.total:,} match"
        return replace(strip, counts=counts, total=total, words=words, is_lit=True)

    def _bounds(self, lane: Lane) -> tuple[Ints, Ints]:
        """Begins and ends of a lane's matches, each sorted."""
        known = self._lanes.get(id(lane))
        if known is None or known[0] is not lane:
            lit = self.lit(lane.slots)
            known = lane, lane.begins[lit], np.sort(lane.lasts[lit])
            self._lanes[id(lane)] = known
        return known[1], known[2]


class _Quiet:
    """Titles of matches only."""

    def __init__(self, words: Words, dimming: Dimming, shown: frozenset[int]) -> None:
        self._words, self._dimming, self._shown = words, dimming, shown
        self.width, self.elided = words.width, words.elided

    def titles(self, slots: Ints) -> Sequence[str]:
        told = self._dimming.lit(slots) | np.isin(slots, list(self._shown))
        titles = iter(self._words.titles(slots[told]))
        return [next(titles) if is_told else "" for is_told in told.tolist()]


def _only(scene: Scene, which: Mask) -> Scene:
    """The frame with some of its marks, and their labels."""
    marks = scene.marks
    kept = Marks(*(getattr(marks, name)[which] for name in Marks.__slots__))
    places = np.cumsum(which) - 1
    labels = tuple(_at(label, int(places[label.index])) for label in scene.labels if which[label.index])
    return replace(scene, marks=kept, labels=labels)


def _at(label: Label, index: int) -> Label:
    return replace(label, index=index)


def _some(cluster: Cluster, which: Mask) -> Cluster:
    return replace(cluster, slots=cluster.slots[which])
