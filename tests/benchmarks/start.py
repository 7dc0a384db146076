"""Times the start, as whole processes: to the first painted window, and to the end of a headless command."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.figures import Figures, main, spread

RUNS = 5
_WINDOW = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from timeline_app.app import start
from timeline_app.ui.window import Window
app, window = start(Path(sys.argv[1]))
window.show()
window.open_sample()
app.processEvents()
window.grab()
sys.stdout.write(str(time.time()))
window.documents.abandon()
"""


def measure(_events: int, _folder: Path) -> Figures:
    """Seconds of warm starts; how many events there are elsewhere does not matter here."""
    return {
        "window with the sample": spread("wall_s", _times(_window)),
        "check without a window": spread("wall_s", _times(_headless)),
    }


def _times(once: Callable[[], float]) -> list[float]:
    once()  # warms the caches of the disk
    return [once() for _ in range(RUNS)]


def _window() -> float:
    with tempfile.TemporaryDirectory() as state:
        begin = time.time()
        done = subprocess.run(
            [sys.executable, "-c", _WINDOW, state],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        return float(done.stdout) - begin


def _headless() -> float:
    sample = Path(__file__).parents[2] / "resources" / "samples" / "daraa.tlproj"
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "timeline_app", "check", str(sample)], check=True, capture_output=True
    )
    return time.perf_counter() - begin


if __name__ == "__main__":
    main(__doc__, measure)
