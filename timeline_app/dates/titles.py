"""Makes the title of an event from the sentence that dates it."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.dates.sentences import Span

LONGEST = 80


def title_of(
    text: str, sentence: Span, own: Sequence[Span], all_spans: Sequence[Span], following: Span | None
) -> str:
    """The clause in which an expression stands, without it; at most `LONGEST` characters."""
    begin, end = sentence
    words = " ".join(f"{text[begin : own[0][0]]} {text[own[-1][1] : end]}".split()).strip(" .,;:")
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rpartition(" ")[0] + "…"
    return words[:1].upper() + words[1:]
