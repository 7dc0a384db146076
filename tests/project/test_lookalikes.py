"""Tests of grouping what may be the same."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model import edtf
from timeline_app.project import edits
from timeline_app.project.lookalikes import Fact, Group, events_near, lookalikes
from timeline_app.project.project import Project
from timeline_app.project.store import connect


def facts(*said: tuple[str, str]) -> list[Fact]:
    return [Fact(title, edtf.read(date) if date else None) for title, date in said]


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (("Mayor resigned", "2021-09-06"), ("Mayor resigned", "2021-09-06"), "Same day, same words"),
        (
            ("Mayor resigned", "2021-09-06"),
            ("Mayor of Lund resigns", "2021-09-06"),
            "Same day, similar words",
        ),
        (
            ("Mayor resigned", "2021-09-06"),
            ("The mayor resigned", "2021-09-06T10:00"),
            "Same day, similar words",
        ),
        (("Port closed for good", "2018"), ("Closed for good: the port", "2018"), "Same year, similar words"),
        (("Port closed", "2021-09"), ("Port closed", "2021-09"), "Same month, same words"),
    ],
)
def test_the_same_day_and_similar_words_may_be_the_same(
    first: tuple[str, str], second: tuple[str, str], reason: str
) -> None:
    assert lookalikes(facts(first, second)) == [Group((0, 1), reason)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Mayor resigned", "2021-09-06"), ("Mayor resigned", "2021-09-07")),
        (("Mayor resigned", "2021-09-06"), ("Mayor resigned", "2021-09")),
        (("Mayor resigned", "2021-09-06"), ("Port opened", "2021-09-06")),
        (("Mayor resigned", "2021-09-06"), ("Mayor opened the port", "2021-09-06")),
        (("12 people were killed in Lund", "2021-09-06"), ("40 people were killed in Lund", "2021-09-06")),
        (("Mayor resigned", ""), ("Mayor resigned", "")),
    ],
)
def test_another_time_or_other_words_are_not(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert lookalikes(facts(first, second)) == []


def test_each_is_in_one_group_in_the_order_of_the_first() -> None:
    found = facts(
        ("Port opened in Lund", "2018"),
        ("Mayor resigned", "2021-09-06"),
        ("Bridge burned", "2021-09-06"),
        ("Mayor has resigned", "2021-09-06"),
        ("Lund port opened", "2018"),
        ("Mayor resigned today", "2021-09-06"),
    )
    assert [group.places for group in lookalikes(found)] == [(0, 4), (1, 3, 5)]


_facts = st.builds(
    lambda words, date: facts((" ".join(words), date))[0],
    st.lists(st.sampled_from(["mayor", "port", "opened", "resigned", "12", "40"]), max_size=4),
    st.sampled_from(["2018", "2021-09", "2021-09-06", "../2018", "2018/..", ""]),
)


@given(st.lists(_facts, max_size=30))
def test_no_fact_is_in_two_groups(found: list[Fact]) -> None:
    places = [place for group in lookalikes(found) for place in group.places]
    assert len(places) == len(set(places))
    assert all(len(group.places) > 1 for group in lookalikes(found))


def test_events_of_the_days_asked_for_are_found(project: Project) -> None:
    track = project.tracks()[0].id
    dates = ["2021-09-06T10:00", "2021-09-07", "2021-09-06/2021-09-09", "1914-07-28", None]
    with project.edit("Add") as edit:
        ids = [
            edits.add_event(edit, f"Event {date}", track, edtf.read(date) if date else None) for date in dates
        ]
    asked = [edtf.read("2021-09-06"), edtf.read("1914-07-28"), None]
    with closing(connect(project.working.database, read_only=True)) as db:
        found = events_near(db, asked)
    assert sorted(event for event, _ in found) == [ids[0], ids[2], ids[3]]
    assert {fact.title for _, fact in found} == {f"Event {dates[place]}" for place in (0, 2, 3)}
