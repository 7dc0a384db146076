"""Searching the texts of all articles: where words and phrases stand, with what is around them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from timeline_app.project.finding import quoted

AROUND_CP = 48
"""So much of the text before and after a hit is shown with it."""
_NEAR_CP = 40  # words so near to one another are one hit
MOST_COUNTED = 1_000
"""More articles are not counted; of those the best are not looked for, the oldest come first."""
_SHORTEST = 3  # letters: of fewer, a word is no beginning of others
_ON, _OFF = "\ufdd0", "\ufdd1"  # no characters, so in no text
_FOUND = """text_search MATCH ? AND EXISTS (
    SELECT 1 FROM text JOIN article ON text_sha256 = sha256 WHERE text.id = text_search.rowid)"""
"""Texts of articles: one whose article was deleted is kept, since that can be undone."""
_PARTS = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A place at which words were found (code points), and the text before, at and after it, on one line."""

    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class ArticleHits:
    """The first hits in an article, and how many it has in all."""

    article: int
    title: str
    hits: tuple[Hit, ...]
    count: int


@dataclass(frozen=True, slots=True)
class TextHits:
    """What a search found: the articles that are listed, and how many there are, counted to `MOST_COUNTED` + 1."""

    articles: tuple[ArticleHits, ...] = ()
    count: int = 0


def search_texts(db: sqlite3.Connection, asked: str, most: int = 20, hits_each: int = 4) -> TextHits:
    """Find articles with all these words, or their beginnings, and "phrases" in quotation marks; best first."""
    query = query_of(asked)
    if not query:
        return TextHits()
    counted = f"SELECT count(*) FROM (SELECT 1 FROM text_search WHERE {_FOUND} LIMIT ?)"
    count: int = db.execute(counted, (query, MOST_COUNTED + 1)).fetchone()[0]
    order = "rank" if count <= MOST_COUNTED else "rowid"
    places = [
        place
        for (place,) in db.execute(
            f"SELECT rowid FROM text_search WHERE {_FOUND} ORDER BY {order} LIMIT ?", (query, most)
        )
    ]
    found = []
    for place in places:
        (marked,) = db.execute(
            "SELECT highlight(text_search, 0, ?, ?) FROM text_search WHERE text_search MATCH ? AND rowid = ?",
            (_ON, _OFF, query, place),
        ).fetchone()
        spans = list(_joined(_spans(marked)))
        text = marked.replace(_ON, "").replace(_OFF, "")
        hits = tuple(_hit(text, start, end) for start, end in spans[:hits_each])
        for article, title in db.execute(
            "SELECT article.id, title FROM article JOIN text ON sha256 = text_sha256 WHERE text.id = ? ORDER BY 1",
            (place,),
        ):
            found.append(ArticleHits(article, title, hits, len(spans)))
    return TextHits(tuple(found), count)


def query_of(asked: str) -> str:
    """What a person typed as a query of the full-text search; "" where there is nothing to look for."""
    parts = []
    for phrase, word in _PARTS.findall(asked.replace("\x00", " ")):
        words = (phrase or word).strip()
        if not any(character.isalnum() for character in words):
            continue
        begins = not phrase and (len(words) >= _SHORTEST or not words.isascii())
        parts.append(quoted(words) + "*" * begins)
    return " ".join(parts)


def _spans(marked: str) -> Iterator[tuple[int, int]]:
    at = 0
    for number, piece in enumerate(re.split(f"[{_ON}{_OFF}]", marked)):
        if number % 2:
            yield at, at + len(piece)
        at += len(piece)


def _joined(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    now: tuple[int, int] | None = None
    for start, end in spans:
        if now is not None and start - now[1] <= _NEAR_CP and end - now[0] <= 4 * _NEAR_CP:
            now = now[0], end
            continue
        if now is not None:
            yield now
        now = start, end
    if now is not None:
        yield now


def _hit(text: str, start: int, end: int) -> Hit:
    low, high = max(0, start - AROUND_CP), min(len(text), end + AROUND_CP)
    before, after = text[low:start], text[end:high]
    if low > 0:
        before = "…" + before.partition(" ")[2] if " " in before else "…" + before
    if high < len(text):
        after = (after.rpartition(" ")[0] if " " in after else after) + "…"
    return Hit(start, end, *(re.sub(r"\s+", " ", part) for part in (before, text[start:end], after)))
