"""Merges another copy of a project into an open one: read, compared, decided, and written as one change."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from timeline_app.model.records import Record
from timeline_app.project.codec import COLUMNS, Row
from timeline_app.project.comparison import compare
from timeline_app.project.edit import Edit
from timeline_app.project.errors import EditRefused, NewerProject, ReadOnlyProject
from timeline_app.project.merge_outcome import Outcome
from timeline_app.project.merge_plan import Plan, Side
from timeline_app.project.project import Project
from timeline_app.project.reading import Journal, Progress, copy_in
from timeline_app.project.schema import migrate
from timeline_app.project.store import Store, connect, record_of
from timeline_app.project.working_copy import UNKNOWN, WorkingCopy, building

_PLANNING, _WRITING = 0.3, 0.6  # of the time; the rest is committing


class OtherCopy:
    """A verified copy of the file that comes in; the file itself is only read, and never again. Close it."""

    def __init__(self, path: Path, folder: WorkingCopy, revision: str) -> None:
        self.path = path
        self.revision = revision
        self._folder = folder

    @classmethod
    def read(
        cls, path: Path, state: Path, journal: Journal | None = None, progress: Progress | None = None
    ) -> OtherCopy:
        """Copy and verify; on any thread. Raises as `open_project` does, but a file that is open elsewhere will do."""
        with building(state) as folder:
            if copy_in(path, folder.database, journal, progress).read_only:
                raise NewerProject(
                    f"“{path.name}” was made with a newer version of the program. Update the program to merge it."
                )
            with closing(connect(folder.database)) as db:
                migrate(db)
                return cls(path, folder, Store(db).meta("revision"))

    @contextmanager
    def store(self) -> Iterator[Store]:
        """What is in it, for the thread that asks."""
        with closing(connect(self._folder.database, read_only=True)) as db:
            yield Store(db)

    def close(self) -> None:
        """Remove the copy."""
        self._folder.close(remove=True)


def plan(database: Path, other: OtherCopy) -> Plan:
    """What a merge into the project with this live database would do; on any thread. Raises NotACopy."""
    with closing(connect(database, read_only=True)) as db, other.store() as theirs:
        return compare(Store(db), theirs)


def merge(
    project: Project,
    other: OtherCopy,
    plan: Plan,
    choices: Sequence[Side] = (),
    progress: Progress = lambda _done: None,
) -> None:
    """Carry a plan out as one change, with a choice for each conflict; `progress` is told from 0 to 1.

    Where the other copy is the project's own file, changed meanwhile, saving over it is right from then on. Raises
    EditRefused where the project is not the one that the plan was made for, ReadOnlyProject, DamagedProject.
    """
    if project.read_only:
        raise ReadOnlyProject(project.read_only)
    if len(choices) != len(plan.conflicts):
        raise ValueError(f"{len(plan.conflicts)} conflicts, {len(choices)} choices")
    if project.head != plan.head:
        raise EditRefused("The project was changed while the copies were compared. Merge once more.")
    if not plan.is_empty:
        with closing(connect(project.working.database, read_only=True)) as db, other.store() as theirs:
            outcome = Outcome(Store(db), theirs, plan, choices, lambda done: progress(_PLANNING * done))
            edit = project.begin_merge(f"Merge with “{other.path.name}”", theirs)
            try:
                _write(edit, outcome, theirs, lambda done: progress(_PLANNING + _WRITING * done))
            except BaseException:
                edit.rollback()
                raise
            edit.commit()
    _accept(project, other, plan)


def _write(edit: Edit, outcome: Outcome, theirs: Store, progress: Progress) -> None:
    changed = outcome.changed()
    count, done = sum(map(len, changed.values())), 0

    def told(records: Iterator[Record]) -> Iterator[Record]:
        nonlocal done
        for record in records:
            yield record
            done += 1
            progress(done / count)

    for table, records in changed.items():
        for record in records:
            if outcome.row((table, record)) is None:
                edit.remove(table, record)
        edit.put_all(told(_records(edit, outcome, theirs, table, records)))


def _records(
    edit: Edit, outcome: Outcome, theirs: Store, table: str, records: Sequence[int]
) -> Iterator[Record]:
    for record in records:
        row = outcome.row((table, record))
        if row is not None:
            if table == "article":
                _keep_sources(edit, row, theirs)
            yield record_of(table, row)


def _keep_sources(edit: Edit, article: Row, theirs: Store) -> None:
    """Keep the text and the original of an article that come from the other copy."""
    there = theirs.row("article", article[0])
    text, original = (COLUMNS["article"].index(name) for name in ("text_sha256", "original_sha256"))
    if there is not None and article[text] == there[text]:
        edit.add_text(theirs.text(article[text]))
    if there is not None and article[original] == there[original] is not None:
        edit.add_original(theirs.original(article[original]))


def _accept(project: Project, other: OtherCopy, plan: Plan) -> None:
    """Let a save replace the project's own file, once what it held is in the project too."""
    working = project.working
    if working.path is None or os.path.realpath(working.path) != os.path.realpath(other.path):
        return
    if plan.is_empty:
        position = UNKNOWN if plan.differs else project.position
        working.note(replace(working.origin, revision=other.revision, position=position))
    else:
        working.note(replace(working.origin, merged=other.revision, merged_at=project.position))
