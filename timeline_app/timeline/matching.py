"""Which events match a query: the columns decide what they hold, a full-text search the rest; the answer is a mask.

Times are compared as they are certain: an event is before a time when all of it certainly lies before, after it when
it certainly begins no earlier. An end that is open or unknown reaches on, so it is on that side of nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.zones import to_axis
from timeline_app.timeline.columns import Columns, Flag, Ints
from timeline_app.timeline.query import Field, Problem, Query, Term

Mask: TypeAlias = NDArray[np.bool_]
"""Yes or no for each slot of some columns."""
_BY_SEARCH = (Field.WORDS, Field.TAG, Field.NOTES)


@dataclass(frozen=True, slots=True)
class Question:
    """What only a full-text search can answer: which events have all these words, this tag, or notes.

    Each word comes with whether it is a phrase; one that is none may be the beginning of a longer word.
    """

    field: Field
    words: tuple[tuple[str, bool], ...] = ()


def questions(query: Query) -> tuple[Question, ...]:
    """What has to be asked before `match` can tell."""
    asked = [
        _question(term) for term in query.of(*_BY_SEARCH) if term.field is not Field.WORDS or term.negated
    ]
    words = _wanted_words(query)
    return tuple(dict.fromkeys(([words] if words.words else []) + asked))


def match(
    columns: Columns, query: Query, tracks: Mapping[int, str], answers: Mapping[Question, Ints]
) -> Mask:
    """The events that match, none that is gone; `answers` are ids for each of `questions(query)`."""
    found: Mask = columns.track != -1
    words = _wanted_words(query)
    if words.words:
        found &= columns.mask_of(answers[words])
    groups: dict[Field, list[Mask]] = {}
    for term in query.terms:
        if term.field is Field.WORDS and not term.negated:
            continue
        one = _mask(columns, term, tracks, answers)
        if term.negated:
            found &= ~one
        else:
            groups.setdefault(term.field, []).append(one)
    for masks in groups.values():
        found &= reduce(np.logical_or, masks)
    return found


def fitted(mask: Mask, columns: Columns) -> Mask:
    """An earlier answer for the columns as they are: without events that are gone; later ones match nothing yet."""
    whole = np.zeros(columns.size, bool)
    whole[: mask.size] = mask[: columns.size]
    whole &= columns.track != -1
    return whole


def alike(name: str, names: Iterable[str]) -> list[str]:
    """The names that are meant: those that are the same but for capitals, else that begin so, else that hold it."""
    wanted, known = _plain(name), list(names)
    for test in (
        lambda other: other == wanted,
        lambda other: other.startswith(wanted),
        lambda other: f" {wanted}" in other,
        lambda other: wanted in other,
    ):
        if meant := [other for other in known if test(_plain(other))]:
            return meant
    return []


def unknown_names(query: Query, tracks: Sequence[str], tags: Sequence[str]) -> tuple[Problem, ...]:
    """The tracks and tags that are asked for and are not there."""
    return tuple(
        Problem(f"No {term.field} is called “{term.value}”.", term.start, term.end)
        for field, names in ((Field.TRACK, tracks), (Field.TAG, tags))
        for term in query.of(field)
        if not alike(term.value, names)
    )


def _question(term: Term) -> Question:
    words = () if term.field is Field.NOTES else ((term.value, term.is_phrase or term.field is Field.TAG),)
    return Question(term.field, words)


def _wanted_words(query: Query) -> Question:
    words = (term for term in query.of(Field.WORDS) if not term.negated)
    return Question(Field.WORDS, tuple((term.value, term.is_phrase) for term in words))


def _mask(columns: Columns, term: Term, tracks: Mapping[int, str], answers: Mapping[Question, Ints]) -> Mask:
    match term.field:
        case Field.TRACK:
            meant = set(alike(term.value, tracks.values()))
            return np.isin(columns.track, [track for track, name in tracks.items() if name in meant])
        case Field.STATUS:
            bit = {"planned": Flag.PLANNED, "cancelled": Flag.CANCELLED}.get(term.value)
            return ~_has(columns, Flag.PLANNED | Flag.CANCELLED) if bit is None else _has(columns, bit)
        case Field.BEFORE | Field.AFTER:
            return _beside(columns, term)
        case Field.EVIDENCE:
            return _has(columns, Flag.EVIDENCE)
        case Field.DATE:
            return ~_has(columns, Flag.UNDATED)
        case Field.DISPUTED:
            return _has(columns, Flag.DISPUTED)
        case Field.REVIEWED:
            unreviewed = _has(columns, Flag.UNREVIEWED)
            return unreviewed if term.value == "unreviewed" else ~unreviewed
    return columns.mask_of(answers[_question(term)])


def _has(columns: Columns, flags: int) -> Mask:
    found: Mask = (columns.flags & flags) != 0
    return found


def _beside(columns: Columns, term: Term) -> Mask:
    us = to_axis(term.us, term.offset_min, columns.zone)
    found: Mask
    if term.field is Field.BEFORE:  # an instant is as long as nothing, and at a time is not before it
        found = (columns.right <= us) & (columns.left < us)
        return found & ~_has(columns, Flag.UNDATED | Flag.END_UNKNOWN)
    found = columns.left >= us
    return found & ~_has(columns, Flag.UNDATED | Flag.BEGIN_UNKNOWN)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
