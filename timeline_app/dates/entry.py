"""Reads what a person types as a date, and finds the first date in a longer text."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.dates.edges import Context
from timeline_app.dates.fragments import Fragment, plain, scan
from timeline_app.dates.normalise import normalise
from timeline_app.dates.points import EXAMPLES, Unreadable
from timeline_app.dates.reading import read as read_fully
from timeline_app.dates.reference import context_of
from timeline_app.dates.vocabulary import ORDINARY_WORDS
from timeline_app.model.precision import Precision
from timeline_app.model.when import Kind, When

__all__ = ["Unreadable", "context_of", "glean", "read", "runs_of", "windows_of"]

_SURE = frozenset({"month", "date", "edtf", "years", "relative", "weekday", "ago", "this"})
_WITH_YEAR = frozenset({"season", "quarter", "half", "era", "part"})
_DATES = _SURE | {"year"}
_TIMES = frozenset({"time", "offset", "zone", "local"})
_NUMBERS = frozenset({"number", "ordinal", "year"})
_LINKS = frozenset({"to", "and", "or", "filler", "relation"})
_YEAR_SIGNS = frozenset(
    {"in", "of", "since", "until", "before", "after", "by", "from", "during", "year", "between"}
)
_WINDOW = 12  # fragments; no date expression is longer


def read(typed: str, reference: str = "", zone: str = "") -> When:
    """The likeliest time that a person meant, as `reading` finds it; Unreadable, with a sentence, for other texts."""
    reading = read_fully(typed, reference, zone)
    if reading.when is None:
        raise Unreadable(reading.refusal or f"There is no date here. {EXAMPLES}")
    return reading.when


def glean(text: str, reference: str = "", zone: str = "") -> When | None:
    """The first date in a text, or None; see `read`. `typed` is left empty.

    A time of day that stands apart from the day is joined to it when it is the only one in the text.
    """
    context = context_of(reference, zone)
    runs = runs_of(scan(plain(text)))
    for run in runs:
        for window in windows_of(run):
            try:
                when = normalise(window, context)
            except Unreadable:
                continue
            return _with_time(when, window, runs, context)
    return None


def runs_of(fragments: list[Fragment]) -> list[list[Fragment]]:
    """Stretches of fragments without other words between them, where they may hold a date or a time."""
    runs: list[list[Fragment]] = [[]]
    for place, fragment in enumerate(fragments):
        nearby = fragments[max(place - 1, 0) : place + 2]
        ordinary = fragment.text in ORDINARY_WORDS and not any(
            near.numbers and near.slot in _NUMBERS for near in nearby
        )
        if ordinary or fragment.slot in {"unknown", "bad", "break"}:
            runs.append([])
        else:
            runs[-1].append(fragment)
    return [run for run in runs if any(fragment.slot in _DATES | _TIMES for fragment in run)]


def windows_of(run: list[Fragment]) -> Iterator[list[Fragment]]:
    """The parts of a run that could be a date: by their start, the longest first."""
    for start in range(len(run)):
        for stop in range(min(len(run), start + _WINDOW), start, -1):
            window = run[start:stop]
            if _is_likely(window, run[max(start - 1, 0) : start]):
                yield window


def _is_likely(window: list[Fragment], before: list[Fragment]) -> bool:
    """Whether these fragments are a date also where nobody has said that they are one."""
    slots = {fragment.slot for fragment in window}
    if window[-1].slot in _LINKS or not slots & _DATES:
        return False
    if slots & _SURE:
        return True
    signs = {fragment.text.lower() for fragment in before + window}
    return "year" in slots and bool(signs & _YEAR_SIGNS or slots & _WITH_YEAR)


def _with_time(when: When, window: list[Fragment], runs: list[list[Fragment]], context: Context) -> When:
    """The day with the only time of day that the text gives."""
    if when.kind is not Kind.MOMENT or when.precision is not Precision.DAY:
        return when
    times = [[fragment for fragment in run if fragment.slot in _TIMES] for run in runs]
    times = [found for found in times if any(fragment.slot == "time" for fragment in found)]
    if len(times) != 1:
        return when
    try:
        return normalise(window + times[0], context)
    except Unreadable:
        return when
