"""Reads articles from files: plain text, Markdown and saved web pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from timeline_app.interchange.decoding import NotText, decode
from timeline_app.interchange.html_page import read_page
from timeline_app.model.text import clean
from timeline_app.project.errors import reason

SUFFIXES = (".txt", ".md", ".html")
MAX_BYTES = 50_000_000
_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_LONGEST_TITLE = 120
_MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$|^(\S.*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)


class UnreadableArticle(Exception):
    """The file gives no article; the message is a full sentence that names it and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """An article as its file gives it, not yet in a project; what the file does not say is "".

    `text` is as `model.text.clean` leaves it and not blank, `original` the bytes of the file, `published` an EDTF
    date or date-time, `encoding` the one that the text was in.
    """

    title: str
    text: str
    original: bytes
    original_name: str
    media_type: str
    encoding: str
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""


def read_article(path: Path) -> ArticleFile:
    """The article in this file. Raises UnreadableArticle."""
    data = _bytes(path)
    try:
        decoded = decode(data)
    except NotText as what:
        raise UnreadableArticle(
            f"{path.name} is {what}; an article is read from a text, Markdown or HTML file."
        ) from None
    text = clean(decoded.text)
    media_type = _MEDIA_TYPES.get(path.suffix.lower(), "text/plain")
    page = None
    if media_type == "text/html" or (path.suffix.lower() not in SUFFIXES and _LOOKS_LIKE_HTML.match(text)):
        media_type = "text/html"
        page = read_page(text)
        text = clean(page.text)
    if not text.strip():
        raise UnreadableArticle(f"{path.name} has no text in it.")
    return ArticleFile(
        title=(page.title if page else "") or title_of(text, media_type) or clean(path.stem),
        text=text,
        original=data,
        original_name=clean(path.name),
        media_type=media_type,
        encoding=decoded.encoding,
        publisher=page.publisher if page else "",
        author=page.author if page else "",
        url=page.url if page else "",
        published=page.published if page else "",
    )


def title_of(text: str, media_type: str = "text/plain") -> str:
    """The title that a text begins with: its first heading or a short first line; "" where it has none."""
    if media_type == "text/markdown":
        match = _MARKDOWN_HEADING.search(text)
        if match:
            return (match[1] or match[2]).strip()
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    is_title = (
        len(first) <= _LONGEST_TITLE and bool(rest.strip()) and not first.endswith((".", ",", ";", ":"))
    )
    return first if is_title else ""


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableArticle(f"{path.name} is a folder, not an article.")
        if path.exists() and not path.is_file():
            raise UnreadableArticle(f"{path.name} is not an ordinary file.")
        if path.stat().st_size > MAX_BYTES:
            size = path.stat().st_size // 1_000_000
            raise UnreadableArticle(
                f"{path.name} has {size} MB; an article may have up to {MAX_BYTES // 1_000_000} MB."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableArticle(f"There is no file {path}.") from None
    except (OSError, ValueError) as error:
        raise UnreadableArticle(f"{path.name} cannot be read, because {reason(error)}.") from None
    if not data:
        raise UnreadableArticle(f"{path.name} is empty.")
    return data
