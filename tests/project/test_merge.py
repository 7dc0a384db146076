"""Two people work on copies of one project: nothing of either is lost, and nothing is decided in silence (F11, F12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.project.copies import Copies, do
from tests.project.material import TEXT, Story, content, day, tell
from timeline_app.model.records import Event, Link, Stance, Track
from timeline_app.project import edits
from timeline_app.project.errors import ChangedOnDisk, DamagedProject, EditRefused, NotACopy
from timeline_app.project.merge import OtherCopy, merge, plan
from timeline_app.project.merge_plan import Incoming, Side
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project, open_copy, open_project, save
from timeline_app.project.store import connect

OURS, THEIRS = Side.OURS, Side.THEIRS


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    copies = Copies(tmp_path)
    yield copies
    copies.close()


@pytest.fixture
def base(project: Project) -> Story:
    return tell(project)


@pytest.fixture
def ours(copies: Copies, project: Project, base: Story) -> Project:
    return copies.of(project)


@pytest.fixture
def theirs(copies: Copies, project: Project, base: Story) -> Project:
    return copies.of(project)


# -- what both did is kept


def test_two_fields_of_one_record_are_both_kept(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(ours, lambda e: edits.change_event(e, base.event, title="The ferry sails"))
    do(theirs, lambda e: edits.change_event(e, base.event, notes="Ask the harbour.", tags=("sea",)))
    seen = copies.merge(ours, theirs)
    assert seen.conflicts == () and seen.incoming == {"event": Incoming(changed=1)}
    event = ours.event(base.event)
    assert (event.title, event.notes, event.tags) == ("The ferry sails", "Ask the harbour.", ("sea",))


def test_a_merge_is_one_change_that_undo_takes_back_and_redo_brings_again(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(ours, lambda e: edits.change_event(e, base.event, title="Ours"))
    do(
        theirs,
        lambda e: edits.add_event(e, "One", base.track),
        lambda e: edits.add_event(e, "Two", base.track),
    )
    before = content(ours)
    copies.merge(ours, theirs)
    after = content(ours)
    assert ours.undo_label and ours.undo_label.startswith("Merge with “copy-")
    assert len(ours.undo_list()) == 3 and after != before
    assert ours.undo() and content(ours) == before
    assert ours.redo() and content(ours) == after
    assert ours.search_events("two")


def test_what_an_undone_merge_had_taken_in_comes_in_again(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(ours, lambda e: edits.add_event(e, "Ours", base.track))
    do(theirs, lambda e: edits.add_event(e, "Theirs", base.track))
    copies.merge(ours, theirs)
    copies.merge(theirs, ours)
    after = content(ours)
    do(ours, lambda e: edits.add_event(e, "On top", base.track))
    ours.undo()
    ours.undo()
    assert copies.merge(theirs, ours).is_empty, "the others do not lose their own event"
    copies.merge(ours, theirs)
    assert content(ours) == content(theirs) == after


def test_texts_and_originals_come_along(copies: Copies, ours: Project, theirs: Project) -> None:
    with theirs.edit("Import") as edit:
        article = edits.add_article(
            edit, "Another", "عاد الركاب 🛳 في 6 أيلول", original=b"\x00pdf", original_name="a.pdf"
        )
        edits.mark_passage(edit, article, 0, 3)
    copies.merge(ours, theirs)
    assert ours.text(article) == theirs.text(article)
    assert ours.original(article) == b"\x00pdf"
    assert [each.id for each in ours.search_articles("الركاب")] == [article]
    assert ours.passages_of(article) == theirs.passages_of(article)


def test_everything_else_comes_along_too(copies: Copies, ours: Project, theirs: Project, base: Story) -> None:
    do(
        theirs,
        lambda e: edits.add_marker(e, "Deadline", day(10_002)),
        lambda e: edits.add_bookmark(e, "Summer", 0, 10),
        lambda e: edits.add_decision(e, "event:1", "accepted", "Known"),
        lambda e: edits.change_project(e, title="Ferry", zone="Europe/Paris"),
        lambda e: edits.add_track(e, "Rescue", "green"),
        lambda e: edits.change_article(e, base.article, publisher="The Post"),
        lambda e: edits.change_link(e, base.link, stance=Stance.CONTRADICTS, reliability="B"),
    )
    do(ours, lambda e: edits.add_track(e, "Weather"))
    seen = copies.merge(ours, theirs)
    assert seen.conflicts == ()
    expected = content(theirs) | {("track", t.id): t for t in ours.tracks() if t.name == "Weather"}
    assert content(ours) == expected
    assert [track.name for track in ours.tracks()][1:] == ["Rescue", "Weather"], "in one place: by age"


# -- what both did in different ways


def test_one_field_changed_to_two_values_is_a_conflict_with_both_and_what_it_was(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(ours, lambda e: edits.retime(e, base.event, day(10_001)))
    do(theirs, lambda e: edits.change_event(e, base.event, when=day(10_002), title="Theirs"))
    (conflict,) = copies.look(ours, theirs).conflicts
    assert (conflict.keys, conflict.field) == ((("event", base.event),), "when")
    dates = [
        e.when
        for side in (conflict.base or (), conflict.ours, conflict.theirs)
        for e in side
        if isinstance(e, Event)
    ]
    assert dates == [day(10_000), day(10_001), day(10_002)]
    copies.merge(ours, theirs, OURS)
    assert (ours.event(base.event).title, ours.event(base.event).when) == ("Theirs", day(10_001))


@pytest.mark.parametrize("side", Side)
def test_a_conflict_that_was_decided_does_not_come_again_on_either_side(
    copies: Copies, ours: Project, theirs: Project, base: Story, side: Side
) -> None:
    do(ours, lambda e: edits.change_event(e, base.event, title="Ours"))
    do(theirs, lambda e: edits.change_event(e, base.event, title="Theirs"))
    copies.merge(ours, theirs, side)
    assert ours.event(base.event).title == ("Ours" if side is OURS else "Theirs")
    assert copies.merge(ours, theirs).is_empty
    assert copies.merge(theirs, ours).conflicts == ()
    assert content(ours) == content(theirs)


def test_the_same_change_on_both_sides_is_no_conflict(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(ours, lambda e: edits.change_event(e, base.event, title="Same"))
    do(theirs, lambda e: edits.change_event(e, base.event, title="Same"))
    assert copies.look(ours, theirs).is_empty


def test_copies_that_were_merged_crosswise_ask_again_where_they_decided_differently(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(ours, lambda e: edits.change_event(e, base.event, title="Ours"))
    do(theirs, lambda e: edits.change_event(e, base.event, title="Theirs"))
    third, fourth = copies.of(ours), copies.of(theirs)
    copies.merge(ours, fourth, OURS)
    copies.merge(theirs, third, OURS)
    (conflict,) = copies.look(ours, theirs).conflicts
    assert conflict.field == "title"


def test_three_copies_merged_in_a_ring_end_alike(
    copies: Copies, ours: Project, theirs: Project, base: Story, project: Project
) -> None:
    do(project, lambda e: edits.change_event(e, base.event, notes="first"))
    do(ours, lambda e: edits.change_event(e, base.event, title="second"))
    do(theirs, lambda e: edits.add_event(e, "third", base.track))
    for into, other in ((ours, project), (theirs, project), (ours, theirs), (theirs, ours), (project, ours)):
        assert copies.merge(into, other).conflicts == ()
    assert content(ours) == content(theirs) == content(project)
    assert ours.event(base.event).notes == "first"


# -- deleted here, used there


@pytest.mark.parametrize("deleted_here", [True, False])
@pytest.mark.parametrize("kept", [True, False])
def test_an_event_deleted_in_one_copy_and_edited_in_the_other_is_a_conflict(
    copies: Copies, ours: Project, theirs: Project, base: Story, deleted_here: bool, kept: bool
) -> None:
    deleting, editing = (ours, theirs) if deleted_here else (theirs, ours)
    do(deleting, lambda e: edits.delete_events(e, [base.event]))
    do(editing, lambda e: edits.change_event(e, base.event, title="Still there"))
    (conflict,) = copies.look(ours, theirs).conflicts
    assert conflict.keys == (("event", base.event), ("link", base.link)) and conflict.field == ""
    assert [key for key in map(bool, (conflict.ours, conflict.theirs))] == [not deleted_here, deleted_here]
    copies.merge(ours, theirs, THEIRS if kept == deleted_here else OURS)
    assert (ours.get("event", base.event) is not None) == kept
    assert (ours.get("link", base.link) is not None) == kept, "its evidence goes and comes with it"
    assert copies.merge(ours, theirs).is_empty
    assert copies.merge(theirs, ours).conflicts == () and content(ours) == content(theirs)


def test_an_event_that_only_one_deleted_is_gone(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(theirs, lambda e: edits.delete_events(e, [base.event]))
    do(ours, lambda e: edits.change_article(e, base.article, author="A. Reporter"))
    assert copies.merge(ours, theirs).incoming == {"event": Incoming(removed=1), "link": Incoming(removed=1)}
    assert ours.counts()["event"] == 0 and ours.counts()["passage"] == 1


@pytest.mark.parametrize("side", Side)
def test_evidence_for_an_event_that_was_deleted_meanwhile(
    copies: Copies, ours: Project, theirs: Project, base: Story, side: Side
) -> None:
    do(ours, lambda e: edits.delete_events(e, [base.event]))
    with theirs.edit("Link") as edit:
        fresh = edits.link(
            edit, base.event, edits.mark_passage(edit, base.article, 26, 36), attribution="Harbour"
        )
    (conflict,) = copies.look(ours, theirs).conflicts
    assert [each for each in conflict.because if isinstance(each, Link)] == [theirs.link(fresh)]
    copies.merge(ours, theirs, side)
    assert ours.counts()["event"] == ours.counts()["link"] // 2 == (side is THEIRS)
    assert ours.counts()["passage"] == 2, "a passage is kept without an event"


@pytest.mark.parametrize("side", Side)
def test_an_article_deleted_here_and_worked_on_there(
    copies: Copies, ours: Project, theirs: Project, base: Story, side: Side
) -> None:
    do(ours, lambda e: edits.delete_article(e, base.article))
    with theirs.edit("Work") as edit:
        edits.change_link(edit, base.link, note="Look again")
        version = edits.add_article(edit, "Ferry found", TEXT + " It was found.", version_of=base.article)
        became = edits.mark_passage(edit, version, 4, 24)
        edit.put(replace(theirs.passage(base.passage), became=became))
    (conflict,) = copies.look(ours, theirs).conflicts
    assert [table for table, _ in conflict.keys] == ["article", "passage", "link"]
    copies.merge(ours, theirs, side)
    assert (ours.get("article", base.article) is not None) == (side is THEIRS)
    assert ours.article(version).version_of == (base.article if side is THEIRS else None)


@pytest.mark.parametrize("side", Side)
def test_an_event_on_a_track_that_was_deleted_meanwhile_is_never_lost(
    copies: Copies, project: Project, base: Story, side: Side
) -> None:
    with project.edit("Track") as edit:
        track = edits.add_track(edit, "Rescue")
    ours, theirs = copies.of(project), copies.of(project)
    do(ours, lambda e: edits.delete_track(e, track, base.track))
    with theirs.edit("Add") as edit:
        event = edits.add_event(edit, "Helicopter", track)
    copies.merge(ours, theirs, side)
    assert ours.event(event).track == (track if side is THEIRS else base.track)


def test_a_project_keeps_a_track_when_each_side_deleted_what_the_other_kept(
    copies: Copies, project: Project, base: Story
) -> None:
    with project.edit("Track") as edit:
        other = edits.add_track(edit, "Rescue")
        edits.add_event(edit, "Helicopter", other)
    ours, theirs = copies.of(project), copies.of(project)
    do(ours, lambda e: edits.delete_track(e, other, base.track))
    do(theirs, lambda e: edits.delete_track(e, base.track, other))
    first, second = copies.look(ours, theirs).conflicts
    choices = [THEIRS if base.track in dict(each.keys).values() else OURS for each in (first, second)]
    copies.merge(ours, theirs, *choices)
    assert len(ours.tracks()) == 1
    assert {e.track for e in ours.all("event") if isinstance(e, Event)} == {ours.tracks()[0].id}


# -- what belongs together


def names_in_order(project: Project) -> list[str]:
    return [track.name for track in project.tracks()]


def test_the_order_of_the_tracks_is_decided_as_one_thing(
    copies: Copies, project: Project, base: Story
) -> None:
    with project.edit("Tracks") as edit:
        tracks = [base.track, *(edits.add_track(edit, name) for name in "BC")]
    ours, theirs = copies.of(project), copies.of(project)
    do(ours, lambda e: edits.order_tracks(e, [tracks[1], tracks[0], tracks[2]]))
    do(theirs, lambda e: edits.order_tracks(e, [tracks[2], tracks[0], tracks[1]]))
    do(theirs, lambda e: edits.change_track(e, tracks[0], name="A"))
    (conflict,) = copies.look(ours, theirs).conflicts
    assert conflict.field == "position" and all(isinstance(each, Track) for each in conflict.ours)
    again = copies.of(ours)
    copies.merge(ours, theirs, OURS)
    copies.merge(again, theirs, THEIRS)
    assert names_in_order(ours) == ["B", "A", "C"]
    assert names_in_order(again) == ["C", "A", "B"]


def test_an_order_that_only_one_changed_comes_in(copies: Copies, project: Project, base: Story) -> None:
    with project.edit("Tracks") as edit:
        second = edits.add_track(edit, "B")
    ours, theirs = copies.of(project), copies.of(project)
    do(theirs, lambda e: edits.order_tracks(e, [second, base.track]))
    do(ours, lambda e: edits.change_track(e, second, color="red"))
    assert copies.merge(ours, theirs).conflicts == ()
    assert [track.id for track in ours.tracks()] == [second, base.track]


def test_a_passage_that_both_resized_is_one_conflict_and_its_quote_stays_true(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(ours, lambda e: edits.resize_passage(e, base.passage, 0, 24))
    do(theirs, lambda e: edits.resize_passage(e, base.passage, 4, 36))
    (conflict,) = copies.look(ours, theirs).conflicts
    assert conflict.field == "quote"
    copies.merge(ours, theirs, THEIRS)
    passage = ours.passage(base.passage)
    assert (passage.start, passage.end, passage.quote) == (4, 36, TEXT[4:36])


def test_parts_that_both_joined_are_one_piece_of_evidence(
    copies: Copies, project: Project, base: Story
) -> None:
    with project.edit("Links") as edit:
        passages = [edits.mark_passage(edit, base.article, start, start + 3) for start in (30, 40)]
        second, third = (edits.link(edit, base.event, passage) for passage in passages)
    ours, theirs = copies.of(project), copies.of(project)
    do(ours, lambda e: edits.join_links(e, [base.link, second]))
    do(theirs, lambda e: edits.join_links(e, [third, base.link]))
    copies.merge(ours, theirs)
    wholes = {each.part_of or each.id for each in ours.links_of_event(base.event)}
    assert wholes == {third}


def test_a_circle_of_versions_ends_at_the_older_article(
    copies: Copies, project: Project, base: Story
) -> None:
    with project.edit("Import") as edit:
        other = edits.add_article(edit, "Other", "Other text")
    ours, theirs = copies.of(project), copies.of(project)
    do(ours, lambda e: edits.change_article(e, base.article, version_of=other))
    do(theirs, lambda e: edits.change_article(e, other, version_of=base.article))
    copies.merge(ours, theirs)
    assert ours.article(base.article).version_of is None
    assert ours.article(other).version_of == base.article


# -- copies without a common step


def test_copies_of_a_file_without_history_have_their_start_in_common(tmp_path: Path, copies: Copies) -> None:
    fresh = new_project(tmp_path / "state", "Fresh")
    ours, theirs = copies.of(fresh), copies.of(fresh)
    fresh.close(discard=True)
    track = ours.tracks()[0].id
    do(ours, lambda e: edits.change_track(e, track, name="Sea"))
    do(
        theirs,
        lambda e: edits.change_track(e, track, color="red"),
        lambda e: edits.add_event(e, "New", track),
    )
    assert copies.merge(ours, theirs).conflicts == ()
    assert (ours.track(track).name, ours.track(track).color) == ("Sea", "red")
    assert copies.merge(theirs, ours).conflicts == () and content(ours) == content(theirs)


def forget_history(path: Path) -> None:
    """As if the old steps had been trimmed away."""
    db = connect(path)
    db.execute("DELETE FROM history_record")
    db.execute("DELETE FROM history")
    db.close()


def test_where_the_common_history_was_trimmed_away_every_difference_is_reported(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(
        theirs,
        lambda e: edits.change_event(e, base.event, title="Theirs"),
        lambda e: edits.add_event(e, "New", base.track),
    )
    trimmed = copies.file_of(theirs)
    forget_history(trimmed)
    do(ours, lambda e: edits.change_event(e, base.event, notes="Ours"))
    seen = copies.merge_file(ours, trimmed, THEIRS)
    assert sorted(conflict.field for conflict in seen.conflicts) == ["", "notes", "title"]
    assert all(conflict.base is None for conflict in seen.conflicts)
    assert ours.event(base.event).title == "Theirs" and ours.counts()["event"] == 2


def test_another_project_is_refused(tmp_path: Path, copies: Copies, ours: Project) -> None:
    stranger = new_project(tmp_path / "state", "Stranger")
    path = copies.file_of(stranger)
    stranger.close(discard=True)
    before = content(ours)
    with pytest.raises(NotACopy, match="another project"):
        copies.merge_file(ours, path)
    assert content(ours) == before


# -- files


def test_a_project_merged_with_itself_stays_as_it_is(copies: Copies, ours: Project) -> None:
    before, history = content(ours), ours.history()
    assert copies.merge(ours, ours).is_empty
    assert (content(ours), ours.history()) == (before, history)


def test_copies_that_a_sync_service_made_are_merged_into_all_edits(
    tmp_path: Path, copies: Copies, project: Project
) -> None:
    """F11: `story.tlproj` and `story (conflict).tlproj`, both edited and saved on their own."""
    base = tell(project)
    path, conflict = tmp_path / "story.tlproj", tmp_path / "story (conflict copy).tlproj"
    save(project, path)
    conflict.write_bytes(path.read_bytes())
    state = tmp_path / "other"
    there = open_project(conflict, state)
    do(
        there,
        lambda e: edits.change_event(e, base.event, title="There"),
        lambda e: edits.add_event(e, "New", base.track),
    )
    save(there)
    there.close()
    do(
        project,
        lambda e: edits.change_event(e, base.event, title="Here"),
        lambda e: edits.add_event(e, "Own", base.track),
    )
    seen = copies.merge_file(project, conflict, OURS)
    titles = [
        [each.title for each in (*c.ours, *c.theirs) if isinstance(each, Event)] for c in seen.conflicts
    ]
    assert titles == [["Here", "There"]]
    assert {e.title for e in project.all("event") if isinstance(e, Event)} == {"Here", "New", "Own"}


def test_what_was_changed_on_disk_meanwhile_is_merged_and_may_then_be_saved(
    tmp_path: Path, project: Project
) -> None:
    """F9: another computer saved the file while it was open here."""
    base = tell(project)
    path, state = tmp_path / "story.tlproj", tmp_path / "other"
    save(project, path)
    there = open_project(path, state)
    do(there, lambda e: edits.add_event(e, "There", base.track))
    save(there)
    do(project, lambda e: edits.add_event(e, "Here", base.track))
    with pytest.raises(ChangedOnDisk):
        save(project)
    other = OtherCopy.read(path, tmp_path / "state")
    merge(project, other, plan(project.working.database, other))
    other.close()
    project.undo()
    with pytest.raises(ChangedOnDisk):
        save(project)  # what came in is not here any more
    project.redo()
    save(project)
    there.close()
    saved = open_copy(path, state)
    assert {e.title for e in saved.all("event") if isinstance(e, Event)} >= {"Here", "There"}
    assert not project.modified
    saved.close(discard=True)


def test_a_file_that_only_got_another_revision_may_be_saved_over(tmp_path: Path, project: Project) -> None:
    tell(project)
    path = tmp_path / "story.tlproj"
    save(project, path)
    there = open_project(path, tmp_path / "other")
    save(there)
    there.close()
    with pytest.raises(ChangedOnDisk):
        save(project)
    other = OtherCopy.read(path, tmp_path / "state")
    merge(project, other, plan(project.working.database, other))
    other.close()
    assert not project.modified
    save(project)


def test_a_plan_holds_only_for_the_project_it_was_made_for(
    tmp_path: Path, copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(theirs, lambda e: edits.add_event(e, "New", base.track))
    other = OtherCopy.read(copies.file_of(theirs), tmp_path / "state")
    seen = plan(ours.working.database, other)
    do(ours, lambda e: edits.add_event(e, "Meanwhile", base.track))
    with pytest.raises(EditRefused, match="Merge once more"):
        merge(ours, other, seen)
    other.close()
    assert ours.counts()["event"] == 2


def test_a_damaged_history_of_the_others_is_not_taken_along(
    copies: Copies, ours: Project, theirs: Project, base: Story
) -> None:
    do(
        theirs,
        lambda e: edits.add_event(e, "New", base.track),
        lambda e: edits.add_event(e, "Newer", base.track),
    )
    path = copies.file_of(theirs)
    db = connect(path)
    db.execute("UPDATE history SET label = 'Forged' WHERE id = (SELECT max(id) FROM history)")
    db.close()
    before = content(ours)
    with pytest.raises(DamagedProject):
        copies.merge_file(ours, path, THEIRS)
    assert content(ours) == before and ours.undo_label == "Tell the story"


def test_nothing_is_left_behind_by_a_copy_that_came_in(
    tmp_path: Path, copies: Copies, ours: Project, theirs: Project
) -> None:
    before = sorted(each.name for each in (tmp_path / "state" / "working").iterdir())
    copies.merge(ours, theirs)
    assert sorted(each.name for each in (tmp_path / "state" / "working").iterdir()) == before
