"""Working copies that a crash left: which are ahead of their files, and how to go on with one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from timeline_app.model.records import ProjectInfo
from timeline_app.project.errors import DamagedProject, InUse, ProjectFileError
from timeline_app.project.history import History
from timeline_app.project.project import Project
from timeline_app.project.reading import verify
from timeline_app.project.store import Store, connect
from timeline_app.project.working_copy import WorkingCopy, adopt, lock_path


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A working copy that holds more than its file; `path` is None where there never was a file.

    `changes` is the number of edits that are not in the file, 0 where the working copy itself is damaged;
    `time_us` is when the last was made, in microseconds since 1970 UTC.
    """

    folder: Path
    path: Path | None
    title: str
    changes: int
    last_label: str
    time_us: int


def unsaved(state: Path) -> list[Unsaved]:
    """What dead processes left unsaved, newest first; what they left and was saved is removed."""
    working = state / "working"
    found = []
    for folder in sorted(working.iterdir()) if working.is_dir() else []:
        copy = adopt(folder)
        if copy is not None:
            what = _look(copy)
            copy.close(remove=what is None)
            if what is not None:
                found.append(what)
    return sorted(found, key=lambda each: each.time_us, reverse=True)


def recover(unsaved: Unsaved, state: Path) -> Project:
    """Go on with a working copy where its process died: still unsaved, still of the same file.

    Raises InUse where another window was faster or has the file open, DamagedProject.
    """
    copy = adopt(unsaved.folder)
    if copy is None:
        raise InUse("This unsaved work is open in another window, or was discarded there.")
    try:
        if copy.path is not None:
            copy.path_lock = lock_path(state, copy.path)
        verify(copy.database, unsaved.title or "The unsaved work")
        return Project(copy)
    except BaseException as error:
        copy.close(remove=False)
        if isinstance(error, sqlite3.Error):
            raise DamagedProject(f"The unsaved work is damaged ({error}).") from error
        raise


def discard(unsaved: Unsaved) -> None:
    """Throw a working copy away, unless another process has it open."""
    copy = adopt(unsaved.folder)
    if copy is not None:
        copy.close(remove=True)


def _look(copy: WorkingCopy) -> Unsaved | None:
    name = copy.path.stem if copy.path else ""
    nothing_known = Unsaved(copy.folder, copy.path, name, 0, "", int(copy.folder.stat().st_mtime * 1e6))
    try:
        db = connect(copy.database)
    except sqlite3.Error:
        return nothing_known
    try:
        store = Store(db)
        history = History(store)
        if history.position == copy.origin.position:
            return None
        title = next((info.title for info in store.select(ProjectInfo)), "") or name
        changes = max(history.steps_from(copy.origin.position), 1)
        last = history.row(history.head) if history.head is not None else None
        if last is None:
            return Unsaved(copy.folder, copy.path, title, changes, "", nothing_known.time_us)
        label = f"Undo: {last.label}" if last.kind == "undo" else last.label
        return Unsaved(copy.folder, copy.path, title, changes, label, last.time_us)
    except (sqlite3.Error, ProjectFileError):
        return nothing_known
    finally:
        db.close()
