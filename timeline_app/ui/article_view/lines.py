"""Where a stretch of text lies on the screen: one rectangle for each run of a line, right-to-left runs too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLine

_ASCENT_EM, _DESCENT_EM = 0.98, 0.28
"""Above and below the base line; fonts' own measures differ by a third, and leave no room between lines."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ASTRAL_RIGHT_TO_LEFT = re.compile("[\U00010800-\U00010fff\U0001e800-\U0001efff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff]")


class BlockLines:
    """The laid-out lines of one paragraph, at `origin` in the document; positions are UTF-16 units of the document."""

    def __init__(self, block: QTextBlock, origin: QPointF, size_px: int) -> None:
        self.start = block.position()
        self.end = self.start + block.length() - 1
        self._origin = origin
        self._layout = block.layout()
        self._ascent, self._descent = _ASCENT_EM * size_px, _DESCENT_EM * size_px
        text = _ASTRAL_RIGHT_TO_LEFT.sub("\u200f\u200f", block.text())
        self._units = _ASTRAL.sub("\ufffc\ufffc", text)  # as long as Qt counts it

    def line_top(self, position: int) -> float:
        """The top, in the document, of the line on which a position lies."""
        line = self._layout.lineForTextPosition(position - self.start)
        return self._origin.y() + (line.y() if line.isValid() else 0.0)

    def visible(self, top: float, bottom: float) -> tuple[int, int]:
        """The text on the lines between `top` and `bottom` (pixels of the document): start and end."""
        lines = range(self._layout.lineCount())
        first = bisect_left(lines, top - self._origin.y(), key=self._bottom)
        last = bisect_left(lines, bottom - self._origin.y(), key=lambda i: self._layout.lineAt(i).y()) - 1
        if not lines or first > last:
            return self.start, self.start
        closing = self._layout.lineAt(last)
        return (
            self.start + self._layout.lineAt(first).textStart(),
            self.start + closing.textStart() + closing.textLength(),
        )

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Rectangles in the document of the text start..end, line by line, from left to right."""
        low, high = max(start - self.start, 0), min(end - self.start, len(self._units))
        if low >= high or self._layout.lineCount() == 0:
            return
        for number in range(self._layout.lineForTextPosition(low).lineNumber(), self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if line.textStart() >= high:
                return
            for rect in self._line_rects(line, low, high):
                yield rect.translated(self._origin)

    def _bottom(self, number: int) -> float:
        line = self._layout.lineAt(number)
        return line.y() + line.height()

    def _line_rects(self, line: QTextLine, start: int, end: int) -> Iterator[QRectF]:
        first, last = line.textStart(), line.textStart() + line.textLength()
        low, high = max(start, first), min(end, last)
        while high == last > low and self._units[last - 1].isspace():  # white space at the end of a line
            high = last = last - 1
        if low >= high:
            return
        top, height = line.y() + line.ascent() - self._ascent, self._ascent + self._descent
        if not _RIGHT_TO_LEFT.search(self._units, first, last):
            left, right = _x(line, low), _x(line, high)
            yield QRectF(left, top, right - left, height)
            return
        cells = sorted(_glyph_cells(line, low, high))
        left, right = cells[0] if cells else (_x(line, low), _x(line, low))
        for cell_left, cell_right in cells[1:]:
            if cell_left > right + 0.75:  # a run of the other direction lies between
                yield QRectF(left, top, right - left, height)
                left = cell_left
            right = max(right, cell_right)
        yield QRectF(left, top, right - left, height)


def _glyph_cells(line: QTextLine, start: int, end: int) -> Iterator[tuple[float, float]]:
    """Left and right of each glyph: at the seams of directions Qt's cursor positions say nothing about glyphs."""
    for run in line.glyphRuns(start, end - start):
        advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        for position, advance in zip(run.positions(), advances, strict=True):
            yield position.x(), position.x() + advance.x()


def _x(line: QTextLine, position: int) -> float:
    x: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]  # declared as "object"
    return x[0]
