"""The project in SQLite: rows in and out, queries, full-text search and the columns of the timeline."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from operator import index
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from timeline_app.model.records import TABLES, Article, Event, Link, Passage, Record
from timeline_app.model.text import text_hash
from timeline_app.project import codec
from timeline_app.project.codec import COLUMNS, Row
from timeline_app.project.errors import DamagedProject

R = TypeVar("R", bound=Record)

# Brackets: a missing column in quotation marks would be read as a text.
_NAMES: Mapping[str, str] = MappingProxyType({t: ", ".join(f"[{c}]" for c in COLUMNS[t]) for t in TABLES})
_SELECT: Mapping[str, str] = MappingProxyType({t: f"SELECT {_NAMES[t]} FROM {t}" for t in TABLES})
# An upsert, not REPLACE, which would count everything that refers to the row, such as all events of a track.
_WRITE: Mapping[str, str] = MappingProxyType(
    {
        t: f"INSERT INTO {t} ({_NAMES[t]}) VALUES ({', '.join('?' * len(COLUMNS[t]))}) "
        + "ON CONFLICT (id) DO UPDATE SET "
        + ", ".join(f"[{c}] = excluded.[{c}]" for c in COLUMNS[t][1:])
        for t in TABLES
    }
)

_EVENT_ROWS = f"""
SELECT id, track, ifnull(kind, ?1), ifnull(b_earliest, ?1), ifnull(b_latest, ?1),
    iif(kind = 0, b_earliest, ifnull(e_earliest, ?1)), iif(kind = 0, b_latest, ifnull(e_latest, ?1)),
    ifnull(b_precision, ?1), iif(kind = 0, b_precision, ifnull(e_precision, ?1)),
    when_flags
    | iif(kind = 0, (when_flags & {codec.BEGIN_APPROXIMATE | codec.BEGIN_UNCERTAIN}) << 2, 0)
    | CASE status WHEN 'planned' THEN {codec.PLANNED} WHEN 'cancelled' THEN {codec.CANCELLED} ELSE 0 END
    | iif(reviewed, 0, {codec.NOT_REVIEWED})
    | ifnull((SELECT {codec.HAS_EVIDENCE} | max(iif(stance = 'contradicts', {codec.DISPUTED}, 0))
              FROM link WHERE link.event = event.id), 0),
    ifnull(b_offset_min, ?1), ifnull(iif(kind = 0, b_offset_min, e_offset_min), ?1)
FROM event"""

EVENT_ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "when": "b_earliest IS NULL AND e_latest IS NULL, coalesce(b_earliest, e_latest)",
        "title": "title COLLATE NOCASE",
        "track": "(SELECT position FROM track WHERE track.id = event.track)",
        "status": "status",
        "passages": "(SELECT count(*) FROM link WHERE link.event = event.id)",
    }
)
"""How a list of events may be ordered; events without a date come last by "when"."""

_AMONG = " WHERE id IN (SELECT value FROM json_each(?))"


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a database that is ours alone (a working copy, or a copy of a file), trusting nothing in it.

    Transactions are begun and ended by hand. Never for the user's own file.
    """
    db = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA cell_size_check = ON")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA cache_size = -32768")
        db.execute("PRAGMA journal_size_limit = 67108864")
    except UnicodeDecodeError as error:  # what SQLite says of it quotes its damaged names
        db.close()
        raise sqlite3.DatabaseError("the names of its tables cannot be read") from error
    if read_only:
        db.execute("PRAGMA query_only = ON")
    return db


class Store:
    """Rows and records of one open database; it begins and ends no transaction."""

    __slots__ = ("db",)

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def row(self, table: str, record: int) -> Row | None:
        """The row of a record, or None."""
        found: Row | None = self.db.execute(f"{_SELECT[table]} WHERE id = ?", (index(record),)).fetchone()
        return found

    def rows(self, table: str) -> Iterator[Row]:
        """All rows of a table by id, streamed."""
        yield from self.db.execute(f"{_SELECT[table]} ORDER BY id")

    def write(self, table: str, row: Row) -> None:
        """Put a row in the place of the one with its id, if there is one."""
        self.db.execute(_WRITE[table], row)

    def delete(self, table: str, record: int) -> None:
        """Take a row out, if it is there."""
        self.db.execute(f"DELETE FROM {table} WHERE id = ?", (record,))

    def get(self, table: str, record: int) -> Record | None:
        """A record, or None."""
        row = self.row(table, record)
        return None if row is None else record_of(table, row)

    def select(self, cls: type[R], rest: str = " ORDER BY id", *values: int | str) -> Iterator[R]:
        """The records that a WHERE or ORDER BY clause names, streamed."""
        table = next(name for name, c in TABLES.items() if c is cls)
        for row in self.db.execute(_SELECT[table] + rest, values):
            yield cast(R, record_of(table, row))

    def events(self, ids: Iterable[int]) -> list[Event]:
        """Events in the order asked, missing ones left out."""
        wanted = [index(i) for i in ids]
        found = {event.id: event for event in self.select(Event, _AMONG, json.dumps(wanted))}
        return [found[i] for i in wanted if i in found]

    def passages_of(self, article: int) -> list[Passage]:
        """The passages of an article, by start, then end."""
        return list(self.select(Passage, " WHERE article = ? ORDER BY start, [end], id", index(article)))

    def passage_at(self, article: int, start: int, end: int) -> Passage | None:
        """The passage of just this span, if there is one."""
        span = " WHERE article = ? AND start = ? AND [end] = ?"
        return next(self.select(Passage, span, index(article), start, end), None)

    def links_of_event(self, event: int) -> list[Link]:
        """The links of an event, oldest first."""
        return list(self.select(Link, " WHERE event = ? ORDER BY id", index(event)))

    def links_of_passage(self, passage: int) -> list[Link]:
        """The links of a passage, oldest first."""
        return list(self.select(Link, " WHERE passage = ? ORDER BY id", index(passage)))

    def links_of_article(self, article: int) -> list[Link]:
        """The links of all passages of an article, oldest first."""
        inside = " WHERE passage IN (SELECT id FROM passage WHERE article = ?) ORDER BY id"
        return list(self.select(Link, inside, index(article)))

    def parts_of(self, link: int) -> list[Link]:
        """The links that are parts of this one, oldest first."""
        return list(self.select(Link, " WHERE part_of = ? ORDER BY id", index(link)))

    def passages_that_became(self, passage: int) -> list[Passage]:
        """The passages that were found again as this one, oldest first."""
        return list(self.select(Passage, " WHERE became = ? ORDER BY id", index(passage)))

    def ids(self, table: str, column: str, value: int, wanted: str = "id") -> list[int]:
        """The ids of the records with this value in this column, or what another column refers to."""
        found = self.db.execute(
            f"SELECT {wanted} FROM {table} WHERE {column} = ? ORDER BY 1", (index(value),)
        )
        return [record for (record,) in found]

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        return {t: self.db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES}

    def greatest_id(self) -> int:
        """The greatest id that was ever given, so that new ones can be greater."""
        greatest = [self.db.execute(f"SELECT max(id) FROM {t}").fetchone()[0] for t in (*TABLES, "history")]
        return max((i for i in greatest if i is not None), default=0)

    def meta(self, name: str) -> str:
        """A fact about the file itself; "" when it is not there."""
        found = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return found[0] if found else ""

    def event_rows(self, missing: int | None = None) -> Iterator[tuple[Any, ...]]:
        """The columns that the timeline keeps of each event, by id; see `Project.event_rows`."""
        return self.db.execute(_EVENT_ROWS + " ORDER BY id", (missing,))

    def event_rows_of(self, ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        """The same for some events, by id."""
        among = " WHERE id IN (SELECT value FROM json_each(?2)) ORDER BY id"
        return self.db.execute(_EVENT_ROWS + among, (None, json.dumps([index(i) for i in ids])))

    def event_ids(self, order: str, descending: bool, among: Sequence[int] | None) -> list[int]:
        """The ids of all events, or of some, in an order of `EVENT_ORDERS`; ties go by id."""
        where = "" if among is None else _AMONG
        values = () if among is None else (json.dumps([index(i) for i in among]),)
        way = "DESC" if descending else "ASC"
        found = self.db.execute(
            f"SELECT id FROM event{where} ORDER BY {EVENT_ORDERS[order]} {way}, id", values
        )
        return [row[0] for row in found]

    def text(self, sha256_hex: str) -> str:
        """The text with this hash. Raises DamagedProject where it is missing or another."""
        found = self.db.execute("SELECT text FROM text WHERE sha256 = ?", (sha256_hex,)).fetchone()
        if found is None or text_hash(found[0]) != sha256_hex:
            raise DamagedProject(
                "The text of an article is damaged in the project file. Restore it from a backup."
            )
        text: str = found[0]
        return text

    def original(self, sha256_hex: str) -> bytes:
        """The original file with this hash. Raises DamagedProject where it is missing or another."""
        found = self.db.execute("SELECT data FROM original WHERE sha256 = ?", (sha256_hex,)).fetchone()
        if found is None or sha256(found[0]).hexdigest() != sha256_hex:
            raise DamagedProject(
                "The original of an article is damaged in the project file. Restore it from a backup."
            )
        data: bytes = found[0]
        return data

    def add_text(self, text: str) -> str:
        """Keep a text once; return its hash."""
        key = text_hash(text)
        added = self.db.execute(
            "INSERT INTO text (sha256, text) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, text)
        )
        if added.rowcount:
            self.db.execute("INSERT INTO text_search (rowid, text) VALUES (?, ?)", (added.lastrowid, text))
        return key

    def add_original(self, data: bytes) -> str:
        """Keep an original once; return its hash."""
        key = sha256(data).hexdigest()
        self.db.execute(
            "INSERT INTO original (sha256, data) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, data)
        )
        return key

    def update_search(self, events: Iterable[int], passages: Iterable[int]) -> None:
        """Bring the full-text index of these events, and of those that rest on these passages, up to date."""
        linked = (event for p in passages for event in self.ids("link", "passage", p, "event"))
        for event in sorted({*events, *linked}):  # FTS5 writes its memory out at each step backwards.
            self.db.execute("DELETE FROM event_search WHERE rowid = ?", (event,))
            self.db.execute(
                """INSERT INTO event_search (rowid, title, notes, tags, quotes)
                SELECT id, title, notes, (SELECT group_concat(value, ' ') FROM json_each(tags)),
                    (SELECT group_concat(quote, ' ') FROM link JOIN passage ON passage.id = link.passage
                     WHERE link.event = event.id)
                FROM event WHERE id = ?""",
                (event,),
            )

    def search_events(self, text: str, limit: int) -> list[int]:
        """Events whose title, notes, tags or quotes have all these words or beginnings, newest first."""
        found = self.db.execute(
            "SELECT rowid FROM event_search WHERE event_search MATCH ? ORDER BY rowid DESC LIMIT ?",
            (_query(text, shortest=1), limit),
        )
        return [event for (event,) in found]

    def search_articles(self, text: str, limit: int) -> list[Article]:
        """Articles whose text has all these words or beginnings, best first."""
        best = """ JOIN (SELECT sha256, score FROM
            (SELECT rowid AS place, rank AS score FROM text_search WHERE text_search MATCH ? ORDER BY rank LIMIT ?)
            JOIN text ON text.id = place) ON sha256 = text_sha256 ORDER BY score LIMIT ?"""
        return list(self.select(Article, best, _query(text, shortest=3), limit, limit))


def _query(text: str, shortest: int) -> str:
    """Each word quoted, so that nothing in it is taken for the query language.

    A word of fewer letters than `shortest` is no beginning of others: too many begin so. In scripts without spaces
    between words, every word is one.
    """
    words = text.replace("\x00", " ").replace('"', " ").split()
    whole = (len(word) < shortest and word.isascii() for word in words)
    return " ".join(f'"{word}"' if w else f'"{word}"*' for word, w in zip(words, whole, strict=True)) or '""'


def record_of(table: str, row: Row) -> Record:
    """The record of a row. Raises DamagedProject."""
    try:
        return codec.from_row(table, row)
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedProject(
            f"A record of this project ({table} {row[0]}) makes no sense: {error}."
        ) from error
