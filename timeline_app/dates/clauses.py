"""Finds the clause of a marked sentence in which the mark stands."""

from __future__ import annotations

import re

from timeline_app.dates.particles import AUXILIARIES, GOVERNING, INTRANSITIVE, PARTICIPLES, PASTS, PRONOUNS
from timeline_app.dates.phrases import (
    AND,
    COMMA,
    LEADING,
    MARK,
    OTHER,
    SUBORDINATION,
    WORD,
    asides,
    first_word,
    has_verb,
    is_verb,
    noun_before,
    subject_of,
)
from timeline_app.dates.trimming import length, without_asides

_BREAK = re.compile(r";\s+|\s+[—–]\s+|\s*—\s*|\s+--?\s+|(?<=\w):\s+")
_RELATIVE = re.compile(
    r"(?:in |on |at |of |from |during |under |after )?(which|who|whose|whom|where|when)\b\s*"
)
_INNER_RELATIVE = re.compile(
    r"(?<!,)(?<!\bsaid)(?<!\bsays)(?<!\band)(?<!\bbut)(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bnow)\s(?:which|who|that)\s+"
)
_BRACKETS = re.compile(rf"\s*[(\[]([^()\[\]]*{MARK}[^()\[\]]*)[)\]]")


def clause(said: str, longest: int) -> str:
    """The part of a sentence that its mark belongs to."""
    said = _own_insert(_without_brackets(_segment(said)))
    said = _own_subordinate(said)
    said = _reduced(said)
    if OTHER in said or length(said) > longest:
        said = _conjunct(said)
    if OTHER in said:
        said = _without_dated_lead(said)
    if length(said) > longest:
        said = without_asides(said, longest)
    return said


def _segment(said: str) -> str:
    """The part between semicolons, dashes and colons with the mark; what a pair of dashes puts in is left out."""
    parts = _BREAK.split(said)
    if len(parts) < 2:
        return said
    own = next((number for number, part in enumerate(parts) if MARK in part), 0)
    if len(parts) == 3 and ";" not in said and ": " not in said:
        return ", ".join(parts) if own == 1 else f"{parts[0].rstrip()} {parts[2].lstrip()}"
    part = parts[own]
    return part if len(WORD.findall(part)) > 2 else said


def _without_brackets(said: str) -> str:
    """Of "the company (founded in 1998) closed": "company founded"; other brackets with the mark are left out."""
    found = _BRACKETS.search(said)
    if found is None:
        return said
    inside = found[1].replace(MARK, "").strip(" ,")
    first = first_word(inside)
    noun = noun_before(said[: found.start()])
    if noun and (first in PARTICIPLES or is_verb(first)):
        return f"{noun} {inside}{MARK}"
    if len(WORD.findall(inside)) > 3:
        return said
    return f"{said[: found.start()]}{MARK}{said[found.end() :]}"


def _own_insert(said: str) -> str:
    """Of a relative clause or participle with the mark: what it is about, and itself as a sentence."""
    pieces = COMMA.split(said)
    own = next((number for number, piece in enumerate(pieces) if MARK in piece), 0)
    piece = pieces[own]
    lead = piece.strip(f" {MARK}{OTHER}")
    head = ", ".join(pieces[:own])
    relative = _RELATIVE.match(lead)
    if own and relative is not None:
        return _from_relative(head, lead[relative.end() :], relative[1]) or said
    first = WORD.match(lead)
    word = first[0] if first is not None else ""
    is_participle = word in PARTICIPLES or (word.endswith("ed") and is_verb(word))
    if own == 0 and len(pieces) > 1 and word.casefold() in PARTICIPLES and not is_verb(first_word(pieces[1])):
        subject = subject_of(", ".join(pieces[1:]))
        return f"{subject} was {_lowered(piece)}" if subject else said
    if own and is_participle and not _names_verb(head) and not asides(pieces[:own])[-1]:
        noun = noun_before(head)
        return _marked(f"{noun} {lead}") if noun and OTHER not in head[-len(noun) - 1 :] else said
    inner = _INNER_RELATIVE.search(piece)
    if inner is not None and MARK in piece[inner.end() :] and is_verb(first_word(piece[inner.end() :])):
        noun = noun_before(", ".join([*pieces[:own], piece[: inner.start()]]))
        rest = piece[inner.end() :]
        ended = re.search(rf"{MARK}\s*([\w’'-]+)", rest)
        rest = rest[: ended.start() + 1] if ended is not None and is_verb(ended[1]) else rest
        return f"{noun} {rest}" if noun else said
    return said


def _marked(said: str) -> str:
    return said if MARK in said else said + MARK


def _lowered(said: str) -> str:
    said = said.lstrip()
    return said[:1].lower() + said[1:]


def _names_verb(head: str) -> bool:
    """Whether a head is a list of verbs, which a participle goes on, and no noun that it describes."""
    last = [word[0] for word in WORD.finditer(head)][-3:]
    return bool(last) and (is_verb(last[-1]) or last[-1] in PRONOUNS)


def _from_relative(head: str, rest: str, pronoun: str) -> str:
    noun = noun_before(head)
    if not noun:
        return ""
    if pronoun in {"which", "who"} and is_verb(first_word(rest)):
        return _marked(f"{noun} {rest}")
    if pronoun in {"where", "when"} and has_verb(rest):
        return _marked(rest)
    return _marked(f"{noun}, {pronoun} {rest}")


def _own_subordinate(said: str) -> str:
    """The clause after "after", "when" and the like that has the mark, or the sentence without those that have not."""
    cuts = [found for found in SUBORDINATION.finditer(said)]
    for number, found in enumerate(cuts):
        end = cuts[number + 1].start() if number + 1 < len(cuts) else len(said)
        inside = said[found.end() : end]
        comma = inside.find(", ") if found.start() == 0 or found[0].startswith(",") else -1
        inside = inside[:comma] if comma > 0 else _up_to_next_verb(inside)
        first = first_word(inside)
        if not has_verb(inside) or is_verb(first) or first.endswith("ing"):
            continue
        if MARK in inside:
            return inside if first.casefold() not in PRONOUNS - {"all", "many", "some"} else said
        if OTHER in inside:
            return f"{said[: found.start()]}{said[found.end() + len(inside) :].lstrip(' ,')}"
    return said


def _up_to_next_verb(inside: str) -> str:
    """A clause as far as it goes: to the "and" after which the sentence goes on, or to a comma after its date."""
    for found in AND.finditer(inside):
        if is_verb(first_word(inside[found.end() :])) and not has_verb(inside[: found.start()]):
            inside = inside[: found.start()]
            break
    comma = inside.find(", ", inside.find(MARK)) if MARK in inside else -1
    return inside if comma < 0 else inside[:comma]


def _reduced(said: str) -> str:
    """Of "the deal reached (date) collapsed": "deal reached"."""
    found = re.search(rf"([\w’'-]+)\s*{MARK}\s*([\w’'-]+)", said)
    if found is None or not is_verb(found[2]):
        return said
    words = said[: found.start(1)].split()
    is_participle = found[1] in PARTICIPLES or (found[1].endswith("ed") and is_verb(found[1]))
    if not is_participle or not words or words[-1].casefold() in AUXILIARIES:
        return said
    noun = noun_before(" ".join(words))
    return f"{noun} {found[1]}{MARK}" if noun else said


def _conjunct(said: str) -> str:
    """The part with the mark of what "and" joins, with the subject of the first part where it has none."""
    cuts = [
        found
        for found in AND.finditer(said)
        if is_verb(first_word(said[found.end() :]))
        or (found[0].startswith(",") and has_verb(said[found.end() :]))
    ]
    if OTHER in said:
        cuts += [found for found in COMMA.finditer(said) if is_verb(first_word(said[found.end() :]))]
        cuts.sort(key=re.Match.start)
    begins, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(said)]
    for begin, end in zip(begins, ends, strict=True):
        part = said[begin:end]
        if MARK in part and has_verb(part):
            if begin and is_verb(first_word(part)):
                subject, helper = subject_of(said), _helper(said, part)
                return f"{subject} {helper}{part.lstrip()}" if subject else part
            return part
    return said


def _helper(said: str, part: str) -> str:
    """The "was" of "was signed and published", which "published" needs, too, where nothing is its object."""
    verbs = [found[0] for found in WORD.finditer(said) if is_verb(found[0])]
    own, *rest = WORD.findall(part)[:2]
    if (
        verbs[0] not in {"was", "were"}
        or own in INTRANSITIVE
        or own in AUXILIARIES
        or own in PASTS - PARTICIPLES
    ):
        return ""
    after = part[part.find(own) + len(own) :].lstrip()
    has_object = bool(rest) and not after.startswith(MARK) and rest[0] not in GOVERNING | {"as", "of"}
    return "" if has_object else f"{verbs[0]} "


def _without_dated_lead(said: str) -> str:
    """The sentence without a phrase at its beginning that has another date."""
    lead = LEADING.match(said)
    if lead is not None and OTHER in lead[0] and MARK not in lead[0]:
        return said[lead.end() :]
    return said
