"""How long it takes to notice that a text is in the project already, or nearly; `--events` says how many articles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path

from tests.benchmarks.figures import Figures, main, timed
from timeline_app.interchange.articles import ArticleFile
from timeline_app.interchange.incoming import Incoming, compared
from timeline_app.project import edits
from timeline_app.project.known_texts import KnownTexts
from timeline_app.project.project_file import new_project

WORDS, TIMES, CHANGED = 800, 100, 15
_VOCABULARY = 20_000


def measure(articles: int, folder: Path) -> Figures:
    """Milliseconds for a text of 800 words: the very same, with 15 words changed, and one of its own."""
    chance = random.Random(7)
    vocabulary = [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=n % 8 + 2)) for n in range(_VOCABULARY)
    ]
    common = list(
        accumulate(1 / (n + 1) for n in range(_VOCABULARY))
    )  # as words are: a few make most of a text

    def text() -> str:
        return " ".join(chance.choices(vocabulary, cum_weights=common, k=WORDS))

    def corrected(text: str) -> str:
        words = text.split()
        for _ in range(CHANGED):
            words[chance.randrange(WORDS)] = "changed"
        return " ".join(words)

    project = new_project(folder)
    with project.edit("Fill") as edit:
        kept = [text() for _ in range(articles)]
        for number, each in enumerate(kept):
            edits.add_article(edit, f"Article {number}", each)
    same = [chance.choice(kept) for _ in range(TIMES)]
    found: Figures = {}
    with KnownTexts(project.working.database) as known:
        for name, texts in (
            ("the very same", same),
            ("nearly the same", [corrected(each) for each in same]),
            ("of its own", [text() for _ in range(TIMES)]),
        ):
            files = [_incoming(each) for each in texts]
            found[name] = timed(TIMES, partial(_compare, files, known))
    project.close(discard=True)
    return found


def _compare(files: Sequence[Incoming], known: KnownTexts, number: int) -> object:
    return compared([files[number]], known)


def _incoming(text: str) -> Incoming:
    article = ArticleFile(
        title="x", text=text, original=b"", original_name="x", media_type="text/plain", encoding=""
    )
    return Incoming(Path("x"), article)


if __name__ == "__main__":
    main(__doc__, measure)
