"""Offsets and wall times at the awkward hours, in real zones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.calendar import MAX_US, MIN_US, US_PER_HOUR, us_from_civil
from timeline_app.model.zones import from_axis, is_zone, offset_min_at, settled, to_axis

NEW_YORK, BERLIN, DAMASCUS = "America/New_York", "Europe/Berlin", "Asia/Damascus"


@pytest.mark.parametrize("name", ["UTC", BERLIN, DAMASCUS, "Asia/Kolkata"])
def test_a_zone_is_known_by_its_iana_name(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize(
    "name",
    ["", "Mars/Base", "America", "../UTC", "/etc/passwd", "a\x00b", "é" * 300, "localtime", "posixrules"],
)
def test_other_names_are_no_zones(name: str) -> None:
    assert not is_zone(name)


def test_an_unknown_zone_is_refused_with_its_name() -> None:
    with pytest.raises(ValueError, match="Mars/Base"):
        offset_min_at("Mars/Base", 0)


@pytest.mark.parametrize(
    ("zone", "wall", "offset_min"),
    [
        (DAMASCUS, (2021, 9, 6, 10), 180),
        (BERLIN, (2021, 7, 1), 120),
        (BERLIN, (2021, 1, 1), 60),
        ("Asia/Kolkata", (2021, 1, 1), 330),
        (NEW_YORK, (2021, 3, 14, 1, 59), -300),
        (NEW_YORK, (2021, 3, 14, 2, 30), -300),  # skipped: as if the clock had not been changed
        (NEW_YORK, (2021, 3, 14, 3), -240),
        (NEW_YORK, (2021, 11, 7, 1, 30), -240),  # comes twice: the earlier
        (NEW_YORK, (2021, 11, 7, 2), -300),
        (BERLIN, (1, 1, 1), 53),  # local mean time, +0:53:28
        (BERLIN, (-43, 3, 15), 53),
        ("UTC", (12000, 1, 1), 0),
    ],
)
def test_the_offset_at_a_wall_time(zone: str, wall: tuple[int, ...], offset_min: int) -> None:
    assert offset_min_at(zone, us_from_civil(*wall)) == offset_min


@pytest.mark.parametrize(
    ("zone", "wall", "shown", "offset_min"),
    [
        (NEW_YORK, (2021, 3, 14, 2, 30), (2021, 3, 14, 3, 30), -240),
        (BERLIN, (2021, 3, 28, 2, 0), (2021, 3, 28, 3, 0), 120),
        (BERLIN, (2021, 10, 31, 2, 30), (2021, 10, 31, 2, 30), 120),
        (BERLIN, (2021, 10, 31, 3, 0), (2021, 10, 31, 3, 0), 60),
    ],
)
def test_a_skipped_time_settles_after_the_gap(
    zone: str, wall: tuple[int, ...], shown: tuple[int, ...], offset_min: int
) -> None:
    assert settled(zone, us_from_civil(*wall)) == (us_from_civil(*shown), offset_min)


@given(st.integers(MIN_US, MAX_US), st.sampled_from(["", "UTC", NEW_YORK, BERLIN, DAMASCUS, "Pacific/Apia"]))
def test_a_time_without_an_offset_stays_in_every_zone(us: int, zone: str) -> None:
    assert to_axis(us, None, zone) == us
    assert from_axis(us, None, zone) == us


def test_an_instant_is_shown_on_the_clock_of_the_zone() -> None:
    ten_in_damascus = us_from_civil(2021, 9, 6, 10)
    assert to_axis(ten_in_damascus, 180, "UTC") == us_from_civil(2021, 9, 6, 7)
    assert to_axis(ten_in_damascus, 180, "") == us_from_civil(2021, 9, 6, 7)
    assert to_axis(ten_in_damascus, 180, BERLIN) == us_from_civil(2021, 9, 6, 9)
    assert to_axis(ten_in_damascus, 180, NEW_YORK) == us_from_civil(2021, 9, 6, 3)
    assert to_axis(ten_in_damascus, 180, DAMASCUS) == ten_in_damascus


@given(
    st.integers(MIN_US, MAX_US),
    st.sampled_from([0, 180, -300, 330]),
    st.sampled_from(["UTC", NEW_YORK, BERLIN, "Australia/Lord_Howe", "Pacific/Apia"]),
)
def test_the_way_to_the_axis_leads_back_except_where_a_clock_is_put_back(
    us: int, offset_min: int, zone: str
) -> None:
    back = from_axis(to_axis(us, offset_min, zone), offset_min, zone)
    assert back == us or 0 < us - back <= 25 * US_PER_HOUR
    assert to_axis(back, offset_min, zone) == to_axis(us, offset_min, zone)


def test_of_two_equal_wall_times_the_axis_means_the_earlier() -> None:
    half_past_one = us_from_civil(2021, 11, 7, 1, 30)
    assert from_axis(half_past_one, 0, NEW_YORK) == us_from_civil(2021, 11, 7, 5, 30)
