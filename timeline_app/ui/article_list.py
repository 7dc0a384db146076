"""The articles of the project, with what has been marked in each."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.dates import words
from timeline_app.interchange.report import counted
from timeline_app.model import edtf
from timeline_app.model.records import Article, Key
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.row_delegate import RowDelegate, parts

_ARTICLE, _ORIGIN, _CONTENT, _SHOWN = (Qt.ItemDataRole.UserRole + i for i in range(4))
ROW = QSize(160, 66)  # pixels of a row


class ArticleList(QWidget):
    """One entry an article: title, where it comes from, how much is marked in it. A click shows it."""

    article_chosen = Signal(object)  # article
    paste_requested = Signal()
    open_requested = Signal()
    properties_requested = Signal(object)  # article
    noticed = Signal(str)  # a sentence for the status bar

    def __init__(
        self, project: Project, selection: Selection, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._appearance = appearance
        self._shown: int | None = None
        self.list = _List()
        self.list.setItemDelegate(_ArticleDelegate(appearance, ROW, self))
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
        self.properties.clicked.connect(lambda _checked=False: self._tell(self.properties_requested))
        self.remove = QPushButton("Remove")
        self.remove.setToolTip("Remove the article with its passages; the events stay (Del)")
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self.list.itemClicked.connect(lambda _item: self._tell(self.article_chosen))
        self.list.itemActivated.connect(lambda _item: self._tell(self.article_chosen))
        self.list.remove_wished.connect(self._remove)
        self.list.currentItemChanged.connect(lambda _now, _before: self._enable())
        buttons = QHBoxLayout()
        buttons.setContentsMargins(10, 8, 10, 8)
        buttons.setSpacing(6)
        for button in (self.add, self.properties, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.list)
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._show)
        self._disconnect = [
            project.changed.connect(self._on_project_changed),
            appearance.changed.connect(self._show),
        ]
        self._show()

    def dispose(self) -> None:
        """Hear nothing more from project and appearance."""
        self._stale.stop()
        while self._disconnect:
            self._disconnect.pop()()

    def mark_shown(self, article: int | None) -> None:
        """Mark the article that is being read."""
        self._shown = article
        self._stale.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the articles once they are to be seen."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        self._stale.stop()
        if not self.isVisible():
            return
        kept = self._current()
        articles = self._project.articles()
        self._empty.setVisible(not articles)
        self._empty.setStyleSheet(f"color: {self._appearance.theme.muted};")
        self.list.setVisible(bool(articles))
        self.list.clear()
        for article in articles:
            item = QListWidgetItem(article.title or "Untitled article")
            item.setData(_ARTICLE, article.id)
            item.setData(_ORIGIN, " · ".join(origin(article)))
            item.setData(_CONTENT, self._content(article.id))
            item.setData(_SHOWN, article.id == self._shown)
            item.setToolTip(item.text())
            spoken = f"{item.text()}, {item.data(_ORIGIN)}, {item.data(_CONTENT)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
            if article.id == (kept or self._shown):
                self.list.setCurrentItem(item)
        self._enable()

    def _content(self, article: int) -> str:
        passages = len(self._project.passages_of(article))
        events = len({link.event for link in self._project.links_of_article(article)})
        return f"{counted(passages, 'passage')} · {counted(events, 'event')}"

    def _current(self) -> int | None:
        item = self.list.currentItem()
        article: int | None = None if item is None else item.data(_ARTICLE)
        return article

    def _enable(self) -> None:
        for button in (self.properties, self.remove):
            button.setEnabled(self._current() is not None)

    def _tell(self, signal: SignalInstance) -> None:
        if (article := self._current()) is not None:
            signal.emit(article)

    def _remove(self) -> None:
        if (article := self._current()) is None:
            return
        title, content = self._project.article(article).title, self._content(article)
        with self._project.edit("Remove article") as edit:
            edits.delete_article(edit, article)
        self.noticed.emit(f"Removed “{title}” ({content}). Undo brings all of it back.")

    def _on_project_changed(self, keys: frozenset[Key]) -> None:
        if any(table in {"article", "passage", "link"} for table, _ in keys):
            self._stale.start()


class _List(QListWidget):
    remove_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Articles")
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wished.emit()
        else:
            super().keyPressEvent(event)


class _ArticleDelegate(RowDelegate):
    """Draws an article in three lines: title, origin, content."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one article; the one that is being read has a bar at its side."""
        theme = self.appearance.theme
        rect, font, state = parts(option)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.accent_soft))
        if index.data(_SHOWN):
            painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), QColor(theme.accent))
        painter.setPen(QColor(theme.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        line = QRect(rect.topLeft() + QPoint(14, 8), QSize(rect.width() - 24, 17))
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        for text, style, color in (
            (index.data(), bold, theme.text),
            (index.data(_ORIGIN), font, theme.muted),
            (index.data(_CONTENT), font, theme.muted),
        ):
            painter.setFont(style)
            painter.setPen(QColor(color))
            fitting = QFontMetrics(style).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
            line.translate(0, 17)
        painter.restore()


def origin(article: Article) -> list[str]:
    """Publisher and publication date, as far as they are known."""
    try:
        published = words.short(edtf.read(article.published)) if article.published else ""
    except ValueError:
        published = article.published
    return [part for part in (article.publisher, published) if part] or ["origin not known"]
