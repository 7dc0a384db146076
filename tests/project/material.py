"""Material for the tests of the project: a small story, any record, and a project's content as values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from timeline_app.model.records import (
    TABLES,
    Article,
    Bookmark,
    Decision,
    Event,
    Key,
    Link,
    Marker,
    Passage,
    ProjectInfo,
    Record,
    Stance,
    Status,
    Track,
    key_of,
)
from timeline_app.model.when import Edge, Kind, Missing, Precision, When
from timeline_app.project import edits
from timeline_app.project.project import Project

TEXT = "The ferry left on Monday. Two days later 🛳 the harbour master said that forty people were missing."
DAY_US = 86_400_000_000


def day(number: int) -> When:
    """The moment known to one day, counted from 1970."""
    edge = Edge(number * DAY_US, (number + 1) * DAY_US, Precision.DAY)
    return When(Kind.MOMENT, edge, edge)


@dataclass(frozen=True)
class Story:
    track: int
    article: int
    passage: int
    event: int
    link: int


def tell(project: Project, label: str = "Tell the story") -> Story:
    """Put one event, and what it rests on, into a project."""
    track = project.tracks()[0].id
    with project.edit(label) as edit:
        article = edits.add_article(edit, "Ferry missing", TEXT, original=b"%PDF", original_name="ferry.pdf")
        passage = edits.mark_passage(edit, article, 4, 24)
        event = edits.add_event(edit, "The ferry leaves", track, day(10_000), tags=("sea", "ferry"))
        link = edits.link(edit, event, passage)
    return Story(track, article, passage, event, link)


def content(project: Project) -> dict[Key, Record]:
    """Every record of a project."""
    return {key_of(record): record for table in TABLES for record in project.all(table)}


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_far = 3_000_000_000_000_000_000
_bounds = st.tuples(st.integers(-_far, _far), st.integers(0, 10**15)).map(lambda b: (b[0], b[0] + b[1]))
_edges = st.builds(
    lambda bounds, *rest: Edge(*bounds, *rest),
    _bounds,
    st.sampled_from(Precision),
    st.booleans(),
    st.booleans(),
    st.none() | st.integers(-1440, 1440),
)
_either = _edges | st.sampled_from(Missing)
whens = st.builds(
    lambda edge, zone, typed, verbatim: When(Kind.MOMENT, edge, edge, zone, typed, verbatim),
    *(_edges, texts, texts, texts),
) | st.builds(When, st.just(Kind.SPAN), _either, _either, texts, texts, texts)
ids = st.integers(1, 2**62)

records: st.SearchStrategy[Record] = st.one_of(
    st.builds(ProjectInfo, title=texts, zone=texts),
    st.builds(Track, id=ids, name=texts, color=texts, position=st.integers(-9, 9)),
    st.builds(
        Article,
        **{"id": ids, "version_of": st.none() | ids},
        **dict.fromkeys(("title", "text_sha256", "publisher", "author", "url", "published", "zone"), texts),
        **dict.fromkeys(("original_sha256", "original_name", "media_type"), texts),
    ),
    st.builds(
        Passage, id=ids, article=ids, start=st.just(0), end=ids, quote=texts, before=texts, after=texts
    ),
    st.builds(
        Event,
        id=ids,
        title=texts,
        track=ids,
        when=st.none() | whens,
        tags=st.lists(texts).map(tuple),
        status=st.sampled_from(Status),
        reviewed=st.booleans(),
        notes=texts,
    ),
    st.builds(
        Link,
        id=ids,
        event=ids,
        passage=ids,
        stance=st.sampled_from(Stance),
        attribution=texts,
        claimed=st.none() | whens,
        note=texts,
    ),
    st.builds(Marker, id=ids, title=texts, when=whens, color=texts),
    st.builds(Bookmark, id=ids, title=texts, begin_us=ids, end_us=ids),
    st.builds(Decision, id=ids, about=texts, verdict=texts, reason=texts),
)


def retitled(event: Event, title: str) -> Event:
    """The event under another title."""
    return replace(event, title=title)
