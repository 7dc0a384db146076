"""What a person types to find events, read into terms; what cannot be understood is told in words.

Words and "quoted phrases" stand beside operators: `track:`, `tag:`, `status:`, `before:`, `after:`, `has:` and `is:`.
A `-` before a term turns it round. An event matches when it has all words, one of the values of each operator that
is there, and none of what is turned round. The rest of a query holds, whatever part of it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from timeline_app.model.when import Edge, When


class Field(StrEnum):
    """What a term is about. Terms about the same thing are alternatives, except words, which must all be there."""

    WORDS = "words"
    TRACK = "track"
    TAG = "tag"
    STATUS = "status"
    BEFORE = "before"
    AFTER = "after"
    EVIDENCE = "evidence"
    DATE = "date"
    NOTES = "notes"
    DISPUTED = "disputed"
    REVIEWED = "reviewed"


VALUES: Mapping[str, Mapping[str, Field]] = MappingProxyType(
    {
        "status": MappingProxyType(dict.fromkeys(("happened", "planned", "cancelled"), Field.STATUS)),
        "has": MappingProxyType(
            {"evidence": Field.EVIDENCE, "date": Field.DATE, "notes": Field.NOTES},
        ),
        "is": MappingProxyType(
            {"disputed": Field.DISPUTED, "reviewed": Field.REVIEWED, "unreviewed": Field.REVIEWED}
        ),
    }
)
"""The operators that take one of a few values, and what each value is about."""
OPERATORS = ("track", "tag", "status", "before", "after", "has", "is")

_NEEDS: Mapping[str, str] = MappingProxyType(
    {
        "track": "the name of a track",
        "tag": "a tag",
        "before": "a date",
        "after": "a date",
        "status": "happened, planned or cancelled",
        "has": "evidence, date or notes",
        "is": "disputed, reviewed or unreviewed",
    }
)
_TOKEN = re.compile(
    r"""(?P<minus>-?)(?:(?P<name>[A-Za-z]+):(?!//))?
    (?:""(?!") | "(?P<straight>(?:[^"]|"")*)(?P<end>"?) | [“„](?P<curly>[^“”"]*)(?P<curl>[“”"]?)
    | (?P<bare>[^\s"“„]*))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for; it stands at `start`..`end` of the text.

    `value` is the word, phrase, name or tag, or one of `VALUES`. `us` is the bound of `before:` and `after:`,
    wall-clock microseconds as written with `offset_min`.
    """

    field: Field
    value: str
    negated: bool
    start: int
    end: int
    is_phrase: bool = False
    us: int = 0
    offset_min: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be understood: a sentence about `start`..`end` of the text."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of a text and its problems, both as they stand in it."""

    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, *fields: Field) -> tuple[Term, ...]:
        """The terms about these things."""
        return tuple(term for term in self.terms if term.field in fields)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text, its parts without quotation marks; `name` is an operator in small letters, or "".

    `is_open` = its quotation marks are not closed yet.
    """

    start: int
    end: int
    minus: bool
    name: str
    value: str
    is_quoted: bool
    is_open: bool


def tokens(text: str) -> list[Token]:
    """The pieces between the spaces that are not within quotation marks."""
    found = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.end() == at:
            at += 1
            continue
        at = match.end()
        parts = match.groupdict("")
        quoted = parts["straight"].replace('""', '"') + parts["curly"]
        value = " ".join((parts["bare"] or quoted).split())
        is_open = "" in (match["end"], match["curl"])
        minus, name = bool(parts["minus"]), parts["name"].lower()
        found.append(Token(match.start(), at, minus, name, value, match["bare"] is None, is_open))
    return found


def read(text: str, read_date: Callable[[str], When]) -> Query:
    """The query that a text means. `read_date` raises ValueError with a sentence for what is no date."""
    terms: list[Term] = []
    problems: list[Problem] = []
    for token in tokens(text):
        try:
            term = _term(token, read_date)
        except ValueError as error:
            problems.append(Problem(str(error), token.start, token.end))
        else:
            if term is not None:
                terms.append(term)
    return Query(tuple(terms), tuple(problems))


def _term(token: Token, read_date: Callable[[str], When]) -> Term | None:
    value, name = token.value, token.name
    if not name:
        if value and not any(character.isalnum() for character in value):
            raise ValueError(f"“{value}” has no letter and no digit that could be found.")
        return _made(token, Field.WORDS, value) if value else None
    if name not in OPERATORS:
        known = ", ".join(f"{operator}:" for operator in OPERATORS[:-1])
        raise ValueError(
            f"There is no “{name}:”, only {known} and {OPERATORS[-1]}: – put it in quotation marks to find the words."
        )
    if not value:
        raise ValueError(f"After “{name}:” comes {_NEEDS[name]}.")
    if name in VALUES:
        begun = [known for known in VALUES[name] if known.startswith(value.lower())]
        if len(begun) != 1:
            raise ValueError(f"After “{name}:” comes {_NEEDS[name]}, not “{value}”.")
        return _made(token, VALUES[name][begun[0]], begun[0])
    if name in ("before", "after"):
        return _dated(token, read_date(value))
    return _made(token, Field(name), value)


def _made(token: Token, field: Field, value: str, us: int = 0, offset_min: int | None = None) -> Term:
    return Term(field, value, token.minus, token.start, token.end, token.is_quoted, us, offset_min)


def _dated(token: Token, when: When) -> Term:
    """Before a date is before its first moment, after it is after its last."""
    edge, side = (when.begin, "beginning") if token.name == "before" else (when.end, "end")
    if not isinstance(edge, Edge):
        raise ValueError(f"“{token.value}” has no {side}, so nothing is surely {token.name} it.")
    us = edge.earliest if token.name == "before" else edge.latest
    return _made(token, Field(token.name), token.value, us, edge.offset_min)
