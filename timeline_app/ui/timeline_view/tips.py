"""Short words for drags and drops."""

from __future__ import annotations

from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR, US_PER_MINUTE, US_PER_SECOND

_YEAR_DAYS = 365.2425
_PARTS = (
    (" day", " days", US_PER_DAY),
    (" h", " h", US_PER_HOUR),
    (" min", " min", US_PER_MINUTE),
    (" s", " s", US_PER_SECOND),
)


def distance(delta_us: int) -> str:
    """How far something was dragged, in its two largest units: "+2 days", "−3 h 15 min", "+1.5 years"."""
    sign = "+" if delta_us >= 0 else "−"
    rest = abs(delta_us)
    if rest >= 366 * US_PER_DAY:
        return f"{sign}{rest / (_YEAR_DAYS * US_PER_DAY):.1f} years"
    parts = []
    for one, many, size in _PARTS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count}{one if count == 1 else many}")
    return sign + " ".join(parts[:2]) if parts else ""
