"""The menus that open on the paper, and what a tooltip says there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.ui.article_view.layers import Mark
from timeline_app.ui.article_view.paper import Paper

if TYPE_CHECKING:
    from timeline_app.ui.article_view.view import ArticleView

Entry = tuple[str, Callable[[], object], bool]
"""Words (and after a tab the key), what to do, whether it can be done now."""


def entries_of(
    view: ArticleView, *, is_stretch: bool, can_link: bool, words: bool, mark: Mark | None
) -> list[Entry]:
    """What can be done with a stretch of text: with selected words, or with a passage."""
    return [
        ("New event\tE", view.new_event_from_selection, is_stretch),
        ("Link to the selected event\tL", view.link_selection, can_link),
        ("Link as contradicting\tShift+L", view.link_selection_as_contradicting, can_link),
        ("Mark only\tM", view.mark_selection, words),
        ("Delete passage\tDel", view.delete_passage, mark is not None),
    ]


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
