"""Splits a text into sentences: at full stops that end one, at headlines, and not where a line is only wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

NARROWEST_WRAP, WIDEST_WRAP = 40, 100  # other lines are headings or paragraphs, not what a mail program broke

_GAP = re.compile(r"\n[^\S\n]*\n|\Z")
_STOP = re.compile(r"(?:[.!?…]+|[。؟۔！？]+)[”’\"'»)\]]*(?=\s|$)")
_WORD_BEFORE = re.compile(r"[\w.’'&-]*$")
_NEXT = re.compile(r"[\s“‘\"'«(\[]*([\w’'.-]*)")

_NEVER = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt cmdr maj adm brig sen rep gov pres st mt ft hon rev no nos vs cf ca c fig "
    "art sec vol pp p e.g i.e bzw z.b d.h hr fr nr abs dipl ing mme mlle m".split()
)
_RARELY = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m a.d b.c "
    "inc corp co ltd jr sr etc u.s u.n u.k u.s.a e.u d.c al approx est dept univ г гг см".split()
)
_BEGINNERS = frozenset(
    "a according after all although an and another as at before both but by despite during each earlier few for from "
    "he her his however i if in it its last later many meanwhile most nearly no now on one only our several she since "
    "so some such that the their then there these they this those two under until we what when where while with you".split()
)
_AFTER_ORDINAL = frozenset(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert jh jan feb "
    "apr jun jul aug sept okt nov dez".split()
)


def sentences(text: str) -> Iterator[Span]:
    """Begin and end (code points, end exclusive) of each sentence, without the white space around it."""
    block = 0
    for gap in _GAP.finditer(text):
        for begin, end in _paragraphs(text, block, gap.start()):
            at = begin
            for stop in _STOP.finditer(text, begin, end):
                if _ends(text, at, stop, end):
                    yield _trimmed(text, at, stop.end())
                    at = stop.end()
            if text[at:end].strip():
                yield _trimmed(text, at, end)
        block = gap.end()


def _paragraphs(text: str, begin: int, end: int) -> Iterator[Span]:
    """The lines of a block; those that were only wrapped are joined."""
    lines: list[Span] = []
    at = begin
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        lines.append((at, stop))
        at = stop + 1
    width = max((stop - start for start, stop in lines), default=0)
    first = 0
    for number, (_, stop) in enumerate(lines):
        if number + 1 == len(lines) or not _is_wrapped(text, lines[number], lines[number + 1], width):
            yield lines[first][0], stop
            first = number + 1


def _is_wrapped(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a sentence may go on in the next line: the line was full, or the next begins with a small letter."""
    after = text[following[0] : following[0] + WIDEST_WRAP].lstrip()
    if after[:1].islower():
        return True
    word = after.split(maxsplit=1)[0] if after else ""
    fits = line[1] - line[0] + 1 + len(word) <= width
    return NARROWEST_WRAP <= width <= WIDEST_WRAP and not fits


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence that began at `begin` ends at this stop."""
    following = _NEXT.match(text, stop.end(), end)
    word = following[1] if following is not None else ""
    if word[:1].islower():
        return False
    if stop[0][0] != "." or stop[0].startswith(".."):
        return True
    found = _WORD_BEFORE.search(text[max(begin, stop.start() - 24) : stop.start()])
    before = found[0].lstrip("'’") if found is not None else ""
    short = before.casefold()
    if short in _NEVER:
        return not word
    if before.isdecimal() and len(before) < 3:
        return word.rstrip(".").casefold() not in _AFTER_ORDINAL
    if short in _RARELY or (len(before) == 1 and before.isalpha()) or re.fullmatch(r"(\w\.)+\w", before):
        return not word or word.casefold() in _BEGINNERS
    return True


def _trimmed(text: str, begin: int, end: int) -> Span:
    inside = text[begin:end]
    return begin + len(inside) - len(inside.lstrip()), begin + len(inside.rstrip())
