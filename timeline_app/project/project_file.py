"""The user's file: new projects, opening a file as a working copy, saving a working copy to a file."""

from __future__ import annotations

import secrets
from pathlib import Path

from timeline_app.model.ids import IdSource
from timeline_app.model.records import ProjectInfo, Track
from timeline_app.project import codec, working_copy
from timeline_app.project.errors import (
    CannotRead,
    CannotWrite,
    ChangedOnDisk,
    DamagedProject,
    InUse,
    NeedsChoice,
    NewerProject,
    NotAProject,
    ProjectFileError,
    SaveCancelled,
)
from timeline_app.project.project import Project
from timeline_app.project.schema import migrate
from timeline_app.project.store import Store, connect

__all__ = [
    "CannotRead",
    "CannotWrite",
    "ChangedOnDisk",
    "DamagedProject",
    "InUse",
    "NeedsChoice",
    "NewerProject",
    "NotAProject",
    "ProjectFileError",
    "SaveCancelled",
    "new_project",
]


def new_project(state: Path, title: str = "", zone: str = "UTC") -> Project:
    """A project without a file, with one track."""
    copy = working_copy.create(state)
    db = connect(copy.database)
    try:
        migrate(db)
        store = Store(db)
        store.write("project", codec.to_row(ProjectInfo(title=title, zone=zone)))
        store.write("track", codec.to_row(Track(id=IdSource()(), name="Events")))
        db.execute("INSERT INTO meta VALUES ('revision', ?)", (secrets.token_hex(16),))
    finally:
        db.close()
    working_copy.complete(copy, None)
    return Project(copy)
