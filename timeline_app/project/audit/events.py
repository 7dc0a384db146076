"""The weaknesses of events: too little evidence, evidence against them, dates that do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection

from timeline_app.model.records import Event, Link
from timeline_app.model.when import When
from timeline_app.project.audit.findings import Finding, Kind, Language
from timeline_app.project.store import Store

MOST_NAMES = 3

_UNSUPPORTED = """
SELECT id, title, (SELECT count(*) FROM link WHERE link.event = event.id) FROM event
WHERE NOT EXISTS (SELECT 1 FROM link WHERE link.event = event.id AND stance = 'supports') ORDER BY id"""

_SUPPORT = """
SELECT event.id, event.title, passage.article, article.title, attribution FROM link
JOIN event ON event.id = link.event JOIN passage ON passage.id = link.passage
JOIN article ON article.id = passage.article
WHERE stance = 'supports' ORDER BY event.id"""

_AGAINST = """
SELECT event.id, event.title, link.id, attribution FROM link JOIN event ON event.id = link.event
WHERE stance = 'contradicts' ORDER BY event.id, link.id"""


def _on_clock_of_event(edge: str, event_edge: str) -> str:
    """An edge of a claimed date on the clock of an edge of the event, where both have an offset."""
    bound = "earliest" if edge == "b" else "latest"
    own = f"iif(link.kind = 0, link.b_{bound}, link.{edge}_{bound})"
    offset = f"iif(link.kind = 0, link.b_offset_min, link.{edge}_offset_min)"
    event_offset = f"iif(event.kind = 0, event.b_offset_min, event.{event_edge}_offset_min)"
    return f"{own} - ifnull({offset} - {event_offset}, 0) * 60000000"


# What is not known or open goes on for ever: then the comparison is NULL, which is no reason to object.
_OUTSIDE = f"""
SELECT id FROM event WHERE kind IS NOT NULL
AND id IN (SELECT event FROM link WHERE kind IS NOT NULL AND stance <> 'contradicts')
AND NOT EXISTS (
    SELECT 1 FROM link WHERE link.event = event.id AND link.kind IS NOT NULL AND stance <> 'contradicts'
    AND ifnull({_on_clock_of_event("b", "e")} < iif(event.kind = 0, event.b_latest, event.e_latest), 1)
    AND ifnull(event.b_earliest < {_on_clock_of_event("e", "b")}, 1))
ORDER BY id"""


def unsupported(db: Connection) -> Iterator[Finding]:
    """Events without a passage that supports them."""
    for event, title, links in db.execute(_UNSUPPORTED):
        yield Finding(
            kind=Kind.UNSUPPORTED,
            key=("event", event),
            title=title,
            sentence="There are passages about it, but none supports it." if links else "It has no evidence.",
            grounds="linked" if links else "",
        )


def single_source(db: Connection) -> Iterator[Finding]:
    """Events whose support comes from one article (in all its versions) or from one person or body."""
    older: Mapping[int, int] = dict(
        db.execute("SELECT id, version_of FROM article WHERE version_of IS NOT NULL")
    )
    for event, rows in groupby(db.execute(_SUPPORT), key=itemgetter(0)):
        support = list(rows)
        articles = {_first_version(row[2], older) for row in support}
        sources = {row[4].casefold() for row in support}
        if len(articles) == 1:
            sentence = f"It rests on one article only: “{support[0][3]}”."
        elif len(sources) == 1 and "" not in sources:
            sentence = f"It rests on one source only: {support[0][4]}."
        else:
            continue
        yield Finding(
            kind=Kind.SINGLE_SOURCE,
            key=("event", event),
            title=support[0][1],
            sentence=sentence,
            grounds=f"{sorted(articles)} {sorted(sources)}",
        )


def contradicted(db: Connection) -> Iterator[Finding]:
    """Events that passages contradict."""
    for event, rows in groupby(db.execute(_AGAINST), key=itemgetter(0)):
        against = list(rows)
        names = list(dict.fromkeys(who for *_, who in against if who))
        who = f" ({listed(names)})" if names else ""
        count = "1 passage contradicts" if len(against) == 1 else f"{len(against)} passages contradict"
        yield Finding(
            kind=Kind.CONTRADICTED,
            key=("event", event),
            title=against[0][1],
            sentence=f"{count} it{who}.",
            grounds=" ".join(str(link) for _, _, link, _ in against),
        )


def other_date(db: Connection, language: Language) -> Iterator[Finding]:
    """Events whose date overlaps none of the dates that passages for them give."""
    store = Store(db)
    for event in store.events(event for (event,) in db.execute(_OUTSIDE)):
        claimed = " WHERE event = ? AND kind IS NOT NULL AND stance <> 'contradicts' ORDER BY id"
        claims = [link.claimed for link in store.select(Link, claimed, event.id) if link.claimed]
        said = [language.short(when) for when in claims]
        yield Finding(
            kind=Kind.OTHER_DATE,
            key=("event", event.id),
            title=event.title,
            sentence=f"{_said(event, language)} is none of the dates that its passages give: {listed(said)}.",
            grounds=f"{_bounds(event.when)} {[_bounds(when) for when in claims]}",
        )


def undated(db: Connection) -> Iterator[Finding]:
    """Events without a date."""
    for event, title in db.execute("SELECT id, title FROM event WHERE kind IS NULL ORDER BY id"):
        yield Finding(
            kind=Kind.UNDATED_EVENT, key=("event", event), title=title, sentence="It has no date yet."
        )


def unreviewed(db: Connection) -> Iterator[Finding]:
    """Events that nobody has checked."""
    for event, title in db.execute("SELECT id, title FROM event WHERE NOT reviewed ORDER BY id"):
        yield Finding(
            kind=Kind.UNREVIEWED, key=("event", event), title=title, sentence="Nobody has reviewed it yet."
        )


def listed(names: list[str]) -> str:
    """The first of some names, each once, with commas."""
    names = list(dict.fromkeys(names))
    rest = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _first_version(article: int, older: Mapping[int, int]) -> int:
    seen = set()
    while article in older and article not in seen:  # a foreign file may name a circle
        seen.add(article)
        article = older[article]
    return article


def _said(event: Event, language: Language) -> str:
    return language.short(event.when) if event.when is not None else "Its date"


def _bounds(when: When | None) -> tuple[object, ...]:
    return () if when is None else (*when.hull, *(edge.offset_min for edge in when.edges))
