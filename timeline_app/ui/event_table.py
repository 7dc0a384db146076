"""The table of events as Qt's item views want it: ids in order, rows read only when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from timeline_app.dates import words
from timeline_app.model.records import Event, Key, Stance, Status, Track
from timeline_app.project.project import Project
from timeline_app.ui.theme import Appearance, track_color

COLUMNS = (
    ("when", "When"),
    ("title", "Title"),
    ("track", "Track"),
    ("status", "Status"),
    ("passages", "Passages"),
)
PAGE = 100
MOST_KEPT = 5_000
MOST_NAMED = 20_000
MOST_RESORTED = 20_000
"""A longer list is not sorted anew at each change: that would take longer than a frame."""

Among = Callable[[], Sequence[int] | None]
"""Which events are listed; None = all."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One event as the table shows it."""

    event: Event
    passages: int
    disputed: bool


class EventTable(QAbstractTableModel):
    """Holds the ids of the events that pass the filter, in the order chosen; nothing else of each."""

    def __init__(
        self, project: Project, appearance: Appearance, among: Among, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._appearance = appearance
        self.ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._tracks: dict[int, Track] = {}
        self._order = "when"
        self._descending = False
        self._among = among
        self._is_filtered = False
        self._loaded = False

    # what is listed

    def load(self) -> None:
        """Read which events there are, anew; nothing is read before the first call."""
        self.beginResetModel()
        self._loaded = True
        self._rows.clear()
        self._tracks = {track.id: track for track in self._project.tracks()}
        self.ids = np.array(self._read_ids(self._among()), np.int64)
        self.endResetModel()

    def _read_ids(self, among: Sequence[int] | None) -> list[int]:
        """The events in the order chosen; a long list of those `among` is no part of a statement."""
        self._is_filtered = among is not None
        few = among if among is None or len(among) <= MOST_NAMED else None
        ids = self._project.event_ids(self._order, descending=self._descending, among=few)
        if among is None or few is not None:
            return ids
        wanted = frozenset(among)
        return [event for event in ids if event in wanted]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """List in the order of a column."""
        self._order = COLUMNS[column][0]
        self._descending = order == Qt.SortOrder.DescendingOrder
        if self._loaded:
            self.load()

    def take_news(self, keys: frozenset[Key]) -> bool:
        """Forget rows that may have changed; say whether the list itself may have, and needs `load`."""
        events = {record for table, record in keys if table == "event"}
        if any(table == "track" for table, _ in keys):
            return True
        if not events:
            return False
        shown = {event: self._rows.pop(event) for event in events if event in self._rows}
        if len(self.ids) > MOST_RESORTED and len(events) < 50 and not self._is_filtered:
            self._patch(events)
        elif len(events) > len(shown) or self._is_filtered:
            return True
        else:
            now = {event.id: event for event in self._project.events(shown)}
            if len(now) < len(shown) or any(self._moves(row, now[event]) for event, row in shown.items()):
                return True
        if self.ids.size:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(COLUMNS) - 1))
        return False

    def _patch(self, events: set[int]) -> None:
        """In a long list, new events come last and changed ones keep their place until it is sorted again."""
        there = {event.id for event in self._project.events(events)}
        rows = {event: self.row_of(event) for event in events}
        for row in sorted(
            (row for e, row in rows.items() if row is not None and e not in there), reverse=True
        ):
            self.beginRemoveRows(QModelIndex(), row, row)
            self.ids = np.delete(self.ids, row)
            self.endRemoveRows()
        if new := sorted(event for event in there if rows[event] is None):
            self.beginInsertRows(QModelIndex(), len(self.ids), len(self.ids) + len(new) - 1)
            self.ids = np.concatenate([self.ids, np.array(new, np.int64)])
            self.endInsertRows()

    def row_of(self, event: int) -> int | None:
        """In which row an event is; None when it is not listed."""
        found = np.flatnonzero(self.ids == event)
        return int(found[0]) if found.size else None

    def _moves(self, before: Row, now: Event) -> bool:
        """Whether an event may have another place in the order chosen."""
        then = before.event
        return {
            "when": then.when != now.when,
            "title": then.title != now.title,
            "track": then.track != now.track,
            "status": then.status is not now.status,
            "passages": then == now,  # then it is its links that changed
        }[self._order]

    def row(self, number: int) -> Row | None:
        """A row, read with its neighbours when it is not at hand; None for an event that is gone."""
        event = int(self.ids[number])
        if event not in self._rows:
            start = number - number % PAGE
            for found in self._project.events(self.ids[start : start + PAGE].tolist()):
                links = self._project.links_of_event(found.id)
                disputed = any(link.stance is Stance.CONTRADICTS for link in links)
                self._rows[found.id] = Row(found, len(links), disputed)
            while len(self._rows) > MOST_KEPT:
                self._rows.popitem(last=False)
        return self._rows.get(event)

    # as Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many events are listed."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """When, title, track, status, passages."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][1]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid() or (row := self.row(index.row())) is None:
            return None
        column = COLUMNS[index.column()][0]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(column, row)
        if role == Qt.ItemDataRole.DecorationRole and column == "track":
            track = self._tracks.get(row.event.track)
            return track_color(track.color if track else "gray", self._appearance.theme)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == "passages":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and (color := self._ink(column, row)):
            return QBrush(QColor(color))
        return None

    def _text(self, column: str, row: Row) -> str:
        event = row.event
        match column:
            case "when":
                return words.short(event.when)
            case "title":
                return event.title or "Untitled event"
            case "track":
                track = self._tracks.get(event.track)
                return track.name if track else ""
            case "status":
                notes = ["disputed"] * row.disputed + ["not reviewed"] * (not event.reviewed)
                return " · ".join([str(event.status), *notes])
            case _:
                return str(row.passages)

    def _ink(self, column: str, row: Row) -> str:
        theme = self._appearance.theme
        if column == "status":
            return theme.contradicts if row.disputed else theme.muted
        if (column == "when" and row.event.when is None) or (column == "passages" and row.passages == 0):
            return theme.flag if column == "passages" else theme.muted
        return theme.muted if row.event.status is Status.CANCELLED else ""
