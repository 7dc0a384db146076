"""One opening of a project file, for any thread: the working copy, and what the timeline will show of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event as Flag
from threading import Thread

from timeline_app.model.zones import is_zone
from timeline_app.project.errors import OpenCancelled
from timeline_app.project.glance import glance
from timeline_app.project.project_file import prepare_copy
from timeline_app.project.reading import Journal, Progress
from timeline_app.project.working_copy import WorkingCopy
from timeline_app.timeline.columns import MISSING
from timeline_app.timeline.content import Content

_COPYING, _READING = 0.2, 0.65  # of the time; the rest is sorting


@dataclass(frozen=True, slots=True)
class Prepared:
    """A working copy that is ready, and the timeline's content, unless that could not be read."""

    copy: WorkingCopy
    content: Content | None


class OpenJob:
    """One opening: `run` on any thread, `cancel` from any.

    While SQLite checks the pages of the copy, a second thread reads the events: they need no check but that of the
    tables, and are thrown away when the pages turn out to be damaged.
    """

    def __init__(self, path: Path, state: Path, journal: Journal | None = None) -> None:
        self._path, self._state, self._journal = path, state, journal
        self._progress: Progress = lambda _done: None
        self._cancelled, self._failed = Flag(), Flag()
        self._checking: sqlite3.Connection | None = None
        self._rows_read = Flag()
        self._reader: Thread | None = None
        self._content: Content | None = None

    def cancel(self) -> None:
        """Have `run` stop soon and raise OpenCancelled."""
        self._cancelled.set()
        if (checking := self._checking) is not None:
            with suppress(sqlite3.ProgrammingError):  # it has just been closed
                checking.interrupt()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off, be it too late."""
        return self._cancelled.is_set()

    def run(self, progress: Progress | None = None) -> Prepared:
        """Open the file. Raises as `open_project` does, and OpenCancelled; then nothing is left of it."""
        self._progress = progress or self._progress
        try:
            copy = prepare_copy(self._path, self._state, self._journal, self._copied, self._beside)
        except BaseException as error:
            if self._cancelled.is_set() and isinstance(error, Exception):
                raise OpenCancelled("The opening was called off.") from error
            raise
        if self._reader is not None:
            self._reader.join()
        else:  # a file of an older version, or with a journal beside it: only now its tables are as they should be
            self._read(copy.database)
        self._progress(1.0)
        if self._cancelled.is_set():
            copy.close(remove=True)
            raise OpenCancelled("The opening was called off.")
        return Prepared(copy, self._content)

    def _copied(self, part: float) -> None:
        self._look(_COPYING * min(part * 2, 1.0))  # copying is half of what `prepare_copy` tells

    def _look(self, done: float) -> None:
        if self._cancelled.is_set() or self._failed.is_set():
            raise OpenCancelled("The opening was called off.")
        self._progress(done)

    @contextmanager
    def _beside(self, database: Path, checking: sqlite3.Connection) -> Iterator[None]:
        self._checking = checking
        self._reader = Thread(target=self._read, args=(database,), name="read events")
        self._reader.start()
        try:
            yield
        except BaseException:
            self._failed.set()  # the reader need not go on
            raise
        finally:
            self._checking = None
            self._rows_read.wait()

    def _read(self, database: Path) -> None:
        """Take the events; where that fails the check of the pages tells why, or the view when it reads them itself."""
        try:
            try:
                with glance(database, MISSING) as seen:
                    count, zone = max(seen.count, 1), seen.zone if is_zone(seen.zone) else "UTC"
                    content = Content.read(
                        seen.rows, zone, lambda read: self._look(_COPYING + _READING * read / count)
                    )
            finally:
                self._rows_read.set()
            for part in content.prepare():
                self._look(_COPYING + _READING + (1.0 - _COPYING - _READING) * part)
            self._content = content
        except Exception:
            self._content = None
