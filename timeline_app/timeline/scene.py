"""What is to be painted for one view: bars, dots, labels and densities in pixels, decided before anything is drawn.

The same scene is painted and picked. Heights are pixels below the axis, with the scroll taken off.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from timeline_app.timeline import density
from timeline_app.timeline.clusters import Cluster, chains
from timeline_app.timeline.columns import Columns, Flag, Ints
from timeline_app.timeline.labels import Label, Words, place
from timeline_app.timeline.lanes import DOT_PX
from timeline_app.timeline.marks import SLIDE_PX, Marks, collect
from timeline_app.timeline.packing import Lane, Look
from timeline_app.timeline.rows import LANE_PX, Layout
from timeline_app.timeline.scale import Scale

LOOSE_LANE = 1000
"""From here on lanes are no lanes: each holds one event that lies over the others (dragged, or selected in a crowd)."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane of events that are only counted: how many lie on each pixel, and how many are in sight in all.

    `words` says what they are: their titles where they are few. `is_lit` = they are what a search has found.
    """

    row: int
    lane: int
    y_px: float
    counts: Ints
    total: int
    words: str
    is_lit: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One frame of the timeline's rows."""

    scale: Scale
    layout: Layout
    scroll_px: float
    height_px: float
    marks: Marks
    labels: tuple[Label, ...] = ()
    strips: tuple[Strip, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    rows: tuple[int, ...] = ()

    def index(self, slot: int) -> int | None:
        """Which of the marks is this slot; None when it is not drawn by itself."""
        found = np.flatnonzero(self.marks.slots == slot)
        return int(found[-1]) if found.size else None

    def lane(self, strip: Strip | Cluster) -> Lane:
        """The lane that a strip or a cluster stands for."""
        return self.layout.rows[strip.row].packing.lanes[strip.lane]


class _Composing:
    """Gathers what lies in the rows in sight."""

    def __init__(
        self, layout: Layout, columns: Columns, scale: Scale, words: Words, scroll_px: float, height_px: float
    ) -> None:
        self.layout, self.columns, self.scale = layout, columns, scale
        self.scroll_px, self.height_px = scroll_px, height_px
        self._titles = words.titles
        self.found: list[tuple[Ints, int, int, float]] = []
        self.strips: list[Strip] = []
        self.clusters: list[Cluster] = []
        self.rows: list[int] = []
        self._loose = np.fromiter(layout.loose, np.int64, len(layout.loose))
        margin = round(SLIDE_PX * scale.us_per_px)
        self._from_us, self._to_us = scale.left_us - margin, scale.right_us + margin

    def take_rows(self) -> None:
        """All rows in sight, lane by lane."""
        for number, row in enumerate(self.layout.rows):
            if row.top_px + row.height_px <= self.scroll_px or row.top_px >= self.scroll_px + self.height_px:
                continue
            self.rows.append(number)
            for lane, content in enumerate(row.packing.lanes):
                y = row.lane_px(lane) - self.scroll_px
                if y + LANE_PX >= 0 and y <= self.height_px and content.slots.size:
                    self._take(content, number, lane, y)

    def _take(self, content: Lane, row: int, lane: int, y: float) -> None:
        if content.look is Look.STRIP:
            counts = density.per_pixel(content.begins, content.ends, self.scale, int(self.scale.width_px))
            total = density.between(content.begins, content.ends, self.scale.left_us, self.scale.right_us)
            if total:
                words = self._words(content, total)
                self.strips.append(Strip(row, lane, y, counts, total, words))
            return
        low, high = content.between(self._from_us, self._to_us)
        slots = content.slots[low:high]
        if content.look is Look.DOTS:
            slots, joined = chains(content, self.scale, low, high)
            for first, last in joined:
                x0, x1 = (self.scale.time_to_px(int(content.begins[i])) for i in (first, last - 1))
                if x1 > -DOT_PX and x0 < self.scale.width_px + DOT_PX:
                    own = content.slots[first:last]
                    self.clusters.append(Cluster(row, lane, y, x0 - DOT_PX / 2, x1 + DOT_PX / 2, own))
        if self._loose.size:
            slots = slots[~np.isin(slots, self._loose)]
        if slots.size:
            self.found.append((slots, row, lane, y))

    def _words(self, content: Lane, total: int) -> str:
        if total > _NAMED:
            return f"{total:,} {content.words or 'events'}"
        return "  ·  ".join(self._titles(content.at(self.scale.left_us, self.scale.right_us)))

    def take_single(self, slots: Collection[int]) -> None:
        """These, too, one by one, though their lane only counts them; and all that is loose."""
        there = np.concatenate([found for found, *_ in self.found] or [np.empty(0, np.int64)])
        wanted = dict.fromkeys([*(slot for slot in slots if not (there == slot).any()), *self.layout.loose])
        for slot in wanted:
            place = self.layout.place_of(slot, int(self.columns.track[slot]))
            if place is None or self.columns.flags[slot] & Flag.UNDATED:
                continue
            row, lane = place
            y = self.layout.rows[row].lane_px(lane) - self.scroll_px
            if row in self.rows and -LANE_PX <= y <= self.height_px:
                self.found.append((np.array([slot], np.int64), row, LOOSE_LANE + len(self.found), y))


def compose(
    layout: Layout,
    columns: Columns,
    scale: Scale,
    words: Words,
    *,
    scroll_px: float,
    height_px: float,
    selected: Collection[int] = (),
    single: Collection[int] = (),
) -> Scene:
    """The frame for a layout at a scale.

    `selected` are slots whose labels are bold; they and the `single` ones (what is hovered) are drawn one by one even
    where the others of their lane are only counted.
    """
    frame = _Composing(layout, columns, scale, words, scroll_px, height_px)
    frame.take_rows()
    frame.take_single(dict.fromkeys([*list(selected)[-_SINGLE:], *single]))
    marks = collect(frame.found, columns, scale)
    taken = [(c.row, c.lane, c.x0_px, c.x1_px) for c in frame.clusters]
    labels = place(marks, words, scale.width_px, selected, single, taken)
    return Scene(
        scale,
        layout,
        scroll_px,
        height_px,
        marks,
        labels,
        tuple(frame.strips),
        tuple(frame.clusters),
        tuple(frame.rows),
    )


_NAMED = 3  # so many events of a strip are told by their titles
_SINGLE = 50  # more of what is selected is not lifted out of a crowd
