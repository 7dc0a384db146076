"""Tests of the list of articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT, NONE
from tests.ui.invented import Invented
from timeline_app.project.project_file import new_project
from timeline_app.project.selection import Selection
from timeline_app.ui.article_list import ArticleList
from timeline_app.ui.theme import Appearance


@pytest.fixture
def articles(world: Invented, qtbot: QtBot) -> Iterator[ArticleList]:
    articles = ArticleList(world.project, Selection(world.project), Appearance())
    qtbot.addWidget(articles)
    articles.resize(340, 300)
    articles.show()
    QTest.qWait(20)
    yield articles
    articles.dispose()


def click(articles: ArticleList, row: int) -> None:
    rect = articles.list.visualItemRect(articles.list.item(row))
    QTest.mouseClick(articles.list.viewport(), LEFT, NONE, rect.center())


def spoken(articles: ArticleList, row: int) -> str:
    return str(articles.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_an_article_tells_its_origin_and_what_is_marked_in_it(articles: ArticleList) -> None:
    assert "Harbour Post" in spoken(articles, 0)
    assert "15 June 2019" in spoken(articles, 0)
    assert "19 passages · 9 events" in spoken(articles, 0)
    assert "2 passages · 2 events" in spoken(articles, 1)


def test_a_click_shows_an_article(articles: ArticleList, world: Invented, qtbot: QtBot) -> None:
    with qtbot.waitSignal(articles.article_chosen) as chosen:
        click(articles, 1)
    assert chosen.args == [world.arabic]


def test_properties_are_asked_for_the_chosen_article(
    articles: ArticleList, world: Invented, qtbot: QtBot
) -> None:
    assert not articles.properties.isEnabled()
    click(articles, 1)
    with qtbot.waitSignal(articles.properties_requested) as asked:
        QTest.mouseClick(articles.properties, LEFT)
    assert asked.args == [world.arabic]


def test_the_add_menu_offers_both_ways(articles: ArticleList, qtbot: QtBot) -> None:
    menu = articles.add.menu()
    assert menu is not None
    paste, files = menu.actions()
    with qtbot.waitSignal(articles.paste_requested):
        paste.trigger()
    with qtbot.waitSignal(articles.open_requested):
        files.trigger()


def test_removing_tells_what_went_and_is_undone(articles: ArticleList, world: Invented, qtbot: QtBot) -> None:
    click(articles, 0)
    with qtbot.waitSignal(articles.noticed) as told:
        QTest.keyClick(articles.list, Qt.Key.Key_Delete)
    assert "19 passages" in told.args[0]
    QTest.qWait(20)
    assert articles.list.count() == 1
    assert world.project.counts()["event"] == 9
    world.project.undo()
    QTest.qWait(20)
    assert articles.list.count() == 2


def test_without_articles_it_says_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    project = new_project(tmp_path)
    articles = ArticleList(project, Selection(project), Appearance())
    qtbot.addWidget(articles)
    articles.show()
    assert not articles.list.isVisible()
    assert articles.add.isEnabled()
    assert not articles.remove.isEnabled()
    articles.dispose()
    project.close(discard=True)
