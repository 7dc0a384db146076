"""Rules: a pattern over the classes of words, and what a match of it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline_app.dates.anchoring import Anchor, Tense
from timeline_app.dates.expressions import Type
from timeline_app.dates.grammar.classes import LETTERS, spelled
from timeline_app.dates.grammar.lexing import Lexed
from timeline_app.dates.languages.language import Language
from timeline_app.dates.values import Point

MACROS: Mapping[str, str] = {
    "month": "<month|maymonth><dot>?(?:<slash><month>)?",
    "monthday": "<daynumber|ordinal>(?!<percent|fraction|hyphen><units|unit>)",
    "weekday": "(?:<weekday>|<shortday><dot>?)",
    "digits": "(?:<daynumber|count|longcount|year|hours|decimal>(?:<and>?<fraction>)?)",
    "word": "(?:<tens>(?:<hyphen>?<ones>)?|<ones>(?:<hyphen>?<tens|hundred>)?|<a>?<dozen|hundred>)"
    "(?:<hundred>)?(?:<and>?<tens>(?:<hyphen>?<ones>)?)?(?:<and><a><half>)?",
    "number": "{{digits}}<hundred>?|{{word}}",
    "some": "<a>?<few|several|many|some>(?:<dozen|hundred>)?|<a>?<couple><of>?|<dozen><of>",
    "unit": "<unit|second|quarter|century|weekend>",
    "units": "<units|quarters>",
    "last": "<last|past>",
    "next": "<next|coming>",
    "ordinal": "<ordinal|ordinalword|second>(?:<hyphen>?<ordinalword>)?|<tens><hyphen>?<ordinalword>",
    "part": "(?P<early><early>)|(?P<mid><mid>)|(?P<late><late>)",
    "edge": "<the>?(?:(?P<start><start>)|(?P<middle><middle>)|(?P<end><end>))<of>",
    "graded": "(?:(?:<the>?<so>?{{part}}(?:<hyphen>|<in><the>?)?|{{edge}}))?",
    "most": "(?:(?P<approx><about|almost>|<some>)|(?P<more><more><than>|<over>(?!<the|last|past|next|this>)|<at>?<least>)"
    "|(?P<less><less><than>|<under>|<at>?<most>|<up><to>))",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a match says. `first` and `last` are places of tokens, `last` exclusive; -1 = those of the match.

    `point` is what later expressions are read against. A `weak` one counts only beside another. `clock` is set
    where it is a time of day that looks for its day.
    """

    type: Type
    value: str
    mod: str = ""
    needs_publication: bool = False
    offset_min: int | None = None
    first: int = -1
    last: int = -1
    point: Point | None = None
    clock: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a rule in a text."""

    lexed: Lexed
    match: re.Match[str]
    language: Language

    def value(self, *names: str) -> int | str | None:
        """The value of the first token of one of these classes."""
        letters = {LETTERS[name] for name in names}
        for place in range(self.match.start(), self.match.end()):
            if self.lexed.shape[place] in letters:
                return self.lexed.values[place]
        return None

    def number(self, *names: str) -> int:
        """The value of the first token of one of these classes, or 0."""
        value = self.value(*names)
        return value if isinstance(value, int) else 0

    def code(self, *names: str) -> str:
        """The value of the first token of one of these classes, or ""."""
        value = self.value(*names)
        return value if isinstance(value, str) else ""

    def has(self, *names: str) -> bool:
        """Whether a token is of one of these classes."""
        return self.value(*names) is not None

    def span(self, name: str) -> tuple[int, int]:
        """From which token to which (exclusive) a group goes; (-1, -1) where it took no part."""
        groups = self.match.re.groupindex
        while name in groups:
            if self.match[name] is not None:
                return self.match.span(name)
            name += "_"
        return -1, -1

    def group(self, name: str) -> bool:
        """Whether a group of the pattern took part."""
        return self.span(name)[0] >= 0

    def places(self, name: str) -> range:
        """The tokens of a group; none where it took no part."""
        return range(*self.span(name))

    def first(self, name: str) -> int:
        """The number that the first token of a group is, or 0."""
        place = self.span(name)[0]
        value = self.lexed.values[place] if place >= 0 else 0
        return int(value) if isinstance(value, int) or value.isdecimal() else 0

    def text(self, name: str) -> str:
        """What is written, of a group."""
        first, last = self.span(name)
        return self.lexed.text[self.lexed.starts[first] : self.lexed.ends[last - 1]]

    @property
    def mod(self) -> str:
        """The modifier that its grades say."""
        for name, mod in _MODS:
            if self.group(name):
                return mod
        return ""

    @property
    def tense(self) -> Tense:
        """Whether the words around speak of what is to come."""
        return tense_at(self)


_MODS = (
    ("early", "START"), ("start", "START"), ("mid", "MID"), ("middle", "MID"), ("late", "END"), ("end", "END"),
    ("approx", "APPROX"), ("more", "MORE_THAN"), ("less", "LESS_THAN"),
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z\"“‘(])|\n\s*\n|[;:]\s")
_AROUND = 160


def tense_at(hit: Hit) -> Tense:
    """The tense of the sentence around a match: of the verbs before it, else of those after it."""
    start, end = hit.lexed.starts[hit.match.start()], hit.lexed.ends[hit.match.end() - 1]
    before = hit.lexed.text[max(0, start - _AROUND) : start]
    before = _SENTENCE.split(before)[-1]
    after = _SENTENCE.split(hit.lexed.text[end : end + _AROUND])[0]
    for stretch, is_before in ((before, True), (after, False)):
        found = _nearest(hit.language, stretch, is_before)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _nearest(language: Language, stretch: str, is_before: bool) -> Tense:
    future = [found.span() for found in language.future.finditer(stretch)]
    past = [
        found.span()
        for found in language.past.finditer(stretch)
        if not any(first <= found.start() < last for first, last in future)
    ]
    if not future and not past:
        return Tense.UNKNOWN
    if not future or not past:
        return Tense.FUTURE if future else Tense.PAST
    if is_before:
        return Tense.FUTURE if future[-1] > past[-1] else Tense.PAST
    return Tense.FUTURE if future[0] < past[0] else Tense.PAST


Read = Callable[[Hit, Anchor], "Reading | Sequence[Reading] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; its `pattern` is a regular expression over the letters of classes."""

    name: str
    pattern: str
    read: Read


def rule(name: str, pattern: str, read: Read) -> Rule:
    """A rule of a pattern as `classes.spelled` has it, with the macros of all rules."""
    return Rule(name, spelled(pattern, MACROS), read)


_GROUP_NAME = re.compile(r"\(\?P<\w+>")


class Grammar:
    """Many rules as one: of those that match at a place the longest wins, then the earlier in the table.

    The patterns are compiled when the first text comes: at a start nobody waits for them.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(_GROUP_NAME.sub("(?:", each.pattern) for each in self._rules))

    @cached_property
    def _each(self) -> list[tuple[Rule, re.Pattern[str]]]:
        return [(each, re.compile(each.pattern)) for each in self._rules]

    def hits(self, lexed: Lexed, language: Language, at: int) -> list[tuple[Rule, Hit]]:
        """At the next place (from `at`) where a rule matches: the rules with their matches, longest first."""
        found = self._any.search(lexed.shape, at)
        if found is None:
            return []
        matches = [
            (each, Hit(lexed, match, language))
            for each, pattern in self._each
            if (match := pattern.match(lexed.shape, found.start())) is not None
        ]
        matches.sort(key=lambda pair: -pair[1].match.end())
        return matches
