from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.timeline_hands import NONE, Hands
from tests.ui.timeline_story import at
from timeline_app.model.records import Bookmark
from timeline_app.project import edits
from timeline_app.ui.timeline_view.visits import REST_MS

ALT = Qt.KeyboardModifier.AltModifier
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
BACK, FORWARD = Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton


def shows(hands: Hands, begin: int, end: int) -> bool:
    return hands.view.visible_range() == pytest.approx((begin, end), abs=(end - begin) // 1000)


def test_alt_and_an_arrow_go_back_and_forward_through_the_jumps(hands: Hands) -> None:
    first = hands.view.visible_range()
    hands.view.show_range(at(2018), at(2019))
    hands.key(Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    whole = hands.view.visible_range()
    hands.key(LEFT, ALT)
    assert shows(hands, at(2018), at(2019))
    hands.key(LEFT, ALT)
    assert shows(hands, *first)
    hands.key(RIGHT, ALT)
    hands.key(RIGHT, ALT)
    assert shows(hands, *whole)


def test_a_place_where_one_rested_is_remembered_and_one_that_was_passed_is_not(hands: Hands) -> None:
    QTest.qWait(REST_MS + 80)
    first = hands.view.visible_range()
    for _ in range(6):
        hands.wheel(QPoint(500, 200))
    rested = hands.view.visible_range()
    QTest.qWait(REST_MS + 80)
    for _ in range(6):
        hands.wheel(QPoint(900, 200))
    hands.key(LEFT, ALT)
    assert shows(hands, *rested)
    hands.key(LEFT, ALT)
    assert shows(hands, *first)


def test_a_new_way_forgets_what_lay_ahead(hands: Hands) -> None:
    hands.view.show_range(at(2018), at(2019))
    hands.view.show_range(at(2011), at(2012))
    hands.key(LEFT, ALT)
    hands.view.show_range(at(2015), at(2016))
    hands.key(RIGHT, ALT)
    assert shows(hands, at(2015), at(2016))
    hands.key(LEFT, ALT)
    assert shows(hands, at(2018), at(2019))


@pytest.mark.parametrize("part", ["canvas", "heads", "overview", "tray"])
def test_the_mouse_has_buttons_for_it(hands: Hands, part: str) -> None:
    widget: QWidget = hands.ground if part == "canvas" else getattr(hands.view, part)
    first = hands.view.visible_range()
    hands.view.show_range(at(2018), at(2019))
    where = QPoint(widget.width() - 5, widget.height() - 3)
    QTest.mouseClick(widget, BACK, NONE, where)
    assert shows(hands, *first)
    QTest.mouseClick(widget, FORWARD, NONE, where)
    assert shows(hands, at(2018), at(2019))
    assert hands.labels() == ["Write the story"] and hands.selection.events == ()


def test_going_back_twice_while_it_glides_goes_back_twice(hands: Hands) -> None:
    first = hands.view.visible_range()
    hands.view.show_range(at(2018), at(2019))
    hands.view.show_range(at(2011), at(2012))
    hands.view.use_preferences(wheel_zooms=True, animated=True)
    hands.key(LEFT, ALT)
    QTest.qWait(30)
    hands.key(LEFT, ALT)
    QTest.qWait(300)
    assert shows(hands, *first)
    hands.key(RIGHT, ALT)
    QTest.qWait(300)
    assert shows(hands, at(2018), at(2019))


def test_a_touch_ends_a_glide_where_it_is(hands: Hands) -> None:
    hands.view.use_preferences(wheel_zooms=True, animated=True)
    begin, end = hands.view.visible_range()
    hands.view.show_range(at(2011), at(2012))
    QTest.qWait(50)
    hands.press(QPoint(300, 20))
    there = hands.view.visible_range()
    assert there != (begin, end) and not shows(hands, at(2011), at(2012))
    QTest.qWait(250)
    hands.release(QPoint(300, 20))
    assert hands.view.visible_range() == there


def bookmarks(hands: Hands) -> list[Bookmark]:
    return hands.project.bookmarks()


def test_b_proposes_a_name_for_what_is_shown_and_keeps_it(hands: Hands) -> None:
    shown = hands.view.visible_range()
    hands.key(Qt.Key.Key_B)
    assert hands.editor().text() == "July – September 2021"
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    (kept,) = bookmarks(hands)
    assert (kept.title, kept.begin_us, kept.end_us) == ("July – September 2021", *shown)
    assert hands.labels() == ["Add bookmark", "Write the story"]
    hands.view.fit_all()
    hands.view.bookmarks.go(kept.id)
    assert shows(hands, *shown)
    hands.project.undo()
    assert bookmarks(hands) == []


def test_escape_keeps_no_bookmark(hands: Hands) -> None:
    hands.key(Qt.Key.Key_B)
    QTest.keyClick(hands.editor(), Qt.Key.Key_Escape)
    assert bookmarks(hands) == []


def test_a_bookmark_is_renamed_in_place_and_deleted(hands: Hands) -> None:
    with hands.project.edit("Add") as edit:
        kept = edits.add_bookmark(edit, "The siege", at(2021, 8), at(2021, 10))
    hands.view.bookmarks.rename(kept)
    assert shows(hands, at(2021, 8), at(2021, 10)) and hands.editor().text() == "The siege"
    QTest.keyClicks(hands.editor(), "Siege")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    assert [b.title for b in bookmarks(hands)] == ["Siege"]
    hands.view.bookmarks.delete(kept)
    hands.view.bookmarks.delete(kept)
    hands.view.bookmarks.go(kept)
    assert bookmarks(hands) == [] and hands.labels()[:2] == ["Delete bookmark", "Rename bookmark"]
