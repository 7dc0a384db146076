"""Killed at any moment of a merge: both copies are as they were, and what comes out is whole or not there at all."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.editor import add
from timeline_app.project.check import check
from timeline_app.project.project_file import new_project, open_project, save
from timeline_app.project.recovery import recover, unsaved

KILLS = 6


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of a project, with one more event in ours and two more in theirs."""
    folder = tmp_path / "work"
    folder.mkdir()
    ours, theirs = folder / "ours.tlproj", folder / "theirs.tlproj"
    project = new_project(tmp_path / "state")
    add(project)
    save(project, ours)
    theirs.write_bytes(ours.read_bytes())
    add(project)
    save(project)
    project.close()
    project = open_project(theirs, tmp_path / "state")
    add(project)
    add(project)
    save(project)
    project.close()
    return ours, theirs


def run(way: str, *arguments: Path | int) -> tuple[int, int]:
    """Merge in another process; the exit code, and the steps it took where it was not killed."""
    command = [sys.executable, "-m", "tests.faults.merger", way, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stderr.split()
    return done.returncode, int(said[-1]) if done.returncode == 0 else 0


def moments(steps: int, seed: int) -> list[int]:
    """The first and the last step, and some between."""
    return [1, steps, *random.Random(seed).sample(range(2, steps), KILLS - 2)]


def events_in(path: Path, state: Path) -> int:
    assert check(path) == []
    project = open_project(path, state)
    number = project.counts()["event"]
    project.close()
    return number


def test_the_command_leaves_its_inputs_and_no_half_output(copies: tuple[Path, Path], tmp_path: Path) -> None:
    before = [path.read_bytes() for path in copies]
    code, steps = run("file", tmp_path / "whole", *copies, tmp_path / "whole.tlproj", 0)
    assert code == 0
    merged = events_in(tmp_path / "whole.tlproj", tmp_path / "reading")
    assert (merged, steps > KILLS) == (4, True)
    ways = set()
    for step in moments(steps, 5):
        folder, state = tmp_path / f"out{step}", tmp_path / f"state{step}"
        folder.mkdir()
        out = folder / "merged.tlproj"
        code, _ = run("file", state, *copies, out, step)
        assert code == -signal.SIGKILL
        assert [path.read_bytes() for path in copies] == before
        assert {each.name for each in copies[0].parent.iterdir()} == {path.name for path in copies}
        ways.add(out.exists())
        if out.exists():
            assert events_in(out, tmp_path / "reading") == merged
        else:
            code, _ = run("file", state, *copies, out, 0)
            assert code == 0
            assert events_in(out, tmp_path / "reading") == merged
        assert [each.name for each in folder.iterdir()] == [out.name]
    assert ways == {True, False}


def test_an_open_project_has_all_of_the_merge_or_nothing_of_it(
    copies: tuple[Path, Path], tmp_path: Path
) -> None:
    ours, _ = copies
    before = [path.read_bytes() for path in copies]
    code, steps = run("open", tmp_path / "whole", *copies, 0)
    assert (code, steps > KILLS) == (0, True)
    ways = set()
    for step in moments(steps, 6):
        state = tmp_path / f"state{step}"
        code, _ = run("open", state, *copies, step)
        assert code == -signal.SIGKILL
        assert [path.read_bytes() for path in copies] == before
        ways.add(len(unsaved(state)))
        for each in unsaved(state):
            project = recover(each, state)
            assert (project.counts()["event"], project.undo_label) == (4, "Merge with “theirs.tlproj”")
            project.undo()
            assert project.counts()["event"] == 2
            project.close(discard=True)
        assert events_in(ours, state) == 2
    assert ways == {0, 1}
