from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.project.material import content
from timeline_app.interchange import clipping
from timeline_app.interchange.clipping import Clipping
from timeline_app.interchange.report import Unusable
from timeline_app.model.records import Event, Link
from timeline_app.project import edits
from timeline_app.project.project import Project


def all_ids(project: Project) -> list[int]:
    return [event.id for event in project.all("event")]


def written(project: Project) -> list[Clipping]:
    return clipping.read(clipping.write(clipping.cut_out(project, all_ids(project))))


def without_ids(project: Project, events: list[int]) -> list[tuple[Event, list[Link]]]:
    return [
        (
            replace(event, id=0),
            [replace(link, id=0, event=0) for link in project.links_of_event(event.id)],
        )
        for event in project.events(events)
    ]


def test_what_is_copied_is_read_as_it_was(full: Project) -> None:
    assert written(full) == clipping.cut_out(full, all_ids(full))


def test_pasted_events_are_the_copied_ones_with_their_evidence(full: Project) -> None:
    before = all_ids(full)
    with full.edit("Paste") as edit:
        made = clipping.paste(edit, written(full))
    assert without_ids(full, made) == without_ids(full, before)
    assert not set(made) & set(before)


def test_the_parts_of_one_piece_of_evidence_stay_parts_of_it(full: Project) -> None:
    event = all_ids(full)[0]
    with full.edit("Add a part") as edit:
        second = edits.mark_passage(edit, full.articles()[0].id, 20, 30)
        whole = full.links_of_event(event)[0].id
        edits.join_links(edit, [whole, edits.link(edit, event, second)])
    found = clipping.read(clipping.write(clipping.cut_out(full, [event])))
    with full.edit("Paste") as edit:
        (made,) = clipping.paste(edit, found)
    first, part = full.links_of_event(made)
    assert first.part_of is None and part.part_of == first.id != whole


def test_a_track_may_be_told(full: Project) -> None:
    other = full.tracks()[0].id
    with full.edit("Paste") as edit:
        made = clipping.paste(edit, written(full), other)
    assert {event.track for event in full.events(made)} == {other}


def test_another_project_gets_the_track_but_no_link_to_a_passage_it_has_not(
    full: Project, fresh: Callable[[], Project]
) -> None:
    other = fresh()
    with other.edit("Paste") as edit:
        made = clipping.paste(edit, written(full))
    assert [track.name for track in other.tracks()][-1] == "Side A"
    assert len({event.track for event in other.events(made)}) == 1, "the track is made once"
    assert other.counts()["link"] == 0
    assert [e.when for e in other.events(made)] == [e.when for e in full.events(all_ids(full))]


def test_a_link_is_not_made_where_the_passage_says_something_else(full: Project) -> None:
    text = clipping.write(clipping.cut_out(full, all_ids(full))).replace("😀 resume", "😀 end")
    with full.edit("Paste") as edit:
        made = clipping.paste(edit, clipping.read(text))
    assert not any(full.links_of_event(event) for event in made)


def test_plain_text_tells_title_date_and_quotes(full: Project) -> None:
    first = clipping.cut_out(full, all_ids(full)[:1])
    assert clipping.plain(full, first) == "2021-09-06\nMonday 6 September 2021\n“😀 resume” (Talks)\n"


@pytest.mark.parametrize(
    "damage",
    [
        lambda value: "[" * 100_000,
        lambda value: json.dumps([value]),
        lambda value: json.dumps({**value, "version": 2}),
        lambda value: json.dumps({**value, "events": [{}]}),
        lambda value: json.dumps({**value, "events": {"a": 1}}),
        lambda value: json.dumps(value).replace('"happened"', '"hoped for"'),
        lambda value: json.dumps(value).replace('"precision": "day"', '"precision": "fortnight"'),
        lambda value: json.dumps(value)[:-5],
    ],
)
def test_damaged_content_is_refused_with_a_sentence(
    full: Project, damage: Callable[[dict[str, object]], str]
) -> None:
    value = json.loads(clipping.write(clipping.cut_out(full, all_ids(full))))
    with pytest.raises(Unusable, match="Nothing was pasted"):
        clipping.read(damage(value))


@given(st.text())
def test_any_text_is_refused_or_read(text: str) -> None:
    with pytest.raises(Unusable):
        clipping.read(text)


def test_a_text_from_elsewhere_becomes_one_undated_event(full: Project) -> None:
    track = full.tracks()[0].id
    with full.edit("Paste") as edit:
        made = clipping.paste_text(edit, "\r\n  Bridge closed \r\nby order\r\nof the council\n", track)
    event = full.event(made)
    assert (event.title, event.notes, event.when) == ("Bridge closed", "by order\nof the council", None)


def test_a_first_line_too_long_for_a_title_stands_whole_in_the_notes(full: Project) -> None:
    text = "word " * 100
    with full.edit("Paste") as edit:
        made = clipping.paste_text(edit, text, full.tracks()[0].id)
    assert len(full.event(made).title) <= 160 and full.event(made).notes == text.strip()


@pytest.mark.parametrize("text", ["", " \n ", "x" * 100_001])
def test_no_text_and_a_whole_book_make_no_event(full: Project, text: str) -> None:
    before = content(full)
    with pytest.raises(Unusable), full.edit("Paste") as edit:
        clipping.paste_text(edit, text, full.tracks()[0].id)
    assert content(full) == before
