"""One pass over a web page: its head, its JSON-LD and the plain text of its blocks.

The parser is that of libxml2: it takes time in proportion to the page, however broken, and nothing is run or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from timeline_app.interchange.draft import Refused

_SILENT = frozenset({"script", "style", "title", "template", "noscript", "svg", "iframe"})
_AROUND = frozenset({"nav", "aside", "footer", "form"})
# fmt: off
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})
# fmt: on
MAX_ELEMENTS = 600_000
_DATE_OF_PUBLICATION = re.compile(r"(?i)publish|pubdate|posted|entry-date|date-?line|byline|article-?date")


def scanned(html: str, *, is_all_text: bool = False) -> Scan:
    """What stands in this page, without what stands around its text unless all of it is text. Raises Refused."""
    scan = Scan(_SILENT if is_all_text else _SILENT | _AROUND)
    parser = etree.HTMLParser(target=scan, encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True)
    if html.strip():
        parser.feed(html.encode("utf-8", "replace"))
        parser.close()
    scan.end_block()
    return scan


class Scan:
    """Hears of each element from the parser; the facts it finds are "" or empty where the page has none."""

    def __init__(self, silent: frozenset[str]) -> None:
        self._silent_tags = silent
        self.title = self.heading = self.canonical = self.saved_from = self.author = ""
        self.meta: dict[str, str] = {}
        self.times: list[str] = []
        self.likely_times: list[str] = []
        self.json_ld: list[str] = []
        self.blocks: list[str] = []
        self.places: dict[str, int] = {}
        self.count = 0
        self._pieces: list[str] = []
        self._silent = self._in_article = 0
        self._is_json_ld = False
        self._author_at: tuple[str, int] | None = None

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Take what the element says, and begin a new block unless it stands within a line."""
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise Refused("has far more parts than a page has")
        property = (given.get("itemprop") or "").lower()
        match tag:
            case "meta":
                name = given.get("property") or given.get("name") or property
                self.meta.setdefault(name.lower(), given.get("content", ""))
            case "link" if "canonical" in given.get("rel", "").lower().split():
                self.canonical = self.canonical or given.get("href", "")
            case "time" if "pubdate" in given or property == "datepublished":
                self.times.append(given.get("datetime", ""))
            case "time" if self._in_article or _DATE_OF_PUBLICATION.search(given.get("class", "")):
                self.likely_times.append(given.get("datetime", ""))
            case _ if property == "datepublished":
                self.times.append(given.get("content") or given.get("datetime", ""))
        if tag not in _INLINE:
            self.end_block()
        if mark := given.get("id") or (given.get("name") if tag == "a" else None):
            self.places.setdefault(mark, len(self.blocks))
        if self._author_at is None and not self.author and _names_author(given, property):
            self._author_at = tag, len(self._pieces)
        self._silent += tag in self._silent_tags
        self._in_article += tag == "article"
        self._is_json_ld = tag == "script" and given.get("type", "").lower() == "application/ld+json"

    def end(self, tag: str) -> None:
        """Take what the element held, and end its block."""
        held = "".join(self._pieces)
        match tag:
            case "title":
                self.title = self.title or held
            case "h1":
                self.heading = self.heading or held
            case "script" if self._is_json_ld:
                self.json_ld.append(held)
            case "article":
                self._in_article = max(self._in_article - 1, 0)
        if self._author_at is not None and self._author_at[0] == tag:
            self.author = "".join(self._pieces[self._author_at[1] :])
            self._author_at = None
        if tag not in _INLINE:
            self.end_block()
        if tag in self._silent_tags:
            self._silent = max(self._silent - 1, 0)

    def data(self, data: str) -> None:
        """Keep the text."""
        self._pieces.append(data)

    def comment(self, text: str) -> None:
        """Browsers note in a comment where a page was saved from."""
        match = re.match(r"\s*saved from url=\(\d+\)(\S+)", text)
        if match:
            self.saved_from = match[1]

    def close(self) -> None:
        """The page ends."""

    def end_block(self) -> None:
        """A line ends, where there is one."""
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if text and not self._silent:
            self.blocks.append(text)


def _names_author(given: Mapping[str, str], property: str) -> bool:
    return property == "author" or "author" in given.get("rel", "").lower().split()
