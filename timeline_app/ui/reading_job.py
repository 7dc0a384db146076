"""Reading files as articles away from the window, and comparing them with what the project has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from timeline_app.interchange.draft import ImportCancelled, Progress
from timeline_app.interchange.incoming import Incoming, compared, read_files
from timeline_app.project.known_texts import KnownTexts


class ReadingJob:
    """Reads some files; `run` belongs into a thread of its own, `cancel` may come from any.

    `database` is the working copy of the project to compare with, or None. Of each of the `whole_books`, one article
    is made; of any other book, one for each chapter.
    """

    def __init__(
        self, paths: Sequence[Path], database: Path | None, whole_books: frozenset[Path] = frozenset()
    ) -> None:
        self._paths = paths
        self._database = database
        self._whole_books = whole_books
        self._cancelled = Event()

    def cancel(self) -> None:
        """Have `run` stop soon and raise ImportCancelled."""
        self._cancelled.set()

    def run(self, progress: Progress) -> list[Incoming]:
        """What is in the files. Raises ImportCancelled, ProjectFileError."""

        def look(done: float) -> None:
            if self._cancelled.is_set():
                raise ImportCancelled
            progress(done)

        found = read_files(self._paths, whole_books=self._whole_books, progress=look)
        if self._database is None:
            return compared(found, None, look)
        with KnownTexts(self._database) as known:
            return compared(found, known, look)
