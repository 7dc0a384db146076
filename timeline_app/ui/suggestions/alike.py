"""Proposals that may be the same event, told in several places, or an event that is there already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline_app.project.lookalikes import Fact, events_near, lookalikes
from timeline_app.project.store import Store
from timeline_app.ui.suggestions.proposals import Ident, Proposal


@dataclass(frozen=True, slots=True)
class Alike:
    """Proposals that may be the same, as one reads them, and why: "Same day, similar words".

    `events` are those that were like them when they were compared.
    """

    idents: tuple[Ident, ...]
    reason: str
    events: tuple[int, ...] = ()


def alike(proposals: Iterable[Proposal], store: Store) -> tuple[Alike, ...]:
    """The groups among these and the events of a project, each proposal in one at the most."""
    dated = [each for each in proposals if each.when is not None]
    near = events_near(store.db, [each.when for each in dated])
    facts = [Fact(each.title, each.when) for each in dated] + [fact for _, fact in near]
    groups = []
    for group in lookalikes(facts):
        idents = tuple(dated[at].ident for at in group.places if at < len(dated))
        events = tuple(near[at - len(dated)][0] for at in group.places if at >= len(dated))
        if idents:
            groups.append(Alike(idents, group.reason, events))
    return tuple(groups)
