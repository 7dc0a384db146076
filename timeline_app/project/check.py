"""Looks for everything that may be wrong with a project file; never writes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline_app.model.records import CONTEXT_CP, TABLES, Article
from timeline_app.model.text import text_hash
from timeline_app.project import schema
from timeline_app.project.errors import CannotRead, DamagedProject, reason
from timeline_app.project.history import History, HistoryRow
from timeline_app.project.reading import copy_bytes, identify, journals
from timeline_app.project.store import Store, connect


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `kind` is journal, newer, tables, database, reference, record, text, passage,
    history or search, `where` names the place, `message` is a sentence.
    """

    kind: str
    where: str
    message: str


def check(path: Path) -> list[Finding]:
    """Everything that is wrong with a project file; nothing = sound. Journals beside it are not applied.

    Raises CannotRead and NotAProject where there is no project to look into.
    """
    identify(path)
    found = [
        Finding("journal", path.name + suffix, "A journal of unfinished changes lies beside the file.")
        for suffix in journals(path)
    ]
    with TemporaryDirectory(prefix="timeline-annotator-") as folder:
        database = Path(folder) / "copy.db"
        try:
            copy_bytes(path, database)
        except OSError as error:
            raise CannotRead(f"“{path.name}” cannot be copied to look into it: {reason(error)}.") from error
        try:
            with closing(connect(database)) as db:
                found.extend(_look(db))
        except (sqlite3.Error, UnicodeDecodeError) as error:  # a message may quote damaged names
            found.append(Finding("database", path.name, f"The database is damaged: {error}."))
    return found


def _look(db: sqlite3.Connection) -> Iterator[Finding]:
    yield from _database(db)
    version = schema.user_version(db)
    if version > schema.VERSION:
        yield Finding(
            "newer", "", "A newer version of the program made this file; update the program to check it."
        )
        return
    try:
        schema.check_tables(db)
    except DamagedProject as error:
        yield Finding("tables", "", str(error))
        return
    schema.migrate(db)
    store = Store(db)
    for table, row, target, _ in db.execute("PRAGMA foreign_key_check"):
        yield Finding("reference", f"{table} {row}", f"It refers to a {target} that is not there.")
    yield from _records(store)
    yield from _texts(db)
    yield from _passages(store)
    yield from _history(store)
    yield from _search(db)


def _database(db: sqlite3.Connection) -> Iterator[Finding]:
    for (word,) in db.execute("PRAGMA integrity_check(100)"):
        if word != "ok":
            yield Finding("database", "", f"The database is damaged: {word}.")


def _records(store: Store) -> Iterator[Finding]:
    counts = store.counts()
    for table in ("project", "track"):
        if not counts[table]:
            yield Finding("record", table, f"There is no {table}.")
    for table, cls in TABLES.items():
        try:
            for _record in store.select(cls):
                pass
        except DamagedProject as error:
            yield Finding("record", table, str(error))


def _texts(db: sqlite3.Connection) -> Iterator[Finding]:
    for key, text in db.execute("SELECT sha256, text FROM text"):
        if text_hash(text) != key:
            yield Finding("text", key, "The text of an article is not the one that was imported.")
    for key, data in db.execute("SELECT sha256, data FROM original"):
        if sha256(data).hexdigest() != key:
            yield Finding("text", key, "The original of an article is not the one that was imported.")


def _passages(store: Store) -> Iterator[Finding]:
    for article in store.select(Article):
        try:
            text = store.text(article.text_sha256)
        except DamagedProject:
            continue  # Found above.
        for p in store.passages_of(article.id):
            around = text[max(p.start - CONTEXT_CP, 0) : p.start], text[p.end : p.end + CONTEXT_CP]
            if p.quote != text[p.start : p.end]:
                yield Finding(
                    "passage", f"passage {p.id}", f"“{article.title}” reads otherwise at its place."
                )
            elif (p.before, p.after) != around:
                yield Finding("passage", f"passage {p.id}", f"“{article.title}” reads otherwise around it.")


def _history(store: Store) -> Iterator[Finding]:
    history = History(store)
    rows = history.latest(-1)
    for row in rows:
        try:
            history.verify(row.id)
        except DamagedProject:
            yield Finding("history", f"step {row.id}", f"“{row.label}” is not as it was written.")
    beginnings = {row.id for row in rows[-1:]} | _merged_in(rows)
    for row in rows:
        if row.parent is None and row.id not in beginnings:
            yield Finding("history", f"step {row.id}", f"“{row.label}” does not follow the step before it.")


def _merged_in(rows: list[HistoryRow]) -> set[int]:
    """The first steps of the copies that merges took in."""
    by_id = {row.id: row for row in rows}
    found = set()
    for merge in rows:
        row = by_id.get(merge.second_parent) if merge.second_parent is not None else None
        while row is not None and row.parent is not None:
            row = by_id.get(row.parent)
        if row is not None:
            found.add(row.id)
    return found


def _search(db: sqlite3.Connection) -> Iterator[Finding]:
    for index in ("event_search", "text_search"):
        try:
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            yield Finding("search", index, "The full-text search does not agree with what it searches.")
