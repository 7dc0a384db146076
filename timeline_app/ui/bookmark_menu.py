"""The bookmarks of the open project as entries of the menu bar, with keys for the first nine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from timeline_app.model.records import Bookmark, Key

if TYPE_CHECKING:
    from timeline_app.ui.window import Window
    from timeline_app.ui.workspace import Workspace

_NUMBERED = 9


class BookmarkMenu:
    """Keeps the menu of bookmarks as the project has them; its keys work in the whole window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._workspace: Workspace | None = None
        self._forget: Callable[[], None] = lambda: None
        self._rename, self._delete = QMenu("&Rename", window), QMenu("&Delete", window)
        self._going: list[QAction] = []
        menus = [action.menu() for action in window.menuBar().actions()]
        self._menu = next(
            m for m in menus if isinstance(m, QMenu) and window.actions_["bookmark"] in m.actions()
        )
        self._menu.addSeparator()
        self._end = self._menu.addSeparator()  # the bookmarks stand above it
        self._menu.addMenu(self._rename)
        self._menu.addMenu(self._delete)
        self._fill()

    def show_those_of(self, workspace: Workspace | None) -> None:
        """Show the bookmarks of another project, or none."""
        self._forget()
        self._workspace, self._forget = workspace, lambda: None
        if workspace is not None:
            self._forget = workspace.project.changed.connect(self._on_changed)
        self._fill()

    def entries(self) -> list[tuple[str, QAction]]:
        """Every bookmark for the command palette: words, and what goes there."""
        return [(f"Bookmarks: {action.text()}".replace("&&", "&"), action) for action in self._going]

    def _on_changed(self, keys: frozenset[Key]) -> None:
        if any(table == "bookmark" for table, _ in keys):
            self._fill()

    def _fill(self) -> None:
        for menu in (self._rename, self._delete):
            menu.clear()
        for action in self._going:
            self._window.removeAction(action)
            self._menu.removeAction(action)
            action.deleteLater()
        found: list[Bookmark] = self._workspace.project.bookmarks() if self._workspace else []
        self._going = [self._made(n, bookmark) for n, bookmark in enumerate(found)]
        for menu in (self._rename, self._delete):
            menu.setEnabled(bool(found))

    def _made(self, number: int, bookmark: Bookmark) -> QAction:
        assert self._workspace is not None  # only then are there bookmarks
        kept, title = self._workspace.timeline.bookmarks, bookmark.title.replace("&", "&&") or "Untitled view"
        going = QAction(title, self._window)
        going.triggered.connect(partial(_run, kept.go, bookmark.id))
        if number < _NUMBERED:
            going.setShortcut(QKeySequence(f"Alt+{number + 1}"))
        self._window.addAction(going)
        self._menu.insertAction(self._end, going)
        self._rename.addAction(title).triggered.connect(partial(_run, kept.rename, bookmark.id))
        self._delete.addAction(title).triggered.connect(partial(_run, kept.delete, bookmark.id))
        return going


def _run(verb: Callable[[int], None], bookmark: int, _checked: bool = False) -> None:
    verb(bookmark)
