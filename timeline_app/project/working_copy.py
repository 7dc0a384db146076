"""The working copy: a folder in the state directory with the live database, and where that came from."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from timeline_app.project.errors import CannotWrite, InUse, reason
from timeline_app.project.history import History
from timeline_app.project.lock import Lock
from timeline_app.project.reading import revision
from timeline_app.project.schema import migrate
from timeline_app.project.store import Store, connect

DATABASE = "project.db"
ORIGIN = "origin.json"
UNKNOWN = -1
"""The position of a file that holds something else than any step of the history."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a working copy stands for: its path ("" = none yet), its revision, and what it holds.

    `position` is the history position that the file has. What begins with `saving` is what a save is about to
    put there, so that a save cut short by a crash is told from one that was done. `merged` is the revision of what
    another program put there meanwhile and the history row `merged_at` took in. Kept beside the database, never in it:
    the shared file names no folder of anyone's machine.
    """

    path: str = ""
    revision: str = ""
    position: int = 0
    saving_path: str = ""
    saving: str = ""
    saving_position: int = 0
    merged: str = ""
    merged_at: int = 0


class WorkingCopy:
    """A working copy that this process holds: no other process opens, offers or removes it meanwhile."""

    def __init__(self, folder: Path, lock: Lock, origin: Origin, read_only: str = "") -> None:
        self.folder = folder
        self.origin = origin
        self.read_only = read_only
        self.path_lock: Lock | None = None
        self.is_saving = False
        self._lock = lock

    @property
    def state(self) -> Path:
        """The state directory that it lies in."""
        return self.folder.parent.parent

    @property
    def database(self) -> Path:
        """The live database."""
        return self.folder / DATABASE

    @property
    def is_in_place(self) -> bool:
        """Whether the live database and its log are still where they were made."""
        return self.database.exists() and self.database.with_name(f"{DATABASE}-wal").exists()

    @property
    def path(self) -> Path | None:
        """The user's file, or None when there is none yet."""
        return Path(self.origin.path) if self.origin.path else None

    def note(self, origin: Origin) -> None:
        """Write down new facts about the user's file, for good."""
        self.origin = origin
        write_whole(self.folder / ORIGIN, json.dumps(asdict(self.origin)).encode())

    def close(self, *, remove: bool) -> None:
        """Let go of it; it stays for recovery, unless it is to be removed."""
        if remove:
            with working_folder(self.state):
                self._lock.release()  # Windows removes no file that is open.
                _remove(self.folder)
        self._lock.release()
        if self.path_lock is not None:
            self.path_lock.release()
            self.path_lock = None


@contextmanager
def building(state: Path) -> Iterator[WorkingCopy]:
    """A new folder for a working copy, to put a database in and to `complete`; gone again when that fails.

    Raises CannotWrite where the state directory is full or cannot be written.
    """
    try:
        copy = _new_folder(state)
        try:
            yield copy
        except BaseException:
            copy.close(remove=True)
            raise
    except (OSError, sqlite3.OperationalError) as error:
        raise CannotWrite(
            f"There is no place for the working copy in {state}, because {reason(error)}. Nothing was changed."
        ) from error


def _new_folder(state: Path) -> WorkingCopy:
    with working_folder(state) as working:
        folder = working / os.urandom(8).hex()
        folder.mkdir()
        lock = Lock.take(folder / "lock")
        sync_folder(working)
    if lock is None:
        raise InUse("A new working copy is held by another program.")  # Nobody else knows its name.
    return WorkingCopy(folder, lock, Origin())


def complete(copy: WorkingCopy, path: Path | None, *, clean: bool = True) -> None:
    """Make the database in the folder the one to work on; `clean` = it holds what the user's file holds."""
    db = connect(copy.database)
    try:
        if not copy.read_only:
            migrate(db)
        db.execute("PRAGMA journal_mode = WAL")
        position, known = History(Store(db)).position, Store(db).meta("revision")
    finally:
        db.close()
    sync_folder(copy.folder)
    copy.note(Origin(str(path) if path else "", known, position if clean else UNKNOWN))


def adopt(folder: Path) -> WorkingCopy | None:
    """Hold a working copy that a dead process left; None = a living one holds it, or there is nothing in it.

    A save that was cut short after the file was replaced counts as done.
    """
    with working_folder(folder.parent.parent):
        lock = Lock.take(folder / "lock") if folder.is_dir() else None
    if lock is None:
        return None
    copy = WorkingCopy(folder, lock, Origin(position=UNKNOWN))
    try:
        copy.origin = origin = Origin(**json.loads((folder / ORIGIN).read_bytes()))
        if origin.saving and revision(Path(origin.saving_path)) == origin.saving:
            copy.origin = Origin(origin.saving_path, origin.saving, origin.saving_position)
    except FileNotFoundError:  # It was never completed, so nothing was ever edited in it.
        copy.close(remove=True)
        return None
    except (OSError, ValueError, TypeError):
        pass  # Its edits are there all the same; only where it came from is lost.
    return copy


@contextmanager
def working_folder(state: Path) -> Iterator[Path]:
    """The folder of all working copies, for one process at a time: none is seen half made."""
    working = state / "working"
    working.mkdir(parents=True, exist_ok=True)
    lock = Lock.take(working / "lock", wait=True)
    try:
        yield working
    finally:
        if lock is not None:
            lock.release()


def lock_path(state: Path, path: Path) -> Lock:
    """Hold the user's file, whatever it is called today. Raises InUse when another window does."""
    locks = state / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    name = sha256(os.fsencode(os.path.normcase(os.path.realpath(path)))).hexdigest()[:32]
    lock = Lock.take(locks / name)
    if lock is None:
        raise InUse(f"“{path.name}” is open in another window. Close it there, or open a copy.")
    return lock


def _remove(folder: Path) -> None:
    with suppress(OSError):  # What cannot be removed now is, when the program starts again.
        (folder / ORIGIN).unlink(missing_ok=True)  # First, since without it nothing is offered.
        for entry in list(folder.iterdir()):
            entry.unlink()
        folder.rmdir()


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file so that after a crash or a power cut it is the old or the new one, whole."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
