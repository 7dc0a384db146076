"""The timeline as one widget: heads, canvas, tray and overview, and a public method for every command."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from timeline_app.model.when import When
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.timeline.columns import FAR_US
from timeline_app.timeline.content import Content
from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.scale import Scale
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view import steps
from timeline_app.ui.timeline_view.anchors import anchor_of
from timeline_app.ui.timeline_view.bookmarks import Bookmarks
from timeline_app.ui.timeline_view.clipboard import Clipboard
from timeline_app.ui.timeline_view.crowds import list_events, zoomed_to
from timeline_app.ui.timeline_view.ghost_lane import GhostLane
from timeline_app.ui.timeline_view.glide import Glide
from timeline_app.ui.timeline_view.hands import Canvas
from timeline_app.ui.timeline_view.heads import Heads
from timeline_app.ui.timeline_view.keeping import keep, take
from timeline_app.ui.timeline_view.legend import toggle_legend
from timeline_app.ui.timeline_view.lines import bounds_us
from timeline_app.ui.timeline_view.menus import Menus
from timeline_app.ui.timeline_view.nudges import Nudges
from timeline_app.ui.timeline_view.overview import Overview
from timeline_app.ui.timeline_view.pen import Pen
from timeline_app.ui.timeline_view.rows_bar import RowsBar
from timeline_app.ui.timeline_view.selected_events import SelectedEvents
from timeline_app.ui.timeline_view.settle import Settle
from timeline_app.ui.timeline_view.speakers import Speakers
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage, padded
from timeline_app.ui.timeline_view.tracks import Tracks
from timeline_app.ui.timeline_view.tray import Tray
from timeline_app.ui.timeline_view.visits import Visits

_STEP_ZOOM, _STEP_PAN = 1.5, 0.2
_MARGIN_PX = 40.0


class TimelineView(QWidget):
    """Shows the events of a project on the axis of its zone, and lets a hand change them.

    It selects in its own name and scrolls only when somebody else selected. `animated=False` moves at once.
    `content` is what was read of the project already.
    """

    edit_requested = Signal(object)  # event id: open the panel for it
    marker_edit_requested = Signal(object)  # marker id: ask what it should become
    text_dropped = Signal(str, object, object)  # text, the When of the place, track id
    view_changed = Signal()  # another stretch is shown
    menu_opening = Signal()  # what can be done now is about to be shown
    noticed = Signal(str)  # a sentence for the status bar

    def __init__(
        self,
        project: Project,
        selection: Selection,
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        animated: bool = True,
        content: Content | None = None,
    ) -> None:
        super().__init__(parent)
        self.project, self.selection = project, selection
        self.stage = Stage(project, selection, self.font(), content)
        self.canvas = Canvas(self.stage, appearance, self)
        self.tracks = Tracks(self.stage)
        self.heads = Heads(self.stage, self.tracks, appearance, self)
        self.overview = Overview(self.stage, appearance, self)
        self.tray = Tray(self.stage, appearance, self)
        self.ghosts = GhostLane(self.stage, appearance, self)
        self._bar = RowsBar(self.stage, self.heads)
        self._glide = Glide(self.stage, animated, self)
        self._settle = Settle(self.stage, animated, self)
        self.pen = Pen(self.canvas, self)
        self.selected = SelectedEvents(self.stage)
        self.visits = Visits(self.stage, self._glide, self)
        self.nudges = Nudges(self.canvas, self.reveal_events, self)
        self.clipboard = Clipboard(self.stage, self.tracks, self.reveal_events, self)
        self.bookmarks = Bookmarks(self.canvas, self.show_range)
        self._menus = Menus(self)
        self._fitted: Scale | None = None
        self._shown_whole = False
        self.setFocusProxy(self.canvas)
        self._speakers = Speakers(self.canvas, self.heads, self.tray, self.overview)
        self.setAccessibleName("Timeline")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.heads, 0, 0)
        grid.addWidget(self.canvas, 0, 1)
        for row, part in enumerate((self.ghosts, self.tray, self.overview), start=1):
            grid.addWidget(part, row, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)

    def _connect(self) -> None:
        self.canvas.touched.connect(self._glide.stop)
        self.overview.touched.connect(self._glide.stop)
        self.canvas.created.connect(lambda x, y: self.pen.write(QPointF(x, y)))
        self.canvas.crowd_clicked.connect(self._open_crowd)
        self.canvas.opened.connect(self.edit_requested)
        self.canvas.marker_opened.connect(self.marker_edit_requested)
        self.canvas.touched.connect(self.nudges.finish)
        self.canvas.menu_wanted.connect(
            lambda event, marker, x, y: self._menus.on_canvas(event, marker, QPointF(x, y))
        )
        self.heads.menu_wanted.connect(self._menus.on_track)
        self.tray.menu_wanted.connect(self._menus.on_event)
        for part in (self.nudges, self.clipboard):
            part.told.connect(self.noticed)
        self.canvas.dropped.connect(self.text_dropped)
        self.canvas.claims.wanted.connect(self.reveal_stretch)
        self.heads.scrolled.connect(self.canvas.scroll)
        self.tray.opened.connect(self.edit_requested)
        self.pen.serve(self.tray)
        self.tray.placed.connect(lambda event: self.reveal_events((event,)))
        self._disconnect = (
            self.stage.looked.connect(self.view_changed.emit),
            self.stage.changed.connect(self._bar.follow),
            self.selection.changed.connect(self._on_selected),
        )

    def dispose(self) -> None:
        """Let go of the project, the selection and the appearance."""
        self.canvas.cancel()
        self.nudges.dispose()
        self.visits.dispose()
        self._settle.dispose()
        for disconnect in self._disconnect:
            disconnect()
        parts = (self.canvas, self.heads, self.overview, self.tray, self.ghosts, self.stage)
        for part in (self._speakers, *parts):
            part.dispose()

    def use_preferences(self, *, wheel_zooms: bool, animated: bool) -> None:
        """Whether the plain wheel zooms or moves, and whether the view glides to where it is sent."""
        self.canvas.wheel_zooms = wheel_zooms
        self._glide.animated = self._settle.animated = animated

    def wanted_height(self) -> int:
        """The height in pixels at which no track has to be scrolled to."""
        rows_px: float = self.stage.layout_to_be.height_px
        around_px = self.height() - self.canvas.height()
        return int(AXIS_PX + rows_px + around_px) + 1

    # Zoom and pan

    def zoom_in(self) -> None:
        """Half as much again, about the middle."""
        self._zoom(_STEP_ZOOM)

    def zoom_out(self) -> None:
        """The way back from `zoom_in`."""
        self._zoom(1 / _STEP_ZOOM)

    def pan_left(self) -> None:
        """Towards earlier times."""
        self._pan(_STEP_PAN)

    def pan_right(self) -> None:
        """Towards later times."""
        self._pan(-_STEP_PAN)

    def fit_all(self) -> None:
        """Everything that has a date."""
        self.show_range(*self.stage.whole_us())

    def fit_selection(self) -> None:
        """What is selected; everything when that is shown already, or nothing is selected."""
        extent = self.stage.extent_us(self.selection.events)
        scale = Scale.showing(*padded(*extent), self.stage.scale.width_px) if extent else None
        if scale is None or self._fitted == self._glide.aim == scale:
            self._fitted = None
            self.fit_all()
        else:
            self._fitted = scale
            self._glide.to(scale, self._scroll_to(self.selection.events))

    def show_range(self, begin_us: int, end_us: int) -> None:
        """Show this stretch of the axis."""
        self._glide.to(Scale.showing(begin_us, end_us, self.stage.scale.width_px))

    def visible_range(self) -> tuple[int, int]:
        """The stretch of the axis that is shown, in microseconds."""
        return self.stage.scale.left_us, self.stage.scale.right_us

    def reveal_events(self, ids: Iterable[int]) -> None:
        """Bring events into view, moving no more than needed."""
        ids = tuple(ids)
        self._tell_hidden(ids)
        extent = self.stage.focus_us(ids[-500:])
        if extent is None:
            return
        scale = self._glide.aim
        x0, x1 = scale.time_to_px(extent[0]), scale.time_to_px(extent[1])
        if (
            x1 < _MARGIN_PX
            or x0 > scale.width_px - _MARGIN_PX
            or (len(ids) > 1 and (x0 < 0 or x1 > scale.width_px))
        ):
            if x1 - x0 <= scale.width_px - 2 * _MARGIN_PX:
                scale = scale.panned(scale.width_px / 2 - (x0 + x1) / 2)
            elif len(ids) > 1:
                scale = Scale.showing(*padded(*extent), scale.width_px)
            else:
                scale = scale.panned(_MARGIN_PX * 2 - x0)
        self._glide.to(scale, self._scroll_to(ids))

    def reveal_stretch(self, begin_us: int, end_us: int) -> None:
        """Bring a stretch into sight beside what is selected, zooming out no more than needed."""
        extent = self.stage.focus_us(self.selection.events) or (begin_us, end_us)
        self._glide.include(min(begin_us, extent[0]), max(end_us, extent[1]), _MARGIN_PX)

    def look_at(self, when: When) -> None:
        """Bring a time into sight, where its begin or its end is not; the zoom stays."""
        known = [us for us in bounds_us(when, self.stage.zone) if abs(us) < FAR_US]
        aim = self._glide.aim
        places = [aim.time_to_px(us) for us in known]
        if places and not any(_MARGIN_PX <= x <= aim.width_px - _MARGIN_PX for x in places):
            self._glide.to(aim.panned(aim.width_px / 2 - sum(places) / len(places)))

    def toggle_legend(self) -> None:
        """Open the legend, or close it."""
        toggle_legend(self.stage, self.canvas.appearance, self)

    def _tell_hidden(self, ids: tuple[int, ...]) -> None:
        last = self.project.events(ids[-1:]) if self.stage.hidden else []
        if last and last[0].track in self.stage.hidden:
            track = self.project.track(last[0].track).name
            self.noticed.emit(
                f"“{last[0].title}” is on the hidden track “{track}”: Shift+H shows all tracks."
            )

    def _zoom(self, factor: float) -> None:
        aim = self._glide.aim
        self._glide.to(aim.zoomed_at(aim.width_px / 2, factor))

    def _pan(self, share: float) -> None:
        aim = self._glide.aim
        self._glide.to(aim.panned(aim.width_px * share))

    def _scroll_to(self, ids: Iterable[int]) -> float:
        """The scroll that shows the last of these events' lanes."""
        stage, scroll = self.stage, self.stage.scroll_px
        for event in list(ids)[-1:]:
            slot = stage.columns.slot_of(event)
            row = stage.layout_to_be.row_of(int(stage.columns.track[slot])) if slot is not None else None
            if slot is not None and row is not None:
                top = row.lane_px(row.packing.lane_of(slot) or 0)
                scroll = min(max(scroll, top + BAR_PX + 16 - stage.rows_px), top - 12)
        return min(max(scroll, 0.0), stage.most_scroll_px)

    def _open_crowd(self, x: float, y: float) -> None:
        slots = self.canvas.crowd_at(QPointF(x, y))
        scale = zoomed_to(self.stage, slots, x)
        if scale is not None:
            self._glide.to(scale)
        elif slots.size:
            track = int(self.stage.columns.track[slots[0]])
            at = self.canvas.viewport().mapToGlobal(QPointF(x, y))
            list_events(self.stage, slots, self, at, self._go, lambda: self.tracks.show_more(track))

    def anchor_of(self, event: int) -> QPoint | None:
        """The lower end of an event in pixels of this widget; None when it is out of sight, or dragged."""
        at = anchor_of(self.stage, event)
        return None if at is None else self.canvas.viewport().mapTo(self, QPointF(*at).toPoint())

    # Going from event to event

    def go_first(self) -> None:
        """Select the first event in time."""
        self._go(steps.first(self.stage))

    def go_last(self) -> None:
        """Select the last event in time."""
        self._go(steps.last(self.stage))

    def select_next(self) -> None:
        """The event after the active one in time."""
        self._step(1)

    def select_previous(self) -> None:
        """The event before the active one in time."""
        self._step(-1)

    def _step(self, by: int) -> None:
        self._go(steps.beside(self.stage, self.selection.event, by))

    def _go(self, event: int | None) -> None:
        if event is not None:
            self.selection.select_events([event], self)
            self.reveal_events([event])

    def _on_selected(self, source: object) -> None:
        if source is not self and self.selection.events and not self.canvas.dragging:
            self.reveal_events(self.selection.events)

    # Changing events

    def delete_selected(self) -> None:
        """Delete the selected events; their passages stay."""
        if not self.canvas.dragging:
            self.selected.delete()

    def open_selected(self) -> None:
        """Ask for the panel of the active event."""
        if self.selection.event is not None:
            self.edit_requested.emit(self.selection.event)

    def new_event_here(self) -> None:
        """Write a new event in the middle of what is shown, in the track in use."""
        row = self.stage.layout.row_of(self.tracks.in_use)
        top = row.lane_px(0) if row else 0.0
        y = AXIS_PX + min(max(top - self.stage.scroll_px, 0.0), self.stage.rows_px - 30) + BAR_PX / 2
        under = self.canvas.viewport().mapFromGlobal(self.canvas.cursor().pos())
        inside = self.canvas.viewport().rect().contains(under) and under.y() > AXIS_PX
        self.pen.write(QPointF(under) if inside else QPointF(self.stage.scale.width_px / 2, y))

    def rename_selected(self) -> None:
        """Write the active event's title in place."""
        if self.selection.event is not None:
            self.reveal_events((self.selection.event,))
            self.pen.rename(self.selection.event)

    def _give_up(self) -> None:
        """What is dragged goes back; without that, what is selected is no longer so, then no track is in use."""
        if not self.tray.cancel() and not self.heads.cancel():
            if self.selection.events:
                self.selection.clear(self)
            else:
                self.tracks.choose(None)

    # The view itself

    def save_view(self) -> dict[str, Any]:
        """What is shown, as plain JSON values."""
        return keep(self.stage)

    def restore_view(self, view: dict[str, Any]) -> None:
        """Show what `save_view` told; anything else is left alone."""
        self._glide.stop()
        if take(self.stage, view):
            self._shown_whole = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show everything when the widget gets its first real size."""
        super().resizeEvent(event)
        if not self._shown_whole and self.canvas.viewport().width() > 100:
            self._shown_whole = True
            self.stage.look(Scale.showing(*self.stage.whole_us(), self.stage.scale.width_px))
        self._bar.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape; all other keys are those of the window's commands."""
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse's own buttons for it go back and forward."""
        if event.button() == Qt.MouseButton.BackButton:
            self.visits.back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.visits.forward()
