"""The place where articles are read: one of them, or two side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QToolButton, QWidget

from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.reading_font import ReadingLook


class ReadingPair(QSplitter):
    """Holds the article that follows the selection and, while one is wanted, another one that stays as it is."""

    opened = Signal(object)  # the view that stands beside now
    closed = Signal()

    def __init__(
        self, main: ArticleView, make: Callable[[], ArticleView], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._main, self._make = main, make
        self._animated = True
        self.beside: ArticleView | None = None
        main.is_shown_elsewhere = lambda article: (
            self.beside is not None and self.beside.article_id == article
        )
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(main)

    def open(self, article: int) -> None:
        """Show an article beside the other one."""
        if (view := self.beside) is None:
            view = self._make()
            self.beside = view
            view.is_shown_elsewhere = lambda _article: True
            view.use_preferences(animated=self._animated, look=self._main.look)
            self._main.text_size_changed.connect(view.set_text_size)
            close = QToolButton()
            close.setText("✕")
            close.setObjectName("close_beside")
            close.setToolTip("Close this article: read the other one alone")
            close.setAccessibleName("Close the article beside")
            close.clicked.connect(lambda _checked=False: self.close_beside())
            view.header.add_tool(close)
            self.addWidget(view)
            self.setSizes([1, 1])
            self.opened.emit(view)
        view.show_article(article)
        view.reveal_selected()

    def use_preferences(self, *, animated: bool, look: ReadingLook) -> None:
        """Whether the texts glide to where they are sent, and how they are set."""
        self._animated = animated
        for view in filter(None, (self._main, self.beside)):
            view.use_preferences(animated=animated, look=look)

    def close_beside(self) -> None:
        """Read one article alone again."""
        if (view := self.beside) is not None:
            self.beside = None
            held = view.isAncestorOf(self.window().focusWidget() or self)
            view.hide()
            view.dispose()
            view.deleteLater()
            if held:
                self._main.setFocus()
            self.closed.emit()

    def save(self) -> dict[str, Any] | None:
        """What stands beside, as a JSON object; None = nothing."""
        return None if self.beside is None else {"article": self.beside.article_id, "sizes": self.sizes()}

    def restore(self, kept: object) -> None:
        """Open again what stood beside; what does not fit is left out."""
        if not isinstance(kept, dict) or not isinstance(kept.get("article"), int):
            return
        self.open(kept["article"])
        sizes = kept.get("sizes")
        if isinstance(sizes, list) and len(sizes) == self.count() and all(isinstance(s, int) for s in sizes):
            self.setSizes(sizes)

    def dispose(self) -> None:
        """Let go of the project."""
        if self.beside is not None:
            self.beside.dispose()
