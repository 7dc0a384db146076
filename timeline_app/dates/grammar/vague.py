"""Rules for words that name no day: recognised, so that nobody takes them for one."""

from __future__ import annotations

from collections.abc import Callable

from timeline_app.dates.anchoring import Anchor
from timeline_app.dates.expressions import Kind, Type
from timeline_app.dates.grammar.rules import Hit, Reading, rule


def _always(value: str) -> Callable[[Hit, Anchor], Reading]:
    return lambda hit, anchor: Reading(Type.DATE, value)


def _recent(hit: Hit, anchor: Anchor) -> Reading | None:
    """ "Recently" and "recent weeks", but no recent moves."""
    return Reading(Type.DATE, "PAST_REF") if hit.group("units") or not hit.number("recent") else None


def _attributive(hit: Hit, anchor: Anchor) -> Reading | None:
    """ "The former king", "future attacks": of weight only where a story is told."""
    if anchor.kind is not Kind.NARRATIVE:
        return None
    return Reading(Type.DATE, "FUTURE_REF" if hit.has("future") else "PAST_REF")


RULES = (
    rule(
        "now",
        "<now>|<this|that><moment>|<at><this><time>|<current>(?!<unit|quarter>)",
        _always("PRESENT_REF"),
    ),
    rule("recent", "<recent>(?:(?P<units>{{units}})(?:<and>{{units}})?)?", _recent),
    rule(
        "the-past",
        "<the><recent|far>?<past>(?!<unit|units|weekday|month|season|quarter|ones|few|several|couple|daynumber|count|tens>)",
        _always("PAST_REF"),
    ),
    rule("the-future", "<the><far>?<future>(?!<other>)", _always("FUTURE_REF")),
    rule("attributive", "<former|future|recent>", _attributive),
    rule("coming", "<the>?<coming|future>{{units}}|<the>{{units}}<ahead>", _always("FUTURE_REF")),
)
"""The rules, by and by; for matches of one length the first counts."""
