"""A deadline (a line across all tracks) or an era (a shaded stretch): title, date and colour."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from timeline_app.model.records import Marker
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.color_box import ColorBox
from timeline_app.ui.widgets.dating import Frame
from timeline_app.ui.widgets.when_field import WhenField

ABOUT = "A moment becomes a line across all tracks, a span (“2011/2018”) a shaded era."


def edit_marker(
    project: Project, appearance: Appearance, parent: QWidget, marker: Marker | None = None
) -> bool:
    """Ask for a new marker, or for changes to one that is there; whether something was done."""
    dialog = MarkerDialog(project, appearance, parent, marker)
    if project.read_only or dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    when = dialog.when.line.reading()
    if marker is not None and dialog.is_deleted:
        with project.edit("Delete marker") as edit:
            edits.delete_marker(edit, marker.id)
    elif when is not None:
        title, color = dialog.title.text().strip(), dialog.color.color
        with project.edit("Change marker" if marker else "Add marker") as edit:
            if marker is None:
                edits.add_marker(edit, title, when, color)
            else:
                edits.change_marker(edit, marker.id, title=title, when=when, color=color)
    return True


class MarkerDialog(QDialog):
    """Can be accepted once the date can be read."""

    def __init__(
        self, project: Project, appearance: Appearance, parent: QWidget, marker: Marker | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Deadline or era")
        self.setMinimumWidth(460)
        self.is_deleted = False
        self.title = QLineEdit(marker.title if marker else "")
        self.title.setPlaceholderText("Deadline")
        self.title.setAccessibleName("Title")
        self.when = WhenField(appearance)
        self.when.line.set_when(marker.when if marker else None, Frame(zone=project.info.zone))
        self.color = ColorBox(appearance.theme, marker.color if marker else "red")
        about = QLabel(ABOUT)
        about.setWordWrap(True)
        about.setEnabled(False)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        if marker is not None:
            delete = QPushButton("Delete")
            delete.setAutoDefault(False)
            delete.clicked.connect(self._delete)
            self._buttons.addButton(delete, QDialogButtonBox.ButtonRole.DestructiveRole)
        self._form = form = QFormLayout(self)
        form.addRow("Title", self.title)
        form.addRow("When", self.when)
        form.addRow("Colour", self.color)
        form.addRow("", about)
        form.addRow(self._buttons)
        self.when.line.read.connect(self._check)
        self.when.line.read.connect(lambda: QTimer.singleShot(0, self, self._grow))
        self.when.line.entered.connect(self._buttons.button(QDialogButtonBox.StandardButton.Ok).click)
        self._check()

    def _check(self) -> None:
        ready = self.when.line.reading() is not None and not self.when.line.error
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)

    def _grow(self) -> None:
        """Make room for what is asked about the date."""
        needed = self._form.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def _delete(self) -> None:
        self.is_deleted = True
        self.accept()
