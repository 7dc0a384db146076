"""The head of an article's page: its title, where it comes from, and the way to the other articles."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from timeline_app.dates import words
from timeline_app.model import edtf
from timeline_app.model.records import Article
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.elided_label import ElidedLabel


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
        self._others = QToolButton()
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others.setAccessibleName("Show another article")
        self._others.setToolTip("Show another article of this project")
        self._others.setObjectName("article_chooser")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._others, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(3)
        self._column.addLayout(row)
        self._column.addWidget(self._origin)
        self.set_left(40)
        self.use_theme()

    def set_left(self, left: int) -> None:
        """Begin as far from the left as the text does, in pixels."""
        self._column.setContentsMargins(left, 15, 14, 9)

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        theme = self._appearance.theme
        palette = QPalette(self._origin.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.muted)
        self._origin.setPalette(palette)
        self._others.setStyleSheet(
            f"#article_chooser {{ color: {theme.muted}; padding: 2px 6px; border: 1px solid {theme.line}; }}"
            "#article_chooser::menu-indicator { image: none; width: 0; }"
        )

    def tell(self, article: Article, passages: int, articles: list[Article]) -> None:
        """Show this article's title and origin, and offer the others."""
        self._title.setText(article.title or "Untitled article")
        self._origin.setText(" · ".join(origin(article, passages)))
        self._others.setVisible(len(articles) > 1)
        if len(articles) > 1:
            place = [a.id for a in articles].index(article.id) + 1
            self._others.setText(f"Article {place} of {len(articles)}  ▾")
            self._others.setMenu(self._menu(article, articles))

    def _menu(self, shown: Article, articles: list[Article]) -> QMenu:
        menu = QMenu(self._others)
        for article in articles:
            action = menu.addAction((article.title or "Untitled article").replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(article.id == shown.id)
            action.triggered.connect(lambda _checked=False, a=article.id: self.chosen.emit(a))
        return menu


def origin(article: Article, passages: int) -> list[str]:
    """Publisher, author, publication date, place of its zone, passages: the parts that are known."""
    parts = [article.publisher, article.author]
    if article.published:
        parts.append(f"published {published_words(article)}")
    if article.zone:
        parts.append(article.zone.rpartition("/")[2].replace("_", " "))
    parts.append({0: "no passages yet", 1: "1 passage"}.get(passages, f"{passages} passages"))
    return [part for part in parts if part]


def published_words(article: Article) -> str:
    """The publication date in words; as it is written where it cannot be read."""
    try:
        return words.short(edtf.read(article.published))
    except ValueError:
        return article.published
