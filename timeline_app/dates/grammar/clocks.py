"""Rules for times of day: with zones, military, a local time with its twin in another zone."""

from __future__ import annotations

from timeline_app.dates.anchoring import Anchor
from timeline_app.dates.expressions import Type
from timeline_app.dates.grammar.classes import LETTERS
from timeline_app.dates.grammar.rules import Hit, Reading, rule

_HALF_DAY_MIN = 12 * 60
_CLASSES = frozenset(LETTERS[name] for name in ("clock", "daynumber", "ones", "hours", "year", "noon"))


def _clock(hit: Hit, anchor: Anchor) -> Reading | None:
    said = _time_of(hit, "clock")
    if said is None:
        return None
    minutes, text = said
    offset = None
    if hit.group("zone"):
        value = hit.lexed.values[hit.span("zone")[0]]
        offset = value if isinstance(value, int) else None
    if hit.group("twin"):
        twin = _time_of(hit, "twin")
        value = hit.lexed.values[hit.span("twinzone")[0]]
        if twin is not None and isinstance(value, int) and offset is None:
            offset = (minutes - twin[0] + value + _HALF_DAY_MIN) % (2 * _HALF_DAY_MIN) - _HALF_DAY_MIN
            offset = offset + 2 * _HALF_DAY_MIN if offset == -_HALF_DAY_MIN else offset
    day = anchor.then_day
    value_text = f"{day.value if day else 'XXXX-XX-XX'}{text}"
    missing = day is None and anchor.published is None
    return Reading(Type.TIME, value_text, hit.mod, missing, offset, clock=text)


def _time_of(hit: Hit, group: str) -> tuple[int, str] | None:
    """Minutes after midnight, and the time as TIMEX3 writes it."""
    places = hit.places(group)
    place = next((each for each in places if hit.lexed.shape[each] in _CLASSES), -1)
    letter, value = hit.lexed.shape[place], hit.lexed.values[place]
    half = next((hit.lexed.values[each] for each in places if hit.lexed.shape[each] == LETTERS["ampm"]), "")
    seconds = ""
    if letter in {LETTERS["daynumber"], LETTERS["ones"]}:
        hour, minute = int(value), 0
    elif letter in {LETTERS["hours"], LETTERS["year"]}:
        digits = f"{int(value):04}"
        hour, minute = int(digits[:2]), int(digits[2:])
    else:
        text = str(value)
        half = half or ("PM" if text[-2:].lower() == "pm" else "AM" if text[-2:].lower() == "am" else "")
        parts = text.rstrip("apmAPMZzGTUChrs").split(":")
        if len(parts) == 1 and len(parts[0]) == 4:
            parts = [parts[0][:2], parts[0][2:]]
        hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
        seconds = f":{parts[2]}" if len(parts) > 2 else ""
    if half and not 1 <= hour <= 12:
        return (
            (hour * 60 + minute, f"T{hour:02}:{minute:02}")
            if 12 < hour < 24 and letter == LETTERS["clock"]
            else None
        )
    if half:
        hour = hour % 12 + (12 if half == "PM" else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    part = next(
        (hit.lexed.values[each] for each in hit.places("daypart") if isinstance(hit.lexed.values[each], str)),
        "",
    )
    if part in {"AF", "EV", "NI"} and hour < 12 and not half and not (part == "NI" and hour < 5):
        hour += 12
    return hour * 60 + minute, f"T{hour:02}:{minute:02}{seconds}"


def _part(hit: Hit, anchor: Anchor) -> Reading:
    """A part of the day: an expression only beside its day."""
    day = anchor.then_day
    text = f"T{hit.code('daypart')}"
    return Reading(Type.TIME, f"{day.value if day else 'XXXX-XX-XX'}{text}", hit.mod, clock=text, weak=True)


_MOMENT = "<clock><ampm>?|<daynumber><ampm>|<daynumber|ones><oclock>"
_ZONE = "(?:(?:<local>)?(?P<zone><zone>)|<local><time>)"
_MILITARY = "<hours|year>"
RULES = (
    rule(
        "clock",
        f"(?:<about|almost>(?=<clock>))?(?P<clock>{_MOMENT}|<noon>|{_MILITARY}(?=<zone>))(?:{_ZONE})?"
        f"(?:<open>(?P<twin>{_MOMENT}|{_MILITARY}|<daynumber>)(?P<twinzone><zone>)<close>)?"
        "(?P<daypart><in><the><daypart>|<at><daypart>)?",
        _clock,
    ),
    rule("hour-of-day", "(?P<clock><daynumber|ones>)(?P<daypart><in><the><daypart>)", _clock),
    rule("part-of-day", "(?:<the>?{{part}}<hyphen>?)?<the>?<daypart>", _part),
)
"""The rules, by and by; for matches of one length the first counts."""
