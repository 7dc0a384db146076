"""The way of a corrected article into the project: its text, what becomes of the passages, one change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from timeline_app.interchange.articles import ArticleFile
from timeline_app.interchange.corrections import facts_of, own_title, summary
from timeline_app.project import edits
from timeline_app.project.article_versions import add_version, plan_version, versions
from timeline_app.project.errors import ProjectFileError
from timeline_app.project.project import Project
from timeline_app.ui.asking import Asking
from timeline_app.ui.documents import Documents
from timeline_app.ui.theme import Appearance
from timeline_app.ui.versions.compare_dialog import CompareDialog
from timeline_app.ui.versions.preview_dialog import PreviewDialog
from timeline_app.ui.versions.source_dialog import SourceDialog


class Correcting(QObject):
    """Asks for new versions of articles and compares them, on top of one window."""

    told = Signal(str)  # a sentence for the status bar
    added = Signal(object)  # the id of a new version

    def __init__(self, documents: Documents, asking: Asking, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents, self._asking, self._appearance, self._window = documents, asking, appearance, parent

    def ask_for_version(self, article: int | None) -> bool:
        """Ask for the corrected text of an article, and go on as `correct` does."""
        project = self._editable()
        if project is None or article is None:
            return False
        newest = versions(project.articles(), article)[-1]
        dialog = SourceDialog(newest, project.text(newest.id), self._asking, self._window)
        dialog.finished.connect(dialog.deleteLater)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        facts = dialog.facts.facts()
        return self.correct(newest.id, dialog.text(), dialog.file, facts.pop("title", ""), facts)

    def correct(
        self,
        article: int,
        text: str,
        file: ArticleFile | None = None,
        title: str = "",
        facts: edits.ArticleFacts | None = None,
    ) -> bool:
        """Show what a new text does to the passages of an article; add it as its newest version if the person agrees.

        `file` is what the text came from; `title` and `facts` win over what that says about itself.
        """
        project = self._editable()
        if project is None:
            return False
        newest = versions(project.articles(), article)[-1]
        plan = plan_version(project, newest.id, text)
        dialog = PreviewDialog(plan, project, self._appearance.theme, self._window)
        dialog.finished.connect(dialog.deleteLater)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        said: edits.ArticleFacts = facts_of(file) if file is not None else {}
        if facts is not None:
            said.update(facts)
        try:
            with project.edit(f"Add a new version of “{plan.article.title}”") as edit:
                made = add_version(
                    edit,
                    plan,
                    dialog.decisions.result(),
                    settled=dialog.decisions.settled(),
                    title=title or (own_title(file) if file is not None else ""),
                    original=file.original if file is not None else None,
                    original_name=file.original_name if file is not None else "",
                    media_type=file.media_type if file is not None else "text/plain",
                    **said,
                )
        except ProjectFileError as problem:
            self._asking.tell(str(problem), "Nothing was added.")
            return False
        self.told.emit(f"New version of “{plan.article.title}”: {summary(plan)}")
        self.added.emit(made)
        return True

    def compare(self, article: int | None) -> None:
        """Show what differs between the versions of an article."""
        project = self._documents.project
        if project is None or article is None:
            return
        if len(found := versions(project.articles(), article)) > 1:
            dialog = CompareDialog(project, found, article, self._appearance.theme, self._window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.exec()

    def _editable(self) -> Project | None:
        project = self._documents.project
        if project is not None and project.read_only:
            self._asking.tell(project.read_only)
            return None
        return project
