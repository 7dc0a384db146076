"""Zones are found by the names that people use."""

from __future__ import annotations

import pytest

from timeline_app.dates.places import zone_of


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Damascus", "Asia/Damascus"),
        ("new york", "America/New_York"),
        ("New  York", "America/New_York"),
        ("BERLIN", "Europe/Berlin"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
        ("Eastern", "America/New_York"),
        ("Beijing", "Asia/Shanghai"),
        ("Tel Aviv", "Asia/Jerusalem"),
        ("UTC", "UTC"),
    ],
)
def test_a_place_has_its_zone(name: str, zone: str) -> None:
    assert zone_of(name) == zone


@pytest.mark.parametrize("name", ["", " ", "first", "Mars", "some", "../UTC", "\ud800"])
def test_what_is_no_place_has_none(name: str) -> None:
    assert zone_of(name) == ""
