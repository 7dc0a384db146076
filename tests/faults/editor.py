"""A program that edits and saves until it is killed; it says what it has done when it is sure of it.

python -m tests.faults.editor edit STATE        goes on with what is unsaved, adds events
python -m tests.faults.editor save STATE FILE   opens FILE, adds an event and saves, again and again
python -m tests.faults.editor step STATE FILE N is killed at the N-th step by which a save reaches the disk
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project, open_project, save
from timeline_app.project.recovery import recover, unsaved

P = ParamSpec("P")
T = TypeVar("T")

TEXT = "word " * 400


def add(project: Project) -> int:
    """One edit of several records, which belong together; return how many events there are now."""
    number = project.counts()["event"]
    with project.edit(f"Add {number}") as edit:
        article = project.articles()[0].id if number else edits.add_article(edit, "Words", TEXT)
        event = edits.add_event(edit, f"Event {number}", project.tracks()[0].id, notes="n" * 3000)
        start, longer = number % 1000, number // 1000  # no two alike
        passage = edits.mark_passage(edit, article, start, start + 5 + longer)
        edits.link(edit, event, passage)
    return number + 1


def say(number: int) -> None:
    """Tell that this many events are there for good."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def keep_editing(state: Path) -> None:
    """Add events for ever."""
    found = unsaved(state)
    project = recover(found[0], state) if found else new_project(state)
    while True:
        say(add(project))


def keep_saving(state: Path, path: Path) -> None:
    """Add an event and save, for ever."""
    found = unsaved(state)
    project = recover(found[0], state) if found else open_project(path, state)
    for _ in itertools.count():
        number = add(project)
        save(project)
        say(number)


def once(task: str, state: Path, path: Path, step: int) -> None:
    """Do one thing, and be killed just before the given step of it."""
    if task in {"open", "recover"}:
        be_killed_at(step)
        project = open_project(path, state) if task == "open" else recover(unsaved(state)[0], state)
        assert project.counts()["event"]
        os.kill(os.getpid(), signal.SIGKILL)
    project = open_project(path, state)
    add(project)
    be_killed_at(step)
    if task == "save":
        save(project)
    else:
        project.close(discard=True)
    say(0)


def be_killed_at(step: int) -> None:
    """Die before the given call, from now on, of those that reach the disk."""
    left = itertools.count(step - 1, -1)

    def mortal(call: Callable[P, T]) -> Callable[P, T]:
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
            if next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **kwargs)

        return wrapped

    for name in ("fsync", "replace", "open", "close", "chmod", "unlink", "mkdir", "rmdir"):
        setattr(os, name, mortal(getattr(os, name)))


if __name__ == "__main__":
    command, state, *rest = sys.argv[1:]
    if command == "edit":
        keep_editing(Path(state))
    elif command == "save":
        keep_saving(Path(state), Path(rest[0]))
    else:
        once(command.removesuffix("-once"), Path(state), Path(rest[0]), int(rest[1]))
