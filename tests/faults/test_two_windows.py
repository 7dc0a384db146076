"""Two programs on one project: the second is told, and a killed first one lets go."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.editor import add
from timeline_app.project.errors import InUse
from timeline_app.project.project_file import new_project, open_copy, open_project, save
from timeline_app.project.recovery import unsaved


def test_the_second_program_is_told_until_the_first_is_killed(tmp_path: Path) -> None:
    path, state = tmp_path / "a.tlproj", tmp_path / "state"
    project = new_project(state)
    add(project)
    save(project, path)
    project.close()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.editor", "save", state, path], stdout=subprocess.PIPE
    ) as first:
        assert first.stdout is not None and first.stdout.readline()
        with pytest.raises(InUse, match="is open in another window"):
            open_project(path, state)
        copy = open_copy(path, state)
        assert copy.path is None and copy.counts()["event"] > 1
        copy.close()
        assert unsaved(state) == []
        first.kill()
    open_project(path, state).close()
