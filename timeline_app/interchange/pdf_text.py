"""From the lines of a PDF file to its text: paragraphs joined again, hyphens undone, running heads left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline_app.interchange.draft import Draft, Progress, Refused, unheard
from timeline_app.interchange.pdf_pages import Line, Page, Pages, read_pages

_MARGIN = 0.12  # of the height, where running heads and page numbers stand
_REPEATED = 0.4  # of the pages, since left and right ones may have heads of their own
_LEAST_LETTERS = 5  # on a page that has a text
_ONE_SIZE = 0.8  # points
_SHORT = 0.82  # of the width of the block, for a last line
_INDENT, _GAP = 0.9, 0.75  # of the size of the letters
_LIGATURES = re.compile("[\ufb00-\ufb06\ufb1d-\ufdf1\ufdfc\ufe70-\ufefc]+")
_UNREAD = re.compile(r"\(cid:\d+\)")
_HYPHENS = "-\u2010\u00ad"
_HYPHENED = re.compile(r"\w+(?:[-\u2010]\w+)+")
_WORD = re.compile(r"\w+")
_WORDS_END = re.compile("[.!?:;\u2026\u3002\uff01\uff1f\u061f\u06d4][\"'”’»)\\]]*$")
_BULLET = re.compile("[\u2022\u25aa\u25e6\u2023\u2219\u25cf\u25a0\u00b7–\u2014*-](?:\\s|$)")
_NUMBERS = re.compile(r"\d+")
_NO_TITLE = re.compile(r"(?i)untitled|microsoft word|\.(?:docx?|indd|pdf|qxd|rtf|odt|tex)\s*$")
_LONGEST_TITLE = 200
_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER")


def read_pdf(data: bytes, progress: Progress = unheard) -> Draft:
    """The text of a PDF file; a person should look at it. Raises Refused."""
    return draft(read_pages(data, progress))


def draft(found: Pages) -> Draft:
    """The text of these pages. Raises Refused where there is none, as in a file of scanned pages."""
    pages = [_readable(page) for page in found.pages]
    silent = sum(sum(len(line.text) for line in _lines(page)) < _LEAST_LETTERS for page in pages)
    if silent == len(pages):
        raise Refused(
            "has no text in it, only pictures of pages; a program for text recognition (OCR) can add it"
        )
    losses = []
    if silent:
        losses.append(f"{silent} of its {len(pages)} pages have no text; they may be pictures.")
    text = "\n\n".join(_paragraphs(_without_heads(pages)))
    if "\ufffd" in text:
        losses.append("Some of its letters cannot be read; “\ufffd” stands in their place.")
    title = found.title
    if not title or _NO_TITLE.search(title):
        title = _largest(pages)
    return Draft(text=text, title=title, author=found.author, losses=tuple(losses), doubtful=True)


def _readable(page: Page) -> Page:
    blocks = (tuple(line for line in map(_tidy, block) if line.text) for block in page.blocks)
    return Page(page.height, tuple(filter(None, blocks)))


def _tidy(line: Line) -> Line:
    """The line with plain letters in place of ligatures and of the forms that Arabic letters take."""
    text = _UNREAD.sub("\ufffd", line.text)
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return Line(" ".join(text.split()), line.left, line.right, line.bottom, line.top, line.size)


def _lines(page: Page) -> Iterator[Line]:
    for block in page.blocks:
        yield from block


def _without_heads(pages: Sequence[Page]) -> list[Page]:
    """The pages without the lines that stand in the margin of many of them, whatever number is in them."""
    seen = Counter(
        key for page in pages for key in {_key(line) for line in _lines(page) if _at_edge(line, page)}
    )
    least = max(2, len(pages) * _REPEATED)

    def stays(line: Line, page: Page) -> bool:
        return not (_at_edge(line, page) and seen[_key(line)] >= least)

    return [
        Page(
            page.height,
            tuple(
                filter(None, (tuple(line for line in block if stays(line, page)) for block in page.blocks))
            ),
        )
        for page in pages
    ]


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _key(line: Line) -> tuple[str, int]:
    return _NUMBERS.sub("#", line.text), round(line.bottom / 4)


def _paragraphs(pages: Sequence[Page]) -> list[str]:
    blocks = [block for page in pages for block in page.blocks]
    text = " ".join(line.text for block in blocks for line in block)
    words, compounds = Counter(_WORD.findall(text)), frozenset(_HYPHENED.findall(text))
    found: list[str] = []
    before: Line | None = None
    for block in blocks:
        left, right = min(line.left for line in block), max(line.right for line in block)
        for number, line in enumerate(block):
            if before is None or (_begins_anew if number else _begins_block)(before, line, left, right):
                found.append(line.text)
            else:
                found[-1] = _joined(found[-1], line.text, words, compounds)
            before = line
    return found


def _begins_anew(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether a paragraph begins with this line of a block."""
    if _BULLET.fullmatch(before.text):
        return False
    if _BULLET.match(line.text):
        return True
    if abs(before.size - line.size) > _ONE_SIZE or before.bottom - line.top > _GAP * line.size:
        return True
    if line.left - left > _INDENT * line.size and before.left - left < _INDENT * line.size:
        return True
    is_short = before.right - left < _SHORT * (right - left)
    return is_short and bool(_WORDS_END.search(before.text))


def _begins_block(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether a paragraph begins with this block; or the one before it goes on in a new column or on a new page."""
    if _BULLET.fullmatch(before.text):
        return False
    same = abs(before.size - line.size) <= _ONE_SIZE
    goes_on = line.text[:1].islower() or before.text[-1:] in _HYPHENS
    return not (same and goes_on and not _WORDS_END.search(before.text))


def _joined(text: str, more: str, words: Counter[str], compounds: frozenset[str]) -> str:
    """Two lines as one; a word that was parted is whole again, a compound keeps its hyphen."""
    if text[-1:] in _HYPHENS and text[-2:-1].isalpha() and more[:1].isalpha():
        first = _last_word(text[:-1])
        second = _WORD.match(more)
        rest = second[0] if second else ""
        if text[-1] != "\u00ad" and (
            f"{first}-{rest}" in compounds or (more[0].isupper() and not words[first + rest])
        ):
            return f"{text}{more}"
        return f"{text[:-1]}{more}"
    return f"{text}{more}" if _is_unspaced(text[-1:]) and _is_unspaced(more[:1]) else f"{text} {more}"


def _last_word(text: str) -> str:
    found = _WORD.findall(text[-60:])
    return found[-1] if found else ""


def _is_unspaced(letter: str) -> bool:
    return bool(letter) and not letter.isascii() and unicodedata.name(letter, "").startswith(_WITHOUT_SPACES)


def _largest(pages: Sequence[Page]) -> str:
    """The words in the largest letters on the first page that has some, where they stand out."""
    lines = next(([*_lines(page)] for page in pages if page.blocks), [])
    if len({round(line.size) for line in lines}) < 2:
        return ""
    size = max(line.size for line in lines)
    title = " ".join(line.text for line in lines if size - line.size <= _ONE_SIZE)
    return title if len(title) <= _LONGEST_TITLE else ""
