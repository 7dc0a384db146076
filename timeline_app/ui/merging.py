"""Another copy of the project comes in: read, compared, asked about, and merged as one change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.interchange.merge_words import Wording, field_name, incoming_lines, incoming_words
from timeline_app.project.errors import NeedsChoice, ProjectFileError
from timeline_app.project.merge import OtherCopy, merge, plan
from timeline_app.project.merge_plan import Plan, Side
from timeline_app.project.project import Project
from timeline_app.project.reading import Journal
from timeline_app.ui.asking import Asking
from timeline_app.ui.merge_table import Choice

if TYPE_CHECKING:
    from timeline_app.ui.documents import Documents

MOST_LINES = 500  # of what comes in, one by one


class Merging(QObject):
    """Merges files into the project that is open."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(self, documents: Documents, asking: Asking) -> None:
        super().__init__(documents)
        self._documents = documents
        self._asking = asking

    def ask(self) -> bool:
        """Ask for a file, and merge it."""
        path = self._asking.file_to_merge()
        return path is not None and self.merge(path)

    def merge(self, path: Path) -> bool:
        """Merge a file; False where it cannot be, or the person does not want it. It is told either way."""
        self._documents.wait_for_save()
        project = self._documents.project
        if project is None:
            return False
        if project.read_only:
            self._asking.tell(project.read_only, "Nothing was merged.")
            return False
        if self._documents.is_busy():
            return False
        try:
            other = self._read(path)
            if other is None:
                return False
            with closing(other):
                return self._merge(project, other)
        except (ProjectFileError, OSError, sqlite3.Error) as problem:
            self._asking.tell(str(problem), "Nothing was merged.")
            return False

    def _read(self, path: Path) -> OtherCopy | None:
        try:
            return self._read_away(path)
        except NeedsChoice as choice:
            ways = ("Merge it without the leftover changes", "Merge it with them")
            answer = self._asking.choose(str(choice), "The files themselves stay as they are.", ways)
            return None if answer is None else self._read_away(path, "with" if answer else "without")

    def _read_away(self, path: Path, journal: Journal | None = None) -> OtherCopy:
        state = self._documents.state
        return self._documents.away.run(
            f"Reading “{path.name}”", lambda tell: OtherCopy.read(path, state, journal, tell)
        )

    def _merge(self, project: Project, other: OtherCopy) -> bool:
        name, database = other.path.name, project.working.database
        seen = self._documents.away.run(f"Comparing with “{name}”", lambda _tell: plan(database, other))
        sides = self._decided(project, other, seen) if not seen.is_empty else []
        if sides is None or self._documents.project is not project:
            return False
        self._documents.away.run_here(
            f"Merging “{name}”", lambda tell: merge(project, other, seen, sides, tell)
        )
        self.told.emit(f"Merged “{name}”: {incoming_words(seen.incoming)}")
        return True

    def _decided(self, project: Project, other: OtherCopy, seen: Plan) -> list[Side] | None:
        with other.store() as theirs:
            wording = Wording(
                lambda table, record: project.get(table, record) or theirs.get(table, record),
                project.info.zone,
            )
            choices = [
                Choice(
                    wording.about(each),
                    field_name(each),
                    wording.base(each),
                    wording.side(each, Side.OURS),
                    wording.side(each, Side.THEIRS),
                )
                for each in seen.conflicts
            ]
            lines = incoming_lines(seen, wording, project.get, theirs.get, MOST_LINES)
        return self._asking.about_merge(other.path.name, incoming_words(seen.incoming), lines, choices)
