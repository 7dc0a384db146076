"""The kinds of file that articles are read from, how each is known, and what reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from timeline_app.interchange.draft import Draft, Progress, Refused
from timeline_app.interchange.packed import MAGIC, Packed


@dataclass(frozen=True, slots=True)
class ArticleFormat:
    """A kind of file: what people call it, its suffixes, its media type."""

    title: str
    suffixes: tuple[str, ...]
    media_type: str


TEXT = ArticleFormat("Text", (".txt",), "text/plain")
MARKDOWN = ArticleFormat("Markdown", (".md", ".markdown"), "text/markdown")
PAGE = ArticleFormat("Web page", (".html", ".htm", ".xhtml"), "text/html")
PDF = ArticleFormat("PDF", (".pdf",), "application/pdf")
WORD = ArticleFormat(
    "Word document", (".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)
OPEN_DOCUMENT = ArticleFormat("OpenDocument text", (".odt",), "application/vnd.oasis.opendocument.text")
BOOK = ArticleFormat("Electronic book", (".epub",), "application/epub+zip")
MAIL = ArticleFormat("E-mail message", (".eml",), "message/rfc822")
ARTICLE_FORMATS: Sequence[ArticleFormat] = (TEXT, MARKDOWN, PAGE, PDF, WORD, OPEN_DOCUMENT, BOOK, MAIL)

NAMES = "a text, Markdown, HTML, PDF, Word (.docx), OpenDocument (.odt), EPUB or e-mail (.eml) file"

_PDF_MARK = b"%PDF-"
_PDF_WITHIN = 1024  # bytes before which the mark of a PDF file stands (ISO 32000-1, annex H)
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_HEAD = 5_000


def packed_format(packed: Packed) -> ArticleFormat:
    """Which of them an archive is, by what is in it. Raises Refused."""
    from timeline_app.interchange import epub_book, open_document, word_file

    mimetype = packed.read("mimetype").strip()
    if mimetype == epub_book.MIMETYPE or "META-INF/container.xml" in packed:
        return BOOK
    if mimetype == open_document.MIMETYPE:
        return OPEN_DOCUMENT
    if word_file.BODY in packed:
        return WORD
    raise Refused(f"is a ZIP archive or a document of another kind; an article is read from {NAMES}")


def known_by_bytes(data: bytes, suffix: str) -> ArticleFormat | None:
    """Which of those that are no plain text; None for a text, of whatever kind."""
    from timeline_app.interchange.mail import is_mail

    within = _PDF_WITHIN if suffix not in _TEXT_SUFFIXES else len(_PDF_MARK)
    if _PDF_MARK in data[:within]:
        return PDF
    if suffix in MAIL.suffixes or (suffix not in _TEXT_SUFFIXES and is_mail(data)):
        return MAIL
    return None


def known_by_text(text: str, suffix: str) -> ArticleFormat:
    """Which kind of text."""
    found = _TEXT_SUFFIXES.get(suffix)
    if found in (None, TEXT) and suffix != ".txt" and _LOOKS_LIKE_HTML.match(text[:_HEAD]):
        return PAGE
    return found or TEXT


def read_packed(data: bytes, *, whole_books: bool, progress: Progress) -> tuple[ArticleFormat, list[Draft]]:
    """The texts in an archive. Raises Refused."""
    from timeline_app.interchange.epub_book import read_book
    from timeline_app.interchange.open_document import read_open_document
    from timeline_app.interchange.word_file import read_word

    packed = Packed(data)
    format = packed_format(packed)
    if format is BOOK:
        return format, read_book(packed, whole=whole_books, progress=progress)
    readers: dict[ArticleFormat, Callable[[Packed], Draft]] = {
        WORD: read_word,
        OPEN_DOCUMENT: read_open_document,
    }
    return format, [readers[format](packed)]


def is_packed(data: bytes) -> bool:
    """Whether the bytes are an archive, which Word, OpenDocument and EPUB files are."""
    return data.startswith(MAGIC)


_TEXT_SUFFIXES = MappingProxyType({s: f for f in (TEXT, MARKDOWN, PAGE) for s in f.suffixes})
