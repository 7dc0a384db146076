"""Which passages lie where in a text, and how overlapping ones stack so that each stays visible."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

LANES = 6
"""So many underlines find room under one another; the deeper ones share the lowest lane in turns."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage as it is painted, from `start` to `end` (UTF-16 units, end exclusive).

    `colors` are those of its events' tracks, each once, in the order of linking; none = marked only.
    `events` are the events that rest on it.
    """

    passage: int
    start: int
    end: int
    colors: tuple[str, ...] = ()
    events: tuple[int, ...] = ()

    @property
    def length(self) -> int:
        """How much text it covers, in UTF-16 units."""
        return self.end - self.start

    @property
    def lines(self) -> int:
        """How many underlines it needs: one a colour, and one where it has none."""
        return max(1, len(self.colors))


class Layers:
    """The marks of one text, found by place in O(log n), each with the depth of its first underline.

    Depth 0 lies right under the text. A mark that overlaps others takes the lowest depth that is free along its
    whole length; one with several colours takes as many depths in a row.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.marks: list[Mark] = sorted(marks, key=_reading_order)
        self.of_passage = {mark.passage: mark for mark in self.marks}
        self._starts = [mark.start for mark in self.marks]
        self._reach: list[int] = []
        for mark in self.marks:
            self._reach.append(max(mark.end, self._reach[-1]) if self._reach else mark.end)
        depths = stack(self.marks)
        self._depths = dict(zip((m.passage for m in self.marks), depths, strict=True))
        self._crowds = dict(zip((m.passage for m in self.marks), crowds(self.marks, depths), strict=True))

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that share text with start..end, in reading order, the longer of two that start together first."""
        low = bisect_right(self._reach, start)
        high = bisect_left(self._starts, end)
        return [mark for mark in self.marks[low:high] if mark.end > start]

    def at(self, position: int) -> list[Mark]:
        """The marks over the character at `position`, the shortest first: the one a click means."""
        return sorted(self.between(position, position + 1), key=lambda mark: (mark.length, mark.start))

    def depth(self, mark: Mark) -> int:
        """How far down the first underline of a mark of this text lies."""
        return self._depths[mark.passage]

    def lowest(self, mark: Mark) -> int:
        """The lowest lane that its underlines reach."""
        return min(self._depths[mark.passage] + mark.lines, LANES) - 1

    def crowd(self, mark: Mark) -> int:
        """How many depths are taken by the marks that hang together with this one, by overlaps of overlaps."""
        return self._crowds[mark.passage]

    def neighbour(self, position: int, passage: int | None, step: int) -> Mark | None:
        """The next (step 1) or previous (-1) mark in reading order, from a passage or else from a position.

        None past the last one, and before the first.
        """
        if passage is not None and (current := self.of_passage.get(passage)) is not None:
            index = self.marks.index(current) + step
        else:
            index = bisect_left(self._starts, position) + (0 if step > 0 else -1)
        return self.marks[index] if 0 <= index < len(self.marks) else None


def stack(marks: Sequence[Mark]) -> list[int]:
    """The depth of the first underline of each mark; `marks` come in reading order."""
    depths: list[int] = []
    open_marks: list[tuple[int, range]] = []
    for mark in marks:
        open_marks = [(end, taken) for end, taken in open_marks if end > mark.start]
        depth = 0
        while any(not _apart(range(depth, depth + mark.lines), taken) for _, taken in open_marks):
            depth += 1
        open_marks.append((mark.end, range(depth, depth + mark.lines)))
        depths.append(depth)
    return depths


def crowds(marks: Sequence[Mark], depths: Sequence[int]) -> list[int]:
    """For each mark (in reading order) how many depths its heap takes: the marks that hang together by overlaps."""
    heaps: list[list[int]] = []  # how many marks, how far they reach, how deep they go
    for mark, depth in zip(marks, depths, strict=True):
        if not heaps or mark.start >= heaps[-1][1]:
            heaps.append([0, 0, 0])
        count, reach, deep = heaps[-1]
        heaps[-1] = [count + 1, max(reach, mark.end), max(deep, depth + mark.lines)]
    return [deep for count, _, deep in heaps for _ in range(count)]


@dataclass(frozen=True, slots=True)
class Cover:
    """A stretch of text (UTF-16 units) over which the same marks lie: how many, and the shortest of them."""

    start: int
    end: int
    mark: Mark
    count: int


def cover(marks: Sequence[Mark]) -> list[Cover]:
    """What lies where: stretches in reading order, from mark to mark, without a gap within a heap."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    waiting, open_marks, found = sorted(marks, key=_reading_order), list[Mark](), list[Cover]()
    at = 0
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while at < len(waiting) and waiting[at].start <= start:
            open_marks.append(waiting[at])
            at += 1
        if open_marks:
            shortest = min(open_marks, key=lambda mark: (mark.length, mark.start))
            found.append(Cover(start, end, shortest, len(open_marks)))
    return found


def _apart(a: range, b: range) -> bool:
    return a.stop <= b.start or b.stop <= a.start


def _reading_order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.passage


def events_in_order(marks: Iterable[Mark]) -> tuple[int, ...]:
    """The events of some marks, each once, in the order in which they come."""
    return tuple(dict.fromkeys(event for mark in marks for event in mark.events))
