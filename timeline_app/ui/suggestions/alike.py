"""Proposals that may be the same event, told in several places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline_app.project.lookalikes import Fact, lookalikes
from timeline_app.ui.suggestions.proposals import Ident, Proposal


@dataclass(frozen=True, slots=True)
class Alike:
    """Proposals that may be the same, as one reads them, and why: "Same day, similar words"."""

    idents: tuple[Ident, ...]
    reason: str


def alike(proposals: Iterable[Proposal]) -> tuple[Alike, ...]:
    """The groups among these, each proposal in one at the most."""
    dated = [each for each in proposals if each.when is not None]
    groups = lookalikes([Fact(each.title, each.when) for each in dated])
    return tuple(Alike(tuple(dated[at].ident for at in group.places), group.reason) for group in groups)
