"""The append-only history: its rows, their checksums, and the undo and redo lists that follow from it."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from hashlib import sha256

from timeline_app.project.errors import DamagedProject
from timeline_app.project.store import Store


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One step of the project; `kind` is edit, undo, redo or merge.

    `parent` is the row before it (None for the first), `target` the row that an undo or redo is about,
    `time_us` microseconds since 1970 UTC by the clock of then. `second_parent` is the last row of the other copy that a
    merge took in.
    """

    id: int
    parent: int | None
    kind: str
    target: int | None
    author: str
    time_us: int
    label: str
    second_parent: int | None = None


_ascii = json.JSONEncoder(separators=(",", ":")).encode
_ROW = "id, parent, kind, target, author, time_us, label, second_parent"


class History:
    """Reads and appends history rows; `done` and `undone` are the undo and redo lists, the next one last."""

    __slots__ = ("_db", "done", "head", "store", "undone")

    def __init__(self, store: Store) -> None:
        self.store = store
        self._db = db = store.db
        self.done: list[int] = []
        self.undone: list[int] = []
        self.head: int | None = db.execute("SELECT max(id) FROM history").fetchone()[0]
        chain = db.execute(
            """WITH RECURSIVE chain(id, parent, kind, target) AS (
                SELECT id, parent, kind, target FROM history WHERE id = (SELECT max(id) FROM history)
                UNION
                SELECT h.id, h.parent, h.kind, h.target FROM chain JOIN history AS h ON h.id = chain.parent
            ) SELECT id, kind, target FROM chain ORDER BY id"""
        )
        for row_id, kind, target in chain:
            self._follow(row_id, kind, target)

    @property
    def position(self) -> int:
        """The edit that was done last and is not undone: two equal positions mean equal content. 0 = none."""
        return self.done[-1] if self.done else 0

    def steps_from(self, position: int) -> int:
        """How many undos or redos lie between another position and this one."""
        for back, done in enumerate(reversed([0, *self.done])):
            if done == position:
                return back
        for ahead, undone in enumerate(reversed(self.undone), start=1):
            if undone == position:
                return ahead
        return len(self.done)

    def append(self, row: HistoryRow) -> None:
        """Write the row that closes an edit; the records of the edit are there already."""
        self._db.execute(
            f"INSERT INTO history ({_ROW}, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*astuple(row), self.checksum(row)),
        )

    def follow(self, row: HistoryRow) -> None:
        """Move the undo and redo lists on, once the row is committed."""
        self.head = row.id
        self._follow(row.id, row.kind, row.target)

    def adopt(self, other: History) -> None:
        """Keep the rows of another copy along, so that a later merge with it finds where the two parted.

        They are no steps of this project: `done` and `undone` stay as they are. Raises DamagedProject.
        """
        known = self.checksums()
        for row_id, checksum in other.checksums().items():
            if row_id in known:
                continue
            row = other.verify(row_id)
            self._db.execute(
                f"INSERT INTO history ({_ROW}, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*astuple(row), checksum),
            )
            self._db.executemany(
                "INSERT INTO history_record (history, tbl, record, before, after) VALUES (?, ?, ?, ?, ?)",
                other.store.db.execute(
                    "SELECT history, tbl, record, before, after FROM history_record WHERE history = ?",
                    (row_id,),
                ),
            )

    def checksums(self) -> dict[int, str]:
        """The checksum of every row, as it was written, by id."""
        return dict(self._db.execute("SELECT id, checksum FROM history ORDER BY id"))

    def row(self, row_id: int) -> HistoryRow:
        """One row. Raises LookupError."""
        found = self._db.execute(f"SELECT {_ROW} FROM history WHERE id = ?", (row_id,)).fetchone()
        if found is None:
            raise LookupError(f"no history row {row_id}")
        return HistoryRow(*found)

    def latest(self, limit: int) -> list[HistoryRow]:
        """The newest rows, newest first."""
        found = self._db.execute(f"SELECT {_ROW} FROM history ORDER BY id DESC LIMIT ?", (limit,))
        return [HistoryRow(*row) for row in found]

    def checksum(self, row: HistoryRow) -> str:
        """SHA-256 over a row and, in key order, the records that it changed, each as a JSON array."""
        digest = sha256(_ascii(_values(row)).encode())
        for record in self._db.execute(
            "SELECT tbl, record, before, after FROM history_record WHERE history = ? ORDER BY tbl, record",
            (row.id,),
        ):
            digest.update(_ascii(record).encode())
        return digest.hexdigest()

    def verify(self, row_id: int) -> HistoryRow:
        """The row, if it and its records are as they were written. Raises DamagedProject, LookupError."""
        row = self.row(row_id)
        (stored,) = self._db.execute("SELECT checksum FROM history WHERE id = ?", (row_id,)).fetchone()
        if stored != self.checksum(row):
            raise DamagedProject(
                f"The history of this project is damaged at “{row.label}”; it cannot be undone."
            )
        return row

    def _follow(self, row_id: int, kind: str, target: int | None) -> None:
        follow(self.done, self.undone, row_id, kind, target)


def follow(done: list[int], undone: list[int], row_id: int, kind: str, target: int | None) -> None:
    """Move an undo and a redo list on by one row."""
    source, destination = (done, undone) if kind == "undo" else (undone, done)
    if kind in {"edit", "merge"}:
        done.append(row_id)
        undone.clear()
    elif source and source[-1] == target:
        destination.append(source.pop())
    else:  # A history that does not add up: nothing before this point can safely be undone.
        done.clear()
        undone.clear()


def _values(row: HistoryRow) -> tuple[int | str | None, ...]:
    """What the checksum is about; a row without a second parent counts as it did before there were merges."""
    values = astuple(row)
    return values if row.second_parent is not None else values[:-1]
