from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.breaks import broken


def test_a_line_is_broken_where_words_lie_across_it_and_nowhere_else() -> None:
    words = [(5.0, 40.0, 50.0, 60.0), (20.0, 10.0, 30.0, 20.0)]
    assert broken([(10.0, 0.0, 100.0), (60.0, 0.0, 100.0)], words) == [
        (10.0, 0.0, 40.0),
        (10.0, 60.0, 100.0),
        (60.0, 0.0, 100.0),
    ]


def test_words_over_an_end_shorten_it_and_over_all_of_it_leave_nothing() -> None:
    assert broken([(10.0, 50.0, 100.0)], [(0.0, 40.0, 20.0, 60.0)]) == [(10.0, 60.0, 100.0)]
    assert broken([(10.0, 50.0, 100.0)], [(0.0, 0.0, 20.0, 200.0)]) == []


_px = st.integers(0, 60).map(float)
_lines = st.lists(
    st.tuples(_px, _px, _px).map(lambda t: (t[0], min(t[1:]), max(t[1:]))),
    max_size=5,
    unique_by=lambda t: t[0],
)
_boxes = st.lists(
    st.tuples(_px, _px, _px, _px).map(
        lambda t: (min(t[0], t[2]), min(t[1], t[3]), max(t[0], t[2]), max(t[1], t[3]))
    ),
    max_size=6,
)


@given(_lines, _boxes)
def test_every_point_is_drawn_unless_a_box_holds_it(
    lines: list[tuple[float, float, float]], boxes: list[tuple[float, float, float, float]]
) -> None:
    pieces = broken(lines, boxes)
    for x, top, bottom in lines:
        for half in range(int(2 * top) + 1, int(2 * bottom), 2):
            y = half / 2
            held = any(a <= x <= c and b < y < d for a, b, c, d in boxes)
            drawn = any(px == x and upper < y < lower for px, upper, lower in pieces)
            assert drawn is not held
