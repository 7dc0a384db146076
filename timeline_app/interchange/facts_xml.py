"""What a document says about itself in Dublin Core, as Word, OpenDocument and EPUB files have it."""

from __future__ import annotations

from collections.abc import Mapping

from timeline_app.interchange.xml_walk import walk

_NAMES = ("title", "creator", "initial-creator", "publisher", "date", "source")


def read_facts(data: bytes) -> dict[str, str]:
    """Its title, creator, publisher, date and source, as far as they are there; several creators are joined."""
    if not data:
        return {}
    reader = _Facts()
    walk(data, reader)
    return {name: ", ".join(values) for name, values in reader.found.items()}


class _Facts:
    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._pieces: list[str] | None = None

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        self._pieces = [] if name in _NAMES else None

    def end(self, name: str) -> None:
        if self._pieces is not None:
            text = " ".join("".join(self._pieces).split())
            # The first is the one meant: a book has a subtitle after its title, and a date of each change.
            if text and (name == "creator" or name not in self.found):
                self.found.setdefault(name, []).append(text)
            self._pieces = None

    def hear(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)
