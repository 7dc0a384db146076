"""Tests of the table of events: order, filter, the shared selection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hands import CONTROL, LEFT, NONE
from tests.ui.invented import Invented
from timeline_app.model import edtf
from timeline_app.project import edits
from timeline_app.project.selection import Selection
from timeline_app.ui import event_table
from timeline_app.ui.event_list import EventList
from timeline_app.ui.search.searching import Searching
from timeline_app.ui.search.seeker import Seeker
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view.stage import Stage


@pytest.fixture
def seeker(world: Invented) -> Iterator[Seeker]:
    seeker = Seeker(world.project.working.database)
    yield seeker
    seeker.close()


@pytest.fixture
def search(world: Invented, selection: Selection, seeker: Seeker, qapp: QApplication) -> Iterator[Searching]:
    """The query of the whole window."""
    stage = Stage(world.project, selection, QFont())
    search = Searching(world.project, stage, seeker)
    yield search
    search.dispose()
    stage.dispose()


def made(search: Searching, world: Invented, selection: Selection) -> EventList:
    own = search.sibling()
    return EventList(world.project, selection, Appearance(), search, own)


@pytest.fixture
def table(world: Invented, selection: Selection, search: Searching, qtbot: QtBot) -> Iterator[EventList]:
    table = made(search, world, selection)
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    QTest.qWait(20)
    yield table
    table.dispose()


def column(table: EventList, number: int) -> list[str]:
    model = table.view.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def spot(table: EventList, title: str) -> QPoint:
    model = table.view.model()
    return table.view.visualRect(model.index(column(table, 1).index(title), 1)).center()


def click(table: EventList, title: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(table.view.viewport(), LEFT, modifiers, spot(table, title))


def click_header(table: EventList, number: int) -> None:
    header = table.view.horizontalHeader()
    x = header.sectionViewportPosition(number) + 12
    QTest.mouseClick(header.viewport(), LEFT, NONE, QPoint(x, header.height() // 2))
    QTest.qWait(20)


def test_events_come_by_date_and_undated_ones_last(table: EventList, world: Invented) -> None:
    with world.project.edit("Add") as edit:
        edits.add_event(edit, "Some day", world.tracks["Talks"])
    QTest.qWait(20)
    titles = column(table, 1)
    assert titles[0] == "Company buys the mine"
    assert titles[-2:] == ["Hearing in the district court", "Some day"]
    assert column(table, 0)[-1] == "no date"


def test_a_click_on_a_header_sorts_and_another_one_turns_round(table: EventList) -> None:
    click_header(table, 1)
    assert column(table, 1) == sorted(column(table, 1), key=str.casefold)
    click_header(table, 1)
    assert column(table, 1) == sorted(column(table, 1), key=str.casefold, reverse=True)
    click_header(table, 4)
    click_header(table, 4)
    assert [int(n) for n in column(table, 4)] == sorted((int(n) for n in column(table, 4)), reverse=True)


def test_cells_tell_track_status_and_evidence(table: EventList) -> None:
    row = column(table, 1).index("Accord broken (sources disagree)")
    assert column(table, 2)[row] == "Talks"
    assert column(table, 3)[row] == "happened · disputed"
    assert column(table, 4)[row] == "2"


def test_typing_filters(table: EventList, qtbot: QtBot) -> None:
    QTest.mouseClick(table.field, LEFT)
    QTest.keyClicks(table.field, "lifts")
    qtbot.waitUntil(lambda: len(column(table, 1)) < 9)
    assert "Two of four lifts closed" in column(table, 1)
    table.field.clear()
    qtbot.waitUntil(lambda: len(column(table, 1)) == 9)


def test_the_filter_knows_the_language_of_the_search(table: EventList, qtbot: QtBot) -> None:
    QTest.mouseClick(table.field, LEFT)
    QTest.keyClicks(table.field, "track:company -status:planned")
    qtbot.waitUntil(lambda: column(table, 1) == ["Company buys the mine", "Two of four lifts closed"])
    QTest.keyClick(table.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(column(table, 1)) == 9)


def test_what_the_window_searches_for_is_listed_and_the_filter_narrows_it_down(
    table: EventList, search: Searching, qtbot: QtBot
) -> None:
    search.set_text("has:evidence track:company")
    qtbot.waitUntil(lambda: len(column(table, 1)) == 3)
    QTest.mouseClick(table.field, LEFT)
    QTest.keyClicks(table.field, "lifts")
    qtbot.waitUntil(lambda: column(table, 1) == ["Two of four lifts closed"])
    search.set_text("")
    qtbot.waitUntil(lambda: set(column(table, 1)) == {"Two of four lifts closed", "Complaints about the air"})


def test_a_filtered_list_follows_what_is_changed(
    table: EventList, world: Invented, search: Searching, qtbot: QtBot
) -> None:
    search.set_text("accord")
    qtbot.waitUntil(lambda: len(column(table, 1)) == 2)
    with world.project.edit("Change") as edit:
        edits.change_event(edit, world.events["bought"], title="An accord to buy the mine")
    qtbot.waitUntil(lambda: column(table, 1)[0] == "An accord to buy the mine")
    world.project.undo()
    qtbot.waitUntil(lambda: len(column(table, 1)) == 2)


def test_a_click_selects_for_all_views(table: EventList, selection: Selection, world: Invented) -> None:
    click(table, "Accord of 2 June")
    assert selection.events == (world.events["accord"],)
    click(table, "Shaft blocked", CONTROL)
    assert set(selection.events) == {world.events["accord"], world.events["blocked"]}
    assert selection.event == world.events["blocked"]


def test_a_selection_from_elsewhere_is_marked_and_shown(
    table: EventList, selection: Selection, world: Invented
) -> None:
    table.resize(700, 140)
    QTest.qWait(20)
    selection.select_events([world.events["hearing"]])
    (index,) = table.view.selectionModel().selectedRows()
    assert column(table, 1)[index.row()] == "Hearing in the district court"
    assert table.view.viewport().rect().contains(table.view.visualRect(index).center())


def test_the_selection_survives_another_order(
    table: EventList, selection: Selection, world: Invented
) -> None:
    selection.select_events([world.events["hearing"]])
    click_header(table, 1)
    assert selection.events == (world.events["hearing"],)
    (index,) = table.view.selectionModel().selectedRows()
    assert column(table, 1)[index.row()] == "Hearing in the district court"


def test_arrows_go_from_event_to_event_and_enter_edits(
    table: EventList, selection: Selection, world: Invented, qtbot: QtBot
) -> None:
    click(table, "Company buys the mine")
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert selection.events == (world.events["air"],)
    with qtbot.waitSignal(table.edit_requested) as wished:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert wished.args == [world.events["air"]]


def test_a_double_click_edits(table: EventList, world: Invented, qtbot: QtBot) -> None:
    click(table, "Accord of 2 June")
    with qtbot.waitSignal(table.edit_requested) as wished:
        QTest.mouseDClick(table.view.viewport(), LEFT, NONE, spot(table, "Accord of 2 June"))
    assert wished.args == [world.events["accord"]]


def test_changes_are_seen_at_once(table: EventList, world: Invented) -> None:
    with world.project.edit("Change") as edit:
        edits.change_event(edit, world.events["accord"], title="The accord")
        edits.retime(edit, world.events["accord"], edtf.read("2030"))
        edits.delete_events(edit, [world.events["bought"]])
    QTest.qWait(30)
    titles = column(table, 1)
    assert titles[-1] == "The accord"
    assert "Company buys the mine" not in titles
    world.project.undo()
    QTest.qWait(30)
    assert column(table, 1)[0] == "Company buys the mine"


def test_a_link_made_elsewhere_is_counted(table: EventList, world: Invented) -> None:
    with world.project.edit("Link") as edit:
        edits.link(edit, world.events["hearing"], world.passages["mark"])
    QTest.qWait(30)
    assert column(table, 4)[column(table, 1).index("Hearing in the district court")] == "2"


def test_a_hidden_list_reads_nothing_until_it_is_shown(
    world: Invented, selection: Selection, search: Searching, qtbot: QtBot
) -> None:
    table = made(search, world, selection)
    qtbot.addWidget(table)
    assert table.view.model().rowCount() == 0
    table.show()
    QTest.qWait(20)
    assert table.view.model().rowCount() == 9
    table.dispose()


def test_a_long_list_keeps_its_order_and_takes_new_events_at_its_end(
    world: Invented,
    selection: Selection,
    search: Searching,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(event_table, "MOST_RESORTED", 5)
    table = made(search, world, selection)
    qtbot.addWidget(table)
    table.show()
    QTest.qWait(20)
    with world.project.edit("Change") as edit:
        edits.add_event(edit, "The newest", world.tracks["Talks"], edtf.read("1900"))
        edits.retime(edit, world.events["accord"], edtf.read("2030"))
        edits.delete_events(edit, [world.events["bought"]])
    QTest.qWait(20)
    assert column(table, 1)[0] == "Complaints about the air"
    assert column(table, 1)[-1] == "The newest"
    assert column(table, 0)[column(table, 1).index("Accord of 2 June")] == "2030"
    world.project.undo()
    QTest.qWait(20)
    assert "The newest" not in column(table, 1)
    assert sorted(column(table, 1))[3] == "Company buys the mine"
    table.dispose()
