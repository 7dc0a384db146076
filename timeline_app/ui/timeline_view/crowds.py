"""What a click on a crowd does: it is zoomed to while that tells its events apart, else they are listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.dates.words import short
from timeline_app.model.records import Event
from timeline_app.project.project import Project
from timeline_app.timeline.columns import Ints
from timeline_app.timeline.scale import MIN_RANGE_US, Scale
from timeline_app.ui.timeline_view.stage import Stage

CLOSER = 8.0
"""How much a click zooms in."""
FEW = 12
"""So many events are listed at once, and never more than `MOST`."""
MOST = 40
_NAMED = 5


def zoomed_to(stage: Stage, slots: Ints, x_px: float) -> Scale | None:
    """The scale that tells a crowd apart; None where its events are few, or lie through one another at any zoom."""
    columns, scale = stage.columns, stage.scale
    if slots.size <= FEW or scale.range_us <= MIN_RANGE_US:
        return None
    long = columns.right[slots] - columns.left[slots] > scale.range_us
    return None if long.mean() > 0.5 else scale.zoomed_at(x_px, CLOSER)


def list_events(
    stage: Stage,
    slots: Ints,
    parent: QWidget,
    at: QPointF,
    chosen: Callable[[int], None],
    closer: Callable[[], None],
) -> QMenu:
    """A menu of these events at a point of the screen; the way to see all of them where they are too many for it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for event in stage.project.events(stage.columns.ids[slots[:MOST]].tolist()):
        words = f"{event.title}\t{short(event.when)}".replace("&", "&&")
        menu.addAction(words, partial(chosen, event.id))
    if slots.size > MOST:
        menu.addSeparator()
        menu.addAction(f"{slots.size - MOST:,} more: open the track", closer)
    menu.popup(at.toPoint())
    return menu


def crowd_tip(project: Project, events: Sequence[int]) -> str:
    """What lies in a crowd: the titles of a few, and how many there are."""
    if not events:
        return ""
    named: list[Event] = project.events(events[:_NAMED])
    lines = [f"{event.title} · {short(event.when)}" for event in named]
    if len(events) > _NAMED:
        lines = [f"{len(events):,} events here", *lines, "…"]
    return "\n".join(lines)
