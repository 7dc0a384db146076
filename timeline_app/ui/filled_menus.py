"""The menus whose entries are not known beforehand: projects opened lately, deadlines and eras to be changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from timeline_app.dates.words import short

if TYPE_CHECKING:
    from timeline_app.ui.window import Window


class FilledMenus:
    """Puts them among the others of a window's menu bar, and fills each when it is shown."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._recent = QMenu("Open &recent", window)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._markers = QMenu("Chan&ge a deadline or era", window)
        self._markers.aboutToShow.connect(self._fill_markers)
        menus = [action.menu() for action in window.menuBar().actions()]
        for menu, before, listed in (
            (menus[0], "sample", self._recent),
            (menus[1], "project", self._markers),
        ):
            if isinstance(menu, QMenu):
                at = menu.actions().index(window.actions_[before])
                place = menu.actions()[at - 1] if menu.actions()[at - 1].isSeparator() else menu.actions()[at]
                menu.insertMenu(place, listed)

    def _fill_markers(self) -> None:
        self._markers.clear()
        project = self._window.documents.project
        for marker in project.markers() if project is not None else []:
            words = f"{marker.title}, {short(marker.when)}…".replace("&", "&&")
            self._markers.addAction(words, partial(self._window.edit_marker, marker.id))
        if self._markers.isEmpty():
            self._markers.addAction("There is none yet").setEnabled(False)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._window.settings.recent():
            self._recent.addAction(str(path), partial(self._window.documents.open, path))
        if self._recent.isEmpty():
            self._recent.addAction("No project was opened yet").setEnabled(False)
