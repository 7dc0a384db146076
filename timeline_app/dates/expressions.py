"""Time expressions in a text: where each stands, what it says in TIMEX3, and when that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from timeline_app.model.when import When

__all__ = ["Expression", "Kind", "Type"]


class Type(Enum):
    """What an expression names; the types of TIMEX3 (TimeML 1.2.1, and ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Kind(Enum):
    """What a text is anchored at: news at its publication, a narrative at the date it named last."""

    NEWS = "news"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True)
class Expression:
    """One time expression: `begin` to `end` in code points (end exclusive), without prepositions (TIMEX3).

    `value` and `mod` are those of TIMEX3: "2021-09-06", "PRESENT_REF", "P3D"; "START", "APPROX", "". `when`
    holds what stands around it, too ("since"); it is None where nothing can be placed: a vague word, a
    duration, a set, or a day whose anchor is missing; `needs_publication` then says that the publication date
    would place it. `rule` is the name of the rule that made it.
    """

    begin: int
    end: int
    text: str
    type: Type
    value: str
    mod: str
    when: When | None
    rule: str
    needs_publication: bool
