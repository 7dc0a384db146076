"""Cuts a text into words, numbers and signs, and says of each which class it is of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline_app.dates.grammar.classes import BREAK, LETTERS, OTHER

Word = tuple[str, int | str]
"""The letter of a class, and a value: the number of a month, the name of a zone."""

_TOKEN = re.compile(
    r"[AaPp]\.\s?[Mm]\.?(?!\w)|[Oo]['’]clock|[Bb]\.[Cc]\.(?:[Ee]\.)?|[Aa]\.[Dd]\.|U\.S\."
    r"|(?:كانون|تشرين) (?:الأول|الثاني)|[^\W\d_]+"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)"
    r"|\d{1,2}(?::\d\d){1,2}(?!\w)|\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d\d)(?![\w/])"
    r"|\d++/\d++|\d{1,3}(?:,\d{3}){1,4}(?!\w)|\d++\.\d++|\d++[^\W_]*+|\n[^\S\n]*\n|[^\w\s]|_+"
)
_DIGIT_FORMS = re.compile(
    r"(?P<ordinal>(?:\d{0,3}(?:1st|2nd|3rd|[04-9]th)|\d?1\dth))|(?P<decade>(?:\d{2,3}0|\d0)s)"
    r"|(?P<ampm>\d{1,2})(?:am|pm|AM|PM)|(?P<zulu>\d{4})(?:Z|GMT|UTC|h|hrs)"
)
_SIGNS: Mapping[str, str] = {
    ",": "comma", ".": "dot", "/": "slash", "(": "open", ")": "close", ":": "colon", "–": "dash", "—": "dash",
    "$": "currency", "£": "currency", "€": "currency", "¥": "currency", "%": "percent",
    "!": "stop", "?": "stop", ";": "stop", '"': "quote", "“": "quote", "”": "quote", "،": "comma",
}  # fmt: skip
_SIGN_WORDS: Mapping[str, Word] = {sign: (LETTERS[name], 0) for sign, name in _SIGNS.items()}
_OTHER: Word = (OTHER, 0)
_BREAK: Word = (BREAK, 0)
_LONGEST = 14  # digits; more are no date, and cost time to read


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text as tokens: the letters of their classes as one string, their values and where they stand."""

    text: str
    shape: str
    values: list[int | str]
    starts: list[int]
    ends: list[int]

    def word(self, place: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[place] : self.ends[place]]


def lex(text: str, words: Mapping[str, Word]) -> Lexed:
    """The tokens of a text; `words` is the vocabulary of its language."""
    letters: list[str] = []
    values: list[int | str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(text):
        token = found[0]
        word = words.get(token)
        if word is None:
            first = token[0]
            if first.isalpha():
                word = _OTHER
            elif first.isdigit():
                word = _number(token) if len(token) <= 2 * _LONGEST else _OTHER
            elif first == "\n":
                word = _BREAK
            else:
                word = _sign(token, text, found.start())
        letters.append(word[0])
        values.append(word[1])
        starts.append(found.start())
        ends.append(found.end())
    return Lexed(text, "".join(letters), values, starts, ends)


def _sign(token: str, text: str, at: int) -> Word:
    if token in "-‐‑":
        is_tight = at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()
        return LETTERS["hyphen" if is_tight else "dash"], 0
    if token in "'’‘":
        is_genitive = at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2] in {"s", "S"}
        return LETTERS["possessive" if is_genitive else "quote"], 0
    return _SIGN_WORDS.get(token, _OTHER)


@lru_cache(8192)
def _number(token: str) -> Word:
    """The class of a token that begins with a digit, and its value."""
    if token.isdecimal():
        return _plain_number(token)
    if "T" in token or (token.count("-") == 2 and len(token) == 10):
        return LETTERS["iso"], token
    if ":" in token:
        return LETTERS["clock"], token
    if token.count("/") == 2 or token.count(".") == 2:
        return LETTERS["slashed"], token
    if "," in token:
        return LETTERS["longcount"], int(token.replace(",", ""))
    for sign, name in (("/", "fraction"), (".", "decimal")):
        if sign in token:
            return LETTERS[name], token
    form = _DIGIT_FORMS.fullmatch(token)
    if form is None:
        return _OTHER
    digits = int("".join(sign for sign in token if sign.isdecimal()))
    if form.lastgroup == "ordinal":
        return LETTERS["ordinal"], digits
    if form.lastgroup == "decade":
        return LETTERS["decade"], digits
    return LETTERS["clock"], token


def _plain_number(token: str) -> Word:
    number = int(token)
    if len(token) == 4 and 1000 <= number < 2200:
        return LETTERS["year"], number
    if len(token) == 4:
        return LETTERS["hours"], token
    if len(token) <= 2 and 1 <= number <= 31:
        return LETTERS["daynumber"], number
    return (LETTERS["count"], number) if len(token) <= 3 else (LETTERS["longcount"], number)
