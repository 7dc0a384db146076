"""How long a search takes, from the last key to the matches in sight: `python -m tests.benchmarks.search`.

The events are those of `frames`, every third with a tag. "found" is until the matches are known, "seen" until the frame
with them is painted, "busy" the work of the GUI thread meanwhile: for so long nothing else is answered.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.benchmarks.frames import WORDS, build, write
from timeline_app.project import edits
from timeline_app.ui import theme
from timeline_app.ui.window import Window

RUNS = 5
QUERIES = {
    "word": "{word}",
    "letter": "{letter}",
    "words": "{word} place",
    "phrase": '"{word} at"',
    "without": "-{word}",
    "tag": "tag:{word}",
    "track, before": "track:{number} before:1950",
    "rare": "7777{number}",
}
"""Each is asked with another word each time: what was asked before is remembered."""


def measure(window: Window) -> dict[str, dict[str, float]]:
    """Milliseconds for each query, for taking it back, for hiding the rest, and for a step."""
    figures = {}
    for name, text in QUERIES.items():
        runs, backs = [], []
        for run in range(RUNS):
            _forget(window)
            asked = text.format(word=WORDS[run], letter="svcrm"[run], number=run + 1)
            runs.append(_timed(window, asked))
            backs.append(_timed(window, ""))
        figures[name] = _medians(runs)
        if name == "word":
            figures["clear"] = _medians(backs)
    window.settings.search_hides = True
    window.views.show_matches(hide_rest=True)
    hidden = [(_timed(window, text), _timed(window, "")) for text in WORDS[:RUNS]]
    figures["word, rest hidden"] = _medians([there for there, _ in hidden])
    figures["clear, rest hidden"] = _medians([back for _, back in hidden])
    window.views.show_matches(hide_rest=False)
    _timed(window, "convoy")
    steps = []
    for _ in range(RUNS):
        began, busy = time.perf_counter(), time.thread_time()
        window.views.go_to_match(1)
        window.views.timeline.canvas.viewport().repaint()
        steps.append(_spent(began, busy, time.perf_counter()))
    figures["next match"] = _medians(steps)
    _timed(window, "")
    return figures


def _forget(window: Window) -> None:
    """Commit something, so that nothing that was found before is still sure."""
    project = window.views.project
    with project.edit("Rename track") as edit:
        edits.change_track(edit, project.tracks()[0].id, name=f"Track {time.monotonic_ns()}")
    QApplication.processEvents()


def _timed(window: Window, text: str) -> dict[str, float]:
    search = window.views.search
    began, busy = time.perf_counter(), time.thread_time()
    search.set_text(text)
    while search.is_waiting:
        QApplication.processEvents()
        time.sleep(0.0005)
    found = time.perf_counter()
    window.views.timeline.canvas.viewport().repaint()
    QApplication.processEvents()
    return _spent(began, busy, found)


def _spent(began: float, busy: float, found: float) -> dict[str, float]:
    spans = {"found": found - began, "seen": time.perf_counter() - began, "busy": time.thread_time() - busy}
    return {f"{name}_ms": span * 1000 for name, span in spans.items()}


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(median(run[name] for run in runs), 2) for name in runs[0]}


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
        figures = measure(window)
        window.documents.abandon()
    if options.json:
        sys.stdout.write(json.dumps({"events": options.events, **figures}) + "\n")
    else:
        for name, each in figures.items():
            cells = "  ".join(f"{key} {ms:8.2f}" for key, ms in each.items())
            sys.stdout.write(f"{options.events:>9,} events  {name:>18}  {cells}\n")


if __name__ == "__main__":
    main()
