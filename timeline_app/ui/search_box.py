"""The search field of the toolbar: type, see the events that match, go to one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from timeline_app.dates.words import short
from timeline_app.project.project import Project

LONGEST_LIST = 30
LIST_WIDTH_PX = 460
PAUSE_MS = 120  # typing goes on: no search yet


class SearchBox(QLineEdit):
    """Searches titles, notes, tags and quotes of one project."""

    event_chosen = Signal(object)  # the id of an event
    left = Signal()  # Escape in the empty field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._found: list[int] = []
        self._lines = QStringListModel(self)
        self._list = QCompleter(self._lines, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(12)
        self._list.setWidget(self)
        if (popup := self._list.popup()) is not None:
            popup.setObjectName("completions")
            popup.setMinimumWidth(LIST_WIDTH_PX)
        by_index: Any = self._list.activated  # the stubs know one of its two forms only
        by_index[QModelIndex].connect(self._on_chosen)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.setPlaceholderText("Search events, quotes, tags …   Ctrl+F")
        self.setAccessibleName("Search events, quotes and tags")
        self.setClearButtonEnabled(True)

    def search_in(self, project: Project | None) -> None:
        """Search this project from now on."""
        self._project = project
        self.clear()
        self._found = []
        self.setEnabled(project is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the first match, Down into the list, Escape empties the field, then leaves it."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._search()
                if self._found:
                    self.event_chosen.emit(self._found[0])
                    self._hide()
            case Qt.Key.Key_Escape:
                if self.text():
                    self.clear()
                else:
                    self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _search(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if self._project is None or not text:
            self._hide()
            return
        events = self._project.events(self._project.search_events(text, LONGEST_LIST))
        self._found = [event.id for event in events]
        self._lines.setStringList(
            [f"{event.title}   ·   {short(event.when)}" for event in events]
            or ["No event, tag or quote says that"]
        )
        self._list.complete()

    def _hide(self) -> None:
        if (popup := self._list.popup()) is not None:
            popup.hide()

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.row() < len(self._found):
            self.event_chosen.emit(self._found[index.row()])
