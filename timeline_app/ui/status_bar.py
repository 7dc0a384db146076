"""The line at the foot of the window: is my work safe, and how much is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from timeline_app.interchange.report import counted

if TYPE_CHECKING:
    from timeline_app.project.project import Project

COUNTED = ("event", "passage", "article")


class StatusBar(QStatusBar):
    """Says what the project holds; a message of the moment stands in front of it for a while."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._safe, self._counts = QLabel(), QLabel()
        self._counted: tuple[Project, int] | None = None  # the state whose counts are shown
        for label in (self._safe, self._counts):
            label.setContentsMargins(8, 2, 12, 2)
        self.addWidget(self._safe)
        self.audit = QToolButton()
        self.audit.setToolTip("What is weak, and why (Ctrl+4)")
        self.audit.hide()
        self.addPermanentWidget(self.audit)
        self.addPermanentWidget(self._counts)

    def show_project(self, project: Project | None, saving: bool) -> None:
        """Describe this project as it is now."""
        if project is None:
            self._safe.setText("")
            self._counts.setText("")
            self._counted = None
            return
        if self._counted != (project, project.position):  # counting takes time where there are a million
            self._counted = project, project.position
            counts = project.counts()
            self._counts.setText("    ".join(counted(counts.get(name, 0), name) for name in COUNTED))
        self._safe.setText(self._safety(project, saving))

    def show_audit(self, words: str) -> None:
        """Say how much there is to look at; "" = that is not known yet."""
        self.audit.setText(f"Audit: {words}")
        self.audit.setVisible(bool(words))

    @staticmethod
    def _safety(project: Project, saving: bool) -> str:
        if project.read_only:
            return "Opened for reading only"
        if saving:
            return "Saving …"
        if project.path is None and not project.modified:
            return "Not saved to a file yet"
        if not project.modified:
            return "All changes are saved"
        changes = project.unsaved_changes
        return "Every change is safe here" + (
            f" · {counted(changes, 'change')} since the last save" if changes else ""
        )
