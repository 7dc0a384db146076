"""Finds what may be the same among suggestions and events: on the same day, in similar words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from timeline_app.model.calendar import US_PER_DAY
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, When
from timeline_app.project.audit.alike import DAY, are_alike
from timeline_app.project.store import Store

SHARED = 0.6  # of the words that say something, in the shorter of both titles
LEAST_SHARED = 2
STEM = 5  # letters by which "resigned" and "resigns" are the same word
MOST_A_DAY = 400  # titles of one day that are compared with one another

_WORD = re.compile(r"\w+")
_SAYS_NOTHING = re.compile(
    r"the|and|for|from|with|that|this|was|were|are|has|have|had|been|will|would|said|says|after|before|into|its|his|her"
    r"|their|they|who|which|than|not|but|all|new|one|two|about|over|under|more"
)
_UNITS = {
    Precision.YEAR: "year",
    Precision.SEASON: "season",
    Precision.MONTH: "month",
}
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Fact:
    """What is compared: a title and a time."""

    title: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that may be the same, by their places, and why: "Same day, similar words"."""

    places: tuple[int, ...]
    reason: str


def lookalikes(facts: Sequence[Fact]) -> list[Group]:
    """Groups of facts that may be the same, each fact in one group at the most, in the order of their first."""
    by_time: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        time = _time(fact.when)
        if time is not None:
            by_time[time].append(place)
    found = [
        group for (_, unit), places in by_time.items() for group in _groups(facts, places[:MOST_A_DAY], unit)
    ]
    return sorted(found, key=lambda group: group.places)


def events_near(db: Connection, whens: Iterable[When | None]) -> list[tuple[int, Fact]]:
    """The events that begin on the days on which these times begin, each with its id."""
    days = sorted({edge.earliest // US_PER_DAY for when in whens if (edge := _edge(when)) is not None})
    store = Store(db)
    found: list[tuple[int, Fact]] = []
    for first in range(0, len(days), _AT_ONCE):
        listed = ", ".join(map(str, days[first : first + _AT_ONCE]))
        query = f"SELECT id FROM event WHERE kind IS NOT NULL AND {DAY} IN ({listed}) ORDER BY id"
        ids = [event for (event,) in db.execute(query)]
        found += [(event.id, Fact(event.title, event.when)) for event in store.events(ids)]
    return found


def _groups(facts: Sequence[Fact], places: Sequence[int], unit: str) -> Iterator[Group]:
    left = list(places)
    while left:
        first, *rest = left
        same = [place for place in rest if _same_words(facts[first].title, facts[place].title)]
        left = [place for place in rest if place not in same]
        if same:
            is_equal = all(facts[place].title == facts[first].title for place in same)
            yield Group((first, *same), f"Same {unit}, {'same' if is_equal else 'similar'} words")


def _edge(when: When | None) -> Edge | None:
    if when is None:
        return None
    return next(iter(when.edges), None)


def _time(when: When | None) -> tuple[int, str] | None:
    """What two times have in common that are the same as far as both are known."""
    edge = _edge(when)
    if edge is None:
        return None
    if edge.precision >= Precision.DAY:
        return edge.earliest // US_PER_DAY, "day"
    return edge.earliest, _UNITS.get(edge.precision, "time")


def _same_words(first: str, second: str) -> bool:
    if are_alike(first, second):
        return True
    words, others = _stems(first), _stems(second)
    numbers = [{word for word in each if word.isdecimal()} for each in (words, others)]
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    shared = len(words & others)
    return shared >= LEAST_SHARED and shared >= SHARED * min(len(words), len(others))


def _stems(title: str) -> set[str]:
    words = _WORD.findall(title.casefold())
    return {
        word[:STEM]
        for word in words
        if word.isdecimal() or (len(word) > 2 and _SAYS_NOTHING.fullmatch(word) is None)
    }
