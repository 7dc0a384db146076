"""Tests of the field: what it offers, what it tells, and its keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT
from timeline_app.timeline.query import OPERATORS
from timeline_app.ui.search.field import QueryField, line
from timeline_app.ui.search.searching import Searching

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(searching: Searching, qtbot: QtBot) -> Iterator[QueryField]:
    """A field with the keyboard, in a window with something else below it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 400)
    field = QueryField(lambda: [(event.id, line(event)) for event in searching.events(9)])
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(QWidget(), 1)
    field.search_with(searching)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    yield field
    field.search_with(None)


def type_in(field: QueryField, text: str, searching: Searching, qtbot: QtBot) -> None:
    QTest.keyClicks(field, text)
    qtbot.waitUntil(lambda: not searching.is_waiting)


def offers(field: QueryField) -> list[str]:
    return [line.partition("   ·   ")[0] for line in field.drop.lines]


def test_what_is_typed_is_asked(field: QueryField, searching: Searching, qtbot: QtBot) -> None:
    type_in(field, "convoy", searching, qtbot)
    assert searching.count == 1
    assert not field.drop.isVisible()


def test_tab_takes_what_is_offered(field: QueryField, searching: Searching, qtbot: QtBot) -> None:
    type_in(field, "convoy -tr", searching, qtbot)
    assert offers(field) == ["-track:"]
    QTest.keyClick(field, Key.Key_Tab)
    assert field.hasFocus() and field.text() == "convoy -track:"
    assert offers(field) == ["-track:Military", "-track:Negotiation", "-track:Civilians", "-track:Abroad"]
    QTest.keyClicks(field, "ci")
    assert offers(field) == ["-track:Civilians"]
    QTest.keyClick(field, Key.Key_Tab)
    assert field.text() == "convoy -track:Civilians "
    assert searching.text == field.text()
    assert not field.drop.isVisible()


def test_enter_takes_only_what_an_arrow_or_the_mouse_has_chosen(
    field: QueryField, searching: Searching, qtbot: QtBot
) -> None:
    type_in(field, "st", searching, qtbot)
    with qtbot.waitSignal(field.stepped) as step:
        QTest.keyClick(field, Key.Key_Return)
    assert field.text() == "st" and step.args == [1]
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Return)
    assert field.text() == "status:"
    listed = field.drop.childAt(QPoint(30, 20))
    assert isinstance(listed, QWidget)
    QTest.mouseClick(listed, LEFT, pos=QPoint(30, 12))
    assert field.text() == "status:happened " and field.hasFocus()


def test_shift_enter_goes_back(field: QueryField, searching: Searching, qtbot: QtBot) -> None:
    type_in(field, "visit", searching, qtbot)
    with qtbot.waitSignal(field.stepped) as step:
        QTest.keyClick(field, Key.Key_Return, SHIFT)
    assert step.args == [-1]


def test_down_lists_the_matches(field: QueryField, searching: Searching, qtbot: QtBot) -> None:
    type_in(field, "visit", searching, qtbot)
    QTest.keyClick(field, Key.Key_Down)
    assert field.drop.lines == [
        "Guarantors visit   ·   c. 25 July 2021",
        "A visit nobody has dated   ·   no date",
    ]
    QTest.keyClick(field, Key.Key_Up)
    QTest.keyClick(field, Key.Key_Up)
    QTest.keyClick(field, Key.Key_Down)
    with qtbot.waitSignal(field.event_chosen) as chosen:
        QTest.keyClick(field, Key.Key_Return)
    assert chosen.args == searching.ids()[1:]
    assert not field.drop.isVisible() and field.text() == "visit"


def test_down_in_the_empty_field_shows_what_can_be_asked(field: QueryField) -> None:
    QTest.keyClick(field, Key.Key_Down)
    assert offers(field) == [f"{name}:" for name in OPERATORS]
    QTest.keyClick(field, Key.Key_Return)
    assert field.text() == "track:"


def test_escape_closes_the_list_then_empties_then_leaves(
    field: QueryField, searching: Searching, qtbot: QtBot
) -> None:
    type_in(field, "visit", searching, qtbot)
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Escape)
    assert not field.drop.isVisible() and field.text() == "visit"
    QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == "" and searching.mask is None
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Key.Key_Escape)


def test_what_is_only_offered_does_not_keep_escape_from_emptying(
    field: QueryField, searching: Searching, qtbot: QtBot
) -> None:
    type_in(field, "tr", searching, qtbot)
    assert field.drop.isVisible()
    QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == "" and not field.drop.isVisible()


def test_a_mistake_is_told_when_the_next_piece_is_begun(
    field: QueryField, searching: Searching, qtbot: QtBot
) -> None:
    type_in(field, "trak:x", searching, qtbot)
    assert field.drop.sentence == "" and not field.property("invalid")
    type_in(field, " convoy", searching, qtbot)
    assert field.drop.sentence.startswith("There is no “trak:”") and field.property("invalid")
    assert searching.count == 1
    QTest.keyClick(field, Key.Key_Escape)
    assert not field.drop.isVisible() and not field.property("invalid")


def test_a_mistake_is_told_at_enter_and_after_a_pause(
    field: QueryField, searching: Searching, qtbot: QtBot
) -> None:
    type_in(field, "has:everything", searching, qtbot)
    assert field.drop.sentence == ""
    QTest.keyClick(field, Key.Key_Return)
    assert "has:" in field.drop.sentence
    type_in(field, "x", searching, qtbot)
    assert field.drop.sentence == ""
    qtbot.waitUntil(lambda: "everythingx" in field.drop.sentence, timeout=3000)


def test_a_query_that_somebody_else_changes_is_shown(field: QueryField, searching: Searching) -> None:
    searching.set_text("track:abroad")
    assert field.text() == "track:abroad"


def test_nothing_hangs_below_a_field_that_was_left(
    field: QueryField, searching: Searching, qtbot: QtBot
) -> None:
    type_in(field, "tr", searching, qtbot)
    assert field.drop.isVisible()
    field.clearFocus()
    assert not field.drop.isVisible()
