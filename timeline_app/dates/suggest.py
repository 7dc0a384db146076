"""Turns the time expressions of an article into suggestions: what may be events, each with its title and passages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from timeline_app.dates.expressions import Expression, Type
from timeline_app.dates.particles import FROM, TO
from timeline_app.dates.sentences import Span, sentences
from timeline_app.dates.titles import title_of
from timeline_app.model.when import Edge, Missing, When, span

_FROM = re.compile(rf"\b(?:{FROM})\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(rf"\s*(?:{TO})\s*(?:the\s+)?", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:[-–—]|to|through|until)\s*", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_IMPRINT = re.compile(
    r"\W*(?:(?:first |last |originally )?(?:published|updated|posted|modified|edited|printed)|copyright|©|\(c\)|date:"
    r"|filed (?:at|on)|by [\w. ’'-]+\|)",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 700
LONGEST_IMPRINT = 7  # words
FARTHEST = 4  # dates after a day among which the time of that day may be


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
    left out, and so are dates that say when the text came out, and headings under which other dates stand.
    """
    made: list[Suggestion] = []
    seen: Counter[str] = Counter()
    for sentence, following, group in _by_sentence(text, expressions):
        dates = [(each.begin, each.end) for each in group]
        if _is_imprint(text, sentence, dates) or (following is None and not _says(text, sentence, dates)):
            continue
        begins = [begin for begin, _ in dates]
        for dated in _dated(text, group):
            own = tuple((each.begin, each.end) for each in dated.parts)
            near = _near(text, sentence, own)
            key = _key(text[slice(*near)], dated.parts)
            seen[key] += 1
            first, last = bisect_left(begins, near[0]), bisect_left(begins, near[1])
            title = title_of(text, near, own, dates[first:last], following)
            name = f"{key} {seen[key]}" if seen[key] > 1 else key
            made.append(Suggestion(title, dated.when, near, own, dated.parts[0].rule, name))
    return tuple(made)


def waiting(expressions: Sequence[Expression]) -> int:
    """How many expressions could be placed if it were known when the article was published."""
    return sum(each.needs_publication for each in expressions)


def _by_sentence(
    text: str, expressions: Sequence[Expression]
) -> Iterator[tuple[Span, Span | None, list[Expression]]]:
    """The sentences with an expression, each with the one after it where that has no date, and its expressions."""
    every = list(sentences(text)) if expressions else []
    places: list[int] = []
    at = 0
    for each in expressions:
        while at + 1 < len(every) and every[at][1] <= each.begin:
            at += 1
        places.append(at)
    with_date = set(places)
    for place, group in groupby(zip(places, expressions, strict=True), key=lambda pair: pair[0]):
        found = [each for _, each in group]
        begin, end = every[place]
        sentence = min(begin, found[0].begin), max(end, found[-1].end)
        has_next = place + 1 < len(every) and place + 1 not in with_date
        yield sentence, every[place + 1] if has_next else None, found


def _says(text: str, sentence: Span, dates: Sequence[Span]) -> bool:
    """Whether there are words beside the dates."""
    return any(_LETTERS.search(word) for word in _rest(text, sentence, dates))


def _is_imprint(text: str, sentence: Span, dates: Sequence[Span]) -> bool:
    """Whether a line only tells when the text itself was published or changed."""
    said = " ".join(_rest(text, sentence, dates)).strip()
    return _IMPRINT.match(said) is not None and len(said.split()) <= LONGEST_IMPRINT


def _rest(text: str, sentence: Span, dates: Sequence[Span]) -> Iterator[str]:
    at = sentence[0]
    for begin, end in dates:
        yield text[at:begin]
        at = end
    yield text[at : sentence[1]]


def _near(text: str, sentence: Span, own: Sequence[Span]) -> Span:
    """The sentence; of one without an end, such as a table, what stands around the date."""
    begin, end = sentence
    if end - begin <= LONGEST_SENTENCE:
        return sentence
    if own[0][0] - begin > LONGEST_SENTENCE // 2:
        space = text.find(" ", own[0][0] - LONGEST_SENTENCE // 2, own[0][0])
        begin = own[0][0] if space < 0 else space + 1
    if end - own[-1][1] > LONGEST_SENTENCE // 2:
        space = text.rfind(" ", own[-1][1], own[-1][1] + LONGEST_SENTENCE // 2)
        end = own[-1][1] if space < 0 else space
    return begin, end


def _dated(text: str, group: Sequence[Expression]) -> Iterator[_Dated]:
    """The dates of a sentence; those are joined that only together say when: "from ... to", a day and a time of it."""
    placed = [each for each in group if each.when is not None]
    taken: set[int] = set()
    for number, each in enumerate(placed):
        if number in taken or each.when is None:
            continue
        other = number + 1
        joined = _joined(text, each, placed[other]) if other < len(placed) else None
        while joined is None and other + 1 < min(len(placed), number + FARTHEST) and each.type is Type.DATE:
            other += 1
            joined = _time_of_day(each, placed[other])
        if joined is not None and other not in taken:
            taken.add(other)
            yield _Dated(joined, (each, placed[other]))
        else:
            yield _Dated(each.when, (each,))


def _joined(text: str, first: Expression, second: Expression) -> When | None:
    """The time that both say together; None where each stands for itself."""
    between = text[first.end : second.begin]
    if _DASH.fullmatch(between) or (
        _TO.fullmatch(between) and _FROM.search(text, max(first.begin - 24, 0), first.begin)
    ):
        return _stretch(first.when, second.when) if first.when and second.when else None
    return _time_of_day(first, second)


def _time_of_day(first: Expression, second: Expression) -> When | None:
    """The time, where one of both is a time of the day that the other names."""
    for day, time in ((first, second), (second, first)):
        if time.type is Type.TIME and day.type is Type.DATE and time.value.startswith(f"{day.value}T"):
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
