"""From an event to its passages, one after the other and across articles, and back to the event."""

from __future__ import annotations

from timeline_app.model.records import Passage
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection


class EvidenceWalk:
    """Remembers whose evidence it goes through: a passage may belong to several events."""

    def __init__(self, project: Project, selection: Selection) -> None:
        self._project = project
        self._selection = selection
        self._event: int | None = None

    def step(self, by: int) -> str:
        """Select the next (1) or the previous (-1) stop; say what it is: "passage", "event" or "" for none.

        The event itself is the stop before its first passage and after its last one.
        """
        selection = self._selection
        passage = selection.passage
        if passage is None or self._event not in selection.events:
            self._event = selection.event
        if self._event is None:
            return ""
        stops = [None, *passages_of(self._project, self._event)]
        here = stops.index(passage) if passage in stops else 0
        there = stops[(here + by) % len(stops)]
        if there is None:
            selection.select_events([self._event], self)
            return "event"
        selection.select_passage(there, self)
        return "passage"


def passages_of(project: Project, event: int) -> list[int]:
    """The passages that an event rests on as one reads them: article by article, from the top."""
    found: dict[int, Passage] = {}
    for link in project.links_of_event(event):
        found[link.passage] = project.passage(link.passage)
    return sorted(found, key=lambda id: (found[id].article, found[id].start, id))
