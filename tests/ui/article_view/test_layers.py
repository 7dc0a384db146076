"""Tests of finding passages by place and of stacking overlapping ones."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.ui.article_view.layers import Layers, Mark, cover, crowds, events_in_order, stack

A = Mark(1, 0, 40, ("blue",), (10,))
B = Mark(2, 10, 20, ("green",), (20,))
C = Mark(3, 15, 60, ("orange", "pink"), (30, 10))
D = Mark(4, 70, 80)


def test_a_click_means_the_shortest_passage() -> None:
    layers = Layers([A, B, C, D])
    assert [mark.passage for mark in layers.at(16)] == [2, 1, 3]
    assert [mark.passage for mark in layers.at(20)] == [1, 3]
    assert layers.at(65) == []


def test_the_end_of_a_passage_does_not_belong_to_it() -> None:
    layers = Layers([A, B, C, D])
    assert layers.between(60, 70) == []
    assert [mark.passage for mark in layers.between(59, 71)] == [3, 4]


def test_overlapping_underlines_lie_at_different_depths() -> None:
    layers = Layers([A, B, C, D])
    assert [layers.depth(mark) for mark in (A, B, C, D)] == [0, 1, 2, 0]


def test_a_passage_of_two_colours_takes_two_depths() -> None:
    assert stack([C, Mark(5, 30, 35, ("blue",))]) == [0, 2]


def test_going_on_and_back_visits_the_passages_in_reading_order() -> None:
    layers = Layers([D, C, B, A])
    assert layers.neighbour(0, None, 1) == A
    assert layers.neighbour(0, 1, 1) == B
    assert layers.neighbour(0, 4, 1) is None
    assert layers.neighbour(0, 4, -1) == C
    assert layers.neighbour(65, None, 1) == D
    assert layers.neighbour(65, None, -1) == C


def test_an_event_is_named_once_in_the_order_of_its_passages() -> None:
    assert events_in_order([A, B, C]) == (10, 20, 30)


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.integers(0, 3)), max_size=12)


@given(spans, st.integers(0, 90), st.integers(1, 20))
def test_marks_are_found_as_by_looking_at_each(
    found: list[tuple[int, int, int]], start: int, length: int
) -> None:
    marks = [Mark(i, s, s + n, ("blue", "green", "pink")[:c]) for i, (s, n, c) in enumerate(found)]
    layers = Layers(marks)
    expected = {mark.passage for mark in marks if mark.start < start + length and mark.end > start}
    assert {mark.passage for mark in layers.between(start, start + length)} == expected


@given(spans)
def test_no_two_underlines_share_a_depth_at_one_place(found: list[tuple[int, int, int]]) -> None:
    marks = [Mark(i, s, s + n, ("blue", "green", "pink")[:c]) for i, (s, n, c) in enumerate(found)]
    layers = Layers(marks)
    for a in marks:
        for b in marks:
            if a.passage < b.passage and a.start < b.end and b.start < a.end:
                lines_a = set(range(layers.depth(a), layers.depth(a) + a.lines))
                assert lines_a.isdisjoint(range(layers.depth(b), layers.depth(b) + b.lines))


def test_marks_that_hang_together_know_how_deep_their_heap_is() -> None:
    marks = sorted([A, B, C, D], key=lambda mark: mark.start)
    assert crowds(marks, stack(marks)) == [4, 4, 4, 1]


@given(spans)
def test_over_each_character_lies_the_shortest_mark(found: list[tuple[int, int, int]]) -> None:
    marks = [Mark(i, s, s + n) for i, (s, n, _) in enumerate(found)]
    layers, pieces = Layers(marks), cover(marks)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    for position in range(95):
        here = next((piece for piece in pieces if piece.start <= position < piece.end), None)
        there = layers.at(position)
        assert (here.count if here else 0) == len(there)
        if here is not None:
            assert here.mark.length == there[0].length
