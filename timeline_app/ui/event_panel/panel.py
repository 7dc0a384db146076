"""The event panel: the selected event's facts and evidence, each edit one named change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from timeline_app.model.records import Article, Event, Key, Link, Stance
from timeline_app.model.when import When
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.event_panel.card import Evidence
from timeline_app.ui.event_panel.claims import ClaimsView
from timeline_app.ui.event_panel.evidence import EvidenceList
from timeline_app.ui.event_panel.form import EventForm
from timeline_app.ui.event_panel.several import SeveralForm
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.dating import Frame

MOST_COMPARED = 1_000
"""Of more selected events than this only so many are read to see what they share."""


class EventPanel(QWidget):
    """Follows the selection: one event's form and evidence, a summary of several, or a word on what to do."""

    link_requested = Signal()
    left = Signal()  # Escape, or what had the keyboard is gone: it belongs elsewhere now

    def __init__(
        self, project: Project, selection: Selection, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._selection = selection
        self._appearance = appearance
        self._event: int | None = None
        self._form = EventForm(appearance)
        self._evidence = EvidenceList(appearance, project.attributions)
        self._claims = ClaimsView(appearance)
        self._several = SeveralForm(appearance)
        self._empty = _empty_page()
        one = QWidget()
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._form)
        column.addWidget(self._claims)
        column.addWidget(self._evidence)
        column.addStretch(1)
        self._pages = QStackedWidget()
        self._scrolls = {page: _scrolling(page) for page in (one, self._several, self._empty)}
        for scroll in self._scrolls.values():
            self._pages.addWidget(scroll)
        self._one = one
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(300)
        self.setFocusProxy(self._form.title)
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._show)
        self._listen()
        self._disconnect: list[Callable[[], None]] = [
            project.changed.connect(self._on_project_changed),
            selection.changed.connect(lambda _source: self._on_selection_changed()),
            selection.hover_changed.connect(lambda _source: self._light()),
            appearance.changed.connect(self._use_theme),
        ]
        self._set_read_only(bool(project.read_only))
        self._show()

    def dispose(self) -> None:
        """Commit what is being typed, and hear nothing more from project, selection and appearance."""
        self._commit()
        self._stale.stop()
        while self._disconnect:
            self._disconnect.pop()()

    def focus_title(self) -> None:
        """Put the keyboard into the title, all of it selected."""
        self._show_if_stale()
        if self._event is not None:
            self._form.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._form.title.selectAll()
            self._scrolls[self._one].ensureWidgetVisible(self._form.title)

    def focus_when(self) -> None:
        """Put the keyboard into the date, all of it selected."""
        self._show_if_stale()
        if self._event is not None:
            self._form.when.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._form.when.line.selectAll()
            self._scrolls[self._one].ensureWidgetVisible(self._form.when)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where no field wants it, leaves the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # showing

    def _show(self) -> None:
        self._stale.stop()
        events = self._selection.events
        if len(events) > 1:
            self._event = None
            compared = self._project.events(events[:MOST_COMPARED])
            self._several.show_events(len(events), compared, self._project.tracks())
            self._turn_to(self._several)
        elif events and isinstance(event := self._project.get("event", events[0]), Event):
            if event.id != self._event:
                self._scrolls[self._one].verticalScrollBar().setValue(0)
            self._event = event.id
            links = self._project.links_of_event(event.id)
            evidence, articles, frame = self._read(links)
            self._form.show_event(event, self._project.tracks(), frame)
            self._claims.show_claims(event.when, links)
            self._evidence.show_evidence(evidence, articles)
            self._light()
            self._turn_to(self._one)
        else:
            self._event = None
            self._turn_to(self._empty)

    def _show_if_stale(self) -> None:
        if self._stale.isActive():
            self._show()

    def _turn_to(self, page: QWidget) -> None:
        scroll, before = self._scrolls[page], self._pages.currentWidget()
        if before is scroll or before is None:
            return
        held = before.isAncestorOf(QApplication.focusWidget() or self)
        self._pages.setCurrentWidget(scroll)
        if held:
            self.left.emit()

    def _read(self, links: list[Link]) -> tuple[list[Evidence], int, Frame]:
        """The evidence in reading order, how many articles it stands in, and what the event's date is read against."""
        project = self._project
        found = sorted(
            ((project.passage(link.passage), link) for link in links),
            key=lambda pair: (pair[0].article, pair[0].start, pair[1].id),
        )
        used = list(dict.fromkeys(passage.article for passage, _ in found))
        articles = {article: project.article(article) for article in used}
        is_named = project.counts()["article"] > 1
        zone = project.info.zone
        evidence = []
        parts: dict[int, list[tuple[int, str]]] = {}
        for passage, link in found:
            if link.part_of is not None:
                parts.setdefault(link.part_of, []).append((passage.id, passage.quote))
        for passage, link in found:
            if link.part_of is not None:
                continue
            article = articles[passage.article]
            name = (article.title or "Untitled article") if is_named else ""
            evidence.append(
                Evidence(
                    link,
                    passage.quote,
                    name,
                    Frame(article.published, article.zone or zone, article.title),
                    tuple(parts.get(link.id, ())),
                )
            )
        first = articles[used[0]] if used else next(project.all("article"), None)
        frame = Frame(first.published, zone, first.title) if isinstance(first, Article) else Frame("", zone)
        return evidence, len(used), frame

    def _light(self) -> None:
        picked = {self._selection.passage} if self._selection.passage is not None else set()
        hovered = self._selection.hovered
        if hovered is not None and hovered[0] == "passage":
            picked.add(hovered[1])
        self._evidence.light(frozenset(picked))

    def _use_theme(self) -> None:
        for part in (self._form, self._claims, self._evidence, self._several):
            part.use_theme()
        self._show()

    def _set_read_only(self, read_only: bool) -> None:
        self._form.set_read_only(read_only)
        self._claims.set_read_only(read_only)
        self._evidence.set_read_only(read_only)
        self._several.setEnabled(not read_only)

    # what happened

    def _on_selection_changed(self) -> None:
        if self._event is not None and self._selection.events != (self._event,):
            self._commit()
        self._show()

    def _on_project_changed(self, keys: frozenset[Key]) -> None:
        shown = frozenset(("event", event) for event in self._selection.events)
        if (
            any(table in {"track", "article", "project", "passage", "link"} for table, _ in keys)
            or shown & keys
        ):
            self._stale.start()

    def _commit(self) -> None:
        """Commit what is being typed into an event that is still there."""
        if self._event is not None and self._project.get("event", self._event) is not None:
            self._form.commit()
            self._evidence.commit()

    # edits

    def _listen(self) -> None:
        self._form.edited.connect(self._edit_event)
        self._claims.chosen.connect(lambda when: self._edit_event("Use claimed date", {"when": when}))
        evidence, several = self._evidence, self._several
        evidence.link_requested.connect(self.link_requested)
        evidence.jumped.connect(lambda passage: self._selection.select_passage(passage, self))
        evidence.hovered.connect(
            lambda passage: self._selection.hover(("passage", passage) if passage else None, self)
        )
        evidence.stance_chosen.connect(self._change_stance)
        evidence.attributed.connect(self._attribute)
        evidence.claimed.connect(self._claim)
        evidence.edited.connect(self._edit_evidence)
        evidence.unlinked.connect(self._unlink)
        evidence.parted.connect(self._part)
        several.track_chosen.connect(
            lambda track: self._edit_all("Change track", lambda e: replace(e, track=track))
        )
        several.status_chosen.connect(
            lambda status: self._edit_all("Change status", lambda e: replace(e, status=status))
        )
        several.tag_added.connect(
            lambda tag: self._edit_all(
                "Add tag", lambda e: e if tag in e.tags else replace(e, tags=(*e.tags, tag))
            )
        )
        several.tag_removed.connect(
            lambda tag: self._edit_all(
                "Remove tag", lambda e: replace(e, tags=tuple(t for t in e.tags if t != tag))
            )
        )
        several.event_chosen.connect(lambda event: self._selection.select_events([event], self))
        several.delete_requested.connect(self._delete)

    def _edit_event(self, label: str, fields: dict[str, Any]) -> None:
        if self._event is not None:
            with self._project.edit(label) as edit:
                edits.change_event(edit, self._event, **fields)

    def _edit_all(self, label: str, changed: Callable[[Event], Event]) -> None:
        with self._project.edit(label) as edit:
            for event in self._project.events(self._selection.events):
                edit.put(changed(event))

    def _delete(self) -> None:
        events = self._selection.events
        with self._project.edit(f"Delete {len(events):,} events") as edit:
            edits.delete_events(edit, events)

    def _change_stance(self, link: int, stance: Stance) -> None:
        self._edit_link("Change stance", lambda edit: edits.change_link(edit, link, stance=stance))

    def _attribute(self, link: int, who: str) -> None:
        self._edit_link("Change attribution", lambda edit: edits.change_link(edit, link, attribution=who))

    def _claim(self, link: int, when: When | None) -> None:
        self._edit_link("Change claimed date", lambda edit: edits.change_link(edit, link, claimed=when))

    def _edit_evidence(self, link: int, label: str, fields: dict[str, Any]) -> None:
        self._edit_link(label, lambda edit: edits.change_link(edit, link, **fields))

    def _unlink(self, link: int) -> None:
        parts = [part.id for part in self._project.parts_of(link)]
        with self._project.edit("Unlink evidence" if parts else "Unlink passage") as edit:
            for each in (*parts, link):
                edits.unlink(edit, each)

    def _part(self, link: int) -> None:
        with self._project.edit("Part the evidence") as edit:
            for part in self._project.parts_of(link):
                edits.part_link(edit, part.id)

    def _edit_link(self, label: str, verb: Callable[[Edit], None]) -> None:
        with self._project.edit(label) as edit:
            verb(edit)


def _scrolling(page: QWidget) -> QScrollArea:
    page.setContentsMargins(18, 14, 16, 16)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(page)
    return scroll


def _empty_page() -> QWidget:
    page = QWidget()
    title = QLabel("No event selected")
    font = QFont(title.font())
    font.setPixelSize(17)
    font.setWeight(QFont.Weight.DemiBold)
    title.setFont(font)
    words = QLabel(
        "Click an event on the timeline, or a coloured passage in the article, to see its date and evidence here.\n\n"
        "For a new event, select words in the article and press E, or double-click the timeline."
    )
    words.setWordWrap(True)
    column = QVBoxLayout(page)
    column.setSpacing(8)
    column.addWidget(title)
    column.addWidget(words)
    column.addStretch(1)
    return page
