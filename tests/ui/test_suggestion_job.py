"""The whole job with suggestions once: from a new project over an article to a first timeline, saved and reopened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from tests.ui.suggestions.bridge import CONTROL, TEXT, Key, Reviewer
from timeline_app.model import edtf
from timeline_app.model.records import Event
from timeline_app.timeline.columns import Flag
from timeline_app.ui.window import Window


def test_an_article_becomes_a_first_timeline_by_a_few_keys(
    window: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Key.Key_N, CONTROL)
    person = Reviewer(window, answers, tmp_path, qtbot)
    person.bring_in(TEXT)
    project = window.views.project

    person.key(Key.Key_A)  # closed on 3 May 2021
    person.key(Key.Key_R)  # 2019 is not what the story is about
    person.key(Key.Key_Return)  # the repairs get a title of one's own
    title = window.focusWidget()
    assert title is not None
    QTest.keyClicks(title, "Bridge under repair")
    QTest.keyClick(title, Key.Key_Return)
    window.views.review.dock.list.setFocus()
    person.key(Key.Key_A)  # the promise
    assert window.views.review.dock.coverage.text() == "3 of 4 dated passages placed"

    events = person.events()
    assert [edtf.write(each.when).text for each in events if each.when] == [
        "2021-05-03",
        "2021-05-10/..",
        "2021-05-12",
    ]
    assert events[1].title == "Bridge under repair"
    stage = window.views.timeline.stage
    slots = [stage.columns.slot_of(each.id) for each in events]
    assert all(slot is not None and stage.columns.flags[slot] & Flag.UNREVIEWED for slot in slots)
    assert all(project.links_of_event(each.id) for each in events)

    window.views.timeline.setFocus()
    QTest.keyClick(window.focusWidget(), Key.Key_Home)
    QTest.keyClick(window.focusWidget(), Key.Key_R)  # ticked on the timeline
    assert [each.reviewed for each in person.events()] == [True, False, False]
    QTest.keyClick(window.focusWidget(), Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    QTest.qWait(20)
    begin, end = window.views.timeline.visible_range()
    hulls = [each.when.hull for each in events if each.when is not None]
    assert all(low is not None and begin < low < end for low, _ in hulls)

    answers.path = tmp_path / "bridge.tlproj"
    QTest.keyClick(window, Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: not project.modified)
    kept = list(project.all("event")), list(project.all("decision"))
    assert window.documents.close()
    assert window.open([answers.path])
    again = window.views.project
    assert (list(again.all("event")), list(again.all("decision"))) == kept
    assert all(isinstance(each, Event) for each in kept[0])
    QTest.keyClick(window, Key.Key_G, CONTROL)
    person.settle()
    assert person.said() == []
    assert window.views.review.dock.coverage.text() == "3 of 4 dated passages placed"
