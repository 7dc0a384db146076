"""The search of the toolbar: the field, how many events match, the way from one to the next, and the filters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from timeline_app.project.selection import Selection
from timeline_app.ui.actions import Actions
from timeline_app.ui.icons import SIZE_PX
from timeline_app.ui.search.field import MOST_LISTED, QueryField, line
from timeline_app.ui.search.searching import Searching

BUTTONS = ("match_previous", "match_next", "filter", "hide_rest")
_CLEAR_PX = 26  # the cross at the right end of the field
_LEAST_TEXT_PX = 150


class SearchBar(QWidget):
    """Types the query that the whole window shows; the commands of the buttons do the rest."""

    event_chosen = Signal(object)  # an event's id, from the list of matches
    left = Signal()  # Escape in the empty field
    stepped = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searching: Searching | None = None
        self._selection: Selection | None = None
        self._forget: Callable[[], None] = _nothing
        self.field = QueryField(self._listing)
        self.field.setPlaceholderText("Search events, quotes, tags …   Ctrl+F")
        self.field.setAccessibleName("Search events, quotes and tags")
        self.field.setToolTip(
            "Words, “quoted phrases”, track: tag: status: before: after: has: is: – and a - before what must not be"
        )
        self.field.event_chosen.connect(self.event_chosen)
        self.field.left.connect(self.left)
        self.field.stepped.connect(self.stepped)
        self._count = QLabel(self.field)
        self._count.setObjectName("count")
        self._count.setAccessibleName("Matches")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.field, 1)
        self.buttons = {name: QToolButton() for name in BUTTONS}
        for name, button in self.buttons.items():
            button.setDefaultAction(actions[name])
            button.setIconSize(QSize(SIZE_PX, SIZE_PX))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)

    def search_with(self, searching: Searching | None, selection: Selection | None) -> None:
        """Show the query of this one from now on."""
        self._forget()
        if self._searching is not None:
            self._searching.changed.disconnect(self._tell_count)
        self._searching, self._selection = searching, selection
        self._forget = _nothing
        self.field.search_with(searching)
        if searching is not None:
            searching.changed.connect(self._tell_count)
        if selection is not None:
            self._forget = selection.changed.connect(lambda _source: self._tell_count())
        self._tell_count()

    @property
    def count(self) -> str:
        """What is said about the number of matches."""
        return self._count.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The count stays at the end of the field."""
        super().resizeEvent(event)
        self._place_count()

    def _listing(self) -> list[tuple[int, str]]:
        if self._searching is None:
            return []
        return [(event.id, line(event)) for event in self._searching.events(MOST_LISTED)]

    def _tell_count(self) -> None:
        self._count.setText(self._words())
        self.field.setAccessibleDescription(self._count.text())
        self._count.setProperty("none", self._searching is not None and self._searching.count == 0)
        self._count.style().polish(self._count)
        self._place_count()

    def _words(self) -> str:
        searching, selection = self._searching, self._selection
        if searching is None or selection is None or searching.mask is None:
            return ""
        at = searching.position(selection.event)
        if at is not None:
            return f"match {at:,} of {searching.count:,}"
        count = f"{searching.count:,}" if searching.count else "none"
        return f"{count} of {searching.total:,}"

    def _place_count(self) -> None:
        """Inside the field at its right end, where there is room for that beside what one types."""
        self._count.adjustSize()
        wide = self._count.width() if self._count.text() else 0
        shown = bool(wide) and self.field.width() - wide - _CLEAR_PX >= _LEAST_TEXT_PX
        self._count.setVisible(shown)
        self.field.setTextMargins(0, 0, wide + 6 if shown else 0, 0)
        top = (self.field.height() - self._count.height()) // 2
        self._count.move(self.field.width() - wide - _CLEAR_PX - 2, top)


def _nothing() -> None:
    """There is nothing to forget."""
