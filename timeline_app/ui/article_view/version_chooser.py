"""Which version of its article is shown, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from timeline_app.model.records import Article
from timeline_app.project.article_versions import versions
from timeline_app.ui.article_view.publication import published_words


class VersionChooser(QToolButton):
    """To be seen where an article has several versions: "Version 2 of 3"."""

    chosen = Signal(object)  # article id
    compare_wished = Signal(object)  # article id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("version_chooser")
        self.setAccessibleName("Show another version")
        self.setToolTip("Show or compare the versions of this article")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._shown, self._versions = 0, list[Article]()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.hide()

    def tell(self, article: int, articles: list[Article]) -> None:
        """Show which of its versions this article is."""
        self._shown, self._versions = article, versions(articles, article)
        self.setVisible(len(self._versions) > 1)
        place = [each.id for each in self._versions].index(article) + 1
        self.setText(f"Version {place} of {len(self._versions)}  ▾")

    def _fill(self) -> None:
        self._menu.clear()
        for number, article in enumerate(self._versions, 1):
            when = f", published {published_words(article)}" if article.published else ""
            newest = ", the newest" if number == len(self._versions) else ""
            action = self._menu.addAction(f"Version {number}{newest}{when}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(article.id == self._shown)
            action.triggered.connect(lambda _checked=False, a=article.id: self.chosen.emit(a))
        self._menu.addSeparator()
        compare = self._menu.addAction("Compare versions…")
        compare.triggered.connect(lambda: self.compare_wished.emit(self._shown))
