"""Tests of the margin's arrangement."""

from __future__ import annotations

from itertools import pairwise

from timeline_app.ui.article_view.notes import Anchor, Note, place_notes


def test_an_event_stands_beside_its_line() -> None:
    assert list(place_notes([Anchor(0, 1), Anchor(100, 2)], 20, 60)) == [Note(0, (1,)), Note(100, (2,))]


def test_events_of_one_line_stand_under_one_another() -> None:
    assert list(place_notes([Anchor(0, 1), Anchor(0, 2), Anchor(10, 3)], 20, 60)) == [
        Note(0, (1,)),
        Note(20, (2,)),
        Note(40, (3,)),
    ]


def test_what_would_stand_too_far_from_its_line_shares_the_last_place() -> None:
    notes = list(place_notes([Anchor(0, event) for event in range(1, 7)], 20, 60))
    assert notes == [Note(0, (1,)), Note(20, (2,)), Note(40, (3,)), Note(60, (4, 5, 6))]


def test_two_names_never_stand_in_one_place() -> None:
    notes = list(place_notes([Anchor(i * 7.0, i) for i in range(50)], 20, 60))
    assert all(b.top - a.top >= 20 for a, b in pairwise(notes))
    assert sorted(event for note in notes for event in note.events) == list(range(50))
