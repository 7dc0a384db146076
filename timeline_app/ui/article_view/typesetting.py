"""How wide the column is, how much room the margin has, and how paragraphs are set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

_LINE_EM = 1.7  # a little more than a book's, for underlines of three overlapping passages
_WIDEST_EM = 46
_NARROW_PX = 540


@dataclass(frozen=True, slots=True)
class Measure:
    """A page's horizontal division in pixels: the text's left edge, its width, the margin's width, the gap between."""

    text_left: int
    column: int
    margin_width: int
    gap: int

    @property
    def margin_left(self) -> int:
        """Where the margin begins."""
        return self.text_left + self.column + self.gap

    @property
    def has_names(self) -> bool:
        """Whether the margin is wide enough for words; otherwise it shows bars only."""
        return self.margin_width >= 80


def divide_page(width: int, size_px: int) -> Measure:
    """Divide a window of this width for letters of this size."""
    widest = _WIDEST_EM * size_px
    if width < _NARROW_PX:
        left, gap, margin = 18, 8, 10
        return Measure(left, max(80, min(widest, width - left - gap - margin - 4)), margin, gap)
    left, gap, right = (40 if width >= 700 else 24), 22, 10
    column = min(widest, width - left - gap - right - 150)
    margin = min(270, width - left - column - gap - right)
    spare = width - left - column - gap - margin - right
    return Measure(left + spare // 2, column, margin, gap)


def set_paragraphs(document: QTextDocument, size_px: int) -> None:
    """Set lines and paragraphs apart; blank lines that already do so are made low instead of added to."""
    gap = round(size_px * 0.75)
    blanks = [block for block in _blocks(document) if not block.text().strip()]
    separated = len(blanks) >= (document.blockCount() - len(blanks)) / 3
    text_format = QTextBlockFormat()
    text_format.setLineHeight(round(_LINE_EM * size_px), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    text_format.setBottomMargin(0 if separated else gap)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(text_format)
    low = QTextBlockFormat()
    low.setLineHeight(gap if separated else 1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    for block in blanks:
        cursor.setPosition(block.position())
        cursor.setBlockFormat(low)
    cursor.endEditBlock()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
