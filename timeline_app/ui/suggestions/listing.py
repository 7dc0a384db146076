"""What the list of suggestions shows: the proposals that a filter lets through, alike ones under the first of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from timeline_app.project.project import Project
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


def is_listed(proposal: Proposal, standing: Standing, filter: Filter) -> bool:
    """Whether a filter lets a proposal through."""
    match filter:
        case Filter.WAITING:
            return standing.state is State.WAITING and proposal.when is not None
        case Filter.VAGUE:
            return standing.state is State.WAITING and proposal.when is None
        case Filter.REJECTED:
            return standing.state is State.REJECTED
        case Filter.ACCEPTED:
            return standing.state is State.PLACED


def counts(board: Board) -> dict[Filter, int]:
    """How many proposals each filter lets through."""
    found = dict.fromkeys(Filter, 0)
    for proposal in board.all():
        standing = board.standing(proposal)
        for each in Filter:
            found[each] += is_listed(proposal, standing, each)
    return found


def rows(board: Board, filter: Filter) -> list[Row]:
    """The lines, article by article as one reads them; the article is named where there are several.

    Of those that wait, the ones that may be the same stand under the first of them.
    """
    listed = [p for p in board.all() if is_listed(p, board.standing(p), filter)]
    is_several = len({p.article for p in listed}) > 1
    titles = {id: board.project.article(id).title for id in {p.article for p in listed}} if is_several else {}
    found = []
    for each, is_nested in (
        _grouped(board, listed) if filter is Filter.WAITING else ((p, False) for p in listed)
    ):
        standing = board.standing(each)
        is_reviewed = _is_reviewed(board.project, standing)
        like = _likeness(board, each, is_nested) if filter is Filter.WAITING else ""
        found.append(Row(each, standing, titles.get(each.article, ""), like, is_nested, is_reviewed))
    return found


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


def _likeness(board: Board, proposal: Proposal, is_nested: bool) -> str:
    group = board.alike(proposal)
    if group is None:
        return ""
    if board.is_placed_by_another(proposal):
        return f"{group.reason} as an event"
    return group.reason if is_nested else ""


def _place(proposal: Proposal) -> tuple[int, tuple[int, int]]:
    return proposal.article, proposal.expressions[0]


def _is_reviewed(project: Project, standing: Standing) -> bool:
    return all(event.reviewed for event in project.events(standing.events))
