from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_app.interchange import csv_events
from timeline_app.interchange.registry import export, format_of
from timeline_app.model import edtf
from timeline_app.model.records import Stance
from timeline_app.project import edits
from timeline_app.project.project import Project


def rows(project: Project, folder: Path) -> list[dict[str, str]]:
    path = folder / "events.csv"
    format = format_of(path)
    assert format is not None
    export(project, path, format)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_one_row_an_event_in_the_order_of_time(full: Project, tmp_path: Path) -> None:
    titles = [row["title"] for row in rows(full, tmp_path)]
    assert titles[0] == "'-0043-03-15"
    assert titles[1:3] == ["Vague", "1970~"] or titles[1:3] == ["1970~", "Vague"]
    assert titles[-1] == "Undated"
    assert len(titles) == full.counts()["event"]


def test_an_event_stands_with_all_that_is_known_of_it(full: Project, tmp_path: Path) -> None:
    row = next(row for row in rows(full, tmp_path) if row["title"] == "2021-09-06")
    assert list(row) == list(csv_events.COLUMNS)
    assert row["date"].startswith("Monday 6 September 2021")
    assert {name: row[name] for name in row if name != "date"} == {
        "title": "2021-09-06",
        "when": "2021-09-06",
        "track": "Side A",
        "tags": "a, b",
        "status": "happened",
        "reviewed": "yes",
        "notes": "n",
        "quote": "😀 resume",
        "article": "Talks",
        "published": "2021-09-08",
        "url": "",
        "stance": "contradicts",
        "attribution": "a source",
        "claimed": "2021",
    }


def test_several_passages_are_lines_of_the_same_cells(full: Project, tmp_path: Path) -> None:
    event = next(event for event in full.events(row[0] for row in full.event_rows()) if event.title == "2018")
    with full.edit("Link") as edit:
        passage = edits.mark_passage(edit, full.articles()[0].id, 6, 20)
        edits.link(edit, event.id, passage, Stance.SUPPORTS)
    row = next(row for row in rows(full, tmp_path) if row["title"] == "2018")
    assert row["quote"] == "😀 resume\n😀 resume. The"
    assert row["stance"] == "contradicts\nsupports"
    assert row["attribution"] == "a source\n"
    assert row["url"] == ""


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uff1d1"])
def test_a_cell_is_never_taken_for_a_formula(
    fresh: Callable[[], Project], tmp_path: Path, title: str
) -> None:
    project = fresh()
    with project.edit("Add") as edit:
        edits.add_event(edit, title, project.tracks()[0].id, edtf.read("2021"), notes=title)
    (row,) = rows(project, tmp_path)
    assert (row["title"], row["notes"]) == (f"'{title}", f"'{title}")


def test_commas_quotes_and_line_ends_survive(fresh: Callable[[], Project], tmp_path: Path) -> None:
    project = fresh()
    with project.edit("Add") as edit:
        edits.add_event(edit, 'He said "no", then\nleft', project.tracks()[0].id)
    assert rows(project, tmp_path)[0]["title"] == 'He said "no", then\nleft'


def test_excel_is_told_the_encoding_and_gets_its_line_ends(full: Project, tmp_path: Path) -> None:
    rows(full, tmp_path)
    data = (tmp_path / "events.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbftitle,when,")
    assert data.endswith(b"\r\n")


def test_what_a_table_cannot_hold_is_said(full: Project, tmp_path: Path) -> None:
    format = format_of(tmp_path / "x.CSV")
    assert format is not None
    assert export(full, tmp_path / "x.CSV", format).losses == (
        "A date is known in more detail than EDTF can write.",
        "CSV holds events only, without 2 article texts, 1 marker, 1 bookmark.",
    )
