"""Searching all articles: type, see the places with what is around them, Enter goes there."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from timeline_app.interchange.report import counted
from timeline_app.project.project import Project
from timeline_app.project.text_search import MOST_COUNTED, Hit
from timeline_app.ui.theme import Appearance

_PLACE = Qt.ItemDataRole.UserRole
_PAUSE_MS = 60
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ArticleSearch(QDialog):
    """A field and what was found, grouped by article; it stays open while one goes from place to place."""

    chosen = Signal(object, int, int)  # article, from where to where (code points)

    def __init__(self, project: Project, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Search all articles")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 520)
        self._project, self._appearance = project, appearance
        self.field = QLineEdit()
        self.field.setPlaceholderText("Words, or “a phrase” in quotation marks")
        self.field.setAccessibleName("Search all articles")
        self.field.setClearButtonEnabled(True)
        self.count = QLabel("Type what to find. Enter goes to a place, Ctrl+Enter closes.")
        self.count.setStyleSheet(f"color: {appearance.theme.muted};")
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName("Places found")
        self.tree.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        for part in (self.field, self.count, self.tree):
            column.addWidget(part)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _text: self._soon.start())
        self.field.installEventFilter(self)
        self.tree.itemActivated.connect(lambda item, _column: self._go(item))
        self.tree.itemClicked.connect(lambda item, _column: self._go(item))

    def search(self) -> None:
        """Show what is found of what stands in the field."""
        self._soon.stop()
        self.tree.clear()
        places: list[QTreeWidgetItem] = []
        asked = self.field.text().replace("“", '"').replace("”", '"')
        found = self._project.search_texts(asked)
        for each in found.articles:
            group = QTreeWidgetItem([each.title or "Untitled article"])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            group.setData(
                0, _PLACE, (each.article, each.hits[0].start, each.hits[0].end) if each.hits else None
            )
            self.tree.addTopLevelItem(group)
            for hit in each.hits:
                places.append(self._item(each.article, hit))
                group.addChild(places[-1])
            if each.count > len(each.hits):
                more = QTreeWidgetItem([f"and {each.count - len(each.hits):,} more in this article"])
                more.setFlags(Qt.ItemFlag.ItemIsEnabled)
                more.setForeground(0, self.palette().placeholderText())
                group.addChild(more)
        self.tree.expandAll()
        if places:
            self.tree.setCurrentItem(places[0])
        listed = len(found.articles)
        rest = f"; the first {listed} are listed" if found.count > listed else ""
        many = (
            f"more than {MOST_COUNTED:,} articles"
            if found.count > MOST_COUNTED
            else counted(found.count, "article")
        )
        words = f"{many[:1].upper()}{many[1:]}{rest}" if found.count else "Not found in any article"
        self.count.setText(words if asked.strip() else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move among the places, Enter goes there; Ctrl+Enter closes too."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _STEPS:
                self.tree.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._soon.isActive():
                    self.search()
                if (item := self.tree.currentItem()) is not None:
                    self._go(item)
                    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                        self.close()
                return True
        return super().eventFilter(watched, event)

    def _item(self, article: int, hit: Hit) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{hit.before}{hit.words}{hit.after}"])
        item.setData(0, _PLACE, (article, hit.start, hit.end))
        marked = f"{escape(hit.before)}<b>{escape(hit.words)}</b>{escape(hit.after)}"
        item.setToolTip(0, f"<p>{marked}</p>")
        return item

    def _go(self, item: QTreeWidgetItem) -> None:
        if (place := item.data(0, _PLACE)) is not None:
            self.chosen.emit(*place)
