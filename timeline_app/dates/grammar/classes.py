"""The classes of words that the rules are written in: one letter each, so that a text becomes a short string."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_NAMES = (  # noqa: SIM905
    # names and numbers
    "month maymonth weekday weekdays shortday season fall seasons daypart dayparts noon holiday feast feastday "
    "daynumber count year longcount decimal fraction ordinal ordinalword ones tens hundred dozen decade iso clock "
    "hours slashed era ampm zone local time oclock quarterword fiscal "
    # units
    "unit units second weekend quarter quarters century "
    # small words
    "the a of in on to from since until by between and or than at per comma dot hyphen dash slash possessive "
    "quote open close colon currency percent for during before after "
    # words that point and words that grade
    "last past next coming this current that same each ago earlier later early mid late start end middle half about "
    "more less over under least most up few several couple many some another full "
    "today yesterday tomorrow tonight now recent former future once long set old label people "
    "period moment so far additional sometime ahead almost "
    # everything else
    "break stop other"
).split()

LETTERS: Mapping[str, str] = MappingProxyType(
    {
        name: letter
        for name, letter in zip(
            dict.fromkeys(_NAMES),
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
            + "".join(chr(code) for code in range(0xC0, 0x180)),
            strict=False,
        )
    }
)
"""The letter of each class."""

OTHER = LETTERS["other"]
BREAK = LETTERS["break"]


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as `spelled` has it, without macros."""
    return re.compile(spelled(pattern, {}))


def spelled(pattern: str, macros: Mapping[str, str]) -> str:
    """A pattern with `<class>`, `<one|another>` and `{{macro}}` as a regular expression over letters.

    Spaces in it mean nothing. A group may have its name more than once: the next ones get a `_` more.
    """
    while "{{" in pattern:
        pattern = re.sub(r"\{\{(\w+)\}\}", lambda name: f"(?:{macros[name[1]]})", pattern)
    pattern = "".join(pattern.split())
    seen: dict[str, int] = {}

    def numbered(group: re.Match[str]) -> str:
        seen[group[1]] = seen.get(group[1], -1) + 1
        return f"(?P<{group[1]}{'_' * seen[group[1]]}>"

    pattern = re.sub(r"\(\?P<(\w+)>", numbered, pattern)
    return re.sub(r"(?<!\(\?)(?<!\(\?P)<([^<>=!]+)>", _letters, pattern)


def _letters(names: re.Match[str]) -> str:
    letters = "".join(LETTERS[name] for name in names[1].split("|"))
    return letters if len(letters) == 1 else f"[{letters}]"
