"""Short words for drags, drops and steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline_app.dates.words import short
from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR, US_PER_MINUTE, US_PER_SECOND, civil_from_us
from timeline_app.model.precision import Precision
from timeline_app.model.records import Event
from timeline_app.model.when import When
from timeline_app.timeline.gestures import ends_us

_YEAR_DAYS = 365.2425
_PARTS = (
    (" day", " days", US_PER_DAY),
    (" h", " h", US_PER_HOUR),
    (" min", " min", US_PER_MINUTE),
    (" s", " s", US_PER_SECOND),
)


def change_lines(
    before: Sequence[Event], after: Sequence[Event], zone: str, track_name: Callable[[int], str]
) -> tuple[str, ...]:
    """What became of some events: the new value of the last one, the old one, how far it went, its new track."""
    old, new = before[-1], after[-1]
    lines = [short(new.when)] if len(after) == 1 else [f"{len(after)} events"]
    if new.when != old.when:
        lines.append(f"was {short(old.when)}" if len(after) == 1 else short(new.when))
        lines.append(_change(old.when, new.when, zone))
    if new.track != old.track:
        lines.append(f"to {track_name(new.track)}")
    return tuple(line for line in lines if line)


def _change(before: When | None, after: When | None, zone: str) -> str:
    """By how much the first end that differs moved, or both of them apart."""
    ends = list(zip(ends_us(before, zone), ends_us(after, zone), strict=False))
    moved = [(a, b) for a, b in ends if a != b]
    if not moved or after is None:
        return ""
    if len(moved) == 2 and (moved[0][1] < moved[0][0]) != (moved[1][1] < moved[1][0]):
        told = shift(moved[1][0], moved[1][1], after.precision)
        return f"{told[1:]} {'wider' if told.startswith('+') else 'narrower'} at each side"
    return shift(*moved[0], after.precision)


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
