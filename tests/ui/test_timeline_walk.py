"""One errand done twice in the real window: by keyboard alone, and by mouse alone.

Find an event, zoom to it, move it by a day, widen its uncertainty, duplicate it onto another track, undo all that.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.project.material import content
from tests.ui.popups import choose, choose_from_bar, open_menu
from tests.ui.timeline_story import at, day, event_named
from timeline_app.model.calendar import US_PER_DAY
from timeline_app.model.records import Event
from timeline_app.model.when import Edge, Precision, moment
from timeline_app.timeline.rows import BAR_PX
from timeline_app.ui.search.bar import SearchBar
from timeline_app.ui.timeline_view.stage import AXIS_PX
from timeline_app.ui.window import Window

TITLE = "Truce concluded"
MOVED = day(2021, 8, 15)
WIDER = moment(Edge(at(2021, 8, 14), at(2021, 8, 17), Precision.DAY))
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sample(window: Window) -> Window:
    window.open_sample()
    QTest.qWait(20)
    return window


def shows_closely(window: Window) -> bool:
    begin, end = window.views.timeline.visible_range()
    return begin < at(2021, 8, 14) < end and end - begin < 30 * US_PER_DAY


def the_copy(window: Window) -> Event:
    project = window.views.project
    (copy,) = project.events(window.views.selection.events)
    originals = [e.id for e in project.all("event") if isinstance(e, Event) and e.title == TITLE]
    assert len(originals) == 2 and copy.id == max(originals)
    assert len(project.links_of_event(copy.id)) == len(project.links_of_event(min(originals))) == 3
    return copy


def track_name(window: Window, event: Event) -> str:
    return window.views.project.track(event.track).name


# By keyboard


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Type a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)
    QTest.qWait(10)


def test_by_keyboard_alone(sample: Window, qtbot: QtBot) -> None:
    project, before = sample.views.project, content(sample.views.project)
    press(Qt.Key.Key_F, CTRL)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, '"truce concluded"')
    press(Qt.Key.Key_Return)
    event = event_named(project, TITLE).id
    qtbot.waitUntil(lambda: sample.views.selection.events == (event,))
    press(Qt.Key.Key_F6)

    press(Qt.Key.Key_F)
    assert shows_closely(sample)
    press(Qt.Key.Key_Right, CTRL)
    assert project.event(event).when == MOVED
    assert "+1 day" in sample.statusBar().currentMessage()
    press(Qt.Key.Key_Right, CTRL | SHIFT)
    assert project.event(event).when == WIDER
    press(Qt.Key.Key_D, CTRL | SHIFT)
    press(Qt.Key.Key_Down, CTRL)
    assert the_copy(sample).when == WIDER and track_name(sample, the_copy(sample)) == "Civilians"

    for _ in range(4):
        press(Qt.Key.Key_Z, CTRL)
    assert project.undo_label is None and content(project) == before


def test_a_copy_is_put_on_a_track_by_the_heads_and_the_keyboard(sample: Window) -> None:
    project = sample.views.project
    sample.views.selection.select_events([event_named(project, TITLE).id])
    press(Qt.Key.Key_C, CTRL)
    press(Qt.Key.Key_F6)
    for _ in range(2):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_V, CTRL)
    assert track_name(sample, the_copy(sample)) == "Abroad"


# By mouse


def click(widget: QWidget, where: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, NONE, where or widget.rect().center())
    QTest.qWait(10)


def place_of(window: Window, event: int) -> QPoint:
    """Where an event stands on the canvas."""
    stage = window.views.timeline.stage
    slot = stage.columns.slot_of(event)
    index = stage.scene.index(slot) if slot is not None else None
    assert index is not None
    marks = stage.scene.marks
    return QPoint(round(float(marks.middle[index])), round(AXIS_PX + float(marks.y[index]) + BAR_PX / 2))


def ground_of(window: Window, name: str) -> QPoint:
    """An empty place in a track's row."""
    view = window.views.timeline
    track = next(t for t in window.views.project.tracks() if t.name == name)
    row = view.stage.layout.row_of(track.id)
    assert row is not None
    y = AXIS_PX + row.top_px - view.stage.scroll_px + row.height_px / 2
    width = view.canvas.viewport().width()
    places = [QPoint(x, round(y + dy)) for x in range(width - 8, 0, -8) for dy in (0, 10, -10)]
    return next(at for at in places if view.canvas.hit(at.toPointF()) is None)


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, LEFT, NONE, start)
    for step in range(1, 5):
        QTest.mouseMove(widget, start + (end - start) * step / 4)
        QTest.qWait(15)
    QTest.mouseRelease(widget, LEFT, NONE, end)


def button(window: Window, name: str) -> QWidget:
    bar = window.findChild(QToolBar)
    assert isinstance(bar, QToolBar)
    found = bar.widgetForAction(window.actions_[name])
    assert isinstance(found, QToolButton)
    return found


def test_by_mouse_alone(sample: Window, qtbot: QtBot) -> None:
    project, before = sample.views.project, content(sample.views.project)
    view = sample.views.timeline
    ground = view.canvas.viewport()
    search = sample.findChild(SearchBar)
    assert isinstance(search, SearchBar)
    click(search.field)
    QTest.keyClicks(search.field, '"truce concluded"')
    event = event_named(project, TITLE).id
    qtbot.waitUntil(lambda: sample.views.search.count == 1 and search.buttons["match_next"].isEnabled())
    click(search.buttons["match_next"])
    assert sample.views.selection.events == (event,)

    open_menu(ground, place_of(sample, event))
    choose("Zoom to the selection, then to all")
    assert shows_closely(sample)
    start = place_of(sample, event)
    drag(ground, start, start + QPoint(round(US_PER_DAY / view.stage.scale.us_per_px), 0))
    assert project.event(event).when == MOVED
    choose_from_bar(sample.menuBar(), "Event/Widen the uncertainty")
    assert project.event(event).when == WIDER
    open_menu(ground, place_of(sample, event))
    choose("Copy")
    open_menu(ground, ground_of(sample, "Abroad"))
    choose("Paste on “Abroad”")
    assert the_copy(sample).when == WIDER and track_name(sample, the_copy(sample)) == "Abroad"

    for _ in range(3):
        click(button(sample, "undo"))
    assert project.undo_label is None and content(project) == before
