"""Tests of the list of changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT, NONE
from tests.ui.invented import Invented
from timeline_app.project import edits
from timeline_app.project.selection import Selection
from timeline_app.ui.history_dock import HistoryDock
from timeline_app.ui.theme import Appearance


@pytest.fixture
def dock(world: Invented, qtbot: QtBot) -> Iterator[HistoryDock]:
    for title in ("One", "Two", "Three"):
        with world.project.edit(f"Title {title}") as edit:
            edits.change_event(edit, world.events["leave"], title=title)
    dock = HistoryDock(world.project, Selection(world.project), Appearance())
    qtbot.addWidget(dock)
    dock.resize(320, 300)
    dock.show()
    QTest.qWait(20)
    yield dock
    dock.dispose()


def labels(dock: HistoryDock) -> list[str]:
    return [dock.list.item(i).text() for i in range(dock.list.count())]


def current(dock: HistoryDock) -> str:
    item = dock.list.currentItem()
    assert item is not None
    return item.text()


def click(dock: HistoryDock, label: str) -> None:
    item = dock.list.item(labels(dock).index(label))
    QTest.mouseClick(dock.list.viewport(), LEFT, NONE, dock.list.visualItemRect(item).center())
    QTest.qWait(20)


def title(world: Invented) -> str:
    return world.project.event(world.events["leave"]).title


def test_changes_stand_from_the_oldest_to_the_newest(dock: HistoryDock) -> None:
    assert labels(dock) == ["Before all changes", "Build", "Title One", "Title Two", "Title Three"]
    assert current(dock) == "Title Three"


def test_a_click_goes_back_and_what_follows_stays_to_be_done_again(
    dock: HistoryDock, world: Invented
) -> None:
    click(dock, "Title One")
    assert title(world) == "One"
    assert current(dock) == "Title One"
    assert labels(dock)[-1] == "Title Three"
    click(dock, "Title Three")
    assert title(world) == "Three"


def test_the_first_line_goes_back_to_the_beginning(dock: HistoryDock, world: Invented) -> None:
    click(dock, "Before all changes")
    assert world.project.counts()["event"] == 0
    assert not dock.undo.isEnabled()


def test_the_buttons_undo_and_redo(dock: HistoryDock, world: Invented) -> None:
    assert not dock.redo.isEnabled()
    QTest.mouseClick(dock.undo, LEFT)
    QTest.qWait(20)
    assert title(world) == "Two"
    assert "Title Three" in dock.redo.toolTip()
    QTest.mouseClick(dock.redo, LEFT)
    assert title(world) == "Three"


def test_a_new_change_takes_the_place_of_undone_ones(dock: HistoryDock, world: Invented) -> None:
    click(dock, "Title One")
    with world.project.edit("Title Four") as edit:
        edits.change_event(edit, world.events["leave"], title="Four")
    QTest.qWait(20)
    assert labels(dock)[-2:] == ["Title One", "Title Four"]
