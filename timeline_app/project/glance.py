"""A first look into a project that is only a database yet: what the timeline wants, read in any thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline_app.model.records import ProjectInfo, Track
from timeline_app.project.store import Store, connect


@dataclass(frozen=True, slots=True)
class Glance:
    """The zone, the ids of the tracks in their order, how many events there are, and their rows.

    The rows are those of `Project.event_rows`, streamed; they can be taken once, in the thread that glances.
    """

    zone: str
    tracks: tuple[int, ...]
    count: int
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def glance(database: Path, missing: int | None = None) -> Iterator[Glance]:
    """Look into a database by a connection of its own. Raises sqlite3.Error, DamagedProject."""
    with closing(connect(database, read_only=True)) as db:
        store = Store(db)
        info = next(store.select(ProjectInfo))
        tracks = tuple(track.id for track in store.select(Track, " ORDER BY position, id"))
        yield Glance(info.zone, tracks, store.counts()["event"], store.event_rows(missing))
