"""The font in which articles and quotes are read, and how a person likes them set."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

_SERIFS = ["Source Serif 4", "Noto Serif", "Charter", "Georgia", "Cambria", "DejaVu Serif", "serif"]


@dataclass(frozen=True, slots=True)
class ReadingLook:
    """How articles are set: `family` ("" = the best serif font that is there), the size of the letters in pixels.

    `line` is from line to line and `column` the widest column, both as multiples of that size. The usual line is a
    little more than a book's, for underlines of three overlapping passages.
    """

    family: str = ""
    size_px: int = 15
    line: float = 1.7
    column: int = 46


def reading_font(size_px: int, family: str = "") -> QFont:
    """This font, or the best serif font that is there, in letters of this size."""
    font = QFont([family, *_SERIFS] if family else _SERIFS)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(size_px)
    return font
