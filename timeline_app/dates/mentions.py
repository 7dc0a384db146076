"""Finds every date in a long text: at the words that only dates have, as far as the words around them belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline_app.dates.edges import Context
from timeline_app.dates.entry import context_of, runs_of, windows_of
from timeline_app.dates.fragments import STARTERS, Fragment, plain, scan
from timeline_app.dates.normalise import normalise
from timeline_app.dates.points import Unreadable
from timeline_app.dates.vocabulary import NUMBERS, WORDS
from timeline_app.model.when import When

AROUND = 28  # characters before and after such a word in which the rest of the date may stand

# It begins with one set of characters, by which the search runs through a text many times faster.
_CUE = re.compile(
    r"[ADFJMNOSTW0-9](?:\d{3}\b|\d?[./]\d\d?[./]\d\d|an(?:uary|\b)|eb(?:ruary|\b)|ar(?:ch|\b)|pr(?:il|\b)|ay\b"
    r"|une?\b|uly?\b|ug(?:ust|\b)|ept?(?:ember|\b)|ct(?:ober|\b)|ov(?:ember|\b)|ec(?:ember|\b)"
    r"|(?:on|ues|ednes|hurs|ri|atur|un)day\b)"
)
_WORD = re.compile(r"(?<![\w'-])[a-z]{3,}(?![\w'-])")
_BELONGING = STARTERS | WORDS.keys() | NUMBERS.keys() | {"ago", "onward", "onwards", "than", "time"}
_NAMES = frozenset(
    {"April", "August", "Jan", "June", "March", "May"}
)  # alone, they are people and verbs, too
_END = re.compile(r"\n|[.!?;]\s+(?=[A-Z“\"])")


def mentions(
    text: str, reference: str = "", zone: str = "", but: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[int, int, When]]:
    """Start, end (code points, end exclusive) and meaning of each date, in their order; see `entry.read`.

    Those in the stretches of `but` (by their start) are left out.
    """
    context = context_of(reference, zone)
    same = _same_length(text)
    at = past = place = 0
    while (cue := _CUE.search(same, at)) is not None:
        while place < len(but) and but[place][0] < cue.end():
            past = max(past, but[place][1])
            place += 1
        is_word = cue.start() == 0 or not same[cue.start() - 1].isalnum()
        found = _date_at(same, cue, at, context) if is_word and cue.start() >= past else None
        if found is None:
            at = cue.end()
        else:
            yield found
            at = found[1]


def _date_at(text: str, cue: re.Match[str], least: int, context: Context) -> tuple[int, int, When] | None:
    """The longest date of which the cue is a part."""
    start, end = max(least, cue.start() - AROUND), min(len(text), cue.end() + AROUND)
    if start > least:
        start = text.find(" ", start, cue.start()) + 1 or cue.start()
    for stop in _END.finditer(text, start, cue.start()):
        start = stop.end()
    stopped = _END.search(text, cue.end(), end)
    if stopped is not None:
        end = stopped.start() + (text[stopped.start()] == ".")
    elif end < len(text):
        end = max(text.rfind(" ", cue.end(), end), cue.end())
    for word in _WORD.finditer(text, start, cue.start()):
        if word[0] not in _BELONGING:
            start = word.end()
    foreign = (word.start() for word in _WORD.finditer(text, cue.end(), end) if word[0] not in _BELONGING)
    end = next(foreign, end)
    found = _read(text[start:end], cue.start() - start, cue.end() - start, context)
    return None if found is None else (start + found[0], start + found[1], found[2])


@lru_cache(4096)
def _read(stretch: str, begin: int, end: int, context: Context) -> tuple[int, int, When] | None:
    """The longest date in a stretch that covers what lies from `begin` to `end`; the same ones come again and again."""
    fragments = scan(stretch)
    places = _places(stretch, 0, fragments)
    for run in runs_of(fragments):
        for window in windows_of(run):
            first, last = places[id(window[0])][0], places[id(window[-1])][1]
            if first > begin or last < end or stretch[first:last] in _NAMES:
                continue
            try:
                return first, last, normalise(window, context)
            except Unreadable:
                continue
    return None


def _places(text: str, at: int, fragments: list[Fragment]) -> dict[int, tuple[int, int]]:
    """Where each fragment stands; they come in the order of the text, and have its letters."""
    places = {}
    for fragment in fragments:
        start = text.find(fragment.text, at) if fragment.text else at
        at = start + len(fragment.text)
        places[id(fragment)] = (start, at)
    return places


class _Plain(dict[int, str]):
    """One plain letter for each letter, whatever it would otherwise become."""

    def __missing__(self, letter: int) -> str:
        made = plain(chr(letter))
        self[letter] = made if len(made) == 1 else chr(letter)
        return self[letter]


_PLAIN = _Plain()


def _same_length(text: str) -> str:
    """The text as `plain` has it, but every letter in its place."""
    return text if text.isascii() else text.translate(_PLAIN)
