"""Finds the time expressions of an article."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline_app.dates.anchoring import Anchor
from timeline_app.dates.expressions import Expression, Kind, Type
from timeline_app.dates.grammar import (
    calendar_dates,
    clocks,
    durations,
    holidays,
    quarters,
    relative,
    vague,
)
from timeline_app.dates.grammar.classes import LETTERS, compiled
from timeline_app.dates.grammar.lexing import Lexed, lex
from timeline_app.dates.grammar.rules import Grammar, Reading
from timeline_app.dates.languages import guessed, language_of
from timeline_app.dates.languages.language import Language
from timeline_app.dates.placing import between, edge_for, placed
from timeline_app.dates.values import Point, point_at
from timeline_app.model import edtf
from timeline_app.model.calendar import US_PER_DAY

_GRAMMAR = Grammar(
    (
        *holidays.RULES,
        *calendar_dates.RULES,
        *relative.RULES,
        *quarters.RULES,
        *clocks.RULES,
        *durations.RULES,
        *vague.RULES,
    )
)


@dataclass(slots=True)
class _Found:
    """A reading at its place, `first` to `last` in tokens."""

    first: int
    last: int
    rule: str
    reading: Reading


def find(
    text: str, published: str, zone: str, kind: Kind | None = None, language: str | None = None
) -> tuple[Expression, ...]:
    """The time expressions of a text in their order, none overlapping another.

    `published` (EDTF, "" = not known) and `zone` (IANA) are those of the article. `kind` and `language` ("en")
    are guessed where they are not given.
    """
    spoken = guessed(text) if language is None else language_of(language)
    lexed = lex(text, spoken.words)
    day = _day_of(published)
    anchor = Anchor(kind or kind_of(lexed, day), day)
    found = _joined(_readings(lexed, spoken, anchor), lexed)
    return _expressions(found, lexed)


def _day_of(published: str) -> Point | None:
    """The last day on which an article may have appeared."""
    try:
        latest = edtf.read(published).hull[1]
    except edtf.EdtfError:
        return None
    return None if latest is None else point_at((latest - 1) // US_PER_DAY * US_PER_DAY)


_YEARS = compiled("<year|era>")
_NEWSY = compiled("<today|yesterday|tomorrow|tonight|weekday>|<last|this|next><unit>")
_STORY = 2.0  # years for each word of the day, from which on a text is a narrative


def kind_of(lexed: Lexed, published: Point | None) -> Kind:
    """News speak of weekdays and of yesterday, a narrative of years long gone."""
    old = sum(
        published is None or int(lexed.values[found.start()]) < published.year - 1
        for found in _YEARS.finditer(lexed.shape)
    )
    newsy = len(_NEWSY.findall(lexed.shape))
    return Kind.NARRATIVE if old > 4 + _STORY * newsy else Kind.NEWS


def _readings(lexed: Lexed, language: Language, anchor: Anchor) -> list[_Found]:
    found: list[_Found] = []
    at = 0
    while matches := _GRAMMAR.hits(lexed, language, at):
        at = matches[0][1].match.start() + 1
        for rule, hit in matches:
            said = rule.read(hit, anchor)
            if said is None:
                continue
            at = hit.match.end()
            for reading in (said,) if isinstance(said, Reading) else said:
                first = hit.match.start() if reading.first < 0 else reading.first
                last = hit.match.end() if reading.last < 0 else reading.last
                found.append(_Found(first, last, rule.name, reading))
                if reading.point is not None:
                    anchor.named(reading.point)
            break
    return found


# ---- a time of day and its day

_BETWEEN = compiled("<on|of|comma|in>{0,2}<the>?")
_BEFORE = compiled("<comma|at>{0,2}<the>?")


def _joined(found: list[_Found], lexed: Lexed) -> list[_Found]:
    """A time of day and the day that stands beside it are one expression; a weak one alone is none."""
    joined: list[_Found] = []
    for each in found:
        before = joined[-1] if joined else None
        if before is not None and (both := _both(before, each, lexed)) is not None:
            joined[-1] = both
        else:
            joined.append(each)
    return [each for each in joined if not each.reading.weak]


def _both(left: _Found, right: _Found, lexed: Lexed) -> _Found | None:
    gap = lexed.shape[left.last : right.first]
    if left.reading.clock and _is_day(right.reading) and _BETWEEN.fullmatch(gap):
        clock, day = left, right
    elif right.reading.clock and _is_day(left.reading) and _BEFORE.fullmatch(gap):
        if right.reading.weak and gap:
            return None
        clock, day = right, left
    else:
        return None
    reading = replace(
        clock.reading,
        value=day.reading.value + clock.reading.clock,
        needs_publication=day.reading.needs_publication,
        mod=clock.reading.mod or day.reading.mod,
        point=day.reading.point,
        clock="",
        weak=False,
    )
    return _Found(left.first, right.last, clock.rule, reading)


def _is_day(reading: Reading) -> bool:
    return (
        reading.type is Type.DATE
        and len(reading.value) == 10
        and reading.value[4] == "-"
        and not reading.clock
    )


# ---- what stands before

_RELATIONS = {LETTERS["since"]: "since", LETTERS["until"]: "until", LETTERS["by"]: "by"}
_OPENERS = {LETTERS["from"]: "from", LETTERS["between"]: "between"}
_LINKS = {
    "from": {LETTERS[name] for name in ("to", "until", "dash", "hyphen")},
    "between": {LETTERS["and"]},
    "": {LETTERS["dash"], LETTERS["hyphen"]},
}


def _expressions(found: list[_Found], lexed: Lexed) -> tuple[Expression, ...]:
    edges = [
        edge_for(each.reading.value, each.reading.mod, each.reading.offset_min)
        if each.reading.type in {Type.DATE, Type.TIME}
        else None
        for each in found
    ]
    whens = [
        None if edge is None else placed(edge, _RELATIONS.get(_before(each, lexed), ""))
        for each, edge in zip(found, edges, strict=True)
    ]
    for place in range(len(found) - 1):
        begin, end = edges[place], edges[place + 1]
        if (
            begin is not None
            and end is not None
            and (how := _pair(found[place], found[place + 1], lexed)) is not None
        ):
            both = between(begin, end, how)
            if both is not None:
                whens[place] = whens[place + 1] = both
    expressions = []
    for each, when in zip(found, whens, strict=True):
        begin_cp, end_cp = lexed.starts[each.first], lexed.ends[_last_of(each, lexed) - 1]
        said = each.reading
        expressions.append(
            Expression(
                begin_cp,
                end_cp,
                lexed.text[begin_cp:end_cp],
                said.type,
                said.value,
                said.mod,
                when,
                each.rule,
                said.needs_publication,
            )
        )
    return tuple(expressions)


def _last_of(each: _Found, lexed: Lexed) -> int:
    """The place after the last token; a full stop belongs to it only behind what is cut short ("Sept.")."""
    if each.last - each.first > 1 and lexed.shape[each.last - 1] == LETTERS["dot"]:
        word = lexed.word(each.last - 2)
        if len(word) > _ABBREVIATED or word.lower() in _FULL:
            return each.last - 1
    return each.last


_ABBREVIATED = 4  # letters at most
_FULL = frozenset(("may", "june", "july"))


def _before(each: _Found, lexed: Lexed) -> str:
    return lexed.shape[each.first - 1] if each.first else ""


def _pair(left: _Found, right: _Found, lexed: Lexed) -> str | None:
    """How two expressions make one span: "from", "between", "" (a dash), or None."""
    gap = lexed.shape[left.last : right.first]
    opener = _OPENERS.get(_before(left, lexed), "")
    return opener if len(gap) == 1 and gap in _LINKS[opener] else None
