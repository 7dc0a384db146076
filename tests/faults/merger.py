"""A program that merges two copies of a project, and is killed at a step of it.

python -m tests.faults.merger file STATE OURS THEIRS OUT N  as the command line does: into a third file
python -m tests.faults.merger open STATE OURS THEIRS N      as the window does: into the open project, without a save

A step is a call that reaches the disk or a statement of SQL; 0 = it is not killed, and says how many steps there were.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from timeline_app import commands
from timeline_app.project.merge import OtherCopy, merge, plan
from timeline_app.project.project_file import open_project

P = ParamSpec("P")
T = TypeVar("T")


class Steps:
    """Counts the steps from its making on, and ends the process before the given one."""

    def __init__(self, last: int) -> None:
        self.done = 0
        self._last = last
        for name in ("fsync", "replace", "open", "unlink", "mkdir", "rmdir", "chmod"):
            setattr(os, name, self._counted(getattr(os, name)))
        setattr(sqlite3, "connect", self._watched(sqlite3.connect))  # noqa: B010 - as the calls above

    def _watched(self, call: Callable[P, sqlite3.Connection]) -> Callable[P, sqlite3.Connection]:
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> sqlite3.Connection:
            db = call(*args, **kwargs)
            db.set_trace_callback(lambda _statement: self._step())
            return db

        return wrapped

    def _step(self) -> None:
        self.done += 1
        if self.done == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def _counted(self, call: Callable[P, T]) -> Callable[P, T]:
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
            self._step()
            return call(*args, **kwargs)

        return wrapped


def main() -> None:
    """Merge once."""
    way, *paths, last = sys.argv[1:]
    state, ours, theirs, *rest = map(Path, paths)
    steps = Steps(int(last))
    if way == "file":
        (out,) = rest
        os.environ["XDG_STATE_HOME"] = str(state)
        assert commands.merge(ours, theirs, out, side="theirs", as_json=True) == 0
    else:
        project = open_project(ours, state)
        other = OtherCopy.read(theirs, state)
        seen = plan(project.working.database, other)
        merge(project, other, seen)
        other.close()
        project.close()
    sys.stderr.write(f"{steps.done}\n")


if __name__ == "__main__":
    main()
