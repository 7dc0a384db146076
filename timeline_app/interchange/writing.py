"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from timeline_app.project.errors import CannotWrite, reason


@contextmanager
def written(path: Path, *, encoding: str = "utf-8", newline: str = "\n") -> Iterator[TextIO]:
    """A text file; otherwise as `written_bytes`."""
    with written_bytes(path) as file:
        text = TextIOWrapper(file, encoding=encoding, newline=newline)
        yield text
        text.flush()
        text.detach()


@contextmanager
def written_bytes(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its place under `path` when the block ends well; otherwise what was there stays.

    A pipe or a device (`/dev/stdout`) is written as it comes. Raises CannotWrite.
    """
    shown = path
    try:
        in_place = path.exists() and not path.is_file()
        path = Path(os.path.realpath(path)) if path.is_symlink() and not in_place else path
        target = path if in_place else path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}")
        try:
            with target.open("wb" if in_place else "xb") as file:
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
        raise CannotWrite(_why_not(shown, error)) from error


def is_same_file(path: Path, other: Path) -> bool:
    """Whether both name one file that is there, by whatever way."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def _why_not(path: Path, error: OSError) -> str:
    folder = path.absolute().parent
    why = reason(error) if folder.is_dir() else f"there is no folder {folder}"
    return f"{path.name} was not written, because {why}."
