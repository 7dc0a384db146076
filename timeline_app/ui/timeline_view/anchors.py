"""Where lines from elsewhere meet the events of the timeline."""

from __future__ import annotations

from timeline_app.timeline.rows import BAR_PX
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage

_BELOW_PX = 3.0


def anchor_of(stage: Stage, event: int) -> tuple[float, float] | None:
    """Below the middle of what is seen of an event, in pixels of the surface.

    None when it is out of sight, only counted, or dragged.
    """
    slot = None if stage.held else stage.columns.slot_of(event)
    index = stage.scene.index(slot) if slot is not None else None
    if index is None:
        return None
    marks, width = stage.scene.marks, stage.scale.width_px
    x0, x1 = float(marks.x0[index]), float(marks.x1[index])
    x = float(marks.middle[index]) if marks.dots[index] else (max(x0, 0.0) + min(x1, width)) / 2
    bottom = float(marks.y[index]) + BAR_PX + _BELOW_PX
    seen = x1 >= 0 and x0 <= width and 0 <= x <= width and BAR_PX / 2 <= bottom <= stage.rows_px
    return (x, AXIS_PX + bottom) if seen else None
