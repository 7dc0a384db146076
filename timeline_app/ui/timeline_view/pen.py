"""Writing on the timeline: new events, titles in place, and days for events that had none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from timeline_app.dates.words import short
from timeline_app.model.precision import Precision
from timeline_app.project import edits
from timeline_app.timeline.gestures import fitting, when_at
from timeline_app.ui.timeline_view.canvas import Overlay
from timeline_app.ui.timeline_view.hands import Canvas
from timeline_app.ui.timeline_view.stage import AXIS_PX
from timeline_app.ui.timeline_view.title_editor import HEIGHT_PX, TitleEditor
from timeline_app.ui.timeline_view.tray import Tray


class Pen:
    """Writes on a canvas, in the name of the view `source`; there is one field at a time."""

    def __init__(self, canvas: Canvas, source: QWidget) -> None:
        self._canvas = canvas
        self._stage = canvas.stage
        self._project = canvas.stage.project
        self._source = source
        self._editor: TitleEditor | None = None

    def rename(self, event: int) -> None:
        """Write an event's title in place, where its label is."""
        if self._project.read_only:
            return
        slot = self._stage.columns.slot_of(event)
        index = self._stage.scene.index(slot) if slot is not None else None
        title = self._project.event(event).title
        at = QPointF(20, self._canvas.height() - HEIGHT_PX - 8)
        if index is not None:
            marks = self._stage.scene.marks
            at = QPointF(float(marks.x0[index]) + 4, AXIS_PX + float(marks.y[index]) - 3)
        for label in self._stage.scene.labels if index is not None else ():
            if label.index == index:
                at.setX(label.x_px - 9)

        def done(text: str | None) -> None:
            self._editor = None
            if text and text != title and self._project.get("event", event):
                with self._project.edit("Rename event") as edit:
                    edits.change_event(edit, event, title=text)

        self._editor = TitleEditor(self._canvas.viewport(), at.toPoint(), title, done)

    def write(self, at: QPointF) -> None:
        """A field at this place; Enter makes the event there, as precise as the zoom can point."""
        track = self._canvas.track_at(at)
        if self._project.read_only or track is None or self._editor is not None:
            return
        when = when_at(self._stage.scale.px_to_time(at.x()), fitting(self._stage.scale))
        tip = (short(when), f"in {self._project.track(track).name}")
        self._canvas.overlay = Overlay(ghost=at, ghost_track=track, tip=tip, tip_at=at)
        self._canvas.redraw()

        def done(text: str | None) -> None:
            self._editor = None
            self._canvas.forget_point()
            if text is not None and self._project.get("track", track):
                with self._project.edit("New event") as edit:
                    event = edits.add_event(edit, text or "Untitled event", track, when)
                self._stage.selection.select_events((event,), self._source)

        place = QPointF(at.x() + 12, at.y() - HEIGHT_PX / 2).toPoint()
        self._editor = TitleEditor(self._canvas.viewport(), place, "", done)

    def serve(self, tray: Tray) -> None:
        """Take the chips that are dragged from the tray, or placed by keyboard."""
        tray.dragged.connect(lambda _event, at: self.show_day(at))
        tray.released.connect(self.date)
        tray.cancelled.connect(self._canvas.forget_point)
        tray.placed.connect(self.place)

    def show_day(self, at: QPointF) -> None:
        """Show the day that an undated event would get at a point of the screen."""
        local = self._canvas.viewport().mapFromGlobal(at)
        if self._canvas.viewport().rect().contains(local.toPoint()):
            self._canvas.point_out(local, Precision.DAY)
        else:
            self._canvas.forget_point()

    def date(self, event: int, at: QPointF) -> None:
        """Give an undated event the day at a point of the screen, and the track where it was dropped."""
        self._canvas.forget_point()
        local = self._canvas.viewport().mapFromGlobal(at)
        if not self._canvas.viewport().rect().contains(local.toPoint()) or not self._project.get(
            "event", event
        ):
            return
        when = when_at(self._stage.scale.px_to_time(local.x()), Precision.DAY)
        track = self._canvas.track_at(local) if local.y() > AXIS_PX else None
        with self._project.edit("Date event") as edit:
            edits.change_event(edit, event, when=when, track=track or self._project.event(event).track)

    def place(self, event: int) -> None:
        """Give an undated event the day in the middle of the view; it stays on its track."""
        if self._project.read_only:
            return
        middle = QPointF(self._stage.scale.width_px / 2, AXIS_PX / 2)
        self.date(event, self._canvas.viewport().mapToGlobal(middle))
        if not self._stage.columns.undated().size:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
