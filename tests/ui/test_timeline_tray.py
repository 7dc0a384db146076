from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import Hands
from tests.ui.timeline_story import at, day, event_named, story
from timeline_app.project import edits
from timeline_app.ui.window import Window

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    project = story(tmp_path)
    made = Hands(project, qtbot)
    yield made
    made.view.dispose()
    project.close(discard=True)


def chip(hands: Hands, title: str) -> QPoint:
    return next(box for _, text, box in hands.view.tray.chips() if text.startswith(title)).center().toPoint()


def drag(hands: Hands, title: str, target: QPoint) -> QPoint:
    """Press a chip and move it over a point of the canvas; where that is in the tray."""
    tray, start = hands.view.tray, chip(hands, title)
    QTest.mousePress(tray, LEFT, NONE, start)
    there = tray.mapFromGlobal(hands.ground.mapToGlobal(target))
    for step in (1, 2, 3):
        QTest.mouseMove(tray, start + (there - start) * step / 3, 15)
    return there


def key(hands: Hands, *keys: Qt.Key) -> None:
    for each in keys:
        QTest.keyClick(hands.view.tray, each)


def fill(hands: Hands, count: int) -> None:
    track = hands.project.tracks()[0].id
    with hands.project.edit("Many") as edit:
        for n in range(count):
            edits.add_event(edit, f"Undated event number {n}", track)
    QApplication.processEvents()


def test_escape_puts_a_dragged_chip_back(hands: Hands) -> None:
    target = QPoint(hands.x(at(2021, 7, 19, 8)), hands.row_y("Negotiation"))
    there = drag(hands, "A visit", target)
    assert "19 July" in hands.view.canvas.overlay.tip[0]
    key(hands, Qt.Key.Key_Escape)
    assert not hands.view.canvas.overlay.tip
    QTest.mouseRelease(hands.view.tray, LEFT, NONE, there)
    assert hands.event("A visit").when is None and hands.labels() == ["Write the story"]


def test_a_chip_dropped_outside_the_axis_stays_undated(hands: Hands) -> None:
    drag(hands, "A visit", QPoint(200, 100))
    below = QPoint(500, hands.view.tray.height() + 20)
    QTest.mouseMove(hands.view.tray, below, 15)
    assert not hands.view.canvas.overlay.tip
    QTest.mouseRelease(hands.view.tray, LEFT, NONE, below)
    assert hands.event("A visit").when is None and hands.labels() == ["Write the story"]


def test_left_and_right_choose_enter_opens_and_p_places(hands: Hands, qtbot: QtBot) -> None:
    tray = hands.view.tray
    tray.setFocus(Qt.FocusReason.TabFocusReason)
    visit, lists = hands.event("A visit"), hands.event("Lists of names")
    key(hands, Qt.Key.Key_Right)
    assert hands.selection.events == (visit.id,)
    key(hands, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert hands.selection.events == (lists.id,)
    key(hands, Qt.Key.Key_Left)
    with qtbot.waitSignal(hands.view.edit_requested) as opened:
        key(hands, Qt.Key.Key_Return)
    assert opened.args == [visit.id]
    begin, end = hands.view.visible_range()
    key(hands, Qt.Key.Key_P)
    placed = hands.event("A visit")
    assert placed.when == day(2021, 8, 12) and begin < at(2021, 8, 12) < end
    assert placed.track == visit.track and hands.labels()[0] == "Date event"
    assert tray.isVisible() and tray.hasFocus()
    key(hands, Qt.Key.Key_Right, Qt.Key.Key_P)
    QApplication.processEvents()
    assert not tray.isVisible() and hands.view.canvas.hasFocus()


def test_the_keys_of_the_tray_are_not_those_of_the_timeline(window: Window) -> None:
    window.open_sample()
    views = window.views
    with views.project.edit("New event") as edit:
        track = views.project.tracks()[0].id
        edits.add_event(edit, "Nobody knows when", track)
        edits.add_event(edit, "Nor this", track)
    QApplication.processEvents()
    before = views.timeline.visible_range()
    views.timeline.tray.setFocus(Qt.FocusReason.TabFocusReason)
    for key_ in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(views.timeline.tray, key_)
    assert views.selection.events == (event_named(views.project, "Nor this").id,)
    assert views.timeline.visible_range() == before
    views.timeline.overview.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(views.timeline.overview, Qt.Key.Key_Right)
    assert views.timeline.visible_range()[0] > before[0]
    QTest.keyClick(views.timeline.overview, Qt.Key.Key_Minus)
    begin, end = views.timeline.visible_range()
    assert end - begin > before[1] - before[0]


def test_many_chips_show_that_they_go_on_and_scroll(hands: Hands) -> None:
    tray = hands.view.tray
    two = tray.grab().toImage()
    edge = tray.width() - 10
    fill(hands, 40)
    assert tray.grab().toImage().copy(edge - 4, 8, 10, 20) != two.copy(edge - 4, 8, 10, 20)
    first = chip(hands, "A visit")
    at_ = QPointF(600, 15)
    wheel = QWheelEvent(
        at_,
        tray.mapToGlobal(at_),
        QPoint(),
        QPoint(0, -480),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(tray, wheel)
    assert chip(hands, "A visit").x() == first.x() - 240
    tray.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(42):
        key(hands, Qt.Key.Key_Right)
    last = tray.chips()[-1]
    assert hands.selection.events == (last[0],) and last[2].right() <= tray.width()
    for _ in range(42):
        key(hands, Qt.Key.Key_Left)
    assert chip(hands, "A visit") == first


def test_the_menu_of_a_chip_acts_on_it(hands: Hands) -> None:
    tray, where = hands.view.tray, chip(hands, "Lists of names")
    QApplication.sendEvent(
        tray, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, tray.mapToGlobal(where))
    )
    lists = hands.event("Lists of names").id
    assert hands.selection.events == (lists,)
    menu = next(menu for menu in hands.view.findChildren(QMenu) if menu.isVisible())
    assert menu.actions()
    menu.close()
