"""Short words for times in tips and labels."""

from __future__ import annotations

from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR, US_PER_MINUTE, US_PER_SECOND, civil_from_us
from timeline_app.model.when import Edge, Kind, Missing, Precision, When
from timeline_app.timeline.ticks import MONTHS, year_label


def short(when: When | None) -> str:
    """A time in a few words, as it was written (its own wall clock)."""
    if when is None:
        return "no date"
    if when.kind is Kind.MOMENT and isinstance(when.begin, Edge):
        return _edge(when.begin)
    begin = _edge(when.begin) if isinstance(when.begin, Edge) else _missing(when.begin)
    end = _edge(when.end, last=True) if isinstance(when.end, Edge) else _missing(when.end)
    return f"{begin} – {end}".strip()


def _missing(edge: Missing) -> str:
    return "…" if edge is Missing.UNKNOWN else ""


def _edge(edge: Edge, *, last: bool = False) -> str:
    civil = civil_from_us(edge.latest - 1 if last else edge.earliest)
    day = f"{civil.day} {MONTHS[civil.month - 1][:3]} {year_label(civil.year)}"
    prefix = "about " if edge.approximate else ""
    if edge.precision <= Precision.YEAR:
        text = year_label(civil.year)
    elif edge.precision <= Precision.MONTH:
        text = f"{MONTHS[civil.month - 1]} {year_label(civil.year)}"
    elif edge.precision is Precision.DAY:
        text = day
    elif edge.precision <= Precision.MINUTE:
        text = f"{day} {civil.hour:02}:{civil.minute:02}"
    else:
        text = f"{day} {civil.hour:02}:{civil.minute:02}:{civil.second:02}"
    return prefix + text + (" ?" if edge.uncertain else "")


def flag_time(axis_us: int, precision: Precision) -> str:
    """A deadline's time without its year: "6 Sep 10:00"; only the year for what is no finer."""
    civil = civil_from_us(axis_us)
    if precision <= Precision.YEAR:
        return year_label(civil.year)
    month = MONTHS[civil.month - 1][:3]
    if precision <= Precision.MONTH:
        return month
    clock = f" {civil.hour:02}:{civil.minute:02}" if precision > Precision.DAY else ""
    return f"{civil.day} {month}{clock}"


def distance(delta_us: int) -> str:
    """How far something was dragged: "+2 days", "−3 h 15 min"."""
    sign = "+" if delta_us >= 0 else "−"
    rest = abs(delta_us)
    if rest >= 365 * US_PER_DAY:
        return f"{sign}{rest / (365.2425 * US_PER_DAY):.1f} years"
    parts = []
    for name, size in (("d", US_PER_DAY), ("h", US_PER_HOUR), ("min", US_PER_MINUTE), ("s", US_PER_SECOND)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} day{'s' * (count > 1)}" if name == "d" else f"{count} {name}")
    return sign + " ".join(parts[:2]) if parts else ""
