"""The sample of contradicting accounts is what its source says, and has every kind of evidence in it."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_sample import without_ids
from timeline_app.model import edtf
from timeline_app.model.records import Basis, Event, Link, Passage, Stance
from timeline_app.project.check import check
from timeline_app.project.project import Project
from timeline_app.project.project_file import open_copy
from timeline_app.resources import resource


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    project = open_copy(resource("samples/accounts.tlproj"), tmp_path_factory.mktemp("state"))
    yield project
    project.close(discard=True)


def links(project: Project) -> list[Link]:
    return [each for each in project.all("link") if isinstance(each, Link)]


def event(project: Project, title: str) -> Event:
    (found,) = [each for each in project.all("event") if isinstance(each, Event) and each.title == title]
    return found


def test_the_file_is_sound_and_built_from_the_source_beside_it(accounts: Project, tmp_path: Path) -> None:
    assert check(resource("samples/accounts.tlproj")) == []
    built = runpy.run_path(str(resource("samples/build.py")))["build"](resource("samples/accounts"), tmp_path)
    try:
        assert json.loads(without_ids(accounts)) == json.loads(without_ids(built)), "run `make sample`"
    finally:
        built.close(discard=True)


def test_the_hour_is_told_by_three_articles_and_contradicted_by_one(accounts: Project) -> None:
    deadline = event(accounts, "Deadline expires")
    claims = {
        (link.stance, edtf.write(link.claimed).text)
        for link in accounts.links_of_event(deadline.id)
        if link.claimed is not None
    }
    assert claims == {
        (Stance.SUPPORTS, "2021-09-06T10:00+03:00"),
        (Stance.CONTRADICTS, "2021-09-06T12:00+03:00"),
    }


def test_evidence_is_judged_has_every_basis_and_several_parts(accounts: Project) -> None:
    found = links(accounts)
    assert {link.basis for link in found} >= set(Basis)
    assert len({(link.reliability, link.credibility) for link in found}) >= 5
    for part in (link for link in found if link.part_of is not None):
        assert accounts.link(part.part_of or 0).event == part.event
    assert sum(link.part_of is not None for link in found) == 3


def test_one_article_reads_from_right_to_left_and_has_a_sign_beyond_the_first_plane(
    accounts: Project,
) -> None:
    arabic = accounts.articles()[2]
    quotes = [passage.quote for passage in accounts.passages_of(arabic.id)]
    assert any("🕊" in quote for quote in quotes)
    for passage in accounts.passages_of(arabic.id):
        assert accounts.text(arabic.id)[passage.start : passage.end] == passage.quote


def test_the_corrected_version_knows_what_became_of_the_passages(accounts: Project) -> None:
    report, *_, corrected = accounts.articles()
    assert corrected.version_of == report.id
    became = [
        (each.quote, accounts.passage(each.became))
        for each in accounts.all("passage")
        if isinstance(each, Passage) and each.became is not None
    ]
    assert len(became) == 4 and all(after.article == corrected.id for _, after in became)
    assert [after.quote for quote, after in became if quote != after.quote] == [
        "The 430 fighters in the southern Syrian city of Dara’a who have accepted a settlement with the government"
    ]


def test_something_is_weak_in_it(accounts: Project) -> None:
    assert accounts.links_of_event(event(accounts, "Operations to resume").id) == []
    assert not event(accounts, "Truce broken by both sides").reviewed
