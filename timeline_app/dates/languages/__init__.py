"""Languages as data: the words of each, by the classes that the grammar is written in."""

from __future__ import annotations

import re

from timeline_app.dates.languages.arabic import ARABIC
from timeline_app.dates.languages.english import ENGLISH
from timeline_app.dates.languages.french import FRENCH
from timeline_app.dates.languages.german import GERMAN
from timeline_app.dates.languages.language import Language
from timeline_app.dates.languages.russian import RUSSIAN
from timeline_app.dates.languages.spanish import SPANISH

LANGUAGES = {each.code: each for each in (ENGLISH, ARABIC, FRENCH, GERMAN, RUSSIAN, SPANISH)}
"""Every language by its code (ISO 639-1)."""

_SAMPLE = 6000
_SCRIPTS = ((re.compile(r"[\u0600-\u06ff]"), ARABIC), (re.compile(r"[\u0400-\u04ff]"), RUSSIAN))
_LATIN = (ENGLISH, FRENCH, GERMAN, SPANISH)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")


def language_of(code: str) -> Language:
    """The language of a code such as "en"; ValueError for one that is not known."""
    if code not in LANGUAGES:
        raise ValueError(f"There is no language “{code}” here, but there are {', '.join(sorted(LANGUAGES))}.")
    return LANGUAGES[code]


def guessed(text: str) -> Language:
    """The language that a text seems to be in, by its letters and its commonest words; English in doubt."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    for script, language in _SCRIPTS:
        if len(script.findall(sample)) * 2 > letters:
            return language
    words = _WORD.findall(sample.lower())
    return max(_LATIN, key=lambda language: sum(word in language.common for word in words))
