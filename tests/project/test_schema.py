from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from timeline_app.model.records import TABLES
from timeline_app.project import schema
from timeline_app.project.codec import COLUMNS
from timeline_app.project.errors import DamagedProject


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:", isolation_level=None)
    yield db
    db.close()


def test_the_migrations_make_every_table_with_every_column(db: sqlite3.Connection) -> None:
    schema.migrate(db)
    assert schema.user_version(db) == schema.VERSION
    for table in TABLES:
        columns = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
        assert columns == set(COLUMNS[table])
    schema.check_tables(db)


def test_migrating_again_does_nothing(db: sqlite3.Connection) -> None:
    schema.migrate(db)
    before = db.total_changes
    schema.migrate(db)
    assert db.total_changes == before


def test_a_migration_that_fails_leaves_the_version_before_it(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.migrate(db)
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE more (x)", "CREATE nonsense"))
    )
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(db, schema.VERSION + 1)
    assert schema.user_version(db) == schema.VERSION
    schema.check_tables(db)


def test_values_of_a_wrong_type_are_refused_by_the_tables(db: sqlite3.Connection) -> None:
    schema.migrate(db)
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        db.execute("INSERT INTO track VALUES (1, 'a', 'blue', 'first')")


def test_an_event_without_its_precision_is_refused(db: sqlite3.Connection) -> None:
    schema.migrate(db)
    names = ", ".join(COLUMNS["event"])
    values = (1, 1, "", "[]", "happened", 1, "", 0, 5, 6, None, None, None, None, None, None, 0, "", "", "")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        db.execute(f"INSERT INTO event ({names}) VALUES ({', '.join('?' * len(values))})", values)


def test_an_unfamiliar_table_is_named(db: sqlite3.Connection) -> None:
    schema.migrate(db)
    db.execute("CREATE TABLE more (x)")
    with pytest.raises(DamagedProject, match="table “more” is unknown"):
        schema.check_tables(db)
