"""Selects again what undo brings back: events that were selected when they were deleted."""

from __future__ import annotations

from timeline_app.model.records import Key
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection


class Returning:
    """Waits for the selected events that were deleted last, until something else is selected."""

    def __init__(self, project: Project, selection: Selection) -> None:
        self._project, self._selection = project, selection
        self._before = selection.events
        self._gone: tuple[int, ...] = ()
        self._disconnect = (
            selection.changed.connect(lambda _source: self._on_selected()),
            project.changed.connect(self._on_changed),
        )

    def dispose(self) -> None:
        """Wait no more."""
        for disconnect in self._disconnect:
            disconnect()

    def _on_selected(self) -> None:
        before, self._before = self._before, self._selection.events
        self._gone = tuple(event for event in before if self._project.get("event", event) is None)

    def _on_changed(self, keys: frozenset[Key]) -> None:
        if self._gone and not self._selection.events:
            back = tuple(event for event in self._gone if ("event", event) in keys)
            if back and all(self._project.get("event", event) is not None for event in back):
                self._selection.select_events(back, self)
