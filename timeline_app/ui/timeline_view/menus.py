"""The menus that open on events, on the ground, on markers, on track heads and on undated events.

They are made of the actions that the window attached to the view: their words and keys are those of the menu bar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from timeline_app.project import edits
from timeline_app.ui.timeline_view.stage import padded
from timeline_app.ui.widgets.swatch import swatch

if TYPE_CHECKING:
    from timeline_app.ui.timeline_view.view import TimelineView

_LINE = ""
_EVENT = ("panel", "rename", _LINE, "cut", "copy", "duplicate", _LINE)
_EVENT_MORE = ("reviewed", _LINE, "evidence", "fit", _LINE, "delete")
_GROUND = ("bookmark", "back", "forward", _LINE, "fit", "fit_all")
_TRACK = (
    *("rename_track", "color_track", "track_up", "track_down", _LINE),
    *("more", "less", "hide_track", "show_tracks", _LINE, "add_track", _LINE, "delete_track"),
)


class Menus:
    """Opens the menus of a view."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view

    def on_canvas(self, event: int | None, marker: int | None, at: QPointF) -> None:
        """What can be done at a point of the canvas."""
        view = self._view
        where = view.canvas.viewport().mapToGlobal(at.toPoint())
        if event is not None:
            self.on_event(where)
            return
        menu = self._made()
        editable = not view.project.read_only
        if marker is not None:
            self._marker(menu, marker, editable)
        else:
            _add(menu, "New event here", lambda: view.pen.write(at)).setEnabled(editable)
        track = view.canvas.track_at(at)
        if track is not None and marker is None:
            name = _plain(view.project.track(track).name)
            _add(menu, f"Paste on “{name}”", lambda: view.clipboard.paste(track)).setEnabled(editable)
        menu.addSeparator()
        self._fill(menu, _GROUND)
        menu.popup(where)

    def on_event(self, where: QPoint) -> None:
        """What can be done to the selected events; `where` on the screen."""
        view, menu = self._view, self._made()
        self._fill(menu, _EVENT)
        tracks = menu.addMenu("Move to track")
        tracks.setEnabled(not view.project.read_only)
        active = view.project.event(view.selection.events[-1]).track
        for track in view.stage.tracks:
            entry = _add(tracks, _plain(track.name), partial(view.selected.put_on, track.id))
            entry.setIcon(swatch(track.color, view.heads.appearance.theme))
            entry.setEnabled(track.id != active or len(view.selection.events) > 1)
        self._fill(menu, _EVENT_MORE)
        menu.popup(where)

    def on_track(self, where: QPoint) -> None:
        """What can be done to the track in use."""
        menu = self._made()
        self._fill(menu, _TRACK)
        menu.popup(where)

    def _marker(self, menu: QMenu, marker: int, editable: bool) -> None:
        view = self._view
        name = _plain(view.project.marker(marker).title or "this marker")
        change = _add(menu, f"Change “{name}”…", lambda: view.marker_edit_requested.emit(marker))
        zoom = _add(menu, f"Zoom to “{name}”", lambda: self._zoom_to(marker))
        delete = _add(menu, f"Delete “{name}”", lambda: self._delete(marker))
        for action, able in ((change, editable), (zoom, True), (delete, editable)):
            action.setEnabled(able)

    def _zoom_to(self, marker: int) -> None:
        for line in self._view.stage.lines:
            if line.marker == marker:
                self._view.show_range(*padded(line.begin_us, line.end_us))

    def _delete(self, marker: int) -> None:
        with self._view.project.edit("Delete marker") as edit:
            edits.delete_marker(edit, marker)

    def _made(self) -> QMenu:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view.menu_opening.emit()
        return menu

    def _fill(self, menu: QMenu, names: Sequence[str]) -> None:
        """Add the commands of these names, in groups; one that the window does not have is left out."""
        known = {action.objectName(): action for action in self._view.actions()}
        for name in names:
            if name == _LINE:
                menu.addSeparator()
            elif name in known:
                menu.addAction(known[name])


def _add(menu: QMenu, words: str, run: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda _checked=False: run())
    return action


def _plain(name: str) -> str:
    """A name as a menu shows it: an ampersand is no access key."""
    return name.replace("&", "&&")
