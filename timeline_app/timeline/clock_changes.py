"""When the clocks of a zone are put forward or back, and which stretches of the axis that skips or repeats.

The axis is wall time: an hour that a clock skips is drawn though nothing can happen in it, and one that comes twice
is drawn once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from timeline_app.model.calendar import US_PER_DAY, US_PER_SECOND, civil_from_us, us_from_civil
from timeline_app.model.zones import to_axis
from timeline_app.timeline.scale import Scale

LONGEST_US = 400 * US_PER_DAY
"""Of longer stretches the changes are not asked for: a change would be a pixel or less."""
_STEP_US = 3 * US_PER_DAY  # shorter than any summer time there ever was (Recife 2000: a week)
_FIRST_YEAR, _LAST_YEAR = 1800, 2100  # there were no zones before, and beyond only today's rules


@dataclass(frozen=True, slots=True)
class ClockChange:
    """At the wall time `before_us` the clock was put to `after_us`."""

    before_us: int
    after_us: int

    @property
    def shift_us(self) -> int:
        """How far the clock went forward; negative = back."""
        return self.after_us - self.before_us

    @property
    def left_us(self) -> int:
        """Where the stretch begins that is skipped or comes twice."""
        return min(self.before_us, self.after_us)

    @property
    def right_us(self) -> int:
        """Where that stretch ends."""
        return max(self.before_us, self.after_us)

    @property
    def day_us(self) -> int:
        """The begin of the day that is shorter or longer by it."""
        return self.left_us // US_PER_DAY * US_PER_DAY


def changes(scale: Scale, zone: str) -> tuple[ClockChange, ...]:
    """The changes on the days in sight, in their order; none where more than about a year is in sight."""
    if scale.range_us > LONGEST_US:
        return ()
    first, last = (
        civil_from_us(scale.left_us - US_PER_DAY).year,
        civil_from_us(scale.right_us + US_PER_DAY).year,
    )
    if last < _FIRST_YEAR or first > _LAST_YEAR:
        return ()
    found = (change for year in range(first, last + 1) for change in _of_year(zone, year))
    return tuple(
        change
        for change in found
        if change.day_us <= scale.right_us
        and max(change.right_us, change.day_us + US_PER_DAY) >= scale.left_us
    )


@lru_cache(maxsize=64)
def _of_year(zone: str, year: int) -> tuple[ClockChange, ...]:
    return tuple(_search(zone, us_from_civil(year), us_from_civil(year + 1)))


def _search(zone: str, begin_us: int, end_us: int) -> Iterator[ClockChange]:
    """The changes between two times in UTC, each found to the second."""
    low, low_offset = begin_us, _offset(zone, begin_us)
    while low < end_us:
        high = min(low + _STEP_US, end_us)
        high_offset = _offset(zone, high)
        if high_offset != low_offset:
            before, after = low, high
            while after - before > US_PER_SECOND:
                middle = before + (after - before) // 2 // US_PER_SECOND * US_PER_SECOND
                if _offset(zone, middle) == low_offset:
                    before = middle
                else:
                    after = middle
            yield ClockChange(after + low_offset, after + _offset(zone, after))
            if _offset(zone, after) != high_offset:  # another one follows at once
                low, low_offset = after, _offset(zone, after)
                continue
        low, low_offset = high, high_offset


def _offset(zone: str, utc_us: int) -> int:
    return to_axis(utc_us, 0, zone) - utc_us
