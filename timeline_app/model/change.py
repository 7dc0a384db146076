"""The one currency of editing: what the records were before and what they are after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline_app.model.records import Key, Record


@dataclass(frozen=True, slots=True)
class Change:
    """A labelled step from one state to another; both sides have the same keys, None = no such record."""

    label: str
    before: Mapping[Key, Record | None]
    after: Mapping[Key, Record | None]

    def __post_init__(self) -> None:
        if self.before.keys() != self.after.keys():
            raise ValueError("a change needs a before and an after for each record")

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.label, self.after, self.before)

    def touches(self) -> frozenset[Key]:
        """The records that differ before and after."""
        return frozenset(key for key in self.before if self.before[key] != self.after[key])

    def then(self, later: Change) -> Change:
        """This change and a later one as one, under this one's label."""
        return Change(self.label, {**later.before, **self.before}, {**self.after, **later.after})
