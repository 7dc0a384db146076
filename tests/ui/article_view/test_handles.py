"""Tests of selecting text and of dragging the ends of a passage, by real mouse events."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import ALT, LEFT, NONE, click_on, key, paper_of, place
from tests.ui.invented import ARABIC, TEXT, Invented
from timeline_app.project import edits
from timeline_app.project.project_file import new_project
from timeline_app.project.selection import Selection
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.theme import Appearance

ACCORD = "the accord of 2 June"


def drag(view: ArticleView, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    viewport = paper_of(view).viewport()
    QTest.mousePress(viewport, LEFT, modifiers, start)
    for step in range(1, 6):
        QTest.mouseMove(viewport, start + (end - start) * step / 5)
        QTest.qWait(15)
    QTest.mouseRelease(viewport, LEFT, modifiers, end)
    QTest.qWait(15)


def selected(view: ArticleView) -> str:
    return paper_of(view).textCursor().selectedText()


def hold(view: ArticleView, words: str, part: float) -> QPoint:
    """Select the passage of these words, rest on it, press on one of its ends; where that is."""
    click_on(view, TEXT, words)
    viewport = paper_of(view).viewport()
    QTest.mouseMove(viewport, place(view, TEXT, words, 0.5))
    QTest.qWait(15)
    end = place(view, TEXT, words, part)
    QTest.mouseMove(viewport, end)
    QTest.mousePress(viewport, LEFT, NONE, end)
    return end


def pull(view: ArticleView, point: QPoint) -> None:
    QTest.mouseMove(paper_of(view).viewport(), point)
    QTest.qWait(15)


def let_go(view: ArticleView, point: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseRelease(paper_of(view).viewport(), LEFT, modifiers, point)
    QTest.qWait(15)


def quote(world: Invented) -> str:
    return world.project.passage(world.passages[ACCORD]).quote


def test_a_drag_selects_whole_words(view: ArticleView) -> None:
    drag(view, place(view, TEXT, "inspectors", 0.4), place(view, TEXT, "enter", 0.5))
    assert selected(view) == "inspectors were to enter"


def test_backwards_too(view: ArticleView) -> None:
    drag(view, place(view, TEXT, "enter", 0.5), place(view, TEXT, "inspectors", 0.4))
    assert selected(view) == "inspectors were to enter"


def test_a_double_click_selects_a_word_and_a_third_and_a_fourth_more(view: ArticleView) -> None:
    viewport, point = paper_of(view).viewport(), place(view, TEXT, "walked")
    QTest.mouseClick(viewport, LEFT, NONE, point)
    QTest.mouseDClick(viewport, LEFT, NONE, point)
    assert selected(view) == "walked"
    QTest.mouseClick(viewport, LEFT, NONE, point)
    assert selected(view).startswith("They walked out from 06:30")
    assert selected(view).endswith("ran out.")
    QTest.mouseClick(viewport, LEFT, NONE, point)
    assert selected(view).endswith("once it lapsed.")


def test_an_emoji_is_selected_whole(view: ArticleView) -> None:
    drag(view, place(view, TEXT, "😀", 0.1), place(view, TEXT, "😀", 0.99) + QPoint(1, 0))
    assert selected(view) in {"", "😀"}


def test_an_end_is_dragged_to_whole_words_as_one_change(world: Invented, view: ArticleView) -> None:
    before = world.project.position
    hold(view, ACCORD, 1.0)
    goal = place(view, TEXT, "miners were to be", 0.1)
    pull(view, place(view, TEXT, "miners were to be", 0.05))
    pull(view, goal)
    assert quote(world) == ACCORD
    assert world.project.position == before
    let_go(view, goal)
    assert quote(world) == "the accord of 2 June the miners"
    assert world.project.undo_label == "Resize passage"
    world.project.undo()
    assert quote(world) == ACCORD
    assert world.project.position == before


def test_the_start_is_dragged_too(world: Invented, view: ArticleView) -> None:
    hold(view, ACCORD, 0.0)
    goal = place(view, TEXT, "Under the", 0.1)
    pull(view, goal)
    let_go(view, goal)
    assert quote(world) == "Under the accord of 2 June"


def test_an_end_stays_within_its_passage(world: Invented, view: ArticleView) -> None:
    hold(view, ACCORD, 1.0)
    goal = place(view, TEXT, "Under the", 0.1)
    pull(view, goal)
    let_go(view, goal)
    assert quote(world) == "the"


def test_escape_gives_the_drag_up(world: Invented, view: ArticleView) -> None:
    hold(view, ACCORD, 1.0)
    goal = place(view, TEXT, "miners were to be", 0.1)
    pull(view, goal)
    key(view, Qt.Key.Key_Escape)
    let_go(view, goal)
    assert quote(world) == ACCORD


def test_no_handle_without_a_selected_passage(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    end = place(view, TEXT, ACCORD, 1.0)
    QTest.mouseMove(paper_of(view).viewport(), end)
    drag(view, end, place(view, TEXT, "miners were to be", 0.1))
    assert quote(world) == ACCORD
    assert "miners" in selected(view)


def test_in_a_text_from_the_right_the_end_lies_left(world: Invented, view: ArticleView) -> None:
    view.show_article(world.arabic)
    words = "14 حزيران 2019 بعد أن"
    paper = paper_of(view)
    click_on(view, ARABIC, words, 0.5)
    start = ARABIC.index(words)
    last = paper.rects_of(start + len(words) - 1, start + len(words))[0]
    end = QPoint(round(last.left()), round(last.center().y()))
    QTest.mouseMove(paper.viewport(), end + QPoint(6, 0))
    QTest.mouseMove(paper.viewport(), end)
    QTest.mousePress(paper.viewport(), LEFT, NONE, end)
    goal = place(view, ARABIC, "انتهت")
    pull(view, goal)
    let_go(view, goal)
    assert world.project.passage(world.passages["arabic"]).quote == words + " انتهت"


def test_an_end_never_divides_a_flag(tmp_path: Path, qtbot: QtBot) -> None:
    text = "Before 👩\u200d👩\u200d👧🇸🇾 after it all."
    project = new_project(tmp_path)
    with project.edit("Build") as edit:
        article = edits.add_article(edit, "Flags", text)
        passage = edits.mark_passage(edit, article, 0, 6)
    view = ArticleView(project, selection := Selection(project), Appearance())
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    view.setFocus()
    QTest.qWait(20)
    selection.select_passage(passage)
    for _ in range(2):
        key(view, Qt.Key.Key_Right, ALT | Qt.KeyboardModifier.ControlModifier)
    assert project.passage(passage).quote == "Before 👩\u200d👩\u200d👧"
    key(view, Qt.Key.Key_Right, ALT | Qt.KeyboardModifier.ControlModifier)
    assert project.passage(passage).quote == "Before 👩\u200d👩\u200d👧🇸🇾"
    view.dispose()
    project.close(discard=True)
