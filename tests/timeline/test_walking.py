"""Going from event to event, against a sorted list."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, columns, moment
from timeline_app.timeline import walking
from timeline_app.timeline.columns import EventRow


def row(event: int, day: int | None) -> EventRow:
    if day is None:
        return (event, 1, None, None, None, None, None, None, None, 0, None, None)
    return moment(event, day * DAY)


@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(-2, 2)), st.booleans()), min_size=1, max_size=9))
def test_steps_follow_the_order_of_time(events: list[tuple[int | None, bool]]) -> None:
    shown = columns(*(row(9 - n, day) for n, (day, _) in enumerate(events)))
    among = np.array([chosen for _, chosen in events])
    slots = sorted(
        range(len(events)),
        key=lambda s: (events[s][0] is None, events[s][0] or 0, shown.ids[s]),
    )
    chosen = [slot for slot in slots if among[slot]]
    assert walking.in_order(shown, among).tolist() == chosen
    assert walking.first(shown, among) == (chosen[0] if chosen else None)
    assert walking.last(shown, among) == (chosen[-1] if chosen else None)
    for at, slot in enumerate(slots):
        later = [other for other in slots[at + 1 :] if among[other]]
        earlier = [other for other in slots[:at] if among[other]]
        assert walking.after(shown, among, slot) == (later[0] if later else None)
        assert walking.before(shown, among, slot) == (earlier[-1] if earlier else None)
        assert walking.rank(shown, among, slot) == len(earlier)
