"""Finds the time expressions of an article."""

from __future__ import annotations

from timeline_app.dates.expressions import Expression, Kind, Type
from timeline_app.dates.mentions import mentions
from timeline_app.model import edtf


def find(
    text: str, published: str, zone: str, kind: Kind | None = None, language: str | None = None
) -> tuple[Expression, ...]:
    """The time expressions of a text in their order, none overlapping another.

    `published` (EDTF, "" = not known) and `zone` (IANA) are those of the article. `kind` and `language` ("en")
    are guessed where they are not given.
    """
    return tuple(
        Expression(start, end, text[start:end], Type.DATE, edtf.write(when).text, "", when, "date", False)
        for start, end, when in mentions(text, published, zone)
    )
