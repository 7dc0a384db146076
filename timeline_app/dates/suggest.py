"""Turns the time expressions of an article into suggestions: what may be events, each with its title and passages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from timeline_app.dates.expressions import Expression, Type
from timeline_app.dates.sentences import Span, sentences
from timeline_app.dates.titles import title_of
from timeline_app.model.when import Edge, Missing, When, span

_FROM = re.compile(r"\b(?:from|between|de|du|desde|entre|von|zwischen|с|от|من)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"\s*(?:to|until|till|through|and|a|à|au|al|hasta|y|et|bis|und|до|по|и|إلى|و|[-–—])\s*(?:the\s+)?",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*(?:[-–—]|to|through|until)\s*", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An event that a text may tell of.

    `sentence` and `expressions` are its passages (code points, end exclusive), `rule` names what found its date.
    `key` is the same for the same sentence and date in another text, and its own within one text.
    """

    title: str
    when: When
    sentence: Span
    expressions: tuple[Span, ...]
    rule: str
    key: str


@dataclass(frozen=True, slots=True)
class _Dated:
    """One or more expressions that together say when one thing was."""

    when: When
    parts: tuple[Expression, ...]


def suggest(text: str, expressions: Sequence[Expression]) -> tuple[Suggestion, ...]:
    """What may be put on the timeline, in the order of the text.

    `expressions` are in their order, none overlapping another, as `find` gives them. What cannot be placed is
    left out.
    """
    made: list[Suggestion] = []
    seen: Counter[str] = Counter()
    for sentence, following, group in _by_sentence(text, expressions):
        spans = tuple((each.begin, each.end) for each in group)
        for dated in _dated(text, [each for each in group if each.when is not None]):
            own = tuple((each.begin, each.end) for each in dated.parts)
            key = _key(text[slice(*sentence)], dated.parts)
            seen[key] += 1
            made.append(
                Suggestion(
                    title_of(text, sentence, own, spans, following),
                    dated.when,
                    sentence,
                    own,
                    dated.parts[0].rule,
                    f"{key} {seen[key]}" if seen[key] > 1 else key,
                )
            )
    return tuple(made)


def _by_sentence(
    text: str, expressions: Sequence[Expression]
) -> Iterator[tuple[Span, Span | None, list[Expression]]]:
    """The sentences with an expression, each with the one after it and its expressions."""
    if not expressions:
        return
    all_spans = list(sentences(text))
    at = 0
    places: list[int] = []
    for each in expressions:
        while at + 1 < len(all_spans) and all_spans[at][1] <= each.begin:
            at += 1
        places.append(at)
    for place, group in groupby(zip(places, expressions, strict=True), key=lambda pair: pair[0]):
        found = [each for _, each in group]
        begin, end = all_spans[place]
        sentence = min(begin, found[0].begin), max(end, found[-1].end)
        yield sentence, all_spans[place + 1] if place + 1 < len(all_spans) else None, found


def _dated(text: str, group: list[Expression]) -> Iterator[_Dated]:
    """The expressions of a sentence, those joined that say when one thing was: "from ... to", a day and its time."""
    at = 0
    while at < len(group):
        first = group[at]
        second = group[at + 1] if at + 1 < len(group) else None
        joined = second and _joined(text, first, second)
        assert first.when is not None
        if second is not None and joined:
            yield _Dated(joined, (first, second))
        else:
            yield _Dated(first.when, (first,))
        at += 2 if joined else 1


def _joined(text: str, first: Expression, second: Expression) -> When | None:
    """The time that both say together; None where each stands for itself."""
    assert first.when is not None
    assert second.when is not None
    between = text[first.end : second.begin]
    is_span = _DASH.fullmatch(between) or (
        _TO.fullmatch(between) and _FROM.search(text, max(first.begin - 24, 0), first.begin)
    )
    if is_span:
        return _stretch(first.when, second.when)
    times = [each for each in (first, second) if each.type is Type.TIME]
    if len(times) == 1:
        (time,) = times
        day = second if time is first else first
        if time.value.startswith(f"{day.value}T"):
            return time.when
    return None


def _stretch(first: When, last: When) -> When | None:
    """From one time to another; None where the other comes first."""
    begin = first.begin if isinstance(first.begin, Edge) else first.end
    end = last.end if isinstance(last.end, Edge) else last.begin
    if isinstance(begin, Missing) or isinstance(end, Missing):
        return None
    try:
        return span(begin, end, zone=first.zone or last.zone)
    except ValueError:
        return None


def _key(sentence: str, parts: Sequence[Expression]) -> str:
    said = " ".join(_WORD.findall(sentence.casefold()))
    values = " ".join(each.value for each in parts)
    return sha256(f"{said}\n{values}".encode()).hexdigest()[:24]
