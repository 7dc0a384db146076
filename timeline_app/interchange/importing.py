"""Takes files into a project: articles all together as one change, each project file as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline_app.interchange.articles import ArticleFile, read_article
from timeline_app.interchange.registry import Format, format_of
from timeline_app.interchange.report import Report, Unusable
from timeline_app.model.text import text_hash
from timeline_app.project.edit import Edit
from timeline_app.project.edits import add_article
from timeline_app.project.project import Project


@dataclass(frozen=True, slots=True)
class Imported:
    """One file that was taken in: the article it became, or the report of its format.

    `article` is that of the article with the very same text where the project had it already (`is_new` is False).
    """

    path: Path
    article: int | None = None
    is_new: bool = True
    report: Report | None = None


def import_files(
    project: Project, paths: Sequence[Path], *, published: str = "", zone: str = ""
) -> list[Imported]:
    """Take files into the project; `published` (EDTF) and `zone` hold for all articles among them.

    Everything is read before anything is taken in. Raises UnreadableArticle or Unusable; then no article was added.
    """
    formats = {path: _project_format(path) for path in paths}
    articles = {path: read_article(path) for path in paths if formats[path] is None}
    done: dict[Path, Imported] = {}
    for path, format in formats.items():
        if format is not None and format.read is not None:
            done[path] = Imported(path, report=format.read(project, path))
    if articles:
        names = (
            f"“{next(iter(articles.values())).title}”" if len(articles) == 1 else f"{len(articles)} articles"
        )
        with project.edit(f"Add {names}") as edit:
            for path, article in articles.items():
                done[path] = _added(edit, path, article, published, zone)
    return [done[path] for path in formats]


def add_article_file(edit: Edit, article: ArticleFile, *, published: str = "", zone: str = "") -> int:
    """Add an article as its file gives it; `published` wins over what the file says. Return its id."""
    return add_article(
        edit,
        article.title,
        article.text,
        original=article.original,
        original_name=article.original_name,
        media_type=article.media_type,
        publisher=article.publisher,
        author=article.author,
        url=article.url,
        published=published or article.published,
        zone=zone,
    )


def _project_format(path: Path) -> Format | None:
    """The format of a file with more than one article in it; None for an article. Raises Unusable."""
    format = format_of(path)
    if format is not None and format.read is None:
        raise Unusable(f"{path.name} cannot be imported: {format.suffixes[0]} files are written, not read.")
    if path.suffix.lower() == ".tlproj":
        raise Unusable(f"{path.name} is a project; open it, or export it as JSON and import that.")
    return format


def _added(edit: Edit, path: Path, article: ArticleFile, published: str, zone: str) -> Imported:
    sha256 = text_hash(article.text)
    for known in edit.project.articles():
        if known.text_sha256 == sha256:
            return Imported(path, known.id, is_new=False)
    return Imported(path, add_article_file(edit, article, published=published, zone=zone))
