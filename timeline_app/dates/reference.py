"""What a date is read against: the day on which an article appeared, and the local zone."""

from __future__ import annotations

from functools import lru_cache

from timeline_app.dates.edges import Context
from timeline_app.model import edtf
from timeline_app.model.calendar import US_PER_DAY
from timeline_app.model.zones import is_zone


@lru_cache(64)
def context_of(reference: str, zone: str) -> Context:
    """The context of a publication date (EDTF; "" or an open one = not known) and a zone (IANA)."""
    return Context(_last_day(reference), zone if is_zone(zone) else "")


def _last_day(reference: str) -> int | None:
    """The start of the last day on which the article may have appeared."""
    try:
        latest = edtf.read(reference).hull[1]
    except edtf.EdtfError:
        return None
    return None if latest is None else (latest - 1) // US_PER_DAY * US_PER_DAY
