from __future__ import annotations

import os
import shutil
import stat
import sys
import threading
from pathlib import Path

import pytest

from tests.project.files import files_up_to, look, names
from tests.project.material import content, tell
from timeline_app.model.records import Event
from timeline_app.project import edits, schema
from timeline_app.project.check import check
from timeline_app.project.errors import CannotWrite, ChangedOnDisk, InUse, SaveCancelled
from timeline_app.project.project import Project
from timeline_app.project.project_file import SaveJob, new_project, open_project, save
from timeline_app.project.recovery import unsaved
from timeline_app.project.saving import temporary_beside


def add_track(project: Project, name: str) -> None:
    with project.edit(f"Add {name}") as edit:
        edits.add_track(edit, name)


def add_events(project: Project, number: int) -> None:
    track = project.tracks()[0].id
    with project.edit("Import") as edit:
        edit.put_all(Event(id=edit.new_id(), title=f"Event {n}", track=track) for n in range(number))


def tracks(path: Path, state: Path) -> list[str]:
    """The tracks in a file, seen by another program."""
    project = open_project(path, state.with_name("elsewhere"))
    found = [track.name for track in project.tracks()]
    project.close()
    return found


def test_a_save_leaves_one_plain_file_and_nothing_else(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.tlproj"
    path.parent.mkdir()
    heard: list[bool] = []
    project.saved.connect(lambda: heard.append(project.modified))
    tell(project)
    save(project, path)
    assert names(path.parent) == ["a.tlproj"] and project.path == path
    assert heard == [False]
    header = path.read_bytes()[:100]
    assert header[18:20] == b"\x01\x01"  # not WAL
    assert header[60:64] == schema.VERSION.to_bytes(4) and header[68:72] == b"TLAN"
    assert str(tmp_path).encode() not in path.read_bytes()


def test_a_project_without_a_file_must_be_given_one(project: Project) -> None:
    with pytest.raises(CannotWrite, match="choose where to save it"):
        save(project)


def test_saving_again_replaces_the_file(project: Project, state: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    for name in "abc":
        add_track(project, name)
        save(project)
    assert tracks(path, state) == ["Events", "a", "b", "c"]


def test_save_as_makes_the_other_file_the_project_s_own(
    project: Project, state: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.tlproj", tmp_path / "second.tlproj"
    save(project, first)
    kept = look(first)
    add_track(project, "a")
    save(project, second)
    add_track(project, "b")
    save(project)
    assert look(first) == kept and project.path == second
    open_project(first, state).close()  # It is free again.
    with pytest.raises(InUse):
        open_project(second, state)


def test_save_as_replaces_a_file_that_a_person_chose_to_replace(
    project: Project, state: Path, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor")
    save(project, path)
    assert tracks(path, state) == ["Events"]


def test_save_as_over_a_project_that_is_open_elsewhere_is_refused(
    project: Project, state: Path, tmp_path: Path
) -> None:
    path = tmp_path / "other.tlproj"
    other = new_project(state)
    save(other, path)
    before = look(path)
    with pytest.raises(InUse, match="open in another window"):
        save(project, path)
    assert look(path) == before and project.path is None
    other.close()
    save(project, path)


def change_elsewhere(path: Path, state: Path) -> None:
    """Save another edit of the file, from another machine."""
    other = open_project(path, state.with_name("another machine"))
    add_track(other, "from elsewhere")
    save(other)
    other.close()


def test_a_file_that_was_changed_elsewhere_is_never_overwritten(
    project: Project, state: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    change_elsewhere(path, state)
    before = look(path)
    add_track(project, "mine")
    for target in (None, path):
        with pytest.raises(ChangedOnDisk, match="was changed by another program"):
            save(project, target)
    assert look(path) == before and project.undo_label == "Add mine"
    save(project, tmp_path / "mine.tlproj")
    assert tracks(tmp_path / "mine.tlproj", state) == ["Events", "mine"]


def test_a_file_that_is_changed_during_the_save_is_not_overwritten(
    project: Project, state: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    add_track(project, "mine")
    job = SaveJob.prepare(project)
    change_elsewhere(path, state)
    before = look(path)
    with pytest.raises(ChangedOnDisk):
        job.run()
    assert look(path) == before and names(tmp_path) == ["a.tlproj", "another machine", "state"]


def test_a_file_that_was_replaced_by_something_else_is_not_overwritten(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    for other in (b"", b"a letter", b"SQLite format 3\x00" + bytes(200)):
        path.write_bytes(other)
        with pytest.raises(ChangedOnDisk):
            save(project)
        assert path.read_bytes() == other


def test_a_file_that_was_deleted_is_made_again_only_when_asked(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    path.unlink()
    with pytest.raises(ChangedOnDisk, match="not there any more"):
        save(project)
    assert not path.exists()
    save(project, path)
    assert path.exists()


def test_a_project_saved_twice_in_a_row_knows_its_own_file(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    save(project, path)
    save(project)
    assert not project.modified


def test_permissions_and_symlinks_stay(project: Project, state: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.tlproj", tmp_path / "link.tlproj"
    save(project, real)
    real.chmod(0o640)
    project.close()
    link.symlink_to(real)
    again = open_project(link, state)
    add_track(again, "a")
    save(again)
    assert link.is_symlink() and stat.S_IMODE(real.stat().st_mode) == 0o640 and again.path == link
    again.close()
    assert tracks(real, state) == ["Events", "a"]


def test_a_new_file_has_the_permissions_that_new_files_have(project: Project, tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        save(project, tmp_path / "a.tlproj")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.tlproj").stat().st_mode) == 0o640


def test_edits_go_on_during_a_save_in_the_background(project: Project, state: Path, tmp_path: Path) -> None:
    path, go_on, told = tmp_path / "a.tlproj", threading.Event(), threading.Event()
    add_track(project, "before")
    add_events(project, 3000)
    job = SaveJob.prepare(project, path)

    def wait(fraction: float) -> None:
        if fraction < 1:
            told.set()
            go_on.wait()

    thread = threading.Thread(target=job.run, args=(wait,))
    thread.start()
    assert told.wait(20)
    add_track(project, "during")
    with pytest.raises(CannotWrite, match="being saved just now"):
        save(project)
    go_on.set()
    thread.join()
    job.finish(project)
    assert project.modified and [track.name for track in project.tracks()] == ["Events", "before", "during"]
    assert tracks(path, state) == ["Events", "before"]
    project.undo()
    saved = [project.modified]
    project.redo()
    save(project)
    assert [*saved, project.modified] == [False, False]
    assert tracks(path, state) == ["Events", "before", "during"]


def test_an_open_gesture_is_not_in_the_file(project: Project, state: Path, tmp_path: Path) -> None:
    edit = project.begin("Drag")
    edits.add_track(edit, "half way")
    save(project, tmp_path / "a.tlproj")
    edit.commit()
    assert project.modified and tracks(tmp_path / "a.tlproj", state) == ["Events"]


def test_a_save_can_be_called_off(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    before = look(path)
    add_track(project, "a")
    job = SaveJob.prepare(project)
    job.cancel()
    with pytest.raises(SaveCancelled, match="called off"):
        job.run()
    assert look(path) == before and names(tmp_path) == ["a.tlproj", "state"] and project.modified
    save(project)
    assert not project.modified


def test_progress_rises_to_the_whole(project: Project, tmp_path: Path) -> None:
    add_events(project, 3000)
    told: list[float] = []
    save(project, tmp_path / "a.tlproj", told.append)
    assert told == sorted(told) and told[-1] == 1 and len(told) > 2


def test_a_full_disk_keeps_the_old_file_and_the_edits(project: Project, state: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    before = look(path)
    with project.edit("Import") as edit:
        edits.add_article(edit, "Long", "so many words " * 40_000)
    whole = content(project)
    size = sum(file.stat().st_size for file in project.working.folder.iterdir())
    for room in [0, 1, 4096, 70_000, *range(200_000, size, 200_000)]:
        with (
            files_up_to(room),
            pytest.raises(CannotWrite, match=r"could not be saved, because .*disk.* are kept"),
        ):
            save(project)
        assert look(path) == before and names(tmp_path) == ["a.tlproj", "state"]
        assert project.modified and content(project) == whole
        if room > 400_000:
            break
    save(project)
    project.close()
    again = open_project(path, state)
    assert content(again) == whole
    again.close()


def test_a_folder_that_is_gone_and_a_target_that_is_no_file_are_told(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "folder.tlproj").mkdir()
    with pytest.raises(CannotWrite, match="what lies there is not a file"):
        save(project, tmp_path / "folder.tlproj")
    path = tmp_path / "sub" / "a.tlproj"
    path.parent.mkdir()
    save(project, path)
    shutil.rmtree(path.parent)
    for target in (None, path):
        with pytest.raises((CannotWrite, ChangedOnDisk), match="not there any more"):
            save(project, target)


def test_what_a_killed_save_left_is_removed_and_nothing_else(
    project: Project, state: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    dead = [temporary_beside(path).name, temporary_beside(path).name + "-journal"]
    kept = [".timeline-000000000000-0123abcd.saving", "a.tlproj.saving", "b.tlproj"]
    for left in dead + kept:
        (tmp_path / left).write_text("left")
    save(project)
    assert names(tmp_path) == sorted([*kept, "a.tlproj", "state"])
    project.close()
    for left in dead:
        (tmp_path / left).write_text("left")
    open_project(path, state).close()
    assert names(tmp_path) == sorted([*kept, "a.tlproj", "state"])


def test_a_save_whose_end_the_program_did_not_live_to_see_counts_as_done(
    project: Project, state: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    add_track(project, "a")
    job = SaveJob.prepare(project)
    job.run()
    shutil.copytree(project.working.folder, dead := state / "working" / "dead")
    assert unsaved(state) == [] and not dead.exists()
    project.working.is_saving = False
    save(project)  # The same holds for the program that lived.
    assert not project.modified


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is open")
@pytest.mark.parametrize("what", ["project.db", "project.db-wal", "folder", "state"])
def test_a_working_copy_that_was_removed_is_saved_from_what_is_held(
    project: Project, tmp_path: Path, state: Path, what: str
) -> None:
    path = tmp_path / "a.tlproj"
    save(project, path)
    add_track(project, "Before")
    match what:
        case "folder":
            shutil.rmtree(project.working.folder)
        case "state":
            shutil.rmtree(state)
        case name:
            (project.working.folder / name).unlink()
    add_track(project, "After")
    save(project)
    assert not project.modified
    project.close()
    assert check(path) == []
    assert tracks(path, state) == ["Events", "Before", "After"]
    assert [name for name in names(state / "working") if name != "lock"] == []
