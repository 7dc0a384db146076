"""An article in which sixty passages overlap, in eight colours: for tests and pictures of the reading side."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path
from random import Random

from tests.ui.invented import TEXT
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project
from timeline_app.ui.article_view import wording

COLORS = ("blue", "orange", "green", "pink", "sky", "vermilion", "red", "violet")
PASSAGES = 60


def crowd(state: Path, seed: int = 7) -> tuple[Project, int]:
    """The project and its article; the passages lie thickest in the first two paragraphs."""
    project = new_project(state, "Orlen shaft", "Europe/Warsaw")
    words = [match.span() for match in re.finditer(r"\w[\w’:.]*\w|\w", TEXT)]
    random = Random(seed)
    with project.edit("Build") as edit:
        article = edits.add_article(
            edit,
            "Miners leave the Orlen shaft as the company’s offer lapses",
            TEXT,
            publisher="Harbour Post",
            published="2019-06-15",
        )
        first = project.tracks()[0].id
        edits.change_track(edit, first, name="Track 1", color=COLORS[0])
        tracks = [
            first,
            *(edits.add_track(edit, f"Track {i}", color) for i, color in enumerate(COLORS[1:], 2)),
        ]
        made: set[int] = set()
        for track in cycle(tracks):
            if len(made) == PASSAGES:
                return project, article
            at = random.randrange(len(words) // (2 if len(made) % 3 else 1) - 1)
            last = min(at + random.choice((1, 2, 3, 4, 6, 9, 14, 22)), len(words) - 1)
            start, end = words[at][0], words[last][1]
            passage = edits.mark_passage(edit, article, start, end)
            if passage not in made:
                made.add(passage)
                event = edits.add_event(edit, wording.title_from(TEXT[start:end]), track)
                edits.link(edit, event, passage)
    raise AssertionError("never reached")
