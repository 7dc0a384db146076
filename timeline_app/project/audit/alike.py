"""Events that may be the same: they begin on one day, and their titles say much the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from sqlite3 import Connection

from rapidfuzz import fuzz

from timeline_app.model.calendar import US_PER_DAY
from timeline_app.project.audit.events import listed
from timeline_app.project.audit.findings import Finding, Kind

SAME = 86  # of 100; the order of the words does not count
NEXT = 12  # titles that each is compared with, in the order of their words, where a day has many

_BEGIN = "coalesce(b_earliest, e_earliest)"
DAY = f"(({_BEGIN} - ({_BEGIN} % {US_PER_DAY} + {US_PER_DAY}) % {US_PER_DAY}) / {US_PER_DAY})"
"""SQL: the day on which an event begins, counted from 1970; SQLite rounds towards zero."""
_BEGINNINGS = f"""
SELECT {DAY}, id, title
FROM event WHERE kind IS NOT NULL ORDER BY 1, 2"""
_WORD = re.compile(r"\w+")


def duplicates(db: Connection) -> Iterator[Finding]:
    """Groups of events that may be one; the oldest record is the one that the finding is about."""
    for _, rows in groupby(db.execute(_BEGINNINGS), key=lambda row: row[0]):
        titles = {event: title for _, event, title in rows}
        for first, *others in alike(titles.items()) if len(titles) > 1 else ():
            names = listed([f"“{titles[other]}”" for other in others])
            yield Finding(
                kind=Kind.DUPLICATE,
                key=("event", first),
                title=titles[first],
                sentence=f"It may be the same as {names} on the same day.",
                others=tuple(others),
                grounds=" ".join(map(str, others)),
            )


def alike(titles: Iterable[tuple[int, str]]) -> Iterator[list[int]]:
    """The groups of those whose titles say much the same, each by rising id."""
    said = sorted((_words(title), event) for event, title in titles if title.strip())
    group_of = {event: [event] for _, event in said}
    for place, (words, event) in enumerate(said):
        nearby = said[place + 1 :] if len(said) <= 4 * NEXT else said[place + 1 : place + 1 + NEXT]
        for others, other in nearby:
            mine, its = group_of[event], group_of[other]
            if mine is not its and _is_alike(words, others):
                mine.extend(its)
                for moved in its:
                    group_of[moved] = mine
    seen: set[int] = set()
    for event in sorted(group_of):
        if event not in seen and len(group_of[event]) > 1:
            seen.update(group_of[event])
            yield sorted(group_of[event])


def are_alike(first: str, second: str) -> bool:
    """Whether two titles say much the same."""
    return _is_alike(_words(first), _words(second))


def _words(title: str) -> tuple[str, ...]:
    return tuple(sorted(_WORD.findall(title.casefold())))


def _is_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Two rounds of talks, or two dead and three dead, are not the same, however alike they sound."""
    numbers = [{word for word in words if word.isdecimal()} for words in (first, second)]
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    shorter, longer = sorted((set(first), set(second)), key=len)
    if len(shorter) > 2 and shorter < longer and not any(numbers[0] ^ numbers[1]):
        return True
    return fuzz.ratio(" ".join(first), " ".join(second), score_cutoff=SAME) > 0
