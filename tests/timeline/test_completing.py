"""Tests of what is offered while a query is typed."""

from __future__ import annotations

from timeline_app.timeline.completing import offers
from timeline_app.timeline.query import OPERATORS

TRACKS = ("Military", "Civilians", "The old town")
TAGS = {"pump house": 3, "pumps": 12, "siege": 1}


def offered(text: str, cursor: int | None = None) -> list[str]:
    """The whole texts that taking an offer would give."""
    found = offers(text, len(text) if cursor is None else cursor, TRACKS, TAGS)
    return [text[: offer.start] + offer.text + text[offer.end :] for offer in found]


def test_an_empty_text_could_become_anything() -> None:
    assert offered("") == [f"{name}:" for name in OPERATORS]


def test_operators_are_offered_from_their_second_letter() -> None:
    assert offered("convoy t") == []
    assert offered("convoy tr") == ["convoy track:"]
    assert offered("-ST") == ["-status:"]
    assert offered('"tr') == [] and offered("truck") == []


def test_values_come_with_quotation_marks_where_they_need_them() -> None:
    assert offered("track:") == ["track:Military ", "track:Civilians ", 'track:"The old town" ']
    assert offered("track:old x", 9) == ['track:"The old town"  x']
    assert offered("-tag:pump") == ['-tag:"pump house" ', "-tag:pumps "]
    assert offered("is:d") == ["is:disputed "]


def test_what_begins_so_comes_before_what_holds_it() -> None:
    assert offered("track:l") == ["track:Military ", "track:Civilians ", 'track:"The old town" ']
    assert offered("track:c")[0] == "track:Civilians "


def test_nothing_is_offered_for_what_is_whole_already_or_has_no_list() -> None:
    assert offered("track:military") == []
    assert offered("before:20") == []
    assert offered("convoy ") == []


def test_tags_come_with_their_counts() -> None:
    assert [offer.note for offer in offers("tag:pu", 6, TRACKS, TAGS)] == ["3", "12"]
