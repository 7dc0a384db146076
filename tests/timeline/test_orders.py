from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, bar, columns
from timeline_app.timeline.orders import Orders

days = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), min_size=2, max_size=60)


@given(days, st.data())
def test_any_part_is_in_order_whatever_was_changed_before(
    given: list[tuple[int, int]], data: st.DataObject
) -> None:
    found = columns(*(bar(n + 1, day * DAY, (day + size) * DAY) for n, (day, size) in enumerate(given)))
    slots = np.arange(len(given))
    orders = Orders(found, slots)
    if data.draw(st.booleans(), "sorted at once"):
        orders.prepare()
    moved, day = data.draw(st.integers(0, len(given) - 1)), data.draw(st.integers(0, 40))
    found.put([bar(moved + 1, day * DAY, (day + 1) * DAY)])
    orders.discard(moved)
    orders.add(moved)
    some = np.array(sorted(data.draw(st.sets(st.sampled_from(slots.tolist()), min_size=1))), np.int64)
    left, right = found.left, found.right
    for order, times in (
        (orders.by_begin(some), left),
        (orders.by_end(some), right),
        (orders.by_middle(some), left // 2 + right // 2),
    ):
        assert order.tolist() == sorted(some.tolist(), key=lambda slot: (times[slot], slot))
