"""The audit of the open project, in a thread of its own; begun anew a while after each change."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Condition, Thread
from time import perf_counter, sleep

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.dates.mentions import mentions
from timeline_app.dates.words import short
from timeline_app.model.records import Decision, Key
from timeline_app.model.when import When
from timeline_app.project.audit import Finding, Language, Memory, audit
from timeline_app.project.audit.verdicts import ACCEPTED
from timeline_app.project.history import HistoryRow
from timeline_app.project.project import Project

MOST = 500  # of one kind; more are not read by anybody
FIRST_MS, SOON_MS, LATEST_MS = 900, 350, 60_000
_EVENTS_A_MS = 200  # the more there are, the longer the first audit leaves those alone who just opened them
_TURN_S, _NAP_S = 0.004, 0.001  # it works so long, then leaves the window a chance


class _Late(Exception):
    """What is looked for is not wanted any more."""


class Auditing(QObject):
    """Knows the findings of the last audit: those that are open, and those that were accepted."""

    changed = Signal()  # there are other findings
    moved = Signal(float)  # how much of a running audit is done, from 0 to 1
    ended = Signal()
    _stepped = Signal(int, float)  # from the thread: number, how much is done
    _told = Signal(object)  # from the thread: number, findings or a sentence, seconds

    def __init__(
        self, project: Project, parent: QObject | None = None, *, first_ms: int | None = None
    ) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self.failure = ""
        self.is_done = False
        """Whether there was an audit yet."""
        self._project = project
        self._touched: set[str] = set()
        self._news = Condition()
        self._wanted, self._number, self._closing = False, 0, False
        self._thread: Thread | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._start)
        self._told.connect(self._take)
        self._stepped.connect(self._on_stepped)
        self._disconnect = [
            project.changed.connect(self._on_changed),
            project.committed.connect(self._on_committed),
        ]
        if first_ms is None:
            first_ms = FIRST_MS + project.counts()["event"] // _EVENTS_A_MS
        self._soon.start(first_ms)

    @property
    def open(self) -> list[Finding]:
        """What nobody has accepted."""
        return [finding for finding in self.findings if finding.decision is None]

    @property
    def accepted(self) -> list[Finding]:
        """What somebody has accepted."""
        return [finding for finding in self.findings if finding.decision is not None]

    def words(self) -> str:
        """How much there is to look at, in few words; "" before the first audit."""
        if not self.is_done:
            return ""
        kinds = Counter(finding.kind for finding in self.findings)
        more = "more than " if any(count >= MOST for count in kinds.values()) else ""
        return f"{more}{len(self.open):,} to look at" if self.open else "nothing is weak"

    def dispose(self) -> None:
        """Look for nothing more; let go of project and database."""
        self._soon.stop()
        while self._disconnect:
            self._disconnect.pop()()
        with self._news:
            self._closing = True
            self._number += 1
            self._news.notify()
        if self._thread is not None:
            self._thread.join()

    # -- in the thread of the window

    def _on_changed(self, keys: frozenset[Key]) -> None:
        self._touched.update(table for table, _ in keys)

    def _on_committed(self, _row: HistoryRow) -> None:
        touched, self._touched = self._touched, set()
        if touched == {"decision"} and self.is_done:
            self._take_verdicts()
        else:
            self._number += 1  # what runs now is late already
            self._soon.start()

    def _take_verdicts(self) -> None:
        """Only a verdict was given or taken back: what was found stays found."""
        verdicts = {
            decision.about: decision
            for decision in self._project.all("decision")
            if isinstance(decision, Decision) and decision.verdict == ACCEPTED
        }
        found = []
        for finding in self.findings:
            verdict = verdicts.get(finding.about)
            state = (verdict.id, verdict.reason) if verdict else (None, "")
            found.append(replace(finding, decision=state[0], reason=state[1]))
        self.findings = tuple(found)
        self.changed.emit()

    def _start(self) -> None:
        with self._news:
            self._wanted = True
            self._number += 1
            self._news.notify()
        if self._thread is None:
            self._thread = Thread(target=self._run, name="audit", daemon=True)
            self._thread.start()

    def _on_stepped(self, number: int, done: float) -> None:
        if number == self._number:  # else it is late: who would show it may be gone
            self.moved.emit(done)

    def _take(self, told: tuple[int, tuple[Finding, ...] | str, float]) -> None:
        number, found, seconds = told
        if number != self._number:
            return
        self._soon.setInterval(min(max(SOON_MS, round(seconds * 3_000)), LATEST_MS))
        self.failure = found if isinstance(found, str) else ""
        if not isinstance(found, str):
            self.findings, self.is_done = found, True
        self.ended.emit()
        self.changed.emit()

    # -- in its own thread

    def _run(self) -> None:
        database = self._project.working.database
        memory: Memory | None = None
        while (number := self._next()) is not None:
            turn = _Turn(self, number)
            began = perf_counter()
            try:
                memory = memory or Memory(turn.language)
                found: tuple[Finding, ...] | str = tuple(self._audit(database, memory, turn))
            except _Late:
                continue
            except (OSError, sqlite3.Error) as error:
                if turn.is_late():
                    continue
                found = f"The project cannot be audited just now ({error})."
            self._told.emit((number, found, perf_counter() - began))

    def _audit(self, database: Path, memory: Memory, turn: _Turn) -> Iterator[Finding]:
        memory.use(turn.language)
        for finding in audit(
            database, turn.language, memory=memory, most=MOST, progress=turn.tell, stop=turn.stops
        ):
            turn.look()
            yield finding

    def _next(self) -> int | None:
        with self._news:
            self._news.wait_for(lambda: self._wanted or self._closing)
            self._wanted = False
            return None if self._closing else self._number


class _Turn:
    """One audit: whether it is late, and naps so that the window answers meanwhile."""

    def __init__(self, auditing: Auditing, number: int) -> None:
        self._auditing = auditing
        self._number = number
        self._since = perf_counter()
        self._done = 0
        self.language = Language(self._mentions, short)

    def is_late(self) -> bool:
        return self._auditing._number != self._number  # noqa: SLF001 - a part of it

    def stops(self) -> bool:
        if perf_counter() - self._since > _TURN_S:
            sleep(_NAP_S)
            self._since = perf_counter()
        return self.is_late()

    def look(self) -> None:
        if self.stops():
            raise _Late

    def tell(self, done: float) -> None:
        self.look()
        if round(done * 100) > self._done:
            self._done = round(done * 100)
            self._auditing._stepped.emit(self._number, done)  # noqa: SLF001

    def _mentions(
        self, text: str, reference: str, zone: str, but: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int, When]]:
        for each in mentions(text, reference, zone, but):
            self.look()
            yield each
