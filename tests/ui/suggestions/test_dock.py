"""What the dock says: what cannot be placed, what may be the same, how far a search is, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event as Gate

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.hands import LEFT
from tests.ui.suggestions.bridge import OTHER, SAID, TEXT, Key, Reviewer
from timeline_app.model.records import Article
from timeline_app.ui.suggestions import looking
from timeline_app.ui.suggestions.listing import Filter
from timeline_app.ui.suggestions.proposals import Proposal, proposals_in
from timeline_app.ui.window import Window

VAGUE = "A second bridge was promised recently. It is to open on 9 June."


@pytest.fixture
def vague(reviewer: Reviewer) -> Reviewer:
    """An article without a publication date has come in, too."""
    reviewer.answers.facts = {}
    reviewer.bring_in(VAGUE)
    return reviewer


def test_what_names_no_day_is_listed_apart_and_becomes_an_undated_event(vague: Reviewer) -> None:
    assert len(vague.said()) == 4
    vague.dock.show_filter(Filter.VAGUE)
    assert vague.said() == ["recently", "9 June"]
    times = [row.proposal.time for row in vague.dock.list.rows]
    assert times == ["“recently” names no day", "“9 June” needs the article’s publication date"]
    vague.dock.list.setFocus()
    vague.key(Key.Key_N)
    vague.key(Key.Key_P)
    vague.key(Key.Key_A)
    (event,) = vague.events()
    assert event.when is None and not event.reviewed
    assert vague.window.views.timeline.tray.isVisible()
    assert vague.dock.coverage.text() == "0 of 4 dated passages placed"


def test_a_missing_publication_date_is_asked_for_and_places_what_waited_for_it(vague: Reviewer) -> None:
    assert vague.dock.date.isVisible()
    vague.answers.facts = {"published": "2021-06-01"}
    vague.answers.asked.clear()
    QTest.mouseClick(vague.dock.date, LEFT)
    vague.settle()
    assert len(vague.answers.asked) == 1 and vague.answers.asked[0].startswith("facts about")
    assert not vague.dock.date.isVisible()
    waiting = [each for each in vague.review.board.waiting() if each.said == "9 June"]
    assert [each.when is not None for each in waiting] == [True]
    vague.dock.show_filter(Filter.VAGUE)
    assert vague.said() == ["recently"]


def test_what_may_be_the_same_stands_under_the_first(reviewer: Reviewer) -> None:
    reviewer.bring_in(OTHER)
    rows = reviewer.dock.list.rows
    assert [row.is_nested for row in rows] == [False, True, False, False, False, False]
    assert reviewer.said()[:2] == [SAID[0], SAID[0]]
    assert "Same day, similar words" in rows[1].note
    assert rows[0].proposal.article != rows[1].proposal.article


def test_what_is_like_an_event_is_added_to_it_as_evidence(reviewer: Reviewer) -> None:
    reviewer.bring_in(OTHER)
    reviewer.dock.list.setFocus()
    while (
        reviewer.current() != SAID[0] or reviewer.review.board.current not in reviewer.review.board.all()[:4]
    ):
        reviewer.key(Key.Key_N)
    reviewer.key(Key.Key_A)
    (event,) = reviewer.events()
    like = next(row for row in reviewer.dock.list.rows if row.like)
    assert f"as the event “{event.title}”" in like.note
    while reviewer.review.board.current != like.proposal:
        reviewer.key(Key.Key_N)
    project = reviewer.window.views.project
    before = len(project.links_of_event(event.id))
    reviewer.key(Key.Key_L)
    assert len(reviewer.events()) == 1
    assert len(project.links_of_event(event.id)) > before
    assert like.proposal not in reviewer.review.board.waiting()
    assert reviewer.window.undo_label() == "Link suggestion"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Nothing is found in a text that says "wait" until the gate is open."""
    gate = Gate()

    def slowly(article: Article, text: str, zone: str = "") -> tuple[Proposal, ...]:
        if text.startswith("Wait"):
            gate.wait(10)
        return proposals_in(article, text, zone)

    monkeypatch.setattr(looking, "proposals_in", slowly)
    yield gate
    gate.set()


def test_a_long_search_shows_how_far_it_is_and_is_called_off(reviewer: Reviewer, gate: Gate) -> None:
    for number in range(3):
        path = reviewer.folder / f"wait-{number}.txt"
        path.write_text(f"Wait for it. The shaft number {number} fell in on {number + 3} July 2020.")
        reviewer.answers.articles = [path] if number == 0 else [*reviewer.answers.articles, path]
    QTest.keyClick(reviewer.window, Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(30)
    board = reviewer.review.board
    assert reviewer.is_looking()
    assert reviewer.dock.cancel.isVisible()
    reviewer.dock.list.setFocus()
    reviewer.key(Key.Key_A)  # one goes on meanwhile
    assert len(reviewer.events()) == 1
    QTest.mouseClick(reviewer.dock.cancel, LEFT)
    assert not reviewer.is_looking()
    gate.set()
    QTest.qWait(60)
    assert board.articles == board.project.article_ids()[:1]
    assert not reviewer.dock.cancel.isVisible()
    QTest.keyClick(
        reviewer.window, Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    reviewer.settle()
    assert board.articles == board.project.article_ids()
    assert len(reviewer.said()) == 6


def test_a_window_that_is_closed_meanwhile_waits_for_nobody(reviewer: Reviewer, gate: Gate) -> None:
    path = reviewer.folder / "wait.txt"
    path.write_text("Wait for it. The shaft fell in on 3 July 2020.")
    reviewer.answers.articles = [path]
    QTest.keyClick(reviewer.window, Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert reviewer.is_looking()
    gate.set()
    reviewer.window.documents.abandon()
    QApplication.processEvents()
    assert reviewer.window.workspace is None


def test_an_empty_list_says_what_to_do_next(window: Window, reviewer: Reviewer) -> None:
    for _ in range(4):
        reviewer.key(Key.Key_R)
    assert reviewer.said() == []
    assert not reviewer.dock.way_on.isVisible()
    assert reviewer.dock.filter.itemText(2) == "Rejected (4)"
    window.documents.abandon()
    window.documents.new()
    QTest.qWait(10)
    dock = window.views.review.dock
    assert dock.way_on.text() == "Import articles…"
    window.intake._asking.articles = []  # type: ignore[attr-defined]  # noqa: SLF001 - the person chooses none
    QTest.mouseClick(dock.way_on, LEFT)
    assert window.workspace is not None


def test_a_project_that_is_opened_is_searched_when_somebody_asks(reviewer: Reviewer, window: Window) -> None:
    reviewer.key(Key.Key_R)
    reviewer.key(Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    path = reviewer.folder / "bridge.tlproj"
    reviewer.answers.path = path
    QTest.keyClick(window, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    reviewer.qtbot.waitUntil(lambda: not window.views.project.modified)
    window.documents.close()
    assert window.open([path])
    QTest.qWait(30)
    assert window.views.review.board.articles == []
    assert not window.views.timeline.ghosts.isVisible()
    QTest.keyClick(window, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    reviewer.settle()
    assert tuple(reviewer.said()) == SAID[1:]
    assert window.views.project.text(window.views.project.article_ids()[0]).strip() == TEXT.strip()
