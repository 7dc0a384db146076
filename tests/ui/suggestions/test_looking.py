"""Looking for suggestions in a thread: what is told, and what is told no more."""

from __future__ import annotations

from PySide6.QtTest import QTest

from tests.ui.suggestions.bridge import OTHER, Reviewer
from timeline_app.project import edits
from timeline_app.ui.suggestions.looking import Looking


def test_nothing_is_told_after_the_end(reviewer: Reviewer) -> None:
    project = reviewer.window.views.project
    told: list[object] = []
    with project.edit("Import article") as edit:
        article = edits.add_article(edit, "Again", OTHER)
    for _ in range(5):
        looking = Looking(project.working.database)
        for signal in (looking.found, looking.compared):
            signal.connect(lambda *what: told.append(what))
        looking.look([article])
        QTest.qSleep(20)  # the thread is done, and what it told waits
        looking.dispose()
        QTest.qWait(5)
    assert told == []


def test_an_article_is_told_once_though_it_was_asked_for_twice(reviewer: Reviewer) -> None:
    project = reviewer.window.views.project
    told: list[int] = []
    groups: list[object] = []
    looking = Looking(project.working.database)
    looking.found.connect(lambda article, _found: told.append(article))
    looking.compared.connect(groups.append)
    articles = project.article_ids()
    looking.look(articles)
    looking.look(articles)
    reviewer.qtbot.waitUntil(lambda: not looking.is_running)
    looking.dispose()
    assert told == articles
    assert groups
