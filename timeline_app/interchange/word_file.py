"""The text of a Word document (.docx: ISO/IEC 29500, WordprocessingML)."""

from __future__ import annotations

from collections.abc import Mapping

from timeline_app.interchange.draft import Draft, Refused
from timeline_app.interchange.facts_xml import read_facts
from timeline_app.interchange.packed import Packed
from timeline_app.interchange.paragraphs import Paragraphs
from timeline_app.interchange.xml_walk import walk

BODY = "word/document.xml"
_FOOTNOTES, _ENDNOTES, _COMMENTS = "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"
# What was deleted or moved away, the older twin of a drawing, the code of a field.
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def read_word(packed: Packed) -> Draft:
    """The text with its footnotes at the end; comments and pictures are left out. Raises Refused."""
    if BODY not in packed:
        raise Refused("is no Word document of today")
    notes = {"footnote": _notes(packed, _FOOTNOTES), "endnote": _notes(packed, _ENDNOTES)}
    body = _Body(notes)
    walk(packed.read(BODY), body)
    facts = read_facts(packed.read("docProps/core.xml"))
    losses = ["The comments in it stay in the original only."] if _COMMENTS in packed else []
    if body.has_changes:
        losses.append("Of its tracked changes, the text as changed was taken.")
    return Draft(
        text=body.found.text(),
        title=facts.get("title", ""),
        author=facts.get("creator", ""),
        losses=tuple(losses),
    )


def _notes(packed: Packed, name: str) -> dict[str, str]:
    if name not in packed:
        return {}
    reader = _Notes()
    walk(packed.read(name), reader)
    return reader.notes


class _Runs:
    """Reads the paragraphs of any part of a document."""

    def __init__(self) -> None:
        self.found = Paragraphs()
        self.has_changes = False
        self._unseen = 0
        self._in_text = False
        self._items: list[bool] = []

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        self.has_changes = self.has_changes or name in ("del", "ins")
        if name in _UNSEEN:
            self._unseen += 1
        if self._unseen:
            return
        match name:
            case "p":
                self.found.begin()
                self._items.append(False)
            case "t":
                self._in_text = True
            case "numPr" if self._items:
                self._items[-1] = True
            case "tr":
                self.found.begin_row()
            case "tc":
                self.found.begin_cell()
            case "tabs":  # where tabs stop, each a <tab>
                self._unseen += 1
            case "footnoteReference" | "endnoteReference":
                self.refer(name.removesuffix("Reference"), given.get("id", ""))
            case _ if name in _SIGNS:
                self.found.write(_SIGNS[name])

    def end(self, name: str) -> None:
        if name in _UNSEEN or name == "tabs":
            self._unseen = max(self._unseen - 1, 0)
        elif not self._unseen:
            match name:
                case "p":
                    self.end_paragraph(bool(self._items) and self._items.pop())
                case "t":
                    self._in_text = False
                case "tr":
                    self.found.end_row()

    def hear(self, text: str) -> None:
        if self._in_text and not self._unseen:
            self.found.write(text)

    def refer(self, kind: str, id: str) -> None:
        """A mark of a note stands here."""

    def end_paragraph(self, is_item: bool) -> None:
        self.found.end(item=is_item)


class _Body(_Runs):
    """Reads the body; a note is numbered where it is referred to."""

    def __init__(self, notes: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__()
        self._notes = notes
        self._referred = 0

    def refer(self, kind: str, id: str) -> None:
        note = self._notes[kind].get(id)
        if note:
            self._referred += 1
            self.found.write(f"[{self._referred}]")
            self.found.add_note(str(self._referred), note)


class _Notes(_Runs):
    """Reads the notes, each by its id."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: dict[str, str] = {}
        self._id = ""

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        if name in ("footnote", "endnote"):
            self._id = "" if given.get("type", "normal") != "normal" else given.get("id", "")
        super().begin(name, given)

    def end_paragraph(self, is_item: bool) -> None:
        text = self.found.take()
        if self._id and text:
            self.notes[self._id] = f"{self.notes.get(self._id, '')} {text}".strip()
