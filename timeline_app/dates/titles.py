"""Makes the title of an event: the clause that a date stands in, without the date, as a reporter would write it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.dates.attribution import quotation, without_attribution
from timeline_app.dates.clauses import clause
from timeline_app.dates.particles import (
    ABOUT,
    AUXILIARIES,
    BEFORE_PREPOSITION,
    CONNECTORS,
    OPENERS,
    PASTS,
    PREPOSITIONS,
    WEAK_ENDS,
)
from timeline_app.dates.phrases import MARK, OTHER, is_verb
from timeline_app.dates.sentences import Span
from timeline_app.dates.trimming import clean_ends, shortened

LONGEST = 80
_FEWEST_LETTERS = 3

_BEFORE_DATE = re.compile(
    rf"(?<![\w’'-])(?:(?:{BEFORE_PREPOSITION})\s+)?(?:(?<![\w’'-])(?:back\s+)?(?:{PREPOSITIONS})\s+)?"
    rf"(?<![\w’'-])(?:(?:{ABOUT})\s+)*$",
    re.IGNORECASE,
)
_CONNECTED = re.compile(
    rf"\s*(?:{CONNECTORS})\s*(?:(?:{PREPOSITIONS})\s+)?(?:the\s+)?|\s+(?:{PREPOSITIONS})?\s*", re.IGNORECASE
)
_DETERMINED = re.compile(
    r"(?:^|\s)(?:the|a|an|this|that|its|his|her|their|our|[\w’']+[’']s)\s+$", re.IGNORECASE
)
_WORD_AFTER = re.compile(r"\s+([\w’'-]+)")
_COMPARED = re.compile(r"\b(?:than|like|not|such as)$")
_NO_NOUN = AUXILIARIES | PASTS | WEAK_ENDS
_POSSESSIVE = re.compile(r"[’']s?\b(?=\s)")
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.’'-]{{2,}}[\w .,’'/{MARK}{OTHER}-]{{0,60}}?(?:\([^)]{{2,30}}\)\s*)?|\([A-Z][^)]{{1,30}}\)\s*)"
    r"(?:[—–]|--|\s-|(?<=\))_)\s*(?=\S)"
)
_LABEL = re.compile(rf"[\s{MARK}]*[:—–-]\s+")
_OPENER_WORD = re.compile(
    r"(?:but|and|or|yet|so|then(?! came)|however|meanwhile|also|still|thus)\s+", re.IGNORECASE
)
_OPENER_COMMA = re.compile(rf"(?:{OPENERS})\s*{MARK}?\s*,\s+", re.IGNORECASE)
_NEEDS_DATE = re.compile(r"\b(?:is|are|was|were|be|been|not|until)$|^not ", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def title_of(
    text: str, sentence: Span, own: Sequence[Span], dates: Sequence[Span], following: Span | None = None
) -> str:
    """A title of at most `LONGEST` characters for what the sentence dates by its expressions `own`.

    `dates` are all expressions of the sentence, in their order. Where a line holds nothing but its date, the sentence
    `following` it tells what happened.
    """
    begin, end = sentence
    marked = _marked(text, begin, end, own, dates)
    title = _made(marked)
    if _NEEDS_DATE.search(title):
        title = _made(_plain(text[begin:end]))
    if sum(map(str.isalpha, title)) < _FEWEST_LETTERS and following is not None:
        title = _made(_plain(text[slice(*following)]))
    if sum(map(str.isalpha, title)) < _FEWEST_LETTERS:
        title = shortened(clean_ends(_plain(text[begin:end])), LONGEST)
    return _capital(title)


def _made(marked: str) -> str:
    said = _SPACES.sub(" ", marked).strip(" •·*").replace("``", "“").replace("''", "”")
    line = _DATELINE.match(said)
    if line is not None:
        said = (MARK if MARK in line[0] else "") + said[line.end() :]
    said = _without_openers(_LABEL.sub("", said, count=1) if _LABEL.match(said) else said)
    quoted = quotation(said, LONGEST)
    if quoted is not None:
        return quoted
    said = _without_openers(without_attribution(said))
    return shortened(_without_openers(clean_ends(clause(said, LONGEST))), LONGEST)


def _without_openers(said: str) -> str:
    """The sentence without "But", "Meanwhile," and their like."""
    while True:
        place = len(said) - len(said.lstrip(f" ,{MARK}"))
        found = _OPENER_COMMA.match(said, place) or _OPENER_WORD.match(said, place)
        if found is None:
            return said
        said = (MARK if MARK in said[: found.end()] else "") + said[found.end() :]


def _marked(text: str, begin: int, end: int, own: Sequence[Span], dates: Sequence[Span]) -> str:
    """The sentence with a mark for each expression of its own, and marks around each other date."""
    made: list[str] = []
    at = begin
    for first, end_of_dates in _regions(text, own, dates):
        last = end_of_dates - (2 if _POSSESSIVE.match(text, end_of_dates - 2, end_of_dates + 1) else 0)
        left = _with_others(text, at, first, dates)
        right = text[last:end]
        word = _WORD_AFTER.match(right)
        noun = word[1] if word is not None and word[1].casefold() not in _NO_NOUN else ""
        is_subject = not "".join([*made, left]).strip(f" {MARK}“\"'") and word is not None
        before = _BEFORE_DATE.sub("", left).rstrip()
        if (noun and noun[0].islower() and _DETERMINED.search(left)) or _COMPARED.search(before):
            made.append(f"{left}{_plain(text[first:last])}{MARK}")
        elif is_subject and word is not None and is_verb(word[1]):
            made.append(f"{_plain(text[first:last])}{MARK}")
        else:
            possessive = _POSSESSIVE.match(right)
            if possessive is not None:
                last += possessive.end()
                made.append(f"{left}{MARK}{'the' if left.strip() else ''}")
            else:
                made.append(f"{before} {MARK}")
        at = last
    made.append(_with_others(text, at, end, dates))
    return "".join(made)


def _regions(text: str, own: Sequence[Span], dates: Sequence[Span]) -> list[Span]:
    """Where the dates of its own stand, each together with those that "and" and the like tie to it."""
    regions: list[Span] = []
    for begin, end in own:
        if regions and begin < regions[-1][1]:
            continue
        first, last = begin, end
        for date in dates:
            if date[0] >= last and _CONNECTED.fullmatch(text, last, date[0]):
                last = date[1]
        for date in reversed(dates):
            if date[1] <= first and _CONNECTED.fullmatch(text, date[1], first):
                first = date[0]
        if regions and first < regions[-1][1]:
            first = regions[-1][1]
        regions.append((first, last))
    return regions


def _with_others(text: str, begin: int, end: int, dates: Sequence[Span]) -> str:
    """A stretch of the sentence with marks around each date in it."""
    made = []
    at = begin
    for first, last in dates:
        if at <= first and last <= end:
            made.append(f"{_plain(text[at:first])}{OTHER}{_plain(text[first:last])}{OTHER}")
            at = last
    return "".join([*made, _plain(text[at:end])])


def _plain(stretch: str) -> str:
    return stretch.replace(MARK, " ").replace(OTHER, " ")


def _capital(title: str) -> str:
    """A capital at the beginning, but for names such as “iPhone” and “al-Bab”."""
    word = re.match(r"[“\"‘']?([\w-]+)", title)
    if word is None or any(map(str.isupper, word[1][1:])):
        return title
    at = word.start(1)
    return title[:at] + title[at : at + 1].upper() + title[at + 1 :]
