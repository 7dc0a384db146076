"""How long a project takes to open, from the file on the disk to the first frame, and how well the window answers."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.figures import Figures, main, spread
from tests.benchmarks.workload import empty_window, file_of
from timeline_app.ui.window import Window

RUNS = 3
TICK_MS = 10


class _Pulse:
    """Ticks as long as the window answers; knows the longest time it did not, and what it worked meanwhile at most."""

    def __init__(self) -> None:
        self.longest_s = self.busiest_s = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(TICK_MS)

    def _on_tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest_s = max(self.longest_s, now - self._last)
        self.busiest_s = max(self.busiest_s, worked - self._worked)
        self._last, self._worked = now, worked

    def stop(self) -> None:
        """Count what passed since the last tick too."""
        self._on_tick()
        self._timer.stop()


def measure(events: int, folder: Path) -> Figures:
    """Seconds to the first frame; how long the window did not answer at most, and worked in one go at most."""
    path = file_of(folder, events)
    window = empty_window(folder)
    runs = [_open(window, path) for _ in range(RUNS)]
    return {
        "to first frame": spread("wall_s", [seconds for seconds, _ in runs]),
        "longest silence": {
            **spread("cpu_ms", [pulse.busiest_s * 1000 for _, pulse in runs]),
            **spread("wall_ms", [pulse.longest_s * 1000 for _, pulse in runs]),
        },
    }


def _open(window: Window, path: Path) -> tuple[float, _Pulse]:
    began, pulse = time.perf_counter(), _Pulse()
    if not window.documents.open(path):
        raise RuntimeError(f"{path} does not open")
    QApplication.processEvents()
    window.views.timeline.canvas.viewport().repaint()
    seconds = time.perf_counter() - began
    QApplication.processEvents()
    pulse.stop()
    window.documents.abandon()
    return seconds, pulse


if __name__ == "__main__":
    main(__doc__, measure)
