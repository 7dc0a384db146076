"""The tables of a project file, the numbered migrations that make them, the check that a file has just these.

A migration is never altered once released: a change of the tables is a new migration. `user_version` is the
number of migrations a file has been through.
"""

from __future__ import annotations

import sqlite3

from timeline_app.project.errors import DamagedProject

APPLICATION_ID = 0x544C414E  # "TLAN"

# Microseconds of 101,400 years; the years themselves are checked where a When is made.
_FAR = 3_200_000_000_000_000_000


def _edge(side: str) -> str:
    return f"""
    {side}_earliest INTEGER CHECK ({side}_earliest BETWEEN -{_FAR} AND {_FAR}),
    {side}_latest INTEGER CHECK ({side}_latest BETWEEN {side}_earliest AND {_FAR}),
    {side}_precision INTEGER CHECK ({side}_precision BETWEEN 0 AND 10),
    {side}_offset_min INTEGER CHECK ({side}_offset_min BETWEEN -1440 AND 1440)"""


_WHEN = f"""
    kind INTEGER CHECK (kind IN (0, 1)),{_edge("b")},{_edge("e")},
    when_flags INTEGER NOT NULL,
    zone TEXT NOT NULL,
    typed TEXT NOT NULL,
    verbatim TEXT NOT NULL,
    CHECK ((b_earliest IS NULL) = (b_latest IS NULL) AND (b_earliest IS NULL) = (b_precision IS NULL)),
    CHECK ((e_earliest IS NULL) = (e_latest IS NULL) AND (e_earliest IS NULL) = (e_precision IS NULL)),
    CHECK (kind IS NOT 0 OR (b_earliest IS NOT NULL AND e_earliest IS NULL)),
    CHECK (kind IS NOT NULL OR (b_earliest IS NULL AND e_earliest IS NULL))"""


def _refers(column: str, target: str, null: str = " NOT NULL", kind: str = "INTEGER") -> str:
    # Checked at the end of an edit only, so that the order of the writes within it is free.
    return f"{column} {kind}{null} REFERENCES {target} DEFERRABLE INITIALLY DEFERRED"


_FIRST = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE project (
    id INTEGER PRIMARY KEY CHECK (id = 1), title TEXT NOT NULL, zone TEXT NOT NULL) STRICT""",
    "CREATE TABLE text (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT",
    "CREATE TABLE original (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, data BLOB NOT NULL) STRICT",
    """CREATE TABLE track (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, color TEXT NOT NULL, position INTEGER NOT NULL) STRICT""",
    f"""CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    {_refers("text_sha256", "text(sha256)", kind="TEXT")},
    publisher TEXT NOT NULL,
    author TEXT NOT NULL,
    url TEXT NOT NULL,
    published TEXT NOT NULL,
    zone TEXT NOT NULL,
    {_refers("original_sha256", "original(sha256)", null="", kind="TEXT")},
    original_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    {_refers("version_of", "article(id)", null="")}) STRICT""",
    f"""CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    {_refers("article", "article(id)")},
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    quote TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    {_refers("track", "track(id)")},
    title TEXT NOT NULL,
    tags TEXT NOT NULL CHECK (substr(tags, 1, 1) = '['),
    status TEXT NOT NULL CHECK (status IN ('happened', 'planned', 'cancelled')),
    reviewed INTEGER NOT NULL CHECK (reviewed IN (0, 1)),
    notes TEXT NOT NULL,{_WHEN}) STRICT""",
    f"""CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    {_refers("event", "event(id)")},
    {_refers("passage", "passage(id)")},
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts', 'mentions')),
    attribution TEXT NOT NULL,
    note TEXT NOT NULL,{_WHEN}) STRICT""",
    f"""CREATE TABLE marker (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    color TEXT NOT NULL,{_WHEN},
    CHECK (kind IS NOT NULL)) STRICT""",
    """CREATE TABLE bookmark (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    begin_us INTEGER NOT NULL,
    end_us INTEGER NOT NULL) STRICT""",
    """CREATE TABLE decision (
    id INTEGER PRIMARY KEY, about TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL) STRICT""",
    # parent < id keeps a foreign file from sending the reader round in a circle.
    """CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    parent INTEGER CHECK (parent < id),
    second_parent INTEGER CHECK (second_parent < id),
    kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'merge')),
    target INTEGER,
    author TEXT NOT NULL,
    time_us INTEGER NOT NULL,
    label TEXT NOT NULL,
    checksum TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE history_record (
    {_refers("history", "history(id)")},
    tbl TEXT NOT NULL,
    record INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (history, tbl, record)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX article_text ON article (text_sha256)",
    "CREATE INDEX passage_article ON passage (article, start)",
    "CREATE INDEX event_track ON event (track)",
    "CREATE INDEX link_event ON link (event, stance)",
    "CREATE INDEX link_passage ON link (passage)",
    """CREATE VIRTUAL TABLE event_search USING fts5 (
    title, notes, tags, quotes, tokenize = "unicode61 remove_diacritics 2")""",
    """CREATE VIRTUAL TABLE text_search USING fts5 (
    text, content = 'text', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2")""",
)

# What a piece of evidence is worth, and where a passage went when its article was corrected.
_SECOND = (
    """ALTER TABLE link ADD COLUMN
    basis TEXT NOT NULL DEFAULT '' CHECK (basis IN ('', 'stated', 'relative', 'inferred'))""",
    """ALTER TABLE link ADD COLUMN
    reliability TEXT NOT NULL DEFAULT '' CHECK (reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F'))""",
    """ALTER TABLE link ADD COLUMN
    credibility TEXT NOT NULL DEFAULT '' CHECK (credibility IN ('', '1', '2', '3', '4', '5', '6'))""",
    f"ALTER TABLE link ADD COLUMN {_refers('part_of', 'link(id)', null='')}",
    f"ALTER TABLE passage ADD COLUMN {_refers('became', 'passage(id)', null='')}",
    "CREATE INDEX link_part_of ON link (part_of) WHERE part_of IS NOT NULL",
    "CREATE INDEX passage_became ON passage (became) WHERE became IS NOT NULL",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND)
VERSION = len(MIGRATIONS)

_SEARCHES = ("event_search_", "text_search_")


def user_version(db: sqlite3.Connection) -> int:
    """How many migrations the database has been through."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(db: sqlite3.Connection, to: int = VERSION) -> None:
    """Bring the database up to a version, one transaction a step; an empty one gets all its tables."""
    for version in range(user_version(db), to):
        db.execute("BEGIN IMMEDIATE")
        try:
            for statement in MIGRATIONS[version]:
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {version + 1}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:  # SQLite itself rolls back when the disk is full.
                db.execute("ROLLBACK")
            raise


def check_tables(db: sqlite3.Connection) -> None:
    """Raise DamagedProject unless the tables are those of the database's version: no trigger, no view.

    The inner tables of the full-text search are compared by name, since each SQLite words them its own way.
    """
    expected = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(expected, min(user_version(db), VERSION))
        wanted, found = _tables(expected), _tables(db)
    finally:
        expected.close()
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            what = "missing" if name not in found else "unknown" if name not in wanted else "changed"
            raise DamagedProject(
                f"The file was altered by another program: its {name[0]} “{name[1]}” is {what}. "
                "To be safe it was not opened."
            )


def _tables(db: sqlite3.Connection) -> dict[tuple[str, str], str | None]:
    return {
        (kind, name): None if name.startswith(_SEARCHES) else sql
        for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_master")
        if not name.startswith("sqlite_stat")
    }
