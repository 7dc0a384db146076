"""A first look into a project that is only a database yet: what the timeline wants, read in any thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline_app.model.records import ProjectInfo
from timeline_app.project.store import Store, connect


@dataclass(frozen=True, slots=True)
class Glance:
    """The zone, how many events there are, and their rows.

    The rows are those of `Project.event_rows`, streamed; they can be taken once, in the thread that glances.
    """

    zone: str
    count: int
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def glance(database: Path, missing: int | None = None) -> Iterator[Glance]:
    """Look into a database by a connection of its own. Raises sqlite3.Error, DamagedProject."""
    with closing(connect(database, read_only=True)) as db:
        store = Store(db)
        info = next(store.select(ProjectInfo))
        yield Glance(info.zone, store.counts()["event"], store.event_rows(missing))
