"""Articles come into the project: from files, from the clipboard, and with the facts that dates are read from."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from timeline_app.interchange.draft import ImportCancelled
from timeline_app.interchange.importing import Wish, add_wished
from timeline_app.interchange.incoming import Alike, Incoming, text_alike
from timeline_app.interchange.report import counted
from timeline_app.model.text import clean
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.errors import ProjectFileError
from timeline_app.project.project import Project
from timeline_app.ui.asking import Asking
from timeline_app.ui.documents import Documents
from timeline_app.ui.reading_job import ReadingJob

NO_ZONE_YET = "UTC"  # what a new project begins with
MOST_ASKED = 3  # of so many articles at once each is asked when it came out
BOOK_WAYS = ("An article for each chapter", "One article")
ALIKE_WAYS = ("Add it as an article of its own", "Add it as a new version")


class Intake(QObject):
    """Adds articles to the open project; where none is open, to a new one."""

    told = Signal(str)  # a sentence for the status bar
    came = Signal(object)  # the first article that came in
    correction_came = Signal(object, str, object, str, object)
    """A text that is to be a new version: of which article, its file (or None), title ("" = the file's) and facts."""

    def __init__(self, documents: Documents, asking: Asking) -> None:
        super().__init__(documents)
        self._documents = documents
        self._asking = asking

    def ask_for_files(self) -> bool:
        """Ask for files, and read them as articles."""
        paths = self._asking.articles_to_import()
        return bool(paths) and self.read(paths)

    def read(self, paths: Sequence[Path]) -> bool:
        """Read files as articles, and take in what is wished for as one change."""
        if self._documents.is_busy():
            return False
        try:
            found = self._found(paths)
            wishes = self._wishes(found) if found else None
            if wishes is None or not any(wishes):
                return False
            pairs = list(zip(found, wishes, strict=True))
            corrections = [(each, wish) for each, wish in pairs if wish and _corrects(each, wish)]
            plain = [wish if wish and not _corrects(each, wish) else None for each, wish in pairs]
            added = self._add(found, plain) if any(plain) else []
        except ImportCancelled:
            self.told.emit("Nothing was imported")
            return False
        except (ProjectFileError, sqlite3.Error) as problem:  # a project to be looked at only, a full disk
            self._asking.tell(str(problem), "Nothing was imported.")
            return False
        self._tell_of(found, added)
        if added:
            self.came.emit(added[0])
        for article in added if len(added) <= MOST_ASKED else ():
            self._ask_for_date(article)
        for each, wish in corrections:
            self._correct(each, wish)
        return bool(added or corrections)

    def paste(self) -> bool:
        """Add the files on the clipboard; or ask for a text and the facts about it, and add it as an article."""
        copied = _copied_files()
        if copied:
            return self.read(copied)
        pasted = self._asking.pasted_article()
        project = self._project() if pasted is not None else None
        if pasted is None or project is None:
            return False
        article, text = pasted
        alike = text_alike(text, project.working.database)
        way = 0 if alike is None else self._way_of_alike(alike)
        if way is None:
            return False
        if alike is not None and way == 1:
            facts = edits.ArticleFacts(
                publisher=article.publisher,
                author=article.author,
                url=article.url,
                published=article.published,
                zone=article.zone,
            )
            self.correction_came.emit(alike.article, text, None, article.title, facts)
            return True
        try:
            with project.edit("Paste article") as edit:
                added = edits.add_article(
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
        self.came.emit(added)
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

    def _found(self, paths: Sequence[Path]) -> list[Incoming]:
        """What is in the files; of a book, what the person wants of it. Raises ImportCancelled."""
        found = self._read_away(paths)
        sizes = Counter(each.path for each in found)
        whole: set[Path] = set()
        for path in (path for path in dict.fromkeys(paths) if sizes[path] > 1):
            way = self._asking.choose(
                f"{path.name} is a book of {sizes[path]} chapters.",
                "Dates and passages are found more easily in shorter articles.",
                BOOK_WAYS,
            )
            if way is None:
                raise ImportCancelled
            if way == 1:
                whole.add(path)
        return self._read_away(paths, frozenset(whole)) if whole else found

    def _read_away(self, paths: Sequence[Path], whole: frozenset[Path] = frozenset()) -> list[Incoming]:
        project = self._documents.project
        paths = list(dict.fromkeys(paths))
        job = ReadingJob(paths, None if project is None else project.working.database, whole)
        words = f"Reading “{paths[0].name}”" if len(paths) == 1 else f"Reading {len(paths)} files"
        found = self._documents.away.run(words, job.run, job.cancel)
        if self._documents.project is not project:  # closed meanwhile
            raise ImportCancelled
        return found

    def _wishes(self, found: Sequence[Incoming]) -> Sequence[Wish | None] | None:
        """How each text shall come in: asked where there is something to choose or to tell."""
        if len(found) > 1:
            return self._asking.about_incoming(found)
        (each,) = found
        if each.problem:
            self._asking.tell(each.problem, "Nothing was changed.")
            return None
        if each.alike is not None and each.alike.is_same:
            what = f"The text of {each.path.name} is in the project already, as “{each.alike.title}”."
            self._asking.tell(what, "Nothing was changed.")
            return None
        is_plain = each.alike is None and each.article is not None and not each.article.doubtful
        return [Wish()] if is_plain else self._asking.about_incoming(found)

    def _add(self, found: Sequence[Incoming], wishes: Sequence[Wish | None]) -> list[int]:
        project = self._project()
        if project is None:
            return []
        count = sum(wish is not None for wish in wishes)
        zone = project.info.zone.removeprefix(NO_ZONE_YET)
        with project.edit("Import article" if count == 1 else f"Import {count} articles") as edit:
            ids = add_wished(edit, found, wishes, zone=zone)
        return [id for id in ids if id is not None]

    def _correct(self, found: Incoming, wish: Wish) -> None:
        """Hand a text that corrects an article to whoever moves the passages."""
        if found.article is not None and found.alike is not None:
            text = found.article.text if wish.text is None else clean(wish.text)
            self.correction_came.emit(found.alike.article, text, found.article, "", {})

    def _tell_of(self, found: Sequence[Incoming], added: Sequence[int]) -> None:
        project = self._documents.project
        if project is None or not added:
            return
        titles = [f"“{project.article(id).title}”" for id in added]
        told = f"Imported {', '.join(titles) if len(titles) <= 3 else counted(len(titles), 'article')}"
        losses = [loss for each in found if each.article is not None for loss in each.article.losses]
        self.told.emit(f"{told}. {losses[0]}" if len(found) == 1 and losses else told)

    def _way_of_alike(self, alike: Alike) -> int | None:
        """What to do with a pasted text that is nearly that of an article, as an index of `ALIKE_WAYS`."""
        if alike.is_same:
            self._asking.tell(
                f"This text is in the project already, as “{alike.title}”.", "Nothing was added."
            )
            return None
        question = f"This text is {alike.percent} % the same as “{alike.title}”."
        return self._asking.choose(question, "Nothing was added so far.", ALIKE_WAYS)

    def _project(self) -> Project | None:
        """The open project, or a new one."""
        if self._documents.project is None:
            self._documents.new()
        return self._documents.project


def _corrects(found: Incoming, wish: Wish) -> bool:
    """Whether a text is wished for as a new version of an article that is in the project."""
    return wish.as_version and found.alike is not None and found.alike.before is None


def _copied_files() -> list[Path]:
    """The files that were copied in a file manager."""
    copied: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where the clipboard is empty
    urls = copied.urls() if copied is not None and copied.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _follow_zone(edit: Edit) -> None:
    """A project whose zone nobody has chosen yet takes that of its articles, where they have one."""
    zones = {article.zone for article in edit.project.articles()} - {"", NO_ZONE_YET}
    if edit.project.info.zone == NO_ZONE_YET and len(zones) == 1:
        edits.change_project(edit, zone=zones.pop())
