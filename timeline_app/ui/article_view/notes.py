"""The margin: which event is named beside which line, without two names in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def place_notes(anchors: Iterable[Anchor], pitch: float, drift: float) -> Iterator[Note]:
    """Put each event beside its line or right under the one before, `pitch` pixels apart; anchors come from the top.

    An event that would stand more than `drift` pixels below its line shares the last line before it instead. No more
    anchors are asked for than the notes that are taken need.
    """
    last: Note | None = None
    for anchor in anchors:
        top = anchor.top if last is None else max(anchor.top, last.top + pitch)
        if last is not None and top - anchor.top > drift:
            last = Note(last.top, (*last.events, anchor.event))
            continue
        if last is not None:
            yield last
        last = Note(top, (anchor.event,))
    if last is not None:
        yield last
