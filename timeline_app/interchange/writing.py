"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from timeline_app.project.errors import CannotWrite, reason


@contextmanager
def written(path: Path, *, encoding: str = "utf-8", newline: str = "\n") -> Iterator[TextIO]:
    """A text file that takes its place under `path` when the block ends well; otherwise what was there stays.

    A pipe or a device (`/dev/stdout`) is written as it comes. Raises CannotWrite.
    """
    try:
        in_place = path.exists() and not path.is_file()
        path = Path(os.path.realpath(path)) if path.is_symlink() and not in_place else path
        target = path if in_place else path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}")
        try:
            with target.open("w" if in_place else "x", encoding=encoding, newline=newline) as file:
                yield file
                file.flush()
                if not in_place:
                    os.fsync(file.fileno())
            if not in_place:
                if path.exists():
                    target.chmod(path.stat().st_mode & 0o777)
                os.replace(target, path)
        except BaseException:
            if not in_place:
                with suppress(OSError):
                    target.unlink()
            raise
    except OSError as error:
        raise CannotWrite(f"{path.name} was not written, because {reason(error)}.") from error
