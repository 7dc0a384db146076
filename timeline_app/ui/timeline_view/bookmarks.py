"""Views of the timeline that a person keeps by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF

from timeline_app.dates.stretches import stretch
from timeline_app.model.records import Bookmark
from timeline_app.project import edits
from timeline_app.ui.timeline_view.canvas import Overlay
from timeline_app.ui.timeline_view.hands import Canvas
from timeline_app.ui.timeline_view.stage import AXIS_PX
from timeline_app.ui.timeline_view.title_editor import HEIGHT_PX, WIDTH_PX, TitleEditor


class Bookmarks:
    """Writes the names of views over a canvas; `show_range` goes to a stretch."""

    def __init__(self, canvas: Canvas, show_range: Callable[[int, int], None]) -> None:
        self._canvas, self._stage = canvas, canvas.stage
        self._show_range = show_range

    def add(self) -> None:
        """Keep what is shown; its name is proposed, and written in place."""
        scale = self._stage.scale
        begin_us, end_us = scale.left_us, scale.right_us

        def done(text: str | None) -> None:
            if text is not None:
                with self._stage.project.edit("Add bookmark") as edit:
                    edits.add_bookmark(edit, text or stretch(begin_us, end_us), begin_us, end_us)

        if not self._stage.project.read_only:
            self._write(stretch(begin_us, end_us), done)

    def go(self, bookmark: int) -> None:
        """Show the stretch of a bookmark."""
        if there := self._get(bookmark):
            self._show_range(there.begin_us, there.end_us)

    def rename(self, bookmark: int) -> None:
        """Go there, and write another name in place."""
        there = self._get(bookmark)
        if there is None or self._stage.project.read_only:
            return
        before = there.title

        def done(text: str | None) -> None:
            if text and text != before and self._get(bookmark):
                with self._stage.project.edit("Rename bookmark") as edit:
                    edits.rename_bookmark(edit, bookmark, text)

        self.go(bookmark)
        self._write(before, done)

    def delete(self, bookmark: int) -> None:
        """Forget it."""
        if self._get(bookmark) and not self._stage.project.read_only:
            with self._stage.project.edit("Delete bookmark") as edit:
                edits.delete_bookmark(edit, bookmark)

    def _get(self, bookmark: int) -> Bookmark | None:
        there = self._stage.project.get("bookmark", bookmark)
        return there if isinstance(there, Bookmark) else None

    def _write(self, name: str, done: Callable[[str | None], None]) -> None:
        viewport = self._canvas.viewport()
        at = QPoint((viewport.width() - WIDTH_PX) // 2, AXIS_PX + 8)

        def finished(text: str | None) -> None:
            self._canvas.forget_point()
            done(text)

        below = QPointF(at.x() - 14, at.y() + HEIGHT_PX - 14)
        self._canvas.overlay = Overlay(
            tip=("Bookmark of this view", "Enter keeps it, Esc does not"), tip_at=below
        )
        self._canvas.redraw()
        editor = TitleEditor(viewport, at, name, finished)
        editor.setPlaceholderText("Name of this view")
        editor.setAccessibleName("Name of this view")
