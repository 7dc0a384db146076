"""Looks for suggestions in articles, in a thread of its own that reads the working copy and never writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Condition, Thread
from time import sleep

from PySide6.QtCore import QObject, Signal

from timeline_app.model.records import Article, ProjectInfo
from timeline_app.project.errors import ProjectFileError
from timeline_app.project.store import Store, connect
from timeline_app.ui.suggestions.alike import Alike, alike
from timeline_app.ui.suggestions.proposals import Proposal, proposals_in

_NAP_S = 0.002  # between two articles: the window comes first


class Looking(QObject):
    """Takes articles and tells what each proposes; those asked for last come first where they are urgent."""

    found = Signal(object, object)  # article, its proposals
    compared = Signal(object)  # what is alike among all that was found
    failed = Signal(str)  # a sentence
    moved = Signal(int, int)  # articles done, of how many
    ended = Signal()
    _told = Signal(object)  # from the thread: article, turn, proposals or a sentence, what is alike or None

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._turns: dict[
            int, int
        ] = {}  # what is looked for now: the article, and which time it was asked for
        self._turn = 0
        self._of = 0  # articles since it had nothing to do
        self._queue: list[tuple[int, int]] = []  # shared with the thread, like the two below
        self._news = Condition()
        self._closing = False
        self._thread: Thread | None = None
        self._told.connect(self._take)

    @property
    def is_running(self) -> bool:
        """Whether an article is not done yet."""
        return bool(self._turns)

    @property
    def pending(self) -> set[int]:
        """The articles that are not done yet."""
        return set(self._turns)

    @property
    def done(self) -> tuple[int, int]:
        """How many articles are done, of how many."""
        return self._of - len(self._turns), self._of

    def look(self, articles: Iterable[int]) -> None:
        """Look into these articles; into one that waits or is looked into already, once more."""
        asked = []
        for article in articles:
            self._turn += 1
            self._of += article not in self._turns
            self._turns[article] = self._turn
            asked.append((article, self._turn))
        if not asked:
            return
        with self._news:
            self._queue[:] = [each for each in self._queue if self._turns.get(each[0]) == each[1]] + asked
            self._news.notify()
        if self._thread is None:
            self._thread = Thread(target=self._run, name="suggestions", daemon=True)
            self._thread.start()
        self.moved.emit(*self.done)

    def cancel(self) -> None:
        """Look no further; what was found stays."""
        with self._news:
            self._queue.clear()
        self._turns.clear()
        self._end()

    def dispose(self) -> None:
        """Look for nothing more, and let go of the database."""
        with self._news:
            self._queue.clear()
            self._closing = True
            self._news.notify()
        self._turns.clear()
        if self._thread is not None:
            self._thread.join()

    def _take(self, told: tuple[int, int, tuple[Proposal, ...] | str, tuple[Alike, ...] | None]) -> None:
        article, turn, what, groups = told
        if self._closing:
            return
        if groups is not None:
            self.compared.emit(groups)
        if self._turns.get(article) != turn:
            return  # called off, or asked for anew
        del self._turns[article]
        if isinstance(what, str):
            self.failed.emit(what)
        else:
            self.found.emit(article, what)
        self.moved.emit(*self.done)
        if not self._turns:
            self._end()

    def _end(self) -> None:
        self._of = 0
        self.ended.emit()

    # -- in its own thread

    def _run(self) -> None:
        store: Store | None = None
        known: dict[int, tuple[Proposal, ...]] = {}
        try:
            while (asked := self._next()) is not None:
                article, turn = asked
                what: tuple[Proposal, ...] | str
                groups: tuple[Alike, ...] | None = None
                try:
                    store = store or Store(connect(self._database, read_only=True))
                    what = known[article] = _read(store, article)
                    groups = None if self._has_more() else _compared(known, store)
                except (OSError, sqlite3.Error, ProjectFileError) as error:
                    what = f"An article could not be searched for dates ({error})."
                self._told.emit((article, turn, what, groups))
                sleep(_NAP_S)
        finally:
            if store is not None:
                store.db.close()

    def _has_more(self) -> bool:
        with self._news:
            return bool(self._queue)

    def _next(self) -> tuple[int, int] | None:
        with self._news:
            self._news.wait_for(lambda: self._queue or self._closing)
            return None if self._closing else self._queue.pop(0)


def _compared(known: Mapping[int, tuple[Proposal, ...]], store: Store) -> tuple[Alike, ...]:
    return alike((proposal for article in sorted(known) for proposal in known[article]), store)


def _read(store: Store, article: int) -> tuple[Proposal, ...]:
    record, project = store.get("article", article), store.get("project", 1)
    if not isinstance(record, Article):
        return ()
    zone = project.zone if isinstance(project, ProjectInfo) else ""
    return proposals_in(record, store.text(record.text_sha256), zone)
