from __future__ import annotations

import json

from hypothesis import given

from tests.project.material import day, records
from timeline_app.model.records import Event, Record, key_of
from timeline_app.model.when import Kind, Missing, When
from timeline_app.project import codec


@given(records)
def test_every_record_comes_back_from_its_row(record: Record) -> None:
    table, _ = key_of(record)
    row = codec.to_row(record)
    assert len(row) == len(codec.COLUMNS[table])
    assert codec.from_row(table, row) == record


@given(records)
def test_every_row_comes_back_from_the_history(record: Record) -> None:
    table, id = key_of(record)
    row = codec.to_row(record)
    assert codec.unpack(table, id, codec.pack(table, row)) == row


def test_the_history_leaves_out_what_is_not_said() -> None:
    event = Event(id=7, title="", track=3)
    assert json.loads(codec.pack("event", codec.to_row(event))) == {
        "track": 3,
        "status": "happened",
        "reviewed": 1,
    }


def test_a_moment_keeps_one_edge_only() -> None:
    when = day(3)
    read = codec.from_row("event", codec.to_row(Event(id=1, title="", track=1, when=when)))
    assert isinstance(read, Event) and read.when is not None
    assert read.when.begin is read.when.end


def test_an_open_end_and_an_unknown_one_are_told_apart() -> None:
    for begin in Missing:
        for end in Missing:
            event = Event(id=1, title="", track=1, when=When(Kind.SPAN, begin, end))
            assert codec.from_row("event", codec.to_row(event)) == event
