"""The project leaves the program: exported in another format, or drawn."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from timeline_app.interchange.registry import FORMATS, export, format_of
from timeline_app.interchange.report import counted
from timeline_app.interchange.writing import is_same_file
from timeline_app.project.project_file import ProjectFileError
from timeline_app.ui.asking import Asking
from timeline_app.ui.documents import Documents
from timeline_app.ui.picture import SHARP, UnwritablePicture, draw


class Publishing(QObject):
    """Asks where to, writes, and says what was lost on the way."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(self, documents: Documents, asking: Asking) -> None:
        super().__init__(documents)
        self._documents = documents
        self._asking = asking

    def export(self) -> bool:
        """Ask for a file, and write the project in the format of its suffix."""
        project = self._documents.project
        path = self._asking.file_to_export(self._documents.suggestion(".json")) if project else None
        if project is None or path is None:
            return False
        format = format_of(path)
        if format is None or format.write is None:
            known = ", ".join(suffix for each in FORMATS if each.write for suffix in each.suffixes)
            self._asking.tell(f"{path.suffix or path.name} is no format to export to.", f"There are {known}.")
            return False
        if self._is_project(path):
            return False
        try:
            report = export(project, path, format)
        except ProjectFileError as problem:
            self._asking.tell(str(problem))
            return False
        self.told.emit(f"Exported {counted(report.counts.get('event', 0), 'event')} to {path.name}")
        if report.losses:
            losses = "\n".join(report.losses)
            self._asking.tell(f"{path.name} was written, but it cannot hold everything:", losses)
        return True

    def draw(self, view: QWidget) -> bool:
        """Ask for a file, and draw a view into it."""
        path = self._asking.picture_to_write(self._documents.suggestion(".png"))
        if path is None or self._is_project(path):
            return False
        try:
            draw(view, path, SHARP)
        except (UnwritablePicture, ProjectFileError) as problem:
            self._asking.tell(str(problem))
            return False
        self.told.emit(f"Drawn to {path.name}")
        return True

    def _is_project(self, path: Path) -> bool:
        """Whether that is the file of the project, which has been told then: nothing else goes over it."""
        own = self._documents.project.path if self._documents.project else None
        if own is None or not is_same_file(own, path):
            return False
        self._asking.tell(f"{path.name} is the project itself.", "Nothing was written; choose another name.")
        return True
