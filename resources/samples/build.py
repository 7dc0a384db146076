"""Builds daraa.tlproj and accounts.tlproj from the readable sources beside them, through the door of every edit
(`make sample`).
"""

from __future__ import annotations

import sqlite3
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from timeline_app.dates import entry
from timeline_app.interchange.articles import read_article
from timeline_app.interchange.importing import add_article_file
from timeline_app.model import edtf
from timeline_app.model.records import Basis, Stance, Status
from timeline_app.model.when import Edge, Missing, When, span
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project, save

SAMPLES = Path(__file__).resolve().parent


def build(source: Path, state: Path) -> Project:
    """The project of this source folder, not yet saved. Raises ValueError for a quote that is not there once."""
    plan = tomllib.loads((source / "project.toml").read_text(encoding="utf-8"))
    project = new_project(state, plan["title"], plan["zone"])
    with project.edit("Make the sample") as edit:
        begun_with = project.tracks()[0].id
        tracks = {
            track["name"]: edits.add_track(edit, track["name"], track["color"]) for track in plan["tracks"]
        }
        edits.delete_track(edit, begun_with, tracks[plan["tracks"][0]["name"]])
        articles: dict[str, int] = {}
        for each in plan["articles"]:
            articles[each["key"]] = _add_article(edit, source, each, plan["zone"])
        for event in plan["events"]:
            _add_event(edit, event, tracks, articles, plan["articles"][0]["published"])
        for each in plan["articles"]:
            if "version_of" in each:
                _find_again(edit, each, articles[each["version_of"]], articles[each["key"]])
        for marker in plan["markers"]:
            edits.add_marker(edit, marker["title"], entry.read(marker["when"]), marker["color"])
        for bookmark in plan["bookmarks"]:
            begin, end = _edge(bookmark["begin"]).earliest, _edge(bookmark["end"]).earliest
            edits.add_bookmark(edit, bookmark["title"], begin, end)
    return project


def _add_article(edit: Edit, source: Path, plan: Mapping[str, Any], zone: str) -> int:
    article = add_article_file(
        edit, read_article(source / plan["file"]), published=plan["published"], zone=zone
    )
    edits.change_article(edit, article, title=plan["title"], publisher=plan["publisher"])
    return article


def _add_event(
    edit: Edit,
    plan: Mapping[str, Any],
    tracks: Mapping[str, int],
    articles: Mapping[str, int],
    published: str,
) -> None:
    event = edits.add_event(
        edit,
        plan["title"],
        tracks[plan["track"]],
        _when(plan, published),
        tags=tuple(plan.get("tags", ())),
        status=Status(plan.get("status", "happened")),
        reviewed=plan.get("reviewed", True),
        notes=plan.get("notes", ""),
    )
    for evidence in plan["evidence"]:
        article = articles[evidence.get("article", "report")]
        links = [
            edits.link(
                edit,
                event,
                _mark(edit, article, quote),
                Stance(evidence.get("stance", "supports")),
                evidence.get("attribution", ""),
                edtf.read(evidence["claimed"]) if "claimed" in evidence else None,
            )
            for quote in (evidence["quote"], *evidence.get("parts", ()))
        ]
        for link in links:
            edits.change_link(
                edit,
                link,
                note=evidence.get("note", ""),
                basis=Basis(evidence["basis"]) if "basis" in evidence else None,
                reliability=evidence.get("reliability", ""),
                credibility=evidence.get("credibility", ""),
            )
        edits.join_links(edit, links)


def _mark(edit: Edit, article: int, quote: str) -> int:
    text = edit.project.text(article)
    if text.count(quote) != 1:
        raise ValueError(f"{quote!r} stands {text.count(quote)} times in the article")
    start = text.index(quote)
    return edits.mark_passage(edit, article, start, start + len(quote))


def _find_again(edit: Edit, plan: Mapping[str, Any], older: int, newer: int) -> None:
    """Say of passages of an older version which ones of the newer they became."""
    edits.change_article(edit, newer, version_of=older)
    for pair in plan["became"]:
        was = edit.project.passage(_mark(edit, older, pair["from"]))
        edit.put(replace(was, became=_mark(edit, newer, pair.get("to", pair["from"]))))


def _when(plan: Mapping[str, Any], published: str) -> When:
    if "when" in plan:
        when: str = plan["when"]
        return entry.read(when, published)
    earliest, latest = map(_edge, plan["begin"])
    return span(Edge(earliest.earliest, latest.latest, latest.precision), Missing(plan["end"]))


def _edge(date: str) -> Edge:
    begin = edtf.read(date).begin
    assert isinstance(begin, Edge)
    return begin


def _forget_history(target: Path) -> None:
    """Whoever opens the sample begins with it: there is nothing to undo yet."""
    with closing(sqlite3.connect(target)) as db, db:
        db.execute("DELETE FROM history_record")
        db.execute("DELETE FROM history")


def main() -> None:
    """Write the samples anew."""
    for name in ("daraa", "accounts"):
        target = SAMPLES / f"{name}.tlproj"
        with tempfile.TemporaryDirectory() as state:
            project = build(SAMPLES / name, Path(state))
            target.unlink(missing_ok=True)
            save(project, target)
            project.close(discard=True)
        _forget_history(target)


if __name__ == "__main__":
    main()
