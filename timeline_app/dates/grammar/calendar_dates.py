"""Rules for dates that the calendar names: days, months, years, seasons, quarters, decades, centuries."""

from __future__ import annotations

from timeline_app.dates.anchoring import Anchor
from timeline_app.dates.expressions import Type
from timeline_app.dates.grammar.classes import LETTERS
from timeline_app.dates.grammar.numbers import number_of
from timeline_app.dates.grammar.rules import Hit, Reading, rule
from timeline_app.dates.values import Point, year_value
from timeline_app.model.calendar import days_in_month

_NARROW = "<in|of|since|until|by|from|to|between|and|during|before|after|last|this|next|early|late|mid|about"
_PREPOSITION = rf"(?<={_NARROW}|or|end|start|middle|dash|each|hyphen|comma|open|for|on>)"


def date(point: Point, hit: Hit) -> Reading:
    """A year, a month or a day as a reading, with its grade."""
    return Reading(Type.DATE, point.value, hit.mod, point=point)


def unplaced(value: str, hit: Hit) -> Reading:
    """A date whose year or day only the publication date could tell."""
    return Reading(Type.DATE, value, hit.mod, needs_publication=True)


def signed(year: int, hit: Hit) -> int:
    """A year in the counting of astronomers: 44 BC is -43."""
    return 1 - year if hit.number("era") < 0 else year


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def _day_month(hit: Hit, anchor: Anchor) -> Reading | None:
    month = hit.number("month", "maymonth")
    day = hit.first("day")
    if not 1 <= day <= days_in_month(2000, month):
        return None
    if hit.group("year"):
        year = signed(hit.first("year"), hit)
        return date(Point(year, month, day), hit) if _valid(year, month, day) else None
    found = anchor.year_of(month, day, hit.tense)
    if found is None or not _valid(found, month, day):
        return unplaced(f"XXXX-{month:02}-{day:02}", hit)
    return date(Point(found, month, day), hit)


def _day_range(hit: Hit, anchor: Anchor) -> list[Reading] | None:
    """Two days of one month: "6-9 May 2021", "May 6 to 9"."""
    month = hit.number("month", "maymonth")
    days = hit.first("day"), hit.first("other")
    year = hit.first("year") if hit.group("year") else anchor.year_of(month, days[0], hit.tense)
    if year is None:
        readings = [unplaced(f"XXXX-{month:02}-{day:02}", hit) for day in days]
    elif all(_valid(year, month, day) for day in days) and days[0] < days[1]:
        readings = [date(Point(year, month, day), hit) for day in days]
    else:
        return None
    first, cut, last = hit.match.start(), hit.span("day")[1], hit.match.end()
    if LETTERS["month"] in hit.lexed.shape[first:cut] or LETTERS["maymonth"] in hit.lexed.shape[first:cut]:
        spans = ((first, cut), (hit.span("other")[0], last))
    else:
        spans = ((hit.span("day")[0], cut), (hit.span("other")[0], last))
    return [
        Reading(each.type, each.value, each.mod, each.needs_publication, None, begin, end, each.point)
        for each, (begin, end) in zip(readings, spans, strict=True)
    ]


def _month_year(hit: Hit, anchor: Anchor) -> Reading:
    return date(Point(signed(hit.first("year"), hit), hit.number("month", "maymonth")), hit)


def _month(hit: Hit, anchor: Anchor) -> Reading:
    month = hit.number("month", "maymonth")
    year = anchor.year_of(month, 0, hit.tense)
    return unplaced(f"XXXX-{month:02}", hit) if year is None else date(Point(year, month), hit)


def _year(hit: Hit, anchor: Anchor) -> Reading | None:
    year = hit.first("year")
    if hit.group("quantity") and not hit.group("named"):
        return None
    return date(Point(signed(year, hit)), hit) if year else None


def _years(hit: Hit, anchor: Anchor) -> list[Reading] | None:
    """Two years with a line between: "1914-1918", "1995-96", "492-490 BC"."""
    numbers = [hit.first(name) for name in ("year", "other")]
    if len(hit.text("other")) == 2 and len(hit.text("year")) == 4:
        numbers[1] += numbers[0] // 100 * 100
    years = [signed(number, hit) for number in numbers]
    if years[0] >= years[1] or not all(numbers):
        return None
    cut = hit.span("other")[0]
    places = ((hit.span("year")[0], hit.span("year")[1]), (cut, hit.match.end()))
    return [
        Reading(Type.DATE, Point(year).value, point=Point(year), first=first, last=last)
        for year, (first, last) in zip(years, places, strict=True)
    ]


def _spelled_year(hit: Hit, anchor: Anchor) -> Reading | None:
    places = [place for place in hit.places("year")]
    values = [value for place in places if isinstance(value := hit.lexed.values[place], int) and value]
    if values[:2] == [2, 1000]:
        return date(Point(2000 + sum(values[2:])), hit)
    if not 13 <= values[0] <= 20:
        return None
    return date(Point(values[0] * 100 + sum(values[1:])), hit)


def _era_year(hit: Hit, anchor: Anchor) -> Reading | None:
    number = hit.value("daynumber", "count", "hours", "year")
    year = int(number) if number is not None else 0
    return date(Point(signed(year, hit)), hit) if year else None


def _decade(hit: Hit, anchor: Anchor) -> Reading | None:
    first = hit.number("decade")
    if hit.group("hundreds"):
        first += 100 * hit.first("hundreds")
    if first < 100:
        if not hit.group("sure"):
            return None
        first += 1900
    return Reading(Type.DATE, year_value(first)[:3], hit.mod, point=Point(first))


def _century(hit: Hit, anchor: Anchor) -> Reading | None:
    number = number_of(hit.lexed, hit.places("number"))
    if number is None or not 1 <= number <= 30:
        return None
    before = hit.number("era") < 0
    point = Point(1 - int(number) * 100) if before else Point(int(number) * 100 - 100)
    return Reading(Type.DATE, ("BC" if before else "") + f"{int(number) - 1:02}", hit.mod, point=point)


def _season(hit: Hit, anchor: Anchor) -> Reading | None:
    season = hit.code("season", "fall")
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    if hit.group("year"):
        year: int | None = hit.first("year")
    else:
        year = anchor.year_of(first, 0, hit.tense)
    if year is None:
        return unplaced(f"XXXX-{season}", hit)
    return Reading(Type.DATE, f"{year_value(year)}-{season}", hit.mod, point=Point(year, first))


def _iso(hit: Hit, anchor: Anchor) -> Reading | None:
    text = hit.text("date")
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if not _valid(year, month, day):
        return None
    point = Point(year, month, day)
    if "T" not in text:
        return date(point, hit)
    clock, sign = text[11:], text[16:].replace("Z", "+00:00")
    offset = next((place for place in (sign.find("+"), sign.find("-")) if place >= 0), -1)
    minutes = None
    if offset >= 0:
        hours = sign[offset + 1 : offset + 3], sign[-2:]
        minutes = (int(hours[0]) * 60 + int(hours[1])) * (-1 if sign[offset] == "-" else 1)
    return Reading(Type.TIME, f"{point.value}T{clock[:5]}", offset_min=minutes, point=point)


def _slashed(hit: Hit, anchor: Anchor) -> Reading | None:
    text = hit.text("date")
    sign = "/" if "/" in text else "."
    first, second, year = (int(part) for part in text.split(sign))
    if year < 100:
        year += 1900 if year > 40 else 2000
    is_english = hit.language.code == "en" and sign == "/"
    month, day = (first, second) if (is_english and first <= 12) or second > 12 else (second, first)
    return date(Point(year, month, day), hit) if _valid(year, month, day) else None


_YEAR = "(?P<year><year>)"
_COUNTED = "(?P<quantity><people|percent|units|currency>)"
RULES = (
    rule("iso", "(?P<date><iso>)", _iso),
    rule("numbers", "(?:{{weekday}}<comma>?)?(?P<date><slashed>)", _slashed),
    rule(
        "month-day",
        "(?:{{weekday}}<comma>?)?{{graded}}{{month}}<the>?(?P<day>{{monthday}})"
        f"(?:<comma>?{_YEAR}(?!<people>)(?:<era>)?)?",
        _day_month,
    ),
    rule(
        "day-month",
        "(?:{{weekday}}<comma>?<the>?)?(?:<the>(?=<ordinal|ordinalword|second>))?"
        f"(?P<day><daynumber|ordinal|ordinalword|second>)<dot>?<of>?{{{{month}}}}(?:<of|comma>?{_YEAR}<era>?)?",
        _day_month,
    ),
    rule(
        "days",
        "(?P<day><daynumber|ordinal>)(?:<hyphen|dash|to|and|until>)(?P<other><daynumber|ordinal>)<of>?{{month}}"
        f"(?:<of|comma>?{_YEAR})?",
        _day_range,
    ),
    rule(
        "month-days",
        "{{month}}(?P<day><daynumber|ordinal>)(?:<hyphen|dash|to|and>)(?P<other><daynumber|ordinal>)"
        f"(?!<percent|people|units|hyphen|month|maymonth|count>)(?:<comma>{_YEAR})?",
        _day_range,
    ),
    rule(
        "month-year",
        f"{{{{graded}}}}{{{{month}}}}<comma|of>?(?:<the>?<unit>(?=<year>))?{_YEAR}<era>?",
        _month_year,
    ),
    rule("month", "{{graded}}<month>(?:<dot>(?!<break|other>))?", _month),
    rule("month-in", _PREPOSITION + "<maymonth>", _month),
    rule("graded-month", "(?:<the>?{{part}}(?:<hyphen>|<in>)?|{{edge}}){{month}}", _month),
    rule(
        "year",
        "(?<!<label|currency|hyphen|slash>){{graded}}(?P<named><the>?<unit>)?"
        f"(?P<year><year>)<era>?(?!<hyphen><units|unit>|<slash|percent|zone|ampm>){_COUNTED}?",
        _year,
    ),
    rule(
        "years",
        f"(?<!<label|currency|hyphen|slash>){_YEAR}<hyphen|dash>(?P<other><year|daynumber|count>)(?!<units|unit|percent|people>)"
        "(?!<hyphen>)",
        _years,
    ),
    rule(
        "years-before",
        "(?<!<label|currency|hyphen|slash>)(?P<year><daynumber|count|hours|year>)(?:<hyphen|dash|to|and>)"
        "(?P<other><daynumber|count|hours|year>)<era>",
        _years,
    ),
    rule("era", "{{graded}}(?<!<hyphen>)<daynumber|count|hours|year><era>", _era_year),
    rule(
        "spelled-year",
        "{{graded}}(?:<the>?<unit>)?(?P<year><ones><tens><hyphen>?<ones>?|<ones><hundred>(?:<and>?(?:<ones>|<tens><hyphen>?"
        "<ones>?))?)(?!<units|people|unit>)",
        _spelled_year,
    ),
    rule(
        "decade",
        "(?P<sure><the>)?{{graded}}(?P<sure><the>)?(?:<half><of><the>)?(?P<hundreds><ones|daynumber>)?<quote>?<decade>",
        _decade,
    ),
    rule(
        "century",
        "(?:<the>(?=<ordinal|ordinalword|second|tens|early|mid|late>))?{{graded}}(?:<the>)?(?P<number>{{ordinal}})<hyphen>?<century><era>?",
        _century,
    ),
    rule("season-year", f"{{{{graded}}}}<the>?<season|fall><comma|of>?{_YEAR}", _season),
    rule("season", "{{graded}}(?:<the><season|fall>|<season>)(?!<unit>)", _season),
)
"""The rules, by and by; for matches of one length the first counts."""
