"""What a language is to the search for time expressions: a vocabulary, its feasts and the signs of tense."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from timeline_app.dates.grammar.classes import LETTERS
from timeline_app.dates.grammar.lexing import Word

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Language:
    """A language; `common` are words that a text in it has many of.

    `future` and `past` find the words of a sentence that tell whether it speaks of what is to come.
    """

    code: str
    words: Mapping[str, Word]
    common: frozenset[str]
    feasts: Mapping[str, str]
    future: re.Pattern[str] = _NEVER
    past: re.Pattern[str] = _NEVER


def vocabulary(table: Mapping[str, str]) -> dict[str, Word]:
    """Each form of each word with its class and value, from `{class: "word=value word word=value"}`.

    A word in small letters may also begin with a capital or stand in capitals; one with a capital keeps it.
    A `~` in a word stands for a space or sign within it.
    """
    words: dict[str, Word] = {}
    for name, listed in table.items():
        for item in listed.split():
            word, _, value = item.partition("=")
            word = word.replace("~", " ")
            entry = (LETTERS[name], int(value) if value.lstrip("-").isdecimal() else value)
            forms = (
                (word, word.upper())
                if word[0].isupper()
                else (word, word[0].upper() + word[1:], word.upper())
            )
            for form in forms:
                words.setdefault(form, entry)
    return words
