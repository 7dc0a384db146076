"""One edit: an open transaction of the working copy that ends as one change, or as if it had never been.

The rows are written as they are put, so every read within the edit sees them and nothing is kept twice. The
history of the edit is written along: what each record was first, and what it is now.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from operator import index
from typing import TYPE_CHECKING

from timeline_app.model.ids import IdSource
from timeline_app.model.records import Key, Record, table_of
from timeline_app.project import codec
from timeline_app.project.codec import Row
from timeline_app.project.errors import EditRefused, reason
from timeline_app.project.history import History, HistoryRow
from timeline_app.project.store import Store

if TYPE_CHECKING:
    from timeline_app.project.project import Project

_TOLD_AT_ONCE = 10_000

_NOTE = """INSERT INTO history_record (history, tbl, record, before, after) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (history, tbl, record) DO UPDATE SET after = excluded.after"""


class Edit:
    """Writes records until `commit` or `rollback`; made by `Project.edit` and `Project.begin` only.

    A write that fails (a full disk, a record that contradicts the others) ends the edit as if it had never
    been and raises EditRefused. After its end, `commit` and `rollback` do nothing.
    """

    def __init__(
        self,
        project: Project,
        history: History,
        new_id: IdSource,
        on_end: Callable[[bool], None],
        *,
        label: str,
        kind: str = "edit",
        target: int | None = None,
        second_parent: int | None = None,
    ) -> None:
        self.project = project
        self.label = label
        self._store: Store = history.store
        self._history = history
        self._new_id = new_id
        self._on_end = on_end
        self._step = kind, target, second_parent
        self._touched: defaultdict[str, set[int]] = defaultdict(set)
        self._untold: set[Key] = set()
        self.grown: Counter[str] = Counter()
        """By how many rows each table grew in this edit so far; below nothing where it shrank."""
        try:
            self._store.db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise EditRefused(f"“{label}” cannot be begun, because {reason(error)}.") from error
        self._id = new_id()
        self.is_open = True

    def new_id(self) -> int:
        """An id for a new record."""
        return self._new_id()

    def put(self, record: Record) -> None:
        """Write a record in the place of the one with its id, if there is one."""
        self.put_all((record,))

    def put_all(self, records: Iterable[Record]) -> None:
        """Write records as they come; however many there are, no more than a few are held."""
        with self._whole():
            for record in records:
                self._write(table_of(record), record.id, codec.to_row(record))
                if len(self._untold) >= _TOLD_AT_ONCE:
                    self._tell()
            self._tell()

    def remove(self, table: str, record: int) -> None:
        """Take a record out, if it is there."""
        self.remove_all(((table, record),))

    def remove_all(self, keys: Iterable[Key]) -> None:
        """Take records out, each if it is there; they are told together."""
        with self._whole():
            for table, record in keys:
                if table == "project":
                    raise ValueError("a project cannot be taken out of itself")
                self._write(table, index(record), None)
                if len(self._untold) >= _TOLD_AT_ONCE:
                    self._tell()
            self._tell()

    def add_text(self, text: str) -> str:
        """Keep the text of an article; return its SHA-256."""
        with self._whole():
            return self._store.add_text(text)

    def add_original(self, data: bytes) -> str:
        """Keep the file that an article came from; return its SHA-256."""
        with self._whole():
            return self._store.add_original(data)

    def adopt_history(self, other: History) -> None:
        """Keep the rows of another copy's history along with those of this one. Raises DamagedProject."""
        with self._whole():
            self._history.adopt(other)

    def restore(self, row: HistoryRow, *, before: bool) -> None:
        """Put every record that a history row changed back as it was before it, or as it was after it."""
        side = "before" if before else "after"
        found = self._store.db.execute(
            f"SELECT tbl, record, {side} FROM history_record WHERE history = ?", (row.id,)
        )
        with self._whole():
            for table, record, packed in found:
                self._write(table, record, None if packed is None else codec.unpack(table, record, packed))

    def commit(self) -> None:
        """Keep what was written as one change; where nothing differs, keep nothing."""
        if not self.is_open:
            return
        with self._whole():
            row = self._close()
        self.is_open = False
        self._on_end(True)
        try:
            self._tell()
        finally:
            if row is not None:  # It is kept, whatever a listener makes of it.
                self.project.committed.emit(row)

    def rollback(self) -> None:
        """Leave everything as it was before the edit, and tell who saw it otherwise."""
        if not self.is_open:
            return
        self.is_open = False
        try:
            if self._store.db.in_transaction:  # SQLite itself rolls back when the disk is full.
                self._store.db.execute("ROLLBACK")
        finally:
            self._on_end(False)
        if self._touched:
            self.project.changed.emit(frozenset((t, i) for t, ids in self._touched.items() for i in ids))

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """End the edit where a step of it fails: what is half written is never built upon."""
        if not self.is_open:
            raise RuntimeError(f"the edit “{self.label}” has ended")
        try:
            yield
        except BaseException as error:
            self.rollback()
            if not isinstance(error, sqlite3.DatabaseError) or isinstance(error, sqlite3.ProgrammingError):
                raise
            raise EditRefused(
                f"“{self.label}” could not be kept, because {reason(error)}. The project is as it was before."
            ) from error

    def _write(self, table: str, record: int, row: Row | None) -> None:
        old = self._store.row(table, record)
        if row is not None:
            self._store.write(table, row)
            self._new_id.seen(record)
        elif old is not None:
            self._store.delete(table, record)
        self.grown[table] += (row is not None) - (old is not None)
        packed = [None if r is None else codec.pack(table, r) for r in (old, row)]
        self._store.db.execute(_NOTE, (self._id, table, record, *packed))
        self._touch(table, record)
        if table == "link":  # Its event and its passage are not what they were: their evidence changed.
            for end in (old, row):
                if end is not None:
                    self._touch("event", end[1])
                    self._touch("passage", end[2])

    def _touch(self, table: str, record: int) -> None:
        self._touched[table].add(record)
        self._untold.add((table, record))

    def _tell(self) -> None:
        if self._untold:
            keys, self._untold = frozenset(self._untold), set()
            self.project.changed.emit(keys)

    def _close(self) -> HistoryRow | None:
        db, (kind, target, second_parent) = self._store.db, self._step
        db.execute("DELETE FROM history_record WHERE history = ? AND before IS after", (self._id,))
        (is_change,) = db.execute(
            "SELECT EXISTS (SELECT 1 FROM history_record WHERE history = ?)", (self._id,)
        ).fetchone()
        if kind == "edit" and not is_change:
            db.execute("ROLLBACK")
            return None
        self._store.update_search(self._touched["event"], self._touched["passage"])
        now_us = time.time_ns() // 1000
        who = self.project.author
        row = HistoryRow(self._id, self._history.head, kind, target, who, now_us, self.label, second_parent)
        self._history.append(row)
        db.execute("COMMIT")
        self._history.follow(row)
        return row
