"""How long a frame of the timeline takes: `python -m tests.benchmarks.frames --events 10000 --json`.

Events over 200 years in 30 tracks, half of them spans with durations log-uniform from a minute to ten years; 1600x600;
pans at 100, 10, 1 and 0.1 % of the range and a zoom from everything to one hour. CPU is that of the GUI thread.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from timeline_app.model.calendar import US_PER_MINUTE, us_from_civil
from timeline_app.model.records import Event
from timeline_app.model.when import Precision, edge_at, moment, span
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project
from timeline_app.timeline.scale import US_PER_YEAR, Scale
from timeline_app.ui import theme
from timeline_app.ui.asking import Unattended
from timeline_app.ui.settings import Settings
from timeline_app.ui.timeline_view import TimelineView
from timeline_app.ui.window import Window

SIZE = (1600, 600)
REST_PX = 500  # of height for the rest of the window
FIRST_US, LAST_US = us_from_civil(1821), us_from_civil(2021)
TRACKS = 30
FRAMES = 120
WORDS = ("siege", "truce", "convoy", "report", "crossing", "meeting", "shelling", "vote", "strike", "visit")


def write(folder: Path, events: int, *, tagged: bool = False) -> Project:
    """A project with this many events, the same ones every time; `tagged` gives every third one a tag."""
    chance = random.Random(7)
    project = new_project(folder, "Benchmark")
    colors = list(theme.LIGHT.tracks)
    with project.edit("Make the workload") as edit:
        tracks = [edits.add_track(edit, f"Track {n + 1}", colors[n % len(colors)]) for n in range(TRACKS - 1)]
        tracks.append(project.tracks()[0].id)

        def stream() -> Iterator[Event]:
            for n in range(events):
                begin = edge_at(chance.randrange(FIRST_US, LAST_US), Precision.MINUTE)
                when = moment(begin)
                if n % 2:
                    longest = math.log(10 * US_PER_YEAR / US_PER_MINUTE)
                    lasts = round(US_PER_MINUTE * math.exp(chance.uniform(0, longest)))
                    when = span(begin, edge_at(begin.earliest + lasts, Precision.MINUTE))
                title = f"{chance.choice(WORDS).capitalize()} at place {n}"
                tags = (WORDS[n % len(WORDS)],) if tagged and n % 3 == 0 else ()
                yield Event(id=edit.new_id(), title=title, track=chance.choice(tracks), when=when, tags=tags)

        edit.put_all(stream())
    return project


def build(project: Project, folder: Path) -> Window:
    """The real window on a project, its timeline of `SIZE` showing everything, with one event selected."""
    window = Window(
        folder, Settings(folder / "settings.ini"), theme.Appearance(), Unattended(sys.stderr.write)
    )
    window.settings.animations = False
    window.resize(SIZE[0], SIZE[1] + REST_PX)
    window.show()
    window.documents.adopt(project)
    QApplication.processEvents()
    window.views.restore_view({"stack": [SIZE[1], REST_PX]})
    QApplication.processEvents()
    view = window.views.timeline
    view.fit_all()
    view.selection.select_events(view.stage.in_order()[:1], view)
    QApplication.processEvents()
    view.canvas.viewport().repaint()
    return window


def measure(view: TimelineView) -> dict[str, dict[str, float]]:
    """Milliseconds a frame for each workload."""
    begin, end = view.visible_range()
    width = view.stage.scale.width_px
    found = {}
    for name, share in (("pan100", 1.0), ("pan10", 0.1), ("pan1", 0.01), ("pan0.1", 0.001)):
        middle, half = (begin + end) // 2, round((end - begin) * share / 2)
        view.stage.look(Scale.showing(middle - half, middle + half, width))
        found[name] = _frames(view, lambda n: view.stage.scale.panned(-7.0 if n < FRAMES // 2 else 7.0))
    view.stage.look(Scale.showing(begin, end, width))
    target = view.stage.in_order()
    hour = view.stage.extent_us(target[len(target) // 2 : len(target) // 2 + 1]) or (begin, end)
    at = view.stage.scale.time_to_px(hour[0])
    factor = ((end - begin) / (60 * US_PER_MINUTE)) ** (1 / FRAMES)
    found["zoom"] = _frames(view, lambda n: view.stage.scale.zoomed_at(at, factor))
    return found


def _frames(view: TimelineView, step: Callable[[int], Scale]) -> dict[str, float]:
    cpu, wall = [], []
    view.canvas.viewport().repaint()
    gc.collect()
    for n in range(FRAMES):
        cpu_from, wall_from = time.thread_time(), time.perf_counter()
        view.stage.look(step(n))
        QApplication.processEvents()
        cpu.append((time.thread_time() - cpu_from) * 1000)
        wall.append((time.perf_counter() - wall_from) * 1000)
    cpu.sort()
    wall.sort()
    last = math.ceil(FRAMES * 0.95) - 1
    figures = {"cpu_ms_median": cpu[FRAMES // 2], "cpu_ms_p95": cpu[last], "wall_ms_p95": wall[last]}
    return {name: round(ms, 2) for name, ms in figures.items()}


def main() -> None:
    """Run it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if isinstance(app, QApplication):
        theme.apply(app, theme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        project = write(Path(folder), options.events)
        window = build(project, Path(folder))
        figures = measure(window.views.timeline)
        window.documents.abandon()
    if options.json:
        sys.stdout.write(json.dumps({"events": options.events, **figures}) + "\n")
    else:
        for name, each in figures.items():
            cells = "  ".join(f"{key} {ms:7.2f}" for key, ms in each.items())
            sys.stdout.write(f"{options.events:>9,} events  {name:>7}  {cells}\n")


if __name__ == "__main__":
    main()
