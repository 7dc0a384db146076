"""Tests of competing dates: what is compared, and that only a person settles it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT
from tests.ui.invented import Invented
from timeline_app.model import edtf
from timeline_app.model.records import Link, Stance
from timeline_app.project import edits
from timeline_app.project.selection import Selection
from timeline_app.ui.event_panel import EventPanel
from timeline_app.ui.event_panel.claims import ClaimsView, claims, compete
from timeline_app.ui.theme import Appearance


def link(id: int, date: str, who: str = "", stance: Stance = Stance.SUPPORTS) -> Link:
    return Link(
        id=id, event=1, passage=id, stance=stance, attribution=who, claimed=edtf.read(date) if date else None
    )


def test_each_date_stands_once_with_who_gives_it() -> None:
    found = claims(
        [
            link(1, "2021-09-07", "SOHR", Stance.CONTRADICTS),
            link(2, "2021-09-06", "the report"),
            link(3, "2021-09-06"),
            link(4, "", "nobody"),
            link(5, "2021-09-06", "the army", Stance.CONTRADICTS),
        ]
    )
    assert [claim.words() for claim in found] == [
        "3 passages, 1 contradicting · the report, the army",
        "1 passage, contradicting · SOHR",
    ]


@pytest.mark.parametrize(
    ("event", "dates", "shown"),
    [
        ("2021-09-06", [], False),
        ("2021-09-06", ["2021-09-06", "2021-09-06"], False),
        ("2021-09-06", ["2021-09-06", "2021-09-07"], True),
        ("2021-09-06", ["2021-09"], True),
        (None, ["2021-09-06"], True),
    ],
)
def test_dates_are_shown_where_they_compete(event: str | None, dates: list[str], shown: bool) -> None:
    when = edtf.read(event) if event else None
    assert compete(when, claims(link(n, date) for n, date in enumerate(dates))) is shown


@pytest.fixture
def panel(world: Invented, selection: Selection, qtbot: QtBot) -> Iterator[EventPanel]:
    panel = EventPanel(world.project, selection, Appearance())
    qtbot.addWidget(panel)
    panel.resize(360, 900)
    panel.show()
    selection.select_events([world.events["leave"]])
    yield panel
    panel.dispose()


def buttons(panel: EventPanel) -> list[QPushButton]:
    view = panel.findChild(ClaimsView)
    assert isinstance(view, ClaimsView)
    return [b for b in view.findChildren(QPushButton) if b.isVisible()] if view.isVisible() else []


def test_a_date_is_used_only_when_a_person_says_so(panel: EventPanel, world: Invented) -> None:
    project, event = world.project, world.events["leave"]
    before = project.event(event).when
    (use,) = buttons(panel)  # the day; the minute is in use
    assert project.event(event).when == before
    QTest.mouseClick(use, LEFT)
    when = project.event(event).when
    assert when is not None
    assert edtf.write(when).text == "2019-06-14"
    assert project.undo_label == "Use claimed date"
    QTest.qWait(20)
    assert len(buttons(panel)) == 1  # now the minute is the other one
    project.undo()
    assert project.event(event).when == before


def test_where_all_agree_nothing_is_shown(panel: EventPanel, world: Invented, selection: Selection) -> None:
    selection.select_events([world.events["hearing"]])
    assert buttons(panel) == []
    passage = world.project.links_of_event(world.events["hearing"])[0]
    with world.project.edit("Claim") as edit:
        edits.change_link(edit, passage.id, claimed=edtf.read("2019-09-04"))
    QTest.qWait(20)
    assert len(buttons(panel)) == 1


def test_a_narrow_panel_shows_competing_dates_and_joined_passages_whole(
    world: Invented, selection: Selection, qtbot: QtBot
) -> None:
    event = world.events["leave"]
    with world.project.edit("Compete") as edit:
        found = world.project.links_of_event(event)
        for link, date in zip(found, ("2019-06-14T10:00+02:00", "2019-06-15T12:00+02:00"), strict=False):
            edits.change_link(edit, link.id, claimed=edtf.read(date))
        edits.join_links(edit, [link.id for link in found[:2]])
    panel = EventPanel(world.project, selection, Appearance())
    qtbot.addWidget(panel)
    panel.resize(panel.minimumWidth(), 900)
    panel.show()
    selection.select_events([event])
    QTest.qWait(20)
    (scroll,) = [each for each in panel.findChildren(QScrollArea) if each.isVisible()]
    page = scroll.widget()
    assert page is not None and page.width() <= scroll.viewport().width()
    panel.dispose()
