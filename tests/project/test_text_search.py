"""Tests of searching the texts of all articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project
from timeline_app.project.text_search import query_of

FIRST = "Zürich, 😀 on Monday: the élite guard left. " + "Nothing else. " * 20 + "The guard came back."
SECOND = "A guard of honour."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = new_project(tmp_path)
    with project.edit("Build") as edit:
        edits.add_article(edit, "First", FIRST)
        edits.add_article(edit, "Second", SECOND)
    yield project
    project.close(discard=True)


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ("guard", '"guard"*'),
        ("a guard", '"a" "guard"*'),
        ('"the guard" left', '"the guard" "left"*'),
        ('"not closed', '"not closed"'),
        ('* - "" )', ""),
        ("NEAR(a", '"NEAR(a"*'),
    ],
)
def test_nothing_typed_is_taken_for_the_query_language(asked: str, query: str) -> None:
    assert query_of(asked) == query


def test_places_are_those_of_the_text(project: Project) -> None:
    found = project.search_texts("guard")
    assert found.count == 2
    for each in found.articles:
        text = project.text(each.article)
        assert all(text[hit.start : hit.end] == hit.words == "guard" for hit in each.hits)
        assert each.count == text.count("guard")


def test_accents_and_case_do_not_matter(project: Project) -> None:
    ((hit,),) = (each.hits for each in project.search_texts("ZURICH elite").articles)
    assert hit.words == "Zürich, 😀 on Monday: the élite"


def test_a_phrase_is_found_as_it_stands(project: Project) -> None:
    (each,) = project.search_texts('"the guard"').articles
    assert [hit.words for hit in each.hits] == ["The guard"]
    assert project.search_texts('"guard the"').count == 0


def test_nothing_asked_nothing_found(project: Project) -> None:
    assert project.search_texts("  ").articles == ()


def test_the_text_of_a_deleted_article_is_neither_found_nor_counted(project: Project) -> None:
    article = project.articles()[1].id
    with project.edit("Delete") as edit:
        edits.delete_article(edit, article)
    found = project.search_texts("guard")
    assert (found.count, [each.title for each in found.articles]) == (1, ["First"])
    project.undo()
    assert project.search_texts("guard").count == 2
