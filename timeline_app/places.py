"""The folder in which the program keeps what belongs to no project: working copies, locks, settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "timeline-annotator"


def state_folder() -> Path:
    """The state folder of this person on this system; it need not exist yet.

    TIMELINE_STATE names another one. Otherwise that of the XDG base directory specification 0.8, and what macOS and
    Windows have in its place.
    """
    chosen = os.environ.get("TIMELINE_STATE")
    if chosen:
        return Path(chosen).absolute()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / NAME
    xdg = os.environ.get("XDG_STATE_HOME", "")
    base = Path(xdg) if os.path.isabs(xdg) else Path.home() / ".local" / "state"
    return base / NAME
