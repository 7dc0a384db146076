from __future__ import annotations

import pytest

from tests.project.files import files_up_to
from tests.project.material import content, day, retitled, tell
from timeline_app.model.records import Event, Key, Link, Passage, Stance, Track
from timeline_app.project import edits
from timeline_app.project.errors import EditInProgress, EditRefused
from timeline_app.project.history import HistoryRow
from timeline_app.project.project import Project


class Ear:
    """Hears what a project tells."""

    def __init__(self, project: Project) -> None:
        self.changed: list[frozenset[Key]] = []
        self.committed: list[HistoryRow] = []
        project.changed.connect(self.changed.append)
        project.committed.connect(self.committed.append)


def test_an_edit_is_seen_while_it_is_open_and_kept_when_it_ends(project: Project) -> None:
    story = tell(project)
    ear = Ear(project)
    with project.edit("Rename") as edit:
        edit.put(retitled(project.event(story.event), "Departure"))
        assert project.event(story.event).title == "Departure"
        assert ear.changed == [frozenset({("event", story.event)})] and not ear.committed
    assert project.event(story.event).title == "Departure"
    assert [row.label for row in ear.committed] == ["Rename"]
    assert project.undo_label == "Rename" and project.modified


def test_an_edit_that_raises_leaves_everything_as_it_was_and_tells(project: Project) -> None:
    story = tell(project)
    before, ear = content(project), Ear(project)
    with pytest.raises(ZeroDivisionError), project.edit("Fail") as edit:
        edits.delete_events(edit, [story.event])
        _ = 1 // 0
    assert content(project) == before
    assert ear.changed[-1] >= {("event", story.event), ("link", story.link)}
    assert not ear.committed and project.undo_label == "Tell the story"


def test_a_rollback_within_the_block_ends_the_edit_silently(project: Project) -> None:
    before = content(project)
    with project.edit("Change my mind") as edit:
        edits.add_track(edit, "North")
        edit.rollback()
    assert content(project) == before and project.undo_label is None


def test_an_ended_edit_takes_nothing_more(project: Project) -> None:
    with project.edit("Once") as edit:
        edits.add_track(edit, "North")
    with pytest.raises(RuntimeError, match="has ended"):
        edit.put(Track(id=5, name="South"))
    edit.rollback()
    assert [track.name for track in project.tracks()] == ["Events", "North"]


def test_an_edit_inside_an_edit_raises_and_the_outer_one_goes_on(project: Project) -> None:
    tell(project)
    with project.edit("Outer") as edit:
        with pytest.raises(EditInProgress, match="“Inner” was begun within “Outer”"):
            project.begin("Inner")
        with pytest.raises(EditInProgress, match="“Tell the story” was begun within “Outer”"):
            project.undo()
        edits.add_track(edit, "North")
    assert project.undo_label == "Outer"


def test_an_edit_that_changes_nothing_is_not_in_the_history(project: Project) -> None:
    story = tell(project)
    history, ear = project.history(), Ear(project)
    event = project.event(story.event)
    with project.edit("There and back") as edit:
        edit.put(retitled(event, "Elsewhere"))
        edit.put(event)
        edit.put(Track(id=edit.new_id(), name="Short-lived"))
        edit.remove("track", max(track.id for track in project.tracks()))
        edit.remove("event", 12345)
    assert project.history() == history and not ear.committed
    with project.edit("Nothing"):
        pass
    assert project.history() == history


def test_a_long_gesture_is_one_step_from_the_first_to_the_last(project: Project) -> None:
    story = tell(project)
    edit = project.begin("Move event")
    for number in range(20):
        edits.retime(edit, story.event, day(number))
    edit.commit()
    assert project.event(story.event).when == day(19)
    project.undo()
    assert project.event(story.event).when == day(10_000)
    project.redo()
    assert project.event(story.event).when == day(19)


def test_the_ends_of_a_link_are_told_with_it(project: Project) -> None:
    story = tell(project)
    ear = Ear(project)
    keys = {("link", story.link), ("event", story.event), ("passage", story.passage)}
    with project.edit("Contradict") as edit:
        edits.change_link(edit, story.link, stance=Stance.CONTRADICTS)
    with project.edit("Unlink") as edit:
        edits.unlink(edit, story.link)
    project.undo()
    assert ear.changed == [keys, keys, keys]


def test_a_record_that_refers_to_nothing_is_refused_as_a_whole(project: Project) -> None:
    story = tell(project)
    before, ear = content(project), Ear(project)
    with (
        pytest.raises(EditRefused, match=r"“Wrong” could not be kept.*as it was before"),
        project.edit("Wrong") as edit,
    ):
        edits.add_track(edit, "North")
        edit.put(Event(id=edit.new_id(), title="Nowhere", track=4711))
    assert content(project) == before
    assert ear.changed and not ear.committed
    with pytest.raises(EditRefused), project.edit("Delete a track with events") as edit:
        edit.remove("track", story.track)
    assert content(project) == before


def test_what_refers_may_be_written_before_what_it_refers_to(project: Project) -> None:
    with project.edit("Backwards") as edit:
        edit.put_all(
            [
                Event(id=edit.new_id(), title="First", track=77),
                Track(id=77, name="Later"),
            ]
        )
    assert [event.track for event in project.events([row[0] for row in project.event_rows()])] == [77]


def test_a_record_of_wrong_values_is_refused(project: Project) -> None:
    story = tell(project)
    before = content(project)
    with pytest.raises(EditRefused), project.edit("Empty passage") as edit:
        edit.put(Passage(id=edit.new_id(), article=story.article, start=5, end=5, quote=""))
    with pytest.raises(UnicodeEncodeError), project.edit("Half a character") as edit:
        edit.put(Track(id=edit.new_id(), name="\ud83d"))
    with pytest.raises(ValueError, match="taken out of itself"), project.edit("Remove all") as edit:
        edit.remove("project", 1)
    assert content(project) == before


def test_a_stream_of_records_is_one_change_and_told_in_parts(project: Project) -> None:
    ear = Ear(project)
    track = project.tracks()[0].id
    with project.edit("Import") as edit:
        edit.put_all(Event(id=edit.new_id(), title=f"Event {n}", track=track) for n in range(25_000))
    assert len(ear.changed) == 3 and sum(map(len, ear.changed)) == 25_000
    assert project.counts()["event"] == 25_000 and len(project.history()) == 1
    project.undo()
    assert project.counts()["event"] == 0 and len(ear.changed[-1]) == 25_000


def test_ids_given_after_a_foreign_record_are_greater_than_its_own(project: Project) -> None:
    track, far = project.tracks()[0].id, 2**62
    with project.edit("Bring in") as edit:
        edit.put(Event(id=far, title="From the future", track=track))
        assert edit.new_id() > far
    project.undo()
    project.redo()
    with project.edit("Go on") as edit:
        assert edits.add_event(edit, "Now", track) > far
    project.undo()
    project.undo()
    assert project.counts()["event"] == 0


def test_a_listener_that_fails_takes_the_edit_back(project: Project) -> None:
    before = content(project)

    def fail(keys: frozenset[Key]) -> None:
        if any(table == "track" and project.get(table, id) is not None for table, id in keys):
            raise KeyError("a view is broken")

    project.changed.connect(fail)
    with pytest.raises(KeyError), project.edit("Unseen") as edit:
        edits.add_track(edit, "North")
    assert content(project) == before


@pytest.mark.parametrize("room", [0, 1, 5_000, 100_000, 400_000])
def test_a_full_disk_refuses_the_edit_and_keeps_the_rest(project: Project, room: int) -> None:
    story = tell(project)
    before, ear = content(project), Ear(project)
    used = max(file.stat().st_size for file in project.working.folder.iterdir())
    with files_up_to(used + room), pytest.raises(EditRefused, match="disk"), project.edit("Too much") as edit:
        edits.change_event(edit, story.event, title="Half of it")
        edits.add_article(edit, "Long", "so many words " * 100_000)
    assert content(project) == before and not ear.committed
    with project.edit("Later") as edit:
        edits.add_article(edit, "Long", "so many words " * 100_000)
    assert project.undo_list()[-1].label == "Later" and project.counts()["article"] == 2


def test_links_of_a_moved_link_tell_both_events(project: Project) -> None:
    story = tell(project)
    with project.edit("Second") as edit:
        other = edits.add_event(edit, "Another", story.track)
    ear = Ear(project)
    with project.edit("Move link") as edit:
        edit.put(Link(id=story.link, event=other, passage=story.passage))
    assert ear.changed == [
        {("link", story.link), ("event", story.event), ("event", other), ("passage", story.passage)}
    ]


def test_who_hears_of_a_step_may_take_the_next_one(project: Project) -> None:
    def answer(row: HistoryRow) -> None:
        if row.kind == "undo":
            with project.edit("Answer") as edit:
                edits.add_track(edit, "Answer")

    def fail(keys: frozenset[Key]) -> None:
        deaf()
        raise KeyError("a view is broken")

    tell(project)
    project.committed.connect(answer)
    deaf = project.changed.connect(fail)
    with pytest.raises(KeyError):
        project.undo()
    assert project.undo_label == "Answer"
