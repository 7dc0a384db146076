"""What happens between press and release: panning, the rubber band, and events moved or resized in one edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from timeline_app.model.records import Event
from timeline_app.timeline.columns import FAR_US
from timeline_app.timeline.gestures import Band, Move, Pan, Resize, ends_us
from timeline_app.timeline.picking import within
from timeline_app.timeline.snapping import Snap, snap
from timeline_app.ui.timeline_view.canvas import Overlay, Surface
from timeline_app.ui.timeline_view.stage import AXIS_PX
from timeline_app.ui.timeline_view.tips import change_lines

Modifier: TypeAlias = Qt.KeyboardModifier


class Drag(Protocol):
    """A press that has become a drag. Points are pixels of the surface."""

    cursor: Qt.CursorShape

    def move(self, at: QPointF, modifiers: Modifier) -> None:
        """The pointer is there now."""

    def finish(self) -> None:
        """Released: keep it."""

    def cancel(self) -> None:
        """Escape: everything as before."""


class PanDrag:
    """The ground follows the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, surface: Surface, at: QPointF) -> None:
        self._stage = surface.stage
        self._pan = Pan(self._stage.scale, self._stage.scroll_px, at.x(), at.y())

    def move(self, at: QPointF, modifiers: Modifier) -> None:
        """Pan from where it was gripped."""
        scale, scroll_px = self._pan.at(at.x(), at.y())
        self._stage.look(scale, min(max(scroll_px, 0.0), self._stage.most_scroll_px))

    def finish(self) -> None:
        """Stay here."""

    def cancel(self) -> None:
        """Back to where it was."""
        self._stage.look(self._pan.scale, self._pan.scroll_px)


class BandDrag:
    """A rubber band that selects what it touches."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, surface: Surface, at: QPointF, source: object, kept: Sequence[int]) -> None:
        self._surface = surface
        self._source = source
        self._kept = tuple(kept)
        self._band = Band(at.x(), at.y())
        self._at = at

    def move(self, at: QPointF, modifiers: Modifier) -> None:
        """Stretch it."""
        self._at = at
        self._surface.overlay.band = QRectF(*self._band.rect(at.x(), max(at.y(), AXIS_PX)))
        self._surface.redraw()

    def finish(self) -> None:
        """Select what it touches."""
        self.cancel()
        stage = self._surface.stage
        y0, y1 = self._band.y_px - AXIS_PX, self._at.y() - AXIS_PX
        slots = within(stage.scene, self._band.x_px, y0, self._at.x(), y1)
        found = stage.columns.ids[slots].tolist()
        stage.selection.select_events((*self._kept, *found), self._source)

    def cancel(self) -> None:
        """Let go."""
        self._surface.overlay.band = None
        self._surface.redraw()


class EventDrag:
    """Events moved, or one of their ends: one edit, in which each step is computed from the originals."""

    def __init__(self, surface: Surface, gesture: Move | Resize, at: QPointF) -> None:
        self._surface = surface
        self._stage = surface.stage
        self._gesture = gesture
        self._press_us = self._stage.scale.px_to_time(at.x())
        row = self._stage.layout.row_at(at.y() - AXIS_PX + self._stage.scroll_px)
        self._press_row = self._row_number(row.track if row else None)
        moving = isinstance(gesture, Move)
        self.cursor = Qt.CursorShape.ClosedHandCursor if moving else Qt.CursorShape.SizeHorCursor
        self._originals = gesture.originals if isinstance(gesture, Move) else (gesture.original,)
        several = len(self._originals) > 1
        label = f"Move {len(self._originals)} events" if several else "Move event"
        self._now = {event.id: event for event in self._originals}
        self._targets = self._snap_targets()
        self._edit = self._stage.project.begin(label if moving else "Change event’s time")
        self._stage.hold(True)

    def _row_number(self, track: int | None) -> int:
        ids = [t.id for t in self._stage.shown_tracks]
        return ids.index(track) if track in ids else 0

    def _snap_targets(self) -> list[int]:
        """The ends of all other events in sight, and the markers."""
        stage = self._stage
        slots = stage.scene.marks.slots
        slots = slots[~np.isin(stage.columns.ids[slots], list(self._now))]
        edges = np.concatenate([stage.columns.left[slots], stage.columns.right[slots]])
        lines = [us for line in stage.lines for us in (line.begin_us, line.end_us)]
        return [*edges[np.abs(edges) < FAR_US].tolist(), *lines]

    def move(self, at: QPointF, modifiers: Modifier) -> None:
        """Put the events as the pointer says."""
        stage, free = self._stage, bool(modifiers & Modifier.AltModifier)
        delta_us = stage.scale.px_to_time(at.x()) - self._press_us
        rows = 0
        if isinstance(self._gesture, Move):
            row = stage.layout.row_at(at.y() - AXIS_PX + stage.scroll_px)
            rows = self._row_number(row.track) - self._press_row if row else -self._press_row
        changed, guide = self._at(delta_us, rows, free)
        fresh = [event for event in changed if event != self._now[event.id]]
        if fresh:
            self._edit.put_all(fresh)
            self._now.update((event.id, event) for event in fresh)
        overlay = self._surface.overlay
        overlay.guide_px = None if guide is None else stage.scale.time_to_px(guide)
        overlay.tip, overlay.tip_at = self._tip(changed), at
        self._surface.redraw()

    def _at(self, delta_us: int, rows: int, free: bool) -> tuple[tuple[Event, ...], int | None]:
        """The events, snapped where a snap can be reached with the precision they have."""
        zone = self._stage.zone
        gesture = self._gesture
        if not free:
            edges = gesture.edges_us(zone) if isinstance(gesture, Move) else gesture.edges_us()
            found: Snap | None = snap(edges, delta_us, self._targets, self._stage.scale)
            if found is not None:
                snapped = self._events(found.delta_us, rows, free)
                ends = [us for event in snapped for us in ends_us(event.when, zone)]
                if any(abs(us - found.guide_us) <= self._stage.scale.us_per_px for us in ends):
                    return snapped, found.guide_us
        return self._events(delta_us, rows, free), None

    def _events(self, delta_us: int, rows: int, free: bool) -> tuple[Event, ...]:
        if isinstance(self._gesture, Move):
            return self._gesture.at(delta_us, rows, free=free)
        return (self._gesture.at(delta_us, free=free),)

    def _tip(self, changed: Sequence[Event]) -> tuple[str, ...]:
        project = self._stage.project
        return change_lines(
            self._originals, changed, self._stage.zone, lambda track: project.track(track).name
        )

    def finish(self) -> None:
        """One change."""
        try:
            self._edit.commit()
        finally:
            self._end()

    def cancel(self) -> None:
        """Nothing was written."""
        try:
            self._edit.rollback()
        finally:
            self._end()

    def _end(self) -> None:
        self._surface.overlay = Overlay()
        self._stage.hold(False)
