"""Going through suggestions: what the commands do, and how board, article and timeline keep step."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from timeline_app.dates.words import words
from timeline_app.interchange.report import counted
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.project.suggestions import State
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.suggestions import answers
from timeline_app.ui.suggestions.board import Board
from timeline_app.ui.suggestions.dock import SuggestionDock
from timeline_app.ui.suggestions.listing import beside, filter_of
from timeline_app.ui.suggestions.proposals import Ident, Proposal
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view import TimelineView

KEYS = "A accept, R reject, Enter edit"


class Review(QObject):
    """The suggestions of a project in its views."""

    dock_wished = Signal()
    edit_wished = Signal()  # the selected event, in the event panel
    noticed = Signal(str)  # a sentence for the status bar
    changed = Signal()  # other commands can be given

    def __init__(
        self,
        project: Project,
        selection: Selection,
        appearance: Appearance,
        timeline: TimelineView,
        article: ArticleView,
    ) -> None:
        super().__init__()
        self._project, self._selection = project, selection
        self._timeline, self._article = timeline, article
        self.board = Board(project, self)
        self.dock = SuggestionDock(self.board, appearance)
        self._views: list[ArticleView] = []
        self._answered: Proposal | None = (
            None  # the last one: where its answer is undone, it is the current one
        )
        timeline.ghosts.describe = lambda keys: "\n\n".join(map(self._tip, keys))
        timeline.ghosts.chosen.connect(self._on_chosen)
        self.serve(article)
        dock = self.dock
        dock.shown.connect(self._on_dock_shown)
        dock.filtered.connect(self.changed)
        dock.accept_wished.connect(self.accept)
        dock.reject_wished.connect(self.reject)
        dock.edit_wished.connect(self.edit)
        dock.look_wished.connect(
            lambda everywhere: self.look_everywhere() if everywhere else self.look_here()
        )
        self.board.changed.connect(self._show)
        self.board.current_changed.connect(self._on_current)
        self.board.looking.failed.connect(self.noticed)
        self.board.looking.ended.connect(self._on_ended)

    def dispose(self) -> None:
        """Let go of project and appearance."""
        self.board.dispose()
        self.dock.dispose()

    def serve(self, view: ArticleView | None) -> None:
        """Show beside the main view in this one, too, what its article proposes; None: in no other."""
        self._views = [self._article] if view is None or view is self._article else [self._article, view]
        if view is None:
            return
        view.hints.describe = self._tip
        view.hints.clicked.connect(self._on_chosen)
        view.article_shown.connect(lambda _article: self._show_hints(view))
        self._show_hints(view)

    # -- commands

    @property
    def can_answer(self) -> bool:
        """Whether there is a current suggestion, and the project may be edited."""
        return self._current() is not None and not self._project.read_only

    def look_here(self) -> None:
        """Look for dates in the article that is shown, and open the list."""
        if self._article.article_id is not None:
            self.board.look([self._article.article_id], anew=True)
        self.dock_wished.emit()

    def look_everywhere(self) -> None:
        """Look for dates in all articles, and open the list."""
        self.board.look()
        self.dock_wished.emit()

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) suggestion of the list."""
        found = beside(self.dock.listed, self.board.current, by)
        if found is None:
            self.noticed.emit("No suggestion waits.")
        self.board.choose(found, self)

    def accept(self) -> None:
        """Make an event of the current suggestion, or mark its event as reviewed where it is one; go to the next."""
        proposal = self._current()
        if proposal is None or self._is_refused():
            return
        standing = self.board.standing(proposal)
        following = self._following(proposal)
        if standing.state is State.PLACED:
            with self._project.edit("Mark as reviewed") as edit:
                for event in standing.events:
                    edits.change_event(edit, event, reviewed=True)
        else:
            answers.accept(self._project, [proposal], self._track())
        self._go_on(proposal, following)

    def reject(self) -> None:
        """Suggest the current one no more; one that was rejected waits again. Go to the next."""
        proposal = self._current()
        if proposal is None or self._is_refused():
            return
        standing, following = self.board.standing(proposal), self._following(proposal)
        if standing.state is State.PLACED:
            self.noticed.emit("It is an event already: Ctrl+Z takes that back.")
            return
        if standing.state is State.REJECTED:
            answers.bring_back(self._project, [proposal])
        else:
            answers.reject(self._project, [proposal])
        self._go_on(proposal, following)

    def edit(self) -> None:
        """Make an event of the current suggestion, and open that with its title selected."""
        proposal = self._current()
        if proposal is None:
            return
        events = list(self.board.standing(proposal).events)
        if not events:
            if self._is_refused():
                return
            following = self._following(proposal)
            events = answers.accept(self._project, [proposal], self._track())
            self._go_on(proposal, following, quiet=True)
        self._selection.select_events(events[:1], self)
        self.edit_wished.emit()

    @property
    def can_link(self) -> bool:
        """Whether there is an event that may be the same as the current suggestion."""
        current = self._current()
        return self.can_answer and current is not None and self.board.event_like(current) is not None

    def link(self) -> None:
        """Take the current suggestion for evidence about the event that it is like; go to the next."""
        proposal = self._current()
        event = self.board.event_like(proposal) if proposal is not None else None
        if proposal is None or event is None or self._is_refused():
            return
        following = self._following(proposal)
        answers.link(self._project, proposal, event.id)
        self._go_on(proposal, following)

    def accept_kind(self) -> None:
        """Make events of all that wait and whose date was found in the same way."""
        current = self._current()
        if current is not None:
            self._accept_all(lambda each: each.rule == current.rule)

    def accept_article(self) -> None:
        """Make events of all that wait in the article that is shown."""
        shown = self._article.article_id
        self._accept_all(lambda each: each.article == shown)

    def _accept_all(self, is_meant: Callable[[Proposal], bool]) -> None:
        wanted = self._each_once(
            each for each in self.board.waiting() if each.when is not None and is_meant(each)
        )
        if not wanted or self._is_refused():
            return
        answers.accept(self._project, wanted, self._track())
        self._answered = wanted[0]
        self.noticed.emit(f"{counted(len(wanted), 'event')} added, not yet reviewed (Ctrl+Z takes them back)")
        self.step(1)

    def _each_once(self, proposals: Iterable[Proposal]) -> list[Proposal]:
        """Without those that may be the same as an earlier one, or as an event: these a person looks at one by one."""
        taken: set[Ident] = set()
        found = []
        for each in proposals:
            if each.ident in taken or self.board.event_like(each) is not None:
                continue
            group = self.board.alike(each)
            taken.update(group.idents if group is not None else ())
            found.append(each)
        return found

    # -- keeping step

    def _current(self) -> Proposal | None:
        return self.board.current

    def _following(self, proposal: Proposal) -> Proposal | None:
        """What is current after an answer."""
        listed = self.dock.listed
        found = beside(listed, proposal, 1)
        return found if found is not None and found.ident != proposal.ident else None

    def _go_on(self, answered: Proposal, following: Proposal | None, *, quiet: bool = False) -> None:
        self._answered = answered
        self.board.choose(following, None if quiet else self)

    def _is_refused(self) -> bool:
        if self._project.read_only:
            self.noticed.emit(self._project.read_only)
        return bool(self._project.read_only)

    def _track(self) -> int:
        """The track of the selected event, or else the first."""
        found = self._project.events(self._selection.events[-1:])
        return found[0].track if found else self._project.tracks()[0].id

    def _on_dock_shown(self) -> None:
        shown = self._article.article_id
        if shown is not None and not self.board.looking.is_running:
            self.board.look([shown])

    def _on_chosen(self, key: object) -> None:
        proposal = self.board.get(key)
        if proposal is not None:
            self._make_listed(proposal)
            self.board.choose(proposal, self.sender())

    def _make_listed(self, proposal: Proposal) -> None:
        self.dock.show_filter(filter_of(proposal, self.board.standing(proposal)))

    def _on_current(self, source: object) -> None:
        """Bring the current one into sight; a view that a person clicked into stays as it is."""
        current, ghosts = self.board.current, self._timeline.ghosts
        ghosts.set_current(current.ident if current is not None else None)
        if current is not None and source is not None:
            view = next((v for v in self._views if v.article_id == current.article), self._article)
            if source is not view.hints:
                view.show_article(current.article)
                view.hints.reveal(*current.expressions[0])
            if source is not ghosts and current.when is not None:
                self._timeline.look_at(current.when)
        for view in self._views:
            self._show_hints(view)
        self.changed.emit()

    def _on_ended(self) -> None:
        """The first one is the current one, as soon as there is one."""
        waiting = self.dock.listed
        if self.board.current is None and waiting:
            shown = self._article.article_id
            here = (row.proposal for row in waiting if row.proposal.article == shown)
            self.board.choose(next(here, waiting[0].proposal))

    def _show(self) -> None:
        answered = self.board.get(self._answered.ident) if self._answered is not None else None
        if answered is not None and self.board.standing(answered).state is State.WAITING:
            self._answered = None
            self.board.choose(answered, self)
        whens = {p.ident: (p.title, p.when) for p in self.board.waiting() if p.when is not None}
        self._timeline.ghosts.show_ghosts(whens, wanted=bool(whens) or self.board.looking.is_running)
        for view in self._views:
            self._show_hints(view)
        self.changed.emit()

    def _show_hints(self, view: ArticleView) -> None:
        current = self.board.current
        waiting = self.board.waiting(view.article_id) if view.article_id is not None else []
        shown: Sequence[Proposal] = waiting
        if current is not None and current.article == view.article_id and current not in waiting:
            shown = [*waiting, current]
        view.hints.show_hints(
            {each.ident: each.expressions for each in shown}, current.ident if current is not None else None
        )

    def _tip(self, key: Hashable) -> str:
        proposal = self.board.get(key)
        if proposal is None:
            return ""
        time = words(proposal.when, self._project.info.zone) if proposal.when is not None else proposal.time
        return f"{proposal.title}\n{time}\n{KEYS}"
