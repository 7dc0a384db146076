"""What is told where the pointer rests on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from timeline_app.dates.words import short
from timeline_app.ui.timeline_view.crowds import crowd_tip

if TYPE_CHECKING:
    from timeline_app.ui.timeline_view.hands import Canvas


def tip_at(canvas: Canvas, at: QPointF) -> str:
    """What the event, the marker or the crowd at a point is, and when; "" on the ground."""
    project = canvas.stage.project
    found, marker = canvas.event_at(at), canvas.marker_at(at)
    if found is not None:
        return "".join(f"{event.title}\n{short(event.when)}" for event in project.events((found,)))
    if marker is None:
        return crowd_tip(project, canvas.stage.columns.ids[canvas.crowd_at(at)].tolist())
    record = project.marker(marker)
    how = "" if project.read_only else "\nDouble-click to change or delete it"
    return f"{record.title}\n{short(record.when)}{how}"
