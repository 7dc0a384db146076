"""The text of an OpenDocument text (.odt: ISO/IEC 26300)."""

from __future__ import annotations

from collections.abc import Mapping

from timeline_app.interchange.draft import Draft, Refused
from timeline_app.interchange.facts_xml import read_facts
from timeline_app.interchange.packed import Packed
from timeline_app.interchange.paragraphs import Paragraphs
from timeline_app.interchange.xml_walk import walk

MIMETYPE = b"application/vnd.oasis.opendocument.text"
_MOST_SPACES = 1_000
_UNSEEN = frozenset({"tracked-changes", "annotation", "title", "desc", "sequence-decls", "forms"})


def read_open_document(packed: Packed) -> Draft:
    """The text with its notes at the end; comments and pictures are left out. Raises Refused."""
    if b"encryption-data" in packed.read("META-INF/manifest.xml"):
        raise Refused("is protected with a password")
    body = _Body()
    walk(packed.read("content.xml"), body)
    facts = read_facts(packed.read("meta.xml"))
    losses = {
        "annotation": "The comments in it stay in the original only.",
        "tracked-changes": "Of its tracked changes, the text as changed was taken.",
    }
    return Draft(
        text=body.found.text(),
        title=facts.get("title", ""),
        author=facts.get("initial-creator", "") or facts.get("creator", ""),
        losses=tuple(told for name, told in losses.items() if name in body.passed_over),
    )


class _Body:
    """Reads the body of the document."""

    def __init__(self) -> None:
        self.found = Paragraphs()
        self.passed_over: set[str] = set()
        self._unseen = 0
        self._items: list[bool] = []  # of each open item, whether its first paragraph is still to come
        self._citation: list[str] | None = None
        self._mark = ""
        self._note: list[str] | None = None

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        if name in _UNSEEN:
            self.passed_over.add(name)
            self._unseen += 1
        if self._unseen:
            return
        match name:
            case "p" | "h":
                self.found.begin()
            case "s":
                count = given.get("c", "1")
                self.found.write(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
            case "tab":
                self.found.write("\t")
            case "line-break":
                self.found.write("\n")
            case "list-item":
                self._items.append(True)
            case "table-row":
                self.found.begin_row()
            case "table-cell":
                self.found.begin_cell()
            case "note-citation":
                self._citation = []
            case "note-body":
                self._note = []

    def end(self, name: str) -> None:
        if name in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if self._unseen:
            return
        match name:
            case "p" | "h" if self._note is not None:
                self._note.append(self.found.take())
            case "p" | "h":
                is_item = bool(self._items) and self._items[-1]
                self.found.end(item=is_item)
                self._items[-1:] = [False] * len(self._items[-1:])
            case "list-item" if self._items:
                self._items.pop()
            case "table-row":
                self.found.end_row()
            case "note-citation" if self._citation is not None:
                self._mark = "".join(self._citation).strip() or "*"
                self._citation = None
                self.found.write(f"[{self._mark}]")
            case "note-body" if self._note is not None:
                self.found.add_note(self._mark, " ".join(filter(None, self._note)))
                self._note = None

    def hear(self, text: str) -> None:
        if self._unseen:
            return
        if self._citation is not None:
            self._citation.append(text)
        else:
            # White space is one space there; what is more is written as elements (ODF 1.3, 6.1.2).
            self.found.write(" ".join(text.split("\n")) if "\n" in text else text)
