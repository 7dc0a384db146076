"""Tests of a standing query: answers of a thread, kept up to date, and the way from match to match."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event as Flag

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.timeline_story import day, event_named
from timeline_app.project import edits
from timeline_app.project.finding import Finder
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.search.searching import Searching, common
from timeline_app.ui.search.seeker import Seeker
from timeline_app.ui.timeline_view.stage import Stage


def ask(searching: Searching, text: str, qtbot: QtBot) -> list[str]:
    """The titles that match, in time."""
    searching.set_text(text)
    qtbot.waitUntil(lambda: not searching.is_waiting)
    return titles(searching)


def titles(searching: Searching) -> list[str]:
    return [event.title for event in searching.events(99)]


def test_matches_come_in_the_order_of_time_undated_ones_last(searching: Searching, qtbot: QtBot) -> None:
    assert ask(searching, "visit", qtbot) == ["Guarantors visit", "A visit nobody has dated"]
    assert ask(searching, "visit -has:date", qtbot) == ["A visit nobody has dated"]
    assert (searching.count, searching.total) == (1, 16)
    assert ask(searching, "truce track:nego", qtbot) == ["Truce agreed", "Truce broken (accounts differ)"]
    assert ask(searching, "is:disputed", qtbot) == ["Truce broken (accounts differ)"]
    assert ask(searching, '"6 september"', qtbot) == ["430 men register and hand in arms"]
    assert ask(searching, 'status:planned after:"5 Sept 2021"', qtbot) == ["Operations to resume"]


def test_without_a_query_nothing_is_a_match_and_nothing_is_dimmed(searching: Searching, qtbot: QtBot) -> None:
    assert ask(searching, "visit", qtbot)
    assert ask(searching, "  ", qtbot) == []
    assert (searching.mask, searching.count) == (None, 0)


def test_what_the_columns_know_is_answered_at_once(searching: Searching) -> None:
    searching.set_text("track:abroad before:2022")
    assert not searching.is_waiting
    assert searching.count == 2


def test_problems_are_told_and_the_rest_is_found(searching: Searching, qtbot: QtBot) -> None:
    assert ask(searching, "truce track:navy statsu:planned", qtbot) == []
    assert [problem.sentence[:14] for problem in searching.problems] == ["There is no “s", "No track is ca"]
    assert ask(searching, "truce statsu:planned", qtbot) == ["Truce agreed", "Truce broken (accounts differ)"]


def test_an_answer_to_an_older_query_is_dropped(
    searching: Searching, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun, words = Flag(), Flag(), Finder.words

    def slow(finder: Finder, wanted: Sequence[tuple[str, bool]]) -> str:
        if wanted[0][0] == "siege":
            begun.set()
            go_on.wait(10)
        return words(finder, wanted)

    monkeypatch.setattr(Finder, "words", slow)
    answers: list[list[str]] = []
    searching.set_text("siege")
    begun.wait(10)
    searching.set_text("convoy")
    searching.changed.connect(lambda: answers.append(titles(searching)))
    go_on.set()
    qtbot.waitUntil(lambda: not searching.is_waiting)
    qtbot.wait(30)
    assert answers == [["Relief convoy"]]


def test_typing_does_not_wait_for_the_search(
    searching: Searching, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Flag()
    words = Finder.words
    monkeypatch.setattr(Finder, "words", lambda *asked: (go_on.wait(10), words(*asked))[1])
    ask(searching, "track:abroad", qtbot)
    before = searching.mask
    searching.set_text("siege")
    assert searching.is_waiting
    assert searching.mask is before, "what was found before stays until the answer is there"
    go_on.set()
    qtbot.waitUntil(lambda: not searching.is_waiting)
    assert titles(searching) == ["Siege of the old town"]


def test_edits_are_matched_anew_when_they_are_committed(
    searching: Searching, project: Project, qtbot: QtBot
) -> None:
    assert ask(searching, "convoy", qtbot) == ["Relief convoy"]
    track = project.tracks()[0].id
    with project.edit("Change") as edit:
        edits.add_event(edit, "A second convoy", track, day(2021, 8, 1))
        edits.change_event(edit, event_named(project, "Relief").id, title="Relief trucks")
        assert not searching.is_waiting
    qtbot.waitUntil(lambda: titles(searching) == ["A second convoy"])
    project.undo()
    qtbot.waitUntil(lambda: titles(searching) == ["Relief convoy"])


def test_a_renamed_track_and_another_zone_are_followed(
    searching: Searching, project: Project, qtbot: QtBot
) -> None:
    ask(searching, "track:abroad", qtbot)
    with project.edit("Rename track") as edit:
        edits.change_track(edit, project.tracks()[3].id, name="Elsewhere")
    qtbot.waitUntil(lambda: searching.count == 0)
    assert searching.problems
    ask(searching, "register", qtbot)
    with project.edit("Zone") as edit:
        edits.change_project(edit, zone="America/New_York")
    qtbot.waitUntil(lambda: not searching.is_waiting)
    assert titles(searching) == ["430 men register and hand in arms"]


def test_steps_go_round_in_time(searching: Searching, project: Project, stage: Stage, qtbot: QtBot) -> None:
    selection = Selection(project)
    searching.found.connect(lambda event: selection.select_events([event]))

    def step(by: int) -> str:
        searching.go(by, selection.event)
        return project.event(selection.events[0]).title

    ask(searching, "visit", qtbot)
    assert [step(by) for by in (1, 1, 1, -1)] == [
        "Guarantors visit",
        "A visit nobody has dated",
        "Guarantors visit",
        "A visit nobody has dated",
    ]
    assert searching.position(selection.event) == 2
    ask(searching, "truce", qtbot)
    assert searching.position(selection.event) is None
    assert step(-1) == "Truce broken (accounts differ)", "a new query begins at its end"
    selection.select_events([event_named(project, "Siege").id])
    assert step(1) == "Truce agreed", "from another event, to what comes after it"


def test_a_step_waits_for_the_answer(searching: Searching, project: Project, qtbot: QtBot) -> None:
    with qtbot.waitSignal(searching.found) as found:
        searching.set_text("convoy")
        searching.go(1, None)
        assert searching.is_waiting
    assert found.args == [event_named(project, "Relief").id]


def test_tags_are_known_when_somebody_asks(searching: Searching, project: Project, qtbot: QtBot) -> None:
    with project.edit("Tag") as edit:
        edits.change_event(edit, event_named(project, "Siege").id, tags=("siege", "Old town"))
        edits.change_event(edit, event_named(project, "Relief").id, tags=("siege",))
    assert not searching.knows_tags
    with qtbot.waitSignal(searching.tags_changed):
        searching.want_tags()
    assert dict(searching.tags) == {"Old town": 1, "siege": 2}
    assert ask(searching, "tag:SIEGE", qtbot) == ["Siege of the old town", "Relief convoy"]
    assert ask(searching, "tag:old", qtbot) == ["Siege of the old town"]
    assert ask(searching, "tag:nothing", qtbot) == [] and "No tag" in searching.problems[0].sentence


def test_a_search_that_cannot_be_made_is_told(
    project: Project, stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeker = Seeker(project.working.folder / "gone.db")
    searching = Searching(project, stage, seeker)
    ask(searching, "convoy", qtbot)
    assert "cannot be searched" in searching.problems[0].sentence
    assert searching.mask is None
    searching.dispose()
    seeker.close()


def test_two_queries_share_one_thread_and_narrow_each_other_down(searching: Searching, qtbot: QtBot) -> None:
    second = searching.sibling()
    assert common(searching, second) is None
    searching.set_text("visit")
    second.set_text("guarantors -call")
    qtbot.waitUntil(lambda: not searching.is_waiting and not second.is_waiting)
    ids = common(searching, second)
    assert ids is not None and len(ids) == 1
    second.set_text("track:negotiation")
    ids = common(searching, second)
    assert ids is not None and len(ids) == 1 and second.count == 5
    second.dispose()
