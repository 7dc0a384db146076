"""An article view on the invented project, shown and with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.invented import Invented
from timeline_app.project.selection import Selection
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.theme import Appearance


@pytest.fixture
def view(world: Invented, selection: Selection, qtbot: QtBot) -> Iterator[ArticleView]:
    view = ArticleView(world.project, selection, Appearance())
    qtbot.addWidget(view)
    view.resize(975, 440)
    view.show()
    view.setFocus()
    QTest.qWait(20)
    yield view
    view.dispose()
