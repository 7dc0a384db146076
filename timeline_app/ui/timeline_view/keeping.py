"""What of a timeline is remembered from one opening to the next, as plain JSON values."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from timeline_app.timeline.rows import Mode
from timeline_app.timeline.scale import Scale
from timeline_app.ui.timeline_view.stage import Stage


def keep(stage: Stage) -> dict[str, Any]:
    """The stretch, the scroll, and which tracks are hidden, opened or closed."""
    return {
        "begin_us": stage.scale.left_us,
        "end_us": stage.scale.right_us,
        "scroll_px": stage.scroll_px,
        "hidden": sorted(stage.hidden),
        "modes": {str(track): mode.value for track, mode in stage.rows.modes().items()},
    }


def take(stage: Stage, view: dict[str, Any]) -> bool:
    """Show what `keep` told and leave alone what makes no sense; whether a stretch was told."""
    hidden, modes = view.get("hidden"), view.get("modes")
    if isinstance(hidden, list) and all(isinstance(track, int) for track in hidden):
        stage.hide(hidden)
    if isinstance(modes, dict):
        for track in stage.tracks:
            with suppress(ValueError):
                stage.show_track(track.id, Mode(modes.get(str(track.id), Mode.FITTED.value)))
    begin, end, scroll = view.get("begin_us"), view.get("end_us"), view.get("scroll_px", 0.0)
    if not (isinstance(begin, int) and isinstance(end, int) and begin < end):
        return False
    if not isinstance(scroll, int | float):
        return False
    stage.look(Scale.showing(begin, end, stage.scale.width_px), float(scroll))
    return True
