"""The menus that open on the paper, and what a tooltip says there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.ui.article_view.paper import Paper

Entry = tuple[str, Callable[[], object], bool]
"""Words (and after a tab the key), what to do, whether it can be done now."""


def open_menu(parent: QWidget, where: QPoint, entries: Iterable[Entry]) -> None:
    """Open a menu of these entries at a point of the screen."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for words, run, enabled in entries:
        action = menu.addAction(words)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False, r=run: r())
    menu.popup(where)


def plain(title: str) -> str:
    """A title as a menu shows it: an ampersand is no access key."""
    return title.replace("&", "&&") or "Untitled event"


def tip_at(paper: Paper, point: QPoint) -> str:
    """What a tooltip says at a point of the paper's viewport: the events there."""
    reading = paper.reading
    if (note := paper.note_at(point)) is not None:
        return "\n".join(reading.title(event) for event in note.events)
    if (mark := paper.mark_at(point)) is None:
        return ""
    nothing = "Went on to the newer version" if mark.passage in reading.became else "Marked, no event yet"
    lines = [reading.title(event) for event in mark.events] or [nothing]
    if len(reading.layers.between(mark.start, mark.end)) > 1:
        lines.append("O: another passage here")
    return "\n".join(lines)
