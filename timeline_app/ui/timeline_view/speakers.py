"""What the parts of the timeline say to screen readers: events, tracks, undated events, and the stretch in sight."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from timeline_app.dates.words import short, words
from timeline_app.model.precision import Precision
from timeline_app.model.records import Event, Key, Status
from timeline_app.timeline.columns import Flag
from timeline_app.timeline.gestures import when_at
from timeline_app.timeline.marks import extents
from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.scene import Scene
from timeline_app.ui.timeline_view.ears import Ears, Spoken
from timeline_app.ui.timeline_view.hands import Canvas
from timeline_app.ui.timeline_view.heads import Heads
from timeline_app.ui.timeline_view.overview import Overview
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage
from timeline_app.ui.timeline_view.tray import Tray

MOST = 200
"""So many items are told of at the most; who wants others moves on."""
_COARSE_US = 3 * 86_400_000_000


def stretch(stage: Stage) -> str:
    """What is in sight: "12 July 2021 to 12 September 2021"."""
    scale = stage.scale
    precision = Precision.MINUTE if scale.range_us < _COARSE_US else Precision.DAY
    return " to ".join(short(when_at(us, precision)) for us in (scale.left_us, scale.right_us - 1))


class EventSpeaker:
    """The events in sight, by time; the active one also when it is out of sight."""

    def __init__(self, canvas: Canvas) -> None:
        self.area: QWidget = canvas.viewport()
        self._pick = canvas.event_at
        self._stage = canvas.stage
        self._known: tuple[Scene, int | None, list[int]] | None = None

    def value(self) -> str:
        """The stretch in sight, and how many events lie there."""
        scene = self._stage.scene
        count = int(self._in_sight().size) + sum(strip.total for strip in scene.strips)
        count += sum(cluster.slots.size for cluster in scene.clusters)
        return f"{stretch(self._stage)}, {count:,} event{'' if count == 1 else 's'} in sight"

    def keys(self) -> Sequence[int]:
        """At most `MOST` of those in sight."""
        scene, active = self._stage.scene, self.active()
        if self._known is None or self._known[0] is not scene or self._known[1] != active:
            slots = scene.marks.slots[self._in_sight()]
            columns = self._stage.columns
            order = np.lexsort((columns.ids[slots], columns.left[slots]))
            ids: list[int] = columns.ids[slots[order]][:MOST].tolist()
            if active is not None and active not in ids and columns.slot_of(active) is not None:
                ids.append(active)
            self._known = scene, active, ids
        return self._known[2]

    def _in_sight(self) -> np.ndarray:
        begin, end = extents(self._stage.scene.marks)
        return np.flatnonzero((end >= 0) & (begin <= self._stage.scale.width_px))

    def active(self) -> int | None:
        """The active event, wherever it is."""
        return self._stage.selection.event

    def spoken(self, key: int) -> Spoken:
        """Title, date, track, place among all events, and what else is special about it."""
        stage = self._stage
        event = stage.project.get("event", key)
        if not isinstance(event, Event):
            return Spoken("", None)
        when = words(event.when, stage.zone) if event.when is not None else "no date"
        parts = [event.title or "Untitled", when, stage.project.track(event.track).name]
        parts += [self._position(key), *self._special(event)]
        selected = key in stage.selection.events
        return Spoken(", ".join(part for part in parts if part), self._box(key), selected)

    def _position(self, key: int) -> str:
        columns = self._stage.columns
        slot = columns.slot_of(key)
        if slot is None or columns.flags[slot] & Flag.UNDATED:
            return ""
        dated = (columns.track != -1) & ((columns.flags & Flag.UNDATED) == 0)
        left = columns.left[slot]
        earlier = dated & ((columns.left < left) | ((columns.left == left) & (columns.ids < key)))
        return f"{int(earlier.sum()) + 1} of {int(dated.sum())}"

    def _special(self, event: Event) -> list[str]:
        slot = self._stage.columns.slot_of(event.id)
        flags = int(self._stage.columns.flags[slot]) if slot is not None else 0
        return [
            *([event.status.value] if event.status is not Status.HAPPENED else []),
            *(["disputed"] if flags & Flag.DISPUTED else []),
            *([] if event.reviewed else ["not reviewed"]),
            *([] if flags & Flag.EVIDENCE else ["no evidence"]),
        ]

    def _box(self, key: int) -> QRectF | None:
        stage = self._stage
        slot = stage.columns.slot_of(key)
        index = stage.scene.index(slot) if slot is not None else None
        if index is None:
            return None
        begin, end = (float(values[index]) for values in extents(stage.scene.marks))
        box = QRectF(begin, AXIS_PX + float(stage.scene.marks.y[index]), max(end - begin, 1.0), BAR_PX)
        seen = box & QRectF(0, AXIS_PX, stage.scale.width_px, stage.rows_px)
        return None if seen.isEmpty() else seen

    def press(self, key: int) -> None:
        """Select it in nobody's name, so that every view shows it."""
        self._stage.selection.select_events((key,))

    def key_at(self, at: QPointF) -> int | None:
        """What the pointer would pick."""
        return self._pick(at)


class TrackSpeaker:
    """The tracks that have a row."""

    def __init__(self, heads: Heads) -> None:
        self.area: QWidget = heads
        self._heads = heads

    def value(self) -> str:
        """How many there are."""
        count = len(self._heads.stage.shown_tracks)
        return f"{count} track{'' if count == 1 else 's'}"

    def keys(self) -> Sequence[int]:
        """From the top."""
        return [track.id for track in self._heads.stage.shown_tracks][:MOST]

    def active(self) -> int | None:
        """The one to which new events go."""
        return self._heads.tracks.chosen

    def spoken(self, key: int) -> Spoken:
        """Its name and how many events it holds."""
        stage = self._heads.stage
        row, count = stage.layout.row_of(key), stage.counts.get(key, 0)
        name = next((track.name for track in stage.tracks if track.id == key), "")
        if row is None:
            return Spoken(name, None)
        box = QRectF(0, AXIS_PX + row.top_px - stage.scroll_px, self._heads.width(), row.height_px)
        seen = box & QRectF(0, AXIS_PX, self._heads.width(), stage.rows_px)
        events = f"{count:,} event{'' if count == 1 else 's'}"
        return Spoken(f"{name}, {events}", None if seen.isEmpty() else seen, key == self._heads.tracks.chosen)

    def press(self, key: int) -> None:
        """New events go there."""
        self._heads.tracks.choose(key)

    def key_at(self, at: QPointF) -> int | None:
        """The row at that height."""
        row = self._heads.row_at(at.y())
        return row.track if row else None


class TraySpeaker:
    """The events without a date."""

    def __init__(self, tray: Tray) -> None:
        self.area: QWidget = tray
        self._tray = tray

    def value(self) -> str:
        """How many there are."""
        return f"{self._tray.count:,} without a date"

    def keys(self) -> Sequence[int]:
        """In the order of their chips."""
        return [event for event, _, _ in self._tray.chips()]

    def active(self) -> int | None:
        """The chip that has the keyboard."""
        return self._tray.current

    def spoken(self, key: int) -> Spoken:
        """The title, and its place in the tray."""
        chips = self._tray.chips()
        for n, (event, _, box) in enumerate(chips):
            if event == key:
                found = self._tray.stage.project.get("event", key)
                title = found.title if isinstance(found, Event) else ""
                seen = box & QRectF(self._tray.rect())
                selected = key in self._tray.stage.selection.events
                name = f"{title or 'Untitled'}, no date, {n + 1} of {self._tray.count:,}"
                return Spoken(name, None if seen.isEmpty() else seen, selected)
        return Spoken("", None)

    def press(self, key: int) -> None:
        """Select it in nobody's name."""
        self._tray.stage.selection.select_events((key,))

    def key_at(self, at: QPointF) -> int | None:
        """The chip at a point."""
        return self._tray.chip_at(at)


class OverviewSpeaker:
    """The brush: a value, and no items."""

    def __init__(self, overview: Overview) -> None:
        self.area: QWidget = overview
        self._overview = overview

    def value(self) -> str:
        """What is in sight, and of what."""
        return f"{stretch(self._overview.stage)}, of {self._overview.range_label()}"

    def keys(self) -> Sequence[int]:
        """None."""
        return ()

    def active(self) -> int | None:
        """None."""
        return None

    def spoken(self, key: int) -> Spoken:
        """There is nothing to say."""
        return Spoken("", None)

    def press(self, key: int) -> None:
        """There is nothing to press."""

    def key_at(self, at: QPointF) -> int | None:
        """Nothing lies there."""
        return None


class Speakers:
    """Gives the parts of the timeline their ears, and tells those what changes."""

    def __init__(self, canvas: Canvas, heads: Heads, tray: Tray, overview: Overview) -> None:
        stage = canvas.stage
        canvas.setAccessibleName("Events")
        self._events = Ears(canvas, QAccessible.Role.List, EventSpeaker(canvas))
        self._tracks = Ears(heads, QAccessible.Role.List, TrackSpeaker(heads))
        self._undated = Ears(tray, QAccessible.Role.List, TraySpeaker(tray))
        self._brush = Ears(overview, QAccessible.Role.Slider, OverviewSpeaker(overview))
        self._disconnect = (
            stage.looked.connect(self._on_looked),
            stage.content_changed.connect(self._on_looked),
            stage.selection.changed.connect(self._on_selected),
            stage.project.changed.connect(self._on_changed),
            heads.tracks.changed.connect(self._tracks.tell_selected),
        )

    def dispose(self) -> None:
        """Say nothing more."""
        for disconnect in self._disconnect:
            disconnect()

    def _on_looked(self) -> None:
        self._events.tell_moved()
        self._brush.tell_moved()

    def _on_selected(self, _source: object) -> None:
        self._events.tell_selected()
        self._undated.tell_selected()

    def _on_changed(self, keys: frozenset[Key]) -> None:
        events = [key for table, key in keys if table == "event"]
        self._events.tell_changed(events)
        self._undated.tell_changed(events)
        self._tracks.tell_changed([key for table, key in keys if table == "track"])
