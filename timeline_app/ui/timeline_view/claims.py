"""The claimed dates of the selected events: where their whiskers lie, what each says, and what a click on it does."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from timeline_app.dates.words import short
from timeline_app.model.records import Link, Stance
from timeline_app.model.signal import Signal
from timeline_app.timeline.columns import FAR_US
from timeline_app.timeline.scene import Scene
from timeline_app.timeline.whiskers import Whisker, pick, place
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage

_MOST_TOLD = 6


class Claims:
    """The whiskers of a stage. `wanted` tells that a stretch (from, to in microseconds) is to be brought into sight."""

    def __init__(self, stage: Stage, source: QWidget) -> None:
        self._stage = stage
        self._source = source
        self.wanted: Signal[[int, int]] = Signal()
        self._placed: tuple[Scene, object, tuple[Whisker, ...]] | None = None

    def whiskers(self) -> tuple[Whisker, ...]:
        """Where they lie in the present frame."""
        scene, claims = self._stage.scene, self._stage.claims
        if self._placed is None or self._placed[0] is not scene or self._placed[1] is not claims:
            self._placed = scene, claims, place(scene, claims)
        return self._placed[2]

    def at(self, at: QPointF) -> Whisker | None:
        """The whisker at a point of the surface."""
        return pick(self.whiskers(), at.x(), at.y() - AXIS_PX) if at.y() > AXIS_PX else None

    def tip(self, whisker: Whisker) -> str:
        """Each claim: its date, who claims it, in which article."""
        links = self._links(whisker)
        lines = [self._words(link) for link in links[:_MOST_TOLD]]
        if len(links) > _MOST_TOLD:
            lines.append(f"and {len(links) - _MOST_TOLD} more")
        lines.append("Click to bring it into view" if whisker.beyond else "Click to go to the passage")
        return "\n".join(lines)

    def press(self, at: QPointF) -> bool:
        """Go to the passage of the whisker at a point, to the next one at each click; False where there is none."""
        whisker = self.at(at)
        if whisker is None:
            return False
        links = self._links(whisker)
        if whisker.beyond:
            claimed = [c for c in self._stage.claims.get(whisker.slot, ()) if c.link in whisker.links]
            known = [us for c in claimed for us in (c.begin_us, c.end_us) if abs(us) < FAR_US]
            if known:
                self.wanted.emit(min(known), max(known))
        elif links:
            passages = [link.passage for link in links]
            now = self._stage.selection.passage
            following = (passages.index(now) + 1) % len(passages) if now in passages else 0
            self._stage.selection.select_passage(passages[following], self._source)
        return True

    def _links(self, whisker: Whisker) -> list[Link]:
        found = (self._stage.project.get("link", link) for link in whisker.links)
        return [link for link in found if isinstance(link, Link)]

    def _words(self, link: Link) -> str:
        project = self._stage.project
        article = project.article(project.passage(link.passage).article)
        who = [part for part in (link.attribution, article.title) if part]
        against = "contradicts: " if link.stance is Stance.CONTRADICTS else ""
        return f"{against}{short(link.claimed)} – {', '.join(who)}"
