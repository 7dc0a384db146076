from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interchange.conftest import TEXT
from timeline_app.interchange import json_project
from timeline_app.interchange.json_project import read
from timeline_app.interchange.json_records import LISTS
from timeline_app.interchange.report import Report, Unusable
from timeline_app.model import edtf
from timeline_app.model.ids import GREATEST_ID
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.project_file import open_project, save


def exported(project: Project, **options: bool) -> str:
    file = StringIO()
    json_project.write(project, file, **options)
    return file.getvalue()


def imported(project: Project, content: object, folder: Path) -> Report:
    path = folder / "in.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return json_project.read(project, path)


@pytest.mark.parametrize("with_originals", [False, True])
def test_a_project_that_went_out_and_in_again_is_the_same_to_the_byte(
    full: Project, fresh: Callable[[], Project], tmp_path: Path, with_originals: bool
) -> None:
    once = exported(full, with_originals=with_originals)
    other = fresh()
    imported(other, once, tmp_path)
    assert exported(other, with_originals=with_originals) == once
    for table in LISTS:
        if table != "article" or with_originals:
            assert list(other.all(table)) == list(full.all(table))
    assert other.info == full.info


def test_the_lists_are_those_that_are_documented(full: Project) -> None:
    data = json.loads(exported(full))
    assert list(data) == [
        "format", "version", "project", "tracks", "articles", "passages", "events", "links", "markers", "bookmarks",
        "decisions",
    ]  # fmt: skip
    assert data["project"] == {"title": "The talks", "zone": "Asia/Damascus"}
    assert data["articles"][0]["text"] == TEXT
    link = data["links"][0]
    assert link["event"] == data["events"][0]["id"]
    assert link["passage"] == data["passages"][0]["id"]
    assert data["passages"][0]["quote"] == TEXT[6:14]
    assert isinstance(link["id"], str)


def test_a_date_stands_as_edtf_and_with_its_bounds(full: Project) -> None:
    events = {event["title"]: event["when"] for event in json.loads(exported(full))["events"]}
    assert events["2021-09-06"] == {
        "edtf": "2021-09-06",
        "exact": True,
        "kind": "moment",
        "begin": {"earliest": "2021-09-06T00:00:00", "latest": "2021-09-07T00:00:00", "precision": "day"},
    }
    assert events["-0043-03-15"]["begin"]["earliest"] == "-0043-03-15T00:00:00"
    assert events["Vague"]["exact"] is False
    assert events["Vague"]["begin"]["latest"] == "1970-01-02T00:00:00.000007"
    assert events["Undated"] is None


def test_originals_are_left_out_with_a_word_or_embedded(full: Project) -> None:
    file = StringIO()
    report = json_project.write(full, file)
    assert report.losses == ("1 original file left out; --with-originals keeps them.",)
    assert "original" not in json.loads(file.getvalue())["articles"][0]
    assert json.loads(exported(full, with_originals=True))["articles"][0]["original"] == "AP9yYXc="


def test_an_import_is_one_change(full: Project, fresh: Callable[[], Project], tmp_path: Path) -> None:
    other = fresh()
    before = exported(other)
    report = imported(other, exported(full), tmp_path)
    assert report.counts["event"] == 9
    assert report.added == sum(report.counts.values())
    assert other.undo_label == "Import in.json"
    other.undo()
    assert exported(other) == before


def test_importing_the_same_again_changes_nothing(full: Project, tmp_path: Path) -> None:
    position = full.position
    report = imported(full, exported(full), tmp_path)
    assert (report.added, report.changed) == (0, 0)
    assert full.position == position
    assert full.original(full.articles()[0].id) == b"\x00\xffraw"


def test_a_record_that_was_edited_outside_replaces_the_old_one(full: Project, tmp_path: Path) -> None:
    data = json.loads(exported(full))
    data["events"][0]["title"] = "Another title"
    del data["events"][1:]
    report = imported(full, data, tmp_path)
    assert (report.added, report.changed) == (0, 1)
    assert full.counts()["event"] == 9
    assert "Another title" in exported(full)


def test_a_project_with_content_keeps_its_title_and_zone(full: Project, tmp_path: Path) -> None:
    imported(full, {"format": "timeline-annotator", "project": {"title": "x", "zone": "UTC"}}, tmp_path)
    assert (full.info.title, full.info.zone) == ("The talks", "Asia/Damascus")


def test_a_file_written_by_hand_may_be_short(fresh: Callable[[], Project], tmp_path: Path) -> None:
    project = fresh()
    imported(
        project,
        {
            "project": {"title": "By hand"},
            "tracks": [{"id": "1", "name": "All"}],
            "articles": [{"id": "2", "title": "Talks", "text": TEXT}],
            "passages": [{"id": "3", "article": "2", "start": 0, "end": 5, "quote": "Talks"}],
            "events": [{"id": "4", "title": "Talks", "track": "1", "when": "2021-09-06"}],
            "links": [{"id": "5", "event": "4", "passage": "3"}],
        },
        tmp_path,
    )
    assert project.event(4).when == edtf.read("2021-09-06")
    assert project.passage(3).after == TEXT[5:37]
    assert [track.name for track in project.tracks()] == ["All"]


def test_what_is_not_known_is_left_out_with_a_word(fresh: Callable[[], Project], tmp_path: Path) -> None:
    tracks = [{"id": str(n), "name": "All", "shape": "round"} for n in (1, 2)]
    report = imported(fresh(), {"format": "timeline-annotator", "tracks": tracks, "eras": []}, tmp_path)
    assert report.losses == (
        "The field “shape” of tracks is not known and was left out (2 times).",
        "“eras” is nothing this program knows, and was left out.",
    )


BASE: dict[str, Any] = {
    "format": "timeline-annotator",
    "tracks": [{"id": "1", "name": "All"}],
    "articles": [{"id": "2", "title": "Talks", "text": TEXT}],
    "passages": [{"id": "3", "article": "2", "start": 0, "end": 5, "quote": "Talks"}],
    "events": [{"id": "4", "title": "Talks", "track": "1", "when": "2021-09-06"}],
    "links": [{"id": "5", "event": "4", "passage": "3"}],
}


_WITHOUT: dict[str, dict[str, list[object]]] = {  # what would refer to the record with another id
    "tracks": {"events": [], "links": []},
    "articles": {"passages": [], "links": []},
    "passages": {"links": []},
    "events": {"links": []},
    "links": {},
}
DAY = {"earliest": "2021-09-06T00:00:00", "latest": "2021-09-07T00:00:00", "precision": "day"}


@pytest.mark.parametrize(
    ("name", "fields", "why"),
    [
        ("tracks", {"id": 1}, "tracks[0].id: 1 is no id: a text of digits is needed"),
        (
            "tracks",
            {"id": "9223372036854775808"},
            "tracks[0].id: “9223372036854775808” is too great for an id",
        ),
        (
            "tracks",
            {"id": "9223372036854775807"},
            "tracks[0].id: “9223372036854775807” is too great for an id",
        ),
        ("tracks", {"name": 5}, "tracks[0].name: 5 is no text"),
        ("tracks", {"position": 1.5}, "tracks[0].position: 1.5 is no whole number"),
        ("tracks", {"name": "\ud800"}, "tracks[0].name: the text has half a character"),
        ("articles", {"text": None}, "articles[0].text: null is no text"),
        ("articles", {"text": "a\r\nb"}, "articles[0].text: an article keeps no carriage returns"),
        ("articles", {"zone": "Mars/Base"}, "articles[0].zone: there is no time zone “Mars/Base”"),
        ("articles", {"original": "***"}, "articles[0].original: the original is not in base64"),
        ("articles", {"version_of": "77"}, "articles[0].version_of: there is no article “77”"),
        ("passages", {"quote": "talks"}, "passages[0].quote: the article says “Talks” there"),
        ("passages", {"end": 0}, "passages[0]: the article has no passage from 0 to 0"),
        ("passages", {"end": 999}, "passages[0]: the article has no passage from 0 to 999"),
        ("passages", {"article": "1"}, "passages[0].article: there is no article “1”"),
        ("passages", {"after": "x"}, "passages[0]: the article has other words"),
        ("events", {"track": "2"}, "events[0].track: there is no track “2”"),
        ("events", {"status": "maybe"}, "events[0].status: “maybe” is none of happened, planned, cancelled"),
        ("events", {"tags": "a"}, "events[0].tags: “a” is no list of tags"),
        ("events", {"reviewed": 1}, "events[0].reviewed: 1 is neither true nor false"),
        ("events", {"when": "next week"}, "events[0].when: "),
        ("events", {"when": 2021}, "events[0].when: 2021 is no date"),
        ("events", {"when": {"begin": {"precision": "eon"}}}, "events[0].when.begin.precision: “eon” is no"),
        ("events", {"when": {"begin": "open"}}, "events[0].when.begin: a moment needs a date"),
        (
            "events",
            {"when": {"begin": "open", "kind": "era"}},
            "events[0].when.kind: “era” is none of moment",
        ),
        (
            "events",
            {"when": {"begin": DAY, "kind": "moment", "end": DAY}},
            "events[0].when.end: a moment has",
        ),
        ("links", {"stance": "doubts"}, "links[0].stance: “doubts” is none of"),
        ("links", {"passage": "4"}, "links[0].passage: there is no passage “4”"),
        ("links", {"id": None}, "links[0].id: null is no id"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_nothing_is_taken_in(
    fresh: Callable[[], Project], tmp_path: Path, name: str, fields: dict[str, object], why: str
) -> None:
    project = fresh()
    before = exported(project)
    with pytest.raises(Unusable) as refused:
        imported(project, {**BASE, name: [{**BASE[name][0], **fields}]}, tmp_path)
    assert str(refused.value).startswith(f"in.json was not imported: {why}")
    assert str(refused.value).endswith(".")
    assert exported(project) == before
    assert not project.modified


def test_an_end_before_its_start_is_refused(fresh: Callable[[], Project], tmp_path: Path) -> None:
    day = {"precision": "day"}
    when = {
        "kind": "span",
        "begin": {"earliest": "2021-09-06T00:00:00", "latest": "2021-09-07T00:00", **day},
        "end": {"earliest": "2021-09-01T00:00:00", "latest": "2021-09-02T00:00", **day},
    }
    with pytest.raises(Unusable, match=r"events\[0\]\.when: The end .* lies before the beginning"):
        imported(fresh(), {**BASE, "events": [{**BASE["events"][0], "when": when}]}, tmp_path)


def test_the_same_id_twice_is_refused(fresh: Callable[[], Project], tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"tracks\[1\]\.id: “1” is there twice"):
        imported(fresh(), {**BASE, "tracks": BASE["tracks"] * 2}, tmp_path)


def test_an_article_never_gets_another_text(full: Project, tmp_path: Path) -> None:
    data = json.loads(exported(full))
    data["articles"][0]["text"] = TEXT + " More."
    with pytest.raises(
        Unusable, match=r"articles\[0\]\.text: the project has this article with another text"
    ):
        imported(full, data, tmp_path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON, or was cut off (line 1)"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is JSON, but not a project"),
        ('{"events": [], "scale": "human"}', "is JSON, but not a project"),
        ('{"format": "timeline-annotator", "version": 2}', "was written by a newer version"),
        ('{"format": "timeline-annotator", "events": {}}', "events: {} is no list"),
        ('{"format": "timeline-annotator", "events": [1]}', "events[0]: 1 is no object"),
        ('{"format": "timeline-annotator", "version": ' + "7" * 5000 + "}", "is not JSON"),
        ('{"format": "timeline-annotator", "project": []}', "project: [] is no object"),
    ],
)
def test_what_is_no_project_is_refused(
    fresh: Callable[[], Project], tmp_path: Path, content: str, why: str
) -> None:
    with pytest.raises(Unusable) as refused:
        imported(fresh(), content, tmp_path)
    assert why in str(refused.value)


def test_what_is_no_ordinary_file_is_refused_without_a_wait(
    fresh: Callable[[], Project], tmp_path: Path
) -> None:
    project = fresh()
    with pytest.raises(Unusable, match=r"There is no file .*none\.json"):
        read(project, tmp_path / "none.json")
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(Unusable, match=r"folder\.json is a folder"):
        read(project, tmp_path / "folder.json")
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.json")
        with pytest.raises(Unusable, match=r"pipe\.json is not an ordinary file"):
            read(project, tmp_path / "pipe.json")


def test_what_is_left_out_is_named_in_words_that_can_be_written(
    fresh: Callable[[], Project], tmp_path: Path
) -> None:
    odd = {"half \ud800": 1, "two\nlines": 2}
    report = imported(fresh(), {**BASE, **odd, "events": [{**BASE["events"][0], **odd}]}, tmp_path)
    assert len(report.losses) == 4
    for loss in report.losses:
        loss.encode()
        assert "\n" not in loss


@pytest.mark.parametrize("name", ["tracks", "articles", "passages", "events", "links"])
def test_a_project_with_the_greatest_ids_opens_again_and_takes_edits(
    fresh: Callable[[], Project], tmp_path: Path, name: str
) -> None:
    project = fresh()
    imported(
        project, {**BASE, name: [{**BASE[name][-1], "id": str(GREATEST_ID)}], **_WITHOUT[name]}, tmp_path
    )
    save(project, tmp_path / "a.tlproj")
    again = open_project(tmp_path / "a.tlproj", tmp_path / "other state")
    with again.edit("Go on") as edit:
        edits.add_track(edit, "More")
    again.close(discard=True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(min_size=1, max_size=60),
    title=st.text(max_size=20),
    cut=st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_any_text_comes_back_as_it_was(
    fresh: Callable[[], Project], tmp_path: Path, text: str, title: str, cut: tuple[int, int]
) -> None:
    project, other = fresh(), fresh()
    with project.edit("Fill") as edit:
        article = edits.add_article(edit, title, text)
        kept = project.text(article)
        start, end = sorted(min(place, len(kept)) for place in cut)
        if start < end:
            edits.mark_passage(edit, article, start, end)
    imported(other, exported(project), tmp_path)
    assert other.text(article) == kept
    assert list(other.all("passage")) == list(project.all("passage"))
    assert exported(other) == exported(project)
    project.close(discard=True)
    other.close(discard=True)
