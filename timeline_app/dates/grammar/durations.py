"""Rules for what lasts or comes again: durations and sets. They are recognised, and have no place."""

from __future__ import annotations

from timeline_app.dates.anchoring import Anchor
from timeline_app.dates.expressions import Type
from timeline_app.dates.grammar.numbers import number_of
from timeline_app.dates.grammar.rules import Hit, Reading, rule

_FACTORS = {
    "DE": ("Y", 10),
    "CE": ("Y", 100),
    "ML": ("Y", 1000),
    "F": ("W", 2),
    "S": ("M", 6),
    "WE": ("D", 2),
}
_NOT_COUNTED = frozenset(("as", "is", "was", "takes", "lasts", "this", "has"))
_UNITS = ("unit", "units", "quarter", "quarters", "century", "second", "weekend")


def length(count: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it; `count` None = not known."""
    time = "T" if unit.startswith("T") else ""
    letter = unit[-1] if time else unit
    if count is None:
        return f"P{time}X{letter}"
    if unit in _FACTORS:
        letter, factor = _FACTORS[unit]
        count *= factor
    whole = int(count)
    rest = count - whole
    if rest and letter == "Y" and not time:
        months = round(rest * 12)
        return f"P{whole}Y{months}M" if whole else f"P{months}M"
    if rest and time and letter == "H":
        return f"PT{whole}H{round(rest * 60)}M" if whole else f"PT{round(rest * 60)}M"
    return f"P{time}{count:g}{letter}"


def _unit(hit: Hit) -> str:
    value = hit.value(*_UNITS)
    return value if isinstance(value, str) else "TS"


def _duration(hit: Hit, anchor: Anchor) -> Reading | None:
    if hit.group("vague"):
        count: float | None = None
    else:
        count = number_of(hit.lexed, hit.places("number"))
        if count is None and not hit.group("one"):
            return None
        if hit.group("one"):
            count = 1
        if hit.group("half"):
            count = (0 if hit.group("halfonly") else count or 1) + 0.5
    return Reading(Type.DURATION, length(count, _unit(hit)), hit.mod)


def _couple(hit: Hit, anchor: Anchor) -> Reading:
    count = (
        2 if hit.has("couple") else 12 if hit.has("dozen") and not hit.has("some", "several", "few") else None
    )
    return Reading(Type.DURATION, length(count, _unit(hit)), hit.mod or ("APPROX" if count else ""))


def _one(hit: Hit, anchor: Anchor) -> Reading | None:
    """ "A week"; not "twice a week", "$9 a day"."""
    first = hit.match.start()
    if first and not hit.mod and not hit.group("more"):
        before = hit.lexed.word(first - 1)
        if (before[-1:].isdigit() or before.endswith("s")) and before.lower() not in _NOT_COUNTED:
            return None
        if before.lower() in {"once", "twice", "million", "billion", "cents", "barrel", "percent", "%"}:
            return None
    return Reading(Type.DURATION, length(1, _unit(hit)), hit.mod)


def _bare(hit: Hit, anchor: Anchor) -> Reading:
    return Reading(Type.DURATION, length(None, _unit(hit)), hit.mod)


def _set(hit: Hit, anchor: Anchor) -> Reading | None:
    if hit.has("set"):
        return Reading(Type.SET, hit.code("set"))
    if hit.has("weekday", "weekdays"):
        number = hit.number("weekday", "weekdays")
        part = hit.code("daypart", "dayparts")
        return Reading(
            Type.SET, (f"XXXX-WXX-{number}" if number else "XXXX-WXX") + (f"T{part}" if part else "")
        )
    if hit.has("month", "maymonth"):
        return Reading(Type.SET, f"XXXX-{hit.number('month', 'maymonth'):02}")
    if hit.has("season", "fall", "seasons"):
        return Reading(Type.SET, f"XXXX-{hit.code('season', 'fall', 'seasons')}")
    if hit.has("daypart", "dayparts"):
        return Reading(Type.SET, f"XXXX-XX-XXT{hit.code('daypart', 'dayparts')}")
    count = number_of(hit.lexed, hit.places("number")) if hit.group("number") else 1
    return None if count is None else Reading(Type.SET, length(count, _unit(hit)))


_NOT_OLD = "(?!<hyphen>?<old>|<hyphen>?<ago>)"
RULES = (
    rule(
        "duration",
        f"(?<!<currency|label>)(?:{{{{most}}}})?(?P<number>{{{{number}}}})(?:<or|to|hyphen|dash>{{{{number}}}})?(?:<more|additional|full>)?{{{{units}}}}(?P<half><and><a><half>)?{_NOT_OLD}(?:<or><so>)?",
        _duration,
    ),
    rule(
        "hyphenated",
        f"(?:{{{{most}}}})?(?P<number>{{{{number}}}}|<a><half>)<hyphen>?(?P<unit>{{{{unit}}}}|<units>)(?:<hyphen>?<long>)?{_NOT_OLD}",
        _duration,
    ),
    rule(
        "vague-length",
        f"(?:{{{{most}}}})?(?:{{{{some}}}})(?:<hyphen>)?(?:<more|additional>)?(?:{{{{units}}}}|<unit>){_NOT_OLD}(?!<ago|earlier|later>)",
        _couple,
    ),
    rule("vague-hyphen", "<several><hyphen><unit>", _couple),
    rule(
        "last-units",
        "(?:{{most}})?(?:<the|this|that>)?(?:<last|past|next|coming|ordinalword|current>|<the>)(?:(?P<number>{{number}})|(?P<vague><few|several|many>)|(?P<number><couple><of>))"
        f"(?:<more|full>)?{{{{units}}}}{_NOT_OLD}(?:<or><so>)?",
        lambda hit, anchor: _couple(hit, anchor) if hit.has("couple") else _duration(hit, anchor),
    ),
    rule(
        "one-unit",
        f"(?:{{{{most}}}})?(?:(?P<one><a>|<another>|<a>?<additional>))(?P<full><full>)?<unit|century|quarter>(?P<half><and><a><half>)?(?!<century|hyphen>){_NOT_OLD}",
        _one,
    ),
    rule("half-unit", "<half>(?:<hyphen>|<a>)(?P<half><unit>)(?P<halfonly>)(?P<one>)", _duration),
    rule(
        "bare-units",
        "(?<=<for|in|of|over|many|after|during|about|before>)(?P<bare><units>)(?!<of|ago|later|earlier|old|hyphen>)(?:<or><units>)?",
        _bare,
    ),
    rule(
        "unit-long",
        "(?:<a><hyphen>?)?<unit|units><hyphen><long>",
        lambda hit, anchor: Reading(Type.DURATION, length(1 if hit.has("unit") else None, _unit(hit))),
    ),
    rule(
        "every",
        "<each>(?:<weekday><daypart>?|<month|maymonth>|<season|fall>|<daypart>|{{unit}}|(?P<number>{{number}}){{units}})",
        _set,
    ),
    rule("weekdays", "<weekdays>|<weekday><dayparts>", _set),
    rule("set", "<set>(?!<other>)", _set),
    rule("per", "<per>{{unit}}", _set),
)
"""The rules, by and by; for matches of one length the first counts."""
