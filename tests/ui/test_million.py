"""A million events: they open, are edited, undone and saved like ten, within the memory that is allowed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EVENTS = 1_000_000
MOST_MB = 700
ROOT = Path(__file__).parents[2]

_WRITE = """
import sys
from pathlib import Path
from tests.benchmarks.workload import file_of
file_of(Path(sys.argv[1]), int(sys.argv[2]))
"""
_WORK = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.benchmarks.memory import peak_mb
from tests.benchmarks.workload import empty_window, file_of, settle
from timeline_app.project import edits

folder, events = Path(sys.argv[1]), int(sys.argv[2])
path = file_of(folder, events)
window = empty_window(folder / "state")
assert window.documents.open(path)
settle(window)
project, timeline = window.views.project, window.views.timeline
assert project.counts()["event"] == timeline.stage.columns.size == events
first = timeline.selection.event
assert first is not None
before = project.event(first)
for _ in range(20):
    timeline.zoom_in()
    QApplication.processEvents()
timeline.select_next()
with project.edit("Rename event") as edit:
    edits.change_event(edit, first, title="Another title")
with project.edit("New event") as edit:
    added = edits.add_event(edit, "One more", before.track, before.when)
QApplication.processEvents()
assert timeline.stage.columns.slot_of(added) == events
assert project.undo() and project.undo()
QApplication.processEvents()
assert project.event(first) == before and timeline.stage.columns.slot_of(added) is None
assert project.redo()
assert window.documents.save()
window.documents.wait_for_save()
assert not project.modified
assert window.documents.close() and window.documents.open(path)
assert window.views.project.event(first).title == "Another title"
assert window.views.project.counts()["event"] == events
window.documents.abandon()
sys.stdout.write(str(peak_mb()))
"""


def _run(script: str, folder: Path, events: int) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder), str(events)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_million_events_open_are_edited_undone_and_saved_in_700_mb(tmp_path: Path) -> None:
    _run(_WRITE, tmp_path, EVENTS)
    assert float(_run(_WORK, tmp_path, EVENTS)) <= MOST_MB


def test_the_same_with_a_few_events(tmp_path: Path) -> None:
    assert float(_run(_WORK, tmp_path, 300)) <= MOST_MB
