"""All events as a table beside the timeline: sorted, filtered, with the selection shared both ways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.model.records import Key
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.event_table import COLUMNS, EventTable
from timeline_app.ui.search.field import MOST_LISTED, QueryField, line
from timeline_app.ui.search.searching import Searching, common
from timeline_app.ui.theme import Appearance, Theme

MOST_SHOWN_SELECTED = 2_000
"""Of more selected events the table marks only these: each needs a search through its ids."""


class EventList(QWidget):
    """A field to filter, and the table. It reads nothing while it is hidden.

    What matches the `search` of the window is listed; `filtering` is the query of the field, which narrows it down.
    """

    edit_requested = Signal(object)  # event

    def __init__(
        self,
        project: Project,
        selection: Selection,
        appearance: Appearance,
        search: Searching,
        filtering: Searching,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._selection = selection
        self._appearance = appearance
        self._settling = False
        self._table = EventTable(project, appearance, lambda: common(search, filtering), self)
        self.view = _View()
        self.view.setModel(self._table)
        self.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        self.view.fit_columns()
        self._searches = search, filtering
        self.field = QueryField(self._listing)
        self.field.setPlaceholderText("Filter: words, track: tag: status: before: …")
        self.field.setAccessibleName("Filter the events")
        self.field.search_with(filtering)
        self._count = QLabel()
        self._count.setAccessibleName("Number of events")
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 10, 8)
        head.setSpacing(10)
        head.addWidget(self.field, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.view)
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._load)
        self._loaded = False
        self.field.event_chosen.connect(lambda event: selection.select_events([event], None))
        self.field.stepped.connect(lambda by: filtering.go(by, selection.event))
        self.field.left.connect(self.view.setFocus)
        filtering.found.connect(lambda event: selection.select_events([event], None))
        for searching in self._searches:
            searching.changed.connect(self._filter)
        self.view.selectionModel().selectionChanged.connect(self._on_rows_selected)
        self.view.entered_row.connect(self._on_entered)
        self.view.edit_wished.connect(self._on_edit_wished)
        self._table.modelReset.connect(self._on_reset)
        self._table.rowsInserted.connect(self._tell_count)
        self._table.rowsRemoved.connect(self._tell_count)
        self._disconnect = [
            project.changed.connect(self._on_project_changed),
            selection.changed.connect(self._on_selection_changed),
            appearance.changed.connect(self._use_theme),
        ]
        self._use_theme()

    def dispose(self) -> None:
        """Hear nothing more from project, selection and appearance."""
        self._stale.stop()
        self._searches[1].dispose()
        while self._disconnect:
            self._disconnect.pop()()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the events once they are to be seen."""
        super().showEvent(event)
        if not self._loaded:
            self._load()

    def _load(self) -> None:
        self._stale.stop()
        if self.isVisible():
            self._loaded = True
            self._table.load()
        else:
            self._loaded = False

    def _filter(self) -> None:
        if self._loaded:
            self._stale.start()

    def _listing(self) -> list[tuple[int, str]]:
        return [(event.id, line(event)) for event in self._searches[1].events(MOST_LISTED)]

    def _on_reset(self) -> None:
        self._tell_count()
        self._mark_selected(scroll=False)

    def _tell_count(self) -> None:
        count, total = len(self._table.ids), self._project.counts()["event"]
        words = "1 event" if total == 1 else f"{total:,} events"
        self._count.setText(words if count == total else f"{count:,} of {words}")

    def _on_project_changed(self, keys: frozenset[Key]) -> None:
        if self._loaded and self._table.take_news(keys):
            self._stale.start()

    def _on_selection_changed(self, source: object) -> None:
        if self._loaded and source is not self:
            self._mark_selected(scroll=True)

    def _mark_selected(self, *, scroll: bool) -> None:
        """Mark the rows of the selected events, without telling anybody."""
        wanted = self._selection.events[:MOST_SHOWN_SELECTED]
        if len(wanted) > 20:
            places = {event: row for row, event in enumerate(self._table.ids.tolist())}
            rows = [places[event] for event in wanted if event in places]
        else:
            rows = [row for event in wanted if (row := self._table.row_of(event)) is not None]
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._table.index(row, 0), self._table.index(row, len(COLUMNS) - 1))
        self._settling = True
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().select(chosen, flags.ClearAndSelect)
        if rows:
            self.view.selectionModel().setCurrentIndex(self._table.index(rows[-1], 0), flags.NoUpdate)
            if scroll:
                self.view.scrollTo(self._table.index(rows[-1], 0))
        self._settling = False

    def _on_rows_selected(self) -> None:
        if self._settling:
            return
        ids = self._table.ids
        selected = self.view.selectionModel().selection()
        parts = [selected.at(i) for i in range(selected.count())]
        events = [event for part in parts for event in ids[part.top() : part.bottom() + 1].tolist()]
        current = self.view.currentIndex()
        if current.isValid() and (active := int(ids[current.row()])) in events[:MOST_SHOWN_SELECTED]:
            events.remove(active)
            events.append(active)
        self._selection.select_events(events, self)

    def _on_entered(self, row: int) -> None:
        self._selection.hover(("event", int(self._table.ids[row])) if row >= 0 else None, self)

    def _on_edit_wished(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            event = int(self._table.ids[index.row()])
            if event not in self._selection.events:
                self._selection.select_events([event], self)
            self.edit_requested.emit(event)

    def _use_theme(self) -> None:
        self._count.setStyleSheet(f"color: {self._appearance.theme.muted};")
        self.view.use_theme(self._appearance.theme)


class _View(QTableView):
    """Whole rows, no grid, all rows of one height: so a million cost nothing."""

    entered_row = Signal(int)  # -1 none
    edit_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Events")
        self.setToolTip("Enter: edit the event")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(10, 10))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(26)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.entered.connect(lambda index: self.entered_row.emit(index.row()))
        self.doubleClicked.connect(lambda _index: self.edit_wished.emit())

    def use_theme(self, theme: Theme) -> None:
        """Set cells as far in as the headers."""
        self.setStyleSheet(
            "QTableView::item { padding: 0 5px; border: 0; }"
            f"QTableView::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}"
        )

    def fit_columns(self) -> None:
        """Give the title what the others leave."""
        for column, width in enumerate((150, 200, 110, 156, 76)):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(48)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits; all other keys go about the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wished.emit()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer that leaves rests on nothing."""
        if event.type() == QEvent.Type.Leave:
            self.entered_row.emit(-1)
        return super().viewportEvent(event)
