"""The thread that answers what only the full-text search knows, so that typing never waits for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Condition, Thread

import numpy as np
from PySide6.QtCore import QObject, Signal

from timeline_app.project.finding import Finder
from timeline_app.timeline.columns import Ints
from timeline_app.timeline.matching import Question, alike
from timeline_app.timeline.query import Field


@dataclass(frozen=True, slots=True)
class Request:
    """Some questions of one asker, and whether it wants to know all tags; a greater `number` is a later request."""

    asker: int
    number: int
    questions: tuple[Question, ...] = ()
    tags: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The ids for each question, rising; `tags` with their counts where they had to be read, `failure` a sentence."""

    request: Request
    ids: Mapping[Question, Ints] = field(default_factory=dict)
    tags: Mapping[str, int] | None = None
    failure: str = ""


class Seeker(QObject):
    """Answers the latest request of each asker; what it is still looking for when a later one comes is dropped."""

    answered = Signal(object)  # an Answer, in the thread that this object lives in

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._news = Condition()
        self._wanted: dict[int, Request] = {}
        self._latest: dict[int, int] = {}
        self._closing = False
        self._thread: Thread | None = None
        self._askers, self._numbers = count(), count(1)

    def new_asker(self) -> int:
        """A number for somebody who will ask."""
        return next(self._askers)

    def ask(self, asker: int, questions: tuple[Question, ...], *, tags: bool = False) -> Request:
        """Look for this from now on; `answered` tells when it is found."""
        request = Request(asker, next(self._numbers), questions, tags)
        with self._news:
            self._wanted[asker] = request
            self._latest[asker] = request.number
            self._news.notify()
        if self._thread is None and not self._closing:
            self._thread = Thread(target=self._run, name="search", daemon=True)
            self._thread.start()
        return request

    def close(self) -> None:
        """Look for nothing more and let go of the database."""
        with self._news:
            self._closing = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        current: Request | None = None

        def is_late() -> bool:
            return self._closing or (current is not None and self._latest[current.asker] != current.number)

        search: _Search | None = None
        while (current := self._next()) is not None:
            try:
                search = search or _Search(Finder(self._database, is_late))
                answer = search.answer(current)
            except (OSError, sqlite3.Error) as error:
                if is_late():
                    continue
                answer = Answer(current, failure=f"The project cannot be searched just now ({error}).")
            self.answered.emit(answer)
        if search is not None:
            search.close()

    def _next(self) -> Request | None:
        with self._news:
            self._news.wait_for(lambda: self._wanted or self._closing)
            return None if self._closing else self._wanted.pop(next(iter(self._wanted)))


class _Search:
    """Remembers what was found until something is committed."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._known: dict[Question, Ints] = {}
        self._version = -1

    def close(self) -> None:
        self._finder.close()

    def answer(self, request: Request) -> Answer:
        version = self._finder.version()
        if version != self._version:
            self._known.clear()
            self._version = version
        for question in request.questions:
            if question not in self._known:
                self._known[question] = self._ids(question)
        needs_tags = request.tags or any(q.field is Field.TAG for q in request.questions)
        found = {question: self._known[question] for question in request.questions}
        for question in [q for q in self._known if q not in found][:-_KEPT]:
            del self._known[question]
        return Answer(request, found, self._finder.tags() if needs_tags else None)

    def _ids(self, question: Question) -> Ints:
        finder = self._finder
        if question.field is Field.NOTES:
            return _numbers(finder.with_notes())
        if question.field is Field.WORDS:
            return _numbers(finder.words(question.words))
        ((tag, _),) = question.words
        each = [_numbers(finder.tagged(meant)) for meant in alike(tag, finder.tags())]
        return np.unique(np.concatenate(each)) if each else np.empty(0, np.int64)


_KEPT = 8  # answers to earlier questions, which come again when a word is taken back


def _numbers(text: str) -> Ints:
    found: Ints = np.fromstring(text, np.int64, sep=",") if text else np.empty(0, np.int64)
    return found
