"""The toolbar: which project this is, undo, the search field, the zone of the axis, and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolBar, QToolButton, QWidget

from timeline_app.ui.icons import SIZE_PX
from timeline_app.ui.search.bar import SearchBar

if TYPE_CHECKING:
    from timeline_app.project.project import Project
    from timeline_app.ui.actions import Actions

LEFT = ("open", "save", "|", "undo", "redo")
RIGHT = ("zoom_out", "zoom_in", "fit_all", "|", "events", "articles", "history", "|", "legend", "theme")


class ToolBar(QToolBar):
    """One row; what does not fit goes into Qt's overflow menu."""

    zone_clicked = Signal()

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("Toolbar", parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(SIZE_PX, SIZE_PX))
        self._title = QLabel()
        self._title.setStyleSheet("font-weight: 600; padding: 0 6px;")
        self.search = SearchBar(actions)
        self.search.setMinimumWidth(460)
        self.search.setMaximumWidth(640)
        self._zone = QToolButton()
        self._zone.setToolTip("The time zone in which the axis is drawn: click to choose another")
        self._zone.clicked.connect(self.zone_clicked)
        self.addWidget(self._title)
        self._add(LEFT, actions)
        self.addWidget(_stretch())
        self.addWidget(self.search)
        self.addWidget(_stretch())
        self._zone_action = self.addWidget(self._zone)
        self._add(RIGHT, actions)

    def show_project(self, project: Project | None, title: str) -> None:
        """Name this project."""
        star = " *" if project is not None and project.modified else ""
        self._title.setText(title + star)
        self._zone_action.setVisible(project is not None)
        if project is not None:
            self._zone.setText(zone_words(project.info.zone))
            self._zone.setAccessibleName(f"Time zone: {zone_words(project.info.zone)}")

    def _add(self, names: tuple[str, ...], actions: Actions) -> None:
        for name in names:
            if name == "|":
                self.addSeparator()
            else:
                self.addAction(actions[name])


def zone_words(zone: str) -> str:
    """A zone as a person says it: "Damascus time" for Asia/Damascus."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return city if city in {"UTC", "GMT"} else f"{city} time"


def _stretch() -> QWidget:
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return space
