from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.journey import Journey, Place

A, B, C = Place(0, 100), Place(1_000, 1_100), Place(0, 10_000)
PLACES = st.builds(lambda at, length: Place(at, at + length), st.integers(0, 10**6), st.integers(1, 10**6))


def visiting(*places: Place) -> Journey:
    return reduce(Journey.visited, places, Journey())


def test_one_goes_back_and_forward_through_what_was_visited() -> None:
    journey = visiting(A, B, C)
    assert journey.here == C
    assert journey.back().here == B
    assert journey.back().back().back().here == A
    assert journey.back().back().forward().here == B
    assert journey.forward() == journey


def test_a_new_visit_cuts_what_lay_ahead() -> None:
    journey = visiting(A, B).back().visited(C)
    assert journey.places == (A, C) and journey.forward().here == C


def test_a_place_that_is_nearly_the_same_takes_its_stead() -> None:
    beside = Place(3, 103)
    assert visiting(A, beside).places == (beside,)
    assert visiting(A, B).back().visited(beside).places == (beside, B), "and what lies ahead stays"
    assert visiting(A, Place(20, 120)).places == (A, Place(20, 120))


def test_nothing_was_visited_yet() -> None:
    assert Journey().here is None and Journey().back().here is None and Journey().forward().here is None


def test_a_jump_leaves_more_than_half_behind() -> None:
    assert A.is_far(B) and A.is_far(C) and C.is_far(A)
    assert not A.is_far(Place(40, 140)) and A.is_far(Place(60, 160))
    assert not A.is_far(Place(-25, 125)), "a step of zooming is none"


@given(st.lists(PLACES, max_size=300))
def test_one_can_always_go_all_the_way_back_and_forward(places: list[Place]) -> None:
    journey = visiting(*places)
    assert len(journey.places) <= 200
    walked = journey
    for _ in journey.places:
        walked = walked.back()
    assert walked.at == (0 if places else -1)
    for _ in journey.places:
        walked = walked.forward()
    assert walked == journey
