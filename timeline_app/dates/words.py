"""Says a time in words: in full for the person who has just typed it, and short for lists and tooltips."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.dates.parts import named_part
from timeline_app.model.calendar import (
    US_PER,
    US_PER_DAY,
    US_PER_MINUTE,
    Civil,
    civil_from_us,
    floor_to,
    us_from_civil,
    weekday,
)
from timeline_app.model.calendar_names import MONTHS, SHORT_MONTHS, WEEKDAYS
from timeline_app.model.precision import Precision
from timeline_app.model.when import Edge, Kind, Missing, When
from timeline_app.model.zones import is_zone, to_axis

_GREGORIAN_US = us_from_civil(1582, 10, 15)  # before that day nobody counted weekdays by this calendar
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ORDINALS = ("1st", "2nd", "3rd", "4th")


@dataclass(frozen=True, slots=True)
class _Style:
    months: tuple[str, ...]
    before_time: str
    about: str
    quarters: str
    names_parts: bool


_LONG = _Style(MONTHS, ", ", "about ", "{1} quarter of {2}", names_parts=False)
_SHORT = _Style(SHORT_MONTHS, " ", "c. ", "Q{0} {2}", names_parts=True)


def words(when: When, zone: str = "") -> str:
    """The time in full: "Monday 6 September 2021, 10:00 (UTC+3) · 07:00 GMT", "21–31 July 2021".

    A time with an offset is also told in GMT and, where that is yet another time, in `zone` (IANA).
    """
    bounded = _bounded_set(when, _LONG)
    if bounded:
        return bounded
    if when.kind is Kind.MOMENT and isinstance(when.begin, Edge):
        text = _marked(when.begin, _LONG, with_weekday=True) + _zone_note(when.begin, when.zone)
        text += _elsewhere(when.begin, zone)
    else:
        text = _span_in_words(when)
    return f"{text} · {when.verbatim}" if when.verbatim else text


def short(when: When | None) -> str:
    """The time in a few characters: "6 Sept 2021 10:00", "late July 2021 –", "2018", "no date"."""
    if when is None:
        return "no date"
    bounded = _bounded_set(when, _SHORT)
    if bounded:
        return bounded
    if when.kind is Kind.MOMENT and isinstance(when.begin, Edge):
        return _marked(when.begin, _SHORT)
    day = _shared_day(when, _SHORT)
    if day:
        return f"{day} {_clocks(when.begin)}–{_clocks(when.end)}"
    begin, end = ("?" if isinstance(e, Missing) else _marked(e, _SHORT) for e in (when.begin, when.end))
    if when.begin is Missing.OPEN:
        return f"– {end}"
    if when.end is Missing.OPEN:
        return f"{begin} –"
    return end if begin == end else f"{_without_shared_tail(begin, end)} – {end}"


# ---- spans


def _bounded_set(when: When, style: _Style) -> str:
    """A moment that is known from one side only (EDTF `[..2017]`, `[2017..]`)."""
    if when.verbatim.startswith("[..") and "," not in when.verbatim and isinstance(when.end, Edge):
        return _marked(when.end, style) + " or earlier"
    if when.verbatim.startswith("[") and when.verbatim.endswith("..]") and "," not in when.verbatim:
        return (_marked(when.begin, style) if isinstance(when.begin, Edge) else "") + " or later"
    return ""


def _span_in_words(when: When) -> str:
    begin = "" if isinstance(when.begin, Missing) else _marked(when.begin, _LONG)
    end = "" if isinstance(when.end, Missing) else _marked(when.end, _LONG)
    note = _zone_note(when.end if isinstance(when.end, Edge) else when.begin, when.zone)
    if when.begin is Missing.OPEN:
        return f"until {end}{note}"
    if when.begin is Missing.UNKNOWN:
        return f"until {end}{note}, beginning not known"
    if when.end is Missing.OPEN:
        return f"since {begin}{note}, still going on"
    if when.end is Missing.UNKNOWN:
        return f"from {begin}{note}, end not known"
    day = _shared_day(when, _LONG)
    if day:
        return f"from {_clocks(when.begin)} to {_clocks(when.end)}{note} on {day}"
    begin_note = _zone_note(when.begin, when.zone)
    begin = begin + begin_note if begin_note != note else _without_shared_tail(begin, end)
    return f"from {begin} to {end}{note}"


def _shared_day(when: When, style: _Style) -> str:
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
    return _day(civil_from_us(days.pop()), style)


def _clocks(edge: Edge | Missing) -> str:
    return "" if isinstance(edge, Missing) else _time_range(edge)


def _without_shared_tail(first: str, second: str) -> str:
    """ "14 August 2021" before "6 September 2021" is "14 August"."""
    words_, others = first.split(" "), second.split(" ")
    while len(words_) > 1 and len(others) > 1 and words_[-1] == others[-1]:
        words_, others = words_[:-1], others[:-1]
    return " ".join(words_)


# ---- edges


def _marked(edge: Edge, style: _Style, *, with_weekday: bool = False) -> str:
    text = _name(edge, style)
    one_day = floor_to(edge.earliest, Precision.DAY) == floor_to(edge.latest - 1, Precision.DAY)
    if with_weekday and one_day and edge.earliest >= _GREGORIAN_US:
        text = f"{WEEKDAYS[weekday(edge.earliest)]} {text}"
    return (style.about if edge.approximate else "") + text + ("?" if edge.uncertain else "")


def _name(edge: Edge, style: _Style) -> str:
    part = named_part(edge) if style.names_parts else None
    if part:
        return f"{part[0]} {_name(part[1], style)}"
    first, last = civil_from_us(edge.earliest), civil_from_us(edge.latest - 1)
    day_us, width = edge.earliest % US_PER_DAY, edge.latest - edge.earliest
    if day_us or width % US_PER_DAY:
        return _times(edge, first, last, style)
    end = civil_from_us(edge.latest)
    if first.day != 1 or end.day != 1:
        return _days(first, last, style)
    months = (end.year - first.year) * 12 + end.month - first.month
    if first.month == end.month == 1:
        return _years(first.year, last.year)
    if months == 3 and edge.precision is Precision.SEASON:
        return _season(first, last, style)
    return _months(first, last, style)


def _times(edge: Edge, first: Civil, last: Civil, style: _Style) -> str:
    if first[:3] == last[:3]:
        return f"{_day(first, style)}{style.before_time}{_time_range(edge)}"
    unit = min(max(edge.precision, Precision.MINUTE), Precision.SUBSECOND)
    ends = [f"{_day(civil, style)}{style.before_time}{_clock(civil, unit)}" for civil in (first, last)]
    return f"between {ends[0]} and {ends[1]}"


def _time_range(edge: Edge) -> str:
    """The time of day; a range has its last unit at its end, an hour the next hour."""
    first, last = civil_from_us(edge.earliest), civil_from_us(edge.latest - 1)
    unit = max(edge.precision, Precision.MINUTE)
    if edge.precision is Precision.HOUR:
        last = civil_from_us(edge.latest)
    elif unit is Precision.SUBSECOND or edge.latest - edge.earliest <= US_PER[unit]:
        return _clock(first, unit)
    return f"{_clock(first, unit)}–{_clock(last, unit)}"


def _clock(civil: Civil, unit: Precision) -> str:
    text = f"{civil.hour:02}:{civil.minute:02}"
    if unit >= Precision.SECOND:
        text += f":{civil.second:02}"
    if unit is Precision.SUBSECOND:
        text += f".{civil.us:06}".rstrip("0").rstrip(".")
    return text


def _day(civil: Civil, style: _Style) -> str:
    return f"{civil.day} {style.months[civil.month - 1]} {_year(civil.year)}"


def _days(first: Civil, last: Civil, style: _Style) -> str:
    end = _day(last, style)
    if first[:3] == last[:3]:
        return end
    if first[:2] == last[:2]:
        return f"{first.day}–{end}"
    return f"between {_without_shared_tail(_day(first, style), end)} and {end}"


def _months(first: Civil, last: Civil, style: _Style) -> str:
    names = [style.months[civil.month - 1] for civil in (first, last)]
    if first[:2] == last[:2]:
        return f"{names[0]} {_year(first.year)}"
    if first.year == last.year:
        return f"{names[0]}–{names[1]} {_year(first.year)}"
    return f"between {names[0]} {_year(first.year)} and {names[1]} {_year(last.year)}"


def _season(first: Civil, last: Civil, style: _Style) -> str:
    if first.month == 12:
        return (
            f"winter {_year(first.year)}–{last.year % 100:02}"
            if first.year > 0
            else f"winter {_year(first.year)}"
        )
    if first.month in _SEASONS:
        return f"{_SEASONS[first.month]} {_year(first.year)}"
    if first.month % 3 == 1:
        return style.quarters.format(first.month // 3 + 1, _ORDINALS[first.month // 3], _year(first.year))
    return _months(first, last, style)


def _years(first: int, last: int) -> str:
    if first == last:
        return _year(first)
    if last < 0:
        return f"{1 - first}–{_year(last)}"
    if first > 0 and first % 10 == 0 and last - first == 9:
        return f"{first}s"
    if first > 0 and first % 100 == 0 and last - first == 99:
        return _ordinal(first // 100 + 1) + " century"
    return f"{_year(first)}–{_year(last)}" if first > 0 else f"{_year(first)} – {_year(last)}"


def _ordinal(n: int) -> str:
    suffix = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def _year(year: int) -> str:
    """Astronomical years as people count: the year 0 is 1 BC."""
    if year < 1:
        return f"{1 - year} BC"
    return f"AD {year}" if year < 100 else str(year)


# ---- zones


def _zone_note(edge: Edge | Missing, zone: str) -> str:
    if isinstance(edge, Missing) or edge.offset_min is None:
        return ""
    city = zone.rpartition("/")[2].replace("_", " ")
    place = f" {city} time" if "/" in zone else ""
    return f"{place} ({_offset(edge.offset_min)})"


def _elsewhere(edge: Edge, zone: str) -> str:
    """The beginning of a time with an offset, in GMT and in another zone."""
    if edge.offset_min is None:
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
    time = _clock(civil, max(edge.precision, Precision.MINUTE))
    same_day = floor_to(wall, Precision.DAY) == floor_to(edge.earliest, Precision.DAY)
    return time if same_day else f"{civil.day} {MONTHS[civil.month - 1]} {time}"


def _offset(offset_min: int) -> str:
    hours, minutes = divmod(abs(offset_min), 60)
    sign = "−" if offset_min < 0 else "+"
    return "UTC" if not offset_min else f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
