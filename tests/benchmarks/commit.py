"""How long one edit takes with every view listening, lists in sight: the commit, its undo, the frame after it."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.figures import Figures, main, timed
from tests.benchmarks.workload import build, paint, write
from timeline_app.model.calendar import US_PER_DAY
from timeline_app.model.precision import Precision
from timeline_app.model.when import edge_at, moment
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.ui.docks import DOCKS

TIMES = 60
DAYS = 70_000


def measure(events: int, folder: Path) -> Figures:
    """Milliseconds of a move by the panel, of adding an event, of undo, and of the frame that shows a move."""
    window = build(write(folder, events), folder)
    for name in DOCKS:
        window.toggle_dock(name)
    paint(window)
    project, columns = window.views.project, window.views.timeline.stage.columns
    chance = random.Random(3)
    ids = [int(columns.ids[chance.randrange(columns.size)]) for _ in range(TIMES)]
    days = [chance.randrange(-DAYS // 2, DAYS // 4) for _ in range(TIMES)]
    found = {
        "commit": timed(TIMES, lambda n: _move(project, ids[n], days[n]), before=_settle),
        "undo": timed(TIMES // 2, lambda n: project.undo(), before=_settle),
        "redo": timed(TIMES // 2, lambda n: project.redo(), before=_settle),
        "new event": timed(TIMES // 2, lambda n: _add(project, days[n]), before=_settle),
        "frame after it": timed(
            TIMES // 2, lambda n: paint(window), before=lambda n: _move(project, ids[n], days[-n - 1])
        ),
    }
    window.documents.abandon()
    return found


def _settle(_n: int) -> None:
    QApplication.processEvents()


def _move(project: Project, event: int, day: int) -> None:
    with project.edit("Move event") as edit:
        edits.retime(edit, event, moment(edge_at(day * US_PER_DAY, Precision.DAY)))


def _add(project: Project, day: int) -> None:
    with project.edit("New event") as edit:
        when = moment(edge_at(day * US_PER_DAY, Precision.DAY))
        edits.add_event(edit, "A new event", project.tracks()[0].id, when)


if __name__ == "__main__":
    main(__doc__, measure)
