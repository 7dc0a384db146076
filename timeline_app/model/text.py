"""Code points and UTF-16 units: the only place that knows both.

Python counts code points (`_cp`); Qt and JavaScript count UTF-16 units (`_u16`), where a character beyond
U+FFFF takes two.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from hashlib import sha256


class Offsets:
    """Converts positions in one text both ways; O(log n) a call in the number of astral characters."""

    __slots__ = ("_astral_cp", "_astral_u16", "length_cp", "length_u16")

    def __init__(self, text: str) -> None:
        self._astral_cp = [] if text.isascii() else [i for i, c in enumerate(text) if ord(c) > 0xFFFF]
        self._astral_u16 = [cp + n for n, cp in enumerate(self._astral_cp)]
        self.length_cp = len(text)
        self.length_u16 = len(text) + len(self._astral_cp)

    def to_u16(self, position_cp: int) -> int:
        """Position in UTF-16 units of a position in code points."""
        return position_cp + bisect_left(self._astral_cp, position_cp)

    def to_cp(self, position_u16: int) -> int:
        """Position in code points; one inside a surrogate pair counts as the start of its character."""
        return position_u16 - bisect_left(self._astral_u16, position_u16)


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, in lower-case hexadecimal; lone surrogates are hashed as they are."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def clean(text: str) -> str:
    """The text as an article keeps it: line ends as `\\n`, no BOM, no NUL, nothing UTF-8 cannot write.

    Only what no reader can see is taken out, so that a quote copied from the article is found in it.
    """
    text = text.replace("\x00", "").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def shortened(text: str, length: int = 60) -> str:
    """The text, or as much of its beginning as fits with an ellipsis: for messages that quote it."""
    return text if len(text) <= length else text[: length - 1] + "…"


def is_mark(character: str) -> bool:
    """Whether the character continues the one before it (combining marks, joiners, variation selectors)."""
    return unicodedata.category(character) in {"Mn", "Me", "Mc"} or character in "\u200d\ufe0e\ufe0f"
