"""The state directory: where unsaved work lives, or the next best place."""

from __future__ import annotations

import tempfile
from pathlib import Path

from timeline_app.project.working_copy import working_folder


def usable_state(wanted: Path) -> tuple[Path, str]:
    """The state directory, or a temporary one and a warning where it cannot be written."""
    try:
        with working_folder(wanted), tempfile.TemporaryFile(dir=wanted):
            return wanted, ""
    except OSError:
        other = Path(tempfile.mkdtemp(prefix="timeline-annotator-"))
        return other, (
            f"The folder for unsaved work, {wanted}, cannot be written. Unsaved work is kept in {other} "
            "instead, which may not survive a restart of the computer: save often."
        )
