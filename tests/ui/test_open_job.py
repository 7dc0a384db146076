"""One opening, without a window: what it reads along, and how it is called off or fails without a trace."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.ui.timeline_story import story
from timeline_app.project import project_file
from timeline_app.project.errors import DamagedProject, NeedsChoice, OpenCancelled
from timeline_app.project.project import Project
from timeline_app.timeline.columns import MISSING
from timeline_app.timeline.content import Content
from timeline_app.ui.open_job import OpenJob


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A story in a file."""
    project = story(tmp_path / "first")
    path = tmp_path / "story.tlproj"
    project_file.save(project, path)
    project.close()
    return path


def leftovers(state: Path) -> list[str]:
    """What lies among the working copies."""
    return [entry.name for entry in (state / "working").iterdir() if entry.name != "lock"]


def test_it_reads_what_the_view_would_read(path: Path, tmp_path: Path) -> None:
    told: list[float] = []
    prepared = OpenJob(path, tmp_path / "state").run(told.append)
    project = Project(prepared.copy)
    content = prepared.content
    assert content is not None and content.columns.zone == project.info.zone == "Asia/Damascus"
    expected = Content.read(project.event_rows(MISSING), project.info.zone)
    assert content.columns.left.tolist() == expected.columns.left.tolist()
    assert content.totals.extent == expected.totals.extent
    assert told == sorted(told) and told[-1] == 1.0
    project.close()
    assert leftovers(tmp_path / "state") == []


@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 0.86, 0.99])
def test_called_off_at_any_moment_nothing_is_left_of_it(path: Path, tmp_path: Path, part: float) -> None:
    before = path.read_bytes()
    job = OpenJob(path, tmp_path / "state")

    def progress(done: float) -> None:
        if done >= part:
            job.cancel()

    with pytest.raises(OpenCancelled):
        job.run(progress)
    assert leftovers(tmp_path / "state") == []
    assert path.read_bytes() == before
    again = OpenJob(path, tmp_path / "state").run()
    again.copy.close(remove=True)


def test_called_off_before_it_begins(path: Path, tmp_path: Path) -> None:
    job = OpenJob(path, tmp_path / "state")
    job.cancel()
    with pytest.raises(OpenCancelled):
        job.run()
    assert job.is_cancelled and leftovers(tmp_path / "state") == []


def test_a_damaged_file_is_told_as_such_and_nothing_is_left(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE event SET track = 77 WHERE rowid = (SELECT min(rowid) FROM event)")
        db.commit()
    with pytest.raises(DamagedProject):
        OpenJob(path, tmp_path / "state").run()
    assert leftovers(tmp_path / "state") == []


def test_tables_that_are_not_those_of_a_project_are_never_read(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("ALTER TABLE event RENAME TO events")
        db.execute(
            "CREATE VIEW event AS WITH RECURSIVE endless(id) AS (SELECT 1 UNION ALL SELECT id FROM endless) "
            "SELECT id, 1 AS track FROM endless"
        )
    with pytest.raises(DamagedProject):
        OpenJob(path, tmp_path / "state").run()


def test_beside_a_journal_the_choice_is_asked_for_and_what_was_chosen_is_read(
    path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.tlproj"
    other.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(other, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        path.write_bytes(other.read_bytes())
        db.execute("UPDATE project SET title = 'Another title'")
        path.with_name(path.name + "-wal").write_bytes(other.with_name(other.name + "-wal").read_bytes())
    with pytest.raises(NeedsChoice):
        OpenJob(path, tmp_path / "state").run()
    prepared = OpenJob(path, tmp_path / "state", "with").run()
    assert prepared.content is not None and prepared.content.columns.size == 16
    project = Project(prepared.copy)
    assert project.info.title == "Another title"
    project.close(discard=True)
    assert leftovers(tmp_path / "state") == []


def test_a_file_of_an_older_version_is_read_once_it_is_brought_up_to_date(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "project" / "versions" / "1.tlproj"
    prepared = OpenJob(old, tmp_path / "state").run()
    project = Project(prepared.copy)
    assert prepared.content is not None
    assert prepared.content.columns.ids.tolist() == [row[0] for row in project.event_rows()]
    project.close(discard=True)
