from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.project.files import as_another_user, files_up_to, look, names, open_folder
from tests.project.material import content, tell
from timeline_app.model.records import ProjectInfo
from timeline_app.project import edits
from timeline_app.project.errors import CannotRead, CannotWrite, InUse, NotAProject, ReadOnlyProject
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project, open_copy, open_project, prepare_copy, save


@pytest.fixture
def path(project: Project, tmp_path: Path) -> Path:
    """The file of a small project that nobody has open."""
    tell(project)
    path = tmp_path / "ferry & café 100%?.tlproj"
    save(project, path)
    project.close()
    return path


def test_a_new_project_has_one_track_and_nothing_to_save(state: Path) -> None:
    project = new_project(state, title="Flood", zone="Asia/Dhaka")
    assert project.info == ProjectInfo(title="Flood", zone="Asia/Dhaka")
    assert [track.name for track in project.tracks()] == ["Events"]
    assert project.path is None and project.read_only == "" and not project.modified
    assert project.undo_label is None
    project.close()
    assert names(state / "working") == ["lock"]


def test_opening_and_closing_leaves_the_file_and_its_folder_untouched(path: Path, state: Path) -> None:
    before, beside = look(path), names(path.parent)
    project = open_project(path, state)
    assert project.counts()["event"] == 1 and project.path == path
    assert names(path.parent) == beside
    project.close()
    assert look(path) == before and names(path.parent) == beside
    assert names(state / "working") == ["lock"]


def test_what_is_edited_is_not_in_the_file_before_it_is_saved(path: Path, state: Path) -> None:
    before = look(path)
    project = open_project(path, state)
    with project.edit("Add") as edit:
        edits.add_track(edit, "North")
    assert look(path) == before
    project.close(discard=True)
    again = open_project(path, state)
    assert len(again.tracks()) == 1
    again.close()


def test_a_second_window_on_the_same_file_is_told_by_any_name(path: Path, state: Path) -> None:
    link = path.with_name("link.tlproj")
    link.symlink_to(path)
    project = open_project(path, state)
    for name in (path, link, path.parent / "." / path.name, Path(os.path.relpath(path))):
        with pytest.raises(InUse, match="is open in another window"):
            open_project(name, state)
    copy = open_copy(path, state)
    copy.close()
    project.close()
    open_project(link, state).close()


def test_a_copy_has_no_file_and_leaves_the_first_alone(path: Path, state: Path) -> None:
    before = look(path)
    copy = open_copy(path, state, title="A copy")
    assert copy.path is None and copy.info.title == "A copy" and not copy.modified
    with copy.edit("Add") as edit:
        edits.add_track(edit, "North")
    save(copy, path.with_name("copy.tlproj"))
    copy.close()
    assert look(path) == before
    same = open_copy(path, state)
    assert same.info.title == "Harbour"
    same.close()


def test_the_copying_tells_how_far_it_is(path: Path, state: Path) -> None:
    told: list[float] = []
    project = Project(prepare_copy(path, state, progress=told.append))
    project.close()
    assert told == sorted(told) and told[-1] <= 1 and told


@pytest.mark.parametrize("size", [0, 4096, 30_000])
def test_no_room_for_the_working_copy_is_told_and_leaves_nothing(path: Path, state: Path, size: int) -> None:
    with files_up_to(size), pytest.raises((CannotWrite, CannotRead), match="because"):
        open_project(path, state)
    where = f"no place for the working copy in {re.escape(str(state))}, because .*(disk|larger)"
    with files_up_to(size), pytest.raises(CannotWrite, match=where):
        new_project(state)
    assert names(state / "working") == ["lock"]
    open_project(path, state).close()


def test_a_file_in_a_folder_that_cannot_be_written_opens_and_is_saved_elsewhere() -> None:
    with open_folder() as folder:
        path = folder / "shelf" / "kept.tlproj"
        path.parent.mkdir()
        first = new_project(folder / "first")
        save(first, path)
        first.close()
        path.chmod(0o444)
        path.parent.chmod(0o555)
        before = look(path)

        def task() -> None:
            project = open_project(path, folder / "state")
            assert not project.read_only
            with project.edit("Add") as edit:
                edits.add_track(edit, "North")
            with pytest.raises(CannotWrite, match="save under another name or in another folder"):
                save(project)
            assert project.modified
            save(project, folder / "elsewhere.tlproj")
            assert project.path == folder / "elsewhere.tlproj"
            project.close()

        as_another_user(task)
        assert look(path) == before and names(path.parent) == ["kept.tlproj"]
        path.parent.chmod(0o755)


def test_a_file_without_permission_is_told() -> None:
    with open_folder() as folder:
        path = folder / "secret.tlproj"
        first = new_project(folder / "first")
        save(first, path)
        first.close()
        path.chmod(0)

        def task() -> None:
            with pytest.raises(CannotRead, match="you have no permission"):
                open_project(path, folder / "state")

        as_another_user(task)


def test_a_missing_file_a_folder_and_an_empty_file_are_told_apart(state: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.tlproj").touch()
    with pytest.raises(CannotRead, match=r"There is no file “gone\.tlproj”"):
        open_project(tmp_path / "gone.tlproj", state)
    with pytest.raises(NotAProject, match="is a folder"):
        open_project(tmp_path, state)
    with pytest.raises(NotAProject, match="is empty"):
        open_project(tmp_path / "empty.tlproj", state)
    assert (tmp_path / "empty.tlproj").read_bytes() == b""


def test_content_is_the_same_after_saving_and_opening(project: Project, state: Path, tmp_path: Path) -> None:
    story = tell(project)
    before, text = content(project), project.text(story.article)
    save(project, tmp_path / "a.tlproj")
    project.close()
    again = open_project(tmp_path / "a.tlproj", state)
    assert content(again) == before and again.text(story.article) == text
    assert again.original(story.article) == b"%PDF"
    assert again.search_events("ferry") == [story.event]
    again.close()


def test_a_project_of_a_newer_version_is_shown_and_not_edited(path: Path, state: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (99).to_bytes(4)
    path.write_bytes(data)
    before = look(path)
    project = open_project(path, state)
    assert "newer version" in project.read_only and project.counts()["event"] == 1
    with pytest.raises(ReadOnlyProject, match="newer version"), project.edit("Try"):
        pass
    with pytest.raises(ReadOnlyProject):
        project.undo()
    with pytest.raises(ReadOnlyProject):
        save(project, path.with_name("other.tlproj"))
    project.close()
    assert look(path) == before and names(state / "working") == ["lock"]
