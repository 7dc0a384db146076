"""Claimed dates: the whiskers under an event, one for each time that its passages claim, painted and picked alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.scene import Scene

LEVEL_PX = 6.0
"""From one level of whiskers to the next."""
HALF_PX = 2.5
"""A whisker's ends reach this far up and down."""
ARROW_PX = 7.0
"""The arrow at the edge for what lies beyond it."""
_FIRST_PX = 5.5  # the middle of the first level, below the bar
_APART_PX = 4.0
_REACH_PX = 3.0
_EDGE_PX = 2.0


@dataclass(frozen=True, slots=True)
class Claim:
    """A link claims that its event was between two times on the axis; `against` = as a contradiction."""

    link: int
    begin_us: int
    end_us: int
    against: bool = False


@dataclass(frozen=True, slots=True)
class Whisker:
    """One claimed time of an event, and all `links` that claim it.

    From `x0` to `x1` in pixels, cut at the edges; `y` is its middle, below the axis. `beyond` is -1 or 1 where all of
    it lies before or after what is in sight: then an arrow stands at that edge.
    """

    slot: int
    links: tuple[int, ...]
    x0: float
    x1: float
    y: float
    against: bool
    beyond: int = 0


def place(scene: Scene, claims: Mapping[int, Sequence[Claim]]) -> tuple[Whisker, ...]:
    """The whiskers of the events (slots) that the scene draws, on so many levels that none lies over another."""
    return tuple(whisker for slot, made in claims.items() for whisker in _of_event(scene, slot, made))


def pick(whiskers: Sequence[Whisker], x_px: float, y_px: float) -> Whisker | None:
    """The whisker at a point (pixels from the left, and below the axis), the nearest of several."""
    near = [
        whisker
        for whisker in whiskers
        if whisker.x0 - _REACH_PX <= x_px <= whisker.x1 + _REACH_PX and abs(whisker.y - y_px) <= LEVEL_PX / 2
    ]
    return min(near, key=lambda whisker: _distance(whisker, x_px, y_px), default=None)


def _distance(whisker: Whisker, x_px: float, y_px: float) -> float:
    return max(whisker.x0 - x_px, x_px - whisker.x1, 0.0) + abs(whisker.y - y_px)


def _of_event(scene: Scene, slot: int, claims: Sequence[Claim]) -> list[Whisker]:
    index = scene.index(slot)
    if index is None:
        return []
    top = float(scene.marks.y[index]) + BAR_PX + _FIRST_PX
    groups: dict[tuple[float, float, bool, int], list[int]] = {}
    for claim in claims:
        groups.setdefault(_place(scene, claim), []).append(claim.link)
    placed: list[Whisker] = []
    reached: list[float] = []  # how far each level is taken
    for (x0, x1, against, beyond), links in sorted(groups.items()):
        level = next((n for n, end in enumerate(reached) if end + _APART_PX <= x0), len(reached))
        reached[level:] = [x1, *reached[level + 1 :]]
        placed.append(Whisker(slot, tuple(links), x0, x1, top + level * LEVEL_PX, against, beyond))
    return placed


def _place(scene: Scene, claim: Claim) -> tuple[float, float, bool, int]:
    """From, to, against, beyond; what lies beyond an edge is one arrow there, whatever it claims."""
    width = scene.scale.width_px
    x0, x1 = scene.scale.time_to_px(claim.begin_us), scene.scale.time_to_px(claim.end_us)
    if x1 < 0:
        return _EDGE_PX, _EDGE_PX + ARROW_PX, False, -1
    if x0 > width:
        return width - _EDGE_PX - ARROW_PX, width - _EDGE_PX, False, 1
    return max(x0, -_APART_PX), min(max(x1, x0), width + _APART_PX), claim.against, 0
