"""What a person decides about the passages of a corrected article; no window, no project."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from timeline_app.model.anchoring import State
from timeline_app.project.article_versions import Carrying, VersionPlan

Span: TypeAlias = tuple[int, int]


class Outcome(StrEnum):
    """What will happen to a passage."""

    GOES = "goes along"
    STAYS = "stays behind"
    OPEN = "to decide"


class Decisions:
    """Begins with what is sure, and leaves the rest open; what stays open stays at the old version."""

    def __init__(self, plan: VersionPlan) -> None:
        self.plan = plan
        self._spans: dict[int, Span | None] = {}
        self._left: set[int] = set()
        for each in plan.carried:
            if (place := each.anchor.place) is not None:
                self._spans[each.passage.id] = (place.start, place.end)
            elif each.anchor.state is State.LOST:
                self._spans[each.passage.id] = None

    def choose(self, passage: int, span: Span) -> None:
        """Let a passage go to a span of the new text. Raises ValueError where that is none."""
        if not 0 <= span[0] < span[1] <= len(self.plan.new):
            raise ValueError(f"no span from {span[0]} to {span[1]}")
        self._spans[passage] = span
        self._left.discard(passage)

    def leave(self, passage: int) -> None:
        """Let a passage stay at the old version."""
        self._spans[passage] = None
        self._left.add(passage)

    def span(self, passage: int) -> Span | None:
        """Where it goes; None where it stays, or nothing is decided yet."""
        return self._spans.get(passage)

    def outcome(self, passage: int) -> Outcome:
        """What will happen to it."""
        if passage not in self._spans:
            return Outcome.OPEN
        return Outcome.STAYS if self._spans[passage] is None else Outcome.GOES

    def open(self) -> list[Carrying]:
        """Those that nobody decided yet."""
        return [each for each in self.plan.carried if each.passage.id not in self._spans]

    def links_left(self) -> int:
        """How many links stay at the old version, as it is decided now."""
        return sum(len(each.links) for each in self.plan.carried if self.span(each.passage.id) is None)

    def settled(self) -> frozenset[int]:
        """Those that a person, not the program, left at the old version."""
        return frozenset(self._left)

    def result(self) -> dict[int, Span | None]:
        """The span of every passage, None for those that stay."""
        return {each.passage.id: self.span(each.passage.id) for each in self.plan.carried}
