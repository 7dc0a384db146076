"""The article of a saved web page: its text without the menus, and what the page says about it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime

from timeline_app.interchange.draft import Draft
from timeline_app.model.text import clean

_DATED = re.compile(
    r"\s*(\d{4})[-/](\d\d)[-/](\d\d)"
    r"(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?)?\s*$"
)
_META = {
    "headline": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "author": ("author", "dc.creator", "citation_author", "parsely-author", "article:author"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "citation_publisher"),
    "published": (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "parsely-pub-date",
        "pubdate",
        "publishdate",
        "citation_publication_date",
        "sailthru.date",
    ),
}
_SHORTEST_MAIN_TEXT = 250  # of a page of a few words, trafilatura drops some
_MOST_ELEMENTS, _LONGEST_PAGE = 8_000, 3_000_000  # trafilatura takes the square of the first
_ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "WebPage")


def read_page(html: str) -> Draft:
    """The article of this page. Nothing is run and nothing is fetched. Raises Refused.

    What the page says of itself comes from JSON-LD (schema.org), then from its meta elements, then from `title`,
    `h1`, `time` and `link rel=canonical`.
    """
    from timeline_app.interchange.html_scan import (
        scanned,
    )  # its parser takes 50 ms, and most articles are no pages

    scan = scanned(html)
    said = _from_json_ld(scan.json_ld)

    def first(name: str, *others: str) -> str:
        found = (said.get(name, ""), *(scan.meta.get(key, "") for key in _META[name]), *others)
        return next(filter(None, (" ".join(text.split()) for text in found)), "")

    of_meta = (scan.meta.get(key, "") for key in _META["published"])
    dates = (said.get("published", ""), *of_meta, *scan.times, *scan.likely_times[:1])
    author = first("author", scan.author)
    addresses = (said.get("url", ""), scan.canonical, scan.meta.get("og:url", ""), scan.saved_from)
    is_small = scan.count <= _MOST_ELEMENTS and len(html) <= _LONGEST_PAGE
    return Draft(
        text=(_main_text(html) if is_small else "") or "\n\n".join(scan.blocks),
        title=first("headline", scan.heading, scan.title),
        author="" if _is_web_address(author) else author,
        publisher=first("publisher"),
        url=next(filter(_is_web_address, addresses), ""),
        published=next(filter(None, map(edtf_from_web, dates)), ""),
    )


@dataclass(frozen=True, slots=True)
class WholePage:
    """The text of each block of a page, its first heading, and at which block the elements with an id begin."""

    blocks: list[str]
    heading: str = ""
    places: Mapping[str, int] = field(default_factory=dict)


def read_whole(html: str) -> WholePage:
    """A page that is all article, such as a chapter."""
    from timeline_app.interchange.html_scan import scanned

    scan = scanned(html, is_all_text=True)
    return WholePage(scan.blocks, " ".join((scan.heading or scan.title).split()), scan.places)


def edtf_from_web(stamp: str) -> str:
    """An ISO 8601 or RFC 5322 stamp of a web page as EDTF, to the minute; "" for anything else.

    A stamp at exactly midnight is what editorial systems write for a date alone: it becomes a date.
    """
    match = _DATED.match(stamp)
    if match is None:
        return _edtf_from_mail(stamp)
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return ""
    date = f"{year}-{month}-{day}"
    if hour is None or (hour, minute, second or "00") == ("00", "00", "00"):
        return date
    return f"{date}T{hour}:{minute}{_offset(offset or '')}"


def _edtf_from_mail(stamp: str) -> str:
    """A stamp as e-mail and HTTP headers have it ("Wed, 08 Sep 2021 07:00:00 GMT")."""
    try:
        found = parsedate_to_datetime(stamp)
    except (ValueError, IndexError, TypeError, OverflowError):
        return ""
    return edtf_from_web(found.isoformat())


def _offset(written: str) -> str:
    digits = written[1:].replace(":", "")
    match len(digits):
        case 0:
            return written.upper()
        case 2:
            return f"{written[0]}{digits}:00"
        case _:
            return f"{written[0]}{digits[:2]}:{digits[2:]}"


def _is_web_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _main_text(html: str) -> str:
    """The text without menus and footers, paragraphs apart by an empty line; "" where too little stands out."""
    import logging

    from trafilatura import extract  # takes most of a second, and most articles are no web pages

    logging.getLogger("trafilatura").addHandler(
        logging.NullHandler()
    )  # it complains about pages of a few words
    text = extract(html, include_comments=False) or ""
    return re.sub(r"\n(?!- )", "\n\n", text) if len(text) >= _SHORTEST_MAIN_TEXT else ""


def _from_json_ld(scripts: list[str]) -> dict[str, str]:
    """What schema.org data says about the article, the most specific kind of thing first."""
    things = [thing for script in scripts for thing in _things(script)]
    for kind in _ARTICLE_TYPES:
        for thing in things:
            if any(str(name).endswith(kind) for name in _listed(thing.get("@type"))):
                return {
                    "headline": _named(thing.get("headline")),
                    "author": _named(thing.get("author")),
                    "publisher": _named(thing.get("publisher")),
                    "url": _named(thing.get("url")) or _named(thing.get("mainEntityOfPage")),
                    "published": _named(thing.get("datePublished")),
                }
    return {}


def _things(script: str) -> Iterator[Mapping[str, object]]:
    try:
        waiting: list[object] = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        match waiting.pop(0):
            case dict() as thing:
                yield thing
                waiting.extend(_listed(thing.get("@graph")))
            case list() as things:
                waiting.extend(things)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _named(value: object) -> str:
    """A name, the name of a thing, or several of them joined."""
    match value:
        case str():
            return clean(value)  # JSON can name half a character
        case dict():
            return _named(value.get("name") or value.get("@id"))
        case list():
            return ", ".join(filter(None, map(_named, value)))
    return ""
