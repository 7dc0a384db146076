"""What of the project an article's page shows: its marks, and the events they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline_app.model.records import Key, Status
from timeline_app.model.text import Offsets
from timeline_app.project.project import Project
from timeline_app.ui.article_view.layers import Layers, Mark


@dataclass(frozen=True, slots=True)
class EventNote:
    """An event as the margin names it; `color` is its track's."""

    title: str
    color: str
    status: Status


@dataclass(frozen=True, slots=True)
class Reading:
    """The marks of one article, the events that rest on them, and what its passages became in a newer version."""

    layers: Layers
    events: dict[int, EventNote]
    became: dict[int, int] = field(default_factory=dict)
    mates: dict[int, frozenset[int]] = field(default_factory=dict)
    """Of each passage that is a part of a piece of evidence: all its parts in this article."""

    def whole(self, passages: Iterable[int]) -> frozenset[int]:
        """These passages and those that are one piece of evidence with them."""
        return frozenset(passages).union(*(self.mates.get(passage, ()) for passage in passages))

    def own(self, events: Iterable[int]) -> frozenset[int]:
        """Those of these events that rest on this article."""
        return frozenset(event for event in events if event in self.events)

    def title(self, event: int) -> str:
        """What to call an event."""
        note = self.events.get(event)
        return (note.title if note else "") or "Untitled event"

    def concerned(self, keys: frozenset[Key], project: Project, article: int) -> bool:
        """Whether records with these keys may show on the page."""
        for table, record_id in keys:
            if table == "track" or (table == "event" and record_id in self.events):
                return True
            if table == "link":
                return True
            if table == "passage":
                passage = project.get("passage", record_id)
                if record_id in self.layers.of_passage or getattr(passage, "article", None) == article:
                    return True
        return False


def read_article(project: Project, article: int, offsets: Offsets) -> Reading:
    """Read an article's passages with the events and colours they carry."""
    events_of: dict[int, list[int]] = {}
    pieces: dict[int, set[int]] = {}
    for link in project.links_of_article(article):
        pieces.setdefault(link.part_of or link.id, set()).add(link.passage)
        events_of.setdefault(link.passage, []).append(link.event)
    colors = {track.id: track.color for track in project.tracks()}
    wanted = dict.fromkeys(event for ids in events_of.values() for event in ids)
    events = {
        event.id: EventNote(event.title, colors.get(event.track, "gray"), event.status)
        for event in project.events(wanted)
    }
    passages = project.passages_of(article)
    marks = [
        Mark(
            passage.id,
            offsets.to_u16(passage.start),
            offsets.to_u16(passage.end),
            tuple(dict.fromkeys(events[e].color for e in events_of.get(passage.id, ()) if e in events)),
            tuple(e for e in events_of.get(passage.id, ()) if e in events),
        )
        for passage in passages
    ]
    became = {passage.id: passage.became for passage in passages if passage.became is not None}
    mates: dict[int, frozenset[int]] = {}
    for piece in pieces.values():
        if len(piece) > 1:
            mates.update({passage: mates.get(passage, frozenset()) | piece for passage in piece})
    return Reading(Layers(marks), events, became, mates)
