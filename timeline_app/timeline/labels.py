"""Where the words of the events in sight stand: inside long bars, beside short ones, never over one another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np

from timeline_app.timeline.columns import Flag, Ints
from timeline_app.timeline.lanes import BAR_GAP_PX, DOT_PX
from timeline_app.timeline.marks import SLIDE_PX, WIDE_PX, Marks, among, extents

PAD_PX = 8.0
CHEVRON_PX = 12.0
_LEAST_PX = 30.0
_LEAST_CUT_PX = 72.0  # less than this of a title tells nothing
_APART_PX = 12.0  # two labels side by side must not read as one
_FAR = 1e9
_LANES = 100_000  # more than any row has
_MOST = 400  # labels in a frame
_ON_GROUND = Flag.PLANNED | Flag.CANCELLED | Flag.DISPUTED | Flag.UNREVIEWED


class Ink(Enum):
    """What a label stands on."""

    GROUND = "ground"
    SOLID = "solid"
    TINT = "tint"


@dataclass(frozen=True, slots=True)
class Label:
    """Words at `x_px`, centred on the lane at `index` of the marks; `text` is cut with an ellipsis where need be."""

    index: int
    text: str
    x_px: float
    width_px: float
    ink: Ink
    bold: bool


class Words(Protocol):
    """What the scene must know about text, given by whoever paints it."""

    def titles(self, slots: Ints) -> Sequence[str]:
        """The titles of these events."""

    def width(self, text: str, bold: bool) -> float:
        """The width in pixels of a text."""

    def elided(self, text: str, width_px: float, bold: bool) -> str:
        """The text cut to a width with an ellipsis, "" when nothing of it fits."""


_Place: TypeAlias = tuple[float, float, Ink, bool]
"""A stretch where a label may stand: from, to, on what, and whether at its right end."""


class _Mark(NamedTuple):
    """One event among its neighbours, in pixels; `before` and `after` are how far the ground is free."""

    flags: int
    x0: float
    x1: float
    c0: float
    c1: float
    dot: float
    begin: float
    end: float
    before: float
    after: float


def place(
    marks: Marks,
    words: Words,
    width: float,
    selected: Collection[int] = (),
    single: Collection[int] = (),
    taken: Iterable[tuple[int, int, float, float]] = (),
) -> tuple[Label, ...]:
    """The labels of all marks that have room for one, the most important first.

    Two neighbours share the ground between them: who comes first takes what he needs of it. First come the `selected`
    slots (theirs are bold), then the `single` ones, then what rests on evidence, then what lasts longer. Where ground
    is `taken` (row, lane, from, to) by something else, no label stands.
    """
    if not marks.slots.size:
        return ()
    begin, end = extents(marks)
    lane_of = marks.row * _LANES + marks.lane
    alone = np.diff(lane_of, prepend=-1) != 0  # the first of its lane
    before = np.where(alone, -_FAR, np.insert(end[:-1], 0, -_FAR))
    after = np.where(np.append(alone[1:], True), _FAR, np.append(begin[1:], _FAR))
    for row, lane, x0, x1 in taken:
        own = np.flatnonzero(lane_of == row * _LANES + lane)
        at = int(np.searchsorted(begin[own], x0))
        if at > 0:
            after[own[at - 1]] = min(after[own[at - 1]], x0)
        if at < own.size:
            before[own[at]] = max(before[own[at]], x1)
    inside = np.minimum(end, width) - np.maximum(begin, 0)
    right = np.minimum(after, width) - end
    left = np.minimum(begin, width) - np.maximum(before, 0)
    room = np.maximum(np.maximum(inside, right), left)
    wanted = np.flatnonzero((room > _LEAST_PX) & (end > -SLIDE_PX) & (begin < width + SLIDE_PX))
    chosen, lit = (among(marks.slots[wanted], some) for some in (selected, single))
    weight = 8.0 * chosen + 4.0 * lit + 2.0 * ((marks.flags[wanted] & Flag.EVIDENCE) != 0)
    order = np.lexsort((-np.maximum(inside[wanted], 0), -weight))[:_MOST]
    wanted, bold = wanted[order], chosen[order].tolist()
    columns = (marks.flags, marks.x0, marks.x1, marks.c0, marks.c1, marks.middle, begin, end)
    facts = zip(*(values[wanted].tolist() for values in columns), strict=True)
    lows, highs, rooms = before.tolist(), after.tolist(), room.tolist()
    labels = []
    titles = words.titles(marks.slots[wanted])
    for i, title, fact, is_bold in zip(wanted.tolist(), titles, facts, bold, strict=True):
        if not title or (rooms[i] < _LEAST_CUT_PX and rooms[i] < words.width(title, is_bold)):
            continue
        mark = _Mark._make((*fact, lows[i], highs[i]))
        if (label := _label(mark, i, title, width, words, bold=is_bold)) is None:
            continue
        labels.append(label)
        if label.ink is not Ink.GROUND:
            continue
        if label.x_px >= mark.end and i + 1 < len(lows):  # the next one's ground begins after it
            lows[i + 1] = max(lows[i + 1], label.x_px + label.width_px + _APART_PX - BAR_GAP_PX)
        elif label.x_px < mark.begin and i:
            highs[i - 1] = min(highs[i - 1], label.x_px - _APART_PX + BAR_GAP_PX)
    return tuple(labels)


def _label(mark: _Mark, index: int, title: str, width: float, words: Words, *, bold: bool) -> Label | None:
    """In the first place where all of it fits, else cut in the widest one."""
    wanted = words.width(title, bold)
    widest, best = _LEAST_CUT_PX, None
    for place in _places(mark, width, BAR_GAP_PX + (3 if bold else 0)):
        room = place[1] - place[0]
        if room >= wanted:
            x0, x1, ink, leftward = place
            return Label(index, title, x1 - wanted if leftward else x0, wanted, ink, bold)
        if room > widest:
            widest, best = room, place
    if best is None or not (text := words.elided(title, widest, bold)):
        return None
    x0, x1, ink, leftward = best
    cut = words.width(text, bold)
    return Label(index, text, x1 - cut if leftward else x0, cut, ink, bold)


def _places(mark: _Mark, width: float, gap: float) -> list[_Place]:
    """Where a label may stand, the best first: inside, to the right, to the left.

    Plain comparisons: this is asked for every event in sight, and `min` and `max` cost more than what they compare.
    """
    flags, x0, x1, c0, c1, middle, begin, end, before, after = mark
    left, right = x0 if x0 > 0 else 0.0, x1 if x1 < width else width
    places: list[_Place] = []
    if flags & Flag.MOMENT:
        if x1 - x0 >= WIDE_PX:
            dot = DOT_PX / 2 + gap
            places.append((max(left + PAD_PX, middle + dot), right - PAD_PX, Ink.TINT, False))
            places.append((left + PAD_PX, min(right - PAD_PX, middle - dot), Ink.TINT, True))
    else:
        left += PAD_PX + CHEVRON_PX if flags & Flag.BEGIN_OPEN else PAD_PX
        right -= PAD_PX + CHEVRON_PX if flags & Flag.END_OPEN else PAD_PX
        if flags & _ON_GROUND or c1 <= c0:
            places.append((left, right, Ink.TINT, False))
        else:  # the certain part, then what lies before and after it
            sure, unsure = c0 + PAD_PX, c1 - PAD_PX
            places.append(
                (left if left > sure else sure, right if right < unsure else unsure, Ink.SOLID, False)
            )
            if c0 > x0:
                places.append((left, min(right, c0 - PAD_PX), Ink.TINT, False))
            if c1 < x1:
                places.append((max(left, c1 + PAD_PX), right, Ink.TINT, False))
    if -SLIDE_PX < end < width + gap:
        places.append((end + gap, after - gap if after - gap < width - 2 else width - 2, Ink.GROUND, False))
    if 0 < begin < width + SLIDE_PX:
        from_px = before + gap if before > -_FAR else min(4.0, begin)
        places.append((from_px, begin - gap, Ink.GROUND, True))
    return places
