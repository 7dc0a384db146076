"""Looks at files before they become articles: what is in them, and whether the project has it already."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from timeline_app.interchange.articles import ArticleFile, UnreadableArticle, read_articles
from timeline_app.interchange.draft import Progress, unheard
from timeline_app.interchange.likeness import ALIKE, Batch, phrases, resemblance, shingles
from timeline_app.model.text import text_hash
from timeline_app.project.known_texts import KnownTexts

_COMPARED = 5  # articles of the project, the likeliest ones
_READING = 0.8  # of the whole work


@dataclass(frozen=True, slots=True)
class Alike:
    """What a text resembles, from 0.5 to 1 (the very same): an article, or a text that comes in with it.

    One of both is there: `article` is the id in the project, `before` a place in the list of those that come in.
    """

    title: str
    share: float
    article: int | None = None
    before: int | None = None

    @property
    def is_same(self) -> bool:
        """Whether it is the very same text."""
        return self.share == 1.0

    @property
    def percent(self) -> int:
        """The share in per cent; 100 is kept for the very same."""
        return 100 if self.is_same else min(round(self.share * 100), 99)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One text of a file, and what it resembles; or why there is none."""

    path: Path
    article: ArticleFile | None = None
    problem: str = ""
    alike: Alike | None = None


def read_files(
    paths: Sequence[Path], *, whole_books: Container[Path] = (), progress: Progress = unheard
) -> list[Incoming]:
    """What is in the files, in their order; of a book, all chapters, or one text where it is to stay whole.

    Raises what `progress` raises.
    """
    found: list[Incoming] = []
    for number, path in enumerate(paths):
        part = partial(_part, progress, number, len(paths))
        part(0.0)
        try:
            found.extend(
                Incoming(path, article)
                for article in read_articles(path, whole_books=path in whole_books, progress=part)
            )
        except UnreadableArticle as problem:
            found.append(Incoming(path, problem=str(problem)))
    return found


def compared(
    found: Sequence[Incoming], known: KnownTexts | None, progress: Progress = unheard
) -> list[Incoming]:
    """The same, each with what it resembles most of what the project has or of what comes in before it."""
    batch, hashes = Batch(), dict[str, int]()
    places: list[int] = []
    judged: list[Incoming] = []
    for number, each in enumerate(found):
        progress(_READING + (1 - _READING) * number / len(found))
        article, alike = each.article, None
        if article is not None:
            shape, key = shingles(article.text), text_hash(article.text)
            alike = _same(article.text, known) or _twin(key, hashes, found)
            if alike is None:
                likest = (_likest(article.text, shape, known), _beside(shape, batch, places, found))
                alike = max(filter(None, likest), key=lambda each: each.share, default=None)
            if key not in hashes:
                hashes[key] = number
                batch.add(shape)
                places.append(number)
        judged.append(replace(each, alike=alike))
    return judged


def text_alike(text: str, database: Path) -> Alike | None:
    """What a text resembles most in the project with this working copy. Raises sqlite3.Error."""
    with KnownTexts(database) as known:
        return _same(text, known) or _likest(text, shingles(text), known)


def _part(progress: Progress, number: int, count: int, done: float) -> None:
    progress(_READING * (number + done) / count)


def _same(text: str, known: KnownTexts | None) -> Alike | None:
    same = known.same(text) if known is not None else None
    return None if same is None else Alike(same.title, 1.0, article=same.id)


def _twin(key: str, hashes: dict[str, int], found: Sequence[Incoming]) -> Alike | None:
    place = hashes.get(key)
    return None if place is None else Alike(_title(found[place]), 1.0, before=place)


def _likest(text: str, shape: frozenset[int], known: KnownTexts | None) -> Alike | None:
    best: Alike | None = None
    for other, its_text in known.with_phrases(phrases(text), _COMPARED) if known is not None else ():
        share = _below_same(resemblance(shape, shingles(its_text)))
        if share >= ALIKE and (best is None or share > best.share):
            best = Alike(other.title, share, article=other.id)
    return best


def _beside(
    shape: frozenset[int], batch: Batch, places: Sequence[int], found: Sequence[Incoming]
) -> Alike | None:
    beside = batch.most_alike(shape)
    if beside is None:
        return None
    place = places[beside[0]]
    return Alike(_title(found[place]), _below_same(beside[1]), before=place)


def _below_same(share: float) -> float:
    """Texts of the same words are not the same text: a line end or a capital differs."""
    return min(share, 0.999)


def _title(each: Incoming) -> str:
    return each.article.title if each.article is not None else each.path.name
