"""What became of the proposals of an article: which wait, which are placed, and which a person has rejected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from timeline_app.model.records import Link
from timeline_app.model.when import When
from timeline_app.project.project import Project
from timeline_app.ui.suggestions.proposals import Proposal


class State(Enum):
    """What became of a proposal."""

    WAITING = "waiting"
    PLACED = "placed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a proposal; of a placed one, its events, of a rejected one, the record that says so."""

    state: State = State.WAITING
    events: tuple[int, ...] = ()
    decision: int | None = None


def standings(
    project: Project, article: int, proposals: Iterable[Proposal], rejected: Mapping[str, int]
) -> dict[str, Standing]:
    """By the keys of the proposals; `rejected` gives the decision about a key."""
    events_at = _evidence(project, article)
    return {each.key: _standing(each, events_at, rejected) for each in proposals}


def _standing(
    proposal: Proposal,
    evidence: Mapping[tuple[int, int], list[tuple[int, When | None, When | None]]],
    rejected: Mapping[str, int],
) -> Standing:
    events: dict[int, None] = {}
    for (start, end), linked in evidence.items():
        for begin, stop in proposal.expressions:
            if start >= stop or end <= begin:
                continue
            is_just_it = (start, end) in proposal.expressions
            events.update(
                (event, None)
                for event, when, claimed in linked
                if is_just_it or _is_same(proposal.when, when) or _is_same(proposal.when, claimed)
            )
    if events:
        return Standing(State.PLACED, tuple(events))
    decision = rejected.get(proposal.key)
    return Standing() if decision is None else Standing(State.REJECTED, (), decision)


def _is_same(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and (one.begin, one.end) == (other.begin, other.end)


def _evidence(
    project: Project, article: int
) -> dict[tuple[int, int], list[tuple[int, When | None, When | None]]]:
    """The passages of an article that events rest on: the event, its time, and the time that the passage claims."""
    links = defaultdict[int, list[Link]](list)
    for link in project.links_of_article(article):
        links[link.passage].append(link)
    ids = {link.event for found in links.values() for link in found}
    whens = {event.id: event.when for event in project.events(ids)}
    return {
        (passage.start, passage.end): [
            (link.event, whens.get(link.event), link.claimed) for link in links[passage.id]
        ]
        for passage in project.passages_of(article)
        if passage.id in links
    }
