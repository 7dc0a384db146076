"""How long it takes to find out what lies under the pointer."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QPointF

from tests.benchmarks.figures import Figures, main, timed
from tests.benchmarks.workload import build, paint, write
from timeline_app.timeline.scale import Scale

TIMES = 1_000


def measure(events: int, folder: Path) -> Figures:
    """Milliseconds of one hit test, with everything in sight and with a thousandth of it."""
    window = build(write(folder, events), folder)
    view = window.views.timeline
    begin, end = view.visible_range()
    chance = random.Random(5)
    width, height = view.canvas.width(), view.canvas.height()
    points = [QPointF(chance.uniform(0, width), chance.uniform(0, height)) for _ in range(TIMES)]
    found = {}
    for name, share in (("everything in sight", 1.0), ("a thousandth", 0.001)):
        middle, half = (begin + end) // 2, round((end - begin) * share / 2)
        view.stage.look(Scale.showing(middle - half, middle + half, view.stage.scale.width_px))
        paint(window)
        found[name] = timed(TIMES, lambda n: view.canvas.hit(points[n]))
    window.documents.abandon()
    return found


if __name__ == "__main__":
    main(__doc__, measure)
