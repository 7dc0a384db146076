"""Times the start, as whole processes: to the first painted window, and to the end of a headless command."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure()
    if options.json:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        for name, seconds in figures.items():
            sys.stdout.write(f"{name:<34} {seconds:8.3f} s\n")


def measure() -> dict[str, float]:
    """Medians of warm starts, in seconds."""
    return {
        "window with the sample": median(_times(_window)),
        "check without a window": median(_times(_headless)),
    }


def _times(once: object) -> list[float]:
    assert callable(once)
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
    main()
