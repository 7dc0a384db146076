"""What a person does to the shown article: marks, links, makes events, goes through passages and resizes them."""

from __future__ import annotations

from collections.abc import Callable

from timeline_app.model.records import Stance
from timeline_app.model.text import Offsets
from timeline_app.model.when import When
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.article_view import authoring, wording
from timeline_app.ui.article_view.layers import Mark
from timeline_app.ui.article_view.paper import Paper


class Pen:
    """Turns what is selected on the paper into changes of the project.

    `view` is named as the source of each selection; `notice` takes a sentence when there is nothing to do.
    """

    def __init__(
        self,
        project: Project,
        selection: Selection,
        paper: Paper,
        view: object,
        notice: Callable[[str], object],
    ) -> None:
        self._project = project
        self._selection = selection
        self._paper = paper
        self._view = view
        self._notice = notice
        self.article: int | None = None
        self.text = ""
        self.offsets = Offsets("")
        self.anchor: int | None = None  # the character at which `cycle` goes round, UTF-16 units

    def take(self, article: int, text: str) -> None:
        """Work on this article from now on."""
        self.article, self.text, self.offsets = article, text, Offsets(text)
        self.anchor = None

    # what is selected

    def words(self) -> tuple[int, int] | None:
        """The selected words, in code points, without white space at their ends."""
        start, end = (self.offsets.to_cp(position) for position in self._paper.selected())
        start, end = wording.trim(self.text, start, end)
        return (start, end) if start < end else None

    def mark(self) -> Mark | None:
        """The passage that a person picked, when it stands in this article."""
        passage = self._selection.passage
        return None if passage is None else self._paper.reading.layers.of_passage.get(passage)

    def stretch(self) -> tuple[int, int] | None:
        """The selected words, or else the selected passage, in code points."""
        mark = self.mark()
        if (words := self.words()) is not None or mark is None:
            return words
        return self.offsets.to_cp(mark.start), self.offsets.to_cp(mark.end)

    def select_words(self, start: int, end: int) -> None:
        """Select these words (code points, end exclusive) of the article, and bring them into sight."""
        first, last = self.offsets.to_u16(start), self.offsets.to_u16(end)
        self._paper.select(first, last)
        if not self._paper.is_visible(first, last):
            self._paper.scroll_to(first)

    def payload(self) -> dict[str, str | int] | None:
        """The selected words for a drag: the article (an id, too long for some readers of numbers), start, end."""
        words = self.words()
        if words is None or self.article is None:
            return None
        return {"article": str(self.article), "start": words[0], "end": words[1]}

    # changes

    def make_event(self) -> int | None:
        """Make an event of the selected words or passage, and select it; its date is read from them."""
        stretch = self.stretch()
        if self._refused():
            return None
        if stretch is None or self.article is None:
            self._notice("Select the words that tell of the event first.")
            return None
        event = authoring.new_event(
            self._project, self._project.article(self.article), *stretch, self._track()
        )
        self._paper.clear_selected()
        self._selection.select_events([event], self._view)
        return event

    def make_dropped(self, text: str, place: When, track: int | None) -> int:
        """Make an event of a dropped text: of the selected words where it is these, else of the bare text."""
        words = self.words()
        track = self._track() if track is None else track
        if words is None or self.article is None or self.text[slice(*words)] != text.strip():
            return authoring.new_event_from_text(self._project, text, track, place)
        article = self._project.article(self.article)
        self._paper.clear_selected()
        return authoring.new_event(self._project, article, *words, track, place)

    def link(self, stance: Stance) -> None:
        """Link the selected words to the selected event."""
        words, event = self.words(), self._selection.event
        if self._refused():
            return
        if event is None:
            self._notice("Select an event first: on the timeline, in the list or at a passage.")
        elif words is None or self.article is None:
            self._notice("Select the words that speak of the event first.")
        else:
            authoring.link_text(self._project, event, self._project.article(self.article), *words, stance)
            self._paper.clear_selected()
            self._selection.select_events(self._selection.events, self._view)

    def join(self) -> None:
        """Link the passages that were picked to their event as one piece of evidence."""
        selection = self._selection
        if self._refused():
            return
        if not selection.is_several_passages:
            self._notice("Ctrl+click several passages first: then they are linked as one piece of evidence.")
        elif (event := authoring.event_of_all(self._project, selection.passages, selection.events)) is None:
            self._notice(
                "These passages belong to no event, or to several: link them all to one event first."
            )
        else:
            authoring.join_passages(self._project, event, selection.passages)
            selection.select_events([event], self._view)

    def mark_words(self) -> None:
        """Mark the selected words as a passage without an event, and select it."""
        words = self.words()
        if self._refused():
            return
        if words is None or self.article is None:
            self._notice("Select the words to mark first.")
            return
        passage = authoring.mark_text(self._project, self.article, *words)
        self._paper.clear_selected()
        self._selection.select_passage(passage, self._view)

    def resize(self, edge: str, by: str, step: int) -> None:
        """Move the "start" or "end" of the selected passage by one "word" or "character"."""
        mark = self.mark()
        if self._refused():
            return
        if mark is None:
            self._notice("Click a passage first: then Alt and the arrows resize it.")
        elif not authoring.resize(self._project, mark.passage, edge, by, step):
            self._notice("A passage keeps at least one character, and stays within the article.")

    def stretch_to(self, passage: int, start: int, end: int) -> None:
        """Give a passage the text between two positions (UTF-16 units)."""
        if not self._refused():
            to_cp = self.offsets.to_cp
            authoring.stretch_to(self._project, passage, to_cp(start), to_cp(end))

    def delete(self) -> None:
        """Delete the selected passage; its events stay, without this evidence."""
        mark = self.mark()
        if self._refused():
            return
        if mark is None:
            self._notice("Click a passage first to delete it.")
            return
        with self._project.edit("Delete passage") as edit:
            edits.delete_passage(edit, mark.passage)
        self._selection.clear(self._view)

    # going about

    def cycle(self) -> None:
        """Select another one of the passages that overlap at this place."""
        mark = self.mark()
        if mark is None:
            self._notice("Click a passage first: then O goes to the others at that place.")
            return
        layers = self._paper.reading.layers
        if self.anchor is None or not mark.start <= self.anchor < mark.end:
            self.anchor = max(other.start for other in layers.between(mark.start, mark.end))
            self.anchor = max(self.anchor, mark.start)
        around = layers.at(self.anchor)
        if len(around) < 2:
            self._notice("No other passage overlaps this one.")
            return
        following = around[(around.index(mark) + 1) % len(around)]
        self._selection.select_passage(following.passage, self._view)

    def step(self, by: int) -> int | None:
        """Select the next (1) or previous (-1) passage and return it; None where there is none."""
        caret = self._paper.textCursor().position()
        mark = self._paper.reading.layers.neighbour(caret, self._selection.passage, by)
        if mark is None:
            self._notice("That was the last passage." if by > 0 else "That was the first passage.")
            return None
        self.anchor = None
        self._selection.select_passage(mark.passage, self._view)
        self._paper.set_caret(mark.start)
        return mark.passage

    def _refused(self) -> bool:
        """Whether the project may not be edited; the reason is told."""
        if self._project.read_only:
            self._notice(self._project.read_only)
        return bool(self._project.read_only)

    def _track(self) -> int:
        """The track of the selected event, or else the first."""
        event = self._selection.event
        if event is not None and self._project.get("event", event) is not None:
            return self._project.event(event).track
        return self._project.tracks()[0].id
