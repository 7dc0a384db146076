"""The life of the open project: new, open, import, save, save as, revert, close - and what can go wrong with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtWidgets import QWidget

from timeline_app.interchange.articles import ArticleFile, UnreadableArticle, read_article
from timeline_app.interchange.importing import add_article_file, import_files
from timeline_app.interchange.registry import FORMATS, export, format_of
from timeline_app.interchange.report import Unusable, counted
from timeline_app.project import edits, project_file, recovery
from timeline_app.project.project import Project
from timeline_app.project.project_file import ChangedOnDisk, NeedsChoice, ProjectFileError, SaveJob
from timeline_app.resources import resource
from timeline_app.ui.asking import Answer, Asking
from timeline_app.ui.picture import SHARP, UnwritablePicture, draw
from timeline_app.ui.settings import Settings

SAMPLE = "samples/daraa.tlproj"
SUFFIX = ".tlproj"
NO_ZONE_YET = "UTC"  # what a new project begins with
WHOLE_PROJECTS = (SUFFIX, ".json")


class Documents(QObject):
    """Holds at most one open project. Whoever shows it listens to `opened` and `closed`."""

    opened = Signal()
    closing = Signal()  # the project is still there; views let go of it now
    closed = Signal()
    saving = Signal(bool)  # a save begins / has ended
    told = Signal(str)  # a sentence for the status bar
    _written = Signal(object)  # the problem, or None; comes from the saving thread

    def __init__(
        self, state: Path, settings: Settings, asking: Asking, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._settings = settings
        self._asking = asking
        self._saving: SaveJob | None = None
        self._written.connect(self._on_written)
        self.project: Project | None = None

    # --- begin ---------------------------------------------------------------------------------------------

    def new(self) -> bool:
        """Begin with an empty project."""
        return self._replace(lambda: project_file.new_project(self.state))

    def adopt(self, project: Project) -> bool:
        """Show a project that is open already; it is closed from here on."""
        return self._replace(lambda: project)

    def open_asked(self) -> bool:
        """Ask which file, and open it."""
        path = self._asking.file_to_open()
        return path is not None and self.open([path])

    def open_sample(self) -> bool:
        """Open a copy of the sample; the sample itself stays as it is."""
        return self._replace(lambda: project_file.open_copy(resource(SAMPLE), self.state))

    def open(self, paths: Sequence[Path]) -> bool:
        """Open a project (a file of it, or all of it as JSON), or import articles into the one that is open."""
        whole = next((path for path in paths if path.suffix.lower() in WHOLE_PROJECTS), None)
        if whole is None:
            return self.import_articles(paths)
        return self._replace(lambda: self._opened(whole.absolute()))

    def offer_unsaved(self) -> bool:
        """Ask about work that an earlier run did not save; whether one of it is open now."""
        found = recovery.unsaved(self.state)
        if not found:
            return False
        chosen, discarded = self._asking.about_unsaved(found)
        for unsaved in discarded:
            recovery.discard(unsaved)
        return chosen is not None and self._replace(lambda: recovery.recover(chosen, self.state))

    # --- articles ------------------------------------------------------------------------------------------

    def import_asked(self) -> bool:
        """Ask for files, and read them as articles."""
        paths = self._asking.articles_to_import()
        return bool(paths) and self.import_articles(paths)

    def import_articles(self, paths: Sequence[Path]) -> bool:
        """Read files as articles of the open project, or of a new one. What cannot be read is told at the end."""
        read: list[ArticleFile] = []
        problems: list[str] = []
        for path in paths:
            try:
                read.append(read_article(path))
            except UnreadableArticle as problem:
                problems.append(str(problem))
        added = self._add(read) if read else []
        if problems:
            kept = (
                f"{counted(len(added), 'article')} of the others imported."
                if added
                else "Nothing was changed."
            )
            self._asking.tell("\n".join(problems[:8]), kept)
        if added:
            self._ask_for_facts(added)
            self.told.emit(f"Imported {', '.join(f'“{found.title}”' for found in read[:3])}")
        return bool(added)

    def paste_asked(self) -> bool:
        """Ask for a text and the facts about it, and add it as an article."""
        pasted = self._asking.pasted_article()
        if pasted is None or (self.project is None and not self.new()):
            return False
        assert self.project is not None
        article, text = pasted
        with self.project.edit("Paste article") as edit:
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
        self._follow_zone()
        return True

    def edit_article(self, article: int) -> None:
        """Ask for the facts about an article."""
        if self.project is not None and self._asking.article_facts(self.project, article):
            self._follow_zone()

    def _ask_for_facts(self, articles: Sequence[int]) -> None:
        """A year is missing without the day of publication: ask for it, where the file did not say."""
        project = self.project
        for article in articles:
            if project is not None and not project.article(article).published:
                self.edit_article(article)

    def _follow_zone(self) -> None:
        """A project whose zone nobody has chosen yet takes that of its only article."""
        project = self.project
        if project is None or project.info.zone != NO_ZONE_YET:
            return
        zones = {article.zone for article in project.articles()} - {"", NO_ZONE_YET}
        if len(zones) == 1:
            with project.edit("Draw the axis in the article's zone") as edit:
                edits.change_project(edit, zone=zones.pop())

    def _add(self, files: Sequence[ArticleFile]) -> list[int]:
        """Add articles to the open project, or to a new one, as one change; their ids."""
        if self.project is None and not self.new():
            return []
        assert self.project is not None
        label = "Import article" if len(files) == 1 else f"Import {len(files)} articles"
        with self.project.edit(label) as edit:
            zone = self.project.info.zone.removeprefix(NO_ZONE_YET)
            return [add_article_file(edit, file, zone=zone) for file in files]

    # --- keep ----------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save in the background, to where the project came from; ask where when it has no file yet."""
        if self.project is None:
            return False
        return self._start_saving(None) if self.project.path is not None else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and save there from now on."""
        if self.project is None:
            return False
        path = self._asking.file_to_save(self._suggestion(SUFFIX))
        return path is not None and self._start_saving(path)

    def export_asked(self) -> bool:
        """Ask for a file, and write the project in the format of its suffix; say what that could not hold."""
        path = self._asking.file_to_export(self._suggestion(".json")) if self.project else None
        if self.project is None or path is None:
            return False
        format = format_of(path)
        if format is None or format.write is None:
            known = ", ".join(suffix for each in FORMATS if each.write for suffix in each.suffixes)
            self._asking.tell(f"{path.suffix or path.name} is no format to export to.", f"There are {known}.")
            return False
        try:
            report = export(self.project, path, format)
        except ProjectFileError as problem:
            self._asking.tell(str(problem))
            return False
        self.told.emit(f"Exported {counted(report.counts.get('event', 0), 'event')} to {path.name}")
        if report.losses:
            self._asking.tell(
                f"{path.name} was written, but it cannot hold everything:", "\n".join(report.losses)
            )
        return True

    def picture_asked(self, view: QWidget) -> bool:
        """Ask for a file, and draw a view into it."""
        path = self._asking.picture_to_write(self._suggestion(".png"))
        if path is None:
            return False
        try:
            draw(view, path, SHARP)
        except UnwritablePicture as problem:
            self._asking.tell(str(problem))
            return False
        self.told.emit(f"Drawn to {path.name}")
        return True

    def revert(self) -> bool:
        """Go back to the saved file, after asking."""
        if not self.can_revert() or self.project is None or self.project.path is None:
            return False
        path = self.project.path
        detail = "What was changed since is lost."
        if not self._asking.confirm(f"Go back to “{path.name}” as it was saved?", detail, "Revert"):
            return False
        try:
            project_file.open_copy(path, self.state).close(discard=True)
        except (ProjectFileError, OSError) as problem:
            self._asking.tell(str(problem), "Your changes are kept; nothing was reverted.")
            return False
        self._close(discard=True)
        return self._replace(lambda: self._opened(path))

    def can_revert(self) -> bool:
        """Whether there is a saved file that differs."""
        return self.project is not None and self.project.path is not None and self.project.modified

    def close(self) -> bool:
        """Close the project, asking about unsaved changes; False when the person cancelled."""
        self.wait_for_save()
        if self.project is None:
            return True
        if not self.project.modified:
            self._close(discard=True)
            return True
        match self._asking.about_changes(self.title()):
            case Answer.CANCEL:
                return False
            case Answer.DISCARD:
                self._close(discard=True)
                return True
        return self.save() and self._close_saved()

    def _close_saved(self) -> bool:
        """Close once the save has ended; False when it failed, which has been told."""
        self.wait_for_save()
        if self.project is None or self.project.modified:
            return False
        self._close(discard=True)
        return True

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._saving is not None

    def abandon(self) -> None:
        """Close without a question and without keeping anything; for pictures of the window."""
        self.wait_for_save()
        self._close(discard=True)

    def title(self) -> str:
        """What the project is called: its title, its file's name, or "Untitled"."""
        if self.project is None:
            return ""
        return self.project.info.title or (self.project.path.stem if self.project.path else "Untitled")

    def wait_for_save(self) -> None:
        """Return when no save is under way; the window stays alive meanwhile."""
        if self._saving is not None:
            loop = QEventLoop()
            self.saving.connect(loop.quit)
            loop.exec()

    def _suggestion(self, suffix: str) -> str:
        path = self.project.path if self.project else None
        return str(path.with_suffix(suffix)) if path else self.title().replace("/", "-") + suffix

    def _opened(self, path: Path) -> Project:
        if path.suffix.lower() != SUFFIX:
            fresh = project_file.new_project(self.state)
            try:
                import_files(fresh, [path])
            except BaseException:
                fresh.close(discard=True)
                raise
            return fresh
        try:
            return project_file.open_project(path, self.state)
        except NeedsChoice as choice:
            ways = ("Open without the leftover changes", "Open with them")
            answer = self._asking.choose(str(choice), "The files themselves stay as they are.", ways)
            if answer is None:
                raise _Cancelled from choice
            return project_file.open_project(path, self.state, journal=("without", "with")[answer])

    def _replace(self, opened: Callable[[], Project]) -> bool:
        """Open another project in place of this one; when it cannot be opened this one stays."""
        try:
            fresh = opened()
        except _Cancelled:
            return False
        except (ProjectFileError, Unusable, OSError) as problem:
            self._asking.tell(str(problem))
            return False
        if not self.close():
            fresh.close(discard=True)
            return False
        self.project = fresh
        if fresh.path is not None:
            self._settings.add_recent(fresh.path)
        self.opened.emit()
        return True

    def _close(self, *, discard: bool) -> None:
        if self.project is not None:
            self.closing.emit()
            project, self.project = self.project, None
            project.close(discard=discard)
            self.closed.emit()

    def _start_saving(self, path: Path | None) -> bool:
        self.wait_for_save()
        if self.project is None:
            return False
        try:
            job = SaveJob.prepare(self.project, path)
        except ChangedOnDisk as problem:
            return self._save_elsewhere(problem)
        except (ProjectFileError, OSError) as problem:
            self._asking.tell(str(problem), "Your changes are kept in the working copy.")
            return False
        self._saving = job
        self.saving.emit(True)
        Thread(target=self._write, args=(job,), name="save").start()
        return True

    def _write(self, job: SaveJob) -> None:
        """Run in a thread of its own; whatever goes wrong comes back to the window."""
        problem: Exception | None = None
        try:
            job.run()
        except Exception as error:
            problem = error
        self._written.emit(problem)

    def _on_written(self, problem: Exception | None) -> None:
        job, self._saving = self._saving, None
        if job is None or self.project is None:
            return
        if problem is None:
            job.finish(self.project)
            if self.project.path is not None:
                self._settings.add_recent(self.project.path)
                self.told.emit(f"Saved to {self.project.path.name}")
        self.saving.emit(False)
        if isinstance(problem, ChangedOnDisk):
            self._save_elsewhere(problem)
        elif problem is not None:
            self._asking.tell(
                str(problem), "The saved file is as it was; your changes are kept in the working copy."
            )

    def _save_elsewhere(self, problem: ChangedOnDisk) -> bool:
        choice = self._asking.choose(
            str(problem), "Nothing was overwritten.", ("Save a copy under another name…",)
        )
        return choice == 0 and self.save_as()


class _Cancelled(Exception):
    """The person changed their mind."""
