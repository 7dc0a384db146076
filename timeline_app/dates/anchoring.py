"""What expressions without a year or a day are read against: the publication, or what was named before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from timeline_app.dates.expressions import Kind
from timeline_app.dates.values import Point, point_at, shifted
from timeline_app.model.calendar import US_PER_DAY, days_in_month, weekday


class Tense(Enum):
    """Whether a sentence speaks of what has been or of what is to come."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_AHEAD = {Tense.PAST: 5.0, Tense.UNKNOWN: 1.6, Tense.FUTURE: 0.4}
"""How many times farther what lies ahead of the publication seems than what lies as far before it."""
_BACK_MONTHS = 10  # a story that has named November goes on in the January after it
_YEARS_NEARBY = range(-8, 9)


@dataclass(slots=True)
class Anchor:
    """Where the reader of an article stands; `last` and `last_day` change as dates are named."""

    kind: Kind
    published: Point | None
    last: Point | None = None
    last_day: Point | None = None
    quarter: str = ""

    def named(self, point: Point) -> None:
        """A date was named."""
        self.last = point
        if point.day:
            self.last_day = point

    @property
    def now(self) -> Point | None:
        """What "last year" and "yesterday" count from."""
        if self.kind is Kind.NEWS:
            return self.published
        return self.last or self.published

    @property
    def then(self) -> Point | None:
        """What "the following year" and "two days later" count from."""
        return self.last or self.now

    @property
    def then_day(self) -> Point | None:
        """The day that a time of day belongs to."""
        return self.last_day or (self.published if self.kind is Kind.NEWS else None)

    # ---- which one

    def year_of(self, month: int, day: int, tense: Tense) -> int | None:
        """The year of a month, or of a day of it."""
        if self.kind is Kind.NARRATIVE:
            return self._year_in_story(month)
        if self.published is None:
            return None
        now = self.published
        years = [
            now.year + off for off in _YEARS_NEARBY if not day or day <= days_in_month(now.year + off, month)
        ]

        def distance(year: int) -> float:
            if not day:
                away = (now.year - year) * 12 + now.month - month
            else:
                away = (now.us - Point(year, month, day).us) // US_PER_DAY
            return away if away >= 0 else -away * _AHEAD[tense]

        return min(years, key=distance, default=None)

    def _year_in_story(self, month: int) -> int | None:
        last = self.last
        if last is None:
            return None if self.published is None else self.published.year
        if last.month and last.month - month >= _BACK_MONTHS:
            return last.year + 1
        return last.year

    def weekday(self, day: int, tense: Tense, which: int) -> Point | None:
        """A weekday (1 = Monday): the last (-1), this (0) or the next one."""
        base = self.published if self.kind is Kind.NEWS else self.last_day
        if base is None:
            return None
        off = (day - 1 - weekday(base.us)) % 7
        if which < 0:
            off = off - 7
        elif which > 0:
            off = off or 7
        elif tense is not Tense.FUTURE and off and self.kind is Kind.NEWS:
            off -= 7
        return point_at(base.us + off * US_PER_DAY)

    def day_off(self, count: int) -> Point | None:
        """Yesterday, today, tomorrow."""
        base = self.published if self.kind is Kind.NEWS else self.last_day
        return None if base is None else point_at(base.us + count * US_PER_DAY)

    def unit_off(self, unit: str, count: int, *, from_then: bool = False) -> str | None:
        """The value of last month, next year; None where nothing is known to count from."""
        base = self.then if from_then else self.now
        if from_then and unit in {"D", "W", "WE"} and (base is None or not base.day):
            base = self.last_day if self.kind is Kind.NARRATIVE else base
        return None if base is None else shifted(base, unit, count)
