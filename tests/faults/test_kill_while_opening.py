"""Killed at any step of opening, recovering or closing: nothing is lost, nothing is offered that is not there."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.faults.editor import add
from tests.faults.killing import run
from timeline_app.project.project_file import new_project, open_project, save
from timeline_app.project.recovery import recover, unsaved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.tlproj"
    project = new_project(tmp_path / "state")
    add(project)
    save(project, path)
    project.close()
    return path


def working_copies(state: Path) -> list[Path]:
    return [entry for entry in (state / "working").iterdir() if entry.is_dir()]


def test_a_kill_while_opening_leaves_the_file_and_nothing_to_recover(path: Path, tmp_path: Path) -> None:
    state, before = tmp_path / "state", (path.read_bytes(), path.stat().st_mtime_ns)
    for step in range(1, 40):
        code, _ = run("open-once", state, path, str(step))
        assert code == -signal.SIGKILL
        assert unsaved(state) == [] and working_copies(state) == []
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    open_project(path, state).close()


def test_a_kill_while_recovering_leaves_the_work_where_it_is(path: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    project = open_project(path, state)
    add(project)
    project.close()
    (found,) = unsaved(state)
    for step in range(1, 25):
        code, _ = run("recover-once", state, path, str(step))
        assert code == -signal.SIGKILL
        assert unsaved(state) == [found]
    again = recover(found, state)
    assert again.counts()["event"] == 2
    again.close(discard=True)


def test_a_kill_while_discarding_leaves_all_of_it_or_nothing(path: Path, tmp_path: Path) -> None:
    ways = set()
    for step in range(1, 40):
        state = tmp_path / f"state{step}"
        code, _ = run("discard-once", state, path, str(step))
        found = unsaved(state)
        ways.add(len(found))
        if code == 0:
            break
        assert [each.changes for each in found] in ([], [1])
        assert len(working_copies(state)) == len(found)
    assert ways == {0, 1} and 4 < step < 39
