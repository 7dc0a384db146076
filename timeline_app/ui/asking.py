"""Questions to the person at the screen: the dialogs that the flow of files needs, in one place.

The flow takes an `Asking`, so that a test can answer with its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from timeline_app.interchange.registry import FORMATS
from timeline_app.model.records import Article
from timeline_app.project.merge_plan import Side
from timeline_app.project.project import Project
from timeline_app.project.recovery import Unsaved
from timeline_app.ui.article_dialogs import edit_properties, paste_article
from timeline_app.ui.merge_dialog import MergeDialog
from timeline_app.ui.merge_table import Choice
from timeline_app.ui.recovery_dialog import RecoveryDialog

PROJECTS = "Timeline projects (*.tlproj)"
ARTICLES = "Articles (*.txt *.md *.html *.htm);;All files (*)"
EXPORTS = ";;".join(f"{f.title} (*{f.suffixes[0]})" for f in FORMATS if f.write)
PICTURES = "Picture (*.png);;Drawing (*.svg)"


class Answer(StrEnum):
    """What to do about unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Asking:
    """Asks with Qt's own dialogs, on top of one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def about_changes(self, title: str, note: str = "") -> Answer:
        """Whether to save what was changed before it is closed."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Save the changes?")
        box.setText(f"Save the changes to “{title}” first?")
        box.setInformativeText(note or "Discarded changes are gone for good.")
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answers = {buttons.Save: Answer.SAVE, buttons.Discard: Answer.DISCARD}
        return answers.get(QMessageBox.StandardButton(box.exec()), Answer.CANCEL)

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """Whether to go on; `yes` is the word on the button that does."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Timeline Annotator")
        box.setText(question)
        box.setInformativeText(detail)
        go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(go)
        box.exec()
        return box.clickedButton() is go

    def choose(self, question: str, detail: str, choices: tuple[str, ...]) -> int | None:
        """Which of several ways to go, as an index; None = cancelled."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Timeline Annotator")
        box.setText(question)
        box.setInformativeText(detail)
        buttons = [box.addButton(choice, QMessageBox.ButtonRole.AcceptRole) for choice in choices]
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        clicked = box.clickedButton()
        return buttons.index(clicked) if clicked in buttons else None

    def tell(self, problem: str, detail: str = "") -> None:
        """Say what happened, what was kept, and what to do."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Timeline Annotator")
        box.setText(problem)
        box.setInformativeText(detail)
        box.exec()

    def about_unsaved(self, found: Sequence[Unsaved]) -> tuple[Unsaved | None, list[Unsaved]]:
        """Which unsaved work to go on with, if any, and which to discard for good."""
        dialog = RecoveryDialog(found, self._parent)
        dialog.exec()
        return dialog.chosen, dialog.discarded

    def file_to_merge(self) -> Path | None:
        """Another copy of the project."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "Merge with another copy", "", PROJECTS)
        return Path(name) if name else None

    def about_merge(
        self, name: str, summary: str, incoming: Sequence[str], choices: Sequence[Choice]
    ) -> list[Side] | None:
        """Whether to take in what comes from a file, and whose side counts in each conflict; None = not at all."""
        dialog = MergeDialog(name, summary, incoming, choices, self._parent)
        return dialog.sides if dialog.exec() == QDialog.DialogCode.Accepted else None

    def article_facts(self, project: Project, article: int) -> bool:
        """What is known about an article; whether the person confirmed."""
        return edit_properties(project, article, self._parent)

    def pasted_article(self) -> tuple[Article, str] | None:
        """A text from the clipboard, and the facts about it."""
        return paste_article(self._parent)

    def file_to_open(self) -> Path | None:
        """A project, or an article to begin one with."""
        kinds = "Projects and articles (*.tlproj *.json *.txt *.md *.html *.htm);;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self._parent, "Open", "", kinds)
        return Path(name) if name else None

    def articles_to_import(self) -> list[Path]:
        """Files to read as articles."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, "Import articles", "", ARTICLES)
        return [Path(name) for name in names]

    def file_to_save(self, suggestion: str) -> Path | None:
        """Where to save the project, with its suffix."""
        return self._to_write("Save the project", suggestion, PROJECTS, ".tlproj")

    def file_to_export(self, suggestion: str) -> Path | None:
        """Where to export the events."""
        return self._to_write("Export the events", suggestion, EXPORTS, ".json")

    def picture_to_write(self, suggestion: str) -> Path | None:
        """Where to draw the timeline."""
        return self._to_write("Save a picture of the timeline", suggestion, PICTURES, ".png")

    def _to_write(self, title: str, suggestion: str, kinds: str, suffix: str) -> Path | None:
        name, kind = QFileDialog.getSaveFileName(self._parent, title, suggestion, kinds)
        if not name:
            return None
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(kind.rpartition("*")[2].rstrip(")") or suffix)
            if path.exists() and not self.confirm(
                f"Replace {path.name}?", f"It is in {path.parent}.", "Replace"
            ):
                return None
        return path


class Unattended(Asking):
    """Where nobody can be asked: tells its news as lines of text, and declines everything else."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say

    def about_changes(self, title: str, note: str = "") -> Answer:
        """Go on; what was not saved is offered at the next start."""
        return Answer.CANCEL

    def about_unsaved(self, found: Sequence[Unsaved]) -> tuple[Unsaved | None, list[Unsaved]]:
        """Leave it for later."""
        return None, []

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        """No."""
        return False

    def choose(self, question: str, detail: str, choices: tuple[str, ...]) -> int | None:
        """None of them, but say what there was to choose."""
        self.tell(question)
        return None

    def tell(self, problem: str, detail: str = "") -> None:
        """Say the problem in one line."""
        self._say(problem)

    def about_merge(
        self, name: str, summary: str, incoming: Sequence[str], choices: Sequence[Choice]
    ) -> list[Side] | None:
        """Merge nothing."""
        return None

    def article_facts(self, project: Project, article: int) -> bool:
        """Leave them as they are."""
        return False
