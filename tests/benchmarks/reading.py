"""How an article reads in a large project: `python -m tests.benchmarks.reading [--json]`.

For each event there is an article with three passages: 10,000 articles and 30,000 passages; and there is one of a
megabyte with a thousand passages. "open" is until the article is painted, "scroll" a frame after a step of a third of
the window, "mark" and "select" until what was marked or selected is painted, "find" until all matches of a word
are; "search all" looks through all articles.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.benchmarks.figures import Figures, main, spread
from tests.benchmarks.workload import SHARED, WORDS, empty_window
from timeline_app.model import edtf
from timeline_app.model.records import Link
from timeline_app.model.when import When
from timeline_app.project import edits
from timeline_app.project.project_file import new_project, open_copy, save
from timeline_app.ui.article_view.paper import Paper
from timeline_app.ui.window import Window

LONG_CP, LONG_PASSAGES = 1_000_000, 1_000
RUNS = 20


def text_of(length_cp: int, seed: int) -> str:
    """Invented sentences and paragraphs, about this long."""
    chance, parts, length = random.Random(seed), list[str](), 0
    while length < length_cp:
        subject, other = chance.choice(WORDS), chance.choice(WORDS)
        day = chance.randrange(1, 31)
        sentence = f"On day {day} the {subject} near the mill delayed the {other}, said those who saw it"
        parts.append(sentence + chance.choice((". ", ". ", ". ", ".\n\n")))
        length += len(parts[-1])
    return "".join(parts)


def day(number: int) -> When:
    """One of twenty thousand days."""
    return edtf.read((date(1970, 1, 1) + timedelta(days=number % 20_000)).isoformat())


def file_of(folder: Path, articles: int) -> Path:
    """A project file with so many short articles, three passages and an event each; the last is the long one."""
    path = Path(os.environ.get(SHARED, folder)) / f"reading-{articles}.tlproj"
    if path.exists():
        return path
    project = new_project(folder, "Reading")
    with project.edit("Make the workload") as edit:
        track = project.tracks()[0].id
        for number in range(articles):
            text = text_of(1_500, number)
            article = edits.add_article(edit, f"Report {number + 1}", text, published="2021-09-08")
            event = edits.add_event(edit, f"Event {number + 1}", track, day(number))
            for start in (0, 300, 700):
                passage = edits.mark_passage(edit, article, start, start + 80)
                edit.put(Link(id=edit.new_id(), event=event, passage=passage))
        article = edits.add_article(edit, "The long report", text_of(LONG_CP, -1))
        for start in range(0, LONG_CP, LONG_CP // LONG_PASSAGES):
            passage = edits.mark_passage(edit, article, start, start + 120)
            event = edits.add_event(edit, f"Event at {start}", track, day(start // 100))
            edit.put(Link(id=edit.new_id(), event=event, passage=passage))
    save(project, path)
    project.close(discard=True)
    return path


def measure(articles: int, folder: Path) -> Figures:
    """Milliseconds of each."""
    window = empty_window(folder)
    window.documents.adopt(open_copy(file_of(folder, articles), folder))
    _paint(window)
    view, project = window.views.article, window.views.project
    ids = project.article_ids()
    long, short = ids[-1], random.Random(1).sample(ids[:-1], min(RUNS, len(ids) - 1))
    paper = view.findChild(Paper)
    assert isinstance(paper, Paper)
    bar = paper.verticalScrollBar()
    figures = {"open": _timed(window, (partial(view.show_article, a) for a in short))}
    opens = []
    for other in short[:5]:
        opens.append(partial(view.show_article, long))
        opens.append(partial(view.show_article, other))
    all_opens = _times(window, opens)
    figures["open, 1 MB"] = spread("wall_ms", all_opens[::2])
    view.show_article(long)
    _paint(window)
    step = paper.viewport().height() // 3
    figures["scroll, 1 MB"] = _timed(window, (partial(bar.setValue, i * step) for i in range(1, 200)))
    far = [bar.maximum() * n // 20 for n in range(1, 20)]
    figures["jump, 1 MB"] = _timed(window, (partial(bar.setValue, y) for y in far))

    def mark(start: int) -> None:
        paper.select(start, start + 60)
        view.mark_selection()

    bar.setValue(bar.maximum() // 2)
    at = paper.first_visible()
    figures["mark, 1 MB"] = _timed(window, (partial(mark, at + 7 * i) for i in range(RUNS)))
    passages = [p.id for p in project.passages_of(long)][::50]
    figures["select, 1 MB"] = _timed(
        window, (partial(window.views.selection.select_passage, p) for p in passages)
    )
    asked = (*WORDS, '"near the mill"', "mill delayed", "si", "harbour council")
    figures["search all"] = _timed(window, (partial(project.search_texts, words) for words in asked))
    view.open_find()
    figures["find, 1 MB"] = _timed(window, (partial(view.find_text, w) for w in WORDS))
    window.documents.abandon()
    return figures


def _timed(window: Window, steps: Iterable[Callable[[], object]]) -> dict[str, float]:
    return spread("wall_ms", _times(window, steps))


def _times(window: Window, steps: Iterable[Callable[[], object]]) -> list[float]:
    found = []
    for step in steps:
        began = time.perf_counter()
        step()
        _paint(window)
        found.append((time.perf_counter() - began) * 1000)
    return found


def _paint(window: Window) -> None:
    QApplication.processEvents()
    QApplication.processEvents()
    window.repaint()


if __name__ == "__main__":
    main(__doc__, measure)
