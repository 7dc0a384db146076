"""What is measured: the same invented events every time, as a project, as a file, and in the real window.

Events over 200 years in 30 tracks, half of them spans with durations log-uniform from a minute to ten years. Among them
are all ways in which a time can be known and an event can stand: days and months, approximate ones, soft ends, open and
unknown ends, planned, cancelled, unreviewed, disputed; every third has a tag.
"""

from __future__ import annotations

import math
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from timeline_app.model.calendar import US_PER_DAY, US_PER_MINUTE, us_from_civil
from timeline_app.model.records import Event, Link, Record, Stance, Status
from timeline_app.model.when import Edge, Missing, Precision, When, edge_at, moment, span
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project, open_copy, save
from timeline_app.timeline.scale import US_PER_YEAR
from timeline_app.ui import theme
from timeline_app.ui.asking import Unattended
from timeline_app.ui.settings import Settings
from timeline_app.ui.window import Window

SHARED = "TIMELINE_BENCHMARKS"
"""Names the folder where files are kept for the next benchmark: to write a million events takes two minutes."""
SIZE = (1600, 600)
REST_PX = 500  # of height for the rest of the window
FIRST_US, LAST_US = us_from_civil(1821), us_from_civil(2021)
TRACKS = 30
WORDS = ("siege", "truce", "convoy", "report", "crossing", "meeting", "shelling", "vote", "strike", "visit")
_EVENTS_AN_ARTICLE, _PASSAGES = 1_000, 40
_QUOTE = "The convoy left before the gates were shut"
_LINE = (
    f"{_QUOTE}, said those who had watched it from the hill above the town, and nobody was seen to follow. "
)
_TEXT = _LINE * _PASSAGES


def write(folder: Path, events: int) -> Project:
    """A project with this many events, and no file; its working copy is in the folder."""
    return open_copy(file_of(folder, events), folder)


def file_of(folder: Path, events: int) -> Path:
    """A project file with this many events: the shared one, or one in this folder."""
    path = Path(os.environ.get(SHARED, folder)) / f"{events}.tlproj"
    if not path.exists():
        project = new_project(folder, "Benchmark")
        _fill(project, events)
        save(project, path)
        project.close(discard=True)
    return path


def _fill(project: Project, events: int) -> None:
    colors = list(theme.LIGHT.tracks)
    with project.edit("Make the workload") as edit:
        tracks = [edits.add_track(edit, f"Track {n + 1}", colors[n % len(colors)]) for n in range(TRACKS - 1)]
        tracks.append(project.tracks()[0].id)
        passages = []
        for number in range(events // _EVENTS_AN_ARTICLE + 1):
            article = edits.add_article(edit, f"Report {number + 1}", _TEXT, published="2021-09-08")
            places = (n * len(_LINE) for n in range(_PASSAGES))
            passages += [edits.mark_passage(edit, article, at, at + len(_QUOTE)) for at in places]
        edit.put_all(_records(edit, events, tracks, passages))


def _records(edit: Edit, events: int, tracks: list[int], passages: list[int]) -> Iterator[Record]:
    chance = random.Random(7)
    for n in range(events):
        event = Event(
            id=edit.new_id(),
            title=f"{chance.choice(WORDS).capitalize()} at place {n}",
            track=chance.choice(tracks),
            when=_when(n, chance),
            status=Status.PLANNED if n % 11 == 3 else Status.CANCELLED if n % 37 == 5 else Status.HAPPENED,
            reviewed=n % 13 != 6,
            tags=(WORDS[n % len(WORDS)],) if n % 3 == 0 else (),
        )
        yield event
        if n % 25 == 9:
            stance = Stance.CONTRADICTS if n % 50 == 9 else Stance.SUPPORTS
            yield Link(id=edit.new_id(), event=event.id, passage=chance.choice(passages), stance=stance)


def _when(n: int, chance: random.Random) -> When:
    begin = edge_at(chance.randrange(FIRST_US, LAST_US), Precision.MINUTE)
    if n % 2 == 0:
        precision = Precision.DAY if n % 10 == 4 else Precision.MONTH if n % 20 == 8 else Precision.MINUTE
        edge = edge_at(begin.earliest, precision)
        return moment(replace(edge, approximate=n % 40 == 8, uncertain=n % 40 == 28))
    lasts = round(US_PER_MINUTE * math.exp(chance.uniform(0, math.log(10 * US_PER_YEAR / US_PER_MINUTE))))
    end = edge_at(begin.earliest + lasts, Precision.MINUTE)
    if n % 10 == 5:
        return span(_softened(begin, lasts), _softened(end, lasts))
    if n % 100 in (7, 57):
        return span(begin, Missing.OPEN if n % 100 == 7 else Missing.UNKNOWN)
    return span(begin, end)


def _softened(edge: Edge, lasts: int) -> Edge:
    """The edge known only to a range, a third as long as the span or at least a day."""
    return Edge(edge.earliest, edge.earliest + max(lasts // 3, US_PER_DAY), Precision.DAY)


def build(project: Project, folder: Path) -> Window:
    """The real window on a project, its timeline of `SIZE` showing everything, with one event selected."""
    window = empty_window(folder)
    window.documents.adopt(project)
    settle(window)
    return window


def empty_window(folder: Path) -> Window:
    """The real window, on the screen, without a project."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if isinstance(app, QApplication):
        theme.apply(app, theme.LIGHT)
    window = Window(
        folder, Settings(folder / "settings.ini"), theme.Appearance(), Unattended(sys.stderr.write)
    )
    window.settings.animations = False
    window.resize(SIZE[0], SIZE[1] + REST_PX)
    window.show()
    QApplication.processEvents()
    return window


def settle(window: Window) -> None:
    """Give the timeline its size, show everything, select the first event, and let all be painted."""
    QApplication.processEvents()
    window.views.restore_view({"stack": [SIZE[1], REST_PX]})
    QApplication.processEvents()
    view = window.views.timeline
    view.go_first()
    view.fit_all()
    paint(window)


def paint(window: Window) -> None:
    """Let everything be painted that waits for it."""
    view = window.views.timeline
    QApplication.processEvents()
    while view.stage.rows.unfinished:
        view.stage.rest()
        QApplication.processEvents()
    view.canvas.viewport().repaint()
