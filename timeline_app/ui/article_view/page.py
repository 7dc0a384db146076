"""A text that is set, with its marks and its margin: what lies where, in pixels of the document."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument

from timeline_app.ui.article_view import ink
from timeline_app.ui.article_view.layers import LANES, Layers, Mark, events_in_order
from timeline_app.ui.article_view.lines import BlockLines
from timeline_app.ui.article_view.notes import Anchor, Note, place_notes
from timeline_app.ui.article_view.reading import Reading
from timeline_app.ui.article_view.typesetting import FREE_LANES, INSET_PX, Measure, spread
from timeline_app.ui.reading_font import ReadingLook

_TIDY_PX = 3  # above a line a click still counts as on it


class Page:
    """Answers what lies at a place, and where a stretch of text (UTF-16 units) lies."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.reading = Reading(Layers(), {})
        self.measure = Measure(40, 690, 170, 22)
        self.look = ReadingLook()
        self._notes: list[Note] = []  # from the top, as far as somebody wanted to know
        self._placing: Iterator[Note] | None = None
        self._spread: dict[int, int] = {}

    def set_document(self, document: QTextDocument, look: ReadingLook) -> None:
        """Look at another document, set in this look."""
        self.document, self.look = document, look
        self._spread = {}
        self._make_room()

    def set_reading(self, reading: Reading) -> None:
        """Take other marks on the same text."""
        self.reading = reading
        self._make_room()

    def forget_places(self) -> None:
        """Lines lie elsewhere now."""
        self._notes, self._placing = [], None

    def lines(self, block: QTextBlock) -> BlockLines:
        """The lines of a paragraph."""
        origin = self.document.documentLayout().blockBoundingRect(block).topLeft()
        return BlockLines(block, origin, self.look.size_px)

    def line_top(self, position: int) -> float:
        """The top of the line on which a position lies."""
        return self.lines(self.document.findBlock(position)).line_top(position)

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Where a stretch of text lies."""
        rects: list[QRectF] = []
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            rects += self.lines(block).rects(start, end)
            block = block.next()
        return rects

    def visible_lines(self, top: float, bottom: float) -> Iterator[tuple[BlockLines, Sequence[Mark]]]:
        """The paragraphs between two heights, with the marks on the lines that lie there."""
        layout, block = self.document.documentLayout(), self._block_at(QPointF(INSET_PX, top))
        while block.isValid():
            lines = self.lines(block)
            if layout.blockBoundingRect(block).top() > bottom:
                return
            yield lines, self.reading.layers.between(*lines.visible(top, bottom))
            block = block.next()

    def mark_at(self, spot: QPointF) -> Mark | None:
        """The passage whose underline lies under a point, or else the shortest one on whose words it lies."""
        blocks = [self._block_at(spot), self._block_at(spot - QPointF(0, LANES * ink.LANE_PX))]
        found = (
            self._mark_in(self.lines(block), spot)
            for block in (blocks if blocks[0] != blocks[1] else blocks[:1])
        )
        return next(filter(None, found), None)

    def _block_at(self, spot: QPointF) -> QTextBlock:
        position = self.document.documentLayout().hitTest(spot, Qt.HitTestAccuracy.FuzzyHit)
        return self.document.findBlock(max(position, 0))

    def _mark_in(self, lines: BlockLines, spot: QPointF) -> Mark | None:
        start, end = lines.visible(spot.y() - self.look.size_px * 2, spot.y() + self.look.size_px)
        layers, on_words = self.reading.layers, list[Mark]()
        for mark in sorted(layers.between(start, end), key=lambda mark: mark.length):
            stretch = max(start, mark.start), min(end, mark.end)
            for rect in map(ink.snug, lines.rects(*stretch)):
                if self._underlines(mark, rect, spot):
                    return mark
                room = 3 + layers.lowest(mark) * ink.LANE_PX
                if rect.adjusted(-1, -_TIDY_PX, 1, room).contains(spot):
                    on_words.append(mark)
        return on_words[0] if on_words else None

    def _underlines(self, mark: Mark, rect: QRectF, spot: QPointF) -> bool:
        layers, depth = self.reading.layers, self.reading.layers.depth(mark)
        turns = layers.crowd(mark) - LANES + 1
        for lane in range(depth, depth + mark.lines):
            line = ink.underline(rect, lane).adjusted(0, -0.5, 0, 0.5)
            shared = lane >= LANES - 1 and turns > 1
            pieces = ink.dashes(line, lane - LANES + 1, turns) if shared else (line,)
            if any(piece.contains(spot) for piece in pieces):
                return True
        return False

    def note_at(self, spot: QPointF) -> Note | None:
        """The line of the margin under a point."""
        notes = self._notes_down_to(spot.y())
        index = bisect_right(notes, spot.y(), key=lambda note: note.top) - 1
        if index >= 0 and self.note_rect(notes[index]).contains(spot):
            return notes[index]
        return None

    def note_rect(self, note: Note) -> QRectF:
        """Where a line of the margin lies."""
        return QRectF(self.measure.margin_left, note.top, self.measure.margin_width, ink.NOTE_HEIGHT)

    def notes(self) -> list[Note]:
        """The lines of the margin, from the top."""
        return self._notes_down_to(math.inf)

    def notes_between(self, top: float, bottom: float) -> list[Note]:
        """The lines of the margin between two heights."""
        notes = self._notes_down_to(bottom)
        first = bisect_right(notes, top - ink.NOTE_PITCH, key=lambda note: note.top)
        last = bisect_right(notes, bottom, key=lambda note: note.top)
        return notes[first:last]

    def _notes_down_to(self, bottom: float) -> list[Note]:
        """At least: a long text need not be laid out to its end before its beginning is seen."""
        if self._placing is None:
            self._placing = place_notes(self._anchors(), ink.NOTE_PITCH, 3.5 * ink.NOTE_PITCH)
        while not self._notes or self._notes[-1].top <= bottom:
            if (note := next(self._placing, None)) is None:
                break
            self._notes.append(note)
        return self._notes

    def _anchors(self) -> Iterator[Anchor]:
        by_block: dict[int, list[Mark]] = {}
        for mark in self.reading.layers.marks:
            if mark.events:
                by_block.setdefault(self.document.findBlock(mark.start).blockNumber(), []).append(mark)
        for number, marks in by_block.items():
            tops = self._tops(number, marks)
            for event in events_in_order(marks):
                yield Anchor(tops[event], event)

    def _tops(self, number: int, marks: Sequence[Mark]) -> dict[int, float]:
        """Where the first passage of each event begins. No line is kept: the document may go before who asked."""
        lines = self.lines(self.document.findBlockByNumber(number))
        return {event: lines.line_top(mark.start) for mark in reversed(marks) for event in mark.events}

    def _make_room(self) -> None:
        """Set the lines of a paragraph further apart where passages lie thick in it."""
        layers = self.reading.layers
        wanted: dict[int, int] = {}
        for mark in layers.marks:
            if (lanes := layers.lowest(mark) + 1) > FREE_LANES:
                first, last = self.document.findBlock(mark.start), self.document.findBlock(mark.end - 1)
                for number in range(first.blockNumber(), last.blockNumber() + 1):
                    wanted[number] = max(wanted.get(number, 0), lanes)
        changed = {n for n in wanted.keys() | self._spread.keys() if wanted.get(n) != self._spread.get(n)}
        self._spread = wanted
        self.forget_places()
        spread(self.document, {number: wanted.get(number, FREE_LANES) for number in changed}, self.look)
