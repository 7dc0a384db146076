"""Articles come into the project: from files, from the clipboard, and with the facts that dates are read from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timeline_app.interchange.articles import ArticleFile, UnreadableArticle, read_article
from timeline_app.interchange.importing import add_article_file
from timeline_app.interchange.report import counted
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.errors import ProjectFileError
from timeline_app.project.project import Project
from timeline_app.ui.asking import Asking
from timeline_app.ui.documents import Documents

NO_ZONE_YET = "UTC"  # what a new project begins with
MOST_PROBLEMS = 8  # told one by one


class Intake(QObject):
    """Adds articles to the open project; where none is open, to a new one."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(self, documents: Documents, asking: Asking) -> None:
        super().__init__(documents)
        self._documents = documents
        self._asking = asking

    def ask_for_files(self) -> bool:
        """Ask for files, and read them as articles."""
        paths = self._asking.articles_to_import()
        return bool(paths) and self.read(paths)

    def read(self, paths: Sequence[Path]) -> bool:
        """Read files as articles, as one change. What cannot be read is told at the end."""
        read: list[ArticleFile] = []
        problems: list[str] = []
        for path in paths:
            try:
                read.append(read_article(path))
            except UnreadableArticle as problem:
                problems.append(str(problem))
        try:
            added = self._add(read) if read else []
        except ProjectFileError as problem:  # a project to be looked at only, a full disk
            self._asking.tell(str(problem), "Nothing was imported.")
            return False
        if problems:
            others = f"Of the others, {counted(len(added), 'article')} came in."
            self._asking.tell(
                "\n".join(problems[:MOST_PROBLEMS]), others if added else "Nothing was changed."
            )
        for article in added:
            self._ask_for_date(article)
        if added:
            self.told.emit(f"Imported {', '.join(f'“{found.title}”' for found in read[:3])}")
        return bool(added)

    def paste(self) -> bool:
        """Ask for a text and the facts about it, and add it as an article."""
        pasted = self._asking.pasted_article()
        project = self._project() if pasted is not None else None
        if pasted is None or project is None:
            return False
        article, text = pasted
        try:
            with project.edit("Paste article") as edit:
                edits.add_article(
                    edit,
                    article.title,
                    text,
                    publisher=article.publisher,
                    author=article.author,
                    url=article.url,
                    published=article.published,
                    zone=article.zone,
                )
                _follow_zone(edit)
        except ProjectFileError as problem:
            self._asking.tell(str(problem), "Nothing was added.")
            return False
        return True

    def edit_facts(self, article: int) -> None:
        """Ask for the facts about an article."""
        project = self._documents.project
        if project is not None and self._asking.article_facts(project, article):
            with project.edit("Draw the axis in the article’s zone") as edit:
                _follow_zone(edit)

    def _ask_for_date(self, article: int) -> None:
        """Without the day of publication a date has no year: ask for it, where the file did not say."""
        project = self._documents.project
        if project is not None and not project.article(article).published:
            self.edit_facts(article)

    def _add(self, files: Sequence[ArticleFile]) -> list[int]:
        project = self._project()
        if project is None:
            return []
        label = "Import article" if len(files) == 1 else f"Import {len(files)} articles"
        zone = project.info.zone.removeprefix(NO_ZONE_YET)
        with project.edit(label) as edit:
            return [add_article_file(edit, file, zone=zone) for file in files]

    def _project(self) -> Project | None:
        """The open project, or a new one."""
        if self._documents.project is None:
            self._documents.new()
        return self._documents.project


def _follow_zone(edit: Edit) -> None:
    """A project whose zone nobody has chosen yet takes that of its articles, where they have one."""
    zones = {article.zone for article in edit.project.articles()} - {"", NO_ZONE_YET}
    if edit.project.info.zone == NO_ZONE_YET and len(zones) == 1:
        edits.change_project(edit, zone=zones.pop())
