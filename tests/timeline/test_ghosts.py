from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.calendar import US_PER_DAY as DAY
from timeline_app.timeline.columns import FAR_US
from timeline_app.timeline.ghosts import BODY_PX, LEVEL_PX, LEVELS, MARK_PX, Ghost, GhostMark, pick, place
from timeline_app.timeline.scale import Scale

SCALE = Scale.showing(0, 100 * DAY, 1000.0)  # ten pixels a day


def days(key: object, begin: float, end: float, title: str = "Convoy") -> Ghost:
    return Ghost(key, title, round(begin * DAY), round(end * DAY))


def placed(*ghosts: Ghost) -> tuple[GhostMark, ...]:
    return place(ghosts, SCALE, lambda text: 7.0 * len(text))


def test_a_day_is_a_dot_around_its_middle_and_a_week_is_a_bar() -> None:
    dot, bar = placed(days("day", 20, 21), days("weeks", 60, 64))
    assert dot.is_dot and (dot.x0 + dot.x1) / 2 == 205.0
    assert not bar.is_dot and (bar.x0, bar.x1) == (600.0, 640.0)


def test_what_is_long_has_a_short_body_and_a_line_to_its_end() -> None:
    (mark,) = placed(days("since", 30, 80))
    assert (mark.x0, mark.x1, mark.line_to) == (300.0, 300.0 + BODY_PX, 800.0)


def test_an_open_end_goes_on_to_the_edge_and_an_open_begin_starts_there() -> None:
    since, before = placed(Ghost("s", "", 50 * DAY, FAR_US), Ghost("b", "", -FAR_US, 10 * DAY))[::-1]
    assert since.line_to >= 1000.0 and since.x0 == 500.0
    assert before.x0 <= 1.0 and before.line_to == 100.0


def test_what_is_out_of_sight_is_not_drawn() -> None:
    assert placed(days(1, -20, -10), days(2, 120, 121)) == ()


def test_the_second_level_gives_room_for_a_title() -> None:
    one, other = placed(days(1, 20, 21), days(2, 25, 26))
    assert (one.level, other.level) == (0, 1)
    assert one.label_px == other.label_px == 7.0 * len("Convoy")


def test_where_all_levels_are_taken_ghosts_share_a_mark_that_counts_them() -> None:
    marks = placed(*(days(n, 20, 21) for n in range(5)))
    assert len(marks) == LEVELS
    assert Counter(key for mark in marks for key in mark.keys) == Counter(range(5))
    assert any(mark.label.endswith("+3") for mark in marks)


def test_a_mark_and_its_title_are_picked_and_nothing_beside_them() -> None:
    (mark,) = marks = placed(days(1, 20, 21))
    assert pick(marks, mark.x0 + 1, 5) == mark
    assert pick(marks, mark.x1 + 20, 5) == mark
    assert pick(marks, mark.x1 + 200, 5) is None
    assert pick(marks, mark.x0 + 1, LEVEL_PX + 5) is None


@given(st.lists(st.tuples(st.integers(-30, 130), st.integers(0, 60)), max_size=30))
def test_every_ghost_in_sight_has_one_mark_and_no_two_bodies_touch(times: list[tuple[int, int]]) -> None:
    ghosts = [days(n, begin, begin + length) for n, (begin, length) in enumerate(times)]
    marks = placed(*ghosts)
    shown = [key for mark in marks for key in mark.keys]
    assert len(shown) == len(set(shown))
    assert {g.key for g in ghosts if g.end_us > DAY and g.begin_us < 99 * DAY} <= set(shown)
    for level in range(LEVELS):
        row = [mark for mark in marks if mark.level == level]
        assert all(a.x1 <= b.x0 + 1e-6 and a.x1 + a.label_px <= b.x0 for a, b in pairwise(row))
        assert all(mark.x1 - mark.x0 >= MARK_PX - 1e-6 for mark in row)
