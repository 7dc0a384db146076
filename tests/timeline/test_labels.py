from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, bar, columns, moment, span
from tests.timeline.scenes import scene
from timeline_app.timeline.columns import Flag
from timeline_app.timeline.labels import Ink, Label


def only(*args: object, **kwargs: object) -> Label:
    found = scene(*args, **kwargs)  # type: ignore[arg-type]
    assert len(found.labels) == 1
    return found.labels[0]


def test_a_long_bar_holds_its_label_where_it_is_certain() -> None:
    label = only(columns(span(1, (10 * DAY, 20 * DAY), (60 * DAY, 70 * DAY))), 0, 100 * DAY)
    assert label.ink is Ink.SOLID and label.x_px == 208


def test_the_label_of_a_bar_that_begins_outside_stays_in_sight() -> None:
    label = only(columns(bar(1, -500 * DAY, 70 * DAY)), 0, 100 * DAY)
    assert label.x_px == 8
    arrow = only(columns(bar(1, -500 * DAY, 70 * DAY, flags=Flag.BEGIN_OPEN)), 0, 100 * DAY)
    assert arrow.x_px > label.x_px


def test_a_short_bar_and_a_dot_have_it_at_their_right() -> None:
    label = only(columns(bar(1, 10 * DAY, 12 * DAY)), 0, 100 * DAY)
    assert label.ink is Ink.GROUND and 120 < label.x_px < 132
    dot = only(columns(moment(1, 10 * DAY)), 0, 100 * DAY)
    assert dot.ink is Ink.GROUND and 107 < dot.x_px < 120


def test_at_the_right_border_it_stands_at_the_left() -> None:
    label = only(columns(moment(1, 98 * DAY)), 0, 100 * DAY)
    assert label.x_px + label.width_px < 973 and label.text == "Event 0001"


def test_where_nothing_is_certain_it_stands_on_the_tint() -> None:
    label = only(columns(span(1, (10 * DAY, 60 * DAY), (50 * DAY, 70 * DAY))), 0, 100 * DAY)
    assert label.ink is Ink.TINT


def test_a_planned_event_is_never_written_on_as_if_it_were_solid() -> None:
    label = only(columns(bar(1, 10 * DAY, 60 * DAY, flags=Flag.PLANNED)), 0, 100 * DAY)
    assert label.ink is Ink.TINT


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    label = only(columns(bar(10**15, 0, 100 * DAY)), 0, 100 * DAY, width=120)
    assert label.text.endswith("…") and label.width_px <= 104


def test_the_selected_one_is_bold() -> None:
    assert only(columns(bar(1, 0, 50 * DAY)), 0, 100 * DAY, selected=[0]).bold


def test_labels_come_in_the_order_of_what_they_matter() -> None:
    crowd = columns(
        bar(1, 10 * DAY, 30 * DAY),
        bar(2, 40 * DAY, 70 * DAY),
        bar(3, 75 * DAY, 80 * DAY, flags=Flag.EVIDENCE),
    )
    found = scene(crowd, 0, 100 * DAY, selected=[0])
    assert [int(found.marks.slots[label.index]) for label in found.labels] == [0, 2, 1]


events = st.lists(
    st.tuples(
        st.integers(-20, 120), st.integers(0, 60), st.integers(0, 2), st.sampled_from([0, 64, 256, 512, 1024])
    ),
    min_size=1,
    max_size=40,
)


@given(events, st.sampled_from([300.0, 1000.0]), st.sampled_from([100.0, 300.0]))
def test_no_label_lies_on_another_or_on_another_event(
    facts: list[tuple[int, int, int, int]], width: float, height: float
) -> None:
    rows = []
    for n, (begin, length, kind, flags) in enumerate(facts):
        first, last = begin * DAY, (begin + length) * DAY
        rows.append(moment(n + 1, first) if kind == 0 else bar(n + 1, first, last, flags=flags))
    found = scene(columns(*rows), 0, 100 * DAY, width=width, height=height)
    marks = found.marks
    for n, label in enumerate(found.labels):
        x0, x1, y = label.x_px, label.x_px + label.width_px, marks.y[label.index]
        for other in found.labels[n + 1 :]:
            if marks.y[other.index] == y:
                assert x1 <= other.x_px or other.x_px + other.width_px <= x0
        for i in range(marks.slots.size):
            if i != label.index and marks.y[i] == y:
                assert x1 <= marks.x0[i] + 0.01 or marks.x1[i] <= x0 + 0.01
