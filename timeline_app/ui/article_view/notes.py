"""The margin: which event is named beside which line, without two names in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event and the top (pixels in the document) of the line on which its passage begins."""

    top: float
    event: int


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the margin at `top` pixels: one event, or several that found no room for a line each."""

    top: float
    events: tuple[int, ...]


def place_notes(anchors: Iterable[Anchor], pitch: float, drift: float) -> list[Note]:
    """Put each event beside its line or right under the one before, `pitch` pixels apart; anchors come from the top.

    An event that would stand more than `drift` pixels below its line shares the last line before it instead.
    """
    notes: list[Note] = []
    for anchor in anchors:
        top = max(anchor.top, notes[-1].top + pitch) if notes else anchor.top
        if top - anchor.top > drift:
            notes[-1] = Note(notes[-1].top, (*notes[-1].events, anchor.event))
        else:
            notes.append(Note(top, (anchor.event,)))
    return notes
