"""Grabs the real window on the sample, light and dark, small and large, at one and two pixels a point.

python -m tests.pictures OUT        every combination, to be looked at
python -m tests.pictures --readme   the two pictures of the README, into resources/pictures
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

SIZES = ((1280, 800), (1920, 1080))
README_SIZE = (1440, 900)
README_FOLDER = Path(__file__).parent.parent / "resources" / "pictures"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", nargs="?", type=Path, default=Path("out"))
    parser.add_argument("--readme", action="store_true")
    parser.add_argument(
        "--one", nargs=3, metavar=("WIDTH", "HEIGHT", "THEME"), help="one picture, in this process"
    )
    options = parser.parse_args()
    if options.one:
        width, height, theme = options.one
        grab(options.out, int(width), int(height), theme)
        return
    sizes, scales = ((README_SIZE,), (1,)) if options.readme else (SIZES, (1, 2))
    folder = README_FOLDER if options.readme else options.out
    folder.mkdir(parents=True, exist_ok=True)
    for (width, height), theme, scale in product(sizes, ("light", "dark"), scales):
        name = f"window-{theme}.png" if options.readme else f"window-{width}x{height}-{theme}-{scale}x.png"
        own = [
            sys.executable,
            "-m",
            "tests.pictures",
            str(folder / name),
            "--one",
            str(width),
            str(height),
            theme,
        ]
        subprocess.run(own, check=True, env={**os.environ, "QT_SCALE_FACTOR": str(scale)})
        sys.stdout.write(f"{folder / name}\n")


def grab(out: Path, width: int, height: int, theme: str) -> None:
    """Open the sample in a window of this size, select an event, and write what is to be seen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtTest import QTest

    from timeline_app.app import start
    from timeline_app.ui.theme import DARK, LIGHT

    with tempfile.TemporaryDirectory() as state:
        _, window = start(Path(state))
        window.appearance.use(DARK if theme == "dark" else LIGHT)
        window.resize(width, height)
        window.show()
        window.open_sample()
        QTest.qWait(900)
        window.grab().save(str(out))
        window.documents.abandon()


if __name__ == "__main__":
    main()
