"""Time zones by the names that people use: a city, a country, an abbreviation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import available_timezones

from timeline_app.model.zones import is_zone

OFFSETS_MIN: Mapping[str, int] = MappingProxyType(
    {
        "gmt": 0, "utc": 0, "z": 0, "zulu": 0, "bst": 60, "cet": 60, "cest": 120,
        "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360,
        "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "jst": 540, "kst": 540,
        "aest": 600, "aedt": 660, "awst": 480, "nzst": 720, "nzdt": 780,
    }
)  # fmt: skip
"""Offsets in minutes of abbreviations that mean one zone; IST and CST mean several and are left out."""

_COMMON: Mapping[str, str] = MappingProxyType(
    {
        "eastern": "America/New_York",
        "central": "America/Chicago",
        "mountain": "America/Denver",
        "pacific": "America/Los_Angeles",
        "washington": "America/New_York",
        "boston": "America/New_York",
        "san francisco": "America/Los_Angeles",
        "central european": "Europe/Berlin",
        "eastern european": "Europe/Athens",
        "greenwich mean": "UTC",
        "coordinated universal": "UTC",
        "universal": "UTC",
        "british": "Europe/London",
        "beijing": "Asia/Shanghai",
        "aleppo": "Asia/Damascus",
        "homs": "Asia/Damascus",
        "syrian": "Asia/Damascus",
        "tel aviv": "Asia/Jerusalem",
        "israeli": "Asia/Jerusalem",
        "jerusalem": "Asia/Jerusalem",
        "ankara": "Europe/Istanbul",
        "turkish": "Europe/Istanbul",
        "kyiv": "Europe/Kyiv",
        "delhi": "Asia/Kolkata",
        "new delhi": "Asia/Kolkata",
        "mumbai": "Asia/Kolkata",
        "sanaa": "Asia/Aden",
        "basra": "Asia/Baghdad",
        "mosul": "Asia/Baghdad",
        "geneva": "Europe/Zurich",
        "frankfurt": "Europe/Berlin",
        "milan": "Europe/Rome",
        "barcelona": "Europe/Madrid",
        "saint petersburg": "Europe/Moscow",
        "rio de janeiro": "America/Sao_Paulo",
    }
)
_REGIONS = (
    "Europe",
    "Asia",
    "Africa",
    "America",
    "Australia",
    "Pacific",
    "Atlantic",
    "Indian",
    "Antarctica",
    "Arctic",
)


def zone_of(name: str) -> str:
    """The IANA zone of a city, a country or a zone by that name; "" where there is none."""
    key = " ".join(name.replace("_", " ").lower().split())
    known = _COMMON.get(key) or _by_city().get(key, "")
    return known if is_zone(known) else ""


@lru_cache(maxsize=1)
def _by_city() -> Mapping[str, str]:
    """Each zone by the last part of its name; the zones of a region win over old names such as US/Eastern."""

    def rank(zone: str) -> tuple[int, int, str]:
        region = zone.partition("/")[0]
        return (_REGIONS.index(region) if region in _REGIONS else len(_REGIONS), zone.count("/"), zone)

    cities: dict[str, str] = {}
    for zone in sorted(available_timezones(), key=rank):
        if not zone.startswith(("Etc/", "SystemV/")):
            plain = zone.replace("_", " ").lower()
            cities.setdefault(plain.rpartition("/")[2], zone)
            cities.setdefault(plain, zone)
    return MappingProxyType(cities)
