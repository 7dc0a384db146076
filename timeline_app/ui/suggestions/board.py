"""The board: all proposals that are known of a project, what became of each, and the one that is being looked at."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.model.records import Event, Key, Link, Passage
from timeline_app.project.history import HistoryRow
from timeline_app.project.project import Project
from timeline_app.project.suggestions import Standing, State, coverage, rejections, standings
from timeline_app.ui.suggestions.alike import Alike
from timeline_app.ui.suggestions.looking import Looking
from timeline_app.ui.suggestions.proposals import Ident, Proposal

NEW = Standing()
_LEAST_MS, _REST = 100, 8  # between two tellings of what is found: so long, and so many times what one took


class Board(QObject):
    """Follows the project; an article that comes in, or gets another date, is looked into at once.

    It never edits: `answers` does, when a person says so.
    """

    changed = Signal()  # other proposals, or something became of one
    current_changed = Signal(object)  # the source that chose

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.looking = Looking(project.working.database, self)
        self.current: Proposal | None = None
        self.version = 0
        """Another one, as soon as anything else would be told."""
        self.articles: list[int] = []
        """Those that were looked into, oldest first."""
        self._known: dict[int, tuple[Proposal, ...]] = {}
        self._standings: dict[Ident, Standing] = {}
        self._waiting: dict[int, list[Proposal]] = {}  # by article
        self._alike: dict[Ident, Alike] = {}
        self._touched: set[Key] = set()
        self._articles = set(project.article_ids())
        self._rejected = rejections(project)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        self._cost_ms = 0.0  # of the last telling
        self.looking.found.connect(self._on_found)
        self.looking.compared.connect(self._on_compared)
        self.looking.ended.connect(self._tell_soon)
        self._disconnect = [
            project.changed.connect(self._touched.update),
            project.committed.connect(self._on_committed),
        ]

    def dispose(self) -> None:
        """Let go of the project."""
        self._soon.stop()
        while self._disconnect:
            self._disconnect.pop()()
        self.looking.dispose()

    # -- what there is

    def of_article(self, article: int) -> tuple[Proposal, ...]:
        """What an article proposes, in the order of its text; () while nobody looked."""
        return self._known.get(article, ())

    def all(self) -> list[Proposal]:
        """All proposals, article by article, as one reads them."""
        return [proposal for article in self.articles for proposal in self._known[article]]

    def get(self, ident: object) -> Proposal | None:
        """The proposal of this name; None where there is none, or no longer."""
        if not isinstance(ident, tuple):
            return None
        return next((each for each in self._known.get(ident[0], ()) if each.ident == ident), None)

    def standing(self, proposal: Proposal) -> Standing:
        """What became of a proposal."""
        return self._standings.get(proposal.ident, NEW)

    def waiting(self, article: int | None = None) -> list[Proposal]:
        """What waits for an answer; of one article or of all."""
        if article is not None:
            return self._waiting.get(article, [])
        return [proposal for known in self.articles for proposal in self._waiting[known]]

    def alike(self, proposal: Proposal) -> Alike | None:
        """The group of those that may be the same as this one; None where nothing is like it."""
        return self._alike.get(proposal.ident)

    def events_like(self, proposal: Proposal) -> tuple[int, ...]:
        """Events that may be the same as what is proposed; some may be gone meanwhile."""
        group = self.alike(proposal)
        if group is None:
            return ()
        others = [self._standings[i] for i in group.idents if i != proposal.ident and i in self._standings]
        return tuple(dict.fromkeys((*(event for each in others for event in each.events), *group.events)))

    def event_like(self, proposal: Proposal) -> Event | None:
        """The first of these that is there."""
        return next(iter(self.project.events(self.events_like(proposal))), None)

    def coverage(self) -> tuple[int, int]:
        """How many dated passages are placed, of how many; those without a day count as soon as they are events."""
        return coverage(self.standing(each) for each in self.all() if each.when is not None)

    # -- looking

    def look(self, articles: Iterable[int] | None = None, *, anew: bool = False) -> None:
        """Look into these articles (without any: all of the project); into those that are known only `anew`."""
        wanted = self.project.article_ids() if articles is None else articles
        self.looking.look([each for each in wanted if anew or each not in self._known])
        self._tell_soon()

    def choose(self, proposal: Proposal | None, source: object = None) -> None:
        """Look at this one."""
        if proposal != self.current:
            self.current = proposal
            self.current_changed.emit(source)

    # -- following the project

    def _on_found(self, article: int, proposals: tuple[Proposal, ...]) -> None:
        if article not in self._articles:
            return
        for gone in self._known.get(article, ()):
            self._standings.pop(gone.ident, None)
        if article not in self._known:
            insort(self.articles, article)
        self._known[article] = proposals
        self._stand(article)
        if self.current is not None and self.current.article == article:
            self.choose(next((p for p in proposals if p.ident == self.current.ident), None))
        if not self.looking.is_running:
            self._tell_soon()
        elif not self._soon.isActive():
            self._soon.start(round(max(_LEAST_MS, _REST * self._cost_ms)))

    def _tell_soon(self) -> None:
        self._soon.start(0)

    def _tell(self) -> None:
        """While many articles are looked into, what each proposes is shown together with others: that takes time."""
        began = perf_counter()
        self.changed.emit()
        self._cost_ms = (perf_counter() - began) * 1000

    def _on_compared(self, groups: tuple[Alike, ...]) -> None:
        self.version += 1
        self._alike = {ident: group for group in groups for ident in group.idents}
        self._tell_soon()

    def _on_committed(self, _row: HistoryRow) -> None:
        touched = set(self._touched)
        self._touched.clear()
        tables = {table for table, _ in touched}
        if "article" in tables:
            self._follow_articles({record for table, record in touched if table == "article"})
        if "decision" in tables:
            self._rejected = rejections(self.project)
            stale = set(self._known)
        else:
            stale = self._concerned(touched) & self._known.keys()
        for article in stale:
            self._stand(article)
        if stale:
            self._tell_soon()

    def _follow_articles(self, touched: set[int]) -> None:
        self.version += 1
        there = set(self.project.article_ids())
        for gone in self._articles - there:
            self._waiting.pop(gone, None)
            self.articles = [each for each in self.articles if each != gone]
            for proposal in self._known.pop(gone, ()):
                self._standings.pop(proposal.ident, None)
            if self.current is not None and self.current.article == gone:
                self.choose(None)
        new = there - self._articles
        self._articles = there
        followed = touched & (self._known.keys() | self.looking.pending)
        self.look(sorted(new | followed & there), anew=True)

    def _concerned(self, touched: Iterable[Key]) -> set[int]:
        """The articles in which something may have become of a proposal."""
        found: set[int] = set()
        for table, record_id in touched:
            passages: list[int] = []
            match table, self.project.get(table, record_id):
                case "passage", Passage() as passage:
                    found.add(passage.article)
                case "passage", None:
                    found |= self._known.keys()
                case "link", Link() as linked:
                    passages = [linked.passage]
                case "event", _:
                    passages = [each.passage for each in self.project.links_of_event(record_id)]
            found |= {self.project.passage(passage).article for passage in passages}
        return found

    def _stand(self, article: int) -> None:
        self.version += 1
        proposals = self._known[article]
        found = standings(self.project, article, proposals, self._rejected)
        self._standings.update(
            {each.ident: standing for each, standing in zip(proposals, found, strict=True)}
        )
        self._waiting[article] = [each for each in proposals if self.standing(each).state is State.WAITING]
