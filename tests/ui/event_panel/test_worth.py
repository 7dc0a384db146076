"""Tests of what a card tells of the worth of its evidence: basis, source, claim, note, names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT
from tests.ui.invented import Invented
from timeline_app.model.records import Basis, Link
from timeline_app.project.selection import Selection
from timeline_app.ui.event_panel import EventPanel
from timeline_app.ui.event_panel.basis import BasisButton
from timeline_app.ui.event_panel.card import Card
from timeline_app.ui.event_panel.grade import GradeChip, grade_words
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.line_field import LineField

Key = Qt.Key


@pytest.fixture
def card(world: Invented, selection: Selection, qtbot: QtBot) -> Iterator[Card]:
    """The card of the evidence for the accord that gives a date."""
    panel = EventPanel(world.project, selection, Appearance())
    qtbot.addWidget(panel)
    panel.resize(360, 1200)
    panel.show()
    selection.select_events([world.events["accord"]])
    QTest.qWait(10)
    yield next(each for each in panel.findChildren(Card) if each.link.claimed is not None)
    panel.dispose()


def now(world: Invented, card: Card) -> Link:
    QTest.qWait(10)
    return world.project.link(card.link.id)


def field(card: Card, name: str) -> LineField:
    return next(each for each in card.findChildren(LineField) if each.accessibleName() == name)


def menu_of(button: GradeChip | BasisButton) -> QMenu:
    menu = button.menu()
    assert isinstance(menu, QMenu)
    return menu


def test_marks_are_typed_one_after_the_other_and_taken_back(card: Card, world: Invented) -> None:
    chip = card.findChild(GradeChip)
    assert isinstance(chip, GradeChip)
    menu = menu_of(chip)
    menu.popup(card.mapToGlobal(card.rect().center()))
    QTest.keyClick(menu, Key.Key_B)
    assert now(world, card).reliability == "B"
    assert world.project.undo_label == "Judge source"
    assert menu.isVisible()
    QTest.keyClick(menu, Key.Key_2)
    assert (now(world, card).reliability, now(world, card).credibility) == ("B", "2")
    assert chip.text() == "B2"
    assert "usually reliable" in chip.toolTip()
    QTest.keyClick(menu, Key.Key_B)
    assert now(world, card).reliability == ""
    assert chip.text() == "–2"
    QTest.keyClick(menu, Key.Key_Escape)
    assert not menu.isVisible()


def test_a_click_on_a_mark_leaves_the_menu_open(card: Card, world: Invented) -> None:
    chip = card.findChild(GradeChip)
    assert isinstance(chip, GradeChip)
    menu = menu_of(chip)
    menu.popup(card.mapToGlobal(card.rect().topLeft()))
    action = next(a for a in menu.actions() if a.text().startswith("&C"))
    QTest.mouseClick(menu, LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center())
    assert now(world, card).reliability == "C"
    assert menu.isVisible()
    menu.close()


def test_the_basis_is_chosen_where_there_is_a_date(card: Card, world: Invented) -> None:
    button = card.findChild(BasisButton)
    assert isinstance(button, BasisButton)
    assert button.isVisible()
    menu = menu_of(button)
    menu.popup(card.mapToGlobal(card.rect().center()))
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert now(world, card).basis is Basis.RELATIVE
    assert button.text() == "relative ▾"
    others = [each for each in card.window().findChildren(Card) if each.link.claimed is None]
    assert all(not other.findChildren(BasisButton)[0].isVisible() for other in others)


def test_a_note_is_kept(card: Card, world: Invented) -> None:
    note = field(card, "Note on this evidence")
    QTest.keyClicks(note, "seen by two of us")
    QTest.keyClick(note, Key.Key_Return)
    assert now(world, card).note == "seen by two of us"
    assert world.project.undo_label == "Change note on evidence"


def test_a_date_is_read_while_it_is_typed(card: Card) -> None:
    date = field(card, "Date given by this passage")
    label = next(each for each in card.findChildren(QLabel) if each.objectName() == "article")
    assert not label.isVisible()
    date.setFocus()
    date.selectAll()
    QTest.keyClicks(date, "3 June 2019")
    assert label.isVisible()
    assert "Monday 3 June 2019" in label.text()
    QTest.keyClick(date, Key.Key_Escape)
    assert not label.isVisible()


def test_names_used_before_are_offered_and_committed(card: Card, world: Invented) -> None:
    who = field(card, "Who claims it")
    who.setFocus()
    who.selectAll()
    QTest.keyClicks(who, "lawy")
    completer = who.completer()
    assert completer is not None
    assert completer.currentCompletion() == "union lawyers"
    popup = completer.popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert now(world, card).attribution == "union lawyers"
    assert not popup.isVisible()


def test_words_for_marks() -> None:
    assert grade_words("", "") == ""
    assert grade_words("F", "1") == "source F, cannot be judged; claim 1, confirmed by other sources"


def test_names_come_the_most_frequent_first(world: Invented) -> None:
    names = world.project.attributions()
    assert names[0] == "the report"
    assert set(names) >= {"harbour council", "first notice", "the directors"}
