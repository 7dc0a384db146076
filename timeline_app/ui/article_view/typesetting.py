"""How wide the column is, how much room the margin has, and how paragraphs are set apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from timeline_app.ui.reading_font import ReadingLook, reading_font

INSET_PX = 12
"""Where the text begins within the viewport: the outlines of passages reach out of the column."""
FREE_LANES = 3
"""So many underlines have room between two lines as they are; each further one sets them further apart."""
_LANE_PX = 3
_NARROW_PX = 540


@dataclass(frozen=True, slots=True)
class Measure:
    """A page's horizontal division in pixels: the text's left edge, its width, the margin's width, the gap between."""

    left: int
    column: int
    margin_width: int
    gap: int

    @property
    def wrap(self) -> int:
        """The width at which lines break, within the viewport."""
        return INSET_PX + self.column

    @property
    def margin_left(self) -> int:
        """Where the margin begins within the viewport."""
        return self.wrap + self.gap

    @property
    def has_names(self) -> bool:
        """Whether the margin is wide enough for words; otherwise it shows bars only."""
        return self.margin_width >= 80


def divide_page(width: int, look: ReadingLook) -> Measure:
    """Divide a window of this width for letters of this look."""
    widest = look.column * look.size_px
    if width < _NARROW_PX:
        left, gap, margin = 18, 8, 10
        return Measure(left, max(80, min(widest, width - left - gap - margin - 4)), margin, gap)
    left, gap, right = (40 if width >= 700 else 24), 22, 10
    column = min(widest, width - left - gap - right - 150)
    margin = min(270, width - left - column - gap - right)
    spare = width - left - column - gap - margin - right
    return Measure(left + spare // 2, column, margin, gap)


def typeset(text: str, look: ReadingLook, wrap: int, parent: QObject) -> QTextDocument:
    """The text as a document, lines and paragraphs set apart, lines broken at `wrap` pixels.

    Blank lines that already part paragraphs are made low instead of added to. All is set before the document is
    first laid out: a megabyte is laid out once, in a tenth of a second.
    """
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(reading_font(look.size_px, look.family))
    document.setTextWidth(wrap)
    frame = document.rootFrame().frameFormat()
    frame.setLeftMargin(INSET_PX)
    frame.setTopMargin(4)
    frame.setBottomMargin(48)
    document.rootFrame().setFrameFormat(frame)
    gap = round(look.size_px * 0.75)
    lines = text.split("\n")
    blanks = sum(not line.strip() for line in lines)
    separated = blanks >= (len(lines) - blanks) / 3
    usual, low = QTextBlockFormat(), QTextBlockFormat()
    usual.setLineHeight(_line_px(look, FREE_LANES), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    usual.setBottomMargin(0 if separated else gap)
    low.setLineHeight(gap if separated else 1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(usual)
    cursor.insertText(text)
    if blanks:
        for block in _blocks(document):
            if block.length() == 1 or not block.text().strip():
                cursor.setPosition(block.position())
                cursor.setBlockFormat(low)
    cursor.endEditBlock()
    return document


def spread(document: QTextDocument, lanes: Mapping[int, int], look: ReadingLook) -> None:
    """Give the lines of these paragraphs (by number) room for so many underlines."""
    if not lanes:
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, wanted in lanes.items():
        block = document.findBlockByNumber(number)
        form = block.blockFormat()
        if form.lineHeightType() == QTextBlockFormat.LineHeightTypes.FixedHeight.value:
            continue  # a blank line
        form.setLineHeight(_line_px(look, wanted), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(form)
    cursor.endEditBlock()


def _line_px(look: ReadingLook, lanes: int) -> int:
    usual = round(look.line * look.size_px)
    return usual + _LANE_PX * (lanes - FREE_LANES) + 2 if lanes > FREE_LANES else usual


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
