"""The texts that a project has already, for whoever brings new ones in - from any thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from timeline_app.model.records import Article
from timeline_app.model.text import text_hash
from timeline_app.project.store import Store, connect

_SAME = " WHERE text_sha256 = ? ORDER BY id LIMIT 1"
_LIKE = """ JOIN (SELECT sha256, score FROM
    (SELECT rowid AS place, rank AS score FROM text_search WHERE text_search MATCH ? ORDER BY rank LIMIT ?)
    JOIN text ON text.id = place) ON sha256 = text_sha256 ORDER BY score, id LIMIT ?"""


class KnownTexts:
    """Reads a working copy by a connection of its own: what was committed when it is asked."""

    def __init__(self, database: Path) -> None:
        self._store = Store(connect(database, read_only=True))

    def __enter__(self) -> KnownTexts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.db.close()

    def same(self, text: str) -> Article | None:
        """The oldest article with this very text."""
        return next(self._store.select(Article, _SAME, text_hash(text)), None)

    def with_phrases(self, phrases: Iterable[str], limit: int) -> list[tuple[Article, str]]:
        """Articles in which at least one of these phrases stands, most and rarest ones first, with their texts."""
        query = " OR ".join('"{}"'.format(phrase.replace('"', " ")) for phrase in phrases)
        if not query:
            return []
        try:
            found = list(self._store.select(Article, _LIKE, query, limit, limit))
        except sqlite3.OperationalError:  # nothing in it that the index has words for
            return []
        return [(article, self._store.text(article.text_sha256)) for article in found]
