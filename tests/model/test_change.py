"""A change knows both sides, can be taken back and joined with the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.change import Change
from timeline_app.model.records import Key, Record, Track

State = dict[Key, Record | None]

KEYS: list[Key] = [("track", 1), ("track", 2), ("track", 3)]
states = st.fixed_dictionaries(
    {key: st.sampled_from([None, Track(id=key[1], name="a"), Track(id=key[1], name="b")]) for key in KEYS}
)


def change(before: State, after: State, keys: set[Key]) -> Change:
    return Change("Edit", {key: before[key] for key in keys}, {key: after[key] for key in keys})


def test_both_sides_need_the_same_records() -> None:
    with pytest.raises(ValueError, match="before and an after"):
        Change("Edit", {}, {("track", 1): None})


def test_a_change_touches_only_what_differs() -> None:
    one, two = Track(id=1, name="a"), Track(id=2, name="a")
    made = Change("Edit", {("track", 1): one, ("track", 2): None}, {("track", 1): one, ("track", 2): two})
    assert made.touches() == {("track", 2)}


@given(states, states)
def test_a_change_taken_back_twice_is_itself(before: State, after: State) -> None:
    made = Change("Edit", before, after)
    assert made.reversed().reversed() == made
    assert made.reversed().after == before


@given(states, states, states, st.sets(st.sampled_from(KEYS)), st.sets(st.sampled_from(KEYS)))
def test_two_changes_as_one_lead_from_the_first_state_to_the_last(
    first: State, second: State, third: State, early: set[Key], late: set[Key]
) -> None:
    second = {key: second[key] if key in early else first[key] for key in KEYS}
    third = {key: third[key] if key in late else second[key] for key in KEYS}
    both = change(first, second, early).then(change(second, third, late))
    assert both.before == {key: first[key] for key in early | late}
    assert {**first, **both.after} == third
