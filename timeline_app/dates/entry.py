"""Reads what a person types as a date, and finds the first date in a longer text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from timeline_app.dates.edges import Context
from timeline_app.dates.fragments import Fragment, plain, scan
from timeline_app.dates.normalise import normalise
from timeline_app.dates.points import EXAMPLES, Unreadable
from timeline_app.dates.vocabulary import ORDINARY_WORDS
from timeline_app.model import edtf
from timeline_app.model.calendar import US_PER_DAY
from timeline_app.model.precision import Precision
from timeline_app.model.when import Kind, When
from timeline_app.model.zones import is_zone

__all__ = ["Unreadable", "context_of", "glean", "read", "runs_of", "windows_of"]

_LOOKS_LIKE_EDTF = re.compile(r"[\[{]?[?~%]?(?:Y?[+-]?[0-9X]{4}|/|\.\.)[-0-9XYTZES+:.,/~?%\[\]{} ]*")
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
    """The time that a person typed: EDTF, ISO 8601 or English; Unreadable, with a sentence, for other texts.

    `reference` is the publication date (EDTF) from which "Sept. 6" gets its year and "yesterday" its day.
    `zone` (IANA) is that of "local time"; a time typed without an offset or a zone keeps none.
    """
    if len(typed) > edtf.MAX_LENGTH:
        raise Unreadable(f"This is too long for a date: {len(typed)} characters. {EXAMPLES}")
    try:
        return replace(edtf.read(typed), typed=typed)
    except edtf.EdtfError as error:
        refusal = str(error)
    try:
        return replace(normalise(scan(plain(typed)), context_of(reference, zone)), typed=typed)
    except Unreadable:
        if _LOOKS_LIKE_EDTF.fullmatch(typed.strip()):
            raise Unreadable(refusal) from None
        raise


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


@lru_cache(64)
def context_of(reference: str, zone: str) -> Context:
    """What dates are read against; see `read`."""
    return Context(_last_day(reference), zone if is_zone(zone) else "")


def _last_day(reference: str) -> int | None:
    """The start of the last day on which the article may have appeared."""
    try:
        latest = edtf.read(reference).hull[1]
    except edtf.EdtfError:
        return None
    return None if latest is None else (latest - 1) // US_PER_DAY * US_PER_DAY


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
