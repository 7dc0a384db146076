"""The weakness of passages: their words are no longer there, or in no newer version of the article."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.project.audit.findings import Finding, Kind

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A passage and where it was marked, in code points, end exclusive."""

    article: int
    passage: int
    start: int
    end: int
    quote: str


def lost(place: Place, sentence: str, grounds: str) -> Finding:
    """A passage that is not found, and why."""
    return Finding(
        kind=Kind.LOST,
        key=("passage", place.passage),
        title=_short(place.quote),
        sentence=sentence,
        article=place.article,
        span=(place.start, place.end),
        grounds=grounds,
    )


def left_behind(place: Place, version: int, title: str) -> Finding:
    """A passage that went to no newer version of its article: the id and title of the version right after."""
    name = title or "Untitled article"
    return lost(place, f"It was not found in the newer version, “{name}”.", f"not in version {version}")


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rpartition(" ")[0] + " …"
