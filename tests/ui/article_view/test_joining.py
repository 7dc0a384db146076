"""Tests of evidence in several passages: picked together, linked as one, shown, lit, parted and unlinked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import descendant
from tests.ui.hands import CONTROL, LEFT, key, paper_of, place
from tests.ui.invented import TEXT, Invented
from timeline_app.project.selection import Selection
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.event_panel import EventPanel
from timeline_app.ui.event_panel.card import Card
from timeline_app.ui.event_panel.quote_button import QuoteButton
from timeline_app.ui.theme import Appearance

MINERS, SHAFT, KEYS = (
    "Two hundred and twelve miners",
    "blocked the Orlen shaft since late May",
    "handed back the keys of the pump house",
)


@pytest.fixture
def panel(world: Invented, selection: Selection, qtbot: QtBot) -> Iterator[EventPanel]:
    panel = EventPanel(world.project, selection, Appearance())
    qtbot.addWidget(panel)
    panel.resize(360, 700)
    panel.show()
    yield panel
    panel.dispose()


def pick(view: ArticleView, *quotes: str) -> None:
    for quote in quotes:
        QTest.mouseClick(paper_of(view).viewport(), LEFT, CONTROL, place(view, TEXT, quote))


def joined(world: Invented, view: ArticleView) -> None:
    pick(view, MINERS, KEYS)
    key(view, Qt.Key.Key_J, CONTROL)
    QTest.qWait(20)


def card_of(panel: EventPanel) -> Card:
    (card,) = (card for card in panel.findChildren(Card) if len(card.findChildren(QuoteButton)) > 1)
    return card


def test_control_and_clicks_pick_several_passages(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    pick(view, MINERS, KEYS)
    assert set(selection.passages) == {world.passages[MINERS], world.passages[KEYS]}
    pick(view, MINERS)
    assert selection.passages == (world.passages[KEYS],)


def test_they_are_linked_as_one_piece_of_evidence_in_one_change(world: Invented, view: ArticleView) -> None:
    before = world.project.counts()
    joined(world, view)
    assert world.project.undo_label == "Link as one piece of evidence"
    links = {link.passage: link for link in world.project.links_of_event(world.events["leave"])}
    assert links[world.passages[KEYS]].part_of == links[world.passages[MINERS]].id
    assert world.project.counts() == before
    world.project.undo()
    assert all(link.part_of is None for link in world.project.links_of_event(world.events["leave"]))


def test_a_passage_without_a_link_is_linked_to_the_event_of_the_others(
    world: Invented, view: ArticleView
) -> None:
    view.resize(975, 900)
    QTest.qWait(20)
    pick(view, MINERS, "when water rises to the third gallery")
    key(view, Qt.Key.Key_J, CONTROL)
    parts = [link for link in world.project.links_of_event(world.events["leave"]) if link.part_of is not None]
    assert [part.passage for part in parts] == [world.passages["mark"]]


def test_passages_of_different_events_are_not_joined_by_guessing(
    world: Invented, view: ArticleView, qtbot: QtBot
) -> None:
    pick(view, MINERS, SHAFT)
    position = world.project.position
    with qtbot.waitSignal(view.noticed) as told:
        key(view, Qt.Key.Key_J, CONTROL)
    assert "one event" in told.args[0]
    assert world.project.position == position


def test_the_parts_are_lit_together(world: Invented, selection: Selection, view: ArticleView) -> None:
    joined(world, view)
    selection.select_passage(world.passages[KEYS])
    assert {world.passages[MINERS], world.passages[KEYS]} <= paper_of(view).lights.passages
    selection.clear()
    selection.hover(("passage", world.passages[MINERS]))
    assert world.passages[KEYS] in paper_of(view).lights.hovered


def test_the_panel_shows_them_as_one_card_with_their_quotes(
    world: Invented, selection: Selection, view: ArticleView, panel: EventPanel
) -> None:
    joined(world, view)
    quotes = card_of(panel).findChildren(QuoteButton)
    assert [quote.text() for quote in quotes] == [f"“{MINERS}”", f"“{KEYS}”"]
    QTest.mouseClick(quotes[1], LEFT)
    assert selection.passage == world.passages[KEYS]


def test_the_parts_are_parted(world: Invented, view: ArticleView, panel: EventPanel) -> None:
    joined(world, view)
    cards = len(panel.findChildren(Card))
    QTest.mouseClick(descendant(card_of(panel), QToolButton, "part"), LEFT)
    QTest.qWait(20)
    assert world.project.undo_label == "Part the evidence"
    assert all(link.part_of is None for link in world.project.links_of_event(world.events["leave"]))
    assert len(panel.findChildren(Card)) == cards + 1


def test_they_are_unlinked_together(world: Invented, view: ArticleView, panel: EventPanel) -> None:
    joined(world, view)
    before = len(world.project.links_of_event(world.events["leave"]))
    QTest.mouseClick(descendant(card_of(panel), QToolButton, "unlink"), LEFT)
    assert world.project.undo_label == "Unlink evidence"
    assert len(world.project.links_of_event(world.events["leave"])) == before - 2
