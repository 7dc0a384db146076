"""The laws of merging (F12), whatever two or three people did to their copies."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.project.copies import Copies
from tests.project.material import content, day
from timeline_app.model.records import Article, Event, Link, Passage, Record, Stance, Track
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.merge_plan import Side
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project

words = st.sampled_from(["", "a", "bé", "🛳 حادث", "other"])
picks = st.integers(0, 7)
UNHURRIED = [HealthCheck.too_slow, HealthCheck.filter_too_much]
Work = tuple[str, int, int, str]

VERBS = (
    *("retitle", "note", "retime", "move", "add_event", "delete_event", "merge_events"),
    *("mark", "resize", "delete_passage", "link", "unlink", "join", "part", "judge"),
    *("add_track", "rename_track", "order_tracks", "delete_track"),
    *("add_article", "version", "delete_article", "bookmark", "rename", "undo"),
)
works = st.lists(st.tuples(st.sampled_from(VERBS), picks, picks, words), max_size=4)
Law = Callable[..., None]
LAWS: dict[str, Law] = {}


def law(*strategies: st.SearchStrategy[object]) -> Callable[[Law], Law]:
    """A law, and for what it holds."""

    def enter(check: Law) -> Law:
        LAWS[check.__name__] = lambda **how: settings(deadline=None, suppress_health_check=UNHURRIED, **how)(
            given(*strategies)(check)
        )()
        return check

    return enter


@dataclass
class Person:
    """Does to a copy what the names of the works say, as far as there is something to do it to."""

    project: Project

    def do(self, work: list[Work]) -> None:
        for verb, pick, other, word in work:
            if verb == "undo":
                self.project.undo()
                continue
            with self.project.edit(verb) as edit:
                self._do(edit, verb, pick, other, word)

    def _do(self, edit: Edit, verb: str, pick: int, other: int, word: str) -> None:
        match verb, self._pick(Event, pick), self._pick(Event, other):
            case "retitle", Event() as event, _:
                edits.change_event(edit, event.id, title=word)
            case "note", Event() as event, _:
                edits.change_event(edit, event.id, notes=word, tags=(word,))
            case "retime", Event() as event, _:
                edits.retime(edit, event.id, day(other))
            case "move", Event() as event, _:
                edits.change_event(edit, event.id, track=self._track(other))
            case "add_event", _, _:
                edits.add_event(edit, word, self._track(pick), day(other))
            case "delete_event", Event() as event, _:
                edits.delete_events(edit, [event.id])
            case "merge_events", Event() as event, Event() as second:
                edits.merge_events(edit, event.id, [second.id])
        self._do_with_evidence(edit, verb, pick, other, word)
        self._do_with_the_rest(edit, verb, pick, other, word)

    def _do_with_evidence(self, edit: Edit, verb: str, pick: int, other: int, word: str) -> None:
        match verb, self._pick(Link, pick), self._pick(Passage, pick), self._pick(Event, other):
            case "resize", _, Passage() as passage, _:
                edits.resize_passage(edit, passage.id, 0, 1 + other)
            case "delete_passage", _, Passage() as passage, _:
                edits.delete_passage(edit, passage.id)
            case "link", _, Passage() as passage, Event() as event:
                edits.link(edit, event.id, passage.id, Stance.MENTIONS, word)
            case "unlink", Link() as link, _, _:
                edits.unlink(edit, link.id)
            case "join", Link() as link, _, _:
                edits.join_links(edit, [each.id for each in self.project.links_of_event(link.event)])
            case "part", Link() as link, _, _:
                edits.part_link(edit, link.id)
            case "judge", Link() as link, _, _:
                edits.change_link(edit, link.id, reliability="ABC"[other % 3], note=word)

    def _do_with_the_rest(self, edit: Edit, verb: str, pick: int, other: int, word: str) -> None:
        match verb, self._pick(Article, pick), self._pick(Article, other):
            case "mark", Article() as article, _:
                edits.mark_passage(edit, article.id, pick, pick + 1 + other)
            case "version", Article() as article, Article() as second:
                older, newer = sorted((article.id, second.id))
                edits.change_article(edit, newer, version_of=older if older != newer else None)
            case "delete_article", Article() as article, _:
                edits.delete_article(edit, article.id)
            case "add_article", _, _:
                edits.add_article(edit, word, word + "twenty characters and more", original=word.encode())
            case "bookmark", _, _:
                edits.add_bookmark(edit, word, pick, other)
            case "rename", _, _:
                edits.change_project(edit, title=word)
            case "add_track", _, _:
                edits.add_track(edit, word)
            case "rename_track", _, _:
                edits.change_track(edit, self._track(pick), name=word)
            case "order_tracks", _, _:
                tracks = [track.id for track in self.project.tracks()]
                edits.order_tracks(edit, tracks[pick % len(tracks) :] + tracks[: pick % len(tracks)])
            case "delete_track", _, _ if self._track(pick) != self._track(other):
                edits.delete_track(edit, self._track(pick), self._track(other))

    def _pick(self, cls: type[Record], number: int) -> Record | None:
        table = cls.__name__.lower()
        found = list(self.project.all(table))
        return found[number % len(found)] if found else None

    def _track(self, number: int) -> int:
        track = self._pick(Track, number)
        assert track is not None
        return track.id


@contextmanager
def parted(before: list[Work], *afterwards: list[Work]) -> Iterator[tuple[Copies, list[Project]]]:
    """Copies of one project, each with its own further history."""
    folder = Path(tempfile.mkdtemp())
    copies = Copies(folder)
    project = new_project(folder / "state", "Story")
    try:
        person = Person(project)
        person.do([("add_track", 0, 0, "B"), ("add_article", 0, 0, "a"), ("add_event", 0, 1, "First")])
        person.do([("add_event", 1, 2, "Second"), ("mark", 0, 3, ""), ("mark", 2, 5, "")])
        person.do([("link", 0, 0, ""), ("link", 1, 0, ""), ("link", 0, 1, "")])
        person.do(before)
        found = []
        for work in afterwards:
            found.append(copies.of(project))
            Person(found[-1]).do(work)
        yield copies, found
    finally:
        copies.close()
        project.close(discard=True)
        shutil.rmtree(folder)


@law(works, works, works, st.sampled_from(Side))
def after_a_merge_both_agree_and_a_second_one_changes_nothing(
    before: list[Work], here: list[Work], there: list[Work], side: Side
) -> None:
    with parted(before, here, there) as (copies, (ours, theirs)):
        was = content(ours)
        seen = copies.merge(ours, theirs, side)  # what comes out is whole: `check` finds nothing
        merged = content(ours)
        assert copies.merge(ours, theirs).is_empty and content(ours) == merged
        assert copies.merge(theirs, ours).conflicts == () and content(theirs) == merged
        assert copies.merge(ours, theirs).is_empty
        if not seen.is_empty:
            theirs.undo()
            ours.undo()
            assert content(ours) == was


@law(works, works)
def a_copy_merged_with_itself_or_with_what_it_was_stays_as_it_is(
    before: list[Work], here: list[Work]
) -> None:
    with parted(before, here, []) as (copies, (ours, older)):
        was = content(ours)
        assert copies.merge(ours, copies.of(ours)).is_empty
        assert copies.merge(ours, older).is_empty
        assert content(ours) == was
        assert copies.merge(older, ours).conflicts == () and content(older) == was


@law(works, works, works)
def the_conflicts_are_the_same_from_either_side(
    before: list[Work], here: list[Work], there: list[Work]
) -> None:
    with parted(before, here, there) as (copies, (ours, theirs)):
        mine, other = copies.look(ours, theirs).conflicts, copies.look(theirs, ours).conflicts
        assert {(c.keys, c.field, c.base, c.ours, c.theirs) for c in mine} == {
            (c.keys, c.field, c.base, c.theirs, c.ours) for c in other
        }
        again = copies.of(theirs)
        copies.merge(ours, theirs, Side.OURS)
        copies.merge(again, copies.of(ours) if not mine else theirs, Side.THEIRS)
        if not mine:
            assert content(again) == content(ours)


@law(works, works, works, works)
def the_order_of_merges_without_conflicts_does_not_matter(
    before: list[Work], here: list[Work], there: list[Work], elsewhere: list[Work]
) -> None:
    with parted(before, here, there, elsewhere) as (copies, (ours, second, third)):
        other = copies.of(ours)
        for into, first, last in ((ours, second, third), (other, third, second)):
            assume(not copies.merge(into, first, Side.OURS).conflicts)
            assume(not copies.merge(into, last, Side.OURS).conflicts)
        assert content(ours) == content(other)


@law(works, works, works)
def what_only_one_of_them_changed_is_kept(before: list[Work], here: list[Work], there: list[Work]) -> None:
    with parted(before, [], here, there) as (copies, (base, ours, theirs)):
        was, mine, other = content(base), content(ours), content(theirs)
        seen = copies.look(ours, theirs)
        assume(not seen.conflicts)
        copies.merge(ours, theirs)
        merged = content(ours)
        for key in was.keys() | mine.keys() | other.keys():
            if key[0] == "link" and mine.get(key) != other.get(key):
                continue  # the parts of a piece of evidence may become parts of another whole
            if mine.get(key) == was.get(key):
                assert merged.get(key) == other.get(key)
            elif other.get(key) == was.get(key):
                assert merged.get(key) == mine.get(key)


@pytest.mark.parametrize("name", LAWS)
def test_law(name: str) -> None:
    LAWS[name](max_examples=5)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", LAWS)
def test_law_at_length(name: str) -> None:
    LAWS[name](max_examples=200)
