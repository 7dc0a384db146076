"""Rules for days that have a name of their own."""

from __future__ import annotations

from timeline_app.dates.anchoring import Anchor
from timeline_app.dates.expressions import Type
from timeline_app.dates.grammar.calendar_dates import unplaced
from timeline_app.dates.grammar.rules import Hit, Reading, rule
from timeline_app.dates.values import Point, point_at
from timeline_app.model.calendar import US_PER_DAY, days_in_month, weekday


def easter(year: int) -> Point:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876: Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return Point(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


def day_of(feast: str, year: int) -> Point:
    """The day of a feast: "12-25", "easter-2", "11-4-4" (the fourth Thursday of November), "05-1--1" (the last)."""
    if feast.startswith("easter"):
        return point_at(easter(year).us + int(feast[6:]) * US_PER_DAY)
    if feast == "election":  # the Tuesday after the first Monday of November
        return point_at(_nth(year, 11, 0, 1).us + US_PER_DAY)
    month, rest = int(feast[:2]), feast[3:]
    if "-" not in rest:
        return Point(year, month, int(rest))
    day, _, which = rest.partition("-")
    return _nth(year, month, int(day) - 1, int(which))


def _nth(year: int, month: int, day: int, which: int) -> Point:
    if which < 0:
        last = Point(year, month, days_in_month(year, month))
        return point_at(last.us - (weekday(last.us) - day) % 7 * US_PER_DAY)
    first = Point(year, month, 1)
    return point_at(first.us + ((day - weekday(first.us)) % 7 + 7 * (which - 1)) * US_PER_DAY)


def _feast(hit: Hit, anchor: Anchor) -> Reading | None:
    words = "".join(sign if sign.isalnum() else " " for sign in hit.text("name").lower())
    name = " ".join(word for word in words.split() if word != "s")
    feast = hit.language.feasts.get(name)
    if feast is None:
        return None
    if hit.group("year"):
        year: int | None = hit.first("year")
    elif hit.group("last") and anchor.now is not None:
        year = anchor.now.year - (day_of(feast, anchor.now.year).us >= anchor.now.us)
    elif hit.group("next") and anchor.now is not None:
        year = anchor.now.year + (day_of(feast, anchor.now.year).us <= anchor.now.us)
    else:
        guess = day_of(feast, 2000)
        year = anchor.year_of(guess.month, guess.day if not feast.startswith("0229") else 0, hit.tense)
    if year is None:
        return unplaced("XXXX" + (f"-{feast}" if len(feast) == 5 else ""), hit)
    if year < 1 or year > 9999:
        return None
    day = day_of(feast, year)
    return Reading(Type.DATE, day.value, point=day)


RULES = (
    rule(
        "feast",
        "(?:(?P<last><last|past>)|(?P<next><next|coming>)|<this>)?(?P<name><holiday>(?:<weekday|feastday>)?|<feast>(?:<dot>)?(?:<possessive>?(?:<feast>|<other>)){0,3}<weekday|feastday>)"
        "(?:<comma>?(?P<year><year>))?",
        _feast,
    ),
)
"""The rules, by and by; for matches of one length the first counts."""
