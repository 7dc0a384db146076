"""Ids rise, whatever the clock does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.ids import EPOCH_MS, IdSource


@given(st.lists(st.integers(0, 2**42), min_size=1, max_size=50), st.integers(0, 2**62))
def test_ids_rise_when_the_clock_stands_still_or_goes_back(clock: list[int], last: int) -> None:
    readings = iter(clock)
    source = IdSource(last, lambda: next(readings))
    ids = [source() for _ in clock]
    assert ids == sorted(set(ids))
    assert ids[0] > last


def test_an_id_of_any_day_until_2089_fits_63_bits() -> None:
    last_day_ms = 3_776_000_000_000  # in August 2089
    assert 0 < IdSource(clock_ms=lambda: last_day_ms)() < 2**63
    assert IdSource(clock_ms=lambda: EPOCH_MS - 1)() > 0


def test_a_later_millisecond_gives_a_greater_id() -> None:
    first = IdSource(clock_ms=lambda: EPOCH_MS + 10**9)()
    assert IdSource(clock_ms=lambda: EPOCH_MS + 10**9 + 1)() > first


def test_two_machines_in_the_same_millisecond_give_different_ids() -> None:
    ids = {IdSource(clock_ms=lambda: EPOCH_MS + 1)() for _ in range(50)}
    assert len(ids) > 45
