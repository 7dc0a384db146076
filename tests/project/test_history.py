from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.material import content, retitled, tell
from timeline_app.project import edits
from timeline_app.project.errors import DamagedProject
from timeline_app.project.project import Project
from timeline_app.project.project_file import open_project, save
from timeline_app.project.store import connect


def add_tracks(project: Project, names: str) -> None:
    for name in names:
        with project.edit(f"Add {name}") as edit:
            edits.add_track(edit, name)


def done(project: Project) -> list[str]:
    return [row.label for row in project.undo_list()]


def undone(project: Project) -> list[str]:
    return [row.label for row in project.redo_list()]


def test_undo_and_redo_walk_through_every_state(project: Project) -> None:
    states = [content(project)]
    tell(project)
    states.append(content(project))
    for name in "abc":
        add_tracks(project, name)
        states.append(content(project))
    for expected in reversed(states[:-1]):
        assert project.undo()
        assert content(project) == expected
    assert not project.undo() and project.undo_label is None and not project.modified
    for expected in states[1:]:
        assert project.redo()
        assert content(project) == expected
    assert not project.redo() and project.redo_label is None


def test_the_lists_name_what_undo_and_redo_do(project: Project) -> None:
    add_tracks(project, "abcd")
    project.undo()
    project.undo()
    assert (project.undo_label, project.redo_label) == ("Add b", "Add c")
    assert done(project) == ["Add a", "Add b"] and undone(project) == ["Add c", "Add d"]
    assert [row.label for row in project.undo_list(limit=1)] == ["Add b"]
    add_tracks(project, "x")
    assert done(project) == ["Add a", "Add b", "Add x"] and undone(project) == []
    assert [row.kind for row in project.history(4)] == ["edit", "undo", "undo", "edit"]


def test_history_is_only_ever_added_to(project: Project) -> None:
    add_tracks(project, "ab")
    project.undo()
    project.redo()
    rows = project.history()
    assert [row.kind for row in rows] == ["redo", "undo", "edit", "edit"]
    assert [row.parent for row in rows] == [*(row.id for row in rows[1:]), None]
    assert rows[0].target == rows[1].target == rows[2].id
    assert [row.label for row in rows] == ["Add b", "Add b", "Add b", "Add a"]


def test_the_author_is_written_into_the_history(project: Project) -> None:
    project.author = "Ada"
    add_tracks(project, "a")
    assert project.history()[0].author == "Ada"


def test_a_click_in_the_history_goes_there_in_either_direction(project: Project) -> None:
    add_tracks(project, "abcd")
    second = project.undo_list()[1].id
    project.undo_to(second)
    assert done(project) == ["Add a", "Add b"] and project.position == second
    last = project.redo_list()[-1].id
    project.undo_to(last)
    assert done(project) == ["Add a", "Add b", "Add c", "Add d"]
    project.undo_to(0)
    assert done(project) == []
    with pytest.raises(LookupError):
        project.undo_to(12345)


def test_modified_means_that_the_position_differs_from_the_saved_one(
    project: Project, tmp_path: Path
) -> None:
    seen = [project.modified]
    add_tracks(project, "ab")
    seen.append(project.modified)
    save(project, tmp_path / "a.tlproj")
    seen.append(project.modified)
    project.undo()
    seen.append(project.modified)
    project.redo()
    seen.append(project.modified)
    project.undo()
    add_tracks(project, "c")
    seen.append(project.modified)
    assert seen == [False, True, False, True, False, True]


def test_undo_and_redo_survive_saving_and_opening_again(
    project: Project, state: Path, tmp_path: Path
) -> None:
    add_tracks(project, "abc")
    project.undo()
    before = content(project)
    save(project, tmp_path / "a.tlproj")
    project.close()
    again = open_project(tmp_path / "a.tlproj", state)
    assert content(again) == before
    assert done(again) == ["Add a", "Add b"] and undone(again) == ["Add c"]
    again.redo()
    assert [track.name for track in again.tracks()] == ["Events", "a", "b", "c"]
    again.undo_to(0)
    assert [track.name for track in again.tracks()] == ["Events"]
    again.close(discard=True)


def test_a_damaged_step_is_told_and_not_undone(project: Project) -> None:
    story = tell(project)
    with project.edit("Rename") as edit:
        edit.put(retitled(project.event(story.event), "Departure"))
    before = content(project)
    db = connect(project.working.database)
    db.execute(
        "UPDATE history_record SET before = replace(before, 'ferry', 'fairy') WHERE before IS NOT NULL"
    )
    db.close()
    with pytest.raises(DamagedProject, match="damaged at “Rename”"):
        project.undo()
    assert content(project) == before
    add_tracks(project, "a")
    assert project.undo_label == "Add a"


def test_a_history_that_does_not_add_up_cannot_be_undone_past_that(project: Project, state: Path) -> None:
    add_tracks(project, "ab")
    project.undo()
    add_tracks(project, "c")
    db = connect(project.working.database)
    db.execute("UPDATE history SET target = 1 WHERE kind = 'undo'")
    db.close()
    path = state.parent / "odd.tlproj"
    save(project, path)
    project.close()
    again = open_project(path, state)
    assert done(again) == ["Add c"] and undone(again) == []
    again.close()
