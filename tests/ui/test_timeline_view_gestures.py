"""What the table of gestures promises and other tests do not look at so closely."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import LEFT, NONE, Hands
from tests.ui.timeline_story import at, day

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MIDDLE = Qt.MouseButton.MiddleButton
ZOOMS = [(at(-3000), at(3000)), (at(2011), at(2022)), (at(2021, 9, 6, 9), at(2021, 9, 6, 11))]


@pytest.mark.parametrize("stretch", ZOOMS)
def test_the_time_that_was_gripped_stays_under_the_pointer_to_the_pixel(
    hands: Hands, stretch: tuple[int, int]
) -> None:
    hands.view.show_range(*stretch)
    scale = hands.view.stage.scale
    start = QPoint(600, 200)
    gripped = scale.px_to_time(start.x())
    hands.press(start, button=MIDDLE)
    for moved in (1, 2, 37, -251, 400, 399):
        hands.move(start + QPoint(moved, 0), held=MIDDLE)
        now = hands.view.stage.scale
        assert now.us_per_px == scale.us_per_px
        assert now.time_to_px(gripped) == pytest.approx(start.x() + moved, abs=0.01)
    hands.release(start + QPoint(399, 0), button=MIDDLE)
    there = hands.view.visible_range()
    QTest.qWait(80)
    assert hands.view.visible_range() == there, "it stops where it is let go"


@pytest.mark.parametrize("stretch", ZOOMS)
@pytest.mark.parametrize("x", [0, 333, 1239])
def test_the_wheel_keeps_the_time_under_the_pointer_there_and_back(
    hands: Hands, stretch: tuple[int, int], x: int
) -> None:
    hands.view.show_range(*stretch)
    before = hands.view.stage.scale
    pointed = before.px_to_time(x)
    for turn in (120, 120, 15, 360, -360, -15, -120, -120):
        hands.wheel(QPoint(x, 200), dy=turn)
        now = hands.view.stage.scale
        assert now.time_to_px(pointed) == pytest.approx(x, abs=max(0.01, 2 / now.us_per_px))
    assert hands.view.stage.scale.us_per_px == pytest.approx(before.us_per_px)


def pinch(hands: Hands, x: int, value: float) -> None:
    where = QPointF(x, 200)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        where,
        where,
        QPointF(hands.ground.mapToGlobal(where.toPoint())),
        value,
        QPointF(),
    )
    QApplication.sendEvent(hands.ground, event)


def test_a_pinch_zooms_at_the_fingers(hands: Hands) -> None:
    before = hands.view.stage.scale
    pointed = before.px_to_time(900)
    pinch(hands, 900, 0.25)
    after = hands.view.stage.scale
    assert after.us_per_px == pytest.approx(before.us_per_px / 1.25)
    assert after.time_to_px(pointed) == pytest.approx(900, abs=0.01)
    pinch(hands, 900, -0.2)
    assert hands.view.stage.scale.us_per_px == pytest.approx(before.us_per_px)


def test_a_pinch_ends_a_glide(hands: Hands) -> None:
    hands.view.use_preferences(wheel_zooms=True, animated=True)
    hands.view.show_range(at(2011), at(2012))
    QTest.qWait(40)
    pinch(hands, 300, 0.1)
    there = hands.view.visible_range()
    QTest.qWait(200)
    assert hands.view.visible_range() == there


def test_the_plain_wheel_scrolls_where_a_person_prefers_it_and_ctrl_zooms(hands: Hands) -> None:
    hands.view.use_preferences(wheel_zooms=False, animated=False)
    hands.view.resize(1440, 300)
    QApplication.processEvents()
    shown = hands.view.visible_range()
    hands.wheel(QPoint(400, 150), dy=-240)
    assert hands.view.visible_range() == shown and hands.view.stage.scroll_px > 0
    hands.wheel(QPoint(400, 150), dy=120, modifiers=CTRL)
    assert hands.view.visible_range() != shown


@pytest.mark.parametrize("key", [Qt.Key.Key_W, Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Up])
def test_each_key_that_zooms_in_does(hands: Hands, key: Qt.Key) -> None:
    begin, end = hands.view.visible_range()
    hands.key(key)
    now = hands.view.visible_range()
    assert now[0] > begin and now[1] < end


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Minus, Qt.Key.Key_Down])
def test_each_key_that_zooms_out_does(hands: Hands, key: Qt.Key) -> None:
    begin, end = hands.view.visible_range()
    hands.key(key)
    now = hands.view.visible_range()
    assert now[0] < begin and now[1] > end


@pytest.mark.parametrize(
    ("key", "back"),
    [(Qt.Key.Key_A, Qt.Key.Key_D), (Qt.Key.Key_Left, Qt.Key.Key_Right)],
)
def test_each_key_that_pans_does(hands: Hands, key: Qt.Key, back: Qt.Key) -> None:
    begin, end = hands.view.visible_range()
    hands.key(key)
    earlier = hands.view.visible_range()
    assert earlier[0] < begin and earlier[1] - earlier[0] == pytest.approx(end - begin, abs=5)
    hands.key(back)
    assert hands.view.visible_range() == pytest.approx((begin, end), abs=5)


def test_a_rubber_band_with_ctrl_adds_to_what_is_selected(hands: Hands) -> None:
    hands.click(hands.place("Siege"))
    top = hands.place("Truce agreed")
    start = QPoint(top.x() - 60, hands.row_y("Negotiation"))
    hands.drag(start, QPoint(top.x() + 40, top.y() - 5), CTRL)
    assert hands.selection.events[0] == hands.event("Siege").id
    assert len(hands.selection.events) == 3


def test_escape_ends_a_rubber_band_and_a_pan_as_if_they_had_not_been(hands: Hands) -> None:
    hands.click(hands.place("Siege"))
    shown = hands.view.visible_range()
    start = QPoint(60, hands.row_y("Negotiation"))
    for modifiers in (NONE, SHIFT):
        hands.drag(start, start + QPoint(300, -60), modifiers, let_go=False)
        hands.key(Qt.Key.Key_Escape)
        hands.release(start + QPoint(300, -60))
        assert hands.selection.events == (hands.event("Siege").id,)
        assert hands.view.visible_range() == shown


def test_a_double_click_on_an_event_opens_it(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.view.edit_requested) as opened:
        QTest.mouseDClick(hands.ground, LEFT, NONE, hands.place("Siege"))
    assert opened.args == [hands.event("Siege").id]


def test_n_writes_an_event_under_the_pointer(hands: Hands) -> None:
    where = QPoint(hands.x(at(2021, 7, 20, 12)), hands.row_y("Civilians"))
    hands.view.canvas.cursor().setPos(hands.ground.mapToGlobal(where))
    hands.key(Qt.Key.Key_N)
    QTest.keyClicks(hands.editor(), "Roadblock")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    assert hands.event("Roadblock").when == day(2021, 7, 20)
    assert hands.project.track(hands.event("Roadblock").track).name == "Civilians"


def test_a_chip_let_go_by_escape_stays_undated(hands: Hands) -> None:
    tray = hands.view.tray
    event, _, box = tray.chips()[0]
    chip = box.center().toPoint()
    QTest.mousePress(tray, LEFT, NONE, chip)
    there = tray.mapFromGlobal(hands.ground.mapToGlobal(QPoint(500, 200)))
    QTest.mouseMove(tray, there, 15)
    hands.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(tray, LEFT, NONE, there)
    assert hands.project.event(event).when is None and hands.labels() == ["Write the story"]


def test_no_key_is_a_command_while_an_event_is_dragged(hands: Hands) -> None:
    start = hands.place("Truce agreed")
    hands.drag(start, start + QPoint(90, 0), let_go=False)
    for key, modifiers in ((Qt.Key.Key_V, CTRL), (Qt.Key.Key_D, CTRL | SHIFT), (Qt.Key.Key_T, NONE)):
        hands.key(key, modifiers)
    hands.release(start + QPoint(90, 0))
    assert hands.labels() == ["Move event", "Write the story"]
