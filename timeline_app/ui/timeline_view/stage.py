"""What the timeline shows of the project at this moment: columns, rows, the visible stretch, and the frame to paint.

It holds no widget. Whatever changes marks the frame as stale; it is composed anew when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont

from timeline_app.model.records import Key, Stance, Track
from timeline_app.model.signal import Signal
from timeline_app.model.zones import is_zone, to_axis
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.timeline.clock_changes import ClockChange, changes
from timeline_app.timeline.columns import FAR_US, MISSING, Flag
from timeline_app.timeline.content import Content
from timeline_app.timeline.dimming import Dimming
from timeline_app.timeline.matching import Mask
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
from timeline_app.timeline.sifting import Sifting
from timeline_app.timeline.ticks import Axis, axis
from timeline_app.timeline.whiskers import Claim
from timeline_app.ui.timeline_view.lettering import Lettering
from timeline_app.ui.timeline_view.lines import bounds_us, line_of

AXIS_PX = 44
_NEW_YEARS = 10
_CLAIMS = 20  # events whose claimed dates are shown


class Stage:
    """The timeline's state.

    `changed` says that what is to be painted differs, `looked` that the stretch does, `content_changed` that events,
    tracks or markers do. `lanes_changed` says that events have other lanes than in the frame before: where `slides`
    is on they wait where they were until `settle` takes them along.
    """

    def __init__(
        self, project: Project, selection: Selection, font: QFont, content: Content | None = None
    ) -> None:
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
        self.matches_changed: Signal[[]] = Signal()
        self._held = self._shaken = self._at_rest = False
        self._news = QTimer(singleShot=True, interval=0)
        self._news.timeout.connect(self._tell_news)
        self._read(font, content)
        self.scale = Scale.showing(*self.whole_us(), 1000.0)
        self._disconnect = (
            project.changed.connect(self._on_project_changed),
            selection.changed.connect(self._on_selected),
            selection.hover_changed.connect(self._on_hovered),
        )

    def dispose(self) -> None:
        """Hear no more of the project and the selection."""
        self._news.stop()
        for disconnect in self._disconnect:
            disconnect()

    def _read(
        self,
        font: QFont,
        content: Content | None = None,
        modes: Mapping[int, Mode] = MappingProxyType({}),
    ) -> None:
        self.zone = self.project.info.zone if is_zone(self.project.info.zone) else "UTC"
        if content is None or content.columns.zone != self.zone:
            content = Content.read(self.project.event_rows(MISSING), self.zone)
        self.columns, self.rows = content.columns, content.rows
        self.totals = content.totals
        self.lettering = Lettering(self.columns, self.project.events, font)
        content.label_px = self.lettering.label_px
        for track, mode in modes.items():
            self.rows.show(track, mode)
        fresh = partial(Rows, self.columns, self.lettering.label_px)
        self._sifting = Sifting(self.columns, self.rows, fresh)
        self._read_tracks()
        self._read_lines()
        self.matches: Mask | None = None  # those of other slots are none of these
        self.dimming: Dimming | None = None
        self._scene: Scene | None = None
        self._axis: Axis | None = None
        self._layout: Layout | None = None  # what is shown of
        self._aim: Layout | None = None  # what it becomes
        self._drawn: Scene | None = None
        self._before: Heights | None = None
        self._share = 1.0
        self._claims: dict[int, list[Claim]] | None = None

    def _read_tracks(self) -> None:
        self.tracks: tuple[Track, ...] = tuple(self.project.tracks())

    def _read_lines(self) -> None:
        self.lines = tuple(line_of(marker, self.zone) for marker in self.project.markers())

    # What is to be painted

    @property
    def layout(self) -> Layout:
        """The rows at this zoom; those out of sight may follow a little later."""
        if self._layout is None:
            ids = [track.id for track in self.shown_tracks]
            at_rest, self._at_rest = self._at_rest, False
            aim = self.rows.layout(ids, self.scale.us_per_px, self.rows_px, self.scroll_px, at_rest=at_rest)
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
            words = self.dimming.words(self.lettering, selected + hovered) if self.dimming else self.lettering
            layout = self.layout
            self.scroll_px = min(max(self.scroll_px, 0.0), self.most_scroll_px)
            self._scene = compose(
                layout,
                self.columns,
                self.scale,
                words,
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

    def clock_changes(self) -> tuple[ClockChange, ...]:
        """Where the clocks change on the days in sight."""
        return changes(self.scale, self.zone)

    @property
    def most_scroll_px(self) -> float:
        """How far the rows can be scrolled."""
        return max(self.layout_to_be.height_px - self.rows_px, 0.0)

    @property
    def claims(self) -> dict[int, list[Claim]]:
        """The times that passages claim for the events selected last, by slot."""
        if self._claims is None:
            self._claims = {}
            for event in self.selection.events[-_CLAIMS:]:
                slot = self.columns.slot_of(event)
                links = self.project.links_of_event(event)
                claims = [
                    Claim(link.id, *bounds_us(link.claimed, self.zone), link.stance is Stance.CONTRADICTS)
                    for link in links
                    if link.claimed
                ]
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

    def show_matches(self, matches: Mask | None, *, hide_rest: bool) -> None:
        """Show what matches (by slot; None = there is no search) and hide the rest, or paint it faintly."""
        self.matches = matches
        self.dimming = None if matches is None or hide_rest else Dimming(matches)
        if self._sifting.show_only(matches if hide_rest else None, [track.id for track in self.tracks]):
            self.rows = self._sifting.rows
            self.totals.sift()
        self.touch()
        self.matches_changed.emit()

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
        self._forget_frame()
        self.changed.emit()

    def rest(self) -> None:
        """Nothing moves: time for what is out of sight."""
        self._at_rest = True
        self.touch()

    def _forget_frame(self) -> None:
        self._scene = self._axis = self._layout = None

    @property
    def counts(self) -> dict[int, int]:
        """How many events each track holds."""
        return self.totals.counts

    def extent(self) -> tuple[int, int] | None:
        """The first and last known time of any event; None without dates."""
        return self.totals.extent

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
            self._read(self.lettering.plain, modes=self.rows.modes())
        events = {record for table, record in keys if table == "event"}
        if events:
            self.lettering.forget(events)
            gone = events - self._put(events)
            slots = self._slots(gone)
            self._sifting.forget(self.columns.drop(gone), slots)
        if "track" in tables:
            self._read_tracks()
        if "marker" in tables:
            self._read_lines()
        if tables & {"event", "track", "marker", "project"}:
            self._claims = None
            self._shaken = True
            self._forget_frame()
            self._news.start()

    @property
    def held(self) -> bool:
        """Whether a drag is under way."""
        return self._held

    def hold(self, held: bool) -> None:
        """During a drag: lanes stay, and what sums up all events (overview, counts) waits for its end."""
        self._held = held
        self.rows.hold(held)
        if not held:
            self._forget_frame()
            self._news.start()

    def _tell_news(self) -> None:
        """What an edit did, once a frame: the edit itself waits for no layout."""
        self.changed.emit()
        if self._shaken and not self._held:
            self._shaken = False
            self.content_changed.emit()

    def _put(self, ids: Iterable[int]) -> set[int]:
        rows = list(self.project.event_rows_of(ids))
        there = {int(row[0] or 0) for row in rows}
        touched = self.columns.put(rows)
        self._sifting.forget(touched, self._slots(there))
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
