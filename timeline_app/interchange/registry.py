"""The formats there are, which of them a file is in, and how a project is written in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from timeline_app.interchange import csv_events, json_project
from timeline_app.interchange.report import Report
from timeline_app.interchange.writing import written
from timeline_app.project.project import Project


class Writer(Protocol):
    """Writes a project as it is now, with the original files of its articles where the format can hold them."""

    def __call__(self, project: Project, file: TextIO, *, with_originals: bool = False) -> Report:
        """Write to the file and tell what was left out."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its title and suffixes for a file dialog, and what writes and reads it, if anything does.

    What reads it takes the file in as one change or raises `Unusable`.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    write: Writer | None = None
    read: Callable[[Project, Path], Report] | None = None
    encoding: str = "utf-8"
    newline: str = "\n"


FORMATS = (
    Format("json", "Whole project as JSON", (".json",), json_project.write, json_project.read),
    Format("csv", "Events as a CSV table", (".csv",), csv_events.write, encoding="utf-8-sig", newline=""),
)


def format_of(path: Path) -> Format | None:
    """The format that the suffix of a file tells."""
    return next((each for each in FORMATS if path.suffix.lower() in each.suffixes), None)


def export(project: Project, path: Path, format: Format, *, with_originals: bool = False) -> Report:
    """Write the project to a file, whole or not at all. Raises CannotWrite; ValueError for a format only read."""
    if format.write is None:
        raise ValueError(f"{format.name} is not written")
    with written(path, encoding=format.encoding, newline=format.newline) as file:
        return format.write(project, file, with_originals=with_originals)
