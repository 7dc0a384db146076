"""Title and time zone of the project."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.ui.widgets.zone_field import ZoneField

ABOUT_ZONE = (
    "The axis is drawn in this zone. Changing it rewrites no date: what was given without a zone "
    "stays where it was written."
)


def edit_project(project: Project, parent: QWidget) -> bool:
    """Ask, and change what was changed; whether the person confirmed."""
    dialog = _ProjectDialog(project, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    with project.edit("Change project properties") as edit:
        edits.change_project(edit, title=dialog.title.text().strip(), zone=dialog.zone.zone)
    return True


class _ProjectDialog(QDialog):
    def __init__(self, project: Project, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Project properties")
        self.setMinimumWidth(460)
        self.title = QLineEdit(project.info.title)
        self.title.setPlaceholderText("The name of the file")
        self.zone = ZoneField(project.info.zone)
        about = QLabel(ABOUT_ZONE)
        about.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow("Title", self.title)
        form.addRow("Time zone", self.zone)
        form.addRow("", about)
        form.addRow(buttons)
