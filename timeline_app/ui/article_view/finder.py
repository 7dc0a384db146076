"""Searching the shown article: keeps the matches, shows them, goes from one to the next."""

from __future__ import annotations

from timeline_app.model.text import Offsets
from timeline_app.ui.article_view.find_bar import FindBar, find_all
from timeline_app.ui.article_view.ink import Found
from timeline_app.ui.article_view.paper import Paper


class Finder:
    """Joins the bar in which one types and the paper on which matches are shown."""

    def __init__(self, bar: FindBar, paper: Paper) -> None:
        self._bar = bar
        self._paper = paper
        self._text = ""
        self._offsets = Offsets("")
        bar.changed.connect(self.find)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)

    def set_text(self, text: str, offsets: Offsets) -> None:
        """Search another text from now on."""
        self._text, self._offsets = text, offsets
        if self._bar.isVisible():
            self.find(self._bar.field.text())
        else:
            self._paper.set_found(Found())

    def open(self) -> None:
        """Let a person type what to find; the selected words are the first guess."""
        start, end = self._paper.selected()
        if start != end:
            self._bar.field.setText(self._text[self._offsets.to_cp(start) : self._offsets.to_cp(end)])
        self._bar.show()
        self._bar.field.setFocus()
        self._bar.field.selectAll()
        self.find(self._bar.field.text())

    def close(self) -> None:
        """Show no matches any more and give the keyboard back to the text."""
        self._bar.hide()
        self._paper.set_found(Found())
        self._paper.setFocus()

    def find(self, wanted: str) -> int:
        """Show the matches of some words, from the first visible one on; say how many there are."""
        to_u16 = self._offsets.to_u16
        spans = tuple((to_u16(start), to_u16(end)) for start, end in find_all(self._text, wanted))
        here = self._paper.first_visible()
        index = next((i for i, (start, _) in enumerate(spans) if start >= here), 0) if spans else -1
        self._go(Found(spans, index))
        return len(spans)

    def step(self, by: int) -> None:
        """Go on (1) or back (-1) to another match; after the last comes the first."""
        found = self._paper.found
        if found.spans:
            self._go(Found(found.spans, (found.index + by) % len(found.spans)))

    def _go(self, found: Found) -> None:
        self._paper.set_found(found)
        self._bar.tell(found.index, len(found.spans))
        if found.spans and not self._paper.is_visible(*found.spans[found.index]):
            self._paper.scroll_to(found.spans[found.index][0])
