from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_app.interchange.articles import UnreadableArticle
from timeline_app.interchange.importing import import_files
from timeline_app.interchange.registry import export, format_of
from timeline_app.interchange.report import Unusable
from timeline_app.project.project import Project


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return write(tmp_path / "report.txt", "Talks resume\n\nThe two sides met.\n")


def test_articles_come_in_with_their_files_as_one_change(
    fresh: Callable[[], Project], tmp_path: Path, report: Path
) -> None:
    project = fresh()
    page = "<title>Page</title><meta property='article:published_time' content='2021-09-10'><p>They met.</p>"
    done = import_files(project, [report, write(tmp_path / "page.html", page)], zone="Asia/Damascus")
    assert [each.is_new for each in done] == [True, True]
    first, second = project.articles()
    assert (first.title, first.original_name, first.published) == ("Talks resume", "report.txt", "")
    assert (second.title, second.published, second.zone) == ("Page", "2021-09-10", "Asia/Damascus")
    assert project.original(first.id) == report.read_bytes()
    assert project.undo_label == "Add 2 articles"
    project.undo()
    assert project.articles() == []


def test_a_given_date_wins_over_that_of_the_page(fresh: Callable[[], Project], tmp_path: Path) -> None:
    project = fresh()
    page = write(tmp_path / "p.html", "<meta name='date' content='2021-09-10'><p>They met.</p>")
    import_files(project, [page], published="2021-09-08")
    assert project.articles()[0].published == "2021-09-08"


def test_the_very_same_text_is_not_added_twice(fresh: Callable[[], Project], report: Path) -> None:
    project = fresh()
    (first,) = import_files(project, [report])
    (again,) = import_files(project, [report])
    assert (again.article, again.is_new) == (first.article, False)
    assert len(project.articles()) == 1


def test_one_bad_file_keeps_the_good_ones_out(
    fresh: Callable[[], Project], tmp_path: Path, report: Path
) -> None:
    project = fresh()
    with pytest.raises(UnreadableArticle):
        import_files(project, [report, write(tmp_path / "empty.txt", "")])
    assert project.articles() == []
    assert not project.modified


def test_a_project_as_json_comes_in_beside_articles(
    full: Project, fresh: Callable[[], Project], tmp_path: Path, report: Path
) -> None:
    out = tmp_path / "p.json"
    format = format_of(out)
    assert format is not None
    export(full, out, format)
    project = fresh()
    first, second = import_files(project, [report, out])
    assert first.article is not None
    assert second.report is not None
    assert len(project.articles()) == 3


@pytest.mark.parametrize(
    ("name", "why"),
    [("table.csv", "are written, not read"), ("story.tlproj", "is a project; open it, or export it as JSON")],
)
def test_formats_that_are_not_read_are_refused(
    fresh: Callable[[], Project], tmp_path: Path, name: str, why: str
) -> None:
    with pytest.raises(Unusable, match=why):
        import_files(fresh(), [write(tmp_path / name, "title\n")])
