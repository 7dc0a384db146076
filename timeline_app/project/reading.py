"""Reads a user's file without touching it: what it is, a verified copy of it, its revision."""

from __future__ import annotations

import filecmp
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from timeline_app.model.ids import GREATEST_ID
from timeline_app.model.records import TABLES
from timeline_app.project import schema
from timeline_app.project.errors import (
    CannotRead,
    DamagedProject,
    NeedsChoice,
    NewerProject,
    NotAProject,
    ProjectFileError,
    reason,
)
from timeline_app.project.history import History
from timeline_app.project.store import Store, connect

Progress: TypeAlias = Callable[[float], object]
"""Is told now and then how much is done, from 0 to 1."""

Beside: TypeAlias = Callable[[Path, sqlite3.Connection], AbstractContextManager[object]]
"""Work on a copy that goes on while its pages are checked: entered when its tables are known to be those of a project
of this version, left before anything is written. The connection is the one that checks; to interrupt it ends that."""

Journal: TypeAlias = Literal["with", "without"]

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_BLOCK = 1 << 20
_SUFFIXES = ("-wal", "-journal")


def identify(path: Path) -> None:
    """Raise CannotRead or NotAProject, in words that fit the case, unless the file begins as projects do."""
    name = f"“{path.name}”"
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise NotAProject(f"{name} is a folder, not a project. Open a file within it.")
        if not stat.S_ISREG(status.st_mode):
            raise NotAProject(f"{name} is not a file that can hold a project.")
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError as error:
        raise CannotRead(
            f"There is no file {name} in {path.absolute().parent}. It may have been moved or renamed."
        ) from error
    except OSError as error:
        raise CannotRead(f"{name} cannot be read, because {reason(error)}.") from error
    if not header:
        raise NotAProject(
            f"{name} is empty: there is no project in it. If it should hold one, restore a backup."
        )
    if not header.startswith(_MAGIC):
        raise NotAProject(f"{name} is not a project of this program, or its beginning is damaged.")
    if len(header) < _HEADER:
        raise _damaged(path.name, "it is cut off")
    if int.from_bytes(header[68:72]) != schema.APPLICATION_ID:
        raise NotAProject(f"{name} is a database of another program, not a project.")


def is_project(path: Path) -> bool:
    """Whether the file begins as projects do, whatever it is called."""
    try:
        identify(path)
    except ProjectFileError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy: why it must not be edited ("" = it may be), and whether it holds what the file holds."""

    read_only: str
    is_same: bool = True


def copy_in(
    path: Path,
    database: Path,
    journal: Journal | None = None,
    progress: Progress | None = None,
    beside: Beside | None = None,
) -> Copied:
    """Make a verified copy of a user's file. `beside` is only called where no journal lies beside the file.

    A journal that lies beside the file is never applied in place: the copy is tried with it and without it.
    Raises CannotRead, NotAProject, DamagedProject, NewerProject, and NeedsChoice where both ways verify and
    differ and `journal` does not say which one is meant.
    """
    identify(path)
    try:
        copy_bytes(path, database, progress)
        lying_beside = journals(path)
        if not lying_beside:
            return Copied(verify(database, path.name, beside))
        other = database.with_name("with-journal.db")
        copy_bytes(database, other)
        for suffix in lying_beside:
            copy_bytes(_beside(path, suffix), _beside(other, suffix))
    except OSError as error:
        raise CannotRead(f"“{path.name}” cannot be copied for editing, because {reason(error)}.") from error
    try:
        return _settle(path, database, other, journal)
    finally:
        for left in (other, *(_beside(other, suffix) for suffix in (*_SUFFIXES, "-shm"))):
            left.unlink(missing_ok=True)


def journals(path: Path) -> list[str]:
    """The endings of the journals that lie beside a file."""
    return [suffix for suffix in _SUFFIXES if _size(_beside(path, suffix)) > 0]


def revision(path: Path) -> str:
    """The revision of the file as it lies there, "" where that is no project; touches nothing beside it."""
    try:
        identify(path)
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (ProjectFileError, sqlite3.Error):
        return ""
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        return Store(db).meta("revision")
    except sqlite3.Error:
        return ""
    finally:
        db.close()


def _settle(path: Path, without: Path, with_it: Path, journal: Journal | None) -> Copied:
    """Leave the way that is right under the name of the copy without the journal."""
    ways: dict[Journal, Path] = {"without": without, "with": with_it}
    sound: dict[Journal, str] = {}
    problem: ProjectFileError | None = None
    for way, database in ways.items():
        try:
            sound[way] = verify(database, path.name)
        except ProjectFileError as error:
            problem = problem or error
    if len(sound) == 2 and filecmp.cmp(without, with_it, shallow=False):
        journal = "without"
    elif len(sound) == 2 and journal is None:
        raise NeedsChoice(
            f"Beside “{path.name}” lie changes that a program did not finish writing (a journal). It can be "
            "opened with them or without them, and the two differ. Nothing was changed."
        )
    chosen = journal or next(iter(sound), "without")
    if chosen not in sound:
        raise problem or _damaged(path.name, "its journal does not fit")
    if chosen == "with":
        os.replace(with_it, without)
    return Copied(sound[chosen], is_same=chosen == "without")


def copy_bytes(path: Path, database: Path, progress: Progress | None = None) -> None:
    """Copy a file as it is, if nobody writes it meanwhile. Raises CannotRead, OSError."""
    for _attempt in range(3):
        with path.open("rb") as source, database.open("wb") as target:
            before = os.fstat(source.fileno())
            while block := source.read(_BLOCK):
                target.write(block)
                if progress is not None:
                    progress(0.5 * target.tell() / max(before.st_size, 1))
            after = os.fstat(source.fileno())
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
            return
    raise CannotRead(f"“{path.name}” is being written by another program just now. Try again in a moment.")


def verify(database: Path, name: str, beside: Beside | None = None) -> str:
    """Look into our copy of a project; return why it must not be edited, or "".

    `name` is what it is called in the sentences. Raises DamagedProject, NewerProject.
    """
    try:
        with closing(connect(database)) as db:
            why_not = _check(db, name, lambda: beside(database, db) if beside is not None else nullcontext())
            (size,) = db.execute(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            ).fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:  # a message of SQLite may quote damaged names
        raise _damaged(name, str(error)) from error
    if database.stat().st_size < size:  # SQLite does not mind when what is missing was empty.
        raise _damaged(name, "it is cut off")
    return why_not


def _check(db: sqlite3.Connection, name: str, beside: Callable[[], AbstractContextManager[object]]) -> str:
    version = schema.user_version(db)
    is_newer = version > schema.VERSION
    if is_newer:
        _check_newer(db, name)
    else:
        schema.check_tables(db)
    with beside() if version == schema.VERSION else nullcontext():
        _check_pages(db, name)
    if is_newer:
        return f"“{name}” was made with a newer version of the program: it can be looked at, not edited."
    return ""


def _check_pages(db: sqlite3.Connection, name: str) -> None:
    for (word,) in db.execute("PRAGMA quick_check(1)"):
        if word != "ok":
            raise _damaged(name, word)
    for table, row, target, _ in db.execute("PRAGMA foreign_key_check"):
        raise _damaged(name, f"{table} {row} refers to a {target} that is not there")
    counts = Store(db).counts()
    if not (counts["project"] and counts["track"] and Store(db).meta("revision")):
        raise _damaged(name, "its first records are missing")
    if Store(db).greatest_id() > GREATEST_ID:
        raise _damaged(name, "its numbers are used up")
    History(Store(db))


def _check_newer(db: sqlite3.Connection, name: str) -> None:
    """Raise unless what this version reads is there and nothing in the file can act."""
    for kind, what in db.execute("SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger')"):
        raise _damaged(name, f"a {kind} “{what}” does not belong in it")
    store = Store(db)
    try:
        for table in TABLES:
            store.row(table, 0)
        list(store.event_rows_of([0]))
        store.meta("")
        store.search_events("a", 1)
        store.search_articles("a", 1)
        History(store).latest(1)
    except sqlite3.OperationalError as error:
        raise NewerProject(
            f"“{name}” was made with a newer version of the program, which this one cannot read. Update the "
            "program to open it."
        ) from error


def _damaged(name: str, detail: str) -> DamagedProject:
    detail = " ".join(detail.split())  # SQLite tells of several places on several lines.
    return DamagedProject(
        f"“{name}” is damaged ({detail}). It was not changed. Open a backup of it, or look into it with "
        "“timeline-app check”."
    )


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
