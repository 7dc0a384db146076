"""What is selected and hovered: one object that all views share."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_app.model.records import Key
from timeline_app.model.signal import Signal
from timeline_app.project.project import Project


class Selection:
    """Events and passages that are selected, and the one thing the pointer rests on.

    `events` and `passages` are in the order of selecting; the last is the active one. Selecting an event
    lights its passages and selecting a passage selects its events: `origin` tells which of the two a person
    picked. Every call names its `source` (the view that caused it), so that no view scrolls because of its
    own click.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self.events: tuple[int, ...] = ()
        self.passages: tuple[int, ...] = ()
        self.origin = "event"
        self.hovered: Key | None = None
        self._others: tuple[int, ...] = ()
        self._keys: frozenset[Key] = frozenset()  # events and passages, to be met with the keys of a change
        self.changed: Signal[[object]] = Signal()
        self.hover_changed: Signal[[object]] = Signal()
        self.dispose = project.changed.connect(self._on_project_changed)
        """Hear nothing more from the project."""

    @property
    def event(self) -> int | None:
        """The active event."""
        return self.events[-1] if self.events else None

    @property
    def passage(self) -> int | None:
        """The active passage, when a person picked one."""
        return self.passages[-1] if self.passages and self.origin == "passage" else None

    @property
    def is_several_passages(self) -> bool:
        """Whether a person picked more than one passage."""
        return self.origin == "passage" and len(self.passages) > 1

    def select_events(self, ids: Iterable[int], source: object = None) -> None:
        """Select these events, and light the passages linked to them."""
        events = tuple(dict.fromkeys(ids))
        passages = tuple(
            dict.fromkeys(
                link.passage for event in events[:500] for link in self._project.links_of_event(event)
            )
        )
        self._set(events, passages, "event", source)

    def toggle_event(self, event: int, source: object = None) -> None:
        """Add an event to the selection, or take it out."""
        rest = tuple(e for e in self.events if e != event)
        self.select_events(rest if event in self.events else (*rest, event), source)

    def select_passage(self, passage: int, source: object = None) -> None:
        """Select a passage and the events that rest on it."""
        events = tuple(dict.fromkeys(link.event for link in self._project.links_of_passage(passage)))
        self._set(events, (passage,), "passage", source)

    def toggle_passage(self, passage: int, source: object = None) -> None:
        """Add a passage to those a person picked, or take it out; the events that rest on them are selected.

        Where no event does, the events so far stay selected: the passages may be meant for them.
        """
        picked = self.passages if self.origin == "passage" else ()
        kept = tuple(p for p in picked if p != passage)
        self._pick(kept if passage in picked else (*kept, passage), source)

    def _pick(self, passages: tuple[int, ...], source: object) -> None:
        links = [link for passage in passages for link in self._project.links_of_passage(passage)]
        self._set(
            tuple(dict.fromkeys(link.event for link in links)) or self.events, passages, "passage", source
        )

    def clear(self, source: object = None) -> None:
        """Select nothing."""
        self._set((), (), "event", source)

    def hover(self, key: Key | None, source: object = None, others: tuple[int, ...] = ()) -> None:
        """Tell what the pointer rests on: an event, and the `others` that stand for it too; a passage; or nothing."""
        if (key, others) != (self.hovered, self._others):
            self.hovered, self._others = key, others
            self.hover_changed.emit(source)

    def hovered_events(self) -> tuple[int, ...]:
        """The hovered event, or the events of the hovered passage."""
        match self.hovered:
            case ("event", event):
                return (event, *self._others)
            case ("passage", passage):
                return tuple(link.event for link in self._project.links_of_passage(passage))
        return ()

    def hovered_passages(self) -> tuple[int, ...]:
        """The hovered passage, or the passages of the hovered event."""
        match self.hovered:
            case ("passage", passage):
                return (passage,)
            case ("event", event):
                events = (event, *self._others)
                return tuple(link.passage for each in events for link in self._project.links_of_event(each))
        return ()

    def _set(self, events: tuple[int, ...], passages: tuple[int, ...], origin: str, source: object) -> None:
        if (events, passages, origin) != (self.events, self.passages, self.origin):
            self.events, self.passages, self.origin = events, passages, origin
            self._keys = frozenset([("event", e) for e in events] + [("passage", p) for p in passages])
            self.changed.emit(source)

    def _on_project_changed(self, keys: frozenset[Key]) -> None:
        """Forget what is gone, and follow links that were made or cut."""
        if self.hovered is not None and self.hovered in keys and self._project.get(*self.hovered) is None:
            self.hover(None)
        # An event or passage whose links changed is among the keys; one that only moved needs no new look.
        gone = {key for key in self._keys & keys if self._project.get(*key) is None}
        if not gone and not (self._keys & keys and any(table == "link" for table, _ in keys)):
            return
        left = tuple(p for p in self.passages if ("passage", p) not in gone)
        if self.origin == "passage" and len(left) > 1:
            self._pick(left, None)
        elif self.origin == "passage" and left:
            self.select_passage(left[0])
        else:
            self.select_events(e for e in self.events if ("event", e) not in gone)
