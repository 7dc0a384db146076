"""Records are values with a table, a key and fields in an order."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from timeline_app.model.records import (
    TABLES,
    Decision,
    Event,
    ProjectInfo,
    Track,
    field_names,
    key_of,
    table_of,
)


def test_a_record_is_named_by_its_table_and_id() -> None:
    assert key_of(Event(id=7, title="Ceasefire", track=1)) == ("event", 7)
    assert key_of(ProjectInfo()) == ("project", 1)
    assert table_of(Decision(id=1, about="x", verdict="no")) == "decision"


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_frozen_records_with_an_id_first(table: str) -> None:
    record = TABLES[table]
    assert is_dataclass(record)
    assert field_names(table)[0] == "id"
    assert not hasattr(record, "__dict__") or "__slots__" in vars(record)


def test_a_record_cannot_be_altered() -> None:
    track = Track(id=1, name="Events")
    with pytest.raises(FrozenInstanceError):
        setattr(track, field_names("track")[1], "Other")


def test_no_record_refers_to_a_later_table() -> None:
    order = list(TABLES)
    for table, record in TABLES.items():
        named = {field.name for field in fields(record)} & set(order)
        assert all(order.index(other) < order.index(table) for other in named), table
