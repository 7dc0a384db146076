"""What two texts have in common: sentences first, then the words of sentences that became others.

Equal sentences, and the words of two alike ones, are matched by the longest common subsequence as rapidfuzz finds it
(Hyyrö's bit-parallel algorithm, 2004); what lies between equal sentences is paired by likeness, one with one or one
with two, as in the alignment of translations by Gale and Church (1993).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Opcode

ALIKE = 0.5
"""Sentences less alike than this (0 to 1) are different ones."""
SLIGHT = 0.6
"""Words less alike than this are not one word in two spellings."""
MOST_PAIRED = 2_500
MOST_PAIRED_CP = 40_000
"""In a stretch with more pairs of sentences, or more text, none are paired: all of it went, all of it came."""
LONG_CP = 8_000
"""A sentence beyond this is not compared word by word."""

# Scripts that are written without spaces count sign by sign.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# A word is what lies between spaces and punctuation: that keeps combining marks and joiners with their letters.
_SIGNS = (
    r"\s!-/:-@\[-`{-~\u00a1-\u00bf\u060c\u061b\u061f\u0964\u0965"
    r"\u2010-\u205f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^{_SIGNS}{_UNSPACED}]+|\s+|.", re.DOTALL)
_CLOSING = r"[\"'”’»)\]」』]*"
_SENTENCE = re.compile(
    rf"[^\n]*?(?:[.!?…]+{_CLOSING}(?=\s)\s*|[。！？؟।]+{_CLOSING}\s*|\n\s*)|.+\Z", re.DOTALL
)
_SAME = str.maketrans(
    dict.fromkeys("“”„‟«»″〝〞＂", '"') | dict.fromkeys("‘’‚‛‹›′`´ʼ", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)


class Run(NamedTuple):
    """A stretch that both texts share, or that one has instead of the other (code points, end exclusive).

    One that is not the same has what went on its old side and what came on its new side; either may be empty.
    """

    same: bool
    start: int
    end: int
    new_start: int
    new_end: int


def compare(old: str, new: str, *, folded: bool = False) -> list[Run]:
    """The runs of two texts in order; `folded`: case, spaces and the style of quotation marks do not count."""
    return _joined(_compared(old, new, fold if folded else str))


def gathered(runs: Iterable[Run], new: str) -> list[Run]:
    """The runs as they are read: words changed one after another are one change, whatever spaces they share."""
    found: list[Run] = []
    for run in runs:
        if len(found) > 1 and not run.same and found[-1].same and not found[-2].same:
            space = new[found[-1].new_start : found[-1].new_end]
            if space.isspace() and "\n" not in space:
                found[-2:] = [found[-2]._replace(end=run.end, new_end=run.new_end)]
                continue
        found.append(run)
    return found


def fold(text: str) -> str:
    """The text without what readers take for the same: case, kinds of spaces, quotation marks and dashes."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_SAME)
    return " ".join(text.casefold().split()) or (" " if text else "")


def is_slight(old: str, new: str) -> bool:
    """Whether two texts differ only in the spelling of single words: no other number, no word more or less."""
    for run in compare(old, new, folded=True):
        if run.same:
            continue
        before, after = old[run.start : run.end], new[run.new_start : run.new_end]
        if len(before.split()) != len(after.split()) or any(map(str.isdecimal, before + after)):
            return False
        if fuzz.ratio(fold(before), fold(after)) < 100 * SLIGHT:
            return False
    return True


def sentences_around(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    """The sentences that text[start:end] lies in, as far as `most` code points on each side."""
    first = max(0, start - most)
    begin, stop, at = start, end, first
    for piece in _SENTENCE.findall(text[first : end + most]):
        if at <= start < at + len(piece):
            begin = at
        if at < end <= at + len(piece):
            stop = at + len(piece)
        at += len(piece)
    return begin, stop


def _compared(old: str, new: str, key: Callable[[str], str]) -> Iterator[Run]:
    ours, keys = _cut(old, _SENTENCE)
    theirs, new_keys = _cut(new, _SENTENCE)
    for tag, a, b, c, d in _grouped(LCSseq.opcodes(keys, new_keys)):
        if tag:
            for n in range(b - a):
                yield from _words(
                    old, new, (ours[a + n], ours[a + n + 1], theirs[c + n], theirs[c + n + 1]), key
                )
            continue
        for i, j, k, m in _paired(keys[a:b], new_keys[c:d]):
            bounds = ours[a + i], ours[a + j], theirs[c + k], theirs[c + m]
            if i < j and k < m:
                yield from _words(old, new, bounds, key)
            else:
                yield Run(False, *bounds)


def _words(old: str, new: str, bounds: tuple[int, int, int, int], key: Callable[[str], str]) -> Iterator[Run]:
    """The words of two sentences that are alike, or equal but for what `fold` overlooks."""
    start, end, new_start, new_end = bounds
    before, after = old[start:end], new[new_start:new_end]
    if before == after or max(len(before), len(after)) > LONG_CP:
        yield Run(before == after, *bounds)
        return
    ours, keys = _cut(before, _WORD, key)
    theirs, new_keys = _cut(after, _WORD, key)
    for tag, a, b, c, d in _grouped(LCSseq.opcodes(keys, new_keys)):
        yield Run(tag, start + ours[a], start + ours[b], new_start + theirs[c], new_start + theirs[d])


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Which sentences of a stretch became which: (start, end, new start, new end) in order, one side may be empty."""
    is_much = len(old) * len(new) > MOST_PAIRED or sum(map(len, (*old, *new))) > MOST_PAIRED_CP
    if not old or not new or is_much:
        yield 0, len(old), 0, len(new)
        return
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(old) + 1):
        for j in range(len(new) + 1):
            for rows, columns in ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1)):
                if i < rows or j < columns:
                    continue
                gain = best[i - rows][j - columns]
                if rows and columns:
                    gain += _gain(old[i - rows : i], new[j - columns : j])
                if gain > best[i][j] or (i, j) not in steps:
                    best[i][j], steps[i, j] = gain, (rows, columns)
    i, j = len(old), len(new)
    path = []
    while i or j:
        rows, columns = steps[i, j]
        path.append((i - rows, i, j - columns, j))
        i, j = i - rows, j - columns
    yield from reversed(path)


def _gain(old: Sequence[str], new: Sequence[str]) -> float:
    """What it is worth to take these for one another; nothing where they are not alike."""
    ours, theirs = " ".join(old), " ".join(new)
    alike = fuzz.ratio(ours, theirs, score_cutoff=100 * ALIKE) / 100
    return (alike - ALIKE) * (len(ours) + len(theirs)) if alike else -1.0


def _cut(text: str, pieces: re.Pattern[str], key: Callable[[str], str] = fold) -> tuple[list[int], list[str]]:
    """Where the pieces begin (and the last one ends), and what each is compared by."""
    found = pieces.findall(text)
    bounds = [0]
    for piece in found:
        bounds.append(bounds[-1] + len(piece))
    return bounds, [key(piece) for piece in found]


def _grouped(codes: Iterable[Opcode]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Join what was deleted with what was inserted at the same place."""
    held: tuple[int, int, int, int] | None = None
    for code in codes:
        tag, a, b, c, d = code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end
        if tag == "equal":
            if held is not None:
                yield False, *held
                held = None
            yield True, a, b, c, d
        else:
            held = (a, b, c, d) if held is None else (held[0], b, held[2], d)
    if held is not None:
        yield False, *held


def _joined(runs: Iterator[Run]) -> list[Run]:
    """Neighbours of one kind as one run, empty ones left out."""
    joined: list[Run] = []
    for run in runs:
        if run.start == run.end and run.new_start == run.new_end:
            continue
        if joined and joined[-1].same and run.same:
            joined[-1] = joined[-1]._replace(end=run.end, new_end=run.new_end)
        else:
            joined.append(run)
    return joined
