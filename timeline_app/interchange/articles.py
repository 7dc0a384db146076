"""Reads articles from files of all kinds; what kind a file is, its content tells first, then its suffix."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from timeline_app.interchange import article_formats
from timeline_app.interchange.article_formats import MARKDOWN, PAGE, ArticleFormat
from timeline_app.interchange.decoding import NotText, decode
from timeline_app.interchange.draft import Draft, Progress, Refused, unheard
from timeline_app.interchange.html_page import read_page
from timeline_app.model.text import clean
from timeline_app.project.errors import reason

MAX_BYTES = 50_000_000
_LONGEST_TITLE = 120
_MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$|^(\S.*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)


class UnreadableArticle(Exception):
    """The file gives no article; the message is a full sentence that names it and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """An article as its file gives it, not yet in a project; what the file does not say is "".

    `text` is as `model.text.clean` leaves it and not blank, `original` the bytes of the file, `published` an EDTF
    date or date-time, `encoding` the one that a plain text was in. `losses` are sentences about what stays in the
    original only; a `doubtful` text a person should look at before it becomes an article.
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
    losses: tuple[str, ...] = ()
    doubtful: bool = False


def read_article(path: Path, progress: Progress = unheard) -> ArticleFile:
    """The article in this file; a book is one. Raises UnreadableArticle."""
    return read_articles(path, whole_books=True, progress=progress)[0]


def read_articles(
    path: Path, *, whole_books: bool = False, progress: Progress = unheard
) -> list[ArticleFile]:
    """The article in this file, or the chapters of a book. Raises UnreadableArticle, and what `progress` raises."""
    data = _bytes(path)
    try:
        format, drafts = _read(data, path.suffix.lower(), whole_books, progress)
    except NotText as what:
        raise UnreadableArticle(
            f"{path.name} is {what}; an article is read from {article_formats.NAMES}."
        ) from None
    except Refused as why:
        raise UnreadableArticle(f"{path.name} {why}.") from why
    found = [
        ArticleFile(
            title=" ".join(clean(draft.title).split())
            or title_of(draft.text, format.media_type)
            or clean(path.stem),
            text=draft.text,
            original=data,
            original_name=clean(path.name),
            media_type=format.media_type,
            encoding=draft.encoding,
            publisher=clean(draft.publisher),
            author=clean(draft.author),
            url=clean(draft.url),
            published=draft.published,
            losses=draft.losses,
            doubtful=draft.doubtful,
        )
        for draft in (replace(draft, text=clean(draft.text)) for draft in drafts)
        if draft.text.strip()
    ]
    if not found:
        raise UnreadableArticle(f"{path.name} has no text in it.")
    return found


def _read(
    data: bytes, suffix: str, whole_books: bool, progress: Progress
) -> tuple[ArticleFormat, list[Draft]]:
    if article_formats.is_packed(data):
        return article_formats.read_packed(data, whole_books=whole_books, progress=progress)
    format = article_formats.known_by_bytes(data, suffix)
    if format is article_formats.PDF:
        from timeline_app.interchange.pdf_text import read_pdf  # takes a third of a second

        return format, [read_pdf(data, progress)]
    if format is article_formats.MAIL:
        from timeline_app.interchange.mail import read_mail

        return format, [read_mail(data)]
    decoded = decode(data)
    text = clean(decoded.text)
    format = article_formats.known_by_text(text, suffix)
    draft = read_page(text) if format is PAGE else Draft(text=text)
    return format, [replace(draft, encoding=decoded.encoding)]


def title_of(text: str, media_type: str = "text/plain") -> str:
    """The title that a text begins with: its first heading or a short first line; "" where it has none."""
    if media_type == MARKDOWN.media_type:
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
