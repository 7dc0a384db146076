"""Whatever a person does, in whatever order: the project holds what a plain dictionary says it should."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.project.material import content, texts, whens
from timeline_app.model.records import Article, Event, Key, Link, Passage, Record, Stance, Status, Track
from timeline_app.model.text import clean
from timeline_app.model.when import When
from timeline_app.project import edits
from timeline_app.project.check import check
from timeline_app.project.edit import Edit
from timeline_app.project.project_file import new_project, open_project, save
from timeline_app.project.recovery import recover, unsaved
from timeline_app.project.store import connect

R = TypeVar("R", Article, Event, Link, Passage, Track)
Records = dict[Key, Record]

sources = st.text(st.sampled_from("ab \n\r\x00é🛳\u0301أب\u200d"), min_size=1, max_size=40)
picks = st.integers(0, 10**6)


@dataclass(frozen=True)
class Step:
    label: str
    before: Records
    after: Records


class Editing(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="timeline-test-"))
        self.state = self.folder / "state"
        self.project = new_project(self.state)
        self.records: Records = content(self.project)
        self.texts: dict[int, str] = {}
        self.past: list[Step] = []
        self.future: list[Step] = []
        self.saved: Step | None = None
        self.on_disk = (self.records, self.past, self.future)
        self.steps = 0

    def teardown(self) -> None:
        self.project.close(discard=True)
        assert unsaved(self.state) == []
        shutil.rmtree(self.folder)

    # -- the model

    def of(self, cls: type[R]) -> list[R]:
        return [record for record in self.records.values() if isinstance(record, cls)]

    def pick(self, cls: type[R], number: int) -> R:
        found = sorted(self.of(cls), key=lambda record: record.id)
        return found[number % len(found)]

    def has(self, cls: type[R]) -> bool:
        return bool(self.of(cls))

    @contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """A change of the project, and of the dictionary, which the block must do."""
        before = dict(self.records)
        with self.project.edit(label) as edit:
            yield edit
        if before != self.records:
            self.past = [*self.past, Step(label, before, dict(self.records))]
            self.future = []
            self.steps += 1

    def put(self, record: Record, table: str) -> None:
        self.records[table, record.id] = record

    def drop(self, table: str, gone: Callable[[Record], bool]) -> None:
        for key in [k for k, record in self.records.items() if k[0] == table and gone(record)]:
            del self.records[key]

    def drop_passage(self, passage: int) -> None:
        self.drop("link", lambda each: isinstance(each, Link) and each.passage == passage)
        del self.records["passage", passage]

    # -- edits

    @rule(name=texts)
    def add_track(self, name: str) -> None:
        with self.edit("Add track") as edit:
            position = 1 + max(track.position for track in self.of(Track))
            id = edits.add_track(edit, name)
            self.put(Track(id=id, name=clean(name), position=position), "track")

    @precondition(lambda self: len(self.of(Track)) > 1)
    @rule(pick=picks)
    def delete_track(self, pick: int) -> None:
        gone, other = self.pick(Track, pick), self.pick(Track, pick + 1)
        with self.edit("Delete track") as edit:
            edits.delete_track(edit, gone.id, other.id)
            for event in self.of(Event):
                if event.track == gone.id:
                    self.put(replace(event, track=other.id), "event")
            del self.records["track", gone.id]

    @rule(title=texts, text=sources, pick=picks, original=st.none() | st.binary(max_size=9))
    def add_article(self, title: str, text: str, pick: int, original: bytes | None) -> None:
        old = self.pick(Article, pick).id if self.has(Article) and pick % 2 else None
        with self.edit("Add article") as edit:
            id = edits.add_article(edit, title, text, original=original, version_of=old)
            article = self.project.article(id)
            assert (article.title, article.version_of) == (clean(title), old)
            assert self.project.original(id) == original
            self.put(article, "article")
            self.texts[id] = clean(text)

    @precondition(lambda self: self.has(Article))
    @rule(pick=picks)
    def delete_article(self, pick: int) -> None:
        gone = self.pick(Article, pick)
        with self.edit("Delete article") as edit:
            edits.delete_article(edit, gone.id)
            for passage in self.of(Passage):
                if passage.article == gone.id:
                    self.drop_passage(passage.id)
            del self.records["article", gone.id]
            for article in self.of(Article):
                if article.version_of == gone.id:
                    self.put(replace(article, version_of=gone.version_of), "article")

    @precondition(lambda self: any(self.texts[a.id] for a in self.of(Article)))
    @rule(pick=picks, start=picks, length=picks, resize=st.booleans())
    def mark_or_resize(self, pick: int, start: int, length: int, resize: bool) -> None:
        resize = resize and self.has(Passage)
        old = self.pick(Passage, pick) if resize else None
        article = old.article if old else self.pick(Article, pick).id
        text = self.texts[article]
        if not text:
            return
        start %= len(text)
        end = start + 1 + length % (len(text) - start)
        same = [p for p in self.of(Passage) if (p.article, p.start, p.end) == (article, start, end)]
        with self.edit("Mark") as edit:
            if old is None:
                id = edits.mark_passage(edit, article, start, end)
            else:
                id = old.id
                edits.resize_passage(edit, id, start, end)
            if old is None and same:
                assert id in {passage.id for passage in same}
                return
            before, after = text[max(start - 32, 0) : start], text[end : end + 32]
            self.put(
                Passage(
                    id=id,
                    article=article,
                    start=start,
                    end=end,
                    quote=text[start:end],
                    before=before,
                    after=after,
                ),
                "passage",
            )

    @precondition(lambda self: self.has(Passage))
    @rule(pick=picks)
    def delete_passage(self, pick: int) -> None:
        gone = self.pick(Passage, pick)
        with self.edit("Delete passage") as edit:
            edits.delete_passage(edit, gone.id)
            self.drop_passage(gone.id)

    @rule(
        title=texts,
        pick=picks,
        when=st.none() | whens,
        tags=st.lists(texts, max_size=2),
        status=st.sampled_from(Status),
    )
    def add_event(self, title: str, pick: int, when: When | None, tags: list[str], status: Status) -> None:
        track = self.pick(Track, pick).id
        kept = tuple(clean(tag) for tag in tags)
        with self.edit("Add event") as edit:
            id = edits.add_event(edit, title, track, when, tags=tuple(tags), status=status)
            self.put(
                Event(id=id, title=clean(title), track=track, when=when, tags=kept, status=status), "event"
            )

    @precondition(lambda self: self.has(Event))
    @rule(pick=picks, when=st.none() | whens)
    def retime(self, pick: int, when: When | None) -> None:
        event = self.pick(Event, pick)
        with self.edit("Retime") as edit:
            edits.retime(edit, event.id, when)
            self.put(replace(event, when=when), "event")

    @precondition(lambda self: self.has(Event))
    @rule(pick=picks, number=st.integers(1, 3))
    def delete_events(self, pick: int, number: int) -> None:
        gone = {self.pick(Event, pick + n).id for n in range(number)}
        with self.edit("Delete events") as edit:
            edits.delete_events(edit, gone)
            self.drop("event", lambda each: each.id in gone)
            self.drop("link", lambda each: isinstance(each, Link) and each.event in gone)

    @precondition(lambda self: len(self.of(Event)) > 1)
    @rule(pick=picks)
    def merge_events(self, pick: int) -> None:
        kept, other = self.pick(Event, pick), self.pick(Event, pick + 1)
        with self.edit("Merge") as edit:
            edits.merge_events(edit, kept.id, [other.id])
            held = {each.passage for each in self.of(Link) if each.event == kept.id}
            for each in sorted(self.of(Link), key=lambda each: each.id):
                if each.event == other.id and each.passage in held:
                    del self.records["link", each.id]
                elif each.event == other.id:
                    held.add(each.passage)
                    self.put(replace(each, event=kept.id), "link")
            del self.records["event", other.id]
            tags = tuple(dict.fromkeys(kept.tags + other.tags))
            self.put(replace(kept, tags=tags, when=kept.when or other.when), "event")

    @precondition(lambda self: self.has(Event) and self.has(Passage))
    @rule(pick=picks, other=picks, stance=st.sampled_from(Stance), who=texts, claimed=st.none() | whens)
    def link(self, pick: int, other: int, stance: Stance, who: str, claimed: When | None) -> None:
        event, passage = self.pick(Event, pick), self.pick(Passage, other)
        there = [each.id for each in self.of(Link) if (each.event, each.passage) == (event.id, passage.id)]
        with self.edit("Link") as edit:
            id = edits.link(edit, event.id, passage.id, stance, who, claimed)
            assert there in ([], [id])
            fresh = Link(id=id, event=event.id, passage=passage.id)
            self.put(replace(fresh, stance=stance, attribution=clean(who), claimed=claimed), "link")

    @precondition(lambda self: self.has(Link))
    @rule(pick=picks)
    def unlink(self, pick: int) -> None:
        gone = self.pick(Link, pick)
        with self.edit("Unlink") as edit:
            edits.unlink(edit, gone.id)
            del self.records["link", gone.id]

    @rule(title=texts)
    def rename_the_project(self, title: str) -> None:
        with self.edit("Rename") as edit:
            edits.change_project(edit, title=title)
            self.put(replace(self.project.info, title=clean(title)), "project")

    # -- what is not kept

    @precondition(lambda self: self.has(Event))
    @rule(pick=picks, fails=st.booleans())
    def give_up(self, pick: int, fails: bool) -> None:
        try:
            with self.project.edit("Give up") as edit:
                edits.delete_events(edit, [self.pick(Event, pick).id])
                edits.add_article(edit, "Never", "read")
                if fails:
                    raise ZeroDivisionError
                edit.rollback()
        except ZeroDivisionError:
            assert fails

    @precondition(lambda self: self.has(Event))
    @rule(pick=picks)
    def there_and_back(self, pick: int) -> None:
        event = self.pick(Event, pick)
        with self.edit("There and back") as edit:
            edits.delete_events(edit, [event.id])
            edit.put_all(link for link in self.of(Link) if link.event == event.id)
            edit.put(event)

    # -- back and forth

    @rule()
    def undo(self) -> None:
        assert self.project.undo() == bool(self.past)
        if self.past:
            *self.past, step = self.past
            self.future = [*self.future, step]
            self.records = dict(step.before)
            self.steps += 1

    @rule()
    def redo(self) -> None:
        assert self.project.redo() == bool(self.future)
        if self.future:
            *self.future, step = self.future
            self.past = [*self.past, step]
            self.records = dict(step.after)
            self.steps += 1

    @precondition(lambda self: self.past or self.future)
    @rule(pick=picks)
    def go_to(self, pick: int) -> None:
        rows = self.project.undo_list() + self.project.redo_list()
        line = self.past + self.future[::-1]
        assert [row.label for row in rows] == [step.label for step in line]
        place = pick % len(rows)
        self.steps += abs(place + 1 - len(self.past))
        self.project.undo_to(rows[place].id)
        self.past, self.future = line[: place + 1], line[:place:-1]
        self.records = dict(line[place].after)

    # -- files

    @rule(name=st.none() | st.sampled_from("ab"))
    def save(self, name: str | None) -> None:
        if name is None and self.project.path is None:
            return
        save(self.project, None if name is None else self.folder / f"{name}.tlproj")
        self.saved = self.past[-1] if self.past else None
        self.on_disk = (dict(self.records), self.past, self.future)
        assert self.project.path is not None and check(self.project.path) == []

    @rule()
    def crash(self) -> None:
        """Close without saving; go on with the working copy where there is something to go on with."""
        path, was_modified = self.project.path, self.project.modified
        self.project.close()
        found = unsaved(self.state)
        assert len(found) == was_modified
        if found:
            assert found[0].path == path
            self.project = recover(found[0], self.state)
        else:
            self.reopen(path)

    @precondition(lambda self: self.project.path is not None)
    @rule()
    def revert(self) -> None:
        path = self.project.path
        self.project.close(discard=True)
        self.reopen(path)

    def reopen(self, path: Path | None) -> None:
        if path is None:
            self.project = new_project(self.state)
            self.records, self.past, self.future = content(self.project), [], []
            self.saved, self.steps = None, 0
        else:
            self.project = open_project(path, self.state)
            self.records, self.past, self.future = dict(self.on_disk[0]), *self.on_disk[1:]
            self.steps = len(self.project.history(10**6))

    # -- what always holds

    @invariant()
    def the_content_is_what_it_should_be(self) -> None:
        assert content(self.project) == self.records
        counts = self.project.counts()
        assert sum(counts.values()) == len(self.records)

    @invariant()
    def every_quote_stands_in_its_text(self) -> None:
        for article in self.of(Article):
            assert self.project.text(article.id) == self.texts[article.id]
        for passage in self.project.all("passage"):
            assert isinstance(passage, Passage)
            assert passage.quote == self.texts[passage.article][passage.start : passage.end] != ""

    @invariant()
    def nothing_refers_to_nothing(self) -> None:
        with closing(connect(self.project.working.database)) as db:
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []

    @invariant()
    def the_labels_are_those_of_the_next_steps(self) -> None:
        assert self.project.undo_label == (self.past[-1].label if self.past else None)
        assert self.project.redo_label == (self.future[-1].label if self.future else None)
        assert len(self.project.history(10**6)) == self.steps

    @invariant()
    def it_is_modified_when_it_is_elsewhere_than_the_file(self) -> None:
        assert self.project.modified == ((self.past[-1] if self.past else None) is not self.saved)

    @invariant()
    def the_rows_of_the_timeline_agree_with_the_events(self) -> None:
        links = self.of(Link)
        for row in self.project.event_rows():
            event = self.records["event", row[0]]
            assert isinstance(event, Event) and row[1] == event.track
            stances = {link.stance for link in links if link.event == event.id}
            assert bool(row[9] & 4096) == bool(stances)
            assert bool(row[9] & 512) == (Stance.CONTRADICTS in stances)


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_editing_at_length() -> None:
    at_length = settings(max_examples=500, stateful_step_count=60, deadline=None)
    run_state_machine_as_test(Editing, settings=at_length)
