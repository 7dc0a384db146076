"""Record ids: 63-bit, unique, rising with time, also when the clock goes back.

41 bits of milliseconds since 2020-01-01 (good until 2089), then 22 bits that start at random and count up
within one millisecond.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

EPOCH_MS = 1_577_836_800_000
_LOW_BITS = 22
GREATEST_ID = 2**63 - 2**40
"""The greatest id that may come from outside: above it is room for a million million new ones."""


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class IdSource:
    """Gives ids, each greater than the one before and than the greatest it was told of."""

    __slots__ = ("_clock_ms", "_last")

    def __init__(self, last: int = 0, clock_ms: Callable[[], int] = _now_ms) -> None:
        self._last = last
        self._clock_ms = clock_ms

    def __call__(self) -> int:
        """A new id."""
        low = int.from_bytes(os.urandom(4)) >> (
            33 - _LOW_BITS
        )  # the lower half, so that there is room to count
        fresh = max(self._clock_ms() - EPOCH_MS, 0) << _LOW_BITS | low
        self._last = max(fresh, self._last + 1)
        return self._last

    def seen(self, id: int) -> None:
        """Give only greater ids than this one from now on."""
        self._last = max(self._last, id)
