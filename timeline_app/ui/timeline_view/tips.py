"""Short words for drags and drops."""

from __future__ import annotations

from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR, US_PER_MINUTE, US_PER_SECOND, civil_from_us
from timeline_app.model.precision import Precision

_YEAR_DAYS = 365.2425
_PARTS = (
    (" day", " days", US_PER_DAY),
    (" h", " h", US_PER_HOUR),
    (" min", " min", US_PER_MINUTE),
    (" s", " s", US_PER_SECOND),
)


def shift(before_us: int, after_us: int, precision: Precision) -> str:
    """How far an end moved that is known so precisely: what goes by months is told in months and years."""
    before, after = civil_from_us(before_us), civil_from_us(after_us)
    months = (after.year - before.year) * 12 + after.month - before.month
    if precision > Precision.MONTH or before[2:] != after[2:] or not months:
        return distance(after_us - before_us)
    parts = [
        f"{count} {unit if count == 1 else unit + 's'}"
        for count, unit in zip(divmod(abs(months), 12), ("year", "month"), strict=True)
        if count
    ]
    return ("+" if months > 0 else "−") + " ".join(parts)


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
