"""The sample is what its readable source says, and shows all that the program can tell about a time."""

from __future__ import annotations

import json
import re
import runpy
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from timeline_app.interchange import json_project
from timeline_app.model import edtf
from timeline_app.model.records import Event, Link, Passage, Stance, Status
from timeline_app.model.when import Kind, Missing
from timeline_app.project.check import check
from timeline_app.project.project import Project
from timeline_app.project.project_file import open_copy
from timeline_app.resources import resource

TIME_EXPRESSIONS = (
    "since 2011", "In 2018", "Since late July", "14 August", "On 6 September",
    "10:00 local time (07:00 GMT)", "recently", "once the deadline passes",
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    project = open_copy(resource("samples/daraa.tlproj"), tmp_path_factory.mktemp("state"))
    yield project
    project.close(discard=True)


def events(sample: Project) -> dict[str, Event]:
    return {event.title: event for event in sample.events(row[0] for row in sample.event_rows())}


def links(sample: Project) -> list[Link]:
    return [link for article in sample.articles() for link in sample.links_of_article(article.id)]


def passages(sample: Project) -> list[Passage]:
    return [passage for article in sample.articles() for passage in sample.passages_of(article.id)]


def without_ids(project: Project) -> str:
    """The project as JSON with its ids numbered as they come."""
    file = StringIO()
    json_project.write(project, file, with_originals=True)
    numbers: dict[str, str] = {}
    return re.sub(
        r'"\d{12,}"', lambda match: numbers.setdefault(match[0], f'"{len(numbers)}"'), file.getvalue()
    )


def test_the_file_is_built_from_the_source_that_lies_beside_it(sample: Project, tmp_path: Path) -> None:
    build = runpy.run_path(str(resource("samples/build.py")))["build"]
    built = build(resource("samples/daraa"), tmp_path)
    try:
        assert json.loads(without_ids(sample)) == json.loads(without_ids(built)), "run `make sample`"
    finally:
        built.close(discard=True)


def test_the_file_is_sound() -> None:
    assert check(resource("samples/daraa.tlproj")) == []


def test_every_quote_is_found_in_its_article(sample: Project) -> None:
    assert len(passages(sample)) > 20
    for passage in passages(sample):
        assert sample.text(passage.article)[passage.start : passage.end] == passage.quote


def test_the_article_is_a_report_of_a_page_with_every_kind_of_time_expression(sample: Project) -> None:
    article = sample.articles()[0]
    text = sample.text(article.id)
    assert (article.published, article.zone, sample.info.zone) == (
        "2021-09-08",
        "Asia/Damascus",
        "Asia/Damascus",
    )
    assert 350 <= len(text.split()) <= 500
    assert all(expression in text for expression in TIME_EXPRESSIONS)
    assert "More than 400" in text
    assert "430 people" in text
    assert "105 weapons" in text


def test_there_are_enough_events_on_four_tracks_each_with_evidence(sample: Project) -> None:
    found = events(sample)
    assert len(found) >= 12
    assert [(track.name, track.color) for track in sample.tracks()] == [
        ("Military", "blue"),
        ("Negotiation", "green"),
        ("Civilians", "orange"),
        ("Abroad", "pink"),
    ]
    assert {event.track for event in found.values()} == {track.id for track in sample.tracks()}
    assert all(sample.links_of_event(event.id) for event in found.values())


def test_the_story_runs_from_2011_to_one_minute(sample: Project) -> None:
    found = events(sample)
    written = {title: edtf.write(event.when).text for title, event in found.items() if event.when}
    assert len(written) == len(found)
    assert written["Golan used to treat wounded fighters (claimed)"] == "2011/.."
    assert written["Army takes control of Dara’a Province"] == "2018"
    assert written["Truce concluded"] == "2021-08-14"
    assert written["Attacks on residential areas intensify"].startswith("2021-07-21")
    assert written["Attacks on residential areas intensify"].endswith("/..")
    assert written["Fighters arrive as the deadline expires"] == "2021-09-06T10:00+03:00"


def test_every_kind_of_event_is_among_them(sample: Project) -> None:
    found = events(sample).values()
    whens = [event.when for event in found if event.when is not None]
    assert any(when.end is Missing.OPEN for when in whens)
    assert any(when.end is Missing.UNKNOWN for when in whens)
    assert any(when.kind is Kind.MOMENT for when in whens)
    assert any(event.status is Status.PLANNED for event in found)
    assert any(not event.reviewed for event in found)


def test_the_start_of_the_attacks_is_known_to_a_part_of_july_only(sample: Project) -> None:
    when = events(sample)["Attacks on residential areas intensify"].when
    assert when is not None
    day = 86_400_000_000
    assert when.is_approximate or any(edge.latest - edge.earliest > 5 * day for edge in when.edges)


def test_the_number_of_fighters_is_disputed(sample: Project) -> None:
    event = events(sample)["430 fighters regularise their status"]
    by_stance = {link.stance: link for link in sample.links_of_event(event.id)}
    assert by_stance[Stance.SUPPORTS].attribution == "military source, via Sputnik"
    against = sample.passage(by_stance[Stance.CONTRADICTS].passage)
    assert against.quote.startswith("More than 400")


def test_passages_overlap_are_shared_and_come_in_numbers(sample: Project) -> None:
    overlaps = [
        (one.quote, other.quote)
        for article in sample.articles()
        for one in sample.passages_of(article.id)
        for other in sample.passages_of(article.id)
        if one.id < other.id and one.start < other.end and other.start < one.end
    ]
    assert len(overlaps) >= 3
    assert max(Counter(link.passage for link in links(sample)).values()) >= 2
    assert max(Counter(link.event for link in links(sample)).values()) >= 3


def test_the_deadline_is_a_marker(sample: Project) -> None:
    (marker,) = sample.markers()
    assert (marker.title, edtf.write(marker.when).text) == ("Deadline", "2021-09-06T10:00+03:00")
