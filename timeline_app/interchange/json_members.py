"""A JSON object whose lists are read item by item, so that a million items are never held at once."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from json import JSONDecodeError, JSONDecoder

_SPACE = re.compile(r"[ \t\n\r]*")


class Members:
    """The members of the object that a JSON text is; where a name comes twice, the last one counts.

    Making one goes through all of the text, and raises JSONDecodeError where it is not JSON, RecursionError where
    it is nested too deeply, TypeError where it is no object.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._decode = JSONDecoder().raw_decode
        self._starts: dict[str, int] = {}
        start = self._skip(0)
        if not text.startswith("{", start):
            JSONDecoder().decode(text)
            raise TypeError("the text is no JSON object")
        end = self._scan(start)
        if end != len(text):
            raise JSONDecodeError("Extra data", text, end)

    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(self._starts)

    def value(self, name: str) -> object:
        """The value of a member, None where there is none."""
        return self._decode(self._text, self._starts[name])[0] if name in self._starts else None

    def is_list(self, name: str) -> bool:
        """Whether there is such a member and it is a list."""
        return name in self._starts and self._text.startswith("[", self._starts[name])

    def items(self, name: str) -> Iterator[object]:
        """The items of a member that is a list, one at a time."""
        return self._items(self._starts[name])

    def _scan(self, place: int) -> int:
        """Note where each value starts; return the place after the object and the space behind it."""
        place = self._skip(place + 1)
        while not self._text.startswith("}", place):
            if self._starts:
                place = self._over(",", place)
            if not self._text.startswith('"', place):
                raise JSONDecodeError("Expecting a name", self._text, place)
            name, place = self._decode(self._text, place)
            self._starts[name] = place = self._over(":", self._skip(place))
            is_list = self._text.startswith("[", place)
            place = self._skip(self._end_of_list(place) if is_list else self._decode(self._text, place)[1])
        return self._skip(place + 1)

    def _items(self, place: int) -> Generator[object, None, int]:
        """The items of the list that starts here; its value is the place after the list."""
        place = self._skip(place + 1)
        if self._text.startswith("]", place):
            return place + 1
        while True:
            item, place = self._decode(self._text, place)
            yield item
            place = self._skip(place)
            if self._text.startswith("]", place):
                return place + 1
            place = self._over(",", place)

    def _end_of_list(self, place: int) -> int:
        items = self._items(place)
        while True:
            try:
                next(items)
            except StopIteration as done:
                end: int = done.value
                return end

    def _over(self, sign: str, place: int) -> int:
        """The place of what follows a sign that must stand here."""
        if not self._text.startswith(sign, place):
            raise JSONDecodeError(f"Expecting {sign!r}", self._text, place)
        return self._skip(place + 1)

    def _skip(self, place: int) -> int:
        match = _SPACE.match(self._text, place)
        return match.end() if match else place
