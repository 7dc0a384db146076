"""Tests of an article in which sixty passages overlap: each can be seen, clicked and reached by O."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.crowded import PASSAGES, crowd
from tests.ui.hands import LEFT, NONE, key, paper_of
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.article_view import ArticleView, ink
from timeline_app.ui.article_view.layers import LANES
from timeline_app.ui.theme import Appearance


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project, _ = crowd(tmp_path)
    yield project
    project.close(discard=True)


@pytest.fixture
def selection(project: Project) -> Selection:
    return Selection(project)


@pytest.fixture
def view(project: Project, selection: Selection, qtbot: QtBot) -> Iterator[ArticleView]:
    view = ArticleView(project, selection, Appearance())
    qtbot.addWidget(view)
    view.resize(975, 760)
    view.show()
    view.setFocus()
    QTest.qWait(20)
    yield view
    view.dispose()


def click(view: ArticleView, point: QPoint) -> None:
    QTest.mouseClick(paper_of(view).viewport(), LEFT, NONE, point)


def test_each_is_reached_by_clicks_and_o(view: ArticleView, selection: Selection) -> None:
    paper = paper_of(view)
    layers = paper.reading.layers
    reached = set()
    for mark in layers.marks:
        rect = paper.rects_of(mark.start, mark.start + 1)[0]
        selection.clear()
        click(view, rect.center().toPoint())
        for _ in layers.at(mark.start):
            if selection.passage == mark.passage:
                reached.add(mark.passage)
                break
            key(view, Qt.Key.Key_O)
    assert len(reached) == PASSAGES


def test_each_underline_has_a_place_of_its_own_to_click(view: ArticleView, selection: Selection) -> None:
    paper = paper_of(view)
    layers = paper.reading.layers
    alone = [mark for mark in layers.marks if layers.depth(mark) < LANES - 1]
    assert max(layers.depth(mark) for mark in alone) == LANES - 2
    for mark in alone:
        rect = ink.snug(paper.rects_of(mark.start, mark.end)[0])
        click(view, ink.underline(rect, layers.depth(mark)).center().toPoint())
        assert selection.passage == mark.passage


def test_lines_stand_apart_only_where_passages_lie_thick(view: ArticleView, project: Project) -> None:
    paper = paper_of(view)

    def pitches() -> dict[int, float]:
        block, found = paper.document().begin(), {}
        while block.isValid():
            if block.layout().lineCount() > 1:
                found[block.blockNumber()] = block.layout().lineAt(1).y() - block.layout().lineAt(0).y()
            block = block.next()
        return found

    crowded = pitches()
    assert crowded[0] > crowded[6]
    with project.edit("Delete all") as edit:
        for passage in project.passages_of(view.article_id or 0):
            edits.delete_passage(edit, passage.id)
    QTest.qWait(20)
    assert len(set(pitches().values())) == 1
    assert pitches()[6] == crowded[6]


def test_the_line_that_is_read_stays_where_it_is_while_lines_above_move_apart(
    view: ArticleView, project: Project
) -> None:
    paper = paper_of(view)
    view.resize(975, 220)
    QTest.qWait(20)
    paper.verticalScrollBar().setValue(220)
    read = paper.first_visible()
    before = paper.rects_of(read, read + 1)[0].top()
    with project.edit("Delete all") as edit:
        for passage in project.passages_of(view.article_id or 0):
            edits.delete_passage(edit, passage.id)
    QTest.qWait(20)
    assert abs(paper.rects_of(read, read + 1)[0].top() - before) <= 2


def test_no_line_of_a_text_is_kept_that_goes_with_its_document(view: ArticleView) -> None:
    view.resize(975, 200)  # the margin is placed no further than somebody looked
    QTest.qWait(20)
    gc.collect()
    assert not [each for each in gc.get_objects() if type(each) is QTextLayout]


def test_the_pointer_on_a_line_of_several_events_lights_all_their_passages(
    project: Project, view: ArticleView, selection: Selection
) -> None:
    paper = paper_of(view)
    note = next(note for note in paper.notes() if len(note.events) > 1 and note.top < 600)
    QTest.mouseMove(paper.viewport(), paper.note_rect(note).center().toPoint())
    QTest.qWait(20)
    assert set(selection.hovered_events()) == set(note.events)
    passages = {link.passage for event in note.events for link in project.links_of_event(event)}
    assert paper.lights.hovered == passages
    QTest.mouseMove(paper.viewport(), QPoint(4, 4))
    QTest.qWait(20)
    assert selection.hovered_events() == () and paper.lights.hovered == frozenset()
