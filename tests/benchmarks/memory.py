"""How much memory the whole process takes at most: a project opened, looked at closely, edited and undone."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.figures import Figures, main
from tests.benchmarks.workload import empty_window, file_of, settle
from timeline_app.project import edits

MB = 1024 * 1024


def measure(events: int, folder: Path) -> Figures:
    """Megabytes at the most, from the start of the process on."""
    path = file_of(folder, events)
    window = empty_window(folder)
    if not window.documents.open(path):
        raise RuntimeError(f"{path} does not open")
    settle(window)
    view, project = window.views.timeline, window.views.project
    for _ in range(30):
        view.zoom_in()
        QApplication.processEvents()
    with project.edit("New event") as edit:
        edits.add_event(edit, "A new event", project.tracks()[0].id)
    project.undo()
    QApplication.processEvents()
    window.documents.abandon()
    return {"at most": {"MB": round(peak_mb(), 1)}}


def peak_mb() -> float:
    """The most that this process ever held in memory; of one that was started by another, not what that one held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MB if sys.platform == "darwin" else most / 1024


if __name__ == "__main__":
    main(__doc__, measure)
