"""Tests of the audit dock, by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT, NONE
from tests.ui.invented import Invented
from timeline_app.model import edtf
from timeline_app.model.records import Decision
from timeline_app.project import edits
from timeline_app.project.selection import Selection
from timeline_app.ui.audit_dock import AuditDock, Auditing
from timeline_app.ui.theme import Appearance

Key = Qt.Key


class Dock:
    """The dock alone, and what a person does with it."""

    def __init__(self, world: Invented, qtbot: QtBot) -> None:
        self.world, self.qtbot = world, qtbot
        self.selection = Selection(world.project)
        self.auditing = Auditing(world.project, first_ms=0)
        self.dock = AuditDock(world.project, self.selection, Appearance(), self.auditing)
        qtbot.addWidget(self.dock)
        self.dock.resize(360, 700)
        self.dock.show()
        self.settle()

    def settle(self) -> None:
        """Wait for the audit of what was committed last."""
        with self.qtbot.waitSignal(self.auditing.ended, timeout=5_000):
            pass
        QTest.qWait(10)

    def items(self) -> list[QTreeWidgetItem]:
        return self.dock.tree._all()  # noqa: SLF001 - Qt has no list of them

    def branches(self) -> dict[str, list[str]]:
        tops = [item for item in self.items() if item.parent() is None]
        return {top.text(0): [_text(top, i) for i in range(top.childCount())] for top in tops}

    def go_to(self, branch: str, title: str) -> None:
        """Click on a finding."""
        for item in self.items():
            above = item.parent()
            if above is not None and above.text(0) == branch and item.text(0) == title:
                self.dock.tree.scrollToItem(item)
                place = self.dock.tree.visualItemRect(item).center()
                QTest.mouseClick(self.dock.tree.viewport(), LEFT, NONE, place)
                return
        raise AssertionError(f"{title} is not under {branch}: {self.branches()}")

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.dock.tree, key)


def _text(item: QTreeWidgetItem, at: int) -> str:
    child = item.child(at)
    assert child is not None
    return child.text(0)


@pytest.fixture
def dock(world: Invented, qtbot: QtBot) -> Iterator[Dock]:
    made = Dock(world, qtbot)
    yield made
    made.auditing.dispose()
    made.dock.dispose()


ONE, AGAINST, UNREVIEWED = "Events with a single source", "Contradicted events", "Events nobody has reviewed"


def decisions(world: Invented) -> list[str]:
    return [each.reason for each in world.project.all("decision") if isinstance(each, Decision)]


def test_findings_stand_under_their_kind(dock: Dock) -> None:
    branches = dock.branches()
    assert set(branches[AGAINST]) == {"212 miners leave the shaft", "Accord broken (sources disagree)"}
    assert "Company buys the mine" in branches[ONE]
    assert dock.auditing.words() == f"{len(dock.auditing.findings)} to look at"


def test_a_click_selects_the_event(dock: Dock, world: Invented) -> None:
    dock.go_to(AGAINST, "212 miners leave the shaft")
    assert dock.selection.events == (world.events["leave"],)


def test_a_date_that_nothing_cites_is_shown_in_its_article(dock: Dock, world: Invented) -> None:
    finding = next(each for each in dock.auditing.open if each.kind == "uncited-date")
    with dock.qtbot.waitSignal(dock.dock.words_wished) as told:
        dock.go_to("Dates that no event cites", finding.title)
    article, start, end = told.args or []
    assert world.project.text(article)[start:end] in finding.title


def test_a_finding_is_accepted_for_a_reason_and_taken_back(dock: Dock, world: Invented) -> None:
    count = len(dock.auditing.open)
    dock.go_to(AGAINST, "212 miners leave the shaft")
    dock.press(Key.Key_A)
    assert dock.dock.reason.isVisible()
    QTest.keyClicks(dock.dock.reason, "an early notice")
    QTest.keyClick(dock.dock.reason, Key.Key_Return)
    QTest.qWait(20)
    assert decisions(world) == ["an early notice"]
    assert len(dock.auditing.open) == count - 1
    assert dock.branches()["Accepted"] == ["212 miners leave the shaft"]
    assert not dock.dock.reason.isVisible()
    world.project.undo()
    QTest.qWait(20)
    assert len(dock.auditing.open) == count
    world.project.redo()
    QTest.qWait(20)
    top = next(item for item in dock.items() if item.text(0) == "Accepted")
    top.setExpanded(True)
    dock.go_to("Accepted", "212 miners leave the shaft")
    assert dock.dock.accept.text() == "Take back"
    QTest.mouseClick(dock.dock.accept, LEFT)
    QTest.qWait(20)
    assert decisions(world) == []
    assert len(dock.auditing.open) == count


def test_escape_accepts_nothing(dock: Dock, world: Invented) -> None:
    dock.go_to(AGAINST, "212 miners leave the shaft")
    QTest.mouseClick(dock.dock.accept, LEFT)
    QTest.keyClicks(dock.dock.reason, "no")
    QTest.keyClick(dock.dock.reason, Key.Key_Escape)
    assert not dock.dock.reason.isVisible()
    dock.press(Key.Key_A)
    assert dock.dock.reason.text() == ""
    QTest.keyClick(dock.dock.reason, Key.Key_Return)
    assert decisions(world) == []


def test_a_branch_stands_for_all_that_it_holds(dock: Dock, world: Invented) -> None:
    count = len(dock.branches()[ONE])
    dock.dock.tree.setCurrentItem(next(item for item in dock.items() if item.text(0) == ONE))
    dock.press(Key.Key_A)
    QTest.keyClicks(dock.dock.reason, "the only report there is")
    QTest.keyClick(dock.dock.reason, Key.Key_Return)
    QTest.qWait(20)
    assert len(decisions(world)) == count > 1
    assert ONE not in dock.branches()
    assert world.project.undo_label == f"Accept {count} findings"


def test_what_is_committed_is_audited_soon(dock: Dock, world: Invented) -> None:
    assert UNREVIEWED not in dock.branches()
    with world.project.edit("Change") as edit:
        edits.change_event(edit, world.events["air"], reviewed=False)
    dock.settle()
    assert dock.branches()[UNREVIEWED] == ["Complaints about the air"]


def test_reviewing_and_using_a_claimed_date_are_one_change_each(dock: Dock, world: Invented) -> None:
    with world.project.edit("Change") as edit:
        edits.change_event(edit, world.events["accord"], reviewed=False, when=edtf.read("2019-06-09"))
    dock.settle()
    dock.go_to(UNREVIEWED, "Accord of 2 June")
    dock.press(Key.Key_R)
    assert world.project.event(world.events["accord"]).reviewed
    dock.settle()
    dock.go_to("Events with another date than their passages give", "Accord of 2 June")
    assert dock.dock.resolve.text() == "Use 2 June 2019"
    QTest.mouseClick(dock.dock.resolve, LEFT)
    assert world.project.undo_label == "Use claimed date"
    when = world.project.event(world.events["accord"]).when
    assert when is not None
    assert edtf.write(when).text == "2019-06-02"


def test_duplicates_become_one(dock: Dock, world: Invented) -> None:
    with world.project.edit("Add") as edit:
        track = world.tracks["Talks"]
        twin = edits.add_event(edit, "The accord of 2 June", track, edtf.read("2019-06-02"))
    dock.settle()
    dock.go_to("Events that may be the same", "Accord of 2 June")
    assert dock.selection.events == (world.events["accord"], twin)
    dock.press(Key.Key_R)
    assert world.project.get("event", twin) is None


def test_what_another_view_has_to_do_is_wished_for(dock: Dock, world: Invented) -> None:
    with world.project.edit("Change") as edit:
        edits.retime(edit, world.events["bought"], None)
    dock.settle()
    dock.go_to("Events without a date", "Company buys the mine")
    with dock.qtbot.waitSignal(dock.dock.wished) as told:
        dock.press(Key.Key_R)
    assert (told.args or [""])[0] == "date"
    assert dock.selection.events == (world.events["bought"],)


def test_findings_of_a_kind_are_listed_in_another_order(dock: Dock) -> None:
    dock.dock.order.setFocus()
    QTest.keyClicks(dock.dock.order, "by t")
    assert dock.dock.order.currentText() == "by title"
    titles = dock.branches()[ONE]
    assert titles == sorted(titles, key=str.casefold)
    assert len(titles) > 2


def test_an_empty_audit_says_that_nothing_is_weak(dock: Dock, world: Invented) -> None:
    with world.project.edit("Clear") as edit:
        edits.delete_events(edit, world.events.values())
        for article in (world.article, world.arabic):
            edits.delete_article(edit, article)
    dock.settle()
    assert dock.branches() == {}
    assert dock.auditing.words() == "nothing is weak"


def test_a_project_that_cannot_be_read_is_said_so(
    world: Invented, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError("project.db")

    monkeypatch.setattr("timeline_app.ui.audit_dock.auditing.audit", gone)
    dock = Dock(world, qtbot)
    assert dock.auditing.failure == "The project cannot be audited just now (project.db)."
    assert dock.auditing.words() == ""
    dock.auditing.dispose()
    dock.dock.dispose()
