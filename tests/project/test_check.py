from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.project.files import look, names
from tests.project.material import tell
from timeline_app.project import edits
from timeline_app.project.check import check
from timeline_app.project.errors import CannotRead, NotAProject
from timeline_app.project.project import Project
from timeline_app.project.project_file import save


@pytest.fixture
def path(project: Project, tmp_path: Path) -> Path:
    story = tell(project)
    with project.edit("Mark") as edit:
        edits.mark_passage(edit, story.article, 41, 60)
    project.undo()
    project.redo()
    path = tmp_path / "ferry.tlproj"
    save(project, path)
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def kinds(path: Path) -> set[str]:
    """The kinds of what is found, and that looking changed nothing."""
    before, beside = look(path), names(path.parent)
    found = check(path)
    assert (look(path), names(path.parent)) == (before, beside)
    assert all(finding.message.endswith(".") for finding in found)
    return {finding.kind for finding in found}


def test_a_sound_project_has_no_findings(path: Path) -> None:
    assert kinds(path) == set()


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("UPDATE event SET track = 5", {"reference"}),
        ("UPDATE text SET text = replace(text, 'forty', 'fifty')", {"text", "search"}),
        ("UPDATE original SET data = x'01'", {"text"}),
        ("UPDATE passage SET quote = 'ferry sank on Monday' WHERE start = 4", {"passage"}),
        ("UPDATE passage SET before = 'His' WHERE start = 4", {"passage"}),
        ("UPDATE history_record SET after = replace(after, 'ferry', 'fairy')", {"history"}),
        ("UPDATE history SET label = 'Something else'", {"history"}),
        ("UPDATE history SET parent = NULL WHERE kind = 'undo'", {"history"}),
        ("DELETE FROM text_search_data WHERE id > 10", {"database", "search"}),
        ("DELETE FROM track", {"reference", "record"}),
        ("UPDATE event SET tags = '[nonsense'", {"record"}),
        ("CREATE VIEW v AS SELECT 1", {"tables"}),
        ("PRAGMA user_version = 99", {"newer"}),
    ],
)
def test_each_fault_is_found(path: Path, fault: str, found: set[str]) -> None:
    change(path, fault)
    assert found >= kinds(path) != set()


def test_damaged_pages_are_found(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 3] = bytes(4096 * 2)
    path.write_bytes(data)
    assert "database" in kinds(path)


def test_a_journal_beside_the_file_is_found_and_left(path: Path) -> None:
    path.with_name(path.name + "-journal").write_bytes(b"left")
    assert kinds(path) == {"journal"}


def test_what_is_no_project_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAProject):
        check(tmp_path)
    with pytest.raises(CannotRead):
        check(tmp_path / "gone.tlproj")
