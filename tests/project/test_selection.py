from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.project.material import day, tell
from timeline_app.model.records import Link
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection


def selected(selection: Selection) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return selection.events, selection.passages


def test_selecting_an_event_lights_its_passages_and_the_other_way_round(project: Project) -> None:
    story = tell(project)
    heard: list[object] = []
    selection = Selection(project)
    selection.changed.connect(heard.append)
    selection.select_events([story.event], source="view")
    assert (selection.event, selection.passages, selection.passage) == (story.event, (story.passage,), None)
    selection.select_passage(story.passage, source="text")
    assert (selection.events, selection.passage) == ((story.event,), story.passage)
    selection.select_passage(story.passage, source="text")
    assert heard == ["view", "text"]


def test_toggling_adds_and_takes_out(project: Project) -> None:
    story = tell(project)
    with project.edit("Second") as edit:
        other = edits.add_event(edit, "Other", story.track)
    selection = Selection(project)
    selection.toggle_event(story.event)
    selection.toggle_event(other)
    assert selected(selection) == ((story.event, other), (story.passage,))
    selection.toggle_event(story.event)
    assert selected(selection) == ((other,), ())
    selection.clear()
    assert selection.event is None


def test_what_is_deleted_is_not_selected_or_hovered_any_more(project: Project) -> None:
    story = tell(project)
    selection = Selection(project)
    selection.select_events([story.event])
    selection.hover(("event", story.event))
    with project.edit("Delete") as edit:
        edits.delete_events(edit, [story.event])
    assert selected(selection) == ((), ()) and selection.hovered is None
    project.undo()
    selection.select_passage(story.passage)
    with project.edit("Delete") as edit:
        edits.delete_passage(edit, story.passage)
    assert selected(selection) == ((), ())


def test_new_links_light_new_passages(project: Project) -> None:
    story = tell(project)
    selection = Selection(project)
    selection.select_events([story.event])
    with project.edit("Link") as edit:
        passage = edits.mark_passage(edit, story.article, 0, 3)
        edits.link(edit, story.event, passage)
    assert selected(selection) == ((story.event,), (story.passage, passage))
    project.undo()
    assert selected(selection) == ((story.event,), (story.passage,))


def test_moving_an_event_asks_nothing_about_the_others(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tell(project)
    with project.edit("More") as edit:
        others = [edits.add_event(edit, str(n), story.track, day(n)) for n in range(50)]
    selection = Selection(project)
    asked: list[int] = []
    selection.select_events(others)
    links_of_event = project.links_of_event

    def count(event: int) -> Iterable[Link]:
        asked.append(event)
        return links_of_event(event)

    monkeypatch.setattr(project, "links_of_event", count)
    with project.edit("Move") as edit:
        edits.retime(edit, others[3], day(99))
    assert asked == [] and selection.events == tuple(others)


def test_hovering_lights_both_sides(project: Project) -> None:
    story = tell(project)
    heard: list[object] = []
    selection = Selection(project)
    selection.hover_changed.connect(heard.append)
    selection.hover(("event", story.event), source="a")
    assert selection.hovered_events() == (story.event,) and selection.hovered_passages() == (story.passage,)
    selection.hover(("passage", story.passage), source="b")
    assert selection.hovered_events() == (story.event,) and selection.hovered_passages() == (story.passage,)
    selection.hover(("passage", story.passage), source="b")
    selection.hover(None, source="c")
    assert selection.hovered_events() == selection.hovered_passages() == ()
    assert heard == ["a", "b", "c"]
