"""The articles of the project, with what has been marked in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.model.records import Key, Link, Passage
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.article_table import ArticleTable, content
from timeline_app.ui.theme import Appearance

ROW_PX = 26
WIDTHS = (196, 74, 60, 80, 96, 130, 66)  # of the columns, in pixels


class ArticleList(QWidget):
    """A row an article: title, where it comes from, how much is marked in it. A click shows it."""

    article_chosen = Signal(object)  # article
    paste_requested = Signal()
    open_requested = Signal()
    properties_requested = Signal(object)  # article
    beside_wished = Signal(object)  # article
    noticed = Signal(str)  # a sentence for the status bar

    def __init__(
        self, project: Project, selection: Selection, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._appearance = appearance
        self.table = ArticleTable(appearance, self)
        self.list = _View()
        self.list.setModel(self.table)
        self.list.fit_columns()
        self.list.setSortingEnabled(True)
        self.list.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Filter by title, publisher or date")
        self.field.setAccessibleName("Filter the articles")
        self.field.setClearButtonEnabled(True)
        self._count = QLabel()
        self._count.setAccessibleName("Number of articles")
        self._empty = QLabel("No article yet: add one, and mark in it what happened when.")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 10, 12, 10)
        self.add = QPushButton("Add ▾")
        self.add.setToolTip("Add an article")
        menu = QMenu(self.add)
        menu.addAction("Paste text…").triggered.connect(lambda _checked=False: self.paste_requested.emit())
        menu.addAction("Open files…").triggered.connect(lambda _checked=False: self.open_requested.emit())
        self.add.setMenu(menu)
        self.add.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self.properties = QPushButton("Properties…")
        self.properties.setToolTip("Title, publisher, author, address, publication date and zone")
        self.beside = QPushButton("Open beside")
        self.beside.setToolTip("Show the article beside the one that is being read")
        self.remove = QPushButton("Remove")
        self.remove.setToolTip("Remove the article with its passages; the events stay (Del)")
        buttons = _row(8, 6, (self.add, self.beside, self.properties, self.remove))
        buttons.addStretch(1)
        self._filters = QWidget()
        self._filters.setLayout(_row(0, 10, (self.field, self._count)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self._filters)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.list)
        self._concerned: set[int] | None = None  # whose counts are to be read again; None: all
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._show)
        self._listen()
        self._show()

    def _listen(self) -> None:
        self.properties.clicked.connect(lambda _checked=False: self._tell(self.properties_requested))
        self.beside.clicked.connect(lambda _checked=False: self._tell(self.beside_wished))
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(lambda: self._tell(self.article_chosen))
        self.list.clicked.connect(lambda _index: self._tell(self.article_chosen))
        self.list.activated.connect(lambda _index: self._tell(self.article_chosen))
        self.list.remove_wished.connect(self._remove)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._enable())
        self._disconnect = [
            self._project.changed.connect(self._on_project_changed),
            self._appearance.changed.connect(self._show),
        ]

    def dispose(self) -> None:
        """Hear nothing more from project and appearance."""
        self._stale.stop()
        while self._disconnect:
            self._disconnect.pop()()

    def mark_shown(self, article: int | None) -> None:
        """Mark the article that is being read."""
        self.table.mark_shown(article)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the articles once they are to be seen."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        self._stale.stop()
        if not self.isVisible():
            return
        kept = self._current()
        concerned, self._concerned = self._concerned, set()
        if concerned is None:
            self.table.load(self._project.article_rows())
        elif concerned:
            self.table.update(self._project.article_rows(concerned))
        count = self._project.counts()["article"]
        self._empty.setVisible(not count)
        self._empty.setStyleSheet(f"color: {self._appearance.theme.muted};")
        for part in (self.list, self._filters):
            part.setVisible(bool(count))
        self._choose(kept or self.table.shown)

    def _filter(self, words: str) -> None:
        kept = self._current()
        self.table.filter(words)
        first = self.table.rows[0].id if words and self.table.rows else None
        self._choose(kept if self.table.row_of(kept) is not None else first)

    def _choose(self, article: int | None) -> None:
        row = self.table.row_of(article)
        if row is not None:
            self.list.setCurrentIndex(self.table.index(row, 0))
        self._count.setText(self.table.count_words())
        self._enable()

    def _current(self) -> int | None:
        index = self.list.currentIndex()
        return self.table.rows[index.row()].id if index.isValid() else None

    def _enable(self) -> None:
        for button in (self.beside, self.properties, self.remove):
            button.setEnabled(self._current() is not None)

    def _tell(self, signal: SignalInstance) -> None:
        if (article := self._current()) is not None:
            signal.emit(article)

    def _remove(self) -> None:
        if (article := self._current()) is None:
            return
        row = self.table.rows[self.list.currentIndex().row()]
        with self._project.edit("Remove article") as edit:
            edits.delete_article(edit, article)
        self.noticed.emit(f"Removed “{row.title}” ({content(row)}). Undo brings all of it back.")

    def _on_project_changed(self, keys: frozenset[Key]) -> None:
        concerned = concerned_articles(self._project, keys)
        if concerned is None or self._concerned is None:
            self._concerned = None
        else:
            self._concerned |= concerned
        if self._concerned is None or self._concerned:
            self._stale.start()


def _row(top: int, spacing: int, parts: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(10, top, 10, 8)
    row.setSpacing(spacing)
    for part in parts:
        row.addWidget(part)
    return row


def concerned_articles(project: Project, keys: Iterable[Key]) -> set[int] | None:
    """In which articles something else is marked now; None where it may be in any, or there are others."""
    found = set()
    for table, id in keys:
        if table == "article":
            return None
        if table not in {"passage", "link"}:
            continue
        record = project.get(table, id)
        if isinstance(record, Link):
            record = project.get("passage", record.passage)
        if not isinstance(record, Passage):  # gone, and with it where it was
            return None
        found.add(record.article)
    return found


class _View(QTableView):
    remove_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Articles")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)

    def fit_columns(self) -> None:
        """Room for the title; the rest as wide as it needs."""
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows, Delete removes."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wished.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
