"""What the fragments of a date may mean otherwise: 8/9/2021, midnight, the 2000s, Monday, CST, a word misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from timeline_app.dates.fragments import Fragment
from timeline_app.dates.letters import bare, one_slip_apart
from timeline_app.dates.vocabulary import WORDS

_NUMERIC = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})")
_MONTHS = 12
_DAY_SECONDS = 86_400
_LEAST_LETTERS = 4  # of a word that may be misspelt: of shorter ones half the dictionary is one slip away
_MOST_OFFERED = 3

_ZONES: Mapping[str, tuple[tuple[str, int], ...]] = MappingProxyType(
    {
        "ist": (("India", 330), ("Israel", 120), ("Ireland", 60)),
        "cst": (("North American Central", -360), ("China", 480), ("Cuba", -300)),
        "ast": (("Atlantic", -240), ("Arabia", 180)),
        "gst": (("Gulf", 240), ("South Georgia", -120)),
        "sst": (("Samoa", -660), ("Singapore", 480)),
        "amt": (("Armenia", 240), ("Amazon", -240)),
    }
)
"""Abbreviations that mean several zones: whose, and the UTC offset in minutes."""

_SPELT = tuple(
    sorted(
        {word for word in WORDS if len(word) >= _LEAST_LETTERS}
        | {"century", "quarter", "half", "midnight", "noon", "morning", "afternoon", "evening", "local"}
    )
)


def meanings(fragments: Sequence[Fragment], *, month_first: bool = False) -> Iterator[list[Fragment]]:
    """The fragments as they are meant, the likeliest way first; `month_first` as the person writes numeric dates."""
    orders = [_order(fragment) for fragment in fragments]
    said = list(fragments)
    if "either" in orders:
        turned = [_turned(f) if order == "either" else f for f, order in zip(said, orders, strict=True)]
        if "month first" in orders:
            said = turned
        elif "day first" not in orders:
            yield from (turned, said) if month_first else (said, turned)
            return
    yield said
    for at, fragment in enumerate(said):
        other = _other(fragment)
        if other is not None:
            yield [*said[:at], other, *said[at + 1 :]]
    slots = [fragment.slot for fragment in said]
    if slots.count("weekday") == 1 and not {"which", "number", "ordinal", "date", "month", "nth"} & set(
        slots
    ):
        at = slots.index("weekday")
        yield [*said[:at], Fragment("which", "next", "", (1,), said[at].begin, said[at].begin), *said[at:]]


def zones_of(fragment: Fragment) -> tuple[tuple[str, Fragment], ...]:
    """Whose zone an unknown abbreviation may be, and the offset for each."""
    found = _ZONES.get(fragment.text.lower(), ()) if fragment.slot == "unknown" else ()
    return tuple((whose, replace(fragment, slot="offset", numbers=(offset,))) for whose, offset in found)


def spelt_of(fragment: Fragment) -> tuple[str, ...]:
    """Words of dates that are one slip of the finger from an unknown one."""
    word = bare(fragment.text)
    if fragment.slot != "unknown" or len(word) < _LEAST_LETTERS:
        return ()
    near = [other for other in _SPELT if one_slip_apart(word, other)]
    near.sort(key=lambda other: (other[0] != word[0], abs(len(other) - len(word))))
    return tuple(_capital(other) for other in near[:_MOST_OFFERED])


def _capital(word: str) -> str:
    return word.capitalize() if WORDS.get(word, ("",))[0] in {"month", "weekday"} else word


def _order(fragment: Fragment) -> str:
    """What a numeric date says about the order of day and month: "day first", "month first", "either" or ""."""
    match = _NUMERIC.fullmatch(fragment.text) if fragment.slot == "date" else None
    if match is None or match[1] == match[3]:
        return ""
    first, second = int(match[1]), int(match[3])
    if max(first, second) <= _MONTHS:
        return "either"
    return "day first" if first > _MONTHS else "month first"


def _turned(fragment: Fragment) -> Fragment:
    year, month, day = fragment.numbers
    return replace(fragment, numbers=(year, day, month))


def _other(fragment: Fragment) -> Fragment | None:
    """What else a fragment may mean, if anything."""
    text = fragment.text.lower()
    if fragment.slot == "time" and text == "midnight":
        return replace(fragment, numbers=(_DAY_SECONDS, *fragment.numbers[1:]))
    if fragment.slot == "years" and text[0].isdecimal() and text.endswith("s"):
        first, count = fragment.numbers
        if first % 100 == 0 and len(text.rstrip("s'")) == 4:
            return replace(fragment, numbers=(first, 110 - count))
        if len(text.rstrip("s'")) == 2 and first >= 2000:
            return replace(fragment, numbers=(first - 100, count))
    return None
