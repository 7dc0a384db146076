"""The user's file, as the rest of the program sees it: new projects, opening, opening a copy, saving."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from timeline_app.model.ids import IdSource
from timeline_app.model.records import ProjectInfo, Track
from timeline_app.project import codec, working_copy
from timeline_app.project.errors import (
    CannotRead,
    CannotWrite,
    ChangedOnDisk,
    DamagedProject,
    EditRefused,
    InUse,
    NeedsChoice,
    NewerProject,
    NotAProject,
    OpenCancelled,
    ProjectFileError,
    ReadOnlyProject,
    SaveCancelled,
)
from timeline_app.project.project import Project
from timeline_app.project.reading import Beside, Journal, Progress, copy_in, identify
from timeline_app.project.saving import SaveJob, remove_leftovers, save
from timeline_app.project.schema import migrate
from timeline_app.project.store import Store, connect
from timeline_app.project.working_copy import WorkingCopy

__all__ = [
    "CannotRead",
    "CannotWrite",
    "ChangedOnDisk",
    "DamagedProject",
    "EditRefused",
    "InUse",
    "NeedsChoice",
    "NewerProject",
    "NotAProject",
    "OpenCancelled",
    "ProjectFileError",
    "ReadOnlyProject",
    "SaveCancelled",
    "SaveJob",
    "new_project",
    "open_copy",
    "open_project",
    "prepare_copy",
    "save",
]


def new_project(state: Path, title: str = "", zone: str = "UTC") -> Project:
    """A project without a file, with one track."""
    with working_copy.building(state) as copy:
        with closing(connect(copy.database)) as db:
            migrate(db)
            store = Store(db)
            store.write("project", codec.to_row(ProjectInfo(title=title, zone=zone)))
            store.write("track", codec.to_row(Track(id=IdSource()(), name="Events")))
            db.execute("INSERT INTO meta VALUES ('revision', ?)", (os.urandom(16).hex(),))
        working_copy.complete(copy, None)
    return Project(copy)


def open_project(
    path: Path, state: Path, journal: Journal | None = None, progress: Progress | None = None
) -> Project:
    """Open a file to edit it. The file itself is only read; what is edited is a working copy.

    `journal` answers NeedsChoice. A file of a newer version opens read-only. Raises CannotRead, NotAProject,
    DamagedProject, NewerProject, NeedsChoice, InUse, CannotWrite (no room for the working copy).
    """
    return Project(prepare_copy(path, state, journal, progress))


def prepare_copy(
    path: Path,
    state: Path,
    journal: Journal | None = None,
    progress: Progress | None = None,
    beside: Beside | None = None,
) -> WorkingCopy:
    """The long part of `open_project`, for any thread: `Project(prepare_copy(...))` is the whole.

    An error that `progress` raises ends it, and nothing is left.
    """
    path = Path(os.path.abspath(path))
    identify(path)
    lock = working_copy.lock_path(state, path)
    try:
        remove_leftovers(Path(os.path.realpath(path)))
        with working_copy.building(state) as copy:
            copied = copy_in(path, copy.database, journal, progress, beside)
            copy.read_only = copied.read_only
            working_copy.complete(copy, path, clean=copied.is_same)
    except BaseException:
        lock.release()
        raise
    copy.path_lock = lock
    return copy


def open_copy(path: Path, state: Path, title: str | None = None) -> Project:
    """Open a project without a file that begins as this one is. Raises as `open_project` does."""
    with working_copy.building(state) as copy:
        copy.read_only = copy_in(path, copy.database).read_only
        if title is not None and not copy.read_only:
            with closing(connect(copy.database)) as db:
                info = replace(next(Store(db).select(ProjectInfo)), title=title)
                Store(db).write("project", codec.to_row(info))
        working_copy.complete(copy, None)
    return Project(copy)
