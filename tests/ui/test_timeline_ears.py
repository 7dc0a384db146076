from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import Hands
from tests.ui.timeline_story import at, story
from timeline_app.model.when import Precision, edge_at, moment
from timeline_app.project import edits
from timeline_app.ui.timeline_view.speakers import MOST

Role, Text = QAccessible.Role, QAccessible.Text


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    project = story(tmp_path)
    made = Hands(project, qtbot)
    yield made
    made.view.dispose()
    project.close(discard=True)


def heard(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def items(widget: QWidget) -> list[QAccessibleInterface]:
    whole = heard(widget)
    return [whole.child(n) for n in range(whole.childCount())]


def named(widget: QWidget, title: str) -> QAccessibleInterface:
    (found,) = [item for item in items(widget) if item.text(Text.Name).startswith(title)]
    return found


def test_the_events_in_sight_are_a_list_by_time(hands: Hands) -> None:
    whole = heard(hands.view.canvas)
    assert whole.role() == Role.List and whole.text(Text.Name) == "Events"
    assert whole.text(Text.Value) == "12 July 2021 to 11 Sept 2021, 13 events in sight"
    names = [item.text(Text.Name) for item in items(hands.view.canvas)]
    assert len(names) == 13 and names[0].startswith("Wounded fighters treated across the border, ")
    assert names[-1].startswith("Operations to resume, ")
    assert all(item.role() == Role.ListItem for item in items(hands.view.canvas))


def test_an_event_says_title_date_track_place_and_what_is_special(hands: Hands) -> None:
    assert named(hands.view.canvas, "Truce broken").text(Text.Name) == (
        "Truce broken (accounts differ), from 14 August to 5 September 2021, Negotiation, 10 of 14, disputed"
    )
    assert named(hands.view.canvas, "Relief").text(Text.Name).endswith("12 of 14, cancelled, no evidence")
    assert named(hands.view.canvas, "Families").text(Text.Name).endswith("not reviewed, no evidence")


def test_its_rectangle_is_where_it_is_painted_and_the_pointer_finds_it(hands: Hands) -> None:
    siege = named(hands.view.canvas, "Siege")
    middle = hands.ground.mapToGlobal(hands.place("Siege"))
    assert siege.rect().contains(middle)
    found = heard(hands.view.canvas).childAt(middle.x(), middle.y())
    assert found is not None and found.text(Text.Name) == siege.text(Text.Name)
    assert heard(hands.view.canvas).childAt(-5000, -5000) is None


def test_pressing_one_selects_it_and_states_tell_so(hands: Hands) -> None:
    siege = named(hands.view.canvas, "Siege")
    assert not siege.state().selected
    action = siege.actionInterface()
    assert action is not None
    action.doAction(action.pressAction())
    assert hands.selection.events == (hands.event("Siege").id,)
    assert siege.state().selected and siege.state().focused
    focused = heard(hands.view.canvas).focusChild()
    assert focused is not None and focused.text(Text.Name).startswith("Siege")
    assert siege.parent().text(Text.Name) == "Events"
    assert heard(hands.view.canvas).indexOfChild(siege) >= 0


def test_the_active_event_is_told_even_out_of_sight(hands: Hands) -> None:
    hands.selection.select_events([hands.event("The army takes").id], hands.view)
    army = named(hands.view.canvas, "The army takes")
    assert army.state().offscreen and army.rect().isEmpty()


def test_many_events_are_told_up_to_a_limit(hands: Hands) -> None:
    track = hands.project.tracks()[0].id
    with hands.project.edit("Many") as edit:
        for n in range(MOST + 40):
            begin = edge_at(at(2021, 8, 1) + n * 3_600_000_000, Precision.MINUTE)
            edits.add_event(edit, f"Event {n}", track, moment(begin))
    assert heard(hands.view.canvas).childCount() <= MOST + 1


def test_tracks_undated_events_and_the_overview_are_heard(hands: Hands) -> None:
    assert [item.text(Text.Name) for item in items(hands.view.heads)] == [
        "Military, 5 events",
        "Negotiation, 5 events",
        "Civilians, 3 events",
        "Abroad, 3 events",
    ]
    assert named(hands.view.tray, "A visit").text(Text.Name) == "A visit nobody has dated, no date, 1 of 2"
    assert heard(hands.view.tray).text(Text.Value) == "2 without a date"
    overview = heard(hands.view.overview)
    assert overview.text(Text.Value) == "12 July 2021 to 11 Sept 2021, of 2011 – 2021"


def test_what_is_heard_follows_what_happens_while_somebody_listens(hands: Hands) -> None:
    QAccessible.setActive(True)
    try:
        siege = hands.event("Siege").id
        assert named(hands.view.canvas, "Siege of the old town")
        with hands.project.edit("Rename") as edit:
            edits.change_event(edit, siege, title="Siege of the quarter")
        assert named(hands.view.canvas, "Siege of the quarter")
        hands.key(Qt.Key.Key_Period)
        hands.key(Qt.Key.Key_D)
        with hands.project.edit("Delete") as edit:
            edits.delete_events(edit, [siege])
        QTest.qWait(300)
        assert not [i for i in items(hands.view.canvas) if i.text(Text.Name).startswith("Siege")]
    finally:
        QAccessible.setActive(False)


def test_nothing_is_said_to_nobody(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[object] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", said.append)
    if not QAccessible.isActive():
        hands.click(hands.place("Siege"))
        hands.key(Qt.Key.Key_D)
        QTest.qWait(300)
        assert said == []
    QAccessible.setActive(True)
    try:
        hands.click(hands.place("Truce agreed"))
        assert len(said) >= 2
    finally:
        QAccessible.setActive(False)


@pytest.mark.parametrize("part", ["canvas", "heads", "tray", "overview"])
def test_the_part_that_has_the_keyboard_has_a_ring(hands: Hands, part: str) -> None:
    widget = getattr(hands.view, part)
    other = hands.view.overview if part != "overview" else hands.view.canvas
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    corner = widget.grab().toImage().pixelColor(0, widget.height() // 2)
    assert corner.name() == hands.appearance.theme.accent != before.pixelColor(0, widget.height() // 2).name()
    QTest.mousePress(
        widget if part != "canvas" else hands.ground, Qt.MouseButton.RightButton, pos=QPoint(400, 4)
    )
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert widget.grab().toImage().pixelColor(0, widget.height() // 2) == before.pixelColor(
        0, widget.height() // 2
    )


def test_the_parts_can_be_reached_by_tab(hands: Hands) -> None:
    seen = set()
    for _ in range(8):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.add(widget.accessibleName().partition(",")[0])  # "Tracks, Military"
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert {"Events", "Tracks", "Undated events", "Overview"} <= seen
