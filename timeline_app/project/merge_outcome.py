"""What a project holds after a merge: the plan with a person's choices, and nothing that refers to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from timeline_app.model.records import LOOSE, REFERENCES, TABLES, Key
from timeline_app.project.codec import COLUMNS, Row
from timeline_app.project.merge_plan import Plan, Side, references, with_unit
from timeline_app.project.store import Store

_SELVES = (("article", "version_of"), ("passage", "became"), ("link", "part_of"))
"""The fields that name another record of the same table: following them ends somewhere."""


class Outcome:
    """The records as they will be, over those of our copy."""

    def __init__(
        self,
        ours: Store,
        theirs: Store,
        plan: Plan,
        choices: Sequence[Side],
        progress: Callable[[float], object] = lambda _done: None,
    ) -> None:
        self._ours, self._theirs, self._progress = ours, theirs, progress
        self._taken = set(plan.taken)
        self._made: dict[Key, Row | None] = dict(plan.mixed)
        for conflict, side in zip(plan.conflicts, choices, strict=True):
            if side is Side.THEIRS and conflict.field:
                self._use_theirs(conflict.keys, conflict.field)
            elif side is Side.THEIRS:
                self._taken.update(conflict.keys)
        self._keep_a_track()
        self._drop_what_dangles(plan.gone)
        self._untangle()

    def row(self, key: Key) -> Row | None:
        """A record as it will be."""
        if key in self._made:
            return self._made[key]
        return (self._theirs if key in self._taken else self._ours).row(*key)

    def changed(self) -> dict[str, list[int]]:
        """The ids of what will not be as it is, by table."""
        found: dict[str, list[int]] = {table: [] for table in TABLES}
        for table, record in sorted(self._taken | self._made.keys()):
            found[table].append(record)
        return found

    def _use_theirs(self, keys: Sequence[Key], field: str) -> None:
        for key in keys:
            row, theirs = self.row(key), self._theirs.row(*key)
            if row is not None and theirs is not None:
                self._made[key] = with_unit(key[0], row, theirs, field)

    def _keep_a_track(self) -> None:
        """A project has a track: where each side deleted what the other kept, ours stay."""
        if not self._tracks():
            self._taken = {key for key in self._taken if key[0] != "track"}

    def _tracks(self) -> list[Row]:
        """The tracks that will be there, in their order."""
        ids = {row[0] for store in (self._ours, self._theirs) for row in store.rows("track")}
        rows = [row for each in ids if (row := self.row(("track", each))) is not None]
        place = COLUMNS["track"].index("position")
        return sorted(rows, key=lambda row: (row[place], row[0]))

    def _drop_what_dangles(self, gone: frozenset[Key]) -> None:
        """Nothing refers to what is not there: a link or a passage goes along, an event moves to the first track."""
        first_track = self._tracks()[0][0]
        missing = [key for key in gone if self.row(key) is None]
        while missing:
            target = missing.pop()
            for key, field in list(self._referring(target)):
                row = self.row(key)
                if row is None:
                    continue
                if field in LOOSE:
                    self._set(key, row, field, None)
                elif target[0] == "track":
                    self._set(key, row, field, first_track)
                else:
                    self._made[key] = None
                    missing.append(key)

    def _untangle(self) -> None:
        """What each side built for itself may go round in a circle together: then the oldest comes first.

        The parts of a piece of evidence are all parts of its first, and of one event.
        """
        for table, field in _SELVES:
            for key in [key for key in self._made.keys() | self._taken if key[0] == table]:
                line = self._line(key, field)
                if line[-1] in line[:-1]:
                    oldest = min(line[line.index(line[-1]) :])
                    row = self.row(oldest)
                    if row is not None:
                        self._set(oldest, row, field, None)
        links = [key for key in self._made.keys() | self._taken if key[0] == "link"]
        for number, key in enumerate(links):
            self._progress(number / len(links))
            for part in (key, *(each for each, field in self._referring(key) if field == "part_of")):
                self._flatten(part)

    def _flatten(self, part: Key) -> None:
        row, first = self.row(part), self._line(part, "part_of")[-1]
        whole = self.row(first)
        if row is None or whole is None or first == part:
            return
        event = COLUMNS["link"].index("event")
        self._set(part, row, "part_of", first[1] if whole[event] == row[event] else None)

    def _line(self, key: Key, field: str) -> list[Key]:
        """A record and those that it leads to by a field; where that is a circle, the last is there before."""
        line = [key]
        place = COLUMNS[key[0]].index(field)
        while (row := self.row(line[-1])) is not None and row[place] is not None:
            line.append((key[0], row[place]))
            if line[-1] in line[:-1]:
                break
        return line

    def _referring(self, target: Key) -> Iterator[tuple[Key, str]]:
        """What will refer to a record, and by which field."""
        for table, fields in REFERENCES.items():
            for field in (name for name, other in fields.items() if other == target[0]):
                for record in {
                    each
                    for store in (self._ours, self._theirs)
                    for each in store.ids(table, field, target[1])
                }:
                    row = self.row((table, record))
                    if row is not None and (field, target) in references(table, row):
                        yield (table, record), field

    def _set(self, key: Key, row: Row, field: str, value: int | None) -> None:
        """Give a record another value in a field of one column, where it has another."""
        place = COLUMNS[key[0]].index(field)
        if row[place] != value:
            self._made[key] = (*row[:place], value, *row[place + 1 :])
