"""Mouse, wheel and drops on the timeline: finds out what is meant, and leaves the doing to drags and commands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QToolTip, QWidget

from timeline_app.dates.words import short
from timeline_app.model.precision import Precision
from timeline_app.timeline.columns import Ints
from timeline_app.timeline.gestures import Grip, Move, Resize, fitting, when_at
from timeline_app.timeline.picking import Hit, Part, crowd_at, pick
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view.canvas import Overlay, Surface
from timeline_app.ui.timeline_view.drags import BandDrag, Drag, EventDrag, Modifier, PanDrag
from timeline_app.ui.timeline_view.focus_ring import FocusRing
from timeline_app.ui.timeline_view.resting import tip_at
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage

PASSAGE_FORMAT = "application/x-timeline-passage"
_NOTCH_ZOOM = 1.25
_EDGE_PX, _FRAME_MS = 28.0, 16  # a held event this near an edge pans, once a frame
_PAN_PX = 0.8  # a pixel of the wheel's angle (an eighth of a degree) pans as much
_GRIPS = {
    Part.BEGIN: Grip.BEGIN,
    Part.END: Grip.END,
    Part.SOFT_BEGIN: Grip.SOFT_BEGIN,
    Part.SOFT_END: Grip.SOFT_END,
}
Button, Cursor = Qt.MouseButton, Qt.CursorShape


class Canvas(Surface):
    """The surface with hands. `source` is the view in whose name it selects."""

    touched = Signal()  # a person pans or zooms: animations stop
    created = Signal(float, float)  # new event wanted there (pixels)
    crowd_clicked = Signal(float, float)  # a density or a count was clicked (pixels)
    opened = Signal(object)  # an event was double-clicked
    marker_opened = Signal(object)  # the flag of a marker was double-clicked
    menu_wanted = Signal(object, object, float, float)  # event or None, marker or None, and where
    dropped = Signal(str, object, object)  # text, the When of the place, track

    def __init__(self, stage: Stage, appearance: Appearance, source: QWidget) -> None:
        super().__init__(stage, appearance, source)
        self._source = source
        FocusRing(self, appearance)
        self._drag: Drag | None = None
        self._press: QPointF | None = None
        self._press_hit: Hit | None = None
        self._press_button = Button.NoButton
        self._press_modifiers = Modifier.NoModifier
        self._space = False
        self._last_move = QPointF(), Modifier.NoModifier
        self._edge_pan = QTimer(self)
        self._edge_pan.setInterval(_FRAME_MS)
        self._edge_pan.timeout.connect(self._on_edge)
        self.wheel_zooms = True
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._drag is not None

    def hit(self, at: QPointF) -> Hit | None:
        """What lies at a point."""
        return pick(self.stage.scene, at.x(), at.y() - AXIS_PX) if at.y() > AXIS_PX else None

    def crowd_at(self, at: QPointF) -> Ints:
        """The slots that a density or a count stands for at a point; none elsewhere."""
        return crowd_at(self.stage.scene, at.x(), at.y() - AXIS_PX)

    def event_at(self, at: QPointF) -> int | None:
        """The event at a point."""
        found = self.hit(at)
        return int(self.stage.columns.ids[found.slot]) if found else None

    # Press, move, release

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what was pressed; what it means shows when the pointer moves or lets go."""
        if event.button() in (Button.BackButton, Button.ForwardButton):
            event.ignore()  # the view's
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.touched.emit()
        if self._drag is not None:
            return
        at, button = event.position(), event.button()
        if button == Button.LeftButton and self.claims.press(at):
            event.accept()
            return
        self._press, self._press_button, self._press_modifiers = at, button, event.modifiers()
        self._press_hit = self.hit(at) if button == Button.LeftButton else None
        panning = button == Button.MiddleButton or (button == Button.LeftButton and self._space)
        if panning:
            self._begin(PanDrag(self, at))
        elif self._press_hit and not event.modifiers() & Modifier.ControlModifier:
            pressed = self.event_at(at)
            if pressed is not None and pressed not in self.stage.selection.events:
                self.stage.selection.select_events((pressed,), self._source)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or tell what the pointer rests on."""
        at = event.position()
        if self._drag is not None:
            self._go_on(at, event.modifiers())
            if isinstance(self._drag, EventDrag) and self._beyond(at) != (0.0, 0.0):
                self._edge_pan.start()
        elif self._press is not None and event.buttons() & Button.LeftButton:
            far = (at - self._press).manhattanLength() >= QApplication.startDragDistance() / 2
            if far and (drag := self._drag_from(self._press, self._press_modifiers)):
                self._begin(drag)
                self._go_on(at, event.modifiers())
        elif not event.buttons():
            self._hover(at)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag, or take the press as a click."""
        if event.button() != self._press_button:
            return
        self._edge_pan.stop()
        drag, self._drag = self._drag, None
        press, self._press = self._press, None
        if drag is not None:
            drag.finish()
        elif press is not None and event.button() == Button.LeftButton:
            self._click(press, event.modifiers())
        self._hover(event.position())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On an event: open it. On the ground: a new one."""
        if event.button() != Button.LeftButton:
            return
        at = event.position()
        self._press = None
        if self.claims.at(at) is not None:
            return
        found, marker = self.event_at(at), self.marker_at(at)
        if found is not None:
            self.opened.emit(found)
        elif self.crowd_at(at).size:
            return  # its first click has done what there is to do
        elif marker is not None:
            self.marker_opened.emit(marker)
        elif at.y() > AXIS_PX:
            self.created.emit(at.x(), at.y())
        event.accept()

    def _beyond(self, at: QPointF) -> tuple[float, float]:
        """How fast to pan for a pointer in the margins: pixels a frame, to the right and down."""
        size, most = self.viewport().size(), self.stage.most_scroll_px
        right = min(at.x() - _EDGE_PX, 0.0) + max(at.x() - size.width() + _EDGE_PX, 0.0)
        down = min(at.y() - AXIS_PX - _EDGE_PX / 2, 0.0) + max(at.y() - size.height() + _EDGE_PX / 2, 0.0)
        return right / 2, down / 2 if most else 0.0

    def _on_edge(self) -> None:
        """An event is held near an edge: what lies beyond comes into view."""
        at, modifiers = self._last_move
        right, down = self._beyond(at)
        if self._drag is None or not (right or down):
            self._edge_pan.stop()
            return
        scroll_px = min(max(self.stage.scroll_px + down, 0.0), self.stage.most_scroll_px)
        self.stage.look(self.stage.scale.panned(-right), scroll_px)
        self._go_on(at, modifiers)

    def _go_on(self, at: QPointF, modifiers: Modifier) -> None:
        """The next step of the drag; one that fails ends it, with everything as before."""
        self._last_move = at, modifiers
        try:
            if self._drag is not None:
                self._drag.move(at, modifiers)
        except Exception:
            self.cancel()
            raise

    def _begin(self, drag: Drag) -> None:
        self._drag = drag
        self.viewport().setCursor(drag.cursor)

    def _drag_from(self, at: QPointF, modifiers: Modifier) -> Drag | None:
        stage, hit = self.stage, self._press_hit
        if modifiers & Modifier.ShiftModifier or at.y() <= AXIS_PX:
            return PanDrag(self, at)
        if hit is None:
            kept = stage.selection.events if modifiers & Modifier.ControlModifier else ()
            return BandDrag(self, at, self._source, kept)
        if stage.project.read_only:
            return None
        pressed = int(stage.columns.ids[hit.slot])
        if self._grips(hit):
            return EventDrag(self, Resize(stage.project.event(pressed), _GRIPS[hit.part], stage.zone), at)
        ids = stage.selection.events if pressed in stage.selection.events else (pressed,)
        last = [event for event in ids if event != pressed]
        events = tuple(event for event in stage.project.events((*last, pressed)) if event.when is not None)
        return EventDrag(self, Move(events, tuple(track.id for track in stage.shown_tracks)), at)

    def _grips(self, hit: Hit) -> bool:
        """Whether an end is gripped there; of several selected events none is: they move together."""
        selected = self.stage.selection.events
        several = len(selected) > 1 and int(self.stage.columns.ids[hit.slot]) in selected
        return hit.part in _GRIPS and not several

    def _click(self, at: QPointF, modifiers: Modifier) -> None:
        selection, hit = self.stage.selection, self._press_hit
        if hit is None:
            if self.crowd_at(at).size:
                self.crowd_clicked.emit(at.x(), at.y())
            elif self.marker_at(at) is None and not modifiers & (
                Modifier.ControlModifier | Modifier.ShiftModifier
            ):
                selection.clear(self._source)
            return
        pressed = int(self.stage.columns.ids[hit.slot])
        if modifiers & Modifier.ControlModifier:
            selection.toggle_event(pressed, self._source)
        else:
            selection.select_events((pressed,), self._source)

    def cancel(self) -> bool:
        """End the drag as if it had never been; False when there was none."""
        self._edge_pan.stop()
        drag, self._drag = self._drag, None
        self._press = None
        if drag is None:
            return False
        drag.cancel()
        self.viewport().unsetCursor()
        return True

    def _hover(self, at: QPointF) -> None:
        found = self.hit(at)
        key = ("event", int(self.stage.columns.ids[found.slot])) if found else None
        self.stage.selection.hover(key, self._source)
        if self._space:
            self.viewport().setCursor(Cursor.OpenHandCursor)
        elif self.claims.at(at):
            self.viewport().setCursor(Cursor.PointingHandCursor)
        elif found and self._grips(found) and not self.stage.project.read_only:
            soft = found.part in (Part.SOFT_BEGIN, Part.SOFT_END)
            self.viewport().setCursor(Cursor.SplitHCursor if soft else Cursor.SizeHorCursor)
        elif found or self.crowd_at(at).size:
            self.viewport().setCursor(Cursor.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        if self._drag is None:
            self.stage.selection.hover(None, self._source)
        super().leaveEvent(event)

    # Wheel and pinch

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; Shift or a sideways wheel pans; Ctrl+Shift scrolls the rows."""
        self.touched.emit()
        delta, modifiers = event.angleDelta(), event.modifiers()
        stage, ctrl = self.stage, bool(modifiers & Modifier.ControlModifier)
        along = delta.y() or delta.x()
        if modifiers & Modifier.ShiftModifier and ctrl:
            self.scroll(-along / 2)
        elif modifiers & Modifier.ShiftModifier:
            stage.look(stage.scale.panned(along * _PAN_PX))
        elif abs(delta.x()) > abs(delta.y()):
            stage.look(stage.scale.panned(delta.x() * _PAN_PX))
        elif self.wheel_zooms or ctrl:
            stage.look(stage.scale.zoomed_at(event.position().x(), _NOTCH_ZOOM ** (delta.y() / 120)))
        else:
            self.scroll(-delta.y() / 2)
        event.accept()

    def scroll(self, px: float) -> None:
        """Scroll the rows down by some pixels."""
        stage = self.stage
        stage.look(stage.scale, min(max(stage.scroll_px + px, 0.0), stage.most_scroll_px))

    def event(self, event: QEvent) -> bool:
        """During a drag no key is a command: its edit is open."""
        if event.type() == QEvent.Type.ShortcutOverride and self.dragging:
            event.accept()
            return True
        return bool(super().event(event))

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinches of a touch screen or a touch pad, and tips."""
        stage = self.stage
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.touched.emit()
                at = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                stage.look(stage.scale.zoomed_at(at.x(), pinch.scaleFactor() or 1.0))
                return True
        native = event if isinstance(event, QNativeGestureEvent) else None
        if native and native.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.touched.emit()
            stage.look(stage.scale.zoomed_at(native.position().x(), 1.0 + native.value()))
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), "" if self.dragging else tip_at(self, QPointF(event.pos())))
            return True
        return bool(super().viewportEvent(event))

    # Keys that belong to the pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pans while it is held; Escape ends a drag; everything else is the view's."""
        if event.key() == Qt.Key.Key_Escape and self.cancel():
            event.accept()
        elif event.key() == Qt.Key.Key_Space:
            self._space = True
            if self._drag is None:
                self.viewport().setCursor(Cursor.OpenHandCursor)
            event.accept()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space is let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            if self._drag is None:
                self.viewport().unsetCursor()
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The view shows the menu."""
        at = QPointF(event.pos())
        self._press = None
        found = self.event_at(at)
        if found is not None and found not in self.stage.selection.events:
            self.stage.selection.select_events((found,), self._source)
        self.menu_wanted.emit(found, self.marker_at(at), at.x(), at.y())
        event.accept()

    # Text dropped from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text may be dropped."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        mime = event.mimeData()
        if self.stage.project.read_only or not (mime.hasText() or mime.hasFormat(PASSAGE_FORMAT)):
            event.ignore()
            return
        event.acceptProposedAction()
        self.point_out(event.position())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self.forget_point()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped, and where."""
        self.forget_point()
        at = event.position()
        event.acceptProposedAction()
        when = when_at(self.stage.scale.px_to_time(at.x()), fitting(self.stage.scale))
        self.dropped.emit(event.mimeData().text(), when, self.track_at(at))

    def point_out(self, at: QPointF, precision: Precision | None = None) -> None:
        """Show which time (as precise as the zoom, or as told) and which track a drop at this point means."""
        stage = self.stage
        track = self.track_at(at)
        us = stage.scale.px_to_time(at.x())
        name = stage.project.track(track).name if track is not None else ""
        self.overlay = Overlay(
            guide_px=at.x(),
            tip=(short(when_at(us, precision or fitting(stage.scale))), f"in {name}"),
            tip_at=at,
        )
        self.redraw()
