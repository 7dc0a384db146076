"""The command that tells what may be put on the timeline of an article, or of all articles of a project."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.commands import publication_date, read_project, say

if TYPE_CHECKING:
    from timeline_app.dates.expressions import Expression


@dataclass(frozen=True, slots=True)
class _Source:
    """An article and what is needed to read its dates."""

    title: str
    text: str
    published: str
    zone: str


def suggest(
    path: Path,
    *,
    published: str = "",
    zone: str = "",
    kind: str = "auto",
    language: str | None = None,
    as_json: bool = False,
) -> int:
    """Tell the time expressions of an article or project; `published` and `zone` hold where an article has none."""
    from timeline_app.dates.expressions import Kind
    from timeline_app.dates.finding import find
    from timeline_app.interchange.time_report import expression_lines, expression_rows, summary

    date = publication_date(published, zone)
    is_project = path.suffix.lower() == ".tlproj"
    width = shutil.get_terminal_size().columns
    every: list[Expression] = []
    rows: list[dict[str, object]] = []
    for source in _of_project(path, date, zone) if is_project else _of_file(path, date, zone):
        chosen = None if kind == "auto" else Kind(kind)
        found = find(source.text, source.published, source.zone, chosen, language)
        every += found
        if as_json:
            name = {"article": source.title} if is_project else {}
            rows += [name | row for row in expression_rows(source.text, found)]
            continue
        if is_project:
            say(source.title or "Untitled article")
        for line in expression_lines(source.text, found, width):
            say(line)
        if is_project:
            say("")
    if as_json:
        import json

        say(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        say(summary(every))
    return 0


def _of_file(path: Path, published: str, zone: str) -> Iterator[_Source]:
    from timeline_app.interchange.articles import read_article

    article = read_article(path)
    yield _Source(article.title, article.text, published or article.published, zone)


def _of_project(path: Path, published: str, zone: str) -> Iterator[_Source]:
    """The articles of a project, of corrected ones the newest version."""
    with read_project(path) as project:
        articles = project.articles()
        older = {each.version_of for each in articles}
        for each in articles:
            if each.id not in older:
                yield _Source(
                    each.title,
                    project.text(each.id),
                    each.published or published,
                    each.zone or zone or project.info.zone,
                )
