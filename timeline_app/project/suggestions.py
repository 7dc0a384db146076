"""What a person says to suggestions - accepted as events, rejected, waiting again - and what became of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import Protocol, TypeAlias

from timeline_app.model.records import Decision, Link, Passage
from timeline_app.model.when import When
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project

REJECTED = "rejected"
ABOUT = "suggestion "

Span: TypeAlias = tuple[int, int]


class Suggested(Protocol):
    """What an article suggests; `sentence` and `expressions` are code points, end exclusive.

    `key` is the same for the same sentence and date in whatever text.
    """

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def when(self) -> When | None: ...  # noqa: D102
    @property
    def sentence(self) -> Span: ...  # noqa: D102
    @property
    def expressions(self) -> tuple[Span, ...]: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102


class State(Enum):
    """What became of a suggestion."""

    WAITING = "waiting"
    PLACED = "placed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a suggestion; of a placed one, its events, of a rejected one, the record that says so."""

    state: State = State.WAITING
    events: tuple[int, ...] = ()
    decision: int | None = None


# -- what a person says


def accept(edit: Edit, article: int, suggestion: Suggested, track: int) -> int:
    """Make an event of it, not yet reviewed, that its passages support; return the event.

    What was rejected is so no more.
    """
    (event,) = accept_all(edit, [(article, suggestion)], track)
    return event


def accept_all(edit: Edit, suggestions: Sequence[tuple[int, Suggested]], track: int) -> list[int]:
    """Make an event of each (article and suggestion), as `accept` does; return the events."""
    unreject(edit, [each for _, each in suggestions])
    events = []
    for article, each in suggestions:
        events.append(edits.add_event(edit, each.title, track, each.when, reviewed=False))
        support(edit, article, each, events[-1])
    return events


def support(edit: Edit, article: int, suggestion: Suggested, event: int) -> None:
    """Rest an event on its passages: the sentence, and as a part of that evidence the words that give the date."""
    spans = dict.fromkeys((suggestion.sentence, *suggestion.expressions))
    links = []
    for number, (start, end) in enumerate(spans):
        passage = edits.mark_passage(edit, article, start, end)
        claimed = suggestion.when if number or len(spans) == 1 else None
        links.append(edits.link(edit, event, passage, claimed=claimed))
    edits.join_links(edit, links)


def reject(edit: Edit, suggestions: Iterable[Suggested]) -> None:
    """Keep that these are not wanted, in this article and wherever else the same is said."""
    known = rejections(edit.project)
    for key in dict.fromkeys(each.key for each in suggestions):
        if key not in known:
            edits.add_decision(edit, ABOUT + key, REJECTED)


def unreject(edit: Edit, suggestions: Iterable[Suggested]) -> None:
    """Let what was rejected wait again."""
    known = rejections(edit.project)
    for key in dict.fromkeys(each.key for each in suggestions):
        if key in known:
            edit.remove("decision", known[key])


# -- what became of them


def rejections(project: Project) -> dict[str, int]:
    """The keys of what was rejected, and the decisions that say so."""
    return {
        each.about.removeprefix(ABOUT): each.id
        for each in project.all("decision")
        if isinstance(each, Decision) and each.verdict == REJECTED and each.about.startswith(ABOUT)
    }


def standings(
    project: Project, article: int, suggestions: Sequence[Suggested], rejected: Mapping[str, int]
) -> list[Standing]:
    """What became of each suggestion of an article.

    It is placed where an event rests on the very words of its date, on words of its sentence with no other date, or
    on any words around its date and has its time.
    """
    evidence = _Evidence(project, article, suggestions)
    found = []
    for each in suggestions:
        events = tuple(evidence.events(each))
        decision = rejected.get(each.key)
        if events:
            found.append(Standing(State.PLACED, events))
        else:
            found.append(Standing() if decision is None else Standing(State.REJECTED, (), decision))
    return found


def coverage(standings: Iterable[Standing]) -> tuple[int, int]:
    """How many dated passages are placed, and of how many."""
    placed = [each.state is State.PLACED for each in standings]
    return sum(placed), len(placed)


def coverage_words(placed: int, total: int) -> str:
    """ "9 of 11 dated passages placed"."""
    return f"{placed:,} of {total:,} dated {'passage' if total == 1 else 'passages'} placed"


class _Evidence:
    """The passages of an article that events rest on, and the dates in each."""

    def __init__(self, project: Project, article: int, suggestions: Iterable[Suggested]) -> None:
        self._links: dict[int, list[Link]] = defaultdict(list)
        for link in project.links_of_article(article):
            self._links[link.passage].append(link)
        linked = {link.event for links in self._links.values() for link in links}
        self._whens = {event.id: event.when for event in project.events(linked)}
        self._passages = [each for each in project.passages_of(article) if each.id in self._links]
        self._ends = list(accumulate((each.end for each in self._passages), max))
        self._starts = [each.start for each in self._passages]
        self._dates = sorted({span for each in suggestions for span in each.expressions})

    def events(self, suggestion: Suggested) -> dict[int, None]:
        """The events that a suggestion is placed by, each once."""
        found: dict[int, None] = {}
        for begin, end in suggestion.expressions:
            first, last = bisect_right(self._ends, begin), bisect_left(self._starts, end)
            for passage in self._passages[first:last]:
                if passage.end > begin:
                    is_it = self._is_about(passage, suggestion)
                    for link in self._links[passage.id]:
                        when = self._whens.get(link.event)
                        if (
                            is_it
                            or _is_same(when, suggestion.when)
                            or _is_same(link.claimed, suggestion.when)
                        ):
                            found[link.event] = None
        return found

    def _is_about(self, passage: Passage, suggestion: Suggested) -> bool:
        """Whether it holds no date but those of the suggestion."""
        span = passage.start, passage.end
        if span in suggestion.expressions:
            return True
        within = suggestion.sentence[0] <= span[0] and span[1] <= suggestion.sentence[1]
        first = bisect_left(self._dates, (span[0], 0))
        dates = self._dates[first : bisect_left(self._dates, (span[1], 0))]
        return within and set(dates) <= set(suggestion.expressions)


def _is_same(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and (one.begin, one.end) == (other.begin, other.end)
