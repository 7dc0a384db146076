"""Puts a text together from what is read piece by piece: paragraphs, list items, rows of tables, notes."""

from __future__ import annotations


class Paragraphs:
    """Collects blocks; paragraphs stand apart by an empty line, items of a list and rows of a table do not."""

    def __init__(self) -> None:
        self._blocks: list[tuple[str, bool]] = []  # the text, and whether it stands close to its like
        self._open: list[list[str]] = []
        self._cells: list[list[str]] = []
        self._rows = 0
        self._notes: list[str] = []

    def begin(self) -> None:
        """A paragraph begins, perhaps within another."""
        self._open.append([])

    def write(self, text: str) -> None:
        """A piece of the paragraph that began last; between paragraphs there is no text."""
        if self._open:
            self._open[-1].append(text)

    def take(self) -> str:
        """End the paragraph that began last, and have its text without keeping it."""
        return "".join(self._open.pop()).strip(" \n") if self._open else ""

    def end(self, *, item: bool = False) -> None:
        """End the paragraph that began last: a block, an item of a list, or a part of a cell."""
        text = self.take()
        if not text:
            return
        if self._rows and self._cells:
            self._cells[-1].append(text)
        else:
            self._blocks.append((f"- {text}" if item else text, item))

    def begin_row(self) -> None:
        """A row of a table begins; of a table within a table, the rows are text of the cell."""
        self._rows += 1
        if self._rows == 1:
            self._cells = []

    def begin_cell(self) -> None:
        """A cell begins."""
        if self._rows == 1:
            self._cells.append([])

    def end_row(self) -> None:
        """End a row: one line, with tabs between the cells."""
        self._rows = max(self._rows - 1, 0)
        if not self._rows:
            row = "\t".join(" ".join(cell) for cell in self._cells).rstrip()
            self._cells = []
            if row:
                self._blocks.append((row, True))

    def add_note(self, mark: str, text: str) -> None:
        """Keep a footnote for the end of the text."""
        self._notes.append(f"[{mark}] {text}")

    def text(self) -> str:
        """All of it."""
        pieces: list[str] = []
        before = False
        for text, close in self._blocks:
            if pieces:
                pieces.append("\n" if close and before else "\n\n")
            pieces.append(text)
            before = close
        if self._notes:
            pieces.append(("\n\n" if pieces else "") + "\n".join(self._notes))
        return "".join(pieces)
