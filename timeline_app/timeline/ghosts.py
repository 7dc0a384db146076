"""Ghosts: the times of suggestions, as hollow marks on a few levels with titles where there is room for them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from timeline_app.timeline.scale import Scale

LEVELS = 2
LEVEL_PX = 19.0
"""From one level to the next."""
MARK_PX = 11.0
"""The height of a mark; the width, too, of one that is shorter."""
BODY_PX = 54.0
"""A mark is at most so wide; what is longer goes on as a line, over which other marks may stand."""
_APART_PX = 5.0  # between two marks of a level; what comes nearer is one mark with the first
_LEAST_LABEL_PX, _ROOMY_PX = 46.0, 190.0  # a shorter title says nothing; a longer one need not be
LABEL_APART_PX = 6.0
"""From a mark to its title."""
_REACH_PX = 4.0


@dataclass(frozen=True, slots=True)
class Ghost:
    """A suggested time from `begin_us` to `end_us` on the axis; `key` is its owner's name for it."""

    key: Hashable
    title: str
    begin_us: int
    end_us: int


@dataclass(frozen=True, slots=True)
class GhostMark:
    """What is drawn for the ghosts `keys`: from `x0` to `x1` in pixels, on a level from the top (0 = the first).

    From there a line goes on to `line_to`. `label_px` is the room behind it for its label; 0 = none.
    """

    keys: tuple[Hashable, ...]
    title: str
    x0: float
    x1: float
    line_to: float
    level: int
    label_px: float = 0.0

    @property
    def label(self) -> str:
        """The title of the first, and how many more there are."""
        return self.title + (f"  +{len(self.keys) - 1}" if len(self.keys) > 1 else "")

    @property
    def is_dot(self) -> bool:
        """Whether it is too short to be a bar."""
        return self.x1 - self.x0 <= MARK_PX


def place(ghosts: Sequence[Ghost], scale: Scale, width_of: Callable[[str], float]) -> tuple[GhostMark, ...]:
    """The marks in sight, by their begin: on a level that is free, or joined with the one in the way.

    `width_of` measures a title in pixels.
    """
    marks: list[GhostMark] = []
    last: list[int | None] = [None] * LEVELS  # the mark that stands last on each level
    for ghost, x0, x1 in _in_sight(ghosts, scale):
        free = _free_level(marks, last, x0)
        body = min(x1, x0 + BODY_PX)
        if free is not None:
            last[free] = len(marks)
            marks.append(GhostMark((ghost.key,), ghost.title, x0, body, x1, free))
        else:
            at = max((at for at in last if at is not None), key=lambda at: marks[at].x0)
            there = marks[at]
            keys, line_to = (*there.keys, ghost.key), max(there.line_to, x1)
            marks[at] = replace(there, keys=keys, x1=max(there.x1, body), line_to=line_to)
    return tuple(_with_labels(marks, scale.width_px, width_of))


def pick(marks: Sequence[GhostMark], x_px: float, y_px: float) -> GhostMark | None:
    """The mark at a point, `y_px` counted from the top of the first level; its title belongs to it."""
    level = int(y_px // LEVEL_PX)
    for mark in reversed(marks):
        end = mark.x1 + (mark.label_px + LABEL_APART_PX if mark.label_px else 0.0)
        if mark.level == level and mark.x0 - _REACH_PX <= x_px <= end + _REACH_PX:
            return mark
    return None


def _free_level(marks: Sequence[GhostMark], last: Sequence[int | None], x0: float) -> int | None:
    """The first level on which a title before this place has room, or else the one with most room; None: all taken."""
    room = [x0 - _APART_PX - marks[at].x1 if at is not None else _ROOMY_PX for at in last]
    roomy = next((level for level, px in enumerate(room) if px >= _ROOMY_PX), None)
    most = max(range(LEVELS), key=lambda level: room[level])
    return roomy if roomy is not None else most if room[most] >= 0 else None


def _in_sight(ghosts: Sequence[Ghost], scale: Scale) -> list[tuple[Ghost, float, float]]:
    found = []
    for ghost in ghosts:
        x0, x1 = scale.time_to_px(ghost.begin_us), scale.time_to_px(ghost.end_us)
        if x1 - x0 < MARK_PX:
            middle = (x0 + x1) / 2
            x0, x1 = middle - MARK_PX / 2, middle + MARK_PX / 2
        if x1 > 0 and x0 < scale.width_px:
            found.append((ghost, max(x0, 1.0) if x1 > MARK_PX else x0, min(x1, scale.width_px + MARK_PX)))
    return sorted(found, key=lambda each: (each[1], each[2]))


def _with_labels(
    marks: Sequence[GhostMark], width_px: float, width_of: Callable[[str], float]
) -> list[GhostMark]:
    """A title reaches to the next mark of its level at most."""
    ends = [width_px] * LEVELS
    found = []
    for mark in reversed(marks):
        wanted, room = width_of(mark.label), ends[mark.level] - mark.x1 - 2 * LABEL_APART_PX
        fits = room >= min(wanted, _LEAST_LABEL_PX)
        found.append(replace(mark, label_px=min(room, wanted) if fits else 0.0))
        ends[mark.level] = mark.x0
    return found[::-1]
