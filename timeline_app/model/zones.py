"""Time zones: the UTC offset at a wall time, and wall times on the axis of another zone.

Offsets of a written time are whole minutes, east positive. Zones are IANA names; "" stands for UTC.
`zoneinfo` cannot compute near the ends of `datetime`, so outside the years 2 to 9998 a zone counts with its
offset at the nearer end.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from timeline_app.model.calendar import US_PER_MINUTE, US_PER_SECOND, us_from_civil

_FIRST_US = us_from_civil(2)
_LAST_US = us_from_civil(9999) - 1
_EPOCH = datetime(1970, 1, 1)
_LOCAL = frozenset({"", "localtime", "posixrules", "Factory"})  # files beside the zones


def is_zone(name: str) -> bool:
    """Whether this computer knows an IANA zone of that name; one that means another zone elsewhere is none."""
    return name not in _LOCAL and _zone(name) is not None


def offset_min_at(zone: str, wall_us: int) -> int:
    """UTC offset, in whole minutes, of a wall time in a zone.

    A wall time that the clock skips gets the offset from before the gap, so that it names the instant as far
    after the gap (02:30 becomes 03:30); one that comes twice is the earlier. ValueError for an unknown zone.
    """
    return round(_offset_us_at_wall(_known(zone), wall_us) / US_PER_MINUTE)


def settled(zone: str, wall_us: int) -> tuple[int, int]:
    """A wall time that the zone's clock does show, with its offset in minutes: out of a gap, forward."""
    known = _known(zone)
    before_us = _offset_us_at_wall(known, wall_us)
    after_us = _offset_us_at_utc(known, wall_us - before_us)
    return wall_us + after_us - before_us, round(after_us / US_PER_MINUTE)


def to_axis(edge_us: int, offset_min: int | None, zone: str) -> int:
    """Wall time in `zone` of a wall time written with an offset; without one, unchanged."""
    if offset_min is None:
        return edge_us
    utc_us = edge_us - offset_min * US_PER_MINUTE
    return utc_us + _offset_us_at_utc(_known(zone), utc_us)


def from_axis(axis_us: int, offset_min: int | None, zone: str) -> int:
    """The wall time to write with this offset for a wall time in `zone`: the way back from `to_axis`."""
    if offset_min is None:
        return axis_us
    return axis_us - _offset_us_at_wall(_known(zone), axis_us) + offset_min * US_PER_MINUTE


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name or "UTC")
    except (KeyError, ValueError, OSError):  # unknown; not a name at all; the name of a folder of zones
        return None


def _known(name: str) -> ZoneInfo:
    zone = _zone(name)
    if zone is None:
        raise ValueError(f"The time zone “{name}” is not known to this computer.")
    return zone


def _offset_us_at_wall(zone: ZoneInfo, wall_us: int) -> int:
    return _us(zone.utcoffset(_datetime(wall_us).replace(tzinfo=zone)))


def _offset_us_at_utc(zone: ZoneInfo, utc_us: int) -> int:
    return _us(_datetime(utc_us).replace(tzinfo=UTC).astimezone(zone).utcoffset())


def _datetime(us: int) -> datetime:
    return _EPOCH + timedelta(microseconds=min(max(us, _FIRST_US), _LAST_US))


def _us(offset: timedelta | None) -> int:
    return 0 if offset is None else (offset.days * 86_400 + offset.seconds) * US_PER_SECOND
