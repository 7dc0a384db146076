"""The only place where microseconds become pixels and back.

A scale is a value: zooming and panning give another one. The left edge is a whole microsecond, and every difference is
taken between integers before it is divided, so that a second is as exact in the year -90,000 as in 1970.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

US_PER_SECOND = 1_000_000
US_PER_DAY = 86_400 * US_PER_SECOND
US_PER_YEAR = 31_556_952 * US_PER_SECOND
"""The mean Gregorian year."""

MIN_RANGE_US = US_PER_SECOND
MAX_RANGE_US = 60_000 * US_PER_YEAR
FIRST_US = -101_970 * US_PER_YEAR
LAST_US = 98_030 * US_PER_YEAR
"""What can be looked at: the years -100,000 to 100,000."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of time laid over `width_px` pixels; `left_us` is the time at pixel 0."""

    left_us: int
    us_per_px: float
    width_px: float

    @staticmethod
    def showing(begin_us: int, end_us: int, width_px: float) -> Scale:
        """The scale that shows exactly this range, or the nearest that the limits allow, about its middle."""
        width_px = max(float(width_px), 1.0)
        wanted = max(end_us - begin_us, 1)
        allowed = min(max(wanted, MIN_RANGE_US), MAX_RANGE_US)
        return _held(Scale(begin_us + (wanted - allowed) // 2, allowed / width_px, width_px))

    @property
    def right_us(self) -> int:
        """The time at the right edge."""
        return self.px_to_time(self.width_px)

    @property
    def range_us(self) -> int:
        """How long the visible stretch is."""
        return round(self.us_per_px * self.width_px)

    def time_to_px(self, us: int) -> float:
        """Where a time lies, in pixels from the left edge; may be far outside."""
        return (us - self.left_us) / self.us_per_px

    def times_to_px(self, us: NDArray[np.int64]) -> NDArray[np.float64]:
        """`time_to_px` of an array."""
        px: NDArray[np.float64] = (us - self.left_us) / self.us_per_px
        return px

    def px_to_time(self, px: float) -> int:
        """The time at a pixel."""
        return self.left_us + round(px * self.us_per_px)

    def zoomed_at(self, px: float, factor: float) -> Scale:
        """Zoomed in by `factor` (out below 1); the time under `px` stays there."""
        narrowest, widest = MIN_RANGE_US / self.width_px, MAX_RANGE_US / self.width_px
        us_per_px = min(max(self.us_per_px / factor, narrowest), widest)
        left = self.left_us + round(px * (self.us_per_px - us_per_px))
        return _held(replace(self, left_us=left, us_per_px=us_per_px))

    def panned(self, px: float) -> Scale:
        """The content moved to the right by `px`."""
        return _held(replace(self, left_us=self.left_us - round(px * self.us_per_px)))

    def resized(self, width_px: float) -> Scale:
        """The same stretch of time on another width: a panel that opens beside it hides nothing."""
        width_px = max(float(width_px), 1.0)
        return _held(replace(self, us_per_px=self.us_per_px * self.width_px / width_px, width_px=width_px))


def _held(scale: Scale) -> Scale:
    """Kept within the years that can be looked at."""
    left = min(max(scale.left_us, FIRST_US), LAST_US - scale.range_us)
    return scale if left == scale.left_us else replace(scale, left_us=left)
