"""The units in which people give dates, from coarse to fine."""

from __future__ import annotations

from enum import IntEnum


class Precision(IntEnum):
    """The unit in which an edge was given, from coarse to fine; drags step by it."""

    MILLENNIUM = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6
    HOUR = 7
    MINUTE = 8
    SECOND = 9
    SUBSECOND = 10
