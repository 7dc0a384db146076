"""From a stretch of text to a passage and a title: trims, words, clauses; all positions in code points."""

from __future__ import annotations

import re

from timeline_app.model.graphemes import previous_seam, widen

TITLE_CP = 60
"""About how long a title taken from a text may be."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…؟。]+[\"”’»)\]]*(?=\s)|\n")
_NO_END = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mr|mrs|ms|dr|st|gen|col|lt|sgt|gov|sen|rep|prof|no|vs|etc"
    r"|approx|ca|c|a\.m|p\.m|i\.e|e\.g)|(?:\b\w\.)*\b[^\W\d_])$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;:—]|\s[–-]\s|,(?=\s)|[()]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_QUOTES = "\"'“”‘’«»„"
_LOOSE = re.compile(r"^(?:and|but|or|so|then|which|who|that|while|when|as|where)\s+", re.IGNORECASE)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends; where nothing is left, end <= start."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def shorten(words: str, limit: int = TITLE_CP) -> str:
    """The words on one line, cut after a whole word with an ellipsis where they are longer than `limit`."""
    line = " ".join(words.split())
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", 0, limit)
    if cut <= limit // 3:
        cut = previous_seam(line, limit)
    return line[:cut].rstrip(" ,;:–—-(") + "…"


def title_from(quote: str) -> str:
    """A title from the passage's own words: quotation marks around the whole and a full stop left out."""
    line = " ".join(quote.split()).strip()
    if line[:1] in _QUOTES and line[-1:] in _QUOTES:
        line = line[1:-1]
    return shorten(_upper_first(line.rstrip(".,;:")))


def title_around(text: str, start: int, end: int) -> str:
    """A title from the clause, or the sentence, around a stretch that by itself says nothing (a bare date)."""
    first, last = sentence_around(text, start, end)
    if last - first > TITLE_CP:
        first, last = _clause_around(text, first, last, start, end)
    return title_from(_LOOSE.sub("", text[first:last].strip()))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around start..end begins and ends."""
    reach = 2_000
    low, high = max(0, start - reach), min(len(text), end + reach)
    first, last = low, high
    for stop in _SENTENCE_END.finditer(text, low, high):
        if text[stop.start()] != "\n" and not _ends_sentence(text, stop.start(), stop.end()):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.end() >= end:
            last = stop.end()
            break
    return trim(text, first, last)


def _ends_sentence(text: str, dot: int, after: int) -> bool:
    following = text[after : after + 2].strip()
    if following[:1].isdigit() or following[:1].islower():
        return text[dot] != "."
    return not (text[dot] == "." and _NO_END.search(text[max(0, dot - 12) : dot]))


def _clause_around(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The smallest run of clauses around start..end that says clearly more than start..end does."""
    stops = [first, *(m.end() for m in _CLAUSE_END.finditer(text, first, last)), last]
    low = max(i for i, stop in enumerate(stops) if stop <= start)
    high = min(i for i, stop in enumerate(stops) if stop >= end)
    while stops[high] - stops[low] - (end - start) < 20 and (low > 0 or high < len(stops) - 1):
        if high < len(stops) - 1:
            high += 1
        else:
            low -= 1
    return trim(text, stops[low], stops[high])


def _upper_first(line: str) -> str:
    return line[:1].upper() + line[1:]


def next_word_end(text: str, position: int) -> int:
    """The end of the word that ends after `position`; the text's end where there is none."""
    for word in _WORD.finditer(text, _word_seam(text, position)):
        if word.end() > position:
            return word.end()
    return len(text)


def previous_word_end(text: str, position: int) -> int:
    """The end of the last word that ends before `position`; 0 where there is none."""
    return max((w.end() for w in _words_before(text, position) if w.end() < position), default=0)


def next_word_start(text: str, position: int) -> int:
    """The start of the word that starts after `position`; the text's end where there is none."""
    for word in _WORD.finditer(text, _word_seam(text, position)):
        if word.start() > position:
            return word.start()
    return len(text)


def previous_word_start(text: str, position: int) -> int:
    """The start of the last word that starts before `position`; 0 where there is none."""
    return max((w.start() for w in _words_before(text, position) if w.start() < position), default=0)


def _words_before(text: str, position: int) -> list[re.Match[str]]:
    low = _word_seam(text, max(0, position - 200))
    return list(_WORD.finditer(text, low, _seam_after(text, position)))


def _word_seam(text: str, position: int) -> int:
    """The nearest white space at or before a position, so that no word is read from its middle."""
    lowest = max(0, position - 200)
    while position > lowest and not text[position - 1].isspace():
        position -= 1
    return position


def _seam_after(text: str, position: int) -> int:
    highest = min(len(text), position + 200)
    while position < highest and not text[position].isspace():
        position += 1
    return position


def word_at(text: str, position: int) -> tuple[int, int] | None:
    """The word that a position lies in or at the beginning of; of scripts without spaces, a single character."""
    found = None
    for word in _WORD.finditer(text, _word_seam(text, position), _seam_after(text, position)):
        if word.start() <= position < word.end():
            found = word.span()
    if found is not None and _UNSPACED.search(text, *found):
        return widen(text, position, position + 1)
    return found


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch, made so much longer that no word at its ends is divided."""
    first, last = word_at(text, start), word_at(text, end)
    if first is not None:
        start = first[0]
    if last is not None and last[0] < end:
        end = last[1]
    return widen(text, start, end)


def paragraph_around(text: str, position: int) -> tuple[int, int]:
    """The line of the text that a position lies in."""
    end = text.find("\n", position)
    return trim(text, text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end)
