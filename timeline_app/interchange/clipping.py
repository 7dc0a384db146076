"""Events on the clipboard: whole, as JSON, for this program, and as plain text for all others."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from timeline_app.dates.words import words
from timeline_app.interchange.json_records import read_record, record_value
from timeline_app.interchange.json_values import Misfit, read_text
from timeline_app.interchange.report import Tally, Unusable
from timeline_app.model.records import Event, Link, Passage, Track
from timeline_app.model.text import clean, shortened
from timeline_app.project import edits
from timeline_app.project.copies import links_for
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project

FORMAT = "application/x-timeline-events+json"
VERSION = 1
MOST_TEXT = 100_000
"""A longer text (characters) is an article, no event."""

_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Clipping:
    """An event as it was copied, with its track and its links; `quotes` are those of the links' passages."""

    event: Event
    track: Track
    links: tuple[Link, ...] = ()
    quotes: tuple[str, ...] = ()


def cut_out(project: Project, events: Iterable[int]) -> list[Clipping]:
    """Copies of events as they are now."""
    found = []
    for event in project.events(events):
        links = tuple(project.links_of_event(event.id))
        quotes = tuple(project.passage(link.passage).quote for link in links)
        found.append(Clipping(event, project.track(event.track), links, quotes))
    return found


def write(clippings: Iterable[Clipping]) -> str:
    """The JSON that `read` reads."""
    values = [
        {
            "event": record_value(clip.event),
            "track": record_value(clip.track),
            "links": [
                {"link": record_value(link), "quote": quote}
                for link, quote in zip(clip.links, clip.quotes, strict=True)
            ],
        }
        for clip in clippings
    ]
    return json.dumps({"format": FORMAT, "version": VERSION, "events": values}, ensure_ascii=False)


def plain(project: Project, clippings: Iterable[Clipping]) -> str:
    """What one pastes into a letter: of each event the title, the date and the quotes with their article."""
    parts = []
    for clip in clippings:
        lines = [clip.event.title or "Untitled event"]
        if clip.event.when is not None:
            lines.append(words(clip.event.when))
        for link, quote in zip(clip.links, clip.quotes, strict=True):
            passage = project.passage(link.passage)
            lines.append(f"“{' '.join(quote.split())}” ({project.article(passage.article).title})")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def read(text: str) -> list[Clipping]:
    """The events of a JSON text. Raises Unusable where a value in it cannot be."""
    try:
        value = json.loads(text)
        if not isinstance(value, dict) or value.get("format") != FORMAT:
            raise Misfit("format", "these are no events")
        if value.get("version") != VERSION:
            raise Misfit("version", "they come from another version of this program")
        return [_read(item, f"events[{n}]") for n, item in enumerate(_listed(value.get("events"), "events"))]
    except (ValueError, RecursionError) as error:
        raise Unusable(f"The copied events cannot be read ({error}). Nothing was pasted.") from None


def paste(edit: Edit, clippings: Iterable[Clipping], track: int | None = None) -> list[int]:
    """Add the events on a track, or each on its own, which is made where it is not there; return their ids.

    A link is kept where its passage is there with the same quote: in the project from which the event was copied.
    """
    events: list[Event] = []
    links: list[Link] = []
    own: dict[int, int] = {}
    for clip in clippings:
        if track is None and clip.track.id not in own:
            own[clip.track.id] = _own_track(edit, clip.track)
        events.append(replace(clip.event, id=edit.new_id(), track=track or own[clip.track.id]))
        links += links_for(edit, events[-1].id, _kept(edit.project, clip))
    edit.put_all(events)
    edit.put_all(links)
    return [event.id for event in events]


def paste_text(edit: Edit, text: str, track: int) -> int:
    """Add an undated event that a text from elsewhere tells: its first line is the title, the rest the notes.

    A first line too long for a title is shortened there, and stands whole in the notes. Raises Unusable for a text
    that is empty or too long.
    """
    text = clean(text).strip()
    if not text:
        raise Unusable("There is no text on the clipboard. Nothing was pasted.")
    if len(text) > MOST_TEXT:
        raise Unusable(
            "The text on the clipboard is too long for an event: make it an article. Nothing was pasted."
        )
    first, _, rest = text.partition("\n")
    if len(first) > _LONGEST_TITLE:
        first, rest = shortened(first, _LONGEST_TITLE), text
    return edits.add_event(edit, first.strip(), track, notes=rest.strip())


def _read(value: object, place: str) -> Clipping:
    losses = Tally()
    given = _object(value, place)
    event = read_record("event", _object(given.get("event"), f"{place}.event"), f"{place}.event", losses)
    track = read_record("track", _object(given.get("track"), f"{place}.track"), f"{place}.track", losses)
    assert isinstance(event, Event) and isinstance(track, Track)  # what those tables hold
    links, quotes = [], []
    for n, item in enumerate(_listed(given.get("links"), f"{place}.links")):
        at = f"{place}.links[{n}]"
        link = read_record("link", _object(_object(item, at).get("link"), at), at, losses)
        assert isinstance(link, Link)
        links.append(link)
        quotes.append(read_text(_object(item, at).get("quote"), f"{at}.quote"))
    return Clipping(event, track, tuple(links), tuple(quotes))


def _object(value: object, place: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise Misfit(place, "this is missing")
    return value


def _listed(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise Misfit(place, "this is no list")
    return value


def _kept(project: Project, clip: Clipping) -> list[Link]:
    """The links whose passage the project has."""
    found = []
    for link, quote in zip(clip.links, clip.quotes, strict=True):
        passage = project.get("passage", link.passage)
        if isinstance(passage, Passage) and passage.quote == quote:
            found.append(link)
    return found


def _own_track(edit: Edit, track: Track) -> int:
    tracks = edit.project.tracks()
    same = [each for each in tracks if each.id == track.id] or [e for e in tracks if e.name == track.name]
    return same[0].id if same else edits.add_track(edit, track.name, track.color)
