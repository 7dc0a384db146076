"""Takes files into a project: articles all together as one change, each project file as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from timeline_app.interchange.articles import ArticleFile, UnreadableArticle
from timeline_app.interchange.incoming import Alike, Incoming, compared, read_files
from timeline_app.interchange.registry import Format, format_of
from timeline_app.interchange.report import Report, Unusable
from timeline_app.model.text import clean
from timeline_app.project.edit import Edit
from timeline_app.project.edits import add_article
from timeline_app.project.known_texts import KnownTexts
from timeline_app.project.project import Project


@dataclass(frozen=True, slots=True)
class Imported:
    """One text that was taken in: the article it became, or the report of its format.

    `article` is that of the article with the very same text where the project had it already (`is_new` is False);
    `alike` tells what it is nearly the same as, `losses` what stays in the original only.
    """

    path: Path
    article: int | None = None
    is_new: bool = True
    report: Report | None = None
    title: str = ""
    alike: Alike | None = None
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How a text is to come in: corrected or as it was read (None), as a new version of what it resembles or not."""

    text: str | None = None
    as_version: bool = False


def import_files(
    project: Project,
    paths: Sequence[Path],
    *,
    published: str = "",
    zone: str = "",
    whole_books: bool = False,
) -> list[Imported]:
    """Take files into the project; `published` (EDTF) and `zone` hold for all articles among them.

    A book becomes an article for each chapter, or one. Everything is read before anything is taken in. Raises
    UnreadableArticle or Unusable; then no article was added.
    """
    formats = {path: _project_format(path) for path in paths}
    files = read_files(
        [path for path in paths if formats[path] is None], whole_books=paths if whole_books else ()
    )
    problems = [each.problem for each in files if each.problem]
    if problems:
        raise UnreadableArticle(" ".join(problems))
    done: dict[Path, list[Imported]] = {path: [] for path in paths}
    for path, format in formats.items():
        if format is not None and format.read is not None:
            done[path].append(Imported(path, report=format.read(project, path)))
    if files:
        with KnownTexts(project.working.database) as known:
            files = compared(files, known)
        titles = [each.article.title for each in files if each.article is not None]
        names = f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} articles"
        with project.edit(f"Add {names}") as edit:
            for each in _added(edit, files, published, zone):
                done[each.path].append(each)
    return [each for path in done for each in done[path]]


def add_wished(
    edit: Edit,
    files: Sequence[Incoming],
    wishes: Sequence[Wish | None],
    *,
    published: str = "",
    zone: str = "",
) -> list[int | None]:
    """Add the texts that are wished for, in their order; the id of each article, None for what is left out.

    Whoever is to be a new version of a text that was left out becomes an article of its own.
    """
    ids: list[int | None] = []
    for each, wish in zip(files, wishes, strict=True):
        if each.article is None or wish is None:
            ids.append(None)
            continue
        version_of = None
        if wish.as_version and each.alike is not None:
            before = each.alike.before
            version_of = each.alike.article if before is None else ids[before]
        article = each.article if wish.text is None else replace(each.article, text=clean(wish.text))
        ids.append(add_article_file(edit, article, published=published, zone=zone, version_of=version_of))
    return ids


def add_article_file(
    edit: Edit,
    article: ArticleFile,
    *,
    published: str = "",
    zone: str = "",
    version_of: int | None = None,
) -> int:
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
        version_of=version_of,
    )


def _project_format(path: Path) -> Format | None:
    """The format of a file with more than one article in it; None for an article. Raises Unusable."""
    format = format_of(path)
    if format is not None and format.read is None:
        raise Unusable(f"{path.name} cannot be imported: {format.suffixes[0]} files are written, not read.")
    if path.suffix.lower() == ".tlproj":
        raise Unusable(f"{path.name} is a project; open it, or export it as JSON and import that.")
    return format


def _added(edit: Edit, files: Sequence[Incoming], published: str, zone: str) -> list[Imported]:
    """Add what is not there yet."""
    wishes = [None if each.alike is not None and each.alike.is_same else Wish() for each in files]
    done: list[Imported] = []
    for each, id in zip(files, add_wished(edit, files, wishes, published=published, zone=zone), strict=True):
        article, alike = each.article, each.alike
        if article is not None and id is not None:
            done.append(Imported(each.path, id, title=article.title, alike=alike, losses=article.losses))
        elif article is not None and alike is not None:
            there = alike.article if alike.before is None else done[alike.before].article
            done.append(Imported(each.path, there, is_new=False, title=article.title))
    return done
