"""A file of every version of the tables that ever landed is opened, migrated and saved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from timeline_app.model.records import TABLES
from timeline_app.project import schema
from timeline_app.project.check import check
from timeline_app.project.project_file import open_project, save

VERSIONS = sorted((Path(__file__).parent / "versions").glob("*.tlproj"), key=lambda path: int(path.stem))


def test_there_is_a_file_of_every_older_version() -> None:
    assert [path.stem for path in VERSIONS] == [str(n) for n in range(1, schema.VERSION)]


@pytest.mark.parametrize("kept", VERSIONS, ids=lambda path: f"version {path.stem}")
def test_an_old_file_opens_is_edited_undone_and_saved_as_a_new_one(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.tlproj"
    shutil.copy(kept, path)
    before = path.read_bytes()
    assert before[60:64] == int(kept.stem).to_bytes(4)
    assert check(path) == []
    project = open_project(path, tmp_path / "state")
    counts = project.counts()
    assert counts["event"] and counts["link"] and not project.modified and path.read_bytes() == before
    for table in TABLES:
        assert len(list(project.all(table))) == counts[table]
    while project.undo():
        pass
    while project.redo():
        pass
    with project.edit("Rename") as edit:
        event = next(iter(project.event_ids()))
        edit.put(project.event(event))
    save(project)
    project.close()
    assert path.read_bytes()[60:64] == schema.VERSION.to_bytes(4) and check(path) == []
