"""Rules for days, weeks, months and years that count from another: "last week", "two days later"."""

from __future__ import annotations

from timeline_app.dates.anchoring import Anchor, Tense
from timeline_app.dates.expressions import Kind, Type
from timeline_app.dates.grammar.calendar_dates import unplaced
from timeline_app.dates.grammar.numbers import number_of
from timeline_app.dates.grammar.rules import Hit, Reading, rule
from timeline_app.dates.values import SEASONS, Point, edge_of, point_at, year_value
from timeline_app.model.calendar import US_PER_DAY, civil_from_us, weekday

_UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "S": "XXXX-HX",
    "F": "XXXX-WXX",
}  # fmt: skip


def placed(value: str | None, unit: str, hit: Hit, anchor: Anchor) -> Reading:
    """A value that was counted, or the unit with its digits unknown."""
    if value is None:
        missing = anchor.published is None
        return Reading(Type.DATE, _UNKNOWN.get(unit, "XXXX"), mod_of(hit), needs_publication=missing)
    return Reading(Type.DATE, value, mod_of(hit), point=point_of(value))


def mod_of(hit: Hit) -> str:
    """The modifier, of "earlier this year", too."""
    return hit.mod or ("START" if hit.group("before") else "END" if hit.group("later") else "")


def point_of(value: str) -> Point | None:
    """The year, month or day that a value begins in, as far as it says them."""
    edge = edge_of(value)
    if edge is None:
        return None
    civil = civil_from_us(edge.earliest)
    tail = value.removeprefix("BC")[4:]
    if not tail:
        return Point(civil.year)
    if len(tail) == len("-09"):  # so long are a month, a season, a quarter and a half, too
        return Point(civil.year, civil.month)
    return Point(civil.year, civil.month, civil.day)


def _day(hit: Hit, anchor: Anchor) -> Reading:
    off = hit.number("yesterday", "today", "tomorrow")
    off += (-1 if off < 0 else 1) * hit.group("again")
    day = anchor.day_off(off)
    if day is None or (anchor.kind is Kind.NARRATIVE and not off):
        value = "PRESENT_REF" if not off else "XXXX-XX-XX"
        return Reading(Type.DATE, value, mod_of(hit), needs_publication=anchor.published is None)
    if part := hit.code("daypart"):
        return Reading(Type.TIME, f"{day.value}T{part}", mod_of(hit), point=day)
    return Reading(Type.DATE, day.value, mod_of(hit), point=day)


def _part_of_day(hit: Hit, anchor: Anchor) -> Reading:
    part = hit.code("daypart", "tonight")
    off = -1 if hit.group("last") else 0
    day = anchor.day_off(off)
    if day is None:
        return Reading(
            Type.TIME, f"XXXX-XX-XXT{part}", mod_of(hit), needs_publication=anchor.published is None
        )
    return Reading(Type.TIME, f"{day.value}T{part}", mod_of(hit), point=day)


def _part_of_then(hit: Hit, anchor: Anchor) -> Reading | None:
    """ "That evening", "the following morning"."""
    base = anchor.then_day
    part = hit.code("daypart")
    if base is None:
        return Reading(Type.TIME, f"XXXX-XX-XXT{part}", needs_publication=anchor.published is None)
    day = point_at(base.us + (US_PER_DAY if hit.group("next") else 0))
    return Reading(Type.TIME, f"{day.value}T{part}", point=day)


def _weekday(hit: Hit, anchor: Anchor) -> Reading:
    number = hit.number("weekday", "shortday")
    which = -1 if hit.group("last") else 1 if hit.group("next") else 0
    tense = hit.tense if not which else Tense.UNKNOWN
    day = anchor.weekday(number, tense, which)
    part = hit.code("daypart")
    if day is None:
        value = f"XXXX-WXX-{number}"
        return Reading(Type.DATE, value + (f"T{part}" if part else ""), mod_of(hit), anchor.published is None)
    if part:
        return Reading(Type.TIME, f"{day.value}T{part}", mod_of(hit), point=day)
    return Reading(Type.DATE, day.value, mod_of(hit), point=day)


def _unit(hit: Hit, anchor: Anchor) -> Reading:
    """ "Last week", "this year", "the following day"."""
    unit = hit.code("unit", "quarter", "century", "weekend")
    step = -1 if hit.group("last") else 1 if hit.group("next") else 0
    value = anchor.unit_off(unit, step, from_then=hit.group("then"))
    return placed(value, unit, hit, anchor)


def _end_of_unit(hit: Hit, anchor: Anchor) -> Reading:
    unit = hit.code("unit", "quarter", "century")
    return placed(anchor.unit_off(unit, 0, from_then=anchor.kind is Kind.NARRATIVE), unit, hit, anchor)


def _weekend(hit: Hit, anchor: Anchor) -> Reading:
    base = anchor.now
    if base is None or not base.day:
        return placed(None, "WE", hit, anchor)
    step = -1 if hit.group("last") else 1 if hit.group("next") else 0
    if not step and weekday(base.us) < 4 and hit.tense is not Tense.FUTURE and not hit.has("this"):
        step = -1
    return placed(anchor.unit_off("WE", step), "WE", hit, anchor)


def _named(hit: Hit, anchor: Anchor) -> Reading | None:
    """ "Last April", "this summer", "next June"."""
    season = hit.code("season", "fall")
    month = SEASONS[season] if season else hit.number("month", "maymonth")
    base = anchor.now
    value = f"-{season}" if season else f"-{month:02}"
    if base is None:
        return unplaced("XXXX" + value, hit)
    here = base.month or 6
    year = base.year
    if hit.group("last"):
        year -= month >= here
    elif hit.group("next"):
        year += month <= here
    point = Point(year, month)
    return Reading(Type.DATE, year_value(year) + value, mod_of(hit), point=point)


def _named_of_year(hit: Hit, anchor: Anchor) -> Reading | None:
    """ "June last year", "the spring of this year", "last year's third quarter"."""
    base = anchor.unit_off("Y", -1 if hit.group("last") else 1 if hit.group("next") else 0)
    season = hit.code("season", "fall")
    month = SEASONS[season] if season else hit.number("month", "maymonth")
    if season:
        value = f"-{season}"
    elif month:
        value = f"-{month:02}"
    else:
        return None
    if base is None:
        return unplaced("XXXX" + value, hit)
    point = Point(int(base) if base.isdigit() else 0, month)
    return Reading(Type.DATE, base + value, mod_of(hit), point=point)


def _counted(hit: Hit, anchor: Anchor) -> Reading | None:
    """ "Two years ago", "three days later", "a week earlier"."""
    unit = hit.code("unit", "units", "quarter", "quarters", "century", "weekend")
    back = hit.group("ago") or hit.group("earlier")
    from_then = not hit.group("ago") and not hit.group("now")
    count = 1 if hit.group("one") else number_of(hit.lexed, hit.places("number"))
    if count is None or hit.group("vague"):
        return Reading(Type.DATE, "PAST_REF" if back else "FUTURE_REF", hit.mod)
    if unit.startswith("T"):
        return Reading(Type.DURATION, f"P{unit[0]}{count:g}{unit[1]}", hit.mod)
    if unit == "Y" and back and count == 1 and anchor.quarter:
        year, _, part = anchor.quarter.partition("-")
        return Reading(Type.DATE, f"{int(year) - 1:04}-{part}", hit.mod, point=None)
    if unit in {"DE", "CE"}:
        unit, count = "Y", count * (10 if unit == "DE" else 100)
    if count != int(count):
        if unit != "Y":
            return None
        unit, count = "M", round(count * 12)
    if abs(count) > 20_000:
        return None
    value = anchor.unit_off(unit, int(-count if back else count), from_then=from_then)
    mod = {"MORE_THAN": "BEFORE" if back else "AFTER", "LESS_THAN": "AFTER"}.get(hit.mod, hit.mod)
    reading = placed(value, unit, hit, anchor)
    return Reading(reading.type, reading.value, mod, reading.needs_publication, point=reading.point)


_LAST = "(?P<last><last|past>)"
_NEXT = "(?P<next><next|coming>)"
_POINTED = "(?:(?P<last><last>(?:<past>)?|<this>?<past>)|(?P<next><next|coming>)|(?P<here><this|current>(?:<same|current>)?))"
_SHIFT = "(?:(?P<before><earlier>)|(?P<later><later|sometime>)|{{part}}(?:<in>)?|(?P<part><the>?(?:(?P<start><start>)|(?P<middle><middle>)|(?P<end><end>))<of>))?"
_DAYPART = "(?:<daypart>)?"
RULES = (
    rule("day", f"{_SHIFT}<yesterday|today|tomorrow>{_DAYPART}", _day),
    rule("day-again", "<the>?(?P<again><unit><before|after>)<yesterday|tomorrow>", _day),
    rule("this-morning", f"{_SHIFT}(?:<this>|(?P<last><last>))<daypart>|{_SHIFT}<tonight>", _part_of_day),
    rule("that-morning", "(?:<that><same>?|<the><same>|<the>(?P<next><next>))<daypart>", _part_of_then),
    rule(
        "weekday",
        f"{_SHIFT}(?:<the>?(?P<last><last|past>)|<this>?(?P<next><next|coming>)|<this|that>)?(?:<weekday>|<shortday><dot>?(?!<other>))"
        f"(?:<early>|(?P<late><late>))?{_DAYPART}",
        _weekday,
    ),
    rule("unit", f"{_SHIFT}(?:<the>?{_POINTED})<fiscal>?<unit|quarter|century>(?!<units>)", _unit),
    rule(
        "unit-then",
        f"{_SHIFT}(?P<then>(?:(?P<that><that><same>?|<the><same>)|<the>(?:(?P<next><next>)|(?P<last><past>)))<unit|quarter|century>)",
        _unit,
    ),
    rule(
        "end-of-unit",
        "<the>?(?:(?P<start><start>)|(?P<middle><middle>)|(?P<end><end>))<of><the><fiscal>?<unit|quarter|century>",
        _end_of_unit,
    ),
    rule("weekend", f"{_SHIFT}(?:<the>|<the>?(?:{_LAST}|{_NEXT}|<this>))<weekend>", _weekend),
    rule("named", f"{_SHIFT}<the>?{_POINTED}(?:<month|maymonth><dot>?|<season|fall>)", _named),
    rule(
        "named-of-year",
        f"{{{{graded}}}}<the>?(?:<month|maymonth><dot>?|<season|fall>)<of>?{_POINTED}<unit>",
        _named_of_year,
    ),
    rule(
        "counted",
        "(?:{{most}})?(?:(?P<one><a>)|(?P<number>{{number}})|(?P<vague>{{some}}))(?P<more><more>)?(?:<hyphen>)?(?:{{unit}}|{{units}})"
        "(?:<or><so>|(?P<vague><or><ones>))?(?:(?P<ago><ago>)|(?P<earlier><earlier>)|(?P<later><later>)|(?P<now><from><now>))",
        _counted,
    ),
    rule(
        "years-ago",
        "(?P<vague>{{units}})(?:(?P<ago><ago>)|(?P<earlier><earlier>)|(?P<later><later>))",
        _counted,
    ),
)
"""The rules, by and by; for matches of one length the first counts."""
