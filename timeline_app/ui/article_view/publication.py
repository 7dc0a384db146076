"""When an article was published, in words."""

from __future__ import annotations

from timeline_app.dates import words
from timeline_app.model import edtf
from timeline_app.model.records import Article


def published_words(article: Article) -> str:
    """The publication date in words; as it is written where it cannot be read."""
    try:
        return words.short(edtf.read(article.published))
    except ValueError:
        return article.published
