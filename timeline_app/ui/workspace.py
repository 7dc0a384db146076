"""The views of one open project, side by side, and the wishes that one view has of another."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from timeline_app.model import edtf
from timeline_app.model.calendar import US_PER_DAY
from timeline_app.model.records import Link
from timeline_app.project.article_versions import newest_of
from timeline_app.project.audit import Finding
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.timeline.content import Content
from timeline_app.ui.article_list import ArticleList
from timeline_app.ui.article_search import ArticleSearch
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.audit_dock import AuditDock, Auditing
from timeline_app.ui.event_list import EventList
from timeline_app.ui.event_panel import EventPanel
from timeline_app.ui.evidence_walk import EvidenceWalk
from timeline_app.ui.history_dock import HistoryDock
from timeline_app.ui.leader_lines import LeaderLines
from timeline_app.ui.reading_pair import ReadingPair
from timeline_app.ui.returning import Returning
from timeline_app.ui.search.searching import Searching
from timeline_app.ui.search.seeker import Seeker
from timeline_app.ui.suggestions import Review
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view import TimelineView
from timeline_app.ui.trail import Trail

TIMELINE_SHARE, ARTICLE_SHARE = (48, 52), (68, 32)  # of the height and of the width, in per cent
BEFORE_DAYS, AFTER_DAYS = 75, 15  # shown around the publication of the first article
LEAST_TIMELINE, MOST_TIMELINE = 0.4, 0.56  # of the height, when a project is shown for the first time


class Workspace(QWidget):
    """Everything that shows one project; a new project gets a new workspace.

    `content` is what the timeline shows, where it was read already.
    """

    import_wished = Signal()
    paste_wished = Signal()
    article_edit_wished = Signal(object)  # article id
    marker_edit_wished = Signal(object)  # marker id
    noticed = Signal(str)  # a sentence for the status bar

    def __init__(
        self,
        project: Project,
        appearance: Appearance,
        content: Content | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.project = project
        self._appearance = appearance
        self.selection = Selection(project)
        shared = (project, self.selection, appearance)
        self.timeline = TimelineView(*shared, content=content)
        self.article = ArticleView(*shared)
        self.panel = EventPanel(*shared)
        self._seeker = Seeker(project.working.database, self)
        self.search = Searching(project, self.timeline.stage, self._seeker, self)
        self._hides_rest = False
        self.events = EventList(
            *shared, self.search, Searching(project, self.timeline.stage, self._seeker, self)
        )
        self.articles = ArticleList(*shared)
        self.history = HistoryDock(*shared)
        self.auditing = Auditing(project, self)
        self.audit = AuditDock(*shared, self.auditing)
        self.review = Review(*shared, self.timeline, self.article)
        self._below = QSplitter(Qt.Orientation.Horizontal)
        self.reading = ReadingPair(self.article, lambda: ArticleView(*shared))
        self._below.addWidget(self.reading)
        self._below.addWidget(self.panel)
        self._stack = QSplitter(Qt.Orientation.Vertical)
        self._stack.addWidget(self.timeline)
        self._stack.addWidget(self._below)
        for splitter, shares in ((self._stack, TIMELINE_SHARE), (self._below, ARTICLE_SHARE)):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            for i, share in enumerate(shares):
                splitter.setStretchFactor(i, share)
            splitter.setSizes([share * 20 for share in shares])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        views = (self.timeline, self.article)
        self.leader_lines = LeaderLines(project, self.selection, appearance, views, self)
        self._returning = Returning(project, self.selection)
        self._walk = EvidenceWalk(project, self.selection)
        self.trail = Trail(
            (self.timeline, self.article, self.events),
            (
                *(self.timeline.canvas, self.timeline.heads, self.article),
                *(self.panel, self.events, self.articles, self.history, self.audit, self.review.dock),
            ),
            self,
        )
        self._join()
        self._forget_commits = project.committed.connect(lambda _row: self.look_at_publication())

    @property
    def reader(self) -> ArticleView:
        """The article that is read: where two stand side by side, the one that had the keyboard last."""
        return self.reading.active

    @property
    def lists(self) -> dict[str, QWidget]:
        """The views that stand in docks, by name."""
        return {
            "events": self.events,
            "articles": self.articles,
            "history": self.history,
            "audit": self.audit,
            "suggestions": self.review.dock,
        }

    def save_view(self) -> dict[str, Any]:
        """How the views are arranged and what they show: a JSON object."""
        return {
            "timeline": self.timeline.save_view(),
            "article": self.article.article_id,
            "beside": self.reading.save(),
            "stack": self._stack.sizes(),
            "below": self._below.sizes(),
        }

    def restore_view(self, view: dict[str, Any]) -> None:
        """Arrange the views as they were; what is missing or no longer fits is left as it is."""
        if isinstance(view.get("timeline"), dict):
            self.timeline.restore_view(view["timeline"])
        article = view.get("article")
        if isinstance(article, int) and self.project.get("article", article) is not None:
            self.article.show_article(article)
        beside = view.get("beside")
        other = beside.get("article") if isinstance(beside, dict) else None
        if isinstance(other, int) and self.project.get("article", other) is not None:
            self.reading.restore(beside)
        for splitter, name in ((self._stack, "stack"), (self._below, "below")):
            sizes = view.get(name)
            if (
                isinstance(sizes, list)
                and len(sizes) == splitter.count()
                and all(isinstance(s, int) for s in sizes)
            ):
                splitter.setSizes(sizes)

    def show_first(self) -> None:
        """What is seen of a project that was never open here: the stretch of its first bookmark, if it has one."""
        for bookmark in self.project.bookmarks()[:1]:
            self.timeline.restore_view({"begin_us": bookmark.begin_us, "end_us": bookmark.end_us})
        self.look_at_publication()
        height = self._stack.height()
        timeline = min(max(self.timeline.wanted_height(), height * LEAST_TIMELINE), height * MOST_TIMELINE)
        self._stack.setSizes([round(timeline), round(height - timeline)])

    def look_at_publication(self) -> None:
        """While there is no event yet, show the time before the first article came out: its events will lie there."""
        if self.project.counts()["event"] or self.project.bookmarks():
            self._forget_commits()
            return
        for article in self.project.articles()[:1]:
            with suppress(ValueError):  # a date from another program may be none
                begin, _ = edtf.read(article.published).hull
                if begin is not None:
                    self.timeline.restore_view(
                        {
                            "begin_us": begin - BEFORE_DAYS * US_PER_DAY,
                            "end_us": begin + AFTER_DAYS * US_PER_DAY,
                        }
                    )

    def show_example(self) -> None:
        """Select the event that rests on most passages."""
        counts = Counter(link.event for link in self.project.all("link") if isinstance(link, Link))
        self.selection.select_events([event for event, _ in counts.most_common(1)], self)

    def show_matches(self, *, hide_rest: bool | None = None) -> None:
        """Show in all views what matches the search; the timeline hides the rest, or paints it faintly."""
        if hide_rest is not None:
            self._hides_rest = hide_rest
        self.timeline.stage.show_matches(self.search.mask, hide_rest=self._hides_rest)

    def go_to_match(self, by: int) -> None:
        """Select the next match of the search (1) or the previous one (-1)."""
        self.search.go(by, self.selection.event)

    def select_matches(self) -> None:
        """Select every match."""
        self.selection.select_events(self.search.ids(), self)

    def show_all_again(self) -> None:
        """Ask for nothing, and hide no track."""
        self.search.set_text("")
        self.timeline.stage.hide(())

    def search_articles(self) -> None:
        """Find words in the texts of all articles; what is chosen is shown."""
        dialog = ArticleSearch(self.project, self._appearance, self)
        dialog.chosen.connect(self.article.show_place)
        dialog.show()

    def open_beside(self, article: int | None = None) -> None:
        """Show an article (without one: the next) beside the other; where it stands there already, close it."""
        shown = self.article.article_id
        if article is None and self.reading.beside is not None:
            self.reading.close_beside()
        elif shown is not None:
            ids = self.project.article_ids()
            self.reading.open(ids[(ids.index(shown) + 1) % len(ids)] if article is None else article)

    def _join_beside(self, view: ArticleView) -> None:
        self.trail.add(view)
        view.event_created.connect(lambda _event: self.panel.focus_title())
        view.noticed.connect(self.noticed)

    def show_evidence(self) -> None:
        """Go to a passage on which the selected event rests."""
        self.article.reveal_selected()
        self.article.setFocus()

    def walk_evidence(self, by: int) -> None:
        """Go to the next (1) or previous (-1) passage of the selected event; after the last, to the event again."""
        stop = self._walk.step(by)
        passage = self.selection.passage
        if stop == "passage" and passage is not None:
            self.reading.showing(self.project.passage(passage).article).setFocus()
        elif stop:
            self.timeline.setFocus()

    def follow_passage(self) -> None:
        """Select what the selected passage of an older version became in the newest."""
        passage = self.selection.passage
        if passage is not None:
            self.selection.select_passage(newest_of(self.project, passage), self)

    def dispose(self) -> None:
        """Let go of the project."""
        self.auditing.dispose()
        self.audit.dispose()
        self.review.dispose()
        self.search.dispose()
        self.reading.dispose()
        self._seeker.close()
        for view in (self.timeline, self.article, self.panel, self.events, self.articles, self.history):
            view.dispose()
        self.leader_lines.dispose()
        self._returning.dispose()
        self.selection.dispose()
        self.trail.dispose()
        self._forget_commits()

    def _join(self) -> None:
        """What one view cannot do itself, another one does."""
        for editable in (self.timeline, self.events):
            editable.edit_requested.connect(lambda _event: self.panel.focus_title())
        self.article.event_created.connect(lambda _event: self.panel.focus_title())
        self.article.article_shown.connect(self.articles.mark_shown)
        self.reading.opened.connect(self._join_beside)
        self.reading.closed.connect(lambda: self.trail.add(None))
        self.reading.opened.connect(self.review.serve)
        self.reading.closed.connect(lambda: self.review.serve(None))
        self.review.edit_wished.connect(self.panel.focus_title)
        self.review.noticed.connect(self.noticed)
        self.review.dock.import_wished.connect(self.import_wished)
        self.review.dock.date_wished.connect(self.article_edit_wished)
        self.articles.beside_wished.connect(self.open_beside)
        self.articles.mark_shown(self.article.article_id)
        self.articles.article_chosen.connect(self.article.show_article)
        self.articles.properties_requested.connect(self.article_edit_wished)
        self.panel.left.connect(self.trail.back)
        self.panel.link_requested.connect(self._link_words)
        self.timeline.text_dropped.connect(self.article.new_event_from_drop)
        self.audit.article_wished.connect(self.article.show_article)
        self.audit.words_wished.connect(self._show_words)
        self.audit.wished.connect(self._remedy)
        self.search.changed.connect(self.show_matches)
        self.search.found.connect(lambda event: self.selection.select_events([event], self))
        self.timeline.marker_edit_requested.connect(self.marker_edit_wished)
        self.timeline.noticed.connect(self.noticed)
        for view in (self.article, self.articles):
            view.open_requested.connect(self.import_wished)
            view.paste_requested.connect(self.paste_wished)
            view.noticed.connect(self.noticed)

    def _link_words(self) -> None:
        self.reader.link_selection()

    def _show_words(self, article: int, start: int, end: int) -> None:
        self.article.show_article(article)
        self.article.select_words(start, end)

    def _remedy(self, wish: str, finding: Finding) -> None:
        """Do what a finding of the audit asks of another view."""
        match wish:
            case "link":
                self._link_words()
            case "evidence":
                self.show_evidence()
            case "date":
                self.panel.focus_when()
            case "event":
                self.article.new_event_from_selection()
            case "properties":
                self.article_edit_wished.emit(finding.article)
