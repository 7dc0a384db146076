"""Tests of reading two articles side by side, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tests.ui.conftest import descendant
from tests.ui.hands import LEFT, key, paper_of
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.window import Window


@pytest.fixture
def opened(window: Window) -> Window:
    window.resize(1500, 900)
    window.open_sample()
    QTest.qWait(30)
    return window


def beside(window: Window) -> ArticleView:
    view = window.views.reading.beside
    assert view is not None
    return view


def open_beside(window: Window) -> ArticleView:
    window.actions_["beside"].trigger()
    QTest.qWait(20)
    return beside(window)


def test_another_article_stands_beside_and_scrolls_alone(opened: Window) -> None:
    main = opened.views.article
    view = open_beside(opened)
    assert view.isVisible()
    assert view.article_id != main.article_id
    bar, other = paper_of(main).verticalScrollBar(), paper_of(view).verticalScrollBar()
    before = other.value()
    bar.setValue(bar.maximum())
    assert other.value() == before


def test_the_selection_lights_both_and_neither_changes_its_article(opened: Window) -> None:
    main, view = opened.views.article, open_beside(opened)
    project, selection = opened.views.project, opened.views.selection
    shown = main.article_id, view.article_id
    passage = project.passages_of(shown[1] or 0)[0].id
    selection.select_passage(passage)
    assert (main.article_id, view.article_id) == shown
    assert passage in paper_of(view).lights.passages
    both = next(
        event.id
        for event in project.events(project.event_ids())
        if {project.passage(link.passage).article for link in project.links_of_event(event.id)} >= set(shown)
    )
    selection.select_events([both])
    for each in (main, view):
        assert paper_of(each).lights.passages & paper_of(each).reading.layers.of_passage.keys()


def test_keys_work_in_the_one_beside(opened: Window) -> None:
    view = open_beside(opened)
    view.setFocus()
    key(view, Qt.Key.Key_J)
    passage = opened.views.selection.passage
    assert passage is not None
    assert opened.views.project.passage(passage).article == view.article_id


def test_it_closes_by_its_button_and_by_the_command(opened: Window) -> None:
    view = open_beside(opened)
    QTest.mouseClick(descendant(view, QToolButton, "close_beside"), LEFT)
    assert opened.views.reading.beside is None
    open_beside(opened)
    opened.actions_["beside"].trigger()
    assert opened.views.reading.beside is None


def test_it_is_remembered_with_the_view(opened: Window, tmp_path: Path) -> None:
    view = open_beside(opened)
    shown, kept = view.article_id, opened.views.save_view()
    opened.views.reading.close_beside()
    opened.views.restore_view(kept)
    assert beside(opened).article_id == shown


def test_what_stood_beside_and_is_gone_is_left_out(opened: Window) -> None:
    opened.views.restore_view({"beside": {"article": 5, "sizes": [1, 1]}})
    assert opened.views.reading.beside is None
    opened.views.restore_view({"beside": "nonsense"})
    assert opened.views.reading.beside is None
