from __future__ import annotations

import shutil
from pathlib import Path

from timeline_app.project.project_file import new_project
from timeline_app.project.state import usable_state


def test_a_state_folder_that_can_be_written_is_used(tmp_path: Path) -> None:
    assert usable_state(tmp_path / "deep" / "state") == (tmp_path / "deep" / "state", "")


def test_another_place_is_found_where_the_state_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    state, warning = usable_state(tmp_path / "file" / "state")
    assert str(state) in warning and "save often" in warning
    new_project(state).close()
    shutil.rmtree(state)
