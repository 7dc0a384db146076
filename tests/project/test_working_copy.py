from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.project.files import files_up_to, names
from timeline_app.project.errors import InUse
from timeline_app.project.lock import Lock
from timeline_app.project.working_copy import adopt, building, lock_path, working_folder, write_whole


def test_a_working_copy_that_fails_to_be_built_is_gone(state: Path) -> None:
    with pytest.raises(ZeroDivisionError), building(state) as copy:
        copy.database.write_text("half")
        _ = 1 // 0
    assert names(state / "working") == ["lock"]


def test_a_working_copy_that_is_held_cannot_be_adopted(state: Path) -> None:
    with building(state) as copy:
        assert adopt(copy.folder) is None
    copy.close(remove=False)
    assert adopt(copy.folder) is None and not copy.folder.exists()


def test_the_folder_of_working_copies_belongs_to_one_process_at_a_time(state: Path) -> None:
    with working_folder(state) as working:
        assert Lock.take(working / "lock") is None
        entered = threading.Event()

        def enter() -> None:
            with working_folder(state):
                entered.set()

        other = threading.Thread(target=enter)
        other.start()
        assert not entered.wait(0.05)
    other.join(10)
    assert entered.is_set()


def test_a_file_is_held_under_each_of_its_names(state: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.tlproj"
    path.touch()
    (tmp_path / "link").symlink_to(path)
    lock = lock_path(state, path)
    with pytest.raises(InUse, match="“link” is open in another window"):
        lock_path(state, tmp_path / "link")
    lock_path(state, tmp_path / "b.tlproj").release()
    lock.release()


def test_a_small_file_is_the_old_or_the_new_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "origin.json"
    write_whole(path, b"old")
    with files_up_to(2), pytest.raises(OSError, match="too large"):
        write_whole(path, b"newer")
    assert path.read_bytes() == b"old"
    write_whole(path, b"newer")
    assert path.read_bytes() == b"newer" and names(tmp_path) == ["origin.json"]
