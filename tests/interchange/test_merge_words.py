"""A merge in words that a person would use."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from timeline_app.dates import entry
from timeline_app.interchange.merge_words import Wording, field_name, incoming_words, plan_value
from timeline_app.model.records import (
    Basis,
    Bookmark,
    Decision,
    Event,
    Key,
    Link,
    Passage,
    ProjectInfo,
    Record,
    Stance,
    Track,
    key_of,
)
from timeline_app.project.merge_plan import Conflict, Incoming, Plan, Side

TRUCE = Event(id=5, title="Truce", track=1, when=entry.read("14 August 2021"))
QUOTE = Passage(id=7, article=3, start=0, end=5, quote="The  truce\nbegan")
LINK = Link(id=9, event=5, passage=7)
MILITARY, TALKS = Track(id=1, name="Military"), Track(id=2, name="Talks", position=1)
STRETCH = Bookmark(id=1, title="", begin_us=0, end_us=60_000_000)
KNOWN: Mapping[Key, Record] = {key_of(each): each for each in (TRUCE, QUOTE, LINK, MILITARY, TALKS)}
WORDING = Wording(lambda table, record: KNOWN.get((table, record)), "Asia/Damascus")


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (TRUCE, "when", "Saturday 14 August 2021"),
        (Event(id=1, title="", track=1), "when", "no date"),
        (TRUCE, "track", "Military"),
        (Event(id=1, title="", track=8), "track", "something that is not there any more"),
        (TRUCE, "notes", "none"),
        (Event(id=1, title="", track=1, tags=("a", "b")), "tags", "a, b"),
        (TRUCE, "reviewed", "yes"),
        (TRUCE, "status", "happened"),
        (Link(id=1, event=5, passage=7, stance=Stance.CONTRADICTS), "stance", "contradicts"),
        (Link(id=1, event=5, passage=7, basis=Basis.RELATIVE), "basis", "relative"),
        (Link(id=1, event=5, passage=7, part_of=9), "part_of", "Evidence for “Truce”: “The truce began”"),
        (STRETCH, "begin_us", "1970-01-01 00:00:00 to 1970-01-01 00:01:00"),
    ],
)  # fmt: skip
def test_values_are_told_as_words(record: Record, field: str, words: str) -> None:
    assert WORDING.value(record, field) == words


def test_records_are_called_as_a_person_knows_them() -> None:
    names = [
        WORDING.name(each)
        for each in (ProjectInfo(), TRUCE, LINK, QUOTE, MILITARY, Decision(id=1, about="", verdict=""))
    ]
    assert names == [
        "The project",
        "Event “Truce”",
        "Evidence for “Truce”: “The truce began”",
        "Passage “The truce began”",
        "Track “Military”",
        "A decision",
    ]


def test_a_deletion_says_what_it_is_against() -> None:
    keys = (key_of(TRUCE), key_of(LINK))
    conflict = Conflict(
        keys, "", (TRUCE, LINK), (), (TRUCE, LINK), (TRUCE, LINK, Link(id=10, event=5, passage=7))
    )
    assert field_name(conflict) == "Deleted, or kept?"
    assert WORDING.side(conflict, Side.OURS) == "deleted, with 1 piece of evidence"
    assert (
        WORDING.side(conflict, Side.THEIRS)
        == "kept and changed; 1 piece of evidence changed; used by 1 piece of evidence"
    )
    assert WORDING.base(conflict) == "there"


def test_the_order_of_tracks_is_told_as_their_names() -> None:
    swapped = (Track(id=1, name="Military", position=1), Track(id=2, name="Talks", position=0))
    conflict = Conflict((key_of(MILITARY), key_of(TALKS)), "position", None, (MILITARY, TALKS), swapped)
    assert (WORDING.about(conflict), field_name(conflict)) == ("Tracks", "Order of the tracks")
    assert [WORDING.side(conflict, side) for side in Side] == ["Military, Talks", "Talks, Military"]
    assert WORDING.base(conflict) == "not known"


def test_what_comes_in_is_counted() -> None:
    incoming = {"event": Incoming(12, 3, 0), "link": Incoming(1, 0, 2), "track": Incoming(1, 0, 0)}
    assert incoming_words(incoming) == (
        "12 events, 1 piece of evidence and 1 track added; 3 events changed; 2 pieces of evidence removed"
    )
    assert incoming_words({}) == "nothing new"


def test_a_conflict_about_a_place_in_the_text_has_its_offsets_in_json() -> None:
    wider = Passage(id=7, article=3, start=0, end=9, quote="The truce")
    conflict = Conflict((key_of(QUOTE),), "quote", (QUOTE,), (QUOTE,), (wider,))
    plan = Plan(frozenset(), {}, (conflict,), {}, frozenset(), True, None)
    (told,) = json.loads(json.dumps(plan_value(plan, WORDING)))["conflicts"]
    assert told["theirs"] == {"start": 0, "end": 9, "quote": "The truce"}
    assert told["words"]["theirs"] == "“The truce”"
