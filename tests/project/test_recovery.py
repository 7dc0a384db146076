from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project.files import names
from tests.project.material import content, tell
from timeline_app.project import edits
from timeline_app.project.errors import ChangedOnDisk, DamagedProject, InUse
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project, open_project, save
from timeline_app.project.recovery import discard, recover, unsaved


def add_track(project: Project, name: str) -> None:
    with project.edit(f"Add {name}") as edit:
        edits.add_track(edit, name)


def test_what_was_not_saved_is_offered_and_can_be_gone_on_with(state: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.tlproj"
    project = new_project(state, title="Flood")
    save(project, path)
    tell(project)
    add_track(project, "a")
    before = content(project)
    project.close()
    (found,) = unsaved(state)
    assert (found.path, found.title, found.changes, found.last_label) == (path, "Flood", 2, "Add a")
    again = recover(found, state)
    assert content(again) == before and again.path == path and again.modified
    assert again.undo_label == "Add a"
    save(again)
    again.close()
    assert unsaved(state) == [] and names(state / "working") == ["lock"]


def test_it_is_offered_again_until_it_is_saved_or_discarded(state: Path) -> None:
    project = new_project(state)
    add_track(project, "a")
    project.close()
    for _ in range(2):
        (found,) = unsaved(state)
        assert found.path is None and found.title == ""
        again = recover(found, state)
        again.close()
    (found,) = unsaved(state)
    discard(found)
    discard(found)
    assert unsaved(state) == [] and names(state / "working") == ["lock"]


def test_undone_work_is_offered_by_what_was_done_last(state: Path, tmp_path: Path) -> None:
    project = new_project(state)
    add_track(project, "a")
    add_track(project, "b")
    save(project, tmp_path / "a.tlproj")
    project.undo()
    project.close()
    (found,) = unsaved(state)
    assert (found.changes, found.last_label) == (1, "Undo: Add b")
    again = recover(found, state)
    again.redo()
    again.close()
    assert unsaved(state) == []


def test_what_is_open_is_not_offered(state: Path) -> None:
    project = new_project(state)
    add_track(project, "a")
    assert unsaved(state) == []
    project.close()
    (found,) = unsaved(state)
    again = recover(found, state)
    with pytest.raises(InUse, match="open in another window"):
        recover(found, state)
    discard(found)
    add_track(again, "b")
    again.close(discard=True)


def test_the_newest_comes_first(state: Path) -> None:
    for title in ("old", "new"):
        project = new_project(state, title=title)
        add_track(project, title)
        project.close()
    assert [found.title for found in unsaved(state)] == ["new", "old"]


def test_a_file_that_another_window_has_opened_meanwhile_is_told(state: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.tlproj"
    project = new_project(state)
    save(project, path)
    add_track(project, "a")
    project.close()
    (found,) = unsaved(state)
    other = open_project(path, state)
    with pytest.raises(InUse):
        recover(found, state)
    other.close()
    assert unsaved(state) == [found]


def test_recovered_work_does_not_overwrite_what_was_saved_since(state: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.tlproj"
    project = new_project(state)
    save(project, path)
    add_track(project, "lost")
    project.close()
    (found,) = unsaved(state)
    newer = open_project(path, state)
    add_track(newer, "newer")
    save(newer)
    newer.close()
    again = recover(found, state)
    with pytest.raises(ChangedOnDisk):
        save(again)
    again.close(discard=True)


def test_what_was_never_completed_is_removed(state: Path) -> None:
    half = state / "working" / "0123456789abcdef"
    half.mkdir(parents=True)
    (half / "project.db").write_bytes(b"half a copy")
    assert unsaved(state) == [] and not half.exists()


def test_a_state_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert unsaved(tmp_path / "nowhere") == [] and names(tmp_path) == []


def test_a_damaged_working_copy_is_offered_told_and_kept(state: Path) -> None:
    project = new_project(state)
    add_track(project, "a")
    project.close()
    (found,) = unsaved(state)
    (found.folder / "project.db").write_bytes(b"SQLite format 3\x00" + bytes(5000))
    (damaged,) = unsaved(state)
    assert damaged.changes == 0
    with pytest.raises(DamagedProject):
        recover(damaged, state)
    assert unsaved(state) == [damaged]
    discard(damaged)
    assert unsaved(state) == []


def test_work_whose_origin_is_lost_is_offered_without_a_file(state: Path, tmp_path: Path) -> None:
    project = new_project(state)
    save(project, tmp_path / "a.tlproj")
    add_track(project, "a")
    project.close()
    (found,) = unsaved(state)
    for broken in ("{", "[]", '{"path": 3, "more": 4}'):
        (found.folder / "origin.json").write_text(broken)
        (lost,) = unsaved(state)
        assert lost.path is None
    again = recover(lost, state)
    assert [track.name for track in again.tracks()] == ["Events", "a"] and again.modified
    again.close(discard=True)


def test_a_copy_of_the_working_copy_taken_at_any_moment_recovers(state: Path) -> None:
    project = new_project(state)
    for number in range(6):
        add_track(project, str(number))
        shutil.copytree(project.working.folder, state / "working" / f"dead{number}")
    project.close(discard=True)
    for found in unsaved(state):
        again = recover(found, state)
        assert len(again.tracks()) == found.changes + 1
        again.close(discard=True)
