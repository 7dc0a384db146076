"""Projects for the tests of formats: fresh ones, and one with something of everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from timeline_app.model import edtf
from timeline_app.model.records import Stance, Status
from timeline_app.model.when import Edge, Missing, Precision, span
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project

TEXT = "Talks 😀 resume.\n\nThe two sides met on 6 September."
DATES = (
    "2021-09-06",
    "2018",
    "-0043-03-15",
    "2021-09-06T10:00+03:00/..",
    "2021-07-21~/..",
    "1970~",
    "../2011",
)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[[], Project]]:
    made: list[Project] = []

    def make() -> Project:
        made.append(new_project(tmp_path / "state"))
        return made[-1]

    yield make
    for project in made:
        project.close(discard=True)


@pytest.fixture
def full(fresh: Callable[[], Project]) -> Project:
    """A project with something in every table and every kind of date."""
    project = fresh()
    with project.edit("Fill") as edit:
        edits.change_project(edit, title="The talks", zone="Asia/Damascus")
        article = edits.add_article(
            edit, "Talks", TEXT, original=b"\x00\xffraw", original_name="talks.txt", published="2021-09-08"
        )
        edits.add_article(edit, "Talks, corrected", "Talks resumed.", version_of=article)
        passage = edits.mark_passage(edit, article, 6, 14)
        track = edits.add_track(edit, "Side A", "#aabbcc")
        for text in DATES:
            event = edits.add_event(edit, text, track, edtf.read(text), tags=("a", "b"), notes="n")
            edits.link(edit, event, passage, Stance.CONTRADICTS, "a source", edtf.read("2021"))
        between = Edge(0, 86_400_000_007, Precision.SUBSECOND, uncertain=True)
        when = span(between, Missing.UNKNOWN, zone="Asia/Damascus", typed="some time after")
        edits.add_event(edit, "Undated", track, status=Status.PLANNED, reviewed=False)
        edits.add_event(edit, "Vague", track, when)
        edits.add_marker(edit, "Deadline", edtf.read("2021-09-06T10:00+03:00"))
        edits.add_bookmark(edit, "That week", -5, 86_400_000_000)
        edits.add_decision(edit, "suggestion 1", "rejected", "no date")
    return project
