"""How long a frame of the timeline takes: `python -m tests.benchmarks.frames --events 10000 --json`.

1600x600 with axis, labels, tracks, soft ends, a selection, the heads and the overview; pans at 100, 10, 1 and 0.1 % of
the range, a zoom from everything to one hour, the rows scrolled, the pointer moved over the events.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.benchmarks.figures import Figures, main, timed
from tests.benchmarks.workload import WORDS, build, write
from timeline_app.model.calendar import US_PER_MINUTE
from timeline_app.timeline.scale import Scale
from timeline_app.ui.timeline_view import TimelineView

__all__ = ["WORDS", "build", "measure", "write"]
FRAMES = 120


def measure(events: int, folder: Path) -> Figures:
    """Milliseconds a frame for each workload."""
    window = build(write(folder, events), folder)
    found = _workloads(window.views.timeline)
    window.documents.abandon()
    return found


def _workloads(view: TimelineView) -> Figures:
    stage = view.stage
    begin, end = view.visible_range()
    whole, width = stage.scale, stage.scale.width_px
    found = {}
    for name, share in (("pan100", 1.0), ("pan10", 0.1), ("pan1", 0.01), ("pan0.1", 0.001)):
        middle, half = (begin + end) // 2, round((end - begin) * share / 2)
        stage.look(Scale.showing(middle - half, middle + half, width))
        found[name] = _frames(
            view, lambda n: stage.look(stage.scale.panned(-7.0 if n < FRAMES // 2 else 7.0))
        )
    stage.look(whole)
    lefts = stage.columns.left[stage.columns.dated()]
    hour_us = int(np.median(lefts))
    at = stage.scale.time_to_px(hour_us)
    factor = ((end - begin) / (60 * US_PER_MINUTE)) ** (1 / FRAMES)
    found["zoom"] = _frames(view, lambda n: stage.look(stage.scale.zoomed_at(at, factor)))
    stage.look(whole)
    down_px = stage.most_scroll_px / (FRAMES // 2)
    found["scroll"] = _frames(view, lambda n: view.canvas.scroll(down_px if n < FRAMES // 2 else -down_px))
    found["hover"] = _frames(view, lambda n: _point(view, 20.0 + n * (width - 40) / FRAMES, 60.0 + n * 4.0))
    return found


def _point(view: TimelineView, x: float, y: float) -> None:
    ground, at = view.canvas.viewport(), QPointF(x, y)
    none = Qt.MouseButton.NoButton
    there = ground.mapToGlobal(at)
    move = QMouseEvent(QEvent.Type.MouseMove, at, there, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(ground, move)


def _frames(view: TimelineView, step: Callable[[int], object]) -> dict[str, float]:
    def frame(n: int) -> None:
        step(n)
        QApplication.processEvents()

    view.canvas.viewport().repaint()
    gc.collect()
    return timed(FRAMES, frame)


if __name__ == "__main__":
    main(__doc__, measure)
