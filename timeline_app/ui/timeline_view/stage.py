"""What the timeline shows of the project at this moment: columns, rows, the visible stretch, and the frame to paint.

It holds no widget. Whatever changes marks the frame as stale; it is composed anew when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from PySide6.QtGui import QFont

from timeline_app.dates.words import short
from timeline_app.model.calendar import civil_from_us
from timeline_app.model.records import Key, Marker, Track
from timeline_app.model.signal import Signal
from timeline_app.model.when import Edge, Kind, When
from timeline_app.model.zones import is_zone, to_axis
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.timeline.columns import FAR_US, Columns, Flag
from timeline_app.timeline.rows import Layout, Mode, Rows
from timeline_app.timeline.scale import US_PER_DAY, US_PER_YEAR, Scale
from timeline_app.timeline.scene import Scene, compose
from timeline_app.timeline.settling import (
    Heights,
    events_on_the_way,
    heights,
    rows_on_the_way,
    scroll_on_the_way,
)
from timeline_app.timeline.ticks import Axis, axis, year_label
from timeline_app.ui.timeline_view.lettering import Lettering

AXIS_PX = 44
_NEW_YEARS = 10
_CLAIMS = 20  # events whose claimed dates are shown


@dataclass(frozen=True, slots=True)
class Line:
    """A marker on the axis: a line where `begin_us == end_us`, else a shaded era."""

    marker: int
    label: str
    color: str
    begin_us: int
    end_us: int
    is_era: bool


class Stage:
    """The timeline's state.

    `changed` says that what is to be painted differs, `looked` that the stretch does, `content_changed` that events,
    tracks or markers do. `lanes_changed` says that events have other lanes than in the frame before: where `slides`
    is on they wait where they were until `settle` takes them along.
    """

    def __init__(self, project: Project, selection: Selection, font: QFont) -> None:
        self.project = project
        self.selection = selection
        self.changed: Signal[[]] = Signal()
        self.looked: Signal[[]] = Signal()
        self.content_changed: Signal[[]] = Signal()
        self.lanes_changed: Signal[[]] = Signal()
        self.slides = False
        self.height_px = 300.0
        self.scroll_px = 0.0
        self.hidden: frozenset[int] = frozenset()
        self._held = self._shaken = False
        self._read(font)
        self.scale = Scale.showing(*self.whole_us(), 1000.0)
        self._disconnect = (
            project.changed.connect(self._on_project_changed),
            selection.changed.connect(self._on_selected),
            selection.hover_changed.connect(self._on_hovered),
        )

    def dispose(self) -> None:
        """Hear no more of the project and the selection."""
        for disconnect in self._disconnect:
            disconnect()

    def _read(self, font: QFont, modes: Mapping[int, Mode] = MappingProxyType({})) -> None:
        self.zone = self.project.info.zone if is_zone(self.project.info.zone) else "UTC"
        self.columns = Columns.read(self.project.event_rows(), self.zone)
        self.lettering = Lettering(self.columns, self.project.events, font)
        self.rows = Rows(self.columns, self.lettering.label_px, modes)
        self._read_tracks()
        self._read_lines()
        self._scene: Scene | None = None
        self._axis: Axis | None = None
        self._layout: Layout | None = None  # what is shown of
        self._aim: Layout | None = None  # what it becomes
        self._drawn: Scene | None = None
        self._before: Heights | None = None
        self._share = 1.0
        self._claims: dict[int, list[tuple[int, int]]] | None = None
        self._extent: tuple[tuple[int, int] | None] | None = None
        self._counts: dict[int, int] | None = None

    def _read_tracks(self) -> None:
        self.tracks: tuple[Track, ...] = tuple(self.project.tracks())

    def _read_lines(self) -> None:
        self.lines = tuple(_line(marker, self.zone) for marker in self.project.markers())

    # What is to be painted

    @property
    def layout(self) -> Layout:
        """The rows at this zoom; those out of sight may follow a little later."""
        if self._layout is None:
            ids = [track.id for track in self.shown_tracks]
            aim = self.rows.layout(ids, self.scale.us_per_px, self.rows_px, self.scroll_px)
            if self._aim is not None and aim.rows is not self._aim.rows and self.slides and self._drawn:
                self._before, self._share = heights(self._drawn), 0.0
                self.lanes_changed.emit()
            self._aim = self._layout = aim
            if self._before is not None:
                self._layout = rows_on_the_way(aim, self._before, self._share)
                scroll_px = scroll_on_the_way(self._layout, self._before)
                self.scroll_px = self.scroll_px if scroll_px is None else scroll_px
        return self._layout

    @property
    def layout_to_be(self) -> Layout:
        """The rows when nothing slides any more."""
        shown = self.layout
        return self._aim or shown

    def settle(self, share: float) -> None:
        """Rows and events have slid this share of their way to new lanes."""
        if self._before is not None:
            self._share = share
            if share >= 1:
                self._before = None
            self.touch()

    @property
    def rows_px(self) -> float:
        """The height of what is below the axis."""
        return max(self.height_px - AXIS_PX, 1.0)

    @property
    def scene(self) -> Scene:
        """The frame, composed when something changed."""
        if self._scene is None:
            selected = [
                s for e in self.selection.events[-2000:] if (s := self.columns.slot_of(e)) is not None
            ]
            hovered = self._slots(self.selection.hovered_events()[:50])
            layout = self.layout
            self.scroll_px = min(max(self.scroll_px, 0.0), self.most_scroll_px)
            self._scene = compose(
                layout,
                self.columns,
                self.scale,
                self.lettering,
                scroll_px=self.scroll_px,
                height_px=self.rows_px,
                selected=selected,
                single=hovered,
            )
            if self._before is not None:
                self._scene = events_on_the_way(self._scene, self._before, self._share)
            self._drawn = self._scene
        return self._scene

    @property
    def axis(self) -> Axis:
        """The ticks."""
        if self._axis is None:
            self._axis = axis(self.scale, self.lettering.axis_width)
        return self._axis

    @property
    def most_scroll_px(self) -> float:
        """How far the rows can be scrolled."""
        return max(self.layout_to_be.height_px - self.rows_px, 0.0)

    @property
    def claims(self) -> dict[int, list[tuple[int, int]]]:
        """The times that passages claim for the events selected last, by slot."""
        if self._claims is None:
            self._claims = {}
            for event in self.selection.events[-_CLAIMS:]:
                slot = self.columns.slot_of(event)
                links = self.project.links_of_event(event)
                claims = [bounds_us(link.claimed, self.zone) for link in links if link.claimed]
                if slot is not None and claims and not self.columns.flags[slot] & Flag.UNDATED:
                    self._claims[slot] = claims
        return self._claims

    # What is looked at

    def look(self, scale: Scale, scroll_px: float | None = None) -> None:
        """Show another stretch."""
        scroll_px = self.scroll_px if scroll_px is None else scroll_px
        if scale != self.scale or scroll_px != self.scroll_px:
            self.scale, self.scroll_px = scale, scroll_px
            self.touch()
            self.looked.emit()

    @property
    def shown_tracks(self) -> tuple[Track, ...]:
        """The tracks that have a row, from the top."""
        return tuple(track for track in self.tracks if track.id not in self.hidden)

    def hide(self, tracks: Iterable[int]) -> None:
        """Give just these tracks no row, all others one. The project is not changed by that."""
        hidden = frozenset(tracks) & {track.id for track in self.tracks}
        if hidden != self.hidden:
            self.hidden = hidden
            self.touch()
            self.content_changed.emit()

    def show_track(self, track: int, mode: Mode) -> None:
        """Show more or less of a track. The project is not changed by that."""
        self.rows.show(track, mode)
        self.touch()

    def resize(self, width_px: float, height_px: float) -> None:
        """The room for the rows and the axis."""
        self.height_px = height_px
        self.scale = self.scale.resized(width_px)
        self.touch()
        self.looked.emit()

    def touch(self) -> None:
        """Compose the frame anew when it is asked for next."""
        self._scene = self._axis = self._layout = None
        self.changed.emit()

    @property
    def counts(self) -> dict[int, int]:
        """How many events each track holds."""
        if self._counts is None:
            self._counts = self.columns.counts()
        return self._counts

    def extent(self) -> tuple[int, int] | None:
        """The first and last known time of any event; None without dates."""
        if self._extent is None:
            self._extent = (self.columns.extent(),)
        return self._extent[0]

    def whole_us(self) -> tuple[int, int]:
        """All events and markers with a little room; around now when there are none."""
        bounds = [extent] if (extent := self.extent()) else []
        bounds += [(line.begin_us, line.end_us) for line in self.lines if abs(line.end_us) < FAR_US]
        if not bounds:
            now = int(np.datetime64("now", "us").astype(np.int64))
            return now - _NEW_YEARS * US_PER_YEAR, now + US_PER_YEAR
        return padded(min(a for a, _ in bounds), max(b for _, b in bounds))

    def extent_us(self, ids: Iterable[int]) -> tuple[int, int] | None:
        """The known times of some events; None when they have none."""
        slots = [s for e in ids if (s := self.columns.slot_of(e)) is not None]
        slots = [s for s in slots if not self.columns.flags[s] & Flag.UNDATED]
        return self.columns.extent_of(np.array(slots, np.int64)) if slots else None

    def focus_us(self, ids: Iterable[int]) -> tuple[int, int] | None:
        """What must be seen of some events: the dots of moments, the whole of spans; None without dates."""
        bounds = []
        for event in ids:
            slot, extent = self.columns.slot_of(event), self.extent_us((event,))
            if slot is not None and extent is not None:
                middle = (extent[0] + extent[1]) // 2
                bounds.append((middle, middle) if self.columns.flags[slot] & Flag.MOMENT else extent)
        return (min(a for a, _ in bounds), max(b for _, b in bounds)) if bounds else None

    def in_order(self) -> list[int]:
        """The dated events of the shown tracks by begin, then id."""
        columns = self.columns
        slots = np.flatnonzero((columns.track != -1) & ((columns.flags & Flag.UNDATED) == 0))
        if self.hidden:
            slots = slots[~np.isin(columns.track[slots], list(self.hidden))]
        order = np.lexsort((columns.ids[slots], columns.left[slots]))
        ids: list[int] = columns.ids[slots[order]].tolist()
        return ids

    def axis_us(self, edge_us: int, offset_min: int | None) -> int:
        """Where a wall time as written lies on the axis."""
        return to_axis(edge_us, offset_min, self.zone)

    def _on_hovered(self, _source: object) -> None:
        self._scene = None
        self.changed.emit()

    def _on_selected(self, _source: object) -> None:
        self._claims = None
        self.touch()

    def _on_project_changed(self, keys: frozenset[Key]) -> None:
        tables = {table for table, _ in keys}
        if "project" in tables and self.project.info.zone != self.zone:
            self._read(self.lettering.plain, self.rows.modes())
        events = {record for table, record in keys if table == "event"}
        if events:
            self.lettering.forget(events)
            gone = events - self._put(events)
            slots = self._slots(gone)
            self.rows.forget(self.columns.drop(gone), slots)
        if "track" in tables:
            self._read_tracks()
        if "marker" in tables:
            self._read_lines()
        if tables & {"event", "track", "marker", "project"}:
            self._claims = None
            self.touch()
            if self._held:
                self._shaken = True
            else:
                self._tell_content()

    def hold(self, held: bool) -> None:
        """During a drag: lanes stay, and what sums up all events (overview, counts) waits for its end."""
        self._held = held
        self.rows.hold(held)
        if not held:
            shaken, self._shaken = self._shaken, False
            self.touch()
            if shaken:
                self._tell_content()

    def _tell_content(self) -> None:
        self._extent = self._counts = None
        self.content_changed.emit()

    def _put(self, ids: Iterable[int]) -> set[int]:
        rows = list(self.project.event_rows_of(ids))
        there = {int(row[0] or 0) for row in rows}
        touched = self.columns.put(rows)
        self.rows.forget(touched, self._slots(there))
        return there

    def _slots(self, ids: Iterable[int]) -> list[int]:
        return [slot for slot in self.columns.slots_of(ids) if slot is not None]


def padded(begin_us: int, end_us: int) -> tuple[int, int]:
    """A range with room at both sides; a moment gets some hours or days around it."""
    size = end_us - begin_us
    room = max(
        size // 20, US_PER_DAY // 12 if size <= 3_600_000_000 else 4 * size if size < 3 * US_PER_DAY else 0
    )
    return begin_us - room, end_us + room


def bounds_us(when: When, zone: str) -> tuple[int, int]:
    """The hull of a time on the axis; an open or unknown side lies where the known one is, an open one far away."""
    begin, end = when.begin, when.end
    left = to_axis(begin.earliest, begin.offset_min, zone) if isinstance(begin, Edge) else -FAR_US
    right = to_axis(end.latest, end.offset_min, zone) if isinstance(end, Edge) else FAR_US
    return left, max(left, right)


def _line(marker: Marker, zone: str) -> Line:
    begin, end = bounds_us(marker.when, zone)
    is_era = marker.when.kind is not Kind.MOMENT
    if is_era:
        return Line(marker.id, marker.title, marker.color, begin, end, True)
    year = year_label(civil_from_us(begin).year)  # the axis tells the year
    time = short(_as_on_axis(marker.when, zone)).replace(f" {year}", "", 1)
    return Line(marker.id, f"{marker.title} {time}", marker.color, begin, begin, False)


def _as_on_axis(when: When, zone: str) -> When:
    """A moment with an offset as the clock of the axis tells it, so that a label says what the axis says there."""
    edge = when.begin
    if not isinstance(edge, Edge) or edge.offset_min is None:
        return when
    moved_us = to_axis(edge.earliest, edge.offset_min, zone) - edge.earliest
    seen = replace(edge, earliest=edge.earliest + moved_us, latest=edge.latest + moved_us)
    return replace(when, begin=seen, end=seen, typed="")
