from __future__ import annotations

from dataclasses import replace

from tests.project.material import content, tell
from timeline_app.project import edits
from timeline_app.project.copies import duplicate_events
from timeline_app.project.project import Project


def test_a_duplicate_is_the_same_event_on_the_same_passages(project: Project) -> None:
    story = tell(project)
    with project.edit("Add a part") as edit:
        other = edits.mark_passage(edit, story.article, 30, 40)
        edits.join_links(edit, [story.link, edits.link(edit, story.event, other, attribution="a sailor")])
    with project.edit("Duplicate") as edit:
        (copy,) = duplicate_events(edit, [story.event])
    assert replace(project.event(copy), id=story.event) == project.event(story.event)
    first, part = project.links_of_event(copy)
    assert [first.passage, part.passage] == [story.passage, other]
    assert part.attribution == "a sailor" and part.part_of == first.id
    assert story.link not in {first.id, part.id}


def test_undo_takes_all_copies_away(project: Project) -> None:
    story = tell(project)
    before = content(project)
    with project.edit("Duplicate") as edit:
        assert len(duplicate_events(edit, [story.event])) == 1
    project.undo()
    assert content(project) == before


def test_an_event_whose_evidence_has_parts_can_be_deleted_and_brought_back(project: Project) -> None:
    story = tell(project)
    with project.edit("Add a part") as edit:
        other = edits.mark_passage(edit, story.article, 30, 40)
        edits.join_links(edit, [story.link, edits.link(edit, story.event, other)])
    before = content(project)
    with project.edit("Delete") as edit:
        edits.delete_events(edit, [story.event])
    assert project.counts()["link"] == 0
    project.undo()
    assert content(project) == before
