"""The chapters of an electronic book (.epub: EPUB 2 and 3, W3C / IDPF)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from timeline_app.interchange.decoding import NotText, decode
from timeline_app.interchange.draft import Draft, Progress, Refused, unheard
from timeline_app.interchange.epub_contents import Entry, member, parted, read_contents
from timeline_app.interchange.facts_xml import read_facts
from timeline_app.interchange.html_page import WholePage, edtf_from_web, read_whole
from timeline_app.interchange.packed import Packed
from timeline_app.interchange.xml_walk import walk

MIMETYPE = b"application/epub+zip"
MAX_CHAPTERS = 2_000


def read_book(packed: Packed, *, whole: bool = False, progress: Progress = unheard) -> list[Draft]:
    """One text for each chapter, or one for the whole book; none for pages without words. Raises Refused."""
    package = _root(packed.read("META-INF/container.xml"))
    data = packed.read(package)
    if not data:
        raise Refused("is damaged: the book's list of contents is missing")
    spine = _Spine()
    walk(data, spine)
    files = [member(package, spine.hrefs[ref]) for ref in spine.refs if ref in spine.hrefs]
    if len(files) > MAX_CHAPTERS:
        raise Refused(f"has more than {MAX_CHAPTERS:,} chapters")
    locked = _locked(packed.read("META-INF/encryption.xml"))
    if not locked.isdisjoint(files):
        raise Refused("is protected (DRM), so its text cannot be read")
    chapters = _chapters(packed, files, _contents(packed, package, spine), progress)
    facts = read_facts(data)
    book = facts.get("title", "")
    if whole:
        together = "\n\n".join(text for _, text in chapters)
        chapters = [("", together)] if together else []
    source = facts.get("source", "")
    return [
        Draft(
            text=text,
            title=": ".join(filter(None, (book, chapter if chapter != book else ""))),
            author=facts.get("creator", ""),
            publisher=facts.get("publisher", ""),
            url=source if source.startswith(("http://", "https://")) else "",
            published=edtf_from_web(facts.get("date", "")) or _year(facts.get("date", "")),
        )
        for chapter, text in chapters
    ]


def _chapters(
    packed: Packed, files: list[str], contents: Sequence[Entry], progress: Progress
) -> list[tuple[str, str]]:
    """Title and text of each chapter; what the contents do not name goes on with the chapter before it."""
    entries: dict[str, list[Entry]] = {}
    for entry in contents:
        entries.setdefault(entry.file, []).append(entry)
    found: list[tuple[str, list[str]]] = []
    for number, name in enumerate(dict.fromkeys(files)):
        progress(number / len(files))
        page = _page(packed, name)
        for title, blocks in parted(page.blocks, page.places, entries.get(name, ())):
            if found and entries and not title:
                found[-1][1].extend(blocks)
            else:
                found.append((title or page.heading, blocks))
    if len(found) > MAX_CHAPTERS:
        raise Refused(f"has more than {MAX_CHAPTERS:,} chapters")
    return [(title, "\n\n".join(blocks)) for title, blocks in found]


def _page(packed: Packed, name: str) -> WholePage:
    data = packed.read(name)
    if not data:
        return WholePage([])
    try:
        return read_whole(decode(data).text)
    except NotText as what:
        raise Refused(f"is damaged: a chapter is {what}") from None


def _contents(packed: Packed, package: str, spine: _Spine) -> list[Entry]:
    """The list of contents, where there is one."""
    for href in (spine.nav, spine.hrefs.get(spine.ncx, "")):
        path = member(package, href) if href else ""
        data = packed.read(path)
        if data:
            return read_contents(path, data)
    return []


def _root(container: bytes) -> str:
    found = _Attributes("rootfile", "full-path")
    if container:
        walk(container, found)
    return found.values[0] if found.values else ""


def _locked(encryption: bytes) -> frozenset[str]:
    """The members that are encrypted; fonts often are, and need not be read."""
    found = _Attributes("CipherReference", "URI")
    if encryption:
        walk(encryption, found)
    return frozenset(unquote(value) for value in found.values)


def _year(date: str) -> str:
    return date[:4] if len(date) in (4, 7) and date[:4].isdecimal() and date[:4].isascii() else ""


class _Attributes:
    """Collects one attribute of all elements of one name."""

    def __init__(self, element: str, attribute: str) -> None:
        self.values: list[str] = []
        self._wanted = element, attribute

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        if name == self._wanted[0] and self._wanted[1] in given:
            self.values.append(given[self._wanted[1]])

    def end(self, name: str) -> None: ...

    def hear(self, text: str) -> None: ...


@dataclass(slots=True)
class _Spine:
    """Reads the package: its files by id, the order of reading, and where the contents are."""

    hrefs: dict[str, str] = field(default_factory=dict)
    refs: list[str] = field(default_factory=list)
    nav: str = ""
    ncx: str = ""

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        match name:
            case "item":
                properties = given.get("properties", "").split()
                if "nav" in properties:
                    self.nav = given.get("href", "")
                elif given.get("media-type", "") == "application/x-dtbncx+xml":
                    self.ncx = self.ncx or given.get("id", "")
                if "nav" not in properties:  # the contents are no chapter
                    self.hrefs[given.get("id", "")] = given.get("href", "")
            case "spine":
                self.ncx = given.get("toc", "") or self.ncx
            case "itemref" if given.get("linear", "yes") != "no":
                self.refs.append(given.get("idref", ""))

    def end(self, name: str) -> None: ...

    def hear(self, text: str) -> None: ...
