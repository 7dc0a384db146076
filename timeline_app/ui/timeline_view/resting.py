"""What is told where the pointer rests on the canvas: a date claimed, an event, a marker, a crowd, a clock change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from timeline_app.dates.words import short
from timeline_app.ui.timeline_view.clock_painter import change_at, explained
from timeline_app.ui.timeline_view.crowds import crowd_tip

if TYPE_CHECKING:
    from timeline_app.ui.timeline_view.hands import Canvas


def tip_at(canvas: Canvas, at: QPointF) -> str:
    """What is there, and when; "" on empty ground."""
    stage, project = canvas.stage, canvas.stage.project
    if (whisker := canvas.claims.at(at)) is not None:
        return canvas.claims.tip(whisker)
    found, marker = canvas.event_at(at), canvas.marker_at(at)
    if found is not None:
        return "".join(f"{event.title}\n{short(event.when)}" for event in project.events((found,)))
    if marker is not None:
        record = project.marker(marker)
        how = "" if project.read_only else "\nDouble-click to change or delete it"
        return f"{record.title}\n{short(record.when)}{how}"
    if (crowd := canvas.crowd_at(at)).size:
        return crowd_tip(project, stage.columns.ids[crowd].tolist())
    change = change_at(stage.scale, stage.clock_changes(), at)
    return explained(change) if change else ""
