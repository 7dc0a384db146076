"""Tests of finding events on a connection of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.material import tell
from timeline_app.project import edits, finding
from timeline_app.project.finding import Finder
from timeline_app.project.project import Project


@pytest.fixture
def finder(project: Project) -> Iterator[Finder]:
    finder = Finder(project.working.database, lambda: False)
    yield finder
    finder.close()


def ids(found: str) -> list[int]:
    return [int(number) for number in found.split(",")] if found else []


def add(project: Project, *tags: tuple[str, ...], title: str = "Ship", notes: str = "") -> list[int]:
    """An event for each of these lists of tags."""
    track = project.tracks()[0].id
    with project.edit("Add") as edit:
        return [edits.add_event(edit, title, track, tags=own, notes=notes) for own in tags]


def test_words_are_found_in_title_notes_tags_and_quotes(project: Project, finder: Finder) -> None:
    story = tell(project)
    for word in ("ferry", "FERRY", "sea", "monday", "Mon"):
        assert ids(finder.words([(word, False)])) == [story.event], word
    assert finder.words([("ferry", False), ("lighthouse", False)]) == ""
    for odd in ('"', "* AND (", "title:ferry", "\x00", "ferry) OR (x"):
        assert finder.words([(odd, False)]) == "", odd


def test_a_phrase_must_stand_there_just_so(project: Project, finder: Finder) -> None:
    first, second = add(project, (), title="The old town hall") + add(project, (), title="Town, old")
    assert ids(finder.words([("old", False), ("town", False)])) == [first, second]
    assert ids(finder.words([("old town", True)])) == [first]
    assert ids(finder.words([("tow", False)])) == [first, second] and finder.words([("tow", True)]) == ""


def test_a_tag_is_found_whole(project: Project, finder: Finder) -> None:
    lists = (
        ("pump house",),
        ("pump", "house"),
        ("old pump house", "x"),
        ('say "pump house"', "back\\slash"),
        ("pump house", "x"),
        ("🔥",),
        ("Pump House",),
    )
    made = add(project, *lists)

    def having(tag: str) -> list[int]:
        return [event for event, tags in zip(made, lists, strict=True) if tag in tags]

    for tag in {tag for tags in lists for tag in tags}:
        assert ids(finder.tagged(tag)) == having(tag), tag
    assert finder.tagged("house pump") == ""


def test_a_tag_like_no_other_needs_no_second_look(project: Project, finder: Finder) -> None:
    first, second, _ = add(project, ("siege",), ("flood", "siege"), ("flood",), title="siege")
    assert ids(finder.tagged("siege")) == [first, second]
    (third,) = add(project, ("sieges",))
    assert ids(finder.tagged("siege")) == [first, second] and ids(finder.tagged("sieges")) == [third]


def test_tags_are_counted_and_follow_commits(project: Project, finder: Finder) -> None:
    add(project, ("siege", "Flood"), ("siege",))
    assert dict(finder.tags()) == {"Flood": 1, "siege": 2}
    assert list(finder.tags()) == ["Flood", "siege"]
    before = finder.version()
    project.undo()
    assert dict(finder.tags()) == {} and finder.version() != before


@pytest.mark.parametrize("followed", [True, False])
def test_counts_are_those_of_a_count_after_any_step(
    project: Project, finder: Finder, followed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_MOST_STEPS", 100 if followed else 0)
    first, second = add(project, ("a", "b"), ("b", "c", "b"))
    seen = [dict(finder.tags())]
    with project.edit("Tag") as edit:
        edits.change_event(edit, first, tags=("c", "a"))
        edits.change_event(edit, second, title="Other")
    seen.append(dict(finder.tags()))
    with project.edit("Delete") as edit:
        edits.delete_events(edit, [second])
    seen.append(dict(finder.tags()))
    project.undo()
    project.undo()
    seen.append(dict(finder.tags()))
    assert seen == [
        {"a": 1, "b": 2, "c": 1},
        {"a": 1, "b": 1, "c": 2},
        {"a": 1, "c": 1},
        {"a": 1, "b": 2, "c": 1},
    ]


def test_notes_of_spaces_are_none(project: Project, finder: Finder) -> None:
    add(project, (), notes=" ")
    (noted,) = add(project, (), notes="seen from the road")
    assert ids(finder.with_notes()) == [noted]


def test_what_is_not_committed_is_not_found(project: Project, finder: Finder) -> None:
    track = project.tracks()[0].id
    with project.edit("Add") as edit:
        event = edits.add_event(edit, "Lighthouse", track)
        assert finder.words([("lighthouse", False)]) == ""
    assert ids(finder.words([("lighthouse", False)])) == [event]


def test_what_nobody_wants_any_more_is_broken_off(project: Project) -> None:
    add(project, *[("x",)] * 3000)
    wanted = True
    finder = Finder(project.working.database, lambda: not wanted)
    assert len(ids(finder.words([("ship", False)]))) == 3000
    wanted = False
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        finder.words([("ship", False)])
    finder.close()


def test_no_database_is_made_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Finder(tmp_path / "gone.db", lambda: False)
    assert list(tmp_path.iterdir()) == []
