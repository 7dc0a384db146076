"""Tests of the list of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT, NONE
from tests.ui.invented import Invented
from timeline_app.project import edits
from timeline_app.project.library import ArticleRow
from timeline_app.project.project_file import new_project
from timeline_app.project.selection import Selection
from timeline_app.ui.article_list import ArticleList
from timeline_app.ui.article_table import COLUMNS
from timeline_app.ui.theme import Appearance


@pytest.fixture
def articles(world: Invented, qtbot: QtBot) -> Iterator[ArticleList]:
    articles = ArticleList(world.project, Selection(world.project), Appearance())
    qtbot.addWidget(articles)
    articles.resize(620, 300)
    articles.show()
    QTest.qWait(20)
    yield articles
    articles.dispose()


def click(articles: ArticleList, row: int) -> None:
    rect = articles.list.visualRect(articles.table.index(row, 0))
    QTest.mouseClick(articles.list.viewport(), LEFT, NONE, rect.center())


def spoken(articles: ArticleList, row: int) -> str:
    return str(articles.table.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def titles(articles: ArticleList) -> list[str]:
    return [row.title for row in articles.table.rows]


def cells(articles: ArticleList, row: int) -> list[str]:
    return [str(articles.table.index(row, column).data()) for column in range(len(COLUMNS))]


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
    assert articles.table.rowCount() == 1
    assert world.project.counts()["event"] == 9
    world.project.undo()
    QTest.qWait(20)
    assert articles.table.rowCount() == 2


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


def test_a_row_tells_counts_and_what_is_not_yet_linked(articles: ArticleList) -> None:
    assert cells(articles, 0)[1:] == ["19", "9", "1", "15 June 2019", "Harbour Post", ""]
    assert cells(articles, 1)[1:4] == ["2", "2", "–"]


def test_a_click_on_a_head_sorts(articles: ArticleList, world: Invented) -> None:
    header = articles.list.horizontalHeader()
    before = titles(articles)
    for _ in range(2):
        place = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), LEFT, NONE, place)
        QTest.qWait(5)
        counts = [row.passages for row in articles.table.rows]
        assert counts in (sorted(counts), sorted(counts, reverse=True))
    assert sorted(titles(articles)) == sorted(before)


def test_what_is_typed_filters(articles: ArticleList) -> None:
    QTest.keyClicks(articles.field, "harbour 2019")
    assert articles.table.rowCount() == 1
    assert articles.table.count_words() == "1 of 2"
    articles.field.clear()
    assert articles.table.rowCount() == 2


def test_a_corrected_article_tells_its_version(articles: ArticleList, world: Invented) -> None:
    with world.project.edit("Correct") as edit:
        edits.add_article(edit, "Corrected", "Other words.", version_of=world.article)
    QTest.qWait(20)
    assert [cells(articles, row)[6] for row in range(3)] == ["1", "", "2"]


def test_enter_shows_the_chosen_article(articles: ArticleList, world: Invented, qtbot: QtBot) -> None:
    click(articles, 0)
    with qtbot.waitSignal(articles.article_chosen) as chosen:
        QTest.keyClick(articles.list, Qt.Key.Key_Down)
        QTest.keyClick(articles.list, Qt.Key.Key_Return)
    assert chosen.args == [world.arabic]


def test_an_edit_reads_only_the_articles_concerned_again(
    articles: ArticleList, world: Invented, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    real = world.project.article_rows

    def spy(only: Iterable[int] | None = None) -> list[ArticleRow]:
        read.append(None if only is None else sorted(only))
        return real(only)

    monkeypatch.setattr(world.project, "article_rows", spy)
    with world.project.edit("Mark") as edit:
        passage = edits.mark_passage(edit, world.arabic, 0, 3)
    QTest.qWait(20)
    assert (cells(articles, 1)[1], cells(articles, 1)[3], read) == ("3", "1", [[world.arabic]])
    with world.project.edit("Rename") as edit:
        edits.change_event(edit, world.events["leave"], title="Other")
    QTest.qWait(20)
    assert len(read) == 1
    with world.project.edit("Unmark") as edit:
        edits.delete_passage(edit, passage)
    QTest.qWait(20)
    assert (cells(articles, 1)[1], read[-1]) == ("2", None)


def test_one_row_says_the_same_as_in_the_table_of_all(world: Invented) -> None:
    rows = world.project.article_rows()
    assert world.project.article_rows([row.id for row in rows]) == rows
    assert world.project.article_rows([5]) == []


def test_enter_in_the_filter_shows_the_first_that_is_left(
    articles: ArticleList, world: Invented, qtbot: QtBot
) -> None:
    click(articles, 0)
    with qtbot.waitSignal(articles.article_chosen) as chosen:
        articles.field.setText(world.project.article(world.arabic).title)
        QTest.keyClick(articles.field, Qt.Key.Key_Return)
    assert chosen.args == [world.arabic]
