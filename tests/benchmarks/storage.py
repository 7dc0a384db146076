"""Times the project on its disk: import, one commit, undo, open, save, search; in milliseconds of wall time."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.figures import Figures, main, timed
from timeline_app.model.records import Event, Link, Record, Stance
from timeline_app.model.when import Edge, Kind, Precision, When
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project, open_project, save

DAY_US = 86_400_000_000
TRACKS = 30
PASSAGES = 2_000


def measure(events: int, folder: Path) -> Figures:
    """The figures at one size, by name."""
    dice, state, path = random.Random(1), folder / "state", folder / "bench.tlproj"
    figures: Figures = {}

    def once(name: str, task: Callable[[], object]) -> None:
        begin = time.perf_counter()
        task()
        figures[name] = {"wall_ms": round((time.perf_counter() - begin) * 1000, 2)}

    def often(name: str, times: int, task: Callable[[], object]) -> None:
        figures[name] = timed(times, lambda _n: task())

    project = new_project(state)
    once("import as one change", lambda: fill(project, events, dice))
    once("save (first)", lambda: save(project, path))
    ids = [row[0] for row in project.event_rows()]
    often("one edit", 200, lambda: move(project, dice.choice(ids), dice))
    often("undo", 100, project.undo)
    often("redo", 100, project.redo)
    once("save (again)", lambda: save(project))
    figures["file"] = {"MB": round(path.stat().st_size / 1e6, 1)}
    project.close()
    opened: list[Project] = []
    once("open", lambda: opened.append(open_project(path, state)))
    project = opened[0]
    once("rows for the timeline", lambda: deque(project.event_rows(), maxlen=0))
    often("300 events as records", 20, lambda: project.events(dice.sample(ids, 300)))
    often("search, a common word", 20, lambda: project.search_events("event"))
    often(
        "search, rare words",
        20,
        lambda: project.search_events(f"town{dice.randrange(997)} {dice.randrange(events)}"),
    )
    project.close()
    return figures


def fill(project: Project, events: int, dice: random.Random) -> None:
    """Events over 200 years in 30 tracks, moments and spans, every fourth with evidence."""
    with project.edit("Import") as edit:
        tracks = [edits.add_track(edit, f"Track {number}") for number in range(TRACKS)]
        article = edits.add_article(edit, "Words", "word " * PASSAGES)
        passages = [edits.mark_passage(edit, article, 5 * n, 5 * n + 4) for n in range(PASSAGES)]
        edit.put_all(_records(edit, events, tracks, passages, dice))


def _records(
    edit: Edit, events: int, tracks: list[int], passages: list[int], dice: random.Random
) -> Iterator[Record]:
    for number in range(events):
        begin = dice.randrange(-50_000, 20_000) * DAY_US
        edge = Edge(begin, begin + DAY_US, Precision.DAY)
        later = Edge(begin + 90 * DAY_US, begin + 91 * DAY_US, Precision.DAY)
        when = When(Kind.SPAN, edge, later) if number % 2 else When(Kind.MOMENT, edge, edge)
        title = f"Event {number} in town{number % 997}"
        event = Event(id=edit.new_id(), title=title, track=dice.choice(tracks), when=when)
        yield event
        if number % 4 == 0:
            stance = Stance.CONTRADICTS if number % 40 == 0 else Stance.SUPPORTS
            yield Link(id=edit.new_id(), event=event.id, passage=dice.choice(passages), stance=stance)


def move(project: Project, event: int, dice: random.Random) -> None:
    """What the end of a drag does."""
    edge = Edge(begin := dice.randrange(10**15), begin + DAY_US, Precision.DAY)
    with project.edit("Move event") as edit:
        edits.retime(edit, event, When(Kind.MOMENT, edge, edge))


if __name__ == "__main__":
    main(__doc__, measure)
