"""The list of contents of an electronic book: which chapters there are, and where in its files they begin."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from timeline_app.interchange.xml_walk import walk

_OTHER_LISTS = frozenset(
    {"landmarks", "page-list", "lot", "loi", "lov", "loa"}
)  # EPUB 3 structural semantics


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the file it leads to, the id of the element there ("" = its top), and its words.

    A `section` stands within an entry of the same file, so that it begins no chapter.
    """

    file: str
    id: str
    title: str
    section: bool = False


def read_contents(path: str, data: bytes) -> list[Entry]:
    """The entries of an EPUB 3 (nav) or of an EPUB 2 (NCX), in their order. Raises Refused."""
    contents = _Contents()
    walk(data, contents)
    found: list[Entry] = []
    above: list[tuple[int, str]] = []
    for depth, href, title in contents.entries:
        file, id = _target(path, href)
        while above and above[-1][0] >= depth:
            above.pop()
        if file and title:
            found.append(Entry(file, id, title, any(file == each for _, each in above)))
        above.append((depth, file))
    return found


def parted(
    blocks: list[str], places: Mapping[str, int], entries: Iterable[Entry]
) -> list[tuple[str, list[str]]]:
    """The text of a file from chapter to chapter; what comes before the first one has the title ""."""
    begins: dict[int, str] = {}
    for number, entry in enumerate(entries):
        at = places.get(entry.id) if entry.id else 0
        if at is None and number == 0:
            at = 0
        if at is not None and not entry.section:
            begins.setdefault(at, entry.title)
    cuts = [*sorted(begins), len(blocks)]
    found = [("", blocks[: cuts[0]])] + [(begins[begin], blocks[begin:end]) for begin, end in pairwise(cuts)]
    return [(title, part) for title, part in found if part]


def member(base: str, href: str) -> str:
    """The member that a reference in another member leads to; "" where it is none."""
    return _target(base, href)[0]


def _target(base: str, href: str) -> tuple[str, str]:
    try:
        parts = urlsplit(href)
        path = unquote(parts.path)
    except ValueError:
        return "", ""
    file = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base
    return file, unquote(parts.fragment)


@dataclass(slots=True)
class _Contents:
    """Hears the entries of nav (a href) and NCX (navLabel, content src), each with its depth in the list."""

    entries: list[tuple[int, str, str]] = field(default_factory=list)
    _href: str = ""
    _label: str = ""
    _depth: int = 0
    _is_other: bool = False
    _pieces: list[str] = field(default_factory=list)

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        match name:
            case "nav":
                self._is_other = not _OTHER_LISTS.isdisjoint(given.get("type", "").split())
            case "ol" | "navPoint":
                self._depth += 1
            case "a":
                self._href = given.get("href", "")
                self._pieces.clear()
            case "navLabel":
                self._pieces.clear()
            case "content" if self._depth:
                self.entries.append((self._depth, given.get("src", ""), self._label))

    def end(self, name: str) -> None:
        words = " ".join("".join(self._pieces).split())
        match name:
            case "nav":
                self._is_other = False
            case "ol" | "navPoint":
                self._depth -= 1
            case "a" if not self._is_other:
                self.entries.append((self._depth, self._href, words))
            case "navLabel":
                self._label = words

    def hear(self, text: str) -> None:
        self._pieces.append(text)
