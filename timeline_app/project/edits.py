"""The verbs: what a person can do to a project, each a few records written into an open edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypedDict, TypeVar, Unpack, cast

from timeline_app.model.records import (
    CONTEXT_CP,
    Article,
    Basis,
    Bookmark,
    Decision,
    Event,
    Link,
    Marker,
    Passage,
    Stance,
    Status,
    Track,
)
from timeline_app.model.text import clean
from timeline_app.model.when import When
from timeline_app.project.edit import Edit

F = TypeVar("F", bound=Mapping[str, object])


class ArticleFacts(TypedDict, total=False):
    """What may be said about an article beside its title."""

    publisher: str
    author: str
    url: str
    published: str
    zone: str
    version_of: int | None


class ArticleFields(ArticleFacts, total=False):
    """What may be set on an article; its text never changes."""

    title: str


class EventFacts(TypedDict, total=False):
    """What may be said about an event beside its title, track and date."""

    tags: tuple[str, ...]
    status: Status
    reviewed: bool
    notes: str


class EventFields(EventFacts, total=False):
    """What may be set on an event."""

    title: str
    track: int
    when: When | None


class LinkFields(TypedDict, total=False):
    """What may be set on a link."""

    stance: Stance
    attribution: str
    claimed: When | None
    note: str
    basis: Basis | None
    reliability: str
    credibility: str


class TrackFields(TypedDict, total=False):
    """What may be set on a track."""

    name: str
    color: str
    position: int


class MarkerFields(TypedDict, total=False):
    """What may be set on a marker."""

    title: str
    when: When
    color: str


class ProjectFields(TypedDict, total=False):
    """What may be set on the project itself."""

    title: str
    zone: str


# -- articles and passages


def add_article(
    edit: Edit,
    title: str,
    text: str,
    *,
    original: bytes | None = None,
    original_name: str = "",
    media_type: str = "text/plain",
    **fields: Unpack[ArticleFacts],
) -> int:
    """Keep a source text, cleaned of what no reader can see; return the article's id."""
    article = Article(
        id=edit.new_id(),
        title=clean(title),
        text_sha256=edit.add_text(clean(text)),
        original_sha256="" if original is None else edit.add_original(original),
        original_name=clean(original_name),
        media_type=media_type,
    )
    edit.put(replace(article, **_cleaned(fields)))
    return article.id


def change_article(edit: Edit, article: int, **fields: Unpack[ArticleFields]) -> None:
    """Correct what is said about an article."""
    edit.put(replace(edit.project.article(article), **_cleaned(fields)))


def delete_article(edit: Edit, article: int) -> None:
    """Take out an article, its passages and their links; a later version of it follows the one before it."""
    gone = edit.project.article(article)
    for other in edit.project.articles():
        if other.version_of == gone.id:
            edit.put(replace(other, version_of=gone.version_of))
    for passage in edit.project.passages_of(gone.id):
        delete_passage(edit, passage.id)
    edit.remove("article", gone.id)


def mark_passage(edit: Edit, article: int, start: int, end: int) -> int:
    """The passage of these code points, end exclusive; the one that is there already, or a new one.

    Raises ValueError where the span is empty or not within the text.
    """
    there = edit.project.passage_at(article, start, end)
    if there is not None:
        return there.id
    passage = _passage(edit, edit.new_id(), article, start, end)
    edit.put(passage)
    return passage.id


def resize_passage(edit: Edit, passage: int, start: int, end: int) -> None:
    """Give a passage another span of its article. Raises ValueError as `mark_passage` does."""
    edit.put(_passage(edit, passage, edit.project.passage(passage).article, start, end))


def delete_passage(edit: Edit, passage: int) -> None:
    """Take out a passage and its links."""
    for each in edit.project.links_of_passage(passage):
        unlink(edit, each.id)
    for before in edit.project.passages_that_became(passage):
        edit.put(replace(before, became=edit.project.passage(passage).became))
    edit.remove("passage", passage)


# -- events


def add_event(
    edit: Edit, title: str, track: int, when: When | None = None, **fields: Unpack[EventFacts]
) -> int:
    """Make an event; return its id."""
    event = Event(id=edit.new_id(), title=clean(title), track=track, when=when)
    edit.put(replace(event, **_cleaned(fields)))
    return event.id


def change_event(edit: Edit, event: int, **fields: Unpack[EventFields]) -> None:
    """Change what is said about an event."""
    edit.put(replace(edit.project.event(event), **_cleaned(fields)))


def retime(edit: Edit, event: int, when: When | None) -> None:
    """Give an event another date, or none."""
    change_event(edit, event, when=when)


def delete_events(edit: Edit, events: Iterable[int]) -> None:
    """Take out events and their links; the passages stay."""
    events = tuple(events)
    edit.remove_all(("link", each.id) for event in events for each in edit.project.links_of_event(event))
    edit.remove_all(("event", event) for event in events)


def merge_events(edit: Edit, keep: int, others: Iterable[int]) -> None:
    """Make several events one: it keeps title, date and track and gains the others' evidence, tags and notes.

    Where both rest on the same passage, the link of the kept event stays. An event without a date takes the
    first date of the others.
    """
    kept = edit.project.event(keep)
    passages = {each.passage for each in edit.project.links_of_event(kept.id)}
    for other in edit.project.events(i for i in dict.fromkeys(others) if i != kept.id):
        for each in edit.project.links_of_event(other.id):
            if each.passage in passages:
                unlink(edit, each.id)
            else:
                passages.add(each.passage)
                edit.put(replace(edit.project.link(each.id), event=kept.id))
        kept = replace(
            kept,
            when=kept.when if kept.when is not None else other.when,
            tags=tuple(dict.fromkeys(kept.tags + other.tags)),
            notes="\n\n".join(filter(None, (kept.notes, other.notes))),
        )
        edit.remove("event", other.id)
    edit.put(kept)


# -- evidence


def link(
    edit: Edit,
    event: int,
    passage: int,
    stance: Stance = Stance.SUPPORTS,
    attribution: str = "",
    claimed: When | None = None,
) -> int:
    """Rest an event on a passage; return the link: the one that is there already, changed, or a new one."""
    for each in edit.project.links_of_event(event):
        if each.passage == passage:
            change_link(edit, each.id, stance=stance, attribution=attribution, claimed=claimed)
            return each.id
    fresh = Link(
        id=edit.new_id(),
        event=event,
        passage=passage,
        stance=stance,
        attribution=clean(attribution),
        claimed=claimed,
    )
    edit.put(fresh)
    return fresh.id


def change_link(edit: Edit, link: int, **fields: Unpack[LinkFields]) -> None:
    """Change what a passage says about an event."""
    edit.put(replace(edit.project.link(link), **_cleaned(fields)))


def unlink(edit: Edit, link: int) -> None:
    """Cut a link; its event and passage stay, and so do its parts: the first of them is the whole from now on."""
    part_link(edit, link)
    edit.remove("link", link)


def join_links(edit: Edit, links: Iterable[int]) -> None:
    """Make several links of one event one piece of evidence: parts of the first. Raises ValueError for more events."""
    first, *others = [edit.project.link(link) for link in dict.fromkeys(links)]
    if {first.event} != {other.event for other in (first, *others)}:
        raise ValueError("the parts of a piece of evidence belong to one event")
    whole = first.part_of or first.id
    for other in others:
        for part in (other, *edit.project.parts_of(other.id)):
            if part.id != whole:
                edit.put(replace(part, part_of=whole))


def part_link(edit: Edit, link: int) -> None:
    """Make a link a piece of evidence of its own again; of a first one, the second takes the place."""
    first: Link | None = None
    for part in edit.project.parts_of(link):
        edit.put(replace(part, part_of=first.id if first else None))
        first = first or part
    own = edit.project.link(link)
    if own.part_of is not None:
        edit.put(replace(own, part_of=None))


# -- tracks, markers and the rest


def add_track(edit: Edit, name: str, color: str = "blue") -> int:
    """Make a track below the others; return its id."""
    last = max((track.position for track in edit.project.tracks()), default=-1)
    track = Track(id=edit.new_id(), name=clean(name), color=color, position=last + 1)
    edit.put(track)
    return track.id


def change_track(edit: Edit, track: int, **fields: Unpack[TrackFields]) -> None:
    """Change the name, colour or position of a track."""
    edit.put(replace(edit.project.track(track), **_cleaned(fields)))


def order_tracks(edit: Edit, tracks: Iterable[int]) -> None:
    """Give the tracks this order, from the top."""
    for position, track in enumerate(tracks):
        change_track(edit, track, position=position)


def delete_track(edit: Edit, track: int, move_to: int) -> None:
    """Take out a track; its events go to another one. Raises ValueError where that is the same."""
    if edit.project.track(move_to).id == track:
        raise ValueError("the events of a track that is deleted need another one")
    moved = edit.project.events(edit.project.events_of_track(track))
    edit.put_all(replace(event, track=move_to) for event in moved)
    edit.remove("track", track)


def add_marker(edit: Edit, title: str, when: When, color: str = "red") -> int:
    """Make a line or an era across all tracks; return its id."""
    marker = Marker(id=edit.new_id(), title=clean(title), when=when, color=color)
    edit.put(marker)
    return marker.id


def change_marker(edit: Edit, marker: int, **fields: Unpack[MarkerFields]) -> None:
    """Change a marker."""
    edit.put(replace(edit.project.marker(marker), **_cleaned(fields)))


def add_bookmark(edit: Edit, title: str, begin_us: int, end_us: int) -> int:
    """Remember a stretch of the axis; return its id."""
    bookmark = Bookmark(id=edit.new_id(), title=clean(title), begin_us=begin_us, end_us=end_us)
    edit.put(bookmark)
    return bookmark.id


def rename_bookmark(edit: Edit, bookmark: int, title: str) -> None:
    """Give a bookmark another name. Raises LookupError."""
    there = edit.project.get("bookmark", bookmark)
    if not isinstance(there, Bookmark):
        raise LookupError(f"no bookmark {bookmark}")
    edit.put(replace(there, title=clean(title)))


def delete_bookmark(edit: Edit, bookmark: int) -> None:
    """Forget a stretch of the axis."""
    edit.remove("bookmark", bookmark)


def delete_marker(edit: Edit, marker: int) -> None:
    """Take out a line or an era."""
    edit.remove("marker", marker)


def add_decision(edit: Edit, about: str, verdict: str, reason: str = "") -> int:
    """Keep what a person said about a proposal; return its id."""
    decision = Decision(id=edit.new_id(), about=clean(about), verdict=verdict, reason=clean(reason))
    edit.put(decision)
    return decision.id


def change_project(edit: Edit, **fields: Unpack[ProjectFields]) -> None:
    """Change the title or the zone of the project."""
    edit.put(replace(edit.project.info, **_cleaned(fields)))


def _passage(edit: Edit, id: int, article: int, start: int, end: int) -> Passage:
    text = edit.project.text(article)
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage from {start} to {end} in a text of {len(text)} characters")
    before, after = text[max(start - CONTEXT_CP, 0) : start], text[end : end + CONTEXT_CP]
    return Passage(
        id=id, article=article, start=start, end=end, quote=text[start:end], before=before, after=after
    )


def _cleaned(fields: F) -> F:
    """The fields without what a database or a reader cannot hold."""
    return cast(F, {name: _clean(value) for name, value in fields.items()})


def _clean(value: object) -> object:
    match value:
        case StrEnum():
            return value
        case str():
            return clean(value)
        case tuple():
            return tuple(clean(tag) for tag in value)
    return value
