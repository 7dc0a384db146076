"""What can go wrong with a project and its file, each told in sentences for the person who must decide."""

from __future__ import annotations

import errno
import sqlite3


class ProjectFileError(Exception):
    """Something about a project or its file; the message is one or more whole sentences."""


class CannotRead(ProjectFileError):
    """The file is not there, or may not be read."""


class NotAProject(ProjectFileError):
    """What lies there is something else."""


class DamagedProject(ProjectFileError):
    """It was a project, but what is in it does not hold together."""


class NewerProject(ProjectFileError):
    """A newer version of the program wrote it, in a way that this one cannot even show."""


class NeedsChoice(ProjectFileError):
    """Beside the file lies a journal of changes, and the file can be opened with it or without it."""


class ChangedOnDisk(ProjectFileError):
    """The file is not the one that was opened or saved last."""


class InUse(ProjectFileError):
    """Another window has the project open."""


class CannotWrite(ProjectFileError):
    """Nothing was written; the old file is as it was and the project still holds every edit."""


class OpenCancelled(ProjectFileError):
    """The opening was called off; nothing is left of it."""


class SaveCancelled(ProjectFileError):
    """The save was called off; the old file is as it was."""


class NotACopy(ProjectFileError):
    """The other file holds another project, not a copy of this one."""


class ReadOnlyProject(ProjectFileError):
    """The project can be looked at, not edited."""


class EditRefused(ProjectFileError):
    """An edit could not be kept; everything is as it was before it."""


class EditInProgress(RuntimeError):
    """An edit was begun inside another one: a mistake in the program."""


_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than is allowed there",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you have no permission for that",
    errno.EPERM: "you have no permission for that",
    errno.ENOENT: "the folder is not there any more",
    errno.ENOTDIR: "the folder is not there any more",
    errno.EIO: "the disk reports an error",
    errno.ENAMETOOLONG: "the name is too long",
}


def reason(error: Exception) -> str:
    """Why the system refused, in words that fit after "because"."""
    if isinstance(error, OSError):
        return _WORDS.get(error.errno or 0, (error.strerror or str(error)).lower())
    if isinstance(error, sqlite3.Error):
        match error.sqlite_errorname if hasattr(error, "sqlite_errorname") else "":
            case "SQLITE_FULL":
                return "the disk is full"
            case "SQLITE_READONLY" | "SQLITE_READONLY_DIRECTORY" | "SQLITE_CANTOPEN" | "SQLITE_PERM":
                return "writing is not allowed there"
            case name if name.startswith("SQLITE_IOERR"):
                return "the disk is full or reports an error"
            case name if name.startswith("SQLITE_CONSTRAINT"):
                return f"it would contradict the rest of the project ({error})"
            case "SQLITE_CORRUPT" | "SQLITE_NOTADB":
                return "its database is damaged"
    return str(error)
