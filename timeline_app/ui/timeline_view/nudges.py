"""Changes to the selected events by key: moved, resized, widened and put on another track, one step a press.

A key that is held down repeats its step within one edit, which is kept when the key is let go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app.model.precision import Precision
from timeline_app.model.records import Event
from timeline_app.model.when import When
from timeline_app.project.edit import Edit
from timeline_app.timeline.gestures import Move, fitting
from timeline_app.timeline.steps import begin_moved_by, end_moved_by, moved_by, unit_of, widened_by
from timeline_app.ui.timeline_view.canvas import Overlay
from timeline_app.ui.timeline_view.hands import Canvas
from timeline_app.ui.timeline_view.stage import AXIS_PX
from timeline_app.ui.timeline_view.tips import change_lines

_TIP_MS = 1600
_MODIFIERS = frozenset(
    {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)
_PRESSES = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
_ENDS = frozenset(
    {
        *(QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate, QEvent.Type.Close),
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel),
    }
)


class Step(Enum):
    """What a press changes, and what to say where it cannot."""

    MOVE = "It cannot be moved any further."
    TRACK = "There is no track beyond."
    BEGIN = "Its beginning cannot be moved there: type one into its date."
    END = "Its end cannot be moved there: type one into its date."
    WIDTH = "It cannot be known less, or more, precisely."


@dataclass(slots=True)
class _Held:
    """Steps that are being taken, all counted from the originals."""

    step: Step
    originals: tuple[Event, ...]
    now: dict[int, Event]
    finest: Precision  # that can be pointed at
    unit: Precision  # by which all of them move
    tracks: tuple[int, ...]
    edit: Edit
    count: int = 0

    def events(self) -> tuple[Event, ...]:
        """What the events become."""
        if self.step is Step.TRACK:
            return Move(self.originals, self.tracks).at(0, self.count)
        return tuple(replace(event, when=self._when(event.when)) for event in self.originals)

    def _when(self, when: When | None) -> When | None:
        if when is None or not self.count:
            return when
        match self.step:
            case Step.BEGIN:
                return begin_moved_by(when, self.finest, self.count)
            case Step.END:
                return end_moved_by(when, self.finest, self.count)
            case Step.WIDTH:
                return widened_by(when, self.finest, self.count)
        return moved_by(when, self.unit, self.count)


class Nudges(QObject):
    """Takes steps with the selected events; `reveal` brings events into view."""

    told = Signal(str)  # the new value and how far it is from the old one

    def __init__(self, canvas: Canvas, reveal: Callable[[tuple[int, ...]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas, self._stage = canvas, canvas.stage
        self._reveal = reveal
        self._held: _Held | None = None
        self._down: tuple[int, Qt.KeyboardModifier] | None = None  # the key that is pressed on the canvas
        self._tip = Overlay()
        self._fade = QTimer(self, singleShot=True, interval=_TIP_MS)
        self._fade.timeout.connect(self._hide_tip)
        canvas.installEventFilter(self)
        canvas.touched.connect(self._hide_tip)
        self._forget = self._stage.selection.changed.connect(self._on_selected)

    def dispose(self) -> None:
        """Keep what was done, and hear no more."""
        self.finish()
        self._fade.stop()
        self._forget()

    def move(self, count: int) -> None:
        """The selected events so many steps later."""
        self._take(Step.MOVE, count)

    def move_rows(self, count: int) -> None:
        """The selected events so many tracks down."""
        self._take(Step.TRACK, count)

    def move_begin(self, count: int) -> None:
        """Their beginnings so many steps later."""
        self._take(Step.BEGIN, count)

    def move_end(self, count: int) -> None:
        """Their ends so many steps later."""
        self._take(Step.END, count)

    def widen(self, count: int) -> None:
        """What is possible so many steps wider at both sides, or narrower."""
        self._take(Step.WIDTH, count)

    def finish(self) -> None:
        """Keep the steps that were taken as one change."""
        held = self._let_go()
        if held is not None:
            try:
                held.edit.commit()
            finally:
                self._stage.hold(False)

    def _take(self, step: Step, count: int) -> None:
        if self._held is not None and self._held.step is not step:
            self.finish()
        held = self._held or self._begun(step)
        if held is None:
            return
        before, held.count = held.count, held.count + count
        try:
            changed = held.events()
            fresh = [event for event in changed if event != held.now[event.id]]
            held.edit.put_all(fresh)
        except Exception:
            self._let_go()
            held.edit.rollback()
            self._stage.hold(False)
            raise
        held.now.update((event.id, event) for event in fresh)
        if fresh:
            self._reveal((changed[-1].id,))
        else:
            held.count = before
        self._tell(held, changed, bool(fresh))
        if self._down is None:
            self.finish()

    def _begun(self, step: Step) -> _Held | None:
        stage = self._stage
        events = tuple(
            e
            for e in stage.project.events(stage.selection.events)
            if e.when is not None or step is Step.TRACK
        )
        if not events or stage.project.read_only or self._canvas.dragging:
            return None
        moving = step in (Step.MOVE, Step.TRACK)
        several = f"Move {len(events)} events" if len(events) > 1 else "Move event"
        finest = fitting(stage.scale)
        self._held = _Held(
            step,
            events,
            {event.id: event for event in events},
            finest,
            unit_of((event.when for event in events), finest),
            tuple(track.id for track in stage.shown_tracks),
            stage.project.begin(several if moving else "Change event’s time"),
        )
        stage.hold(True)
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)
        return self._held

    def _let_go(self) -> _Held | None:
        held, self._held = self._held, None
        if held is not None and (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
        return held

    def _tell(self, held: _Held, changed: tuple[Event, ...], done: bool) -> None:
        project = self._stage.project
        lines = change_lines(
            held.originals, changed, self._stage.zone, lambda track: project.track(track).name
        )
        if not done:
            lines = (*lines[:1], held.step.value)
        name = f"{changed[-1].title}: " if len(changed) == 1 and changed[-1].title else ""
        self.told.emit(name + ", ".join(lines))
        at = self._place(changed[-1].id)
        if at is not None:
            self._tip = Overlay(tip=lines, tip_at=at)
            self._canvas.overlay = self._tip
            self._canvas.redraw()
            self._fade.start()

    def _place(self, event: int) -> QPointF | None:
        slot = self._stage.columns.slot_of(event)
        scene = self._stage.scene
        index = scene.index(slot) if slot is not None else None
        if index is None:
            return None
        return QPointF(max(float(scene.marks.x0[index]), 0.0), AXIS_PX + float(scene.marks.y[index]) + 6)

    def _on_selected(self, _source: object) -> None:
        self.finish()
        self._hide_tip()

    def _hide_tip(self) -> None:
        if self._canvas.overlay is self._tip:
            self._canvas.forget_point()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice which key is down, and whatever else a person begins while it is."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in _PRESSES and event.key() not in _MODIFIERS:
            pressed = (event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
            if pressed != self._down:
                self.finish()
            if watched is self._canvas:
                self._down = pressed
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._down = None
            self.finish()
        elif kind in _ENDS:
            if watched is self._canvas and kind == QEvent.Type.FocusOut:
                self._down = None
            self.finish()
        return False
