"""Killed at any moment of a save: the file is the old or the new one, whole, and nothing is left behind."""

from __future__ import annotations

import random
import shutil
import signal
from pathlib import Path

import pytest

from tests.faults.editor import add
from tests.faults.killing import run, run_and_kill
from timeline_app.project.check import check
from timeline_app.project.project_file import new_project, open_project, save
from timeline_app.project.recovery import recover, unsaved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "a.tlproj"
    path.parent.mkdir()
    project = new_project(tmp_path / "state")
    add(project)
    save(project, path)
    project.close()
    return path


def events_in(path: Path, state: Path) -> int:
    """How many events the file holds; it is sound, and opening it leaves nothing else in its folder."""
    assert check(path) == []
    project = open_project(path, state)
    number = project.counts()["event"]
    project.close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    return number


def kill_again_and_again(path: Path, state: Path, times: int, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(times):
        acknowledged = run_and_kill(dice, "save", state, path)
        number = events_in(path, state)
        assert acknowledged <= number <= acknowledged + 1
        found = unsaved(state)
        assert [each.changes for each in found] in ([], [1])
        if found:  # The edit was there, its save was not: it can still be saved.
            project = recover(found[0], state)
            assert project.counts()["event"] == number + 1
            save(project)
            project.close()
            assert events_in(path, state) == number + 1


def test_ten_kills(path: Path, tmp_path: Path) -> None:
    kill_again_and_again(path, tmp_path / "state", times=10, seed=2)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_hundred_kills(path: Path, tmp_path: Path) -> None:
    kill_again_and_again(path, tmp_path / "state", times=100, seed=3)


def test_a_kill_before_each_step_of_a_save(path: Path, tmp_path: Path) -> None:
    ways = set()
    for step in range(1, 100):
        folder, state = tmp_path / f"step{step}", tmp_path / f"state{step}"
        folder.mkdir()
        copy = shutil.copyfile(path, folder / path.name)
        code, _ = run("save-once", state, copy, str(step))
        number = events_in(copy, state)
        found = unsaved(state)
        ways.add((number, len(found)))
        if code == 0:
            assert (number, found) == (2, [])
            break
        assert code == -signal.SIGKILL
        assert (number, len(found)) in {(1, 1), (2, 0)}
        for each in found:
            project = recover(each, state)
            save(project)
            project.close()
            assert events_in(copy, state) == 2
    assert ways == {(1, 1), (2, 0)} and 8 < step < 99
