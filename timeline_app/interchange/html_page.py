"""The article of a saved web page: its text without the menus, and what the page says about it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser

from timeline_app.model.text import clean

_SILENT = frozenset(
    {"script", "style", "title", "template", "noscript", "nav", "aside", "footer", "form", "svg", "iframe"}
)
# fmt: off
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})
# fmt: on
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
_ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "WebPage")


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds; a field is "" where the page does not say. `published` is an EDTF date or time."""

    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""


def read_page(html: str) -> Page:
    """The article of this page. Nothing is run and nothing is fetched.

    What the page says of itself comes from JSON-LD (schema.org), then from its meta elements, then from `title`,
    `h1`, `time` and `link rel=canonical`.
    """
    scan = _Scan()
    scan.feed(html)
    scan.close()
    said = _from_json_ld(scan.json_ld)

    def first(name: str, *others: str) -> str:
        found = (said.get(name, ""), *(scan.meta.get(key, "") for key in _META[name]), *others)
        return next(filter(None, (" ".join(text.split()) for text in found)), "")

    dates = (said.get("published", ""), *(scan.meta.get(key, "") for key in _META["published"]), *scan.times)
    author = first("author")
    addresses = (said.get("url", ""), scan.canonical, scan.meta.get("og:url", ""), scan.saved_from)
    return Page(
        text=_main_text(html) or "\n\n".join(scan.blocks()),
        title=first("headline", scan.heading, scan.title),
        author="" if _is_web_address(author) else author,
        publisher=first("publisher"),
        url=next(filter(_is_web_address, addresses), ""),
        published=next(filter(None, map(edtf_from_web, dates)), ""),
    )


def edtf_from_web(stamp: str) -> str:
    """An ISO 8601 stamp of a web page as EDTF, to the minute; "" for anything else.

    A stamp at exactly midnight is what editorial systems write for a date alone: it becomes a date.
    """
    match = _DATED.match(stamp)
    if match is None:
        return ""
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return ""
    date = f"{year}-{month}-{day}"
    if hour is None or (hour, minute, second or "00") == ("00", "00", "00"):
        return date
    return f"{date}T{hour}:{minute}{_offset(offset or '')}"


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


class _Scan(HTMLParser):
    """One pass over a page: its head, its JSON-LD and the plain text of its blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = self.heading = self.canonical = self.saved_from = ""
        self.meta: dict[str, str] = {}
        self.times: list[str] = []
        self.json_ld: list[str] = []
        self._blocks: list[str] = []
        self._pieces: list[str] = []
        self._silent = 0
        self._is_json_ld = False

    def blocks(self) -> list[str]:
        """The text of each block (paragraph, heading, cell) that has one."""
        self._end_block()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what the element says, and begin a new block unless it stands within a line."""
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "meta":
                name = given.get("property") or given.get("name") or given.get("itemprop") or ""
                self.meta.setdefault(name.lower(), given.get("content", ""))
            case "link" if "canonical" in given.get("rel", "").lower().split():
                self.canonical = self.canonical or given.get("href", "")
            case "time" if "pubdate" in given or given.get("itemprop", "").lower() == "datepublished":
                self.times.append(given.get("datetime", ""))
        if tag not in _INLINE:
            self._end_block()
        self._silent += tag in _SILENT
        self._is_json_ld = tag == "script" and given.get("type", "").lower() == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        """Take what the element held, and end its block."""
        held = "".join(self._pieces)
        match tag:
            case "title":
                self.title = self.title or held
            case "h1":
                self.heading = self.heading or held
            case "script" if self._is_json_ld:
                self.json_ld.append(held)
        if tag not in _INLINE:
            self._end_block()
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self._pieces.append(data)

    def handle_comment(self, data: str) -> None:
        """Browsers note in a comment where a page was saved from."""
        match = re.match(r"\s*saved from url=\(\d+\)(\S+)", data)
        if match:
            self.saved_from = match[1]

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over what begins with "<![" as browsers do, up to the next ">"; html.parser would give up there."""
        return self.parse_bogus_comment(i, report)

    def _end_block(self) -> None:
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if text and not self._silent:
            self._blocks.append(text)
