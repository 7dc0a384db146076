"""Compares two copies of a project with what they were when they parted, by record and field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from timeline_app.model.records import TABLES, Key, Record
from timeline_app.project.ancestry import UNKNOWN, Parting, Was
from timeline_app.project.codec import Row
from timeline_app.project.errors import NotACopy
from timeline_app.project.merge_plan import UNITS, Conflict, Incoming, Plan, Side, Unit, references, with_unit
from timeline_app.project.store import Store, record_of

_OWNERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"passage": ("article",), "link": ("event", "passage")}
)
"""What a record is deleted along with."""
_DOWNWARDS = {table: place for place, table in enumerate(TABLES)}


def compare(ours: Store, theirs: Store) -> Plan:
    """What a merge of two copies would do; neither is changed. Raises NotACopy, DamagedProject."""
    return _Comparison(ours, theirs).plan()


class _Comparison:
    """Two copies being compared, record by record."""

    def __init__(self, ours: Store, theirs: Store) -> None:
        self._stores = {Side.OURS: ours, Side.THEIRS: theirs}
        self._taken: set[Key] = set()
        self._mixed: dict[Key, Row] = {}
        self._conflicts: list[Conflict] = []
        self._moved: dict[Key, Side | None] = {}  # tracks with another place, and whose place counts
        self._gone: dict[Side, dict[Key, bool]] = {
            side: {} for side in Side
        }  # whether the other one changed it

    def plan(self) -> Plan:
        """The whole comparison."""
        parting = Parting(self._stores[Side.OURS], self._stores[Side.THEIRS])
        keys, are_copies = self._differing()
        if not (are_copies or parting.steps):
            raise NotACopy(
                "The other file is another project, not a copy of this one: they have nothing in common. To take in "
                "what is in it, export it as JSON and import that."
            )
        self._states = parting.states(keys.keys())
        for key, only in keys.items():
            ours = None if only is Side.THEIRS else self._row(Side.OURS, key)
            theirs = None if only is Side.OURS else self._row(Side.THEIRS, key)
            if ours is not None and theirs is not None:
                self._mix(key, ours, theirs)
            else:
                self._keep_or_delete(key, ours, theirs)
        self._order_tracks()
        for side in Side:
            self._settle_deletions(side, self._referring(keys, side))
        return Plan(
            frozenset(self._taken),
            self._mixed,
            tuple(self._conflicts),
            self._incoming(),
            frozenset(key for gone in self._gone.values() for key in gone),
            bool(keys),
            parting.head,
        )

    def _differing(self) -> tuple[dict[Key, Side | None], bool]:
        """The records that are not the same in both, in order, with the only side that has them, if it is only one.

        And whether any but the project itself is in both.
        """
        found: dict[Key, Side | None] = {}
        are_copies = False
        for table in TABLES:
            rows = {side: store.rows(table) for side, store in self._stores.items()}
            ours, theirs = next(rows[Side.OURS], None), next(rows[Side.THEIRS], None)
            while ours is not None or theirs is not None:
                first = min(row[0] for row in (ours, theirs) if row is not None)
                mine = ours if ours is not None and ours[0] == first else None
                other = theirs if theirs is not None and theirs[0] == first else None
                if mine != other:
                    found[table, first] = (
                        Side.THEIRS if mine is None else Side.OURS if other is None else None
                    )
                are_copies |= None not in (mine, other) and table != "project"
                ours = ours if mine is None else next(rows[Side.OURS], None)
                theirs = theirs if other is None else next(rows[Side.THEIRS], None)
        return found, are_copies

    def _mix(self, key: Key, ours: Row, theirs: Row) -> None:
        """A record that both have: field by field, what one of them changed."""
        mixed = list(ours)
        before = [state.row(key) for state in self._states]
        for unit in UNITS[key[0]]:
            mine, other = ours[unit.columns], theirs[unit.columns]
            if mine == other:
                continue
            side = _one({_changer(was, unit, mine, other) for was in before})
            if unit.name == "position":
                self._moved[key] = side
            elif side is None:
                self._conflicts.append(self._conflict((key,), unit.name))
            elif side is Side.THEIRS:
                mixed[unit.columns] = other
        if tuple(mixed) != ours:
            self._mixed[key] = tuple(mixed)

    def _keep_or_delete(self, key: Key, ours: Row | None, theirs: Row | None) -> None:
        """A record that only one has: added there, or deleted in the other."""
        keeper, row = (Side.THEIRS, theirs) if ours is None else (Side.OURS, ours)
        before = [state.row(key) for state in self._states]
        if all(was is None for was in before):
            if keeper is Side.THEIRS:
                self._taken.add(key)
            return
        unchanged = all(was == row for was in before)
        self._gone[keeper.other][key] = not unchanged
        if unchanged and keeper is Side.OURS:
            self._taken.add(key)

    def _order_tracks(self) -> None:
        """The order of the tracks is one thing: it is that of the side that changed it."""
        side = _one(set(self._moved.values())) if self._moved else Side.OURS
        if side is None:
            self._conflicts.append(self._conflict(tuple(self._moved), "position"))
        elif side is Side.THEIRS:
            for key in self._moved:
                row = self._result(key) or ()
                theirs = self._row(Side.THEIRS, key) or ()
                self._mixed[key] = with_unit(key[0], row, theirs, "position")

    def _referring(self, keys: Iterable[Key], side: Side) -> dict[Key, list[Key]]:
        """What would refer to a record that was deleted on this side."""
        found: defaultdict[Key, list[Key]] = defaultdict(list)
        gone = self._gone[side]
        for key in keys if gone else ():
            row = self._result(key)
            for _field, target in references(key[0], row) if row is not None else ():
                if target in gone and key not in gone:
                    found[target].append(key)
        return found

    def _settle_deletions(self, side: Side, referring: Mapping[Key, list[Key]]) -> None:
        """What was deleted together stays so, unless the other side built upon it: then a person decides."""
        gone = self._gone[side]
        for members in self._together(gone, side.other):
            changed = [key for key in members if gone[key]]
            because = dict.fromkeys([*changed, *(each for key in members for each in referring.get(key, ()))])
            if because:
                self._taken.difference_update(members)
                rows = {key: self._row(side.other, key) for key in because}
                records = tuple(record_of(key[0], row) for key, row in rows.items() if row is not None)
                self._conflicts.append(self._conflict(tuple(members), "", records))

    def _together(self, gone: Iterable[Key], keeper: Side) -> list[list[Key]]:
        """Records in groups that hang together, owners first."""
        group: dict[Key, list[Key]] = {key: [key] for key in gone}
        for key in list(group):
            row = self._row(keeper, key) or ()
            for field, owner in references(key[0], row):
                if field in _OWNERS.get(key[0], ()) and owner in group and group[owner] is not group[key]:
                    small, large = sorted((group[owner], group[key]), key=len)
                    large.extend(small)
                    group.update(dict.fromkeys(small, large))
        groups = {id(members): members for members in group.values()}.values()
        return [sorted(members, key=lambda key: (_DOWNWARDS[key[0]], key[1])) for members in groups]

    def _conflict(self, keys: tuple[Key, ...], field: str, because: tuple[Record, ...] = ()) -> Conflict:
        before = {key: state.row(key) for state in self._states for key in keys}
        known = not any(state.row(key) is UNKNOWN for state in self._states for key in keys)
        base = tuple(record_of(k[0], was) for k, was in before.items() if isinstance(was, tuple))
        ours, theirs = (
            tuple(record_of(key[0], row) for key in keys if (row := self._row(side, key)) is not None)
            for side in Side
        )
        return Conflict(keys, field, base if known else None, ours, theirs, because)

    def _incoming(self) -> Mapping[str, Incoming]:
        added: Counter[str] = Counter()
        removed: Counter[str] = Counter()
        for key in self._taken:
            (removed if key in self._gone[Side.THEIRS] else added)[key[0]] += 1
        changed = Counter(table for table, _ in self._mixed)
        return {
            table: Incoming(added[table], changed[table], removed[table])
            for table in TABLES
            if added[table] or changed[table] or removed[table]
        }

    def _result(self, key: Key) -> Row | None:
        if key in self._mixed:
            return self._mixed[key]
        return self._row(Side.THEIRS if key in self._taken else Side.OURS, key)

    def _row(self, side: Side, key: Key) -> Row | None:
        return self._stores[side].row(*key)


def _changer(was: Was, unit: Unit, ours: Row, theirs: Row) -> Side | None:
    """Which side changed the field, if only one did."""
    if was is UNKNOWN or was is None:
        return None
    before = was[unit.columns]
    return Side.THEIRS if before == ours else Side.OURS if before == theirs else None


def _one(sides: set[Side | None]) -> Side | None:
    """The only one there is."""
    return sides.pop() if len(sides) == 1 else None
