from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, HOUR, columns, moment
from tests.timeline.scenes import scene
from timeline_app.timeline.clusters import chains
from timeline_app.timeline.lanes import DOT_PX
from timeline_app.timeline.packing import dots
from timeline_app.timeline.scale import Scale


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.integers(-50, 300))
def test_dots_that_touch_are_one_and_no_others_and_panning_changes_nothing(
    hours: list[int], left: int
) -> None:
    found = columns(*(moment(n + 1, hour * HOUR) for n, hour in enumerate(hours)))
    lane = dots(found, np.arange(len(hours)))
    scale = Scale.showing(left * HOUR, (left + 100) * HOUR, 1000)
    low, high = lane.between(scale.left_us, scale.right_us)
    alone, joined = chains(lane, scale, low, high)
    middles = scale.times_to_px(lane.begins)
    for first, last in joined:
        assert last - first > 1
        assert (np.diff(middles[first:last]) < DOT_PX).all()
        assert first == 0 or middles[first] - middles[first - 1] >= DOT_PX
        assert last == middles.size or middles[last] - middles[last - 1] >= DOT_PX
    counted = [*alone.tolist(), *(slot for a, b in joined for slot in lane.slots[a:b].tolist())]
    assert len(counted) == len(set(counted)) and set(lane.slots[low:high].tolist()) <= set(counted)


def test_a_cluster_lies_over_its_dots_and_no_label_over_it() -> None:
    elsewhere = [moment(n + 1, (n - 9000) * DAY) for n in range(2400)]
    here = [moment(5000 + n, 300 * DAY + n // 9 * 9 * DAY + n % 9 * HOUR) for n in range(45)]
    story = columns(*elsewhere, *here)
    found = scene(story, 250 * DAY, 370 * DAY)
    counted = sum(cluster.slots.size for cluster in found.clusters)
    assert found.clusters and counted + found.marks.slots.size == 45
    for cluster in found.clusters:
        px = found.scale.times_to_px(story.left[cluster.slots])
        assert cluster.x0_px < px.min() and px.max() < cluster.x1_px
        for label in found.labels:
            if found.marks.y[label.index] == cluster.y_px:
                assert label.x_px + label.width_px <= cluster.x0_px or label.x_px >= cluster.x1_px
