from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tests.project.material import DAY_US, day, tell
from timeline_app.model.records import Event, Stance, Status
from timeline_app.model.when import Edge, Kind, Missing, Precision, When
from timeline_app.project import edits
from timeline_app.project.errors import DamagedProject
from timeline_app.project.project import Project
from timeline_app.project.store import connect


def test_what_is_not_there_is_none_or_a_lookup_error(project: Project) -> None:
    assert project.get("event", 5) is None
    asked: list[Callable[[int], object]] = [
        *(project.article, project.passage, project.event, project.link, project.track, project.marker),
        *(project.text, project.original),
    ]
    for ask in asked:
        with pytest.raises(LookupError):
            ask(5)
    assert not project.passages_of(5) and not project.links_of_event(5) and not project.links_of_article(5)


def test_events_come_in_the_order_asked_without_the_missing(project: Project) -> None:
    track = project.tracks()[0].id
    with project.edit("Add") as edit:
        made = [edits.add_event(edit, name, track) for name in "abcd"]
    asked = [made[2], 99, made[0], made[2]]
    assert [event.title for event in project.events(asked)] == ["c", "a", "c"]
    assert [event.id for event in project.all("event") if isinstance(event, Event)] == made
    assert project.events_of_track(track) == made


def test_ids_of_numpy_are_understood_in_questions(project: Project) -> None:
    story = tell(project)
    event: Any = np.int64(story.event)
    passage: Any = np.int64(story.passage)
    assert project.get("event", event) == project.event(event) == project.events([event])[0]
    assert project.links_of_event(event) == project.links_of_passage(passage)
    assert len(list(project.event_rows_of(np.array([story.event])))) == 1


def test_passages_come_by_their_place(project: Project) -> None:
    story = tell(project)
    with project.edit("Mark") as edit:
        for span in ((30, 35), (0, 50), (4, 9), (0, 3)):
            edits.mark_passage(edit, story.article, *span)
    spans = [(passage.start, passage.end) for passage in project.passages_of(story.article)]
    assert spans == [(0, 3), (0, 50), (4, 9), (4, 24), (30, 35)]
    assert project.links_of_article(story.article) == [project.link(story.link)]


def test_event_rows_say_what_the_timeline_draws(project: Project) -> None:
    track = project.tracks()[0].id
    edge = Edge(5, 9, Precision.MINUTE, approximate=True, offset_min=180)
    later = Edge(50, 90, Precision.MONTH, uncertain=True)
    with project.edit("Add") as edit:
        ids = [
            edits.add_event(edit, "no date", track),
            edits.add_event(edit, "moment", track, When(Kind.MOMENT, edge, edge), status=Status.PLANNED),
            edits.add_event(edit, "span", track, When(Kind.SPAN, edge, later), status=Status.CANCELLED),
            edits.add_event(edit, "open", track, When(Kind.SPAN, later, Missing.OPEN), reviewed=False),
            edits.add_event(edit, "from?", track, When(Kind.SPAN, Missing.UNKNOWN, later)),
        ]
    nothing = (None,) * 7
    assert list(project.event_rows()) == [
        (ids[0], track, *nothing, 0, None, None),
        (ids[1], track, 0, 5, 9, 5, 9, 8, 8, 1 | 4 | 64, 180, 180),
        (ids[2], track, 1, 5, 9, 50, 90, 8, 5, 1 | 8 | 128, 180, None),
        (ids[3], track, 1, 50, 90, None, None, 5, None, 2 | 32 | 256, None, None),
        (ids[4], track, 1, None, None, 50, 90, None, 5, 8 | 1024, None, None),
    ]
    assert next(project.event_rows(-1)) == (ids[0], track, *(-1,) * 7, 0, -1, -1)
    assert list(project.event_rows_of([ids[4], 7, ids[1]])) == [list(project.event_rows())[n] for n in (1, 4)]


def test_counts_hold_within_an_edit_after_it_and_when_it_is_given_up(project: Project) -> None:
    track = project.tracks()[0].id
    assert (project.counts()["event"], project.counts()["track"]) == (0, 1)
    with project.edit("Add") as edit:
        first = edits.add_event(edit, "first", track)
        edits.add_event(edit, "second", track)
        assert project.counts()["event"] == 2
    assert project.counts()["event"] == 2
    given_up = project.begin("Delete")
    given_up.remove("event", first)
    assert project.counts()["event"] == 1
    given_up.rollback()
    assert project.counts()["event"] == 2
    project.undo()
    assert project.counts()["event"] == 0


def test_counts_first_asked_for_within_an_edit_are_those_of_the_edit(project: Project) -> None:
    given_up = project.begin("Add")
    edits.add_event(given_up, "first", project.tracks()[0].id)
    assert project.counts()["event"] == 1
    given_up.rollback()
    assert project.counts()["event"] == 0


def test_a_contradicting_link_makes_an_event_disputed(project: Project) -> None:
    story = tell(project)

    def evidence() -> int:
        flags: int = next(project.event_rows())[9]
        return flags & (512 | 4096)

    assert evidence() == 4096
    with project.edit("Contradict") as edit:
        second = edits.mark_passage(edit, story.article, 0, 3)
        edits.link(edit, story.event, second, Stance.CONTRADICTS)
        assert evidence() == 512 | 4096
    project.undo()
    assert evidence() == 4096
    with project.edit("Cut") as edit:
        edits.unlink(edit, story.link)
    assert evidence() == 0


def test_search_finds_title_notes_tags_and_quotes(project: Project) -> None:
    story = tell(project)
    with project.edit("Notes") as edit:
        edits.change_event(edit, story.event, notes="Überfahrt nach Ørsta")
    for words in ("ferry", "FERRY leaves", "uberfahrt", "sea", "left monday", "Mon", "ørs"):
        assert project.search_events(words) == [story.event], words
    for words in ("", "  ", '"', "* AND (", "ferry lighthouse", "title:ferry", "-", "\x00"):
        assert project.search_events(words) == [], words


def test_search_follows_edits_undo_and_rollback(project: Project) -> None:
    story = tell(project)
    with project.edit("Resize") as edit:
        edits.resize_passage(edit, story.passage, 41, 60)
    assert project.search_events("monday") == [] and project.search_events("harbour") == [story.event]
    with project.edit("Unlink") as edit:
        edits.unlink(edit, story.link)
    assert project.search_events("harbour") == []
    project.undo()
    project.undo()
    assert project.search_events("monday") == [story.event]
    with project.edit("Mind changed") as edit:
        edits.change_event(edit, story.event, title="Lighthouse")
        edit.rollback()
    assert project.search_events("lighthouse") == []
    with project.edit("Delete") as edit:
        edits.delete_events(edit, [story.event])
    assert project.search_events("ferry") == []


def test_search_gives_the_newest_first_and_no_more_than_asked(project: Project) -> None:
    track = project.tracks()[0].id
    with project.edit("Add") as edit:
        made = [edits.add_event(edit, f"Ship {n}", track) for n in range(9)]
    assert project.search_events("ship", limit=3) == made[:-4:-1]


def test_articles_are_found_by_their_words(project: Project) -> None:
    story = tell(project)
    with project.edit("Add") as edit:
        edits.add_article(edit, "Other", "Nothing of the sort")
        twin = edits.add_article(edit, "The same text again", project.text(story.article))
    assert {article.id for article in project.search_articles("harbour mas")} == {story.article, twin}
    assert len(project.search_articles("harbour", limit=1)) == 1
    assert project.search_articles("har") and not project.search_articles("ha")


def test_a_text_is_kept_once(project: Project) -> None:
    story = tell(project)
    with project.edit("Twin") as edit:
        twin = edits.add_article(edit, "Twin", project.text(story.article), original=b"%PDF")
    assert project.article(twin).text_sha256 == project.article(story.article).text_sha256
    assert project.original(twin) == project.original(story.article)


def test_a_text_that_was_tampered_with_is_told(project: Project) -> None:
    story = tell(project)
    db = connect(project.working.database)
    db.execute("UPDATE text SET text = replace(text, 'forty', 'fifty')")
    db.execute("UPDATE original SET data = x'00'")
    db.close()
    with pytest.raises(DamagedProject, match="text of an article is damaged"):
        project.text(story.article)
    with pytest.raises(DamagedProject, match="original of an article is damaged"):
        project.original(story.article)


def test_times_far_from_today_are_kept_to_the_microsecond(project: Project) -> None:
    track = project.tracks()[0].id
    far = Edge(-90_000 * 365 * DAY_US - 1, 90_000 * 365 * DAY_US + 1, Precision.SUBSECOND)
    with project.edit("Add") as edit:
        event = edits.add_event(edit, "Ages", track, When(Kind.MOMENT, far, far))
    assert project.event(event).when == When(Kind.MOMENT, far, far)
    assert project.event(event).when != day(0)


def test_the_project_needs_no_qt_no_numpy_and_no_asyncio() -> None:
    code = (
        "import sys; from timeline_app.project import check, edits, project_file, recovery, selection;"
        "print([m for m in ('PySide6', 'numpy', 'asyncio', 'pyqtgraph') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
