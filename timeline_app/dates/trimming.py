"""Makes a clause a title: without what hangs at its ends, and no longer than it may be."""

from __future__ import annotations

import re

from timeline_app.dates.particles import WEAK_ENDS
from timeline_app.dates.phrases import (
    AND,
    COMMA,
    LEADING,
    MARK,
    OTHER,
    SUBORDINATION,
    asides,
    first_word,
    has_verb,
    is_verb,
)

_EDGES = " ,;:.–—-•·*"
_SHORTEST = 24  # a cut that leaves less is not made


def length(said: str) -> int:
    """How long a marked clause will be, about."""
    return len(said.replace(MARK, "").replace(OTHER, "").strip(" ,.;"))


def without_asides(said: str, longest: int) -> str:
    """The sentence without what commas put in, and then without its tail, until it is short enough."""
    pieces = COMMA.split(said)
    aside = asides(pieces)
    for number in range(len(pieces) - 2, 0, -1):
        if number + 1 >= len(pieces):
            continue
        goes_on = is_verb(first_word(pieces[number + 1])) and not aside[number + 1]
        if aside[number] and goes_on and length(", ".join(pieces)) > longest:
            pieces[number - 1 : number + 2] = [f"{pieces[number - 1]} {pieces[number + 1]}"]
            aside[number - 1 : number + 2] = [aside[number - 1]]
    while len(pieces) > 1 and aside[-1] and length(", ".join(pieces)) > longest:
        head = ", ".join(pieces[:-1])
        if not has_verb(head) or length(head) < _SHORTEST:
            break
        del pieces[-1], aside[-1]
    said = ", ".join(pieces)
    lead = LEADING.match(said)
    if (
        lead is not None
        and MARK not in lead[0]
        and length(said) > longest
        and length(said[lead.end() :]) > 25
    ):
        said = said[lead.end() :]
    return said


def clean_ends(said: str) -> str:
    """The clause without marks, without what hangs at its ends, and with quotation marks in pairs."""
    said = re.sub(rf"\s*[(\[][^\w)\]]*{MARK}[^\w)\]]*[)\]]", MARK, said)
    said = re.sub(rf",\s*{MARK}\s*,", ",", said)
    said = re.sub(rf"^\W*It (?:was|is)\s*{MARK}\s*that\s+", "", said)
    said = said.replace(MARK, " ").replace(OTHER, "")
    said = " ".join(said.split())
    said = re.sub(r"\s+([,.;:!?)\]])", r"\1", said)
    said = re.sub(r",(?:\s*,)+", ",", said)
    said = re.sub(r"[(\[]\s*[,;]?\s*", lambda found: found[0][0], said)
    said = re.sub(r"\s*[(\[][\W_]*[)\]]", "", said)
    said = re.sub(r"^(?:a|the) total of (?=\S*\d)", "", said.strip(_EDGES), flags=re.IGNORECASE)
    said = re.sub(r"^(?:that|and|but|or)\s+", "", said, flags=re.IGNORECASE)
    if re.match(r"[Tt]he\s+[a-z\d]", said):
        said = said[4:].lstrip()
    return re.sub(r"\.(?=[”\"]$)", "", _paired(said).strip(_EDGES))


def _paired(said: str) -> str:
    """Without quotation marks and brackets that have no partner."""
    for left, right in ("“”", "«»", "()", "[]"):
        if said.count(left) != said.count(right):
            said = said.replace(left, "").replace(right, "")
    return said.replace('"', "") if said.count('"') % 2 else said


def shortened(said: str, longest: int) -> str:
    """The clause within `longest` characters: ended where a clause ends, or cut at a word, with an ellipsis."""
    if len(said) <= longest:
        return said
    best = ""
    cuts = [
        *AND.finditer(said),
        *SUBORDINATION.finditer(said),
        *re.finditer(r",\s+(?:which|who|where|\w+ing)\b", said),
    ]
    for cut in cuts:
        before, after = said[: cut.start()], said[cut.end() :]
        joins = cut[0].strip(" ,").startswith(("and", "or"))
        goes_on = is_verb(first_word(after)) if joins else has_verb(after)
        if (
            goes_on
            and has_verb(before)
            and not _ends_weakly(before)
            and max(len(best), longest // 2 - 5) < len(before) <= longest
        ):
            best = before
    if best:
        return _paired(best.strip(" ,;:"))
    words = said[:longest].rpartition(" ")[0].split() or [said[: longest - 1]]
    while len(words) > 3 and _ends_weakly(words[-1]):
        words.pop()
    return _paired(" ".join(words).rstrip(" ,;:.–—-")) + "…"


def _ends_weakly(said: str) -> bool:
    """Whether the last word makes one wait for another."""
    return said.rpartition(" ")[2].strip(",;:").casefold() in WEAK_ENDS
