"""Tests of searching all articles, by typing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import paper_of
from tests.ui.invented import TEXT, Invented
from timeline_app.project.selection import Selection
from timeline_app.ui.article_search import ArticleSearch
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.theme import Appearance


@pytest.fixture
def search(world: Invented, qtbot: QtBot) -> Iterator[ArticleSearch]:
    parent = QWidget()
    qtbot.addWidget(parent)
    search = ArticleSearch(world.project, Appearance(), parent)
    search.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    search.show()
    yield search
    search.close()


def type_words(search: ArticleSearch, words: str, qtbot: QtBot) -> list[tuple[str, list[str]]]:
    """What is listed while one types: each article and its places."""
    search.field.clear()
    search.field.insert(words)  # QTest types Latin letters only
    qtbot.wait(100)
    model = search.tree.model()
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        (str(group.data()), [str(model.index(row, 0, group).data()) for row in range(model.rowCount(group))])
        for group in groups
    ]


def test_places_are_listed_by_article_while_one_types(search: ArticleSearch, qtbot: QtBot) -> None:
    ((title, places),) = type_words(search, "quarr", qtbot)
    assert title.startswith("Miners leave")
    assert places == [
        "…to be moved to the northern pits, or to the quarry at Velm. The company, with help from the…"
    ]
    assert search.count.text() == "1 article"


def test_a_phrase_is_found_only_as_it_stands(search: ArticleSearch, qtbot: QtBot) -> None:
    assert type_words(search, '"harbour council"', qtbot)
    assert not type_words(search, '"council harbour"', qtbot)
    assert search.count.text() == "Not found in any article"


def test_enter_goes_to_the_place(
    search: ArticleSearch, world: Invented, selection: Selection, qtbot: QtBot
) -> None:
    view = ArticleView(world.project, selection, Appearance())
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    search.chosen.connect(view.show_place)
    type_words(search, "المفاتيح", qtbot)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert view.article_id == world.arabic
    assert paper_of(view).textCursor().selectedText() == "المفاتيح"
    view.dispose()


def test_arrows_in_the_field_move_among_the_places(search: ArticleSearch, qtbot: QtBot) -> None:
    type_words(search, "company", qtbot)
    places: list[tuple[int, int, int]] = []
    search.chosen.connect(lambda *place: places.append(place))
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert [TEXT[start:end].lower() for _, start, end in places] == ["company", "company"]
    assert places[0] != places[1]
