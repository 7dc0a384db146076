from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project.material import TEXT, tell
from timeline_app.interchange.corrections import article_named, import_version
from timeline_app.interchange.report import Unusable
from timeline_app.project import edits
from timeline_app.project.project import Project


@pytest.fixture
def project(fresh: Callable[[], Project]) -> Project:
    return fresh()


def test_a_file_becomes_the_new_version_and_says_what_it_knows_about_itself(
    project: Project, tmp_path: Path
) -> None:
    story = tell(project)
    file = tmp_path / "ferry.md"
    file.write_text("# Ferry found\n\n" + TEXT, encoding="utf-8")

    done = import_version(project, file, story.article, published="2021-09-10")

    assert done.article is not None
    made = project.article(done.article)
    assert (made.title, made.version_of, made.published) == ("Ferry found", story.article, "2021-09-10")
    assert project.original(done.article) == file.read_bytes()
    assert done.lines() == ["New version of “Ferry missing”: 1 exact."]
    assert project.undo_label == "Add a new version of “Ferry missing”"


def test_passages_that_stay_behind_are_told_one_by_one(project: Project, tmp_path: Path) -> None:
    story = tell(project)
    file = tmp_path / "ferry.txt"
    file.write_text("Nothing of it was true.\n\nThe editors regret it.", encoding="utf-8")

    done = import_version(project, file, story.article)

    assert done.lines() == [
        "New version of “Ferry missing”: 1 lost.",
        "lost: “ferry left on Monday”. Nothing like it is in the new text.",
    ]


def test_the_same_text_again_is_no_new_version(project: Project, tmp_path: Path) -> None:
    story = tell(project)
    file = tmp_path / "ferry.txt"
    file.write_text(TEXT, encoding="utf-8")

    done = import_version(project, file, story.article)

    assert done.article is None
    assert len(project.articles()) == 1
    assert "nothing was added" in done.lines()[0]


def test_an_article_is_named_by_its_id_or_its_title(project: Project) -> None:
    story = tell(project)
    assert article_named(project, str(story.article)).id == story.article
    assert article_named(project, " ferry  MISSING ").id == story.article
    with pytest.raises(Unusable, match=r"There is no article “Boat”.*“Ferry missing”"):
        article_named(project, "Boat")
    with project.edit("Another") as edit:
        edits.add_article(edit, "Ferry missing", "Another text.")
    with pytest.raises(Unusable, match="Several articles"):
        article_named(project, "Ferry missing")
