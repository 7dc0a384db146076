"""Says in words what a merge brings in and what the two copies disagree on: for the window and the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from types import MappingProxyType

from timeline_app.dates.words import words
from timeline_app.interchange.json_records import record_value
from timeline_app.interchange.report import counted
from timeline_app.model.records import (
    REFERENCES,
    TABLES,
    Article,
    Bookmark,
    Decision,
    Event,
    Link,
    Marker,
    Passage,
    ProjectInfo,
    Record,
    Track,
    key_of,
    table_of,
)
from timeline_app.model.text import shortened
from timeline_app.model.when import When
from timeline_app.project import codec
from timeline_app.project.merge_plan import UNITS, Conflict, Incoming, Plan, Side

Look = Callable[[str, int], Record | None]
"""Finds a record by its table and id, in either copy."""

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "when": "Date",
        "claimed": "Claimed date",
        "reviewed": "Reviewed",
        "attribution": "Who says so",
        "part_of": "Part of",
        "quote": "Place in the text",
        "original_name": "Original file",
        "text_sha256": "Text",
        "version_of": "Version of",
        "became": "Found again as",
        "color": "Colour",
        "zone": "Time zone",
        "url": "Address",
        "position": "Order of the tracks",
        "begin_us": "Stretch of time",
        "": "Deleted, or kept?",
    }
)
_NONE = "none"


class Wording:
    """Words for the records and values of two copies; `zone` is the one in which dates are also told."""

    def __init__(self, look: Look, zone: str = "") -> None:
        self._look = look
        self._zone = zone

    def about(self, conflict: Conflict) -> str:
        """What the conflict is about: Event “Truce concluded”."""
        return "Tracks" if conflict.field == "position" else self.name(conflict.record)

    def name(self, record: Record) -> str:
        """A record as a person knows it."""
        match record:
            case ProjectInfo():
                return "The project"
            case Event(title=title) | Article(title=title) | Marker(title=title) | Bookmark(title=title):
                return f"{table_of(record).capitalize()} “{title or 'without a title'}”"
            case Track(name=name):
                return f"Track “{name}”"
            case Passage(quote=quote):
                return f"Passage “{_line(quote)}”"
            case Link(event=event, passage=passage):
                for_whom, place = self._look("event", event), self._look("passage", passage)
                about = f"“{for_whom.title}”" if isinstance(for_whom, Event) else "an event"
                words = f": “{_line(place.quote)}”" if isinstance(place, Passage) else ""
                return f"Evidence for {about}{words}"
            case Decision(reason=reason):
                return f"Decision “{reason}”" if reason else "A decision"

    def base(self, conflict: Conflict) -> str:
        """What it was when the copies parted."""
        if conflict.base is None:
            return "not known"
        if not conflict.field:
            return "there"
        return self._value(conflict, conflict.base) if conflict.base else "not there"

    def side(self, conflict: Conflict, side: Side) -> str:
        """What it is in one of the copies."""
        records = conflict.ours if side is Side.OURS else conflict.theirs
        if conflict.field:
            return self._value(conflict, records)
        if not records:
            along = _counts(table for table, _ in conflict.keys[1:])
            return f"deleted, with {along}" if along else "deleted"
        keys = set(conflict.keys)
        main, because = conflict.keys[0], [key_of(each) for each in conflict.because]
        changed = _counts(table for table, each in because if (table, each) in keys - {main})
        leaning = _counts(table for table, each in because if (table, each) not in keys)
        kept = "kept and changed" if main in because else "kept"
        and_so = [f"{changed} changed" if changed else "", f"used by {leaning}" if leaning else ""]
        return "; ".join(filter(None, [kept, *and_so]))

    def sentence(self, conflict: Conflict) -> str:
        """All of it in one line."""
        ours, theirs = self.side(conflict, Side.OURS), self.side(conflict, Side.THEIRS)
        about = (
            f"{self.about(conflict)}: {field_name(conflict).lower()}"
            if conflict.field
            else self.about(conflict)
        )
        return f"{about}: “{ours}” (ours) or “{theirs}” (theirs); it was “{self.base(conflict)}”."

    def _value(self, conflict: Conflict, records: tuple[Record, ...]) -> str:
        if conflict.field == "position":
            tracks = sorted(
                (each for each in records if isinstance(each, Track)), key=lambda t: (t.position, t.id)
            )
            return ", ".join(track.name for track in tracks)
        (record,) = records
        return self.value(record, conflict.field)

    def value(self, record: Record, field: str) -> str:
        """The value of one field."""
        value = getattr(record, field)
        target = REFERENCES[table_of(record)].get(field)
        if target is not None and value is not None:
            found = self._look(target, value)
            if isinstance(found, Track):
                return found.name
            return self.name(found) if found is not None else "something that is not there any more"
        match value:
            case None | "" | ():
                return "no date" if field in {"when", "claimed", "published"} else _NONE
            case When():
                return words(value, self._zone)
            case bool():
                return "yes" if value else "no"
            case tuple():
                return ", ".join(value)
            case StrEnum():
                return value.value
        if isinstance(record, Bookmark) and field == "begin_us":
            return f"{record_value(record)['begin']} to {record_value(record)['end']}".replace("T", " ")
        return f"“{value}”" if field == "quote" else str(value)


def field_name(conflict: Conflict) -> str:
    """The field of a conflict as the interface calls it."""
    return _name(conflict.field)


def _name(field: str) -> str:
    return _FIELDS.get(field, field.capitalize())


def incoming_words(incoming: Mapping[str, Incoming]) -> str:
    """What comes in: "12 events and 1 track added; 3 events changed", "nothing new"."""
    parts = []
    for how in ("added", "changed", "removed"):
        counts = {table: getattr(each, how) for table, each in incoming.items() if getattr(each, how)}
        if counts:
            parts.append(f"{joined([_counted(n, table) for table, n in counts.items()])} {how}")
    return "; ".join(parts) or "nothing new"


def incoming_lines(plan: Plan, wording: Wording, ours: Look, theirs: Look, most: int) -> list[str]:
    """What comes in record by record, as "Event “Truce” added"; of more than `most` the first."""
    lines = []
    order = list(TABLES)
    keys = sorted(plan.taken | plan.mixed.keys(), key=lambda key: (order.index(key[0]), key[1]))
    for table, record in keys[:most]:
        mine, other = ours(table, record), theirs(table, record)
        if mine is not None and other is not None:
            lines.append(f"{wording.name(mine)} changed: {joined(_changed(plan, mine))}")
        elif found := other or mine:
            lines.append(f"{wording.name(found)} {'added' if other else 'removed'}")
    return [*lines, f"and {len(keys) - most:,} more"] if len(keys) > most else lines


def _changed(plan: Plan, mine: Record) -> list[str]:
    """The names of the fields that change of one of our records."""
    table, _ = key = key_of(mine)
    before, after = codec.to_row(mine), plan.mixed[key]
    return [_name(unit.name).lower() for unit in UNITS[table] if before[unit.columns] != after[unit.columns]]


def plan_value(plan: Plan, wording: Wording) -> dict[str, object]:
    """What a merge would do, as a JSON object."""
    return {
        "incoming": {table: asdict(each) for table, each in plan.incoming.items()},
        "conflicts": [_conflict_value(conflict, wording) for conflict in plan.conflicts],
    }


def _conflict_value(conflict: Conflict, wording: Wording) -> dict[str, object]:
    """The records of a conflict, and for a field its values, as the JSON format writes them."""

    def values(records: tuple[Record, ...] | None) -> object:
        if records is None:
            return None
        found = [_field_value(record, conflict.field) for record in records]
        return found if len(conflict.keys) > 1 or not conflict.field else found[0] if found else None

    return {
        "records": [{"table": table, "id": str(record)} for table, record in conflict.keys],
        "about": wording.about(conflict),
        "field": conflict.field or None,
        "base_known": conflict.base is not None,
        "base": values(conflict.base),
        "ours": values(conflict.ours),
        "theirs": values(conflict.theirs),
        "words": {
            "base": wording.base(conflict),
            "ours": wording.side(conflict, Side.OURS),
            "theirs": wording.side(conflict, Side.THEIRS),
        },
    }


def _field_value(record: Record, field: str) -> object:
    value = record_value(record)
    match field:
        case "":
            return value
        case "quote":
            return {name: value[name] for name in ("start", "end", "quote")}
        case "begin_us":
            return {name: value[name] for name in ("begin", "end")}
    return value.get(field)


def _counts(tables: Iterable[str]) -> str:
    """How many of each: "1 passage and 2 pieces of evidence"."""
    return joined([_counted(number, table) for table, number in Counter(tables).items()])


def _counted(number: int, table: str) -> str:
    match table:
        case "project":
            return "the title or the time zone of the project"
        case "link":
            return f"{number:,} {'piece' if number == 1 else 'pieces'} of evidence"
    return counted(number, table)


def joined(parts: Sequence[str]) -> str:
    """The parts as a sentence lists them: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _line(text: str) -> str:
    return shortened(" ".join(text.split()))
