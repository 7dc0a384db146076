"""Copies of one project that went their own ways, for the tests of merging."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from timeline_app.project.check import check
from timeline_app.project.edit import Edit
from timeline_app.project.merge import OtherCopy, merge, plan
from timeline_app.project.merge_plan import Plan, Side
from timeline_app.project.project import Project
from timeline_app.project.project_file import open_copy


class Copies:
    """Projects that are open at once, in a folder of their own; closed together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state = folder / "state"
        self._open: list[Project] = []
        self._numbers = count(1)

    def of(self, project: Project) -> Project:
        """Another copy of a project as it is now, with its own file."""
        path = self.file_of(project)
        other = open_copy(path, self._state)
        self._open.append(other)
        return other

    def file_of(self, project: Project) -> Path:
        """A file that holds what a project holds now."""
        path = self._folder / f"copy-{next(self._numbers)}.tlproj"
        project.copy_to(path)
        return path

    def look(self, ours: Project, theirs: Project) -> Plan:
        """What a merge would do."""
        other = OtherCopy.read(self.file_of(theirs), self._state)
        try:
            return plan(ours.working.database, other)
        finally:
            other.close()

    def merge(self, ours: Project, theirs: Project, *choices: Side) -> Plan:
        """Merge the others' copy into ours; one choice stands for all conflicts. What comes out is whole."""
        return self.merge_file(ours, self.file_of(theirs), *choices)

    def merge_file(self, ours: Project, path: Path, *choices: Side) -> Plan:
        """Merge a file into ours."""
        other = OtherCopy.read(path, self._state)
        try:
            seen = plan(ours.working.database, other)
            if len(choices) == 1:
                choices *= len(seen.conflicts)
            merge(ours, other, seen, choices)
        finally:
            other.close()
        assert check(self.file_of(ours)) == []
        return seen

    def close(self) -> None:
        """Throw them away."""
        for project in self._open:
            project.close(discard=True)


def do(project: Project, *steps: Callable[[Edit], object]) -> None:
    """Each step as one change."""
    for step in steps:
        with project.edit("Change") as edit:
            step(edit)
