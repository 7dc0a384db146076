"""Tests of the filters: each tick is a term of the query, each track is shown or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT
from tests.ui.timeline_story import event_named
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.ui.search.checks import CheckList
from timeline_app.ui.search.panel import FilterPanel
from timeline_app.ui.search.searching import Searching
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view.stage import Stage


@pytest.fixture
def panel(searching: Searching, stage: Stage, project: Project, qtbot: QtBot) -> Iterator[FilterPanel]:
    with project.edit("Tag") as edit:
        edits.change_event(edit, event_named(project, "Siege").id, tags=("siege", "Old town"))
        edits.change_event(edit, event_named(project, "Relief").id, tags=("siege",))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    panel = FilterPanel(searching, stage, Appearance(), window)
    panel.open_below(window)
    qtbot.waitUntil(lambda: bool(panel.tags.checks))
    yield panel
    panel.close()


def box(panel: FilterPanel, words: str) -> QCheckBox:
    return next(box for box in panel.findChildren(QCheckBox) if box.text() == words)


def click(checks: CheckList, name: str) -> None:
    row = [check.name for check in checks.checks].index(name)
    place = checks.visualItemRect(checks.item(row)).center()
    QTest.mouseClick(checks.viewport(), LEFT, pos=place)


def ticked(checks: CheckList) -> list[str]:
    return [check.name for check in checks.checks if check.on]


def test_a_tick_writes_a_term_and_takes_it_out_again(panel: FilterPanel, searching: Searching) -> None:
    searching.set_text("siege")
    QTest.mouseClick(box(panel, "Planned"), LEFT, pos=QPoint(8, 8))
    QTest.mouseClick(box(panel, "Without evidence"), LEFT, pos=QPoint(8, 8))
    assert searching.text == "siege status:planned -has:evidence"
    QTest.mouseClick(box(panel, "Planned"), LEFT, pos=QPoint(8, 8))
    assert searching.text == "siege -has:evidence"


def test_what_is_typed_is_ticked(panel: FilterPanel, searching: Searching) -> None:
    searching.set_text('is:disputed TAG:"old town"')
    assert box(panel, "Disputed").isChecked() and not box(panel, "Planned").isChecked()
    assert ticked(panel.tags) == ["Old town"]


def test_tags_come_with_their_counts_and_are_alternatives(
    panel: FilterPanel, searching: Searching, qtbot: QtBot
) -> None:
    assert [(check.name, check.number) for check in panel.tags.checks] == [("Old town", "1"), ("siege", "2")]
    click(panel.tags, "Old town")
    assert searching.text == 'tag:"Old town"'
    click(panel.tags, "siege")
    assert searching.text == 'tag:"Old town" tag:siege'
    qtbot.waitUntil(lambda: searching.count == 2)


def test_tracks_are_shown_or_not_by_mouse_and_by_key(panel: FilterPanel, stage: Stage) -> None:
    assert ticked(panel.tracks) == ["Military", "Negotiation", "Civilians", "Abroad"]
    click(panel.tracks, "Civilians")
    panel.tracks.setFocus()
    QTest.keyClick(panel.tracks, Qt.Key.Key_Down)
    QTest.keyClick(panel.tracks, Qt.Key.Key_Space)
    assert [track.name for track in stage.shown_tracks] == ["Military", "Negotiation"]
    assert ticked(panel.tracks) == ["Military", "Negotiation"]
    for words, left in (("None", 0), ("All", 4)):
        button = next(b for b in panel.findChildren(QPushButton) if b.text() == words)
        QTest.mouseClick(button, LEFT)
        assert len(stage.shown_tracks) == left


def test_a_long_list_of_tags_can_be_searched(
    panel: FilterPanel, searching: Searching, project: Project, qtbot: QtBot
) -> None:
    field = panel.findChild(QLineEdit)
    assert isinstance(field, QLineEdit) and not field.isVisible()
    with project.edit("Tag") as edit:
        tags = tuple(f"tag {n}" for n in range(30))
        edits.change_event(edit, event_named(project, "Siege").id, tags=tags)
    searching.want_tags()
    qtbot.waitUntil(lambda: len(panel.tags.checks) == 31)
    assert field.isVisible()
    QTest.keyClicks(field, "TAG 1")
    assert len(panel.tags.checks) == 11


def test_where_there_is_no_tag_the_panel_says_so(searching: Searching, stage: Stage, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = FilterPanel(searching, stage, Appearance(), window)
    qtbot.waitUntil(lambda: "No event has a tag." in [label.text() for label in panel.findChildren(QLabel)])
    assert panel.tags.isHidden()
    panel.close()
