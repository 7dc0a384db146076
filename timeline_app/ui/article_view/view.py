"""The article view: reading, marking, linking, and going from passages to events and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QToolTip, QVBoxLayout, QWidget

from timeline_app.model.records import Key, Stance
from timeline_app.model.when import When
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.article_view import keys
from timeline_app.ui.article_view.anchors import anchors_of
from timeline_app.ui.article_view.empty import EmptyPage
from timeline_app.ui.article_view.find_bar import FindBar
from timeline_app.ui.article_view.finder import Finder
from timeline_app.ui.article_view.header import ArticleHeader
from timeline_app.ui.article_view.hints import Hints
from timeline_app.ui.article_view.ink import Lights
from timeline_app.ui.article_view.menus import entries_of, open_menu, plain, tip_at
from timeline_app.ui.article_view.paper import Paper
from timeline_app.ui.article_view.pen import Pen
from timeline_app.ui.article_view.reading import read_article
from timeline_app.ui.article_view.selection_bar import SelectionBar
from timeline_app.ui.reading_font import ReadingLook
from timeline_app.ui.theme import Appearance

_SIZES_PX = (11, 40)


class ArticleView(QWidget):
    """Shows one article of the project at a time; every command of it is a public method."""

    event_created = Signal(object)  # event id
    article_shown = Signal(object)  # article id
    text_size_changed = Signal(int)  # pixels
    paste_requested = Signal()
    open_requested = Signal()
    noticed = Signal(str)  # a sentence for the status bar
    view_changed = Signal()  # passages lie elsewhere

    def __init__(
        self, project: Project, selection: Selection, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._selection = selection
        self.article_id: int | None = None
        self.is_shown_elsewhere: Callable[[int], bool] = lambda _article: False
        self._picked = (selection.events, selection.passage)
        self.header = ArticleHeader(appearance)
        self._find_bar = FindBar()
        self._paper = Paper(appearance)
        self._pen = Pen(project, selection, self._paper, self, self.noticed.emit)
        self.select_words = self._pen.select_words
        self.hints = Hints(self._paper, appearance, lambda: self._pen.offsets)
        self._finder = Finder(self._find_bar, self._paper)
        self._bar = SelectionBar(appearance, self)
        self._empty = EmptyPage(appearance)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._find_bar)
        column.addWidget(self._paper, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._empty)
        for widget in (self, self._page):
            widget.setAutoFillBackground(True)
        self.setFocusProxy(self._paper)
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._refresh)
        self._listen()
        self._disconnect = [
            project.changed.connect(self._on_project_changed),
            selection.changed.connect(self._on_selection_changed),
            selection.hover_changed.connect(lambda _source: self._light()),
            appearance.changed.connect(self._on_theme_changed),
        ]
        self._show_some_article()

    def _listen(self) -> None:
        paper, bar = self._paper, self._bar
        paper.installEventFilter(self)
        paper.viewport().installEventFilter(self)
        paper.describe_selection = self._pen.payload
        paper.passage_clicked.connect(self._on_passage_clicked)
        paper.passage_stretched.connect(self._pen.stretch_to)
        paper.passage_hovered.connect(lambda p: self._selection.hover(("passage", p) if p else None, self))
        paper.events_hovered.connect(lambda e: self._selection.hover(("event", e[0]), self, e[1:]))
        paper.events_clicked.connect(self._on_events_clicked)
        paper.zoomed.connect(self.zoom_text)
        paper.arranged.connect(self._on_arranged)
        paper.selectionChanged.connect(self._offer)
        paper.verticalScrollBar().valueChanged.connect(self._offer)
        paper.customContextMenuRequested.connect(self._on_menu_wished)
        paper.moved.connect(self.view_changed)
        bar.new_event.connect(self.new_event_from_selection)
        bar.link.connect(self.link_selection)
        bar.mark.connect(self.mark_selection)
        self.header.chosen.connect(self.show_article)
        self.header.articles = self._project.articles_between
        self._empty.paste_requested.connect(self.paste_requested)
        self._empty.open_requested.connect(self.open_requested)

    def dispose(self) -> None:
        """Hear nothing more from project, selection and appearance."""
        self._stale.stop()
        while self._disconnect:
            self._disconnect.pop()()

    def use_preferences(self, *, animated: bool, look: ReadingLook | None = None) -> None:
        """Whether the text glides to where it is sent, and how it is set."""
        self._paper.set_animated(animated)
        if look is not None and look != self.look:
            self._paper.set_look(look)

    def anchors_of(self, passages: Sequence[int]) -> list[QPoint]:
        """Beside the first visible line of each of these passages, in pixels of this widget."""
        return anchors_of(self._paper, passages, self) if self._page.isVisible() else []

    # commands: articles and reading

    def show_article(self, article: int) -> None:
        """Show an article from its beginning."""
        if article == self.article_id:
            return
        self.article_id = article
        text = self._project.text(article)
        self._pen.take(article, text)
        self._paper.set_text(text, self._pen.offsets)
        self._finder.set_text(text, self._pen.offsets)
        self._refresh()
        self._stack.setCurrentWidget(self._page)
        self.article_shown.emit(article)

    def show_place(self, article: int, start: int, end: int) -> None:
        """Show an article at this text (code points), and select it."""
        self.show_article(article)
        start, end = self._pen.offsets.to_u16(start), self._pen.offsets.to_u16(end)
        self._paper.select(start, end)
        self._paper.scroll_to(start)

    def next_article(self) -> None:
        """Show the next article of the project."""
        self._step_article(1)

    def previous_article(self) -> None:
        """Show the previous article of the project."""
        self._step_article(-1)

    def zoom_text(self, steps: int) -> None:
        """Larger (1) or smaller (-1) letters; 0: letters of the usual size."""
        self.set_text_size(self.look.size_px + steps if steps else ReadingLook().size_px)

    @property
    def look(self) -> ReadingLook:
        """How articles are set."""
        return self._paper.look

    def set_text_size(self, size_px: int) -> None:
        """Letters of this many pixels, within what can be read."""
        size_px = max(_SIZES_PX[0], min(size_px, _SIZES_PX[1]))
        if size_px != self.look.size_px:
            self._paper.set_look(replace(self.look, size_px=size_px))
            self.text_size_changed.emit(size_px)

    def open_find(self) -> None:
        """Open the line in which one types what to find in this article."""
        if self.article_id is not None:
            self._finder.open()

    def find_text(self, text: str) -> int:
        """Show where some words stand in the article, and say how often."""
        return self._finder.find(text)

    def find_next(self) -> None:
        """Go to the next match."""
        self._finder.step(1)

    def find_previous(self) -> None:
        """Go to the previous match."""
        self._finder.step(-1)

    # commands: passages

    def next_passage(self) -> None:
        """Select the next passage of the article, and bring it into sight."""
        if (passage := self._pen.step(1)) is not None:
            self._reveal((passage,))

    def previous_passage(self) -> None:
        """Select the previous passage of the article, and bring it into sight."""
        if (passage := self._pen.step(-1)) is not None:
            self._reveal((passage,))

    def cycle_overlaps(self) -> None:
        """Select another one of the passages that overlap at this place."""
        self._pen.cycle()

    def resize_passage(self, edge: str, by: str, step: int) -> None:
        """Move the "start" or "end" of the selected passage by one "word" or "character", on (1) or back (-1)."""
        self._pen.resize(edge, by, step)

    def delete_passage(self) -> None:
        """Delete the selected passage; its events stay, without this evidence."""
        self._pen.delete()

    # commands: from selected text

    def new_event_from_selection(self) -> None:
        """Make an event from the selected words (or the selected passage); its date is read from them."""
        if (event := self._pen.make_event()) is not None:
            self.event_created.emit(event)

    def new_event_from_drop(self, text: str, place: When, track: int | None) -> None:
        """Make an event of text that was dropped on the timeline; where it gives no date, at the place of the drop."""
        event = self._pen.make_dropped(text, place, track)
        self._selection.select_events([event], self)
        self.event_created.emit(event)

    def link_selection(self, stance: Stance = Stance.SUPPORTS) -> None:
        """Link the selected words to the selected event."""
        self._pen.link(stance)

    def link_selection_as_contradicting(self) -> None:
        """Link the selected words to the selected event as words against it."""
        self._pen.link(Stance.CONTRADICTS)

    def join_passages(self) -> None:
        """Link the selected passages to their event as one piece of evidence."""
        self._pen.join()

    def mark_selection(self) -> None:
        """Mark the selected words as a passage without an event."""
        self._pen.mark_words()

    def let_go(self) -> None:
        """Close what is open: the bar with the selected text, then the search, then the selection."""
        start, end = self._paper.selected()
        if self._paper.let_go():
            return
        if start != end:
            self._paper.clear_selected()
        elif self._find_bar.isVisible():
            self._finder.close()
        else:
            self._selection.clear(self)

    # what is shown

    def reveal_selected(self) -> None:
        """Bring a selected passage into sight."""
        self._reveal(self._selection.passages)

    def _show_some_article(self) -> None:
        if ids := self._project.article_ids():
            self.show_article(ids[0])
        else:
            self.article_id = None
            self._stack.setCurrentWidget(self._empty)

    def _step_article(self, step: int) -> None:
        ids = self._project.article_ids()
        if self.article_id in ids:
            self.show_article(ids[(ids.index(self.article_id) + step) % len(ids)])

    def _refresh(self) -> None:
        self._stale.stop()
        if self.article_id is not None:
            article = self._project.article(self.article_id)
            reading = read_article(self._project, article.id, self._pen.offsets)
            self._paper.set_reading(reading)
            project = self._project
            place, count = project.place_of_article(article.id), project.counts()["article"]
            self.header.tell(article, reading, project.versions_of(article.id), place, count)
            self._light()
            self._offer()

    def _light(self) -> None:
        selection, whole, own = self._selection, self._paper.reading.whole, self._paper.reading.own
        lit, hovered = whole(selection.passages), whole(selection.hovered_passages())
        events, pointed = own(selection.events), own(selection.hovered_events())
        self._paper.set_lights(Lights(lit, selection.passage, events, hovered, pointed))

    def _reveal(self, passages: tuple[int, ...]) -> None:
        """Bring the first of these passages into sight, unless one is; in another article if it must be."""
        marks = self._paper.reading.layers.of_passage
        here = [marks[p] for p in passages if p in marks]
        if not here and passages:
            record = self._project.get("passage", passages[0])
            article = getattr(record, "article", None)
            if article is None or self.is_shown_elsewhere(article):
                return
            self.show_article(article)
            marks = self._paper.reading.layers.of_passage
            here = [marks[p] for p in passages if p in marks]
        if here and not any(self._paper.is_visible(mark.start, mark.end) for mark in here):
            self._paper.scroll_to(min(mark.start for mark in here))

    def _offer(self) -> None:
        """Show the bar at the selected words, once the mouse is let go."""
        if self._pen.words() is None or QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._bar.hide()
            return
        event = self._selection.event
        self._bar.tell_event(None if event is None else self._project.event(event).title)
        self._bar.show_over(self._paper)

    # what happened

    def _on_passage_clicked(self, passage: int, position: int, add: bool = False) -> None:
        self._pen.anchor = position
        select = self._selection.toggle_passage if add else self._selection.select_passage
        select(passage, self)

    def _on_events_clicked(self, events: tuple[int, ...], add: bool, where: QPoint) -> None:
        if len(events) > 1:
            title, choose = self._paper.reading.title, self._selection.select_events
            entries = [(plain(title(e)), partial(choose, [e], self), True) for e in events]
            open_menu(self, where, entries)
        elif add:
            self._selection.toggle_event(events[0], self)
        else:
            self._selection.select_events(events, self)

    def _on_arranged(self) -> None:
        self.header.set_place(self._paper.measure.left, self._paper.measure.column)
        self._find_bar.set_left(self._paper.measure.left)
        self._offer()

    def _on_selection_changed(self, source: object) -> None:
        if self._stale.isActive():
            self._refresh()
        self._light()
        self._offer()
        picked = (self._selection.events, self._selection.passage)
        picked, self._picked = self._picked, picked
        if source is not self and picked != self._picked:  # not when only links were made or cut
            self._reveal(self._selection.passages)

    def _on_project_changed(self, keys: frozenset[Key]) -> None:
        tables = {table for table, _ in keys}
        if "article" in tables and (
            self.article_id is None or self._project.get("article", self.article_id) is None
        ):
            self._stale.stop()
            self._show_some_article()
        elif self.article_id is not None and (
            "article" in tables or self._paper.reading.concerned(keys, self._project, self.article_id)
        ):
            self._stale.start()

    def _on_theme_changed(self) -> None:
        for part in (self.header, self._paper, self._bar, self._empty):
            part.use_theme()

    def _on_menu_wished(self, where: QPoint) -> None:
        words = self._pen.words() is not None
        mark = None if words else self._paper.mark_at(where)
        if mark is not None:
            self._on_passage_clicked(mark.passage, mark.start)
        can_link = words and self._selection.event is not None
        is_stretch = self._pen.stretch() is not None
        entries = entries_of(self, is_stretch=is_stretch, can_link=can_link, words=words, mark=mark)
        entries.append(("Copy\tCtrl+C", self._paper.copy, words))
        open_menu(self, self._paper.viewport().mapToGlobal(where), entries)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the article from the text, and show what a passage is evidence for."""
        if isinstance(event, QKeyEvent) and watched is self._paper:
            if event.type() == QEvent.Type.ShortcutOverride and self._command(event) is not None:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and (run := self._command(event)) is not None:
                run()
                return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip_at(self._paper, event.pos()), self._paper)
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self._paper.viewport():
            QTimer.singleShot(0, self, self._offer)
        return super().eventFilter(watched, event)

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        return keys.command(event, self, self.resize_passage, self._is_turned)

    def _is_turned(self) -> bool:
        active = self._pen.mark()
        return active is not None and self._paper.is_right_to_left(active.start)
