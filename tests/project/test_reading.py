from __future__ import annotations

import os
import random
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.project.files import look, names
from tests.project.material import content, tell
from timeline_app.project import edits
from timeline_app.project.check import check
from timeline_app.project.errors import (
    CannotRead,
    DamagedProject,
    NeedsChoice,
    NewerProject,
    NotAProject,
    ProjectFileError,
)
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project, open_project, save
from timeline_app.project.reading import copy_bytes, revision


@pytest.fixture
def path(project: Project, tmp_path: Path) -> Path:
    tell(project)
    path = tmp_path / "ferry.tlproj"
    save(project, path)
    project.close()
    return path


def change(path: Path, *statements: str) -> None:
    """Alter a file as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def refused(path: Path, state: Path, error: type[ProjectFileError], match: str) -> None:
    """Assert that a file is refused, is not touched, and leaves nothing behind."""
    before = look(path)
    with pytest.raises(error, match=match) as caught:
        open_project(path, state)
    assert str(caught.value).endswith((".", "”."))
    assert look(path) == before
    assert names(state / "working") == ["lock"] if (state / "working").exists() else True


def test_a_text_is_no_project(state: Path, tmp_path: Path) -> None:
    path = tmp_path / "letter.tlproj"
    path.write_text("Dear editor, " * 50)
    refused(path, state, NotAProject, "is not a project of this program")


def test_a_database_of_another_program_is_no_project(state: Path, tmp_path: Path) -> None:
    path = tmp_path / "places.tlproj"
    change(path, "CREATE TABLE event (id INTEGER PRIMARY KEY)", "PRAGMA application_id = 7")
    refused(path, state, NotAProject, "a database of another program")


def test_a_pipe_is_refused_and_not_waited_for(state: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tlproj")
    with pytest.raises(NotAProject, match="not a file"):
        open_project(tmp_path / "pipe.tlproj", state)


def test_a_file_that_is_cut_off_is_damaged(path: Path, state: Path) -> None:
    whole = path.read_bytes()
    for size in (50, 100, 4096, 5000, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        path.write_bytes(whole[:size])
        refused(path, state, DamagedProject, "is damaged .*It was not changed")


def test_a_file_that_was_zeroed_is_no_project(path: Path, state: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))
    refused(path, state, NotAProject, "or its beginning is damaged")


def test_damaged_names_of_tables_are_told_as_damage(path: Path, state: Path) -> None:
    data = path.read_bytes()
    at = data.index(b"CREATE TABLE")
    path.write_bytes(data[: at + 13] + b"\x85\xff" + data[at + 15 :])
    with pytest.raises(DamagedProject, match="is damaged"):
        open_project(path, state)
    assert [finding.kind for finding in check(path)] == ["database"]


def test_damaged_bytes_never_crash_and_never_give_an_empty_project(path: Path, state: Path) -> None:
    whole, dice = path.read_bytes(), random.Random(5)
    for _ in range(60):
        data = bytearray(whole)
        start = dice.randrange(100, len(data))
        for place in range(start, min(start + dice.choice([1, 8, 512, 4096]), len(data))):
            data[place] = dice.randrange(256)
        path.write_bytes(data)
        try:
            project = open_project(path, state)
        except DamagedProject:
            continue
        counts = project.counts()
        assert counts["event"] == counts["article"] == counts["link"] == 1
        project.close(discard=True)


@pytest.mark.parametrize(
    "hostile",
    [
        "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
        "CREATE VIEW v AS SELECT * FROM event",
        "CREATE TABLE more (x)",
        "CREATE INDEX slow ON event (title)",
        "DROP INDEX event_track",
        "DROP TABLE bookmark",
        "ALTER TABLE event ADD COLUMN extra TEXT",
    ],
)
def test_a_file_with_other_tables_is_refused(path: Path, state: Path, hostile: str) -> None:
    change(path, hostile)
    refused(path, state, DamagedProject, "altered by another program: its .* is (unknown|missing|changed)")


@pytest.mark.parametrize(
    "hostile",
    [
        "UPDATE event SET track = 12345",
        "DELETE FROM text",
        "DELETE FROM project",
        "DELETE FROM meta",
        "DELETE FROM history",
        "UPDATE passage SET article = id",
    ],
)
def test_records_that_refer_to_nothing_are_found(path: Path, state: Path, hostile: str) -> None:
    change(path, hostile)
    refused(path, state, DamagedProject, "is damaged")


def test_values_that_no_table_allows_are_found(path: Path, state: Path) -> None:
    change(path, "PRAGMA ignore_check_constraints = ON", "UPDATE event SET status = 'unheard of'")
    refused(path, state, DamagedProject, "CHECK constraint failed in event")


def test_numbers_that_leave_no_room_for_more_are_refused(path: Path, state: Path) -> None:
    change(path, f"INSERT INTO track VALUES ({2**63 - 1}, 'Last', 'blue', 9)")
    refused(path, state, DamagedProject, "numbers are used up")


def test_a_history_in_a_circle_ends(path: Path, state: Path) -> None:
    change(path, "PRAGMA ignore_check_constraints = ON", "UPDATE history SET parent = id")
    refused(path, state, DamagedProject, "CHECK constraint failed in history")
    # A newer version might allow it.
    change(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (parent < id)', '') WHERE name = 'history'",
        "PRAGMA user_version = 99",
    )
    open_project(path, state).close()


def test_statistics_of_another_program_do_no_harm(path: Path, state: Path) -> None:
    change(path, "ANALYZE")
    open_project(path, state).close()


def test_a_newer_file_that_cannot_be_read_says_so(path: Path, state: Path) -> None:
    change(path, "PRAGMA user_version = 99", "ALTER TABLE event RENAME COLUMN title TO name")
    refused(path, state, NewerProject, "Update the program")


def test_a_newer_file_that_could_act_is_refused(path: Path, state: Path) -> None:
    change(path, "PRAGMA user_version = 99", "CREATE VIEW v AS SELECT * FROM event")
    refused(path, state, DamagedProject, "a view “v” does not belong in it")


def leave_journal(path: Path, suffix: str, statement: str) -> None:
    """Leave the journal of a change that a killed program had not finished."""
    work = path.with_name("work.db")
    shutil.copyfile(path, work)
    db = sqlite3.connect(work, isolation_level=None)
    if suffix == "-wal":
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(statement)
    else:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute(statement)
        db.execute("UPDATE event SET notes = hex(zeroblob(100000))")  # More than fits: pages reach the file.
    leftover = work.with_name(work.name + suffix).read_bytes()
    if suffix == "-journal":
        shutil.copyfile(work, path)
    db.close()
    path.with_name(path.name + suffix).write_bytes(leftover)
    for left in path.parent.glob("work.db*"):
        left.unlink()


@pytest.mark.parametrize(("journal", "name"), [("with", "Unfinished"), ("without", "Events")])
def test_a_wal_of_another_time_is_asked_about(path: Path, state: Path, journal: str, name: str) -> None:
    leave_journal(path, "-wal", "UPDATE track SET name = 'Unfinished'")
    before, beside = look(path), names(path.parent)
    with pytest.raises(NeedsChoice, match="with them or without them"):
        open_project(path, state)
    project = open_project(path, state, journal="with" if journal == "with" else "without")
    assert [track.name for track in project.tracks()] == [name]
    assert project.modified == (journal == "with")
    project.close(discard=True)
    assert look(path) == before and names(path.parent) == beside


def test_a_journal_that_heals_the_file_is_used_without_asking(path: Path, state: Path) -> None:
    leave_journal(path, "-journal", "DELETE FROM track")
    before, beside = look(path), names(path.parent)
    project = open_project(path, state)
    assert [track.name for track in project.tracks()] == ["Events"] and project.counts()["event"] == 1
    project.close(discard=True)
    assert look(path) == before and names(path.parent) == beside


def test_a_journal_that_changes_nothing_is_not_asked_about(path: Path, state: Path) -> None:
    for suffix in ("-wal", "-journal"):
        path.with_name(path.name + suffix).write_bytes(b"not a journal at all" * 200)
    beside = names(path.parent)
    project = open_project(path, state)
    assert not project.modified
    project.close()
    assert names(path.parent) == beside


def test_a_journal_that_ruins_the_file_is_left_out(path: Path, state: Path) -> None:
    leave_journal(path, "-wal", "DROP TABLE bookmark")
    project = open_project(path, state)
    assert not project.modified and project.counts()["bookmark"] == 0
    project.close()
    with pytest.raises(DamagedProject):
        open_project(path, state, journal="with")


def test_a_file_that_is_written_meanwhile_is_not_copied_half(tmp_path: Path) -> None:
    path, stop = tmp_path / "busy.tlproj", threading.Event()
    path.write_bytes(bytes(40_000_000))

    def write() -> None:
        with path.open("ab") as file:
            while not stop.is_set():
                file.write(b"more")
                file.flush()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with pytest.raises(CannotRead, match="being written by another program"):
            copy_bytes(path, tmp_path / "copy.db")
    finally:
        stop.set()
        writer.join()


def test_the_revision_of_a_file_changes_with_each_save_and_with_nothing_else(
    state: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.tlproj"
    project = new_project(state)
    seen = set()
    for name in "abc":
        with project.edit("Add") as edit:
            edits.add_track(edit, name)
        save(project, path)
        seen.add(revision(path))
    before = content(project)
    project.close()
    assert len(seen) == 3 and "" not in seen
    again = open_project(path, state)
    assert content(again) == before
    again.close()
    assert revision(path) in seen
    assert revision(tmp_path) == revision(tmp_path / "gone") == ""
