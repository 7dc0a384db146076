"""The question at the start: there is work that was never saved - go on with it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.interchange.report import counted
from timeline_app.project.recovery import Unsaved


class RecoveryDialog(QDialog):
    """Lists working copies that are ahead of their files; each can be opened or discarded, or left for later."""

    def __init__(self, found: Sequence[Unsaved], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Unsaved work was found")
        self.resize(560, 300)
        self.chosen: Unsaved | None = None
        self.discarded: list[Unsaved] = []
        heading = QLabel("The program ended before this work was saved. Nothing of it is lost.")
        heading.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName("Unsaved projects")
        self._list.setSpacing(2)
        for unsaved in found:
            item = QListWidgetItem(describe(unsaved))
            item.setData(Qt.ItemDataRole.UserRole, unsaved)
            self._list.addItem(item)
        self._list.itemActivated.connect(lambda _item: self._open())
        buttons = QDialogButtonBox()
        self._open_button = buttons.addButton("Open", QDialogButtonBox.ButtonRole.AcceptRole)
        self._discard_button = buttons.addButton("Discard", QDialogButtonBox.ButtonRole.DestructiveRole)
        later = buttons.addButton("Ask me later", QDialogButtonBox.ButtonRole.RejectRole)
        self._open_button.setDefault(True)
        self._open_button.clicked.connect(self._open)
        self._discard_button.clicked.connect(self._discard)
        later.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self._list)
        layout.addWidget(buttons)
        self._list.setCurrentRow(0)

    def _current(self) -> Unsaved | None:
        found = self._list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Unsaved) else None

    def _open(self) -> None:
        self.chosen = self._current()
        self.accept()

    def _discard(self) -> None:
        if (unsaved := self._current()) is not None:
            self.discarded.append(unsaved)
            self._list.takeItem(self._list.currentRow())
        if self._list.count() == 0:
            self.accept()


def describe(unsaved: Unsaved) -> str:
    """Which project, how much of it was not saved, and what was done last."""
    when = datetime.fromtimestamp(unsaved.time_us / 1_000_000)
    name = unsaved.title or (unsaved.path.stem if unsaved.path else "Untitled project")
    where = str(unsaved.path) if unsaved.path else "never saved to a file"
    return (
        f"{name}  ({where})\n{counted(unsaved.changes, 'change')}, "
        f"the last on {when.day} {when:%B %Y at %H:%M}: {unsaved.last_label}"
    )
