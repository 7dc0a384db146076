"""Tests of the commands that suggest: what they tell, and the first timeline they make."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import Said, cli, data_of
from timeline_app.project import edits
from timeline_app.project.project_file import open_project, save

__all__ = ["cli"]  # the fixture

STORY = """Port opens

The two sides met on 6 September 2021 in Lund, officials said.

The port, closed in 2018, was opened again on 7 September 2021.
"""


@pytest.fixture(autouse=True)
def story(cli: Said) -> None:
    Path("story.txt").write_text(STORY, encoding="utf-8")


def told(cli: Said, *arguments: str) -> list[dict[str, Any]]:
    assert cli("suggest", *arguments, "--json") == 0
    rows = json.loads(cli.out)
    assert isinstance(rows, list)
    return rows


def test_the_expressions_of_an_article_are_told_as_json(cli: Said) -> None:
    first, second, third = told(cli, "story.txt", "--published", "2021-09-08")
    assert set(first) == set(
        "start end text type value mod edtf earliest latest placeable rule title".split()  # noqa: SIM905
    )
    assert "6 September 2021" in STORY[first["start"] : first["end"]]
    assert STORY[first["start"] : first["end"]] == first["text"]
    assert (first["edtf"], first["earliest"], first["latest"]) == (
        "2021-09-06",
        "2021-09-06T00:00:00",
        "2021-09-07T00:00:00",
    )
    assert first["placeable"] is True
    assert [each["title"] for each in (first, second, third)] == [
        "Two sides met in Lund",
        "Port closed",
        "Port was opened again",
    ]


def test_a_table_fits_the_terminal(cli: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "64")
    assert cli("suggest", "story.txt") == 0
    *rows, last = cli.out.splitlines()
    assert len(rows) == 3
    assert max(map(len, rows)) <= 64
    assert rows[0].endswith("Two sides met in Lund")
    assert "6 Sept 2021" in rows[0]
    assert last == "3 time expressions, 3 of them can be placed."


def test_an_article_without_dates_has_none(cli: Said) -> None:
    Path("none.txt").write_text("Nothing at all.", encoding="utf-8")
    assert told(cli, "none.txt") == []
    assert cli("suggest", "none.txt") == 0
    assert cli.out == "No time expressions.\n"


def test_the_articles_of_a_project_are_told_with_their_names_corrected_ones_once(cli: Said) -> None:
    assert cli("new", "p.tlproj", "story.txt", "report.txt", "--published", "2021-09-08") == 0
    Path("new.txt").write_text(STORY.replace("in 2018", "in 2017"), encoding="utf-8")
    assert cli("import", "p.tlproj", "new.txt", "--new-version-of", "Port opens") == 0
    before = Path("p.tlproj").read_bytes()
    rows = told(cli, "p.tlproj")
    assert [each["article"] for each in rows] == ["Talks resume", *["Port opens"] * 3]
    assert {each["edtf"] for each in rows} == {"2021-09-06", "2017", "2021-09-07"}
    assert cli("suggest", "p.tlproj") == 0
    assert cli.out.startswith("Talks resume\n")
    assert Path("p.tlproj").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["none.txt"], "There is no file none.txt"),
        (["none.tlproj"], "none.tlproj"),
        ([], "arguments are required: ARTICLE|PROJECT"),
        (["story.txt", "--published", "soon"], "soon"),
        (["story.txt", "--zone", "Mars"], "There is no time zone “Mars”"),
        (["story.txt", "--kind", "poem"], "invalid choice: 'poem'"),
        (["story.txt", "--language", "xx"], "invalid choice: 'xx'"),
    ],
)
def test_what_cannot_be_suggested_from_is_told_in_one_line(cli: Said, arguments: list[str], why: str) -> None:
    assert why in cli.refused("suggest", *arguments)


# -- a first timeline


def test_a_first_timeline_is_made_of_what_the_articles_date(cli: Said) -> None:
    assert cli("import", "p.tlproj", "story.txt", "--published", "2021-09-08", "--accept-suggestions") == 0
    assert "Made 3 events of what the articles date; they wait for review." in cli.err
    data = data_of(cli, "p.tlproj")
    assert [(each["title"], each["when"]["edtf"], each["reviewed"]) for each in data["events"]] == [
        ("Two sides met in Lund", "2021-09-06", False),
        ("Port closed", "2018", False),
        ("Port was opened again", "2021-09-07", False),
    ]
    assert len(data["links"]) == 6
    assert cli("check", "p.tlproj") == 0


def test_a_first_timeline_is_made_once(cli: Said) -> None:
    for _ in range(2):
        assert cli("import", "p.tlproj", "story.txt", "--accept-suggestions") == 0
    assert "what the articles date was placed or rejected before" in cli.err
    assert len(data_of(cli, "p.tlproj")["events"]) == 3


def test_a_first_timeline_has_nothing_of_an_article_without_dates(cli: Said) -> None:
    Path("none.txt").write_text("Nothing at all.", encoding="utf-8")
    assert cli("import", "p.tlproj", "none.txt", "--accept-suggestions") == 0
    assert "Made no events: nothing in the articles could be placed." in cli.err


def test_what_was_told_twice_is_told_to_be_alike(cli: Said) -> None:
    Path("other.txt").write_text("They say both sides met in Lund on 6 September 2021.", encoding="utf-8")
    assert cli("import", "p.tlproj", "story.txt", "other.txt", "--accept-suggestions") == 0
    assert "1 of them may be the same as others" in cli.err


def test_a_first_timeline_is_not_made_of_a_new_version(cli: Said) -> None:
    assert cli("new", "p.tlproj", "report.txt") == 0
    assert "a first timeline" in cli.refused(
        "import", "p.tlproj", "story.txt", "--new-version-of", "Talks resume", "--accept-suggestions"
    )


def test_one_undo_takes_a_first_timeline_back(cli: Said, tmp_path: Path) -> None:
    assert cli("import", "p.tlproj", "story.txt", "--accept-suggestions") == 0
    with closing(open_project(Path("p.tlproj"), tmp_path / "state")) as project:
        assert project.undo_label == "Accept 3 suggestions"
        project.undo()
        assert project.counts()["event"] == 0
        with project.edit("Rename") as edit:
            edits.change_project(edit, title="Undone")
        save(project)
