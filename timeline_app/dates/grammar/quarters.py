"""Rules for quarters and halves of years."""

from __future__ import annotations

from timeline_app.dates.anchoring import Anchor
from timeline_app.dates.expressions import Type
from timeline_app.dates.grammar.calendar_dates import unplaced
from timeline_app.dates.grammar.numbers import number_of
from timeline_app.dates.grammar.rules import Hit, Reading, rule
from timeline_app.dates.values import Point, year_value


def _quarter(hit: Hit, anchor: Anchor) -> Reading | None:
    number = hit.code("quarterword") or _numbered(hit)
    if not number:
        return None
    first = int(number[1]) * (3 if number[0] == "Q" else 6) - (2 if number[0] == "Q" else 5)
    if hit.group("year"):
        year: int | None = hit.first("year")
    elif hit.group("which"):
        base = anchor.unit_off("Y", -1 if hit.group("last") else 1 if hit.group("next") else 0)
        year = int(base) if base and base.isdigit() else None
    elif hit.group("ago"):
        year = _year(first, anchor, hit)
        year = None if year is None else year - 1
    else:
        year = _year(first, anchor, hit)
    if year is None:
        return unplaced(f"XXXX-{number}", hit)
    value = f"{year_value(year)}-{number}"
    if not hit.group("ago") and number[0] == "Q":
        anchor.quarter = value
    return Reading(Type.DATE, value, hit.mod, point=Point(year, first))


def _numbered(hit: Hit) -> str:
    number = number_of(hit.lexed, hit.places("number"))
    if hit.group("latter"):
        return "H2"
    if number is None:
        return ""
    if hit.has("half"):
        return f"H{int(number)}" if number <= 2 else ""
    return f"Q{int(number)}" if number <= 4 else ""


def _year(first: int, anchor: Anchor, hit: Hit) -> int | None:
    return anchor.year_of(first, 0, hit.tense)


def _the_quarter(hit: Hit, anchor: Anchor) -> Reading | None:
    """ "The quarter", "the latest quarter": the one that was named, else the last that is over."""
    value = anchor.quarter or anchor.unit_off("Q", -1)
    if value is None:
        return unplaced("XXXX-QX", hit)
    if hit.group("ago"):
        year, _, part = value.partition("-")
        return Reading(Type.DATE, f"{int(year) - 1:04}-{part}") if year.isdigit() else None
    return Reading(Type.DATE, value, hit.mod)


_OF = (
    "(?:<of>?<comma>?<the>?<fiscal>?<unit>?(?P<year><year>)|<of>?(?P<which>(?:(?P<last><last|past>)|(?P<next><next|coming>)|<this>)<fiscal>?<unit>)"
    "|<of><the><fiscal>?<unit>(?!<units>))?"
)
_AGO = "(?P<ago><unit><hyphen>?<ago|earlier>)"
RULES = (
    rule(
        "quarter",
        "(?:<the>|<a>)?(?:{{part}}<hyphen>?)?(?:<fiscal><hyphen>?)?(?P<number><ordinalword|second|ordinal>)<hyphen>?(?:<fiscal>)?<quarter>"
        + _OF,
        _quarter,
    ),
    rule("quarter-ago", f"<the>?{_AGO}(?P<number><ordinalword|second|ordinal>)<hyphen>?<quarter>", _quarter),
    rule(
        "quarter-of",
        "<the>?<fiscal>?(?P<year><year>)<possessive>?<other>?(?P<number><ordinalword|second|ordinal>)<hyphen>?<quarter>",
        _quarter,
    ),
    rule(
        "quarter-of-year",
        "<the>?(?P<which>(?:(?P<last><last|past>)|(?P<next><next|coming>)|<this>)<unit>)<possessive><other>(?P<number><ordinalword|second|ordinal>)<hyphen>?<quarter>",
        _quarter,
    ),
    rule("q", "<quarterword>" + _OF, _quarter),
    rule(
        "half",
        "<the>?(?:(?P<number><ordinalword|second|ordinal>)|(?P<latter><last>))<half><of>(?:<the>?<fiscal>?<unit>?(?P<year><year>)|(?P<which>(?:(?P<last><last|past>)|(?P<next><next|coming>)|<this>)<unit>)|<the><unit>)",
        _quarter,
    ),
    rule("the-quarter", "<the>(?:<last|current>)?<quarter>(?!<of|century>)", _the_quarter),
    rule("quarter-year-ago", f"<the>?{_AGO}(?:<quarter|period>)?", _the_quarter),
)
"""The rules, by and by; for matches of one length the first counts."""
