"""Long work in a thread of its own: whoever asked for it waits, while the window stays alive and can call it off."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal

from timeline_app.project.reading import Progress

T = TypeVar("T")

_STEP_S = 0.05  # between two looks at how far it is


class Away(QObject):
    """Does one piece of work at a time."""

    began = Signal(str)  # what is done, for a person: "Opening ..."
    moved = Signal(float)  # how much is done, from 0 to 1
    ended = Signal()
    _done = Signal()  # comes from the thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doing = ""
        """What is done now; "" = nothing."""
        self.is_here = False
        """Whether it is done in the window's own thread, so that nothing else can be begun."""
        self._cancel: Callable[[], object] | None = None
        self._loop = QEventLoop(self)
        self._told_at = 0.0
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    def run(self, words: str, work: Callable[[Progress], T], cancel: Callable[[], object] | None = None) -> T:
        """Do the work and return what it returns, or raise what it raises; meanwhile the window answers.

        `cancel` has the work end soon. Raises RuntimeError while other work is done.
        """
        if self.doing:
            raise RuntimeError(f"“{self.doing}” is not done yet")
        self.doing, self._cancel = words, cancel
        found: list[T] = []
        problems: list[BaseException] = []

        def do() -> None:
            try:
                found.append(work(self._tell))
            except BaseException as problem:
                problems.append(problem)
            self._done.emit()

        thread = Thread(target=do, name=words)
        self.began.emit(words)
        try:
            thread.start()
            self._loop.exec()
            if not (found or problems):  # the program ends, and with it every loop
                self.cancel()
            thread.join()
        finally:
            self.doing, self._cancel = "", None
            self.ended.emit()
        if problems:
            raise problems[0]
        return found[0]

    def run_here(self, words: str, work: Callable[[Progress], T]) -> T:
        """Do work that has to be done in the window's own thread, such as an edit.

        Meanwhile the window is painted and shows how far it is, but takes neither keys nor clicks.
        """
        if self.doing:
            raise RuntimeError(f"“{self.doing}” is not done yet")
        self.doing, self.is_here, self._told_at = words, True, 0.0
        self.began.emit(words)
        try:
            return work(self._tell_here)
        finally:
            self.doing, self.is_here = "", False
            self.ended.emit()

    def cancel(self) -> None:
        """Call the work off, where that can be."""
        if self._cancel is not None:
            self._cancel()

    @property
    def can_cancel(self) -> bool:
        """Whether what is done now can be called off."""
        return self._cancel is not None

    def _on_done(self) -> None:
        """In the window's own thread: quitting a loop that does not run yet would be forgotten."""
        self._loop.quit()

    def _tell(self, done: float) -> None:
        """From the thread: no more often than a person can see."""
        now = monotonic()
        if now - self._told_at >= _STEP_S:
            self._told_at = now
            self.moved.emit(done)

    def _tell_here(self, done: float) -> None:
        now = monotonic()
        if now - self._told_at >= _STEP_S:
            self._told_at = now
            self.moved.emit(done)
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
