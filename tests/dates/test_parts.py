"""The parts of a unit fill it, in order, and are known again by their names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.parts import named_part, part_of
from timeline_app.model.calendar import us_from_civil
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, edge_at

units = st.builds(
    edge_at,
    st.integers(us_from_civil(-3000), us_from_civil(5000)),
    st.sampled_from([p for p in Precision if p < Precision.DAY]),
)


@given(units, st.sampled_from([("early", "mid", "late"), ("first half of", "second half of")]))
def test_parts_fill_their_unit_without_gap(unit: Edge, names: tuple[str, ...]) -> None:
    parts = [part_of(unit, name) for name in names]
    assert parts[0].earliest == unit.earliest
    assert parts[-1].latest == unit.latest
    for before, after in pairwise(parts):
        assert before.latest == after.earliest
    assert all(part.earliest < part.latest and part.precision is unit.precision for part in parts)


@given(units, st.sampled_from(["early", "mid", "late", "first half of", "second half of"]))
def test_a_part_is_known_again(unit: Edge, name: str) -> None:
    part = part_of(unit, name)
    known = named_part(part)
    if unit.precision is Precision.SEASON and "half" in name:
        return
    assert known is not None
    assert part_of(known[1], known[0]) == part
    if (
        unit.precision is not Precision.SEASON
    ):  # of three months, the first is the early part and the first half
        assert known == (name, unit)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ((2021, 7), (2021, 8), Precision.MONTH),
        ((2021, 7, 20), (2021, 8), Precision.MONTH),
        ((2021, 7, 21), (2021, 8), Precision.DAY),
    ],
)
def test_other_ranges_have_no_name(
    first: tuple[int, ...], last: tuple[int, ...], precision: Precision
) -> None:
    assert named_part(Edge(us_from_civil(*first), us_from_civil(*last), precision)) is None
