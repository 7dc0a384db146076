"""Makes a time of the fragments of one date expression: one date, or two that are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.dates.edges import Context, edge_of
from timeline_app.dates.fragments import Fragment
from timeline_app.dates.points import EXAMPLES, Point, Unreadable, collect
from timeline_app.model import edtf
from timeline_app.model.calendar import add_months, floor_to
from timeline_app.model.precision import Precision
from timeline_app.model.text import shortened
from timeline_app.model.when import Edge, Kind, Missing, When, edge_at, moment, span

_TRAILING = frozenset({"onwards", "or later", "or earlier"})
_UNITS = {"decade": Precision.DECADE, "century": Precision.CENTURY, "millennium": Precision.MILLENNIUM}
_AROUND = frozenset({"between", *_UNITS})
_JOINED = frozenset({"", "from", "since"}) | _AROUND


def normalise(fragments: Sequence[Fragment], context: Context) -> When:
    """The time that the fragments of one expression stand for; Unreadable when they make none."""
    for fragment in fragments:
        if fragment.slot == "bad":
            raise Unreadable(fragment.name, fragment)
        if fragment.slot == "unknown":
            raise Unreadable(f"“{shortened(fragment.text)}” could not be read. {EXAMPLES}", fragment)
    said = [fragment for fragment in fragments if fragment.slot not in {"filler", "break"}]
    if not said:
        raise Unreadable(f"There is no date here. {EXAMPLES}")
    try:
        apart = _two_sides(said, context)
        if apart is not None:
            return apart
        relation, said = _take_relation(said)
        left, link, right = _halves(said, relation)
        if link is None:
            return _one(collect(left), relation, context)
        return _two(collect(left), collect(right), link, relation, context)
    except Unreadable:
        raise
    except ValueError as error:  # the end before the beginning, a year too far away
        raise Unreadable(str(error)) from None


# ---- the shape of an expression


def _two_sides(said: list[Fragment], context: Context) -> When | None:
    """A span of which the beginning and the end are told apart: begins ..., ends ..., end not known."""
    missing = {fragment.name: fragment for fragment in said if fragment.slot == "not known"}
    if not missing and not any(fragment.slot == "side" for fragment in said):
        return None
    rest = [fragment for fragment in said if fragment.slot != "not known"]
    if not any(fragment.slot == "side" for fragment in rest):
        name, unknown = next(iter(missing.items()))
        known = normalise(rest, context)
        edge = known.begin if name == "end" else known.end
        if len(missing) > 1 or len(known.edges) != 1 or not isinstance(edge, Edge):
            raise _misplaced(unknown)
        zone = known.zone
        return (
            span(edge, Missing.UNKNOWN, zone=zone)
            if name == "end"
            else span(Missing.UNKNOWN, edge, zone=zone)
        )
    edges: dict[str, Edge | Missing] = dict.fromkeys(missing, Missing.UNKNOWN)
    zones = []
    places = [i for i, fragment in enumerate(rest) if fragment.slot == "side"]
    for start, stop in zip(places, [*places[1:], len(rest)], strict=True):
        side, inner = rest[start], rest[start + 1 : stop]
        if start == places[-1] and inner and inner[-1].slot == "present":
            edges["end"] = Missing.OPEN
            inner = inner[:-1]
        if not inner or places[0] or side.name in edges:
            raise _misplaced(side)
        when = normalise(inner, context)
        if when.kind is not Kind.MOMENT:
            raise _misplaced(inner[0])
        edges[side.name] = when.begin
        zones.append(when.zone)
    begin = edges.get("beginning", Missing.OPEN)
    return span(begin, edges.get("end", Missing.UNKNOWN), zone=zones[0] if len({*zones}) == 1 else "")


def _take_relation(said: list[Fragment]) -> tuple[str, list[Fragment]]:
    """The word that says how the date is meant (since, before, ...), and the rest."""
    relation, rest = "", said
    if len(said) > 1 and said[-1].slot == "relation" and said[-1].name in _TRAILING:
        relation, rest = said[-1].name, said[:-1]
    start = next((i for i, fragment in enumerate(rest) if fragment.slot not in {"about", "perhaps"}), 0)
    if rest[start].slot == "relation" and rest[start].name not in _TRAILING:
        if relation and (relation, rest[start].name) not in {("onwards", "from"), ("onwards", "since")}:
            raise _misplaced(rest[start])
        relation, rest = rest[start].name, rest[:start] + rest[start + 1 :]
    elif len(rest) > 1 and rest[0].name == "-":
        relation, rest = "until", rest[1:]
    if len(rest) > 1 and rest[-1].name == "-":
        if relation not in {"", "since", "from"}:
            raise _misplaced(rest[-1])
        relation, rest = "since", rest[:-1]
    return relation, rest


def _halves(said: list[Fragment], relation: str) -> tuple[list[Fragment], Fragment | None, list[Fragment]]:
    """What stands before and after the word that joins two dates."""
    links = [
        place
        for place, fragment in enumerate(said)
        if fragment.slot in {"to", "and", "or"} or (fragment.slot == "relation" and fragment.name == "until")
    ]
    if not links:
        return said, None, []
    place = links[0]
    link = said[place]
    if len(links) > 1 or relation not in _JOINED or not 0 < place < len(said) - 1:
        raise _misplaced(said[links[-1]])
    if link.slot == "or" and relation:
        raise _misplaced(link)
    if (relation == "between") != (link.slot == "and") and not (relation in _AROUND and link.name == "-"):
        raise _misplaced(link)
    return said[:place], link, said[place + 1 :]


def _misplaced(fragment: Fragment) -> Unreadable:
    return Unreadable(f"“{fragment.text}” is not expected there. {EXAMPLES}", fragment)


# ---- one date


def _one(point: Point, relation: str, context: Context) -> When:
    edge, zone = edge_of(point, context)
    match relation:
        case "":
            return span(edge, Missing.OPEN, zone=zone) if point.present else moment(edge, zone=zone)
        case "since" | "from" | "onwards":
            return span(edge, Missing.OPEN, zone=zone)
        case "until":
            return span(Missing.OPEN, edge, zone=zone)
        case "by" | "or earlier":
            return _some_time_until(_last_unit(edge), zone)
        case "not before" | "or later":
            return _some_time_from(_first_unit(edge), zone)
        case "before":
            return _some_time_until(
                _marked(edge_at(edge.earliest - 1, _unit(edge, edge.earliest)), edge), zone
            )
        case "after":
            return _some_time_from(_marked(edge_at(edge.latest, _unit(edge, edge.latest)), edge), zone)
    raise Unreadable(f"“{relation}” needs two dates. {EXAMPLES}")


def _some_time_until(edge: Edge, zone: str) -> When:
    text, exact = edtf.write(moment(edge))
    return span(Missing.UNKNOWN, edge, zone=zone, verbatim=f"[..{text}]" if exact else "")


def _some_time_from(edge: Edge, zone: str) -> When:
    text, exact = edtf.write(moment(edge))
    return span(edge, Missing.UNKNOWN, zone=zone, verbatim=f"[{text}..]" if exact else "")


def _first_unit(edge: Edge) -> Edge:
    return _marked(edge_at(edge.earliest, _unit(edge, edge.earliest)), edge)


def _last_unit(edge: Edge) -> Edge:
    return _marked(edge_at(edge.latest - 1, _unit(edge, edge.latest)), edge)


def _marked(edge: Edge, like: Edge) -> Edge:
    return replace(edge, approximate=like.approximate, uncertain=like.uncertain, offset_min=like.offset_min)


def _unit(edge: Edge, bound: int) -> Precision:
    """The unit in which to count from a bound of the edge: its own, where the bound is the limit of one."""
    own = min(max(edge.precision, Precision.YEAR), Precision.SECOND)
    if own is Precision.SEASON:
        own = Precision.MONTH
    return own if floor_to(bound, own) == bound else Precision.DAY


# ---- two dates


def _two(left: Point, right: Point, link: Fragment, relation: str, context: Context) -> When:
    if right.present and not right.has_date:
        edge, zone = edge_of(left, context)
        return span(edge, Missing.OPEN, zone=zone)
    if _is_unknown(left):
        edge, zone = edge_of(right, context)
        return span(Missing.UNKNOWN, edge, zone=zone)
    if _is_unknown(right):
        edge, zone = edge_of(left, context)
        return span(edge, Missing.UNKNOWN, zone=zone)
    _share(left, right)
    begin, zone = edge_of(left, context)
    end, end_zone = edge_of(right, context)
    if left.year_is_borrowed and end.latest <= begin.earliest:
        begin = _year_off(begin, -1)  # from November to February 2021
    elif right.year_is_borrowed and end.latest <= begin.earliest:
        end = _year_off(end, 1)  # from November 2020 to February
    lasting = span(begin, end, zone=zone if zone == end_zone else "")
    if link.slot == "or":
        return _either(begin, end, lasting.zone)
    if relation in _AROUND:
        edge = _around(begin, end)
        return moment(replace(edge, precision=_UNITS.get(relation, edge.precision)), zone=lasting.zone)
    return lasting


def _is_unknown(point: Point) -> bool:
    """Whether all that was said is a question mark: "2018 – ?"."""
    return point.uncertain and not (point.has_date or point.clocks or point.part)


def _around(begin: Edge, end: Edge) -> Edge:
    """The range from the one to the other, as an edge."""
    if begin.offset_min != end.offset_min:
        raise Unreadable("Both times need the same UTC offset.")
    return Edge(
        begin.earliest,
        max(begin.latest, end.latest),
        min(begin.precision, end.precision),
        begin.approximate or end.approximate,
        begin.uncertain or end.uncertain,
        begin.offset_min,
    )


def _either(first: Edge, second: Edge, zone: str) -> When:
    texts = [edtf.write(moment(edge)) for edge in (first, second)]
    if not all(text.exact and not text.text.startswith("[") for text in texts):
        return moment(_around(first, second), zone=zone)
    return replace(edtf.read(f"[{texts[0].text},{texts[1].text}]"), zone=zone)


def _share(left: Point, right: Point) -> None:
    """Each of two joined dates takes from the other what it leaves unsaid: "14 to 16 August 2021, 10:00"."""
    _share_numbers(left, right)
    for point, other in ((left, right), (right, left)):
        if point.stands_alone or other.present:
            continue
        if point.clocks and not point.has_date:
            for name in ("whole", "days_off", "units_off", "weekday", "day", "numbers"):
                _borrow(point, other, name)
        if (point.clocks or point.part) and not (point.month or point.months or point.years or point.year):
            _borrow(point, other, "month")
            _borrow(point, other, "months")
            _borrow(point, other, "years")
        if point.day is not None or point.numbers:
            _borrow(point, other, "month")
        if point.year is None and point.years is None and other.year is not None and not point.stands_alone:
            _borrow(point, other, "year")
            point.year_is_borrowed = bool(point.month or point.months)
        if point is left:
            _borrow(point, other, "era")
        if (point.clocks or point.day_part) and all(clock.offset_min is None for clock in point.clocks):
            _borrow_zone(point, other)


def _share_numbers(left: Point, right: Point) -> None:
    """Between two years a number of two digits is a year too: 1914–18, 50–44 BC."""
    if left.month or right.month:
        return
    if left.year is not None and right.year is None and len(right.numbers) == 1:
        right.year = left.year - left.year % 100 + right.numbers.pop()
    elif right.year is not None and left.year is None and len(left.numbers) == 1:
        left.year = left.numbers.pop()


def _borrow(point: Point, other: Point, name: str) -> None:
    if getattr(point, name) in (None, "", []):
        value = getattr(other, name)
        setattr(point, name, list(value) if isinstance(value, list) else value)


def _borrow_zone(point: Point, other: Point) -> None:
    said = [clock.offset_min for clock in other.clocks if clock.offset_min is not None]
    if point.offset_min is None:
        point.offset_min = said[0] if len(said) == len(other.clocks) == 1 else other.offset_min
    _borrow(point, other, "zone")
    point.local = point.local or other.local


def _year_off(edge: Edge, years: int) -> Edge:
    return replace(
        edge, earliest=add_months(edge.earliest, 12 * years), latest=add_months(edge.latest, 12 * years)
    )
