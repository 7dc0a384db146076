"""Where two copies of a project parted: the steps that both have, and the records as they were then."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import Enum
from typing import Literal, TypeAlias

from timeline_app.model.records import Key
from timeline_app.project.codec import Row, unpack
from timeline_app.project.errors import DamagedProject
from timeline_app.project.history import History, follow
from timeline_app.project.store import Store


class Unknown(Enum):
    """What a record was is not known: the history does not reach back so far."""

    UNKNOWN = 0


UNKNOWN = Unknown.UNKNOWN
Was: TypeAlias = Row | Literal[Unknown.UNKNOWN] | None
"""The row of a record as it was; None = there was none."""


class Line:
    """The steps that lead to one copy, by `parent`, and the steps of others that its merges took in."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.history = History(store)
        self.checksums = self.history.checksums()
        self._rows = {row.id: row for row in self.history.latest(-1)}

    def chain(self, row_id: int | None) -> list[int]:
        """A step and those before it, newest first; the last may be known by its id only."""
        found: list[int] = []
        while row_id is not None:
            found.append(row_id)
            row = self._rows.get(row_id)
            row_id = row.parent if row is not None else None
        return found

    def ancestors(self, row_id: int | None) -> set[int]:
        """All steps that a step rests on, with itself, but for merges that were undone and what they had taken in.

        If those counted, merging once more would bring nothing back, and the other copy would lose what is its own.
        """
        found: set[int] = set()
        waiting, seen = [row_id], set[int]()
        while waiting:
            head = waiting.pop()
            if head is None or head in seen:
                continue
            seen.add(head)
            chain = self.chain(head)[::-1]
            rows = [self._rows[each] for each in chain if each in self._rows]
            done: list[int] = []
            undone: list[int] = []
            for row in rows:
                follow(done, undone, row.id, row.kind, row.target)
            found.update(chain)
            for row in rows:
                target = self._rows.get(row.target) if row.kind == "undo" and row.target is not None else None
                if target is not None and target.kind == "merge" and target.id not in done:
                    found.difference_update(chain[chain.index(target.id) : chain.index(row.id)])
            waiting.extend(self._rows[each].second_parent for each in done)
        return found

    def is_whole(self, row_id: int) -> bool:
        """Whether a step is there, as it was written."""
        try:
            self.history.verify(row_id)
        except (DamagedProject, LookupError):
            return False
        return True

    def states(self, keys: Collection[Key], back: Iterable[int], forward: Iterable[int] = ()) -> State:
        """These records after going back over some steps, newest first, and forward over others, oldest first."""
        packed: dict[Key, str | None] = {}
        for side, steps in (("before", back), ("after", forward)):
            for step in steps:
                for table, record, was in self.store.db.execute(
                    f"SELECT tbl, record, {side} FROM history_record WHERE history = ?", (step,)
                ):
                    if (table, record) in keys:
                        packed[table, record] = was
        return State(self.store, packed)

    def state_at(self, keys: Collection[Key], step: int) -> State | None:
        """These records as they were after a step, or None where no way leads there."""
        own, other = self.chain(self.history.head), self.chain(step)
        shared = set(own)
        meeting = next((each for each in other if each in shared), None)
        if meeting is None:
            return None
        back, forward = own[: own.index(meeting)], other[: other.index(meeting)][::-1]
        if not all(self.is_whole(each) for each in (*back, *forward)):
            return None
        return self.states(keys, back, forward)

    def beginning(self, keys: Collection[Key]) -> State | None:
        """These records before all steps, or None where the history does not reach back so far."""
        chain = self.chain(self.history.head)
        return self.states(keys, chain) if all(self.is_whole(each) for each in chain) else None


class State:
    """Some records of a copy as they were at an earlier time."""

    def __init__(self, store: Store, packed: dict[Key, str | None]) -> None:
        self._store = store
        self._packed = packed

    def row(self, key: Key) -> Was:
        """What the record was."""
        if key not in self._packed:
            return self._store.row(*key)
        packed = self._packed[key]
        return None if packed is None else unpack(*key, packed)


class Beginnings:
    """Some records before all steps of two copies: known is what was the same in both."""

    def __init__(self, ours: State | None, theirs: State | None) -> None:
        self._ours, self._theirs = ours, theirs

    def row(self, key: Key) -> Was:
        """What the record was."""
        if self._ours is None or self._theirs is None:
            return UNKNOWN
        was = self._ours.row(key)
        return was if was == self._theirs.row(key) else UNKNOWN


class Parting:
    """Where two copies parted: their last common steps, mostly one; several after they were merged crosswise."""

    def __init__(self, ours: Store, theirs: Store) -> None:
        self._ours, self._theirs = Line(ours), Line(theirs)
        self.head = self._ours.history.head
        before = self._ours.ancestors(self.head)
        there = self._theirs.ancestors(self._theirs.history.head)
        common = {step for step in before & there if self._agree(step)}
        self.steps: list[int] = []
        while common:
            last = max(common)
            self.steps.append(last)
            common -= self._ours.ancestors(last) | self._theirs.ancestors(last)

    def states(self, keys: Collection[Key]) -> list[State | Beginnings]:
        """These records at each of the common steps, or before all steps where there is none."""
        if not self.steps:
            return [Beginnings(self._ours.beginning(keys), self._theirs.beginning(keys))]
        return [self._state(keys, step) or Beginnings(None, None) for step in self.steps]

    def _state(self, keys: Collection[Key], step: int) -> State | None:
        """By the side that comes from there, if one does: nothing but its own steps lie between."""
        lines = sorted((self._ours, self._theirs), key=lambda line: step not in line.chain(line.history.head))
        return next((state for line in lines if (state := line.state_at(keys, step)) is not None), None)

    def _agree(self, step: int) -> bool:
        """Whether a step is the same in both; one whose row was trimmed away is known by its id."""
        ours, theirs = self._ours.checksums.get(step), self._theirs.checksums.get(step)
        return ours is None or theirs is None or ours == theirs
