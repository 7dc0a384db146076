"""The head of an article's page: its title, where it comes from, and the way to the other articles."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from timeline_app.model.records import Article
from timeline_app.ui.article_view.history_note import HistoryNote
from timeline_app.ui.article_view.publication import published_words
from timeline_app.ui.article_view.reading import Reading
from timeline_app.ui.article_view.version_chooser import VersionChooser
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.elided_label import ElidedLabel

MOST_OFFERED = 30
"""Of very many articles the menu offers those near to the one shown."""
QWIDGETSIZE_MAX = 16_777_215
"""Qt's own bound, which PySide6 does not name."""


class ArticleHeader(QWidget):
    """Title and origin of the article shown; with several articles, a menu to choose another."""

    chosen = Signal(object)  # article id

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._title = ElidedLabel()
        font = QFont(self.font())
        font.setPixelSize(19)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._title.setAccessibleName("Article title")
        self._origin = ElidedLabel()
        self._origin.setAccessibleName("Where the article comes from")
        self.versions = VersionChooser()
        self.versions.chosen.connect(self.chosen)
        self._others = QToolButton()
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others.setAccessibleName("Show another article")
        self._others.setToolTip("Show another article of this project")
        self._others.setObjectName("article_chooser")
        self._row = row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._title, 1)
        row.addStretch()
        row.addWidget(self.versions, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._others, 0, Qt.AlignmentFlag.AlignVCenter)
        self.history = HistoryNote(appearance)
        self.history.chosen.connect(self.chosen)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._column = QVBoxLayout()
        whole.addLayout(self._column)
        whole.addWidget(self.history)
        self._column.setSpacing(3)
        self._column.addLayout(row)
        self._column.addWidget(self._origin)
        self._text_px = QWIDGETSIZE_MAX
        self._menu = QMenu(self._others)
        self._menu.aboutToShow.connect(self._fill)
        self.articles: Callable[[int, int], list[Article]] = lambda _first, _end: []  # reads what is offered
        self._shown = (0, 0)  # the article, and the place of the first that is offered
        self._others.setMenu(self._menu)
        self.set_place(40, QWIDGETSIZE_MAX)
        self.use_theme()

    def set_place(self, left: int, width: int) -> None:
        """Begin as far from the left as the text does, and end with it where it reads from the right (pixels)."""
        self._column.setContentsMargins(left, 15, 14, 9)
        self.history.set_left(left)
        self._text_px = width
        self._turn()

    def _turn(self) -> None:
        from_right = is_from_right(self._title.text())
        side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        for label in (self._title, self._origin):
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            label.setMaximumWidth(self._text_px if from_right else QWIDGETSIZE_MAX)

    def add_tool(self, tool: QWidget) -> None:
        """Put one more thing at the end of the first line."""
        self._row.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        theme = self._appearance.theme
        self.history.use_theme()
        palette = QPalette(self._origin.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.muted)
        self._origin.setPalette(palette)
        for chooser in (self._others, self.versions):
            name = chooser.objectName()
            chooser.setStyleSheet(
                f"#{name} {{ color: {theme.muted}; padding: 2px 6px; border: 1px solid {theme.line}; }}"
                f"#{name}::menu-indicator {{ image: none; width: 0; }}"
            )

    def tell(self, article: Article, reading: Reading, family: list[Article], place: int, count: int) -> None:
        """Show this article's title, its origin and which of its versions it is, and offer the others.

        It is at `place` (from 0) of so many articles.
        """
        passages = len(reading.layers.marks)
        self._title.setText(article.title or "Untitled article")
        self._origin.setText(" · ".join(origin(article, passages)))
        self.versions.tell(article.id, family)
        self.history.tell(article.id, family, passages, len(reading.became))
        self._others.setVisible(count > 1)
        self._others.setText(f"Article {place + 1:,} of {count:,}  ▾")
        self._shown = article.id, max(0, min(place - MOST_OFFERED // 2, count - MOST_OFFERED))
        self._turn()

    def _fill(self) -> None:
        """The menu stays the same one: the button would wait in vain for one that was taken away to close."""
        self._menu.clear()
        shown, first = self._shown
        for article in self.articles(first, first + MOST_OFFERED):
            action = self._menu.addAction((article.title or "Untitled article").replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(article.id == shown)
            action.triggered.connect(lambda _checked=False, a=article.id: self.chosen.emit(a))


def origin(article: Article, passages: int) -> list[str]:
    """Publisher, author, publication date, place of its zone, passages: the parts that are known."""
    parts = [article.publisher, article.author]
    if article.published:
        parts.append(f"published {published_words(article)}")
    if article.zone:
        parts.append(article.zone.rpartition("/")[2].replace("_", " "))
    parts.append({0: "no passages yet", 1: "1 passage"}.get(passages, f"{passages} passages"))
    return [part for part in parts if part]


def is_from_right(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left (UAX #9, P2 and P3)."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), False)
