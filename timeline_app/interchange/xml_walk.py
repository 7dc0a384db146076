"""Walks through an XML document element by element, under limits, and never outside of it.

No tree is built. Entities are neither declared nor fetched: what XML bombs and external entities begin with (OWASP,
"XML External Entity Prevention") is refused; a document type alone is passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol
from xml.parsers import expat

from timeline_app.interchange.draft import Refused

MAX_ELEMENTS = 1_000_000
MAX_DEPTH = 1_000
_NONE: Mapping[str, str] = MappingProxyType({})


class Walker(Protocol):
    """Hears of each element by its name without namespace, as are those of its attributes."""

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def hear(self, text: str) -> None:
        """A piece of text."""


def walk(data: bytes, walker: Walker) -> None:
    """Tell the walker about the whole document. Raises Refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    count = depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if count > MAX_ELEMENTS or depth > MAX_DEPTH:
            raise Refused("has far more parts than a text has")
        walker.begin(
            _local(name), {_local(key): value for key, value in attributes.items()} if attributes else _NONE
        )

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        walker.end(_local(name))

    def refuse(*_declaration: object) -> None:
        raise Refused("declares entities, which such files never do")

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = walker.hear
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # an unknown encoding is one of the latter
        raise Refused("is damaged: what is in it is not XML") from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
