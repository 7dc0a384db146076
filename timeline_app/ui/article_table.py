"""The articles as Qt's item views want them: all rows at hand, filtered and sorted within."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from timeline_app.dates import words
from timeline_app.interchange.report import counted
from timeline_app.model import edtf
from timeline_app.project.library import ArticleRow
from timeline_app.ui.theme import Appearance

COLUMNS = (
    ("title", "Title", "Title of the article"),
    ("passages", "Passages", "How many passages are marked in it"),
    ("events", "Events", "How many events rest on it"),
    ("unlinked", "Not linked", "Passages that no event rests on yet"),
    ("published", "Published", "When it was published"),
    ("publisher", "Publisher", "Who published it"),
    ("version", "Version", "Which version it is of an article that was corrected"),
)
NUMBERS = frozenset({"passages", "events", "unlinked", "version"})
Index = QModelIndex | QPersistentModelIndex


class ArticleTable(QAbstractTableModel):
    """Holds the rows that pass the filter, in the order chosen; at first the oldest article comes first."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.rows: list[ArticleRow] = []
        self.shown: int | None = None
        self._all: list[ArticleRow] = []
        self._versions: dict[int, int] = {}
        self._words: list[str] = []
        self._column = -1
        self._descending = False

    def load(self, rows: Iterable[ArticleRow]) -> None:
        """Hold these rows from now on."""
        self._all = list(rows)
        self._versions = version_numbers(self._all)
        self._arrange()

    def update(self, rows: Iterable[ArticleRow]) -> None:
        """Tell other things about articles that are held already; where they stand may change."""
        changed = {row.id: row for row in rows}
        self._all = [changed.get(row.id, row) for row in self._all]
        self._arrange()

    def filter(self, text: str) -> None:
        """List only those whose title, publisher or date have all these words."""
        self._words = text.casefold().split()
        self._arrange()

    def mark_shown(self, article: int | None) -> None:
        """Tell which article is being read."""
        self.shown = article
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))

    def row_of(self, article: int | None) -> int | None:
        """In which row an article is; None when it is not listed."""
        return next((number for number, row in enumerate(self.rows) if row.id == article), None)

    def count_words(self) -> str:
        """How many articles there are, or how many of them pass the filter."""
        if len(self.rows) == len(self._all):
            return counted(len(self._all), "article")
        return f"{len(self.rows):,} of {len(self._all):,}"

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """List in the order of a column; -1: the oldest article first."""
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all if self._passes(row)] if self._words else list(self._all)
        if self._column >= 0:
            rows.sort(key=self._key, reverse=self._descending)
        self.rows = rows
        self.endResetModel()

    def _passes(self, row: ArticleRow) -> bool:
        text = f"{row.title}\n{row.publisher}\n{row.published}\n{published_words(row.published)}".casefold()
        return all(word in text for word in self._words)

    def _key(self, row: ArticleRow) -> str | int:
        name = COLUMNS[self._column][0]
        if name == "version":
            return self._versions.get(row.id, 0)
        value: str | int = attrgetter(name)(row)
        return value.casefold() if isinstance(value, str) else value

    # as Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many articles are listed."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """From title to version."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names; those of numbers stand over them."""
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section][0] in NUMBERS:
            return Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][1]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return COLUMNS[section][2]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        row, name = self.rows[index.row()], COLUMNS[index.column()][0]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(name, row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                ", ".join([row.title or "Untitled article", *origin(row), content(row)])
                if name == "title"
                else None
            )
        if role == Qt.ItemDataRole.FontRole and row.id == self.shown and name == "title":
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole and name in NUMBERS:
            return Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and name != "title":
            theme = self._appearance.theme
            return QBrush(QColor(theme.flag if name == "unlinked" and row.unlinked else theme.muted))
        return None

    def _text(self, name: str, row: ArticleRow) -> str:
        match name:
            case "title":
                return row.title or "Untitled article"
            case "publisher":
                return row.publisher
            case "published":
                return published_words(row.published)
            case "version":
                return str(self._versions.get(row.id, ""))
            case _:
                number: int = attrgetter(name)(row)
                return f"{number:,}" if number else "–"


@lru_cache(maxsize=20_000)
def published_words(published: str) -> str:
    """The publication date in words; as it is written where it cannot be read."""
    try:
        return words.short(edtf.read(published)) if published else ""
    except ValueError:
        return published


def origin(row: ArticleRow) -> list[str]:
    """Publisher and publication date, as far as they are known."""
    return [part for part in (row.publisher, published_words(row.published)) if part] or ["origin not known"]


def content(row: ArticleRow) -> str:
    """How much is marked in an article."""
    return f"{counted(row.passages, 'passage')} · {counted(row.events, 'event')}"


def version_numbers(rows: Iterable[ArticleRow]) -> dict[int, int]:
    """Of articles that were corrected or correct another: which version each is, from 1."""
    corrects = {row.id: row.version_of for row in rows if row.version_of is not None}
    numbers: dict[int, int] = {}
    for article in {*corrects, *corrects.values()}:
        number, at, seen = 1, article, {article}
        while (before := corrects.get(at)) is not None and before not in seen:
            number, at = number + 1, before
            seen.add(at)
        numbers[article] = number
    return numbers
