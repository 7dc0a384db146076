"""What is asked of all articles at once, without building their records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

FAMILY = """ WHERE id IN (WITH RECURSIVE family (member) AS (
    VALUES (?)
    UNION SELECT version_of FROM article JOIN family ON article.id = member WHERE version_of IS NOT NULL
    UNION SELECT article.id FROM article JOIN family ON version_of = member)
    SELECT member FROM family) ORDER BY id"""
"""Selects all versions of an article."""


def article_ids(db: sqlite3.Connection) -> list[int]:
    """The ids of all articles, oldest first."""
    return [article for (article,) in db.execute("SELECT id FROM article ORDER BY id")]


def place_of(db: sqlite3.Connection, article: int) -> int:
    """How many articles are older than this one."""
    older: int = db.execute("SELECT count(*) FROM article WHERE id < ?", (article,)).fetchone()[0]
    return older


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article and how much is marked in it; `unlinked` = passages that no event rests on."""

    id: int
    title: str
    publisher: str
    published: str
    version_of: int | None
    passages: int
    events: int
    unlinked: int


_ROW = "article.id, title, publisher, published, version_of"
_ROWS = f"""
SELECT {_ROW}, ifnull(passages, 0), ifnull(events, 0), ifnull(unlinked, 0)
FROM article
LEFT JOIN (SELECT article AS marked, count(*) AS passages,
    sum(NOT EXISTS (SELECT 1 FROM link WHERE link.passage = passage.id)) AS unlinked
    FROM passage GROUP BY article) ON marked = article.id
LEFT JOIN (SELECT article AS told, count(DISTINCT event) AS events
    FROM passage CROSS JOIN link ON link.passage = passage.id GROUP BY article) ON told = article.id
ORDER BY article.id"""
_ONE = f"""
SELECT {_ROW}, count(DISTINCT passage.id), count(DISTINCT event),
    count(DISTINCT iif(link.id IS NULL, passage.id, NULL))
FROM article LEFT JOIN passage ON passage.article = article.id LEFT JOIN link ON link.passage = passage.id
WHERE article.id = ? GROUP BY article.id"""


def article_rows(db: sqlite3.Connection, only: Iterable[int] | None = None) -> list[ArticleRow]:
    """What a table of articles shows: of all, oldest first, or of `only` some, those that are there."""
    if only is None:
        return [ArticleRow(*row) for row in db.execute(_ROWS)]
    return [ArticleRow(*row) for article in only for row in db.execute(_ONE, (article,))]
