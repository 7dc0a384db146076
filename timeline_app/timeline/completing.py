"""What may be meant by a query that is half typed: operators, and the names and tags that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timeline_app.timeline.query import OPERATORS, VALUES, Token, tokens
from timeline_app.timeline.query_text import written

MOST = 10
_LEAST_LETTERS = 2  # a single letter begins too many words
_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "track": "on this track",
        "tag": "with this tag",
        "status": "happened, planned or cancelled",
        "before": "certainly before a date",
        "after": "certainly after a date",
        "has": "evidence, date or notes",
        "is": "disputed, reviewed or unreviewed",
    }
)


@dataclass(frozen=True, slots=True)
class Offer:
    """What could stand at `start`..`end` of the text instead, and what it would mean."""

    text: str
    note: str
    start: int
    end: int


def offers(text: str, cursor: int, tracks: Iterable[str], tags: Mapping[str, int]) -> tuple[Offer, ...]:
    """What fits the piece that the cursor is in; in an empty text all operators. Tags come with their counts."""
    if not text.strip():
        return tuple(Offer(f"{name}:", _NOTES[name], 0, len(text)) for name in OPERATORS)
    token = next((token for token in tokens(text) if token.start < cursor <= token.end), None)
    if token is None:
        return ()
    if token.name in OPERATORS:
        return _values(token, text, tracks, tags)
    begun = token.value.lower()
    if token.name or token.is_quoted or len(begun) < _LEAST_LETTERS:
        return ()
    minus = "-" if token.minus else ""
    return tuple(
        Offer(f"{minus}{name}:", _NOTES[name], token.start, token.end)
        for name in OPERATORS
        if name.startswith(begun)
    )


def _values(token: Token, text: str, tracks: Iterable[str], tags: Mapping[str, int]) -> tuple[Offer, ...]:
    name, begun = token.name, token.value.casefold()
    notes: dict[str, str] = {}
    if name in VALUES:
        notes = dict.fromkeys((value for value in VALUES[name] if value.startswith(begun)), "")
    elif name == "track":
        notes = dict.fromkeys(tracks, "")
    elif name == "tag":
        notes = {tag: f"{count:,}" for tag, count in tags.items()}
    fitting = [value for value in notes if begun in value.casefold()]
    fitting.sort(key=lambda value: not value.casefold().startswith(begun))
    made = [
        Offer(written(name, value, minus=token.minus) + " ", notes[value], token.start, token.end)
        for value in fitting[:MOST]
    ]
    whole = text[token.start : token.end].casefold()
    return tuple(made) if [offer.text.rstrip().casefold() for offer in made] != [whole] else ()
