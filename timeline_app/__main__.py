"""Entry point: hands the command line what needs a window, to be imported only when it is wanted."""

from __future__ import annotations

import sys
from pathlib import Path

from timeline_app.cli import run


def main() -> int:
    """Run the program with the arguments it was called with; return its exit code."""
    return run(sys.argv[1:], open_window=_open_window, picture=_picture)


def _open_window(paths: list[Path], *, sample: bool = False) -> int:
    from timeline_app.app import open_window

    return open_window(paths, sample=sample)


def _picture(
    project: Path, out: Path, *, begin_us: int | None, end_us: int | None, size: tuple[int, int], dark: bool
) -> None:
    from timeline_app.app import picture

    picture(project, out, begin_us=begin_us, end_us=end_us, size=size, dark=dark)


if __name__ == "__main__":
    sys.exit(main())
