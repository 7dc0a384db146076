"""How long each step takes of a drag of one event among many, by real mouse events: a frame each, and one commit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.figures import Figures, main, timed
from tests.benchmarks.workload import build, paint, write
from timeline_app.timeline.picking import Part
from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.scale import Scale
from timeline_app.ui.timeline_view import TimelineView
from timeline_app.ui.timeline_view.stage import AXIS_PX

DRAGS, STEPS = 5, 40
IN_SIGHT = 100  # events, more or less: bars that a person can grip
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def measure(events: int, folder: Path) -> Figures:
    """Milliseconds of a step (the move and its frame), and of letting go (the commit) with the frame after it."""
    window = build(write(folder, events), folder)
    view = window.views.timeline
    begin, end = view.visible_range()
    middle, half = (begin + end) // 2, round((end - begin) * min(IN_SIGHT / events, 1.0) / 2)
    view.stage.look(Scale.showing(middle - half, middle + half, view.stage.scale.width_px))
    paint(window)
    ground: QWidget = view.canvas.viewport()
    at = QPointF()

    def press(_n: int) -> None:
        nonlocal at
        at = _middle_of_an_event(view)
        _send(ground, QEvent.Type.MouseButtonPress, at, LEFT)
        for near in range(1, 8):  # far enough to be a drag
            _send(ground, QEvent.Type.MouseMove, at + QPointF(near, 0), NONE)
        QApplication.processEvents()

    def step(n: int) -> None:
        _send(ground, QEvent.Type.MouseMove, at + QPointF(8.0 + n, 0), NONE)
        QApplication.processEvents()

    def let_go(_n: int) -> None:
        _send(ground, QEvent.Type.MouseButtonRelease, at + QPointF(8.0 + STEPS, 0), LEFT)

    found, before = {}, len(view.project.undo_list())
    press(0)
    found["step"] = timed(STEPS, step)
    let_go(0)
    paint(window)
    found["let go"] = timed(DRAGS, let_go, before=press)
    paint(window)
    commits = len(view.project.undo_list()) - before
    if commits != DRAGS + 1:
        raise RuntimeError(f"{DRAGS + 1} drags made {commits} changes")
    window.documents.abandon()
    return found


def _middle_of_an_event(view: TimelineView) -> QPointF:
    """A place where a press moves an event and does not change its ends."""
    scene = view.stage.scene
    marks = scene.marks
    for n in range(len(marks.slots)):
        x = float(marks.middle[n])
        at = QPointF(x, AXIS_PX + float(marks.y[n]) + BAR_PX / 2)
        hit = view.canvas.hit(at)
        inside = 60 < x < scene.scale.width_px - 120 and AXIS_PX < at.y() < view.canvas.height() - 40
        if inside and hit is not None and hit.slot == int(marks.slots[n]) and hit.part is Part.BODY:
            return at
    raise RuntimeError("no event in sight can be gripped")


def _send(ground: QWidget, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
    held = NONE if kind == QEvent.Type.MouseButtonRelease else LEFT
    there = QPointF(ground.mapToGlobal(at))
    QApplication.sendEvent(ground, QMouseEvent(kind, at, there, button, held, Qt.KeyboardModifier.NoModifier))


if __name__ == "__main__":
    main(__doc__, measure)
