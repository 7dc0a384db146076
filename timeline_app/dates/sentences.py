"""Splits a text into sentences: at full stops that end one, at headlines, and not where a line is only wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_app.dates.particles import AFTER_ORDINAL, BEGINNERS, NEVER_LAST, RARELY_LAST

Span = tuple[int, int]

NARROWEST_WRAP, WIDEST_WRAP = 40, 100  # other lines are headings or paragraphs, not what a mail program broke

_GAP = re.compile(r"\n[^\S\n]*\n|\Z")
_STOP = re.compile(r"(?:[.!?…]+|[。؟۔！？]+)[”’\"'»)\]]*(?=\s|$)")
_WORD_BEFORE = re.compile(r"[\w.’'&-]*$")
_NEXT = re.compile(r"[\s“‘\"'«(\[]*([\w’'.-]*)")


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
    if short in NEVER_LAST:
        return not word
    if before.isdecimal() and len(before) < 3:
        return word.rstrip(".").casefold() not in AFTER_ORDINAL
    if short in RARELY_LAST or (len(before) == 1 and before.isalpha()) or re.fullmatch(r"(\w\.)+\w", before):
        return not word or word.casefold() in BEGINNERS
    return True


def _trimmed(text: str, begin: int, end: int) -> Span:
    inside = text[begin:end]
    return begin + len(inside) - len(inside.lstrip()), begin + len(inside.rstrip())
