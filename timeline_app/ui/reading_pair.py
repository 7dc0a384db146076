"""The place where articles are read: one of them, or two side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QToolButton, QWidget

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
        self.active = main
        """The one that had the keyboard last: commands on articles act on it."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        told = application.focusChanged.connect(self._on_focus)
        self._forget_focus: Callable[[], object] = lambda: application.focusChanged.disconnect(told)
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
            view.text_size_changed.connect(self._main.set_text_size)
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
            self.beside, self.active = None, self._main
            held = view.isAncestorOf(self.window().focusWidget() or self)
            view.hide()
            view.dispose()
            view.deleteLater()
            if held:
                self._main.setFocus()
            self.closed.emit()

    def showing(self, article: int) -> ArticleView:
        """The one that shows an article; where neither does, the one that follows the selection."""
        view = self.beside
        is_beside = view is not None and view.article_id == article and self._main.article_id != article
        return view if view is not None and is_beside else self._main

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
        self._forget_focus()
        if self.beside is not None:
            self.beside.dispose()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        for view in filter(None, (self._main, self.beside)):
            if now is not None and (now is view or view.isAncestorOf(now)):
                self.active = view
