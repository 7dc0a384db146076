"""The files that articles came from, for programs that show them: read-only copies, never run, never trusted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

from PySide6.QtCore import QCoreApplication, QObject, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from timeline_app.interchange.article_formats import BOOK, MARKDOWN, OPEN_DOCUMENT, PDF, TEXT, WORD
from timeline_app.interchange.writing import written_bytes
from timeline_app.model.records import Article
from timeline_app.project.errors import ProjectFileError
from timeline_app.ui.asking import Asking
from timeline_app.ui.documents import Documents

_OPENED = (TEXT, MARKDOWN, PDF, WORD, OPEN_DOCUMENT, BOOK)
"""What is handed to other programs. Web pages and messages are not: what shows them runs scripts and asks the web."""
_ODD = re.compile(r"[^\w.() -]")
_LONGEST_NAME = 80


def has_original(article: Article | None) -> bool:
    """Whether the file that it came from was kept."""
    return article is not None and bool(article.original_sha256)


def can_be_opened(article: Article | None) -> bool:
    """Whether its original is of a kind that another program may show."""
    return (
        article is not None
        and has_original(article)
        and article.media_type in {each.media_type for each in _OPENED}
    )


def name_for(article: Article) -> str:
    """A file name for the original: without folders, with a suffix of its kind, whatever its name was."""
    suffixes = next((each.suffixes for each in _OPENED if each.media_type == article.media_type), ("",))
    name = PureWindowsPath(article.original_name).name  # knows both kinds of slashes
    stem, _, suffix = name.rpartition(".")
    if f".{suffix.lower()}" not in suffixes:
        stem, suffix = name, suffixes[0].removeprefix(".")
    stem = _ODD.sub("_", stem).strip(" .")[:_LONGEST_NAME] or "original"
    return f"{stem}.{suffix}" if suffix else stem


class Originals(QObject):
    """Opens and saves originals; its copies go when the program does."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(
        self,
        documents: Documents,
        asking: Asking,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(documents)
        self._documents = documents
        self._asking = asking
        self._open_url = open_url
        self._folder: QTemporaryDir | None = None

    def open(self, article: Article | None) -> bool:
        """Hand a read-only copy to the system's program for its kind; others are saved."""
        if article is None or not can_be_opened(article):
            return self.save_as(article)
        try:
            path = self._copy(article)
        except (ProjectFileError, OSError) as problem:
            self._asking.tell(str(problem), "The original was not opened.")
            return False
        if not self._open_url(QUrl.fromLocalFile(str(path))):
            self._asking.tell(
                f"No program on this computer shows {path.name}.",
                "“Save the original as…” gives you the file.",
            )
            return False
        self.told.emit(f"Opened a copy of {path.name}; what is changed in it changes nothing here")
        return True

    def save_as(self, article: Article | None) -> bool:
        """Ask where, and write the original there as it was."""
        data = self._data(article)
        if article is None or data is None:
            return False
        name = PureWindowsPath(article.original_name).name or name_for(article)
        path = self._asking.original_to_write(name)
        if path is None:
            return False
        try:
            with written_bytes(path) as file:
                file.write(data)
        except ProjectFileError as problem:
            self._asking.tell(str(problem))
            return False
        self.told.emit(f"Saved the original to {path.name}")
        return True

    def _data(self, article: Article | None) -> bytes | None:
        """The original; None, which is told, where there is none."""
        project = self._documents.project
        if project is None or article is None:
            return None
        try:
            data = project.original(article.id)
        except ProjectFileError as problem:
            self._asking.tell(str(problem))
            return None
        if data is None:
            self.told.emit("The text was pasted; there is no original")
        return data

    def _copy(self, article: Article) -> Path:
        """A copy that nobody but this user can read, in a folder of its own for each article."""
        if self._documents.project is None:
            raise LookupError("no project is open")
        if self._folder is None or not self._folder.isValid():
            self._folder = folder_of_session = QTemporaryDir()
            if (program := QCoreApplication.instance()) is not None:
                program.aboutToQuit.connect(folder_of_session.remove)
        folder = Path(self._folder.path()) / article.original_sha256[:16]
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / name_for(article)
        if path.exists():
            path.chmod(0o600)
            path.unlink()
        path.write_bytes(self._documents.project.original(article.id) or b"")
        path.chmod(0o400)
        return path
