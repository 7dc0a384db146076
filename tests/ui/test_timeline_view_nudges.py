from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import LEFT, Hands
from tests.ui.timeline_story import at, day
from timeline_app.model import edtf
from timeline_app.model.when import Edge, Missing, Precision, moment
from timeline_app.project.edit import Edit
from timeline_app.project.errors import EditRefused

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
RIGHT, LEFT_KEY, UP, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down


def written(hands: Hands, title: str) -> str:
    when = hands.event(title).when
    return edtf.write(when).text if when is not None else ""


def track_of(hands: Hands, title: str) -> str:
    return hands.project.track(hands.event(title).track).name


def test_ctrl_and_an_arrow_move_a_step_and_back(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    before = hands.event("Truce agreed")
    hands.key(RIGHT, CTRL)
    assert hands.event("Truce agreed").when == day(2021, 8, 15)
    hands.key(LEFT_KEY, CTRL)
    assert hands.event("Truce agreed") == before
    assert hands.labels() == ["Move event", "Move event", "Write the story"]


def test_a_key_held_down_is_one_change(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    hands.hold(RIGHT, CTRL, 7)
    assert hands.event("Truce agreed").when == day(2021, 8, 21)
    assert hands.labels() == ["Move event", "Write the story"]
    hands.project.undo()
    assert hands.event("Truce agreed").when == day(2021, 8, 14)


def test_a_key_held_on_a_real_keyboard_is_one_change_too(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    screen = hands.view.windowHandle()
    for _ in range(4):
        QTest.keyPress(screen, RIGHT, CTRL)
    assert hands.event("Truce agreed").when == day(2021, 8, 18) and hands.labels() == ["Write the story"]
    QTest.keyRelease(screen, RIGHT, CTRL)
    assert hands.labels() == ["Move event", "Write the story"]


def test_a_day_steps_by_months_where_no_day_can_be_pointed_at(hands: Hands) -> None:
    hands.view.show_range(at(2017), at(2023))
    hands.click(hands.place("Truce agreed"))
    hands.key(RIGHT, CTRL)
    assert written(hands, "Truce agreed") == "2021-09-14"


def test_a_month_steps_by_months_however_near_one_is(hands: Hands) -> None:
    hands.click(hands.place("Ceasefire call"))
    hands.key(LEFT_KEY, CTRL)
    assert written(hands, "Ceasefire call") == "2021-07"


def test_several_events_step_together(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    hands.click(hands.place("Relief convoy"), CTRL)
    hands.hold(RIGHT, CTRL, 2)
    assert written(hands, "Truce agreed") == "2021-08-16"
    assert written(hands, "Relief convoy") == "2021-08-26/2021-09-01"
    assert hands.labels()[0] == "Move 2 events"


def test_up_and_down_change_the_track_and_stop_at_the_last(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    hands.key(DOWN, CTRL)
    assert track_of(hands, "Truce agreed") == "Civilians"
    hands.hold(UP, CTRL, 9)
    assert track_of(hands, "Truce agreed") == "Military"
    hands.key(UP, CTRL)
    assert hands.labels()[:3] == ["Move event", "Move event", "Write the story"]
    hands.view.stage.hide([hands.event("Truce broken").track])
    hands.key(DOWN, CTRL)
    assert track_of(hands, "Truce agreed") == "Civilians", "a hidden track is passed over"


def test_an_event_without_a_date_can_change_its_track_but_not_move(hands: Hands) -> None:
    hands.selection.select_events([hands.event("A visit").id])
    hands.key(RIGHT, CTRL)
    hands.key(UP, CTRL)
    assert hands.event("A visit").when is None and track_of(hands, "A visit") == "Civilians"
    assert hands.labels() == ["Move event", "Write the story"]


@pytest.mark.parametrize(
    ("key", "modifiers", "after"),
    [
        (RIGHT, SHIFT, "2021-08-24/2021-08-31"),
        (LEFT_KEY, SHIFT, "2021-08-24/2021-08-29"),
        (RIGHT, ALT | SHIFT, "2021-08-25/2021-08-30"),
        (LEFT_KEY, ALT | SHIFT, "2021-08-23/2021-08-30"),
    ],
)
def test_either_end_can_be_moved(
    hands: Hands, key: Qt.Key, modifiers: Qt.KeyboardModifier, after: str
) -> None:
    hands.click(hands.place("Relief convoy"))
    hands.key(key, modifiers)
    assert written(hands, "Relief convoy") == after
    assert hands.labels()[0] == "Change event’s time"


def test_an_end_that_is_open_stays_so_and_the_person_is_told(hands: Hands, qtbot: QtBot) -> None:
    hands.click(hands.place("Attacks"))
    with qtbot.waitSignal(hands.view.noticed) as told:
        hands.key(RIGHT, SHIFT)
    when = hands.event("Attacks").when
    assert when is not None and when.end is Missing.OPEN
    assert "type one" in told.args[0] and hands.labels() == ["Write the story"]


def test_uncertainty_is_widened_at_both_sides_and_narrowed_back(hands: Hands, qtbot: QtBot) -> None:
    hands.click(hands.place("Truce agreed"))
    with qtbot.waitSignal(hands.view.noticed) as told:
        hands.key(RIGHT, CTRL | SHIFT)
    assert hands.event("Truce agreed").when == moment(Edge(at(2021, 8, 13), at(2021, 8, 16), Precision.DAY))
    assert "1 day wider at each side" in told.args[0]
    hands.key(LEFT_KEY, CTRL | SHIFT)
    assert hands.event("Truce agreed").when == day(2021, 8, 14)
    hands.key(LEFT_KEY, CTRL | SHIFT)
    assert hands.event("Truce agreed").when == day(2021, 8, 14)
    assert hands.labels() == ["Change event’s time", "Change event’s time", "Write the story"]


def test_the_new_value_and_the_distance_are_told(hands: Hands, qtbot: QtBot) -> None:
    hands.click(hands.place("Truce agreed"))
    with qtbot.waitSignal(hands.view.noticed) as told:
        QTest.keyPress(hands.view.canvas, RIGHT, CTRL)
    assert told.args == ["Truce agreed: 15 Aug 2021, was 14 Aug 2021, +1 day"]
    assert hands.view.canvas.overlay.tip == ("15 Aug 2021", "was 14 Aug 2021", "+1 day")
    QTest.keyRelease(hands.view.canvas, RIGHT, CTRL)


def test_an_event_that_steps_out_of_sight_is_followed(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    hands.hold(LEFT_KEY, CTRL, 60)
    begin, end = hands.view.visible_range()
    assert begin < at(2021, 6, 15) < end


def test_another_command_during_a_held_key_comes_after_it(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    for _ in range(3):
        QTest.keyPress(hands.view.canvas, RIGHT, CTRL)
    hands.key(Qt.Key.Key_Delete)
    assert hands.labels() == ["Delete event", "Move event", "Write the story"]
    hands.project.undo()
    assert hands.event("Truce agreed").when == day(2021, 8, 17)


def test_a_key_held_beyond_a_change_of_direction_makes_two_changes(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    QTest.keyPress(hands.view.canvas, RIGHT, CTRL)
    QTest.keyPress(hands.view.canvas, RIGHT, CTRL)
    hands.key(LEFT_KEY, CTRL)
    assert hands.event("Truce agreed").when == day(2021, 8, 15)
    assert hands.labels() == ["Move event", "Move event", "Write the story"]


def test_losing_the_keyboard_keeps_what_was_done(hands: Hands, qtbot: QtBot) -> None:
    other = QLineEdit(hands.view)
    other.show()
    hands.click(hands.place("Truce agreed"))
    QTest.keyPress(hands.view.canvas, RIGHT, CTRL)
    other.setFocus()
    assert hands.labels() == ["Move event", "Write the story"]


def test_a_mouse_press_keeps_what_was_done(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    QTest.keyPress(hands.view.canvas, RIGHT, CTRL)
    start = hands.place("Siege")
    hands.drag(start, start + QPoint(80, 0))
    assert hands.labels() == ["Move event", "Move event", "Write the story"]


def test_a_command_given_without_a_key_is_kept_at_once(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    hands.view.nudges.move(1)
    hands.view.nudges.move(1)
    assert hands.labels() == ["Move event", "Move event", "Write the story"]


def test_a_step_that_is_refused_leaves_everything_as_before(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_edit: Edit, _records: object) -> None:
        raise EditRefused("There is no room left on the disk.")

    hands.click(hands.place("Truce agreed"))
    monkeypatch.setattr(Edit, "put_all", refuse)
    with pytest.raises(EditRefused, match="no room left"):
        hands.view.nudges.move(1)
    monkeypatch.undo()
    assert hands.event("Truce agreed").when == day(2021, 8, 14)
    hands.key(RIGHT, CTRL)
    assert hands.labels() == ["Move event", "Write the story"]


def test_nothing_is_nudged_that_is_read_only_or_being_dragged(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = hands.place("Truce agreed")
    hands.press(start)
    hands.move(start + QPoint(40, 0), held=LEFT)
    hands.key(RIGHT, CTRL)
    hands.release(start)
    assert hands.event("Truce agreed").when != day(2021, 8, 15)
    monkeypatch.setattr(type(hands.project), "read_only", property(lambda self: "It cannot be written."))
    labels = hands.labels()
    hands.key(RIGHT, CTRL)
    assert hands.labels() == labels


def test_the_tip_of_a_step_goes_after_a_while(hands: Hands, qtbot: QtBot) -> None:
    hands.click(hands.place("Truce agreed"))
    hands.key(RIGHT, CTRL)
    assert hands.view.canvas.overlay.tip
    qtbot.waitUntil(lambda: not hands.view.canvas.overlay.tip, timeout=4000)
