"""Says a time in words: in full for the person who has just typed it, and short for lists and tooltips.

`reading` reads the full words as the same time again, wherever words can say it: all but the precision of a range
whose ends lie apart from the units of that precision.
"""

from __future__ import annotations

from timeline_app.dates.names import (
    LONG,
    SHORT,
    Style,
    is_range,
    marked,
    name_of_clock,
    name_of_day,
    shared_tail,
    time_range,
)
from timeline_app.dates.places import zone_of
from timeline_app.model.calendar import US_PER_DAY, US_PER_MINUTE, add_steps, civil_from_us, floor_to
from timeline_app.model.calendar_names import MONTHS
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, Kind, Missing, When
from timeline_app.model.zones import is_zone, to_axis

_COUNTED = frozenset({Precision.YEAR, Precision.MONTH, Precision.DAY, Precision.MINUTE, Precision.SECOND})


def words(when: When, zone: str = "") -> str:
    """The time in full: "Monday 6 September 2021, 10:00 (UTC+3) · 07:00 GMT", "late July 2021 (21–31 July)".

    A time with an offset is also told in GMT and, where that is yet another time, in `zone` (IANA).
    """
    bounded = _bounded_set(when, LONG)
    if bounded and _counts_from(when.edges[0]):
        return bounded
    if when.kind is Kind.MOMENT and isinstance(when.begin, Edge):
        text = marked(when.begin, LONG, with_weekday=True) + _zone_note(when.begin, when.zone)
        text += _elsewhere(when.begin, zone)
    else:
        text = bounded or _span_in_words(when)
    return f"{text} · {when.verbatim}" if when.verbatim else text


def short(when: When | None) -> str:
    """The time in a few characters: "6 Sept 2021 10:00", "late July 2021 –", "2018", "no date"."""
    if when is None:
        return "no date"
    bounded = _bounded_set(when, SHORT)
    if bounded:
        return bounded
    if when.kind is Kind.MOMENT and isinstance(when.begin, Edge):
        return marked(when.begin, SHORT)
    day = _shared_day(when, SHORT)
    if day:
        return f"{day} {_clocks(when.begin)}–{_clocks(when.end)}"
    begin, end = ("?" if isinstance(e, Missing) else marked(e, SHORT) for e in (when.begin, when.end))
    if when.begin is Missing.OPEN:
        return f"– {end}"
    if when.end is Missing.OPEN:
        return f"{begin} –"
    return end if begin == end else f"{shared_tail(begin, end)} – {end}"


# ---- spans


def _bounded_set(when: When, style: Style) -> str:
    """A moment that is known from one side only (EDTF `[..2017]`, `[2017..]`)."""
    note = _zone_note(when.edges[0], when.zone) if style.is_long else ""
    if when.verbatim.startswith("[..") and "," not in when.verbatim and isinstance(when.end, Edge):
        return f"{marked(when.end, style)}{note} or earlier"
    if when.verbatim.startswith("[") and when.verbatim.endswith("..]") and "," not in when.verbatim:
        return f"{marked(when.begin, style)}{note} or later" if isinstance(when.begin, Edge) else ""
    return ""


def _counts_from(edge: Edge) -> bool:
    """Whether the edge is one unit from which "or later" is counted."""
    unit = edge.precision
    return (
        unit in _COUNTED
        and floor_to(edge.earliest, unit) == edge.earliest
        and add_steps(edge.earliest, unit, 1) == edge.latest
    )


def _span_in_words(when: When) -> str:
    if any(is_range(edge) for edge in when.edges):
        return _between_in_words(when)
    begin = "" if isinstance(when.begin, Missing) else marked(when.begin, LONG)
    end = "" if isinstance(when.end, Missing) else marked(when.end, LONG)
    note = _zone_note(when.end if isinstance(when.end, Edge) else when.begin, when.zone)
    if when.begin is Missing.OPEN:
        return f"until {end}{note}"
    if when.begin is Missing.UNKNOWN:
        return f"until {end}{note}, beginning not known"
    if when.end is Missing.OPEN:
        return f"since {begin}{note}, still going on"
    if when.end is Missing.UNKNOWN:
        return f"from {begin}{note}, end not known"
    day = _shared_day(when, LONG)
    if day:
        return f"from {_clocks(when.begin)} to {_clocks(when.end)}{note} on {day}"
    begin_note = _zone_note(when.begin, when.zone)
    begin = begin + begin_note if begin_note != note else shared_tail(begin, end)
    return f"from {begin} to {end}{note}"


def _between_in_words(when: When) -> str:
    """A span of which an end is known as a range: each of them by itself."""
    sides = []
    if isinstance(when.begin, Edge):
        sides.append(f"begins {marked(when.begin, LONG)}{_zone_note(when.begin, when.zone)}")
    if isinstance(when.end, Edge):
        sides.append(f"ends {marked(when.end, LONG)}{_zone_note(when.end, when.zone)}")
    if when.begin is Missing.UNKNOWN:
        sides.append("beginning not known")
    if isinstance(when.end, Missing):
        sides.append("still going on" if when.end is Missing.OPEN else "end not known")
    return ", ".join(sides)


def _shared_day(when: When, style: Style) -> str:
    """The day of a span that begins and ends at a time of one day, where both are known alike."""
    begin, end = when.begin, when.end
    if (
        isinstance(begin, Missing)
        or isinstance(end, Missing)
        or min(begin.precision, end.precision) < Precision.MINUTE
    ):
        return ""
    days = {floor_to(us, Precision.DAY) for edge in (begin, end) for us in (edge.earliest, edge.latest - 1)}
    plain = not (when.is_approximate or when.is_uncertain)
    if len(days) > 1 or not plain or begin.offset_min != end.offset_min:
        return ""
    return name_of_day(civil_from_us(days.pop()), style)


def _clocks(edge: Edge | Missing) -> str:
    return "" if isinstance(edge, Missing) else time_range(edge)


# ---- zones


def _zone_note(edge: Edge | Missing, zone: str) -> str:
    if isinstance(edge, Missing) or edge.offset_min is None:
        return ""
    city = zone.rpartition("/")[2].replace("_", " ")
    place = f" {city} time" if "/" in zone and zone_of(city) == zone else f" {zone}" if zone else ""
    return f"{place} ({_offset(edge.offset_min)})"


def _elsewhere(edge: Edge, zone: str) -> str:
    """The beginning of a time with an offset, in GMT and in another zone."""
    if edge.offset_min is None or edge.latest - edge.earliest >= US_PER_DAY:
        return ""
    text = ""
    shown = [edge.earliest]
    for wall, name in (
        (edge.earliest - edge.offset_min * US_PER_MINUTE, "GMT"),
        (to_axis(edge.earliest, edge.offset_min, zone) if is_zone(zone) else edge.earliest, zone),
    ):
        if wall not in shown:
            shown.append(wall)
            place = name if name == "GMT" else f"in {name.rpartition('/')[2].replace('_', ' ')}"
            text += f" · {_clock_of(wall, edge)} {place}"
    return text


def _clock_of(wall: int, edge: Edge) -> str:
    civil = civil_from_us(wall)
    time, dot, fraction = name_of_clock(civil, max(edge.precision, Precision.MINUTE), 6).partition(".")
    if fraction.strip("0"):
        time += dot + fraction.rstrip("0")
    same_day = floor_to(wall, Precision.DAY) == floor_to(edge.earliest, Precision.DAY)
    return time if same_day else f"{civil.day} {MONTHS[civil.month - 1]} {time}"


def _offset(offset_min: int) -> str:
    hours, minutes = divmod(abs(offset_min), 60)
    sign = "−" if offset_min < 0 else "+"
    return "UTC" if not offset_min else f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
