"""The life of the open project: new, open, save, save as, revert, close - and what can go wrong with each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QEventLoop, QObject, Signal

from timeline_app.interchange.articles import UnreadableArticle
from timeline_app.interchange.importing import import_files
from timeline_app.interchange.report import Unusable
from timeline_app.project import project_file, recovery
from timeline_app.project.project import Project
from timeline_app.project.project_file import (
    ChangedOnDisk,
    NeedsChoice,
    OpenCancelled,
    ProjectFileError,
    SaveJob,
)
from timeline_app.project.reading import Journal, is_project
from timeline_app.resources import resource
from timeline_app.timeline.content import Content
from timeline_app.ui.asking import Answer, Asking
from timeline_app.ui.away import Away
from timeline_app.ui.merging import Merging
from timeline_app.ui.open_job import OpenJob
from timeline_app.ui.settings import Settings

SAMPLE = "samples/daraa.tlproj"
SUFFIX = ".tlproj"
WHOLE_PROJECTS = (SUFFIX, ".json")


def is_whole_project(path: Path) -> bool:
    """Whether to open a file as a project rather than to read it as an article."""
    return path.suffix.lower() in WHOLE_PROJECTS or is_project(path)


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
        self.away: Away = Away(self)
        self.project: Project | None = None
        self.merging: Merging = Merging(self, asking)
        self.content: Content | None = None
        """What was read of the project already; there only while `opened` is told."""

    # --- begin ---------------------------------------------------------------------------------------------

    def new(self) -> bool:
        """Begin with an empty project."""
        return self._replace(lambda: project_file.new_project(self.state))

    def adopt(self, project: Project) -> bool:
        """Show a project that is open already; it is closed from here on."""
        return self._replace(lambda: project)

    def open_sample(self) -> bool:
        """Open a copy of the sample; the sample itself stays as it is."""
        return self._replace(lambda: project_file.open_copy(resource(SAMPLE), self.state))

    def open(self, path: Path) -> bool:
        """Open a project file, or a whole project as JSON (which then has no file yet)."""
        return self._replace(lambda: self._opened(path.absolute()))

    def offer_unsaved(self) -> bool:
        """Ask about work that an earlier run did not save; whether one of it is open now."""
        found = recovery.unsaved(self.state)
        if not found:
            return False
        chosen, discarded = self._asking.about_unsaved(found)
        for unsaved in discarded:
            recovery.discard(unsaved)
        return chosen is not None and self._replace(lambda: recovery.recover(chosen, self.state))

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
        path = self._asking.file_to_save(self.suggestion(SUFFIX))
        return path is not None and self._start_saving(path)

    def revert(self) -> bool:
        """Go back to the saved file, after asking."""
        if not self.can_revert() or self.project is None or self.project.path is None:
            return False
        path = self.project.path
        detail = "What was changed since is lost."
        if not self._asking.confirm(f"Go back to “{path.name}” as it was saved?", detail, "Revert"):
            return False
        if self.is_busy():
            return False
        try:
            looked_at = f"Checking “{path.name}”"
            self.away.run(
                looked_at, lambda _tell: project_file.open_copy(path, self.state).close(discard=True)
            )
        except (ProjectFileError, OSError) as problem:
            self._asking.tell(str(problem), "Your changes are kept; nothing was reverted.")
            return False
        self._close(discard=True)
        return self._replace(lambda: self._opened(path))

    def can_revert(self) -> bool:
        """Whether there is a saved file that differs."""
        return self.project is not None and self.project.path is not None and self.project.modified

    def close(self) -> bool:
        """Close the project, asking about unsaved changes; False when the person cancelled, or it is being edited."""
        if self.away.is_here and self.is_busy():
            return False
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

    def suggestion(self, suffix: str) -> str:
        """A file name for the project with this suffix."""
        path = self.project.path if self.project else None
        return str(path.with_suffix(suffix)) if path else self.title().replace("/", "-") + suffix

    def wait_for_save(self) -> None:
        """Return when no save is under way; the window stays alive meanwhile."""
        if self._saving is not None:
            loop = QEventLoop()
            self.saving.connect(loop.quit)
            loop.exec()

    def _opened(self, path: Path) -> Project:
        if path.suffix.lower() != SUFFIX and not is_project(path):
            fresh = project_file.new_project(self.state)
            try:
                import_files(fresh, [path])
            except BaseException:
                fresh.close(discard=True)
                raise
            return fresh
        try:
            return self._open_away(path)
        except NeedsChoice as choice:
            ways = ("Open without the leftover changes", "Open with them")
            answer = self._asking.choose(str(choice), "The files themselves stay as they are.", ways)
            if answer is None:
                raise OpenCancelled("The opening was called off.") from choice
            journals: tuple[Journal, Journal] = ("without", "with")
            return self._open_away(path, journals[answer])

    def _open_away(self, path: Path, journal: Journal | None = None) -> Project:
        """Open a file in a thread of its own. Raises as `open_project` does, and OpenCancelled."""
        job = OpenJob(path, self.state, journal)
        prepared = self.away.run(f"Opening “{path.name}”", job.run, job.cancel)
        if job.is_cancelled:  # when it was done already
            prepared.copy.close(remove=True)
            raise OpenCancelled("The opening was called off.")
        self.content = prepared.content
        return Project(prepared.copy)

    def is_busy(self) -> bool:
        """Whether something is being opened; then that is told."""
        if self.away.doing:
            self.told.emit(f"{self.away.doing} goes on; this can be done when it is over.")
        return bool(self.away.doing)

    def _replace(self, opened: Callable[[], Project]) -> bool:
        """Open another project in place of this one; when it cannot be opened this one stays."""
        if self.is_busy():
            return False
        try:
            fresh = opened()
        except OpenCancelled:
            return False
        except (ProjectFileError, Unusable, UnreadableArticle, OSError) as problem:
            self._asking.tell(str(problem))
            return False
        content, self.content = self.content, None
        if not self.close():
            fresh.close(discard=True)
            return False
        self.project, self.content = fresh, content
        if fresh.path is not None:
            self._settings.add_recent(fresh.path)
        self.opened.emit()
        self.content = None
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
        path = self.project.path if self.project is not None else None
        can_merge = path is not None and is_project(path)
        ways = (*(("Merge what is in it, and save",) if can_merge else ()), "Save a copy under another name…")
        choice = self._asking.choose(str(problem), "Nothing was overwritten.", ways)
        if choice == 0 and path is not None and can_merge:
            return self.merging.merge(path) and self.save()
        return choice is not None and self.save_as()
