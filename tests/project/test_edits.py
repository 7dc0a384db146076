from __future__ import annotations

from dataclasses import replace

import pytest

from tests.project.material import TEXT, day, tell
from timeline_app.model.records import CONTEXT_CP, Basis, Stance, Status
from timeline_app.project import edits
from timeline_app.project.errors import EditRefused
from timeline_app.project.project import Project


def test_an_article_is_kept_clean_and_its_original_as_it_was(project: Project) -> None:
    with project.edit("Import") as edit:
        article = edits.add_article(
            edit,
            "A\x00B",
            "\ufeffone\r\ntwo\x00 \ud83d",
            original=b"\x00\xff",
            original_name="a.html",
            media_type="text/html",
            publisher="The Gazette",
            published="2021-09-08",
            zone="Asia/Damascus",
        )
    assert project.text(article) == "one\ntwo ?"
    assert project.original(article) == b"\x00\xff"
    kept = project.article(article)
    assert (kept.title, kept.publisher, kept.published, kept.media_type) == (
        "AB",
        "The Gazette",
        "2021-09-08",
        "text/html",
    )


def test_an_article_without_a_file_has_no_original(project: Project) -> None:
    with project.edit("Paste") as edit:
        article = edits.add_article(edit, "Pasted", "Words")
        edits.change_article(edit, article, title="Pasted today", version_of=None)
    assert project.original(article) is None
    assert project.article(article).title == "Pasted today"


def test_a_passage_knows_its_quote_and_what_stands_around_it(project: Project) -> None:
    story = tell(project)
    passage = project.passage(story.passage)
    assert passage.quote == TEXT[4:24] == "ferry left on Monday"
    assert passage.before == "The " and passage.after == TEXT[24 : 24 + CONTEXT_CP]


def test_offsets_count_code_points(project: Project) -> None:
    story = tell(project)
    start = TEXT.index("🛳")
    with project.edit("Mark") as edit:
        ship = edits.mark_passage(edit, story.article, start, start + 1)
    assert project.passage(ship).quote == "🛳"


def test_marking_the_same_words_twice_gives_one_passage(project: Project) -> None:
    story = tell(project)
    with project.edit("Again") as edit:
        assert edits.mark_passage(edit, story.article, 4, 24) == story.passage
        assert edits.mark_passage(edit, story.article, 4, 25) != story.passage
    assert project.counts()["passage"] == 2


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 3), (0, len(TEXT) + 1)])
def test_a_passage_of_nothing_or_outside_the_text_is_refused(project: Project, start: int, end: int) -> None:
    story = tell(project)
    with pytest.raises(ValueError, match="no passage from"), project.edit("Mark") as edit:
        edits.mark_passage(edit, story.article, start, end)
    with pytest.raises(ValueError, match="no passage from"), project.edit("Resize") as edit:
        edits.resize_passage(edit, story.passage, start, end)
    assert project.passage(story.passage).quote == "ferry left on Monday"


def test_a_resized_passage_has_a_new_quote(project: Project) -> None:
    story = tell(project)
    with project.edit("Resize") as edit:
        edits.resize_passage(edit, story.passage, 0, 9)
    passage = project.passage(story.passage)
    assert (passage.quote, passage.before, passage.article) == ("The ferry", "", story.article)


def test_linking_twice_changes_the_one_link(project: Project) -> None:
    story = tell(project)
    with project.edit("Link") as edit:
        same = edits.link(edit, story.event, story.passage, Stance.CONTRADICTS, "the mayor", day(9))
    assert same == story.link
    link = project.link(same)
    assert (link.stance, link.attribution, link.claimed) == (Stance.CONTRADICTS, "the mayor", day(9))
    assert project.links_of_event(story.event) == project.links_of_passage(story.passage) == [link]


def test_deleting_events_keeps_their_passages(project: Project) -> None:
    story = tell(project)
    with project.edit("Delete") as edit:
        edits.delete_events(edit, [story.event])
    counts = project.counts()
    assert (counts["event"], counts["link"], counts["passage"]) == (0, 0, 1)


def test_deleting_a_passage_keeps_its_events(project: Project) -> None:
    story = tell(project)
    with project.edit("Delete") as edit:
        edits.delete_passage(edit, story.passage)
    counts = project.counts()
    assert (counts["event"], counts["link"], counts["passage"]) == (1, 0, 0)


def test_deleting_an_article_takes_its_passages_and_bridges_its_versions(project: Project) -> None:
    story = tell(project)
    with project.edit("Versions") as edit:
        second = edits.add_article(edit, "Second", "Second text", version_of=story.article)
        third = edits.add_article(edit, "Third", "Third text", version_of=second)
        edits.delete_article(edit, second)
    assert project.article(third).version_of == story.article
    with project.edit("Delete") as edit:
        edits.delete_article(edit, story.article)
    counts = project.counts()
    assert (counts["article"], counts["passage"], counts["link"], counts["event"]) == (1, 0, 0, 1)
    assert project.article(third).version_of is None
    project.undo()
    assert project.text(story.article) == TEXT


def test_events_change_by_field(project: Project) -> None:
    story = tell(project)
    with project.edit("Change") as edit:
        edits.change_event(
            edit, story.event, title="New\x00 title", status=Status.PLANNED, reviewed=False, tags=("a\x00",)
        )
        edits.retime(edit, story.event, None)
    event = project.event(story.event)
    assert (event.title, event.status, event.reviewed, event.tags) == (
        "New title",
        Status.PLANNED,
        False,
        ("a",),
    )
    assert event.when is None


def test_merged_events_pool_their_evidence(project: Project) -> None:
    story = tell(project)
    with project.edit("More") as edit:
        passage = edits.mark_passage(edit, story.article, 26, 40)
        undated = edits.add_event(edit, "Also left", story.track, notes="Seen from the pier.")
        other = edits.add_event(edit, "Ferry leaves", story.track, day(5), tags=("ferry", "pier"))
        edits.link(edit, other, story.passage, Stance.CONTRADICTS)
        moved = edits.link(edit, other, passage)
    with project.edit("Merge") as edit:
        edits.merge_events(edit, undated, [other, undated, story.event])
    (event,) = project.events([undated, other, story.event])
    assert (event.title, event.when, event.notes) == ("Also left", day(5), "Seen from the pier.")
    assert event.tags == ("ferry", "pier", "sea")
    links = {link.passage: link for link in project.links_of_event(undated)}
    assert links.keys() == {story.passage, passage} and links[passage].id == moved
    assert links[story.passage].stance is Stance.CONTRADICTS


def test_a_deleted_track_hands_its_events_on(project: Project) -> None:
    story = tell(project)
    with project.edit("Tracks") as edit:
        north = edits.add_track(edit, "North", "green")
        edits.delete_track(edit, story.track, north)
    assert project.event(story.event).track == north
    assert [(track.name, track.color) for track in project.tracks()] == [("North", "green")]
    with pytest.raises(ValueError, match="another one"), project.edit("Last") as edit:
        edits.delete_track(edit, north, north)
    with pytest.raises(LookupError), project.edit("To nowhere") as edit:
        edits.delete_track(edit, north, 4711)


def test_tracks_keep_the_order_they_are_given(project: Project) -> None:
    with project.edit("Tracks") as edit:
        first = project.tracks()[0].id
        made = [edits.add_track(edit, name) for name in "abc"]
        assert [track.id for track in project.tracks()] == [first, *made]
        edits.order_tracks(edit, [made[2], first, made[0], made[1]])
        edits.change_track(edit, first, name="Base")
    assert [track.name for track in project.tracks()] == ["c", "Base", "a", "b"]


def test_markers_bookmarks_decisions_and_the_project_itself(project: Project) -> None:
    with project.edit("The rest") as edit:
        marker = edits.add_marker(edit, "Deadline", day(3))
        edits.change_marker(edit, marker, color="blue", when=day(4))
        edits.add_bookmark(edit, "Here", -5, 5)
        edits.add_decision(edit, "suggestion", "rejected", "a page number")
        edits.change_project(edit, zone="Asia/Damascus")
    assert (project.marker(marker).color, project.marker(marker).when) == ("blue", day(4))
    assert [(b.title, b.begin_us, b.end_us) for b in project.bookmarks()] == [("Here", -5, 5)]
    assert (project.info.title, project.info.zone) == ("Harbour", "Asia/Damascus")
    project.undo()
    assert project.info.zone == "Europe/Oslo" and not project.markers() and not project.counts()["decision"]


def test_evidence_in_parts_stays_whole_when_its_first_part_is_cut(project: Project) -> None:
    story = tell(project)
    with project.edit("Mark") as edit:
        passages = [edits.mark_passage(edit, story.article, n, n + 2) for n in (0, 5, 9)]
        first, second, third = (edits.link(edit, story.event, passage) for passage in passages)
        edits.join_links(edit, [first, second, third])
    assert [part.id for part in project.parts_of(first)] == [second, third]
    with project.edit("Unlink") as edit:
        edits.unlink(edit, first)
    assert project.link(second).part_of is None and project.link(third).part_of == second
    with project.edit("Part") as edit:
        edits.part_link(edit, third)
    assert project.link(third).part_of is None and not project.parts_of(second)


def test_links_of_several_events_are_no_one_piece_of_evidence(project: Project) -> None:
    story = tell(project)
    with project.edit("Link") as edit:
        other = edits.add_event(edit, "Another", project.tracks()[0].id)
        link = edits.link(edit, other, story.passage)
        with pytest.raises(ValueError, match="one event"):
            edits.join_links(edit, [story.link, link])


def test_what_a_piece_of_evidence_is_worth_is_kept(project: Project) -> None:
    story = tell(project)
    with project.edit("Judge") as edit:
        edits.change_link(edit, story.link, basis=Basis.RELATIVE, reliability="B", credibility="3")
    link = project.link(story.link)
    assert (link.basis, link.reliability, link.credibility) == (Basis.RELATIVE, "B", "3")
    with pytest.raises(EditRefused), project.edit("Judge") as edit:
        edits.change_link(edit, story.link, reliability="Z")


def test_a_passage_that_is_deleted_hands_on_what_became_of_it(project: Project) -> None:
    story = tell(project)
    with project.edit("Mark") as edit:
        second, third = (edits.mark_passage(edit, story.article, n, n + 3) for n in (1, 6))
        edit.put(replace(project.passage(story.passage), became=second))
        edit.put(replace(project.passage(second), became=third))
    with project.edit("Delete") as edit:
        edits.delete_passage(edit, second)
    assert project.passage(story.passage).became == third
