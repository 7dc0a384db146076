"""Killed at any moment while editing: every edit that was acknowledged is there, and none by half."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.killing import run_and_kill
from timeline_app.model.records import Event
from timeline_app.project.check import check
from timeline_app.project.project_file import save
from timeline_app.project.recovery import recover, unsaved


def kill_again_and_again(folder: Path, times: int, seed: int) -> None:
    """Kill the editor; each one goes on where the one before it died."""
    state, dice = folder / "state", random.Random(seed)
    for _ in range(times):
        acknowledged = run_and_kill(dice, "edit", state)
        (found,) = unsaved(state)
        assert acknowledged <= found.changes <= acknowledged + 1
        look_into(found.changes, state)


def look_into(number: int, state: Path) -> None:
    """The working copy holds this many whole edits, in their order; it stays as it was."""
    (found,) = unsaved(state)
    project = recover(found, state)
    assert found.last_label == f"Add {number - 1}" and project.modified
    titles = [event.title for event in project.all("event") if isinstance(event, Event)]
    assert titles == [f"Event {n}" for n in range(number)]
    counts = project.counts()
    assert (counts["passage"], counts["link"], counts["article"]) == (number, number, 1)
    assert project.search_events(f"{number - 1}")
    project.close()


def test_twelve_kills(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, times=12, seed=1)
    (found,) = unsaved(tmp_path / "state")
    project = recover(found, tmp_path / "state")
    save(project, tmp_path / "a.tlproj")
    project.undo_to(0)
    assert project.counts()["event"] == 0
    project.close(discard=True)
    assert check(tmp_path / "a.tlproj") == []


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_five_hundred_kills(tmp_path: Path) -> None:
    for seed in range(10):
        folder = tmp_path / str(seed)
        folder.mkdir()
        kill_again_and_again(folder, times=50, seed=seed)
