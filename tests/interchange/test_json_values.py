"""Every time goes out as JSON and comes back the same."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.dates.test_words_again import edges
from timeline_app.interchange.json_values import read_when, when_value
from timeline_app.model.when import Edge, Missing, moment, span


@given(
    edges(), edges() | st.sampled_from(Missing), st.sampled_from(["", "Asia/Damascus"]), st.text(max_size=9)
)
def test_a_time_comes_back_from_json(begin: Edge, end: Edge | Missing, zone: str, typed: str) -> None:
    whens = [moment(begin, zone=zone, typed=typed)]
    if isinstance(end, Missing):
        whens += [span(begin, end, zone=zone), span(end, begin)]
    elif begin.latest <= end.earliest:
        whens.append(span(replace(begin, offset_min=None), replace(end, offset_min=None)))
    for when in whens:
        assert read_when(json.loads(json.dumps(when_value(when))), "when") == when
