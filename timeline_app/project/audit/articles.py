"""The weaknesses of articles: no date, passages that are no longer found, dates that no event cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from sqlite3 import Connection

from timeline_app.project.audit.findings import Finding, Kind, Language, Mention
from timeline_app.project.audit.passages import Place, left_behind, lost

AROUND_CP = 28

_ARTICLES = """
SELECT article.id, title, published, iif(zone = '', (SELECT zone FROM project), zone), text
FROM article LEFT JOIN text ON text.sha256 = text_sha256 ORDER BY article.id"""
_PASSAGES = """
SELECT id, start, "end", quote, became, EXISTS (SELECT 1 FROM link WHERE link.passage = passage.id)
FROM passage WHERE article = ? ORDER BY start, id"""
_NEWER = "SELECT version_of, id, title FROM article WHERE version_of IS NOT NULL ORDER BY id"
_END = "iif({0}.kind = 0, {0}.b_latest, {0}.e_latest)"
_DATES = f"""
SELECT event.b_earliest, {_END.format("event")}, link.b_earliest, {_END.format("link")}
FROM passage JOIN link ON link.passage = passage.id JOIN event ON event.id = link.event WHERE article = ?"""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text and the words around it."""

    mention: Mention
    words: str


class Places:
    """The dates of articles. What was found once is remembered as long as text, date and passages are the same."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._known: dict[int, tuple[tuple[object, ...], tuple[Dated, ...]]] = {}

    def use(self, language: Language) -> None:
        """Read by other means from now on; what is remembered stays."""
        self._language = language

    def of(
        self, article: int, text: str, published: str, zone: str, cited: tuple[tuple[int, int], ...]
    ) -> tuple[Dated, ...]:
        """The dates outside the stretches that are cited, in their order."""
        seen = (hash(text), published, zone, cited)
        kept = self._known.get(article)
        if kept is None or kept[0] != seen:
            found = self._language.mentions(text, published, zone, cited)
            kept = self._known[article] = (seen, tuple(_place(text, Mention(*each)) for each in found))
        return kept[1]


def weak_articles(
    db: Connection, language: Language, places: Places, progress: Callable[[float], object]
) -> Iterator[Finding]:
    """What is weak about each article, article by article; `progress` is told from 0 to 1."""
    (count,) = db.execute("SELECT count(*) FROM article").fetchone()
    newer = {older: (id, name) for older, id, name in db.execute(_NEWER)}
    for done, (article, title, published, zone, text) in enumerate(db.execute(_ARTICLES)):
        progress(done / count)
        name = title or "Untitled article"
        passages = db.execute(_PASSAGES, (article,)).fetchall()
        for passage, start, end, quote, became, _ in passages:
            place = Place(article, passage, start, end, quote)
            if text is None or text[start:end] != quote:
                sentence = f"“{name}” no longer has these words at their place."
                yield lost(place, sentence, sentence)
            elif article in newer and became is None:
                yield left_behind(place, *newer[article])
        if article in newer or text is None:
            continue
        if not published:
            yield Finding(
                kind=Kind.UNDATED_ARTICLE,
                key=("article", article),
                title=name,
                sentence="It is not known when it was published.",
                article=article,
            )
        cited = tuple((start, end) for _, start, end, _, _, is_linked in passages if is_linked)
        found = places.of(article, text, published, zone, cited)
        if found:
            yield from _uncited(db, language, article, name, found)


def _uncited(
    db: Connection, language: Language, article: int, name: str, found: tuple[Dated, ...]
) -> Iterator[Finding]:
    """The dates that no event resting on this article has, each where it stands first."""
    known: set[tuple[int | None, int | None]] = set()
    for event_begin, event_end, begin, end in db.execute(_DATES, (article,)):
        known |= {(event_begin, event_end), (begin, end)}
    for place in found:
        hull = place.mention.when.hull
        if hull in known:
            continue
        known.add(hull)
        yield Finding(
            kind=Kind.UNCITED_DATE,
            key=("article", article),
            title=place.words,
            sentence=f"No event cites {language.short(place.mention.when)} in “{name}”.",
            article=article,
            span=(place.mention.start, place.mention.end),
            grounds=f"{hull} {place.mention.start}",
        )


def _place(text: str, mention: Mention) -> Dated:
    """A date and the words around it, on one line."""
    start, end = max(mention.start - AROUND_CP, 0), mention.end + AROUND_CP
    before, after = text[start : mention.start], text[mention.end : end]
    before = before.rpartition("\n")[2]
    after = after.partition("\n")[0]
    if start > 0 and len(before) == AROUND_CP:
        before = "… " + before.partition(" ")[2]
    if end < len(text) and len(after) == AROUND_CP:
        after = after.rpartition(" ")[0] + " …"
    return Dated(mention, " ".join(f"{before}{text[mention.start : mention.end]}{after}".split()))
