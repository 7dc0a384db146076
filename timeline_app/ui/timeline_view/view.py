"""The timeline as one widget."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view.canvas import Surface
from timeline_app.ui.timeline_view.stage import Stage


class TimelineView(QWidget):
    """Draft."""

    def __init__(self, project: Project, selection: Selection, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage(project, selection, self.font())
        self.surface = Surface(self.stage, appearance)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.surface)
