"""Real mouse and key events on a timeline, for its tests."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.timeline_story import at, event_named
from timeline_app.model.records import Event
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.timeline.rows import BAR_PX
from timeline_app.ui.actions import Actions
from timeline_app.ui.commands import Scope
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view import TimelineView
from timeline_app.ui.window import Window

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
AXIS_PX = 44


class _Alone(QWidget):
    """What the commands need of a window, around one timeline that stands alone."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands.view)
        self.views = self.workspace = SimpleNamespace(timeline=hands.view, selection=hands.selection)


class Hands:
    """A timeline on the screen, and what a person can do to it."""

    def __init__(self, project: Project, qtbot: QtBot) -> None:
        self.project = project
        self.selection = Selection(project)
        self.appearance = Appearance()
        self.view = TimelineView(project, self.selection, self.appearance, animated=False)
        qtbot.addWidget(self.view)
        self.view.resize(1440, 560)
        self.alone = _Alone(self)
        Actions(cast(Window, self.alone)).attach(Scope.TIMELINE, self.view)
        with qtbot.waitActive(self.view):
            self.view.show()
        self.view.show_range(at(2021, 7, 12), at(2021, 9, 12))
        self.view.canvas.setFocus()
        QApplication.processEvents()

    @property
    def ground(self) -> QWidget:
        """What the mouse falls on."""
        viewport = self.view.canvas.viewport()
        assert isinstance(viewport, QWidget)
        return viewport

    def event(self, title: str) -> Event:
        """The event whose title begins so."""
        return event_named(self.project, title)

    def place(self, title: str, part: str = "middle") -> QPoint:
        """A pixel of an event: its middle, begin or end."""
        scene = self.view.stage.scene
        slot = self.view.stage.columns.slot_of(self.event(title).id)
        assert slot is not None
        index = scene.index(slot)
        assert index is not None
        marks = scene.marks
        x = {"middle": marks.middle[index], "begin": marks.x0[index] + 1, "end": marks.x1[index] - 1}[part]
        if part == "middle" and not marks.dots[index]:
            x = (max(marks.x0[index], 0) + min(marks.x1[index], scene.scale.width_px)) / 2
        return QPoint(round(float(x)), round(AXIS_PX + float(marks.y[index]) + BAR_PX / 2))

    def x(self, us: int) -> int:
        """The pixel of a time."""
        return round(self.view.stage.scale.time_to_px(us))

    def row_y(self, name: str) -> int:
        """A pixel in the lower, empty part of a track's row."""
        track = next(t for t in self.project.tracks() if t.name == name)
        row = self.view.stage.layout.row_of(track.id)
        assert row is not None
        return round(AXIS_PX + row.top_px + row.height_px - 6)

    def click(self, where: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press and let go."""
        QTest.mouseClick(self.ground, LEFT, modifiers, where)

    def press(
        self, where: QPoint, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT
    ) -> None:
        """Press a button."""
        QTest.mousePress(self.ground, button, modifiers, where)

    def move(
        self, where: QPoint, modifiers: Qt.KeyboardModifier = NONE, held: Qt.MouseButton | None = None
    ) -> None:
        """Move the pointer (QTest's own moves tell no modifiers)."""
        at = QPointF(where)
        buttons = held if held is not None else Qt.MouseButton.NoButton
        there = QPointF(self.ground.mapToGlobal(where))
        event = QMouseEvent(QEvent.Type.MouseMove, at, there, Qt.MouseButton.NoButton, buttons, modifiers)
        QTest.qWait(15)
        QApplication.sendEvent(self.ground, event)
        QApplication.processEvents()

    def release(
        self, where: QPoint, modifiers: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT
    ) -> None:
        """Let go."""
        QTest.mouseRelease(self.ground, button, modifiers, where)
        QApplication.processEvents()

    def drag(
        self,
        start: QPoint,
        end: QPoint,
        modifiers: Qt.KeyboardModifier = NONE,
        button: Qt.MouseButton = LEFT,
        *,
        let_go: bool = True,
    ) -> None:
        """Press, move in four steps, and let go."""
        self.press(start, modifiers, button)
        for step in range(1, 5):
            self.move(start + (end - start) * step / 4, modifiers, button)
        if let_go:
            self.release(end, modifiers, button)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Type a key."""
        QTest.keyClick(self.view.canvas, key, modifiers)

    def hold(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 5) -> None:
        """Hold a key down for so many repeats, and let go."""
        for _ in range(times):
            QTest.keyPress(self.view.canvas, key, modifiers)
        QTest.keyRelease(self.view.canvas, key, modifiers)

    def wheel(self, where: QPoint, dy: int = 120, dx: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel."""
        event = QWheelEvent(
            QPointF(where),
            QPointF(self.ground.mapToGlobal(where)),
            QPoint(),
            QPoint(dx, dy),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.ground, event)

    def editor(self) -> QLineEdit:
        """The field in which a title is being written."""
        found = [w for w in self.view.findChildren(QLineEdit) if w.isVisible()]
        assert len(found) == 1
        return found[0]

    def labels(self) -> list[str]:
        """What the history would undo, the last first."""
        return [row.label for row in reversed(self.project.undo_list())]
