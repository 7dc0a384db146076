"""What the words of an English sentence look like: verbs, subjects, nouns, and what only is put in."""

from __future__ import annotations

import re
from itertools import pairwise

from timeline_app.dates.particles import (
    AUXILIARIES,
    DETERMINERS,
    GOVERNING,
    NO_VERBS,
    PASTS,
    SUBORDINATE,
)

MARK, OTHER = "\ue000", "\ue001"
"""Signs of no script: where the date stood, and around each other date."""

COMMA = re.compile(r"(?<!\d),\s+|,\s+(?=\D)")
WORD = re.compile(r"[\w’'-]+")
AND = re.compile(r",?\s+(?:and|but|then|and then|or)\s+")
SUBORDINATION = re.compile(
    rf"(?:^|,?\s+)(?<!such )(?<!well )(?<!soon )((?i:{SUBORDINATE}))\s+(?={MARK}?\s*\S)"
)
LEADING = re.compile(
    r"(?:In|On|At|Under|With|Despite|Amid|During|After|Following|For|By|From|Since|As|Over|Before|Upon)\b[^,]{1,90},\s+"
)
_LEADING_DATE = re.compile(rf"(?:[A-Z]\w+\s+)?{OTHER}[^{OTHER}]*{OTHER},?\s*")
_ASIDE = re.compile(
    r"(?:(?:[a-z]+ of )?(?:which|whom)|who|whose|where|including|with|despite|amid|as well as|such as"
    r"|(?!according)[a-z]+ing|[a-z]+ed)\b"
)
_AND_NOUN = re.compile(r"^(?:and|or)\b")


def is_verb(word: str) -> bool:
    """Whether a word looks like the verb of a clause, in English."""
    if not word.islower() or word in NO_VERBS or "-" in word:
        return False
    return word in AUXILIARIES or word in PASTS or (len(word) > 3 and word.endswith("ed"))


def has_verb(said: str) -> bool:
    """Whether a word among these looks like a verb."""
    return any(is_verb(word[0]) for word in WORD.finditer(said))


def first_word(said: str) -> str:
    """The first word, or ""."""
    found = WORD.search(said)
    return found[0] if found is not None else ""


def noun_before(head: str) -> str:
    """The words from the last determiner or number of a text on: what a clause that follows is about."""
    pieces = [piece for piece in COMMA.split(head) if re.search(r"[^\W\d]", piece)]
    words = (pieces[-1] if pieces else "").replace(MARK, " ").replace(OTHER, " ").split()
    for back in range(1, min(len(words), 8) + 1):
        word = words[-back]
        if word.casefold() in DETERMINERS or (is_verb(word) and back > 1):
            return _ungoverned(words[-back + 1 :]) if back > 1 else ""
        if word[0].isdigit() and back > 1:
            return " ".join(words[-back:])
    if len(words) < 5:
        return _ungoverned(words)
    names: list[str] = []
    for word in reversed(words):
        if not word[:1].isupper() and names:
            break
        names.append(word)
    return " ".join(reversed(names))


def _ungoverned(words: list[str]) -> str:
    return " ".join(words[1:] if words and words[0].casefold() in GOVERNING else words)


def subject_of(said: str) -> str:
    """The words before the first verb, where they are few."""
    said = LEADING.sub("", _LEADING_DATE.sub("", said, count=1), count=1)
    for found in WORD.finditer(said):
        if is_verb(found[0]):
            before = said[: found.start()].replace(MARK, " ").split(",")[0].split()
            return " ".join(before) if len(before) < 8 and OTHER not in said[: found.start()] else ""
    return ""


def asides(pieces: list[str]) -> list[bool]:
    """Which pieces between commas only say more about what stands before them."""
    found = [False]
    for before, piece in pairwise(pieces):
        first = first_word(piece)
        goes_on = found[-1] and is_verb(first)
        is_noun = first.casefold() in DETERMINERS and not has_verb(piece) and not _AND_NOUN.search(pieces[-1])
        is_aside = bool(_ASIDE.match(piece)) or is_noun or (first in GOVERNING and not has_verb(piece))
        found.append(is_aside and not goes_on and bool(first_word(before)) and MARK not in piece)
    return found
