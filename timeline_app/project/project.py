"""The door to a project: everything that is read, edited, undone and heard goes through it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from timeline_app.model.ids import IdSource
from timeline_app.model.records import (
    TABLES,
    Article,
    Bookmark,
    Event,
    Key,
    Link,
    Marker,
    Passage,
    ProjectInfo,
    Record,
    Track,
)
from timeline_app.model.signal import Signal
from timeline_app.project import library
from timeline_app.project.edit import Edit
from timeline_app.project.errors import EditInProgress, ReadOnlyProject
from timeline_app.project.history import History, HistoryRow
from timeline_app.project.store import Store, connect
from timeline_app.project.text_search import TextHits, search_texts
from timeline_app.project.working_copy import WorkingCopy

R = TypeVar("R", bound=Record)


class Project:
    """An open project. One thread uses it: the one that made it.

    `changed` tells after every write, rollback, undo and redo which records may differ now; where a link was
    made, changed or cut, its event and its passage are named too. `committed` follows each finished edit,
    undo and redo; `saved` each save. Reads see what an open edit has written so far.
    """

    def __init__(self, working: WorkingCopy) -> None:
        self.changed: Signal[[frozenset[Key]]] = Signal()
        self.committed: Signal[[HistoryRow]] = Signal()
        self.saved: Signal[[]] = Signal()
        self.author = ""
        self.working = working
        self._store = Store(connect(working.database, read_only=bool(working.read_only)))
        self._history = History(self._store)
        self._new_id = IdSource(self._store.greatest_id())
        self._edit: Edit | None = None
        self._counts: dict[str, int] | None = None

    # -- the project as a whole

    @property
    def path(self) -> Path | None:
        """The user's file; None while there is none."""
        return self.working.path

    @property
    def read_only(self) -> str:
        """Why it cannot be edited, as a sentence; "" when it can."""
        return self.working.read_only

    @property
    def info(self) -> ProjectInfo:
        """The project itself: title and zone."""
        return self._get(ProjectInfo, "project", 1)

    @property
    def modified(self) -> bool:
        """Whether anything differs from the user's file, or, where there is none, from the start."""
        return self._history.position != self.working.origin.position

    @property
    def unsaved_changes(self) -> int:
        """How many edits lie between the user's file, or the start, and what is here."""
        return self._history.steps_from(self.working.origin.position)

    @property
    def position(self) -> int:
        """The last edit that is done and not undone: the same position is the same content. 0 = the start."""
        return self._history.position

    @property
    def head(self) -> int | None:
        """The last step of any kind: the same head is the same history."""
        return self._history.head

    def copy_to(self, database: Path) -> None:
        """Write what was committed to a new database, from what this process holds. Raises sqlite3.Error."""
        self._store.db.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(database),))

    def close(self, discard: bool = False) -> None:
        """Close the database; a working copy ahead of the file stays for recovery, unless discarded.

        One that a save still reads stays too; the next start removes it when the save was done.
        """
        if self._edit is not None:
            self._edit.rollback()
        ahead = self.modified
        self._store.db.close()
        self.working.close(remove=(discard or not ahead) and not self.working.is_saving)

    # -- reads

    def get(self, table: str, id: int) -> Record | None:
        """A record, or None."""
        return self._store.get(table, id)

    def article(self, id: int) -> Article:
        """An article. Raises LookupError."""
        return self._get(Article, "article", id)

    def passage(self, id: int) -> Passage:
        """A passage. Raises LookupError."""
        return self._get(Passage, "passage", id)

    def event(self, id: int) -> Event:
        """An event. Raises LookupError."""
        return self._get(Event, "event", id)

    def link(self, id: int) -> Link:
        """A link. Raises LookupError."""
        return self._get(Link, "link", id)

    def track(self, id: int) -> Track:
        """A track. Raises LookupError."""
        return self._get(Track, "track", id)

    def marker(self, id: int) -> Marker:
        """A marker. Raises LookupError."""
        return self._get(Marker, "marker", id)

    def events(self, ids: Iterable[int]) -> list[Event]:
        """Events in the order asked; missing ones are left out."""
        return self._store.events(ids)

    def all(self, table: str) -> Iterator[Record]:
        """All records of a table by id, streamed."""
        return self._store.select(TABLES[table])

    def tracks(self) -> list[Track]:
        """All tracks in their order."""
        return list(self._store.select(Track, " ORDER BY position, id"))

    def articles(self) -> list[Article]:
        """All articles, oldest first."""
        return list(self._store.select(Article))

    def article_ids(self) -> list[int]:
        """The ids of all articles, oldest first."""
        return library.article_ids(self._store.db)

    def place_of_article(self, id: int) -> int:
        """How many articles are older than this one."""
        return library.place_of(self._store.db, id)

    def article_rows(self, only: Iterable[int] | None = None) -> list[library.ArticleRow]:
        """Every article, oldest first, or `only` some, with how much is marked in each."""
        return library.article_rows(self._store.db, only)

    def articles_between(self, first: int, end: int) -> list[Article]:
        """The articles at these places, end exclusive, of all from the oldest."""
        return list(self._store.select(Article, " ORDER BY id LIMIT ? OFFSET ?", end - first, first))

    def versions_of(self, id: int) -> list[Article]:
        """An article, those it corrects and those that correct it, oldest first."""
        return list(self._store.select(Article, library.FAMILY, id))

    def markers(self) -> list[Marker]:
        """All markers, oldest first."""
        return list(self._store.select(Marker))

    def bookmarks(self) -> list[Bookmark]:
        """All bookmarks, oldest first."""
        return list(self._store.select(Bookmark))

    def text(self, article_id: int) -> str:
        """The text of an article. Raises LookupError; DamagedProject where it is not what was kept."""
        return self._store.text(self.article(article_id).text_sha256)

    def original(self, article_id: int) -> bytes | None:
        """The file that an article came from, if it was kept. Raises as `text` does."""
        key = self.article(article_id).original_sha256
        return self._store.original(key) if key else None

    def passages_of(self, article_id: int) -> list[Passage]:
        """The passages of an article, by start, then end."""
        return self._store.passages_of(article_id)

    def passage_at(self, article_id: int, start: int, end: int) -> Passage | None:
        """The passage of just this span, if there is one."""
        return self._store.passage_at(article_id, start, end)

    def links_of_event(self, id: int) -> list[Link]:
        """The links of an event, oldest first."""
        return self._store.links_of_event(id)

    def links_of_passage(self, id: int) -> list[Link]:
        """The links of a passage, oldest first."""
        return self._store.links_of_passage(id)

    def links_of_article(self, article_id: int) -> list[Link]:
        """The links of all passages of an article, oldest first."""
        return self._store.links_of_article(article_id)

    def parts_of(self, link: int) -> list[Link]:
        """The links that are parts of one piece of evidence with this one, oldest first."""
        return self._store.parts_of(link)

    def passages_that_became(self, id: int) -> list[Passage]:
        """The passages of older versions of an article that were found again as this one."""
        return self._store.passages_that_became(id)

    def events_of_track(self, id: int) -> list[int]:
        """The ids of the events on a track."""
        return self._store.ids("event", "track", id)

    def attributions(self) -> list[str]:
        """Who claims something in this project, the most frequent first."""
        return self._store.attributions()

    def counts(self) -> dict[str, int]:
        """How many records each table has; counted once, then kept right from edit to edit."""
        grown = self._edit.grown if self._edit is not None else {}
        if self._counts is None:
            self._counts = {
                table: count - grown.get(table, 0) for table, count in self._store.counts().items()
            }
        return {table: count + grown.get(table, 0) for table, count in self._counts.items()}

    def event_rows(self, missing: int | None = None) -> Iterator[tuple[Any, ...]]:
        """What the timeline keeps of each event, by id, streamed and without building a record.

        (id, track, kind, b_earliest, b_latest, e_earliest, e_latest, b_precision, e_precision, flags,
        b_offset_min, e_offset_min); kind is 0 for a moment, 1 for a span; what is not there is `missing`; the end
        of a moment repeats its begin. Flags: 1 begin approximate, 2 begin uncertain, 4 and 8 the end,
        16 begin open, 32 end open, 64 planned, 128 cancelled, 256 not reviewed, 512 disputed, 1024 begin
        unknown, 2048 end unknown, 4096 has evidence.
        """
        return self._store.event_rows(missing)

    def event_rows_of(self, ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        """The same rows for some events, by id, with None for what is not there; missing ones are left out."""
        return self._store.event_rows_of(ids)

    def event_ids(
        self, order: str = "when", *, descending: bool = False, among: Sequence[int] | None = None
    ) -> list[int]:
        """The ids of all events (or of those `among`) by "when", "title", "track", "status" or "passages"."""
        return self._store.event_ids(order, descending, among)

    def search_events(self, text: str, limit: int = 200) -> list[int]:
        """Events whose title, notes, tags or quotes have all these words or their beginnings, newest first.

        What an open edit has written is found once it is committed.
        """
        return self._store.search_events(text, limit)

    def search_articles(self, text: str, limit: int = 50) -> list[Article]:
        """Articles whose text has all these words or beginnings (of three letters and more), best first."""
        return self._store.search_articles(text, limit)

    def search_texts(self, asked: str) -> TextHits:
        """Where words, their beginnings and "phrases" stand in the articles, best article first."""
        return search_texts(self._store.db, asked)

    # -- edits

    @contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """One change, named: kept when the block ends, undone as a whole when it raises.

        Raises EditInProgress inside another edit, ReadOnlyProject, EditRefused.
        """
        edit = self.begin(label)
        try:
            yield edit
        except BaseException:
            edit.rollback()
            raise
        edit.commit()

    def begin(self, label: str) -> Edit:
        """An edit that ends later, by its `commit` or `rollback`: for a gesture. Raises as `edit` does."""
        return self._begin(label, "edit", None)

    def begin_merge(self, label: str, other: Store) -> Edit:
        """An edit that takes in another copy, with its history; it ends as `begin` says. Raises DamagedProject too."""
        theirs = History(other)
        self._new_id.seen(other.greatest_id())  # the row that closes the merge comes after all of theirs
        edit = self._begin(label, "merge", None, theirs.head)
        edit.adopt_history(theirs)
        return edit

    def has_done(self, row_id: int) -> bool:
        """Whether this edit is done and not undone."""
        return row_id in self._history.done

    def undo(self) -> bool:
        """Take the last edit back; False when there is none. Raises DamagedProject, EditRefused."""
        return self._step("undo", self._history.done)

    def redo(self) -> bool:
        """Do again what was undone last; False when there is nothing. Raises as `undo` does."""
        return self._step("redo", self._history.undone)

    def undo_to(self, row_id: int) -> None:
        """Undo or redo until this edit is the last that is done; 0 = the start. Raises LookupError."""
        if row_id == 0 or row_id in self._history.done:
            while self._history.position != row_id:
                self.undo()
        elif row_id in self._history.undone:
            while self._history.position != row_id:
                self.redo()
        else:
            raise LookupError(f"no edit {row_id} to undo or redo to")

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        return self._history.row(self._history.done[-1]).label if self._history.done else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        return self._history.row(self._history.undone[-1]).label if self._history.undone else None

    def undo_list(self, limit: int = 1000) -> list[HistoryRow]:
        """The last edits that are done, oldest first: `undo` takes the last."""
        return [self._history.row(i) for i in self._history.done[-limit:]]

    def redo_list(self, limit: int = 1000) -> list[HistoryRow]:
        """The edits that are undone, in the order in which `redo` takes them."""
        return [self._history.row(i) for i in reversed(self._history.undone[-limit:])]

    def history(self, limit: int = 1000) -> list[HistoryRow]:
        """The newest steps of all kinds, newest first."""
        return self._history.latest(limit)

    # -- within

    def _get(self, cls: type[R], table: str, id: int) -> R:
        record = self._store.get(table, id)
        if record is None:
            raise LookupError(f"no {table} {id}")
        return cast(R, record)

    def _begin(self, label: str, kind: str, target: int | None, second_parent: int | None = None) -> Edit:
        if self._edit is not None:
            raise EditInProgress(f"“{label}” was begun within “{self._edit.label}”")
        if self.read_only:
            raise ReadOnlyProject(self.read_only)
        self._edit = Edit(
            self,
            self._history,
            self._new_id,
            self._on_end,
            label=label,
            kind=kind,
            target=target,
            second_parent=second_parent,
        )
        return self._edit

    def _step(self, kind: str, targets: list[int]) -> bool:
        if not targets:
            return False
        row = self._history.verify(targets[-1])
        edit = self._begin(row.label, kind, row.id)
        edit.restore(row, before=kind == "undo")
        edit.commit()
        return True

    def _on_end(self, kept: bool) -> None:
        edit, self._edit = self._edit, None
        if kept and edit is not None and self._counts is not None:
            self._counts = {table: count + edit.grown[table] for table, count in self._counts.items()}
