"""What the list of suggestions shows: the proposals that a filter lets through, alike ones under the first of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from timeline_app.project.suggestions import Standing, State
from timeline_app.ui.suggestions.board import Board
from timeline_app.ui.suggestions.proposals import Ident, Proposal


class Filter(Enum):
    """Which proposals are listed; the value is what a person reads."""

    WAITING = "Waiting"
    VAGUE = "Without a day"
    REJECTED = "Rejected"
    ACCEPTED = "On the timeline"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list. `like` names what it repeats; `is_nested`: the line that it repeats stands above it."""

    proposal: Proposal
    standing: Standing
    article: str
    like: str = ""
    is_nested: bool = False
    is_reviewed: bool = True

    @property
    def note(self) -> str:
        """What stands under its title, after the time."""
        unchecked = "" if self.is_reviewed else "not yet reviewed"
        return " · ".join(part for part in (unchecked, self.like, self.article) if part)


def filter_of(proposal: Proposal, standing: Standing) -> Filter:
    """The filter that lets a proposal through."""
    match standing.state:
        case State.PLACED:
            return Filter.ACCEPTED
        case State.REJECTED:
            return Filter.REJECTED
    return Filter.VAGUE if proposal.when is None else Filter.WAITING


def counts(board: Board) -> dict[Filter, int]:
    """How many proposals each filter lets through."""
    found = Counter(filter_of(proposal, board.standing(proposal)) for proposal in board.all())
    return {each: found[each] for each in Filter}


def rows(board: Board, filter: Filter) -> list[Row]:
    """The lines, article by article as one reads them; the article is named where there are several.

    Of those that wait, the ones that may be the same stand under the first of them.
    """
    listed = [p for p in board.all() if filter_of(p, board.standing(p)) is filter]
    is_several = len({p.article for p in listed}) > 1
    titles = {id: board.project.article(id).title for id in {p.article for p in listed}} if is_several else {}
    if filter is Filter.WAITING:
        return _waiting(board, listed, titles)
    unreviewed = _unreviewed(board, listed)
    found = []
    for each in listed:
        standing = board.standing(each)
        is_reviewed = unreviewed.isdisjoint(standing.events)
        found.append(Row(each, standing, titles.get(each.article, ""), is_reviewed=is_reviewed))
    return found


def _waiting(board: Board, listed: Sequence[Proposal], titles: Mapping[int, str]) -> list[Row]:
    like = {each.ident: board.events_like(each) for each in listed}
    named = {event.id: event.title for event in board.project.events(set(chain(*like.values())))}
    found = []
    for each, is_nested in _grouped(board, listed):
        group = board.alike(each)
        there = next((named[event] for event in like[each.ident] if event in named), None)
        reason = group.reason if group is not None and (is_nested or there is not None) else ""
        words = f"{reason} as the event “{there}”" if there is not None else reason
        found.append(Row(each, board.standing(each), titles.get(each.article, ""), words, is_nested))
    return found


def _unreviewed(board: Board, listed: Sequence[Proposal]) -> frozenset[int]:
    """The events of these proposals that nobody has reviewed."""
    events = {event for each in listed for event in board.standing(each).events}
    return frozenset(event.id for event in board.project.events(events) if not event.reviewed)


def beside(listed: Sequence[Row], current: Proposal | None, by: int) -> Proposal | None:
    """The next (1) or previous (-1) line from the current one; past the last the first again.

    Where the current one is not listed any more: what stands where it stood in the texts.
    """
    if not listed:
        return None
    if current is None:
        return listed[0 if by > 0 else -1].proposal
    idents: list[Ident] = [row.proposal.ident for row in listed]
    if current.ident in idents:
        return listed[(idents.index(current.ident) + by) % len(listed)].proposal
    here = _place(current)
    after = next((at for at, row in enumerate(listed) if _place(row.proposal) > here), len(listed))
    return listed[(after if by > 0 else after - 1) % len(listed)].proposal


def _grouped(board: Board, listed: Sequence[Proposal]) -> Iterator[tuple[Proposal, bool]]:
    """Each, and whether it stands under one that is like it."""
    by_ident = {each.ident: each for each in listed}
    for each in listed:
        if by_ident.pop(each.ident, None) is None:
            continue
        yield each, False
        group = board.alike(each)
        for ident in group.idents if group is not None else ():
            if (other := by_ident.pop(ident, None)) is not None:
                yield other, True


def _place(proposal: Proposal) -> tuple[int, tuple[int, int]]:
    return proposal.article, proposal.expressions[0]
