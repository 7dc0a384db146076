"""What is done at once to the events that are selected: deleted, put on a track, marked as reviewed."""

from __future__ import annotations

from dataclasses import replace

from timeline_app.project import edits
from timeline_app.ui.timeline_view.stage import Stage


class SelectedEvents:
    """The selected events of a stage; where nothing can be edited, nothing is done."""

    def __init__(self, stage: Stage) -> None:
        self._project, self._selection = stage.project, stage.selection

    @property
    def _ids(self) -> tuple[int, ...]:
        return () if self._project.read_only else self._selection.events

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody has checked the active event."""
        active = self._selection.events[-1:]
        return any(event.reviewed for event in self._project.events(active))

    def delete(self) -> None:
        """Delete them; their passages stay."""
        if ids := self._ids:
            with self._project.edit("Delete event" if len(ids) == 1 else f"Delete {len(ids)} events") as edit:
                edits.delete_events(edit, ids)

    def put_on(self, track: int) -> None:
        """Put them on a track."""
        if ids := self._ids:
            with self._project.edit("Move event" if len(ids) == 1 else f"Move {len(ids)} events") as edit:
                edit.put_all([replace(event, track=track) for event in self._project.events(ids)])

    def toggle_reviewed(self) -> None:
        """Mark them as reviewed, or, where the active one is, as not reviewed."""
        reviewed = not self.is_reviewed
        if ids := self._ids:
            with self._project.edit("Mark as reviewed" if reviewed else "Mark as not reviewed") as edit:
                edit.put_all([replace(event, reviewed=reviewed) for event in self._project.events(ids)])
