"""A standing query on a project: what was typed, which events match it, and the way from match to match."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, reduce
from types import MappingProxyType
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal

from timeline_app.dates import entry
from timeline_app.model.records import Event, Track
from timeline_app.project.project import Project
from timeline_app.timeline import walking
from timeline_app.timeline.columns import Columns, Ints
from timeline_app.timeline.matching import Mask, Question, fitted, match, questions, unknown_names
from timeline_app.timeline.query import Field, Problem, Query, read
from timeline_app.ui.search.seeker import Answer, Request, Seeker


class Events(Protocol):
    """Where the columns are that a search looks through; others may be put in their place."""

    columns: Columns
    tracks: tuple[Track, ...]


class Searching(QObject):
    """Keeps the matches of one query up to date with what is committed.

    `mask` is by slot of the columns, None where nothing is asked for. While an answer is awaited everything stays as it
    was for the query before.
    """

    asked = Signal()  # something else is asked for
    changed = Signal()  # other matches, other problems, or another query that is answered
    found = Signal(object)  # the event that a step has led to
    tags_changed = Signal()

    def __init__(
        self, project: Project, events: Events, seeker: Seeker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._events, self._seeker = project, events, seeker
        self._asker, self._tags_asker = seeker.new_asker(), seeker.new_asker()
        self._awaited: Request | None = None
        self._step: Callable[[], None] | None = None
        self._is_new = True
        self._tags_stale = True
        self.text = ""
        self.query = Query()
        self.problems: tuple[Problem, ...] = ()
        self.mask: Mask | None = None
        self.count = 0
        self.tags: Mapping[str, int] = MappingProxyType({})
        self.knows_tags = False
        seeker.answered.connect(self._on_answered)
        self._forget = project.committed.connect(lambda _row: self._on_committed())

    def dispose(self) -> None:
        """Hear nothing more of the project."""
        self._forget()
        self._seeker.answered.disconnect(self._on_answered)

    def sibling(self) -> Searching:
        """Another query over the same events."""
        return Searching(self._project, self._events, self._seeker, self.parent())

    @property
    def columns(self) -> Columns:
        """What is searched."""
        return self._events.columns

    @property
    def is_waiting(self) -> bool:
        """Whether the matches are still those of an earlier query."""
        return self._awaited is not None

    @property
    def total(self) -> int:
        """How many events there are."""
        return int(np.count_nonzero(self.columns.track != -1))

    @property
    def track_names(self) -> tuple[str, ...]:
        """The tracks that can be named."""
        return tuple(track.name for track in self._events.tracks)

    def set_text(self, text: str) -> None:
        """Ask for something else; "" asks for nothing."""
        if text == self.text:
            return
        self.text = text
        self.query = read(text, partial(entry.read, zone=self._project.info.zone))
        self._is_new = True
        self._step = None
        self.asked.emit()
        self._ask()

    def want_tags(self) -> None:
        """See to it that `tags` are as they are now; `tags_changed` tells when they are."""
        if self._tags_stale:
            self._tags_stale = False
            self._seeker.ask(self._tags_asker, (), tags=True)

    def ids(self, limit: int | None = None) -> list[int]:
        """The matches in time, no more than `limit`."""
        columns = self.columns
        if self.mask is None:
            return []
        ids: list[int] = columns.ids[walking.in_order(columns, fitted(self.mask, columns))[:limit]].tolist()
        return ids

    def events(self, limit: int) -> list[Event]:
        """The first matches in time."""
        return self._project.events(self.ids(limit))

    def position(self, event: int | None) -> int | None:
        """Which of the matches an event is, the first is 1; None when it is none."""
        columns = self.columns
        slot = columns.slot_of(event) if event is not None else None
        if self.mask is None or slot is None:
            return None
        mask = fitted(self.mask, columns)
        return walking.rank(columns, mask, slot) + 1 if mask[slot] else None

    def go(self, by: int, active: int | None) -> None:
        """To the next match (1) or the previous one (-1) from the `active` event, around the end.

        A new query begins with its first match, or its last. What is still looked for is waited for.
        """
        if self.is_waiting:
            self._step = partial(self._go, by, active)
        else:
            self._go(by, active)

    def _go(self, by: int, active: int | None) -> None:
        columns = self.columns
        if self.mask is None:
            return
        mask = fitted(self.mask, columns)
        slot = columns.slot_of(active) if active is not None and not self._is_new else None
        self._is_new = False
        further, end = (walking.after, walking.first) if by > 0 else (walking.before, walking.last)
        to = further(columns, mask, slot) if slot is not None else None
        to = end(columns, mask) if to is None else to
        if to is not None:
            self.found.emit(int(columns.ids[to]))

    def _on_committed(self) -> None:
        self._tags_stale = True
        if self.query.terms:
            self._ask()

    def _ask(self) -> None:
        asked = questions(self.query)
        if asked:
            self._awaited = self._seeker.ask(self._asker, asked)
        else:
            self._awaited = None
            self._settle({})

    def _on_answered(self, answer: Answer) -> None:
        if answer.tags is not None and not answer.failure:
            self._take_tags(answer.tags)
        if answer.request is not self._awaited:
            return
        self._awaited = None
        if answer.failure:
            self.problems = (Problem(answer.failure, 0, len(self.text)),)
            self.changed.emit()
            return
        self._settle(answer.ids)

    def _take_tags(self, tags: Mapping[str, int]) -> None:
        if tags != self.tags or not self.knows_tags:
            self.tags, self.knows_tags = tags, True
            self.tags_changed.emit()

    def _settle(self, answers: Mapping[Question, Ints]) -> None:
        """The matches of the query as it is now."""
        names = {track.id: track.name for track in self._events.tracks}
        tags = tuple(self.tags) if self.query.of(Field.TAG) else ()
        self.problems = self.query.problems + unknown_names(self.query, tuple(names.values()), tags)
        self.mask = match(self.columns, self.query, names, answers) if self.query.terms else None
        self.count = 0 if self.mask is None else int(np.count_nonzero(self.mask))
        self.changed.emit()
        step, self._step = self._step, None
        if step is not None:
            step()


def common(first: Searching, second: Searching) -> list[int] | None:
    """The events that match both of two queries over the same columns; None where neither asks for anything."""
    masks = [mask for mask in (first.mask, second.mask) if mask is not None]
    if not masks:
        return None
    columns = first.columns
    both = reduce(np.logical_and, (fitted(mask, columns) for mask in masks))
    ids: list[int] = columns.ids[both].tolist()
    return ids
