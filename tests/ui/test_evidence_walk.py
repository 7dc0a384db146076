"""Tests of the key that leads from an event through its passages and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from tests.ui.invented import Invented
from timeline_app.project.selection import Selection
from timeline_app.ui.event_panel.form import EventForm
from timeline_app.ui.evidence_walk import EvidenceWalk, passages_of
from timeline_app.ui.window import Window

G, SHIFT = Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier


def test_it_goes_through_articles_in_reading_order_and_round(world: Invented, selection: Selection) -> None:
    event = world.events["leave"]
    walk = EvidenceWalk(world.project, selection)
    assert walk.step(1) == ""
    selection.select_events([event])
    wanted = passages_of(world.project, event)
    assert [world.project.passage(p).article for p in wanted][-1] == world.arabic
    seen = []
    while walk.step(1) == "passage":
        seen.append(selection.passage)
    assert seen == wanted
    assert selection.events == (event,)
    assert selection.passage is None
    assert walk.step(-1) == "passage"
    assert selection.passage == wanted[-1]


def test_a_passage_of_several_events_leads_on_with_the_event_one_came_from(
    world: Invented, selection: Selection
) -> None:
    walk = EvidenceWalk(world.project, selection)
    for name in ("air", "lifts"):
        selection.select_events([world.events[name]])
        stops = 0
        while walk.step(1) == "passage":
            stops += 1
            assert stops < 9
        assert selection.events == (world.events[name],)
        assert stops == len(world.project.links_of_event(world.events[name]))


@pytest.fixture
def sample(window: Window) -> Iterator[Window]:
    window.open_sample()
    QTest.qWait(30)
    yield window


def press(modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, G, modifiers)
    QTest.qWait(10)


def test_the_key_works_on_the_timeline_and_in_the_articles(sample: Window) -> None:
    views = sample.views
    event = views.selection.event
    assert event is not None
    wanted = passages_of(views.project, event)
    assert len({views.project.passage(p).article for p in wanted}) == 2
    views.timeline.setFocus()
    for passage in wanted:
        press()
        assert views.selection.passage == passage
        assert views.article.article_id == views.project.passage(passage).article
        assert views.article.isAncestorOf(QApplication.focusWidget() or views.timeline)
    press(SHIFT)
    assert views.selection.passage == wanted[-2]
    press()
    press()
    assert (views.selection.origin, views.selection.events) == ("event", (event,))
    assert views.timeline.isAncestorOf(QApplication.focusWidget() or views.article)


def test_the_key_works_in_the_panel_and_is_a_letter_in_its_fields(sample: Window) -> None:
    views = sample.views
    button = next(b for b in views.panel.findChildren(QToolButton) if b.objectName() == "stance")
    button.setFocus()
    press()
    assert views.selection.passage is not None
    before = views.selection.passage
    views.panel.focus_title()
    press()
    form = views.panel.findChild(EventForm)
    assert isinstance(form, EventForm)
    assert views.selection.passage == before
    assert form.title.toPlainText() == "g"
