"""The selected events on the clipboard and back: copied, cut, pasted, duplicated."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from timeline_app.interchange import clipping
from timeline_app.interchange.report import Unusable, counted
from timeline_app.project import edits
from timeline_app.project.copies import duplicate_events
from timeline_app.ui.timeline_view.stage import Stage
from timeline_app.ui.timeline_view.tracks import Tracks

_FILES = "Files cannot be pasted here: drop them on the window, or open them as articles."
_NOTHING = "There is no event and no text on the clipboard. Nothing was pasted."


class Clipboard(QObject):
    """Copies events of a stage, and pastes onto the track whose head was chosen, else onto each event's own."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(
        self, stage: Stage, tracks: Tracks, reveal: Callable[[tuple[int, ...]], None], source: QWidget
    ) -> None:
        super().__init__(source)
        self._stage, self._tracks, self._source = stage, tracks, source
        self._reveal = reveal

    def copy(self) -> bool:
        """Put the selected events on the clipboard; False where none is selected."""
        project = self._stage.project
        found = clipping.cut_out(project, self._stage.selection.events)
        if found:
            mime = QMimeData()
            mime.setData(clipping.FORMAT, clipping.write(found).encode())
            mime.setText(clipping.plain(project, found))
            QGuiApplication.clipboard().setMimeData(mime)
            self.told.emit(f"Copied {counted(len(found), 'event')}")
        return bool(found)

    def cut(self) -> None:
        """Copy the selected events, and delete them."""
        ids = self._stage.selection.events
        if not self._stage.project.read_only and self.copy():
            with self._stage.project.edit(_label("Cut", len(ids))) as edit:
                edits.delete_events(edit, ids)

    def duplicate(self) -> None:
        """Make copies of the selected events beside them, which rest on the same passages; they are selected."""
        ids = self._stage.selection.events
        if ids and not self._stage.project.read_only:
            with self._stage.project.edit(_label("Duplicate", len(ids))) as edit:
                made = duplicate_events(edit, ids)
            self._show(made)

    def paste(self, track: int | None = None) -> None:
        """Add what is on the clipboard: events at their own dates, or a text as one event without a date."""
        if self._stage.project.read_only:
            return
        try:
            made = self._pasted(self._tracks.chosen if track is None else track)
        except Unusable as problem:
            self.told.emit(str(problem))
        else:
            self._show(made)
            self.told.emit(f"Pasted {counted(len(made), 'event')}")

    def _pasted(self, track: int | None) -> list[int]:
        project, mime = self._stage.project, QGuiApplication.clipboard().mimeData()
        if mime.hasFormat(clipping.FORMAT):
            found = clipping.read(bytes(mime.data(clipping.FORMAT).data()).decode("utf-8", "replace"))
            with project.edit(_label("Paste", len(found))) as edit:
                return clipping.paste(edit, found, track)
        if any(url.isLocalFile() for url in mime.urls()):
            raise Unusable(_FILES)
        if not mime.hasText():
            raise Unusable(_NOTHING)
        with project.edit("Paste event") as edit:
            return [clipping.paste_text(edit, mime.text(), track or self._tracks.in_use)]

    def _show(self, made: list[int]) -> None:
        """Select them and bring them into sight, with their tracks."""
        stage = self._stage
        stage.hide(stage.hidden - {event.track for event in stage.project.events(made)})
        self._stage.selection.select_events(made, self._source)
        self._reveal(tuple(made))


def _label(verb: str, count: int) -> str:
    return f"{verb} event" if count == 1 else f"{verb} {count} events"


def leave_text() -> None:
    """Before the program ends: leave only the text of what it copied, in Qt's own hands.

    Data that Python made would be destroyed after Python is gone, and the program end with a crash.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.mimeData().hasFormat(clipping.FORMAT):
        clipboard.setText(clipboard.text())
