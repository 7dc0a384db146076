"""Saving: a working copy becomes the user's file, whole or not at all, while edits go on."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Event as Flag

from timeline_app.project import reading, schema
from timeline_app.project.errors import CannotWrite, ChangedOnDisk, ReadOnlyProject, SaveCancelled, reason
from timeline_app.project.history import History
from timeline_app.project.lock import Lock
from timeline_app.project.project import Project
from timeline_app.project.reading import Progress
from timeline_app.project.store import Store, connect
from timeline_app.project.working_copy import Origin, WorkingCopy, lock_path, sync_folder

_STEPS = 2_000  # of SQLite's machine between two looks at the flag: less than a millisecond


class SaveJob:
    """One save: `prepare` and `finish` on the project's thread, `run` on any; edits may go on during `run`.

    What the file holds afterwards is the last change that was committed when `run` began to copy.
    """

    def __init__(
        self,
        working: WorkingCopy,
        target: Path,
        shown: Path,
        expected: set[str],
        lock: Lock | None,
        source: Path,
    ) -> None:
        self._working = working
        self._source = source
        self._target = target
        self._shown = shown
        self._expected = expected
        self._lock = lock
        self._saved = Origin()
        self._cancelled = Flag()

    @classmethod
    def prepare(cls, project: Project, path: Path | None = None) -> SaveJob:
        """Check that the project can be saved to its file, or to another one, which is then its file.

        Raises ChangedOnDisk where its own file is not the one that was opened or saved last, InUse where
        another window has the other file open, CannotWrite, ReadOnlyProject.
        """
        working = project.working
        if project.read_only:
            raise ReadOnlyProject(project.read_only)
        if working.is_saving:
            raise CannotWrite("The project is being saved just now.")
        shown = path or working.path
        if shown is None:
            raise CannotWrite("The project has no file yet: choose where to save it.")
        shown = Path(os.path.abspath(shown))
        target = Path(os.path.realpath(shown))
        is_own = working.path is not None and target == Path(os.path.realpath(working.path))
        expected = _known_revisions(project) if is_own else set()
        if is_own and path is not None and not target.exists():
            expected = set()
        _check_place(target, shown)
        _check_revision(target, expected)
        source = working.database if working.is_in_place else _rescued(project, shown)
        lock = None if is_own else lock_path(working.state, target)
        working.is_saving = True
        return cls(working, target, shown, expected, lock, source)

    def cancel(self) -> None:
        """Have `run` stop soon and raise SaveCancelled; from any thread."""
        self._cancelled.set()

    def run(self, progress: Progress | None = None) -> None:
        """Write the file. Raises CannotWrite, ChangedOnDisk, SaveCancelled: the old file is as it was."""
        temporary = temporary_beside(self._target)
        try:
            remove_leftovers(self._target)
            self._write(temporary, progress)
        except BaseException as error:
            with suppress(OSError):
                temporary.unlink()
            if self._lock is not None:
                self._lock.release()
            self._working.is_saving = False
            if self._cancelled.is_set() and isinstance(error, SaveCancelled | sqlite3.OperationalError):
                raise SaveCancelled("The save was called off. The file is as it was.") from error
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:  # Ctrl+C reached `look`
                raise SaveCancelled("The save was broken off. The file is as it was.") from error
            if isinstance(error, OSError | sqlite3.Error):
                raise _cannot_write(self._shown, reason(error)) from error
            raise

    def finish(self, project: Project) -> None:
        """Have the project know that it is saved; only after `run` has returned."""
        working = self._working
        with suppress(OSError):  # What `run` noted before it replaced the file says the same.
            working.note(self._saved)
        if self._lock is not None:
            if working.path_lock is not None:
                working.path_lock.release()
            working.path_lock = self._lock
        working.is_saving = False
        project.saved.emit()

    def _write(self, temporary: Path, progress: Progress | None) -> None:
        old = self._target.stat() if self._target.exists() else None
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666 if old is None else 0o600))
        expected = self._copy(temporary, progress)
        fresh = os.urandom(16).hex()
        position = _seal(temporary, fresh, expected)
        with temporary.open("rb+") as file:
            if old is not None:
                with suppress(
                    OSError, AttributeError
                ):  # Only an administrator gives a file to another owner.
                    os.chown(temporary, old.st_uid, old.st_gid)
                os.chmod(temporary, stat.S_IMODE(old.st_mode))
            os.fsync(file.fileno())
        self._saved = Origin(str(self._shown), fresh, position)
        self._working.note(
            replace(
                self._working.origin, saving_path=str(self._shown), saving=fresh, saving_position=position
            )
        )
        if self._cancelled.is_set():
            raise SaveCancelled
        _check_revision(self._target, self._expected)
        os.replace(temporary, self._target)
        try:
            sync_folder(self._target.parent)
        except OSError as error:
            raise CannotWrite(
                f"“{self._shown.name}” was written, but the disk does not confirm it: {reason(error)}. Save again."
            ) from error
        if progress is not None:
            progress(1.0)

    def _copy(self, temporary: Path, progress: Progress | None) -> tuple[int | None, dict[str, int]]:
        """Copy the last committed state; return the head and the counts of just before."""
        db = connect(self._source)
        try:
            size = (
                db.execute("PRAGMA page_count").fetchone()[0] * db.execute("PRAGMA page_size").fetchone()[0]
            )

            def look() -> int:
                if progress is not None:
                    progress(min(0.8 * temporary.stat().st_size / size, 0.8))
                return self._cancelled.is_set()

            db.set_progress_handler(look, _STEPS)
            head, counts = _contents(db)
            # As bytes: a folder may have a name that is no UTF-8.
            db.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(temporary),))
            return head, counts
        finally:
            db.close()


def save(project: Project, path: Path | None = None, progress: Progress | None = None) -> None:
    """Save and wait for it. Raises as `SaveJob` does."""
    job = SaveJob.prepare(project, path)
    job.run(progress)
    job.finish(project)


def temporary_beside(target: Path) -> Path:
    """A new name for what a save writes before it replaces its target."""
    return target.with_name(f"{_family(target)}{os.urandom(4).hex()}.saving")


def remove_leftovers(target: Path) -> None:
    """Remove what a save of this file left when it was killed; only for who holds the file's lock."""
    pattern = re.compile(re.escape(_family(target)) + r"[0-9a-f]{8}\.saving(-journal|-wal|-shm)?")
    with suppress(OSError):
        for entry in list(target.parent.iterdir()):
            if pattern.fullmatch(entry.name):
                entry.unlink()


def _seal(temporary: Path, fresh: str, expected: tuple[int | None, dict[str, int]]) -> int:
    """Give the new file its revision and verify it; return its history position. Raises CannotWrite."""
    db = connect(temporary)
    try:
        db.execute("PRAGMA journal_mode = MEMORY")  # If this is cut short, the file is thrown away.
        db.execute("PRAGMA synchronous = OFF")
        db.execute("UPDATE meta SET value = ? WHERE name = 'revision'", (fresh,))
        # Every row passed the checks of its table when it was written; here the pages are looked at.
        db.execute("PRAGMA ignore_check_constraints = ON")
        sound = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        marked = db.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
        head, counts = _contents(db)
        same = head != expected[0] or counts == expected[1]
        if not (sound and marked and same and Store(db).meta("revision") == fresh):
            raise CannotWrite("What was written could not be read back. The old file is as it was.")
        return History(Store(db)).position
    finally:
        db.close()


def _rescued(project: Project, shown: Path) -> Path:
    """A copy of a project whose working copy was removed from the disk: this process still holds its content."""
    folder = project.working.folder
    database = folder / f"rescued-{os.urandom(4).hex()}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        project.copy_to(database)
    except (OSError, sqlite3.Error) as error:
        raise CannotWrite(
            f"“{shown.name}” could not be saved: the working copy in {folder} was removed by another program, and "
            f"no other could be made, because {reason(error)}. The old file is as it was. Keep this window open, "
            "and export the project."
        ) from error
    return database


def _known_revisions(project: Project) -> set[str]:
    """What the project's own file may be at: nothing is in it that is not in the project as well."""
    origin = project.working.origin
    merged = origin.merged if project.has_done(origin.merged_at) else ""
    return {origin.revision, origin.saving, merged} - {""}


def _contents(db: sqlite3.Connection) -> tuple[int | None, dict[str, int]]:
    return db.execute("SELECT max(id) FROM history").fetchone()[0], Store(db).counts()


def _check_place(target: Path, shown: Path) -> None:
    if not target.parent.is_dir():
        raise _cannot_write(shown, "the folder is not there any more")
    if target.exists():
        if not target.is_file():
            raise _cannot_write(shown, "what lies there is not a file")
        if not os.access(target, os.W_OK):
            raise _cannot_write(shown, "it is read-only")


def _check_revision(target: Path, expected: set[str]) -> None:
    if not expected:
        return
    if not target.exists():
        raise ChangedOnDisk(
            f"“{target.name}” is not there any more: it was moved, renamed or deleted. Save it under a "
            "name of your choice."
        )
    if reading.revision(target) not in expected:
        raise ChangedOnDisk(
            f"“{target.name}” was changed by another program or on another computer since it was opened. It "
            "was not overwritten."
        )


def _cannot_write(path: Path, why: str) -> CannotWrite:
    return CannotWrite(
        f"“{path.name}” could not be saved, because {why}. The old file is as it was and your changes are "
        "kept; make room, or save under another name or in another folder."
    )


def _family(target: Path) -> str:
    return f".timeline-{sha256(os.fsencode(target.name)).hexdigest()[:12]}-"
