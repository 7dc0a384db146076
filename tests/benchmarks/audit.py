"""How long an audit takes, the first and a later one: `python -m tests.benchmarks.audit`.

Articles of about 3,000 characters, each with three passages and a few dates, two of them cited; an event for each two
passages. "later" is an audit that remembers the texts, as those after each change of an open project do.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from timeline_app.dates.mentions import mentions
from timeline_app.dates.words import short
from timeline_app.model.calendar import US_PER_DAY, us_from_civil
from timeline_app.model.records import Link, Stance
from timeline_app.model.when import Precision, When, edge_at, moment
from timeline_app.project import edits
from timeline_app.project.audit import Language, Memory, audit
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project

LANGUAGE = Language(mentions, short)
WORDS = (
    "convoy",
    "council",
    "gate",
    "harbour",
    "mine",
    "night",
    "offer",
    "river",
    "school",
    "truce",
    "village",
)
PASSAGES, CHARACTERS = 3, 3_000
FIRST_US = us_from_civil(2015)


def write(folder: Path, articles: int) -> Project:
    """A project with this many articles; its working copy is in the folder."""
    chance = random.Random(5)
    project = new_project(folder, "Benchmark")
    with project.edit("Make the workload") as edit:
        track = project.tracks()[0].id
        events: list[int] = []
        for number in range(articles):
            days = [_day(chance) for _ in range(PASSAGES)]
            claims = [f"The {chance.choice(WORDS)} was lost on {short(when)}" for when in days]
            text = ". ".join(
                (_filler(chance, number), *(f"{claim}. {_filler(chance, number)}" for claim in claims))
            )
            article = edits.add_article(edit, f"Report {number}", text, published="2021-09-08")
            for claim, when in zip(claims, days, strict=True):
                start = text.index(claim)
                passage = edits.mark_passage(edit, article, start, start + len(claim))
                is_new = chance.random() < 0.5 or not events
                if is_new:
                    title = f"{chance.choice(WORDS)} of {chance.choice(WORDS)} {number} lost"
                    date = when if chance.random() > 0.02 else _day(chance)
                    events.append(edits.add_event(edit, title, track, date, reviewed=number % 9 > 0))
                stance = Stance.CONTRADICTS if chance.random() < 0.05 else Stance.SUPPORTS
                event = events[-1] if is_new else chance.choice(events[-300:])
                claimed = when if is_new else None
                edit.put(Link(id=edit.new_id(), event=event, passage=passage, stance=stance, claimed=claimed))
    return project


def _day(chance: random.Random) -> When:
    return moment(edge_at(FIRST_US + chance.randrange(2_400) * US_PER_DAY, Precision.DAY))


def _filler(chance: random.Random, number: int) -> str:
    words = [chance.choice(WORDS) for _ in range(CHARACTERS // 4 // 7)]
    words[len(words) // 2] = short(_day(chance)) if chance.random() < 0.3 else f"No. {number}"
    return " ".join(words)


def measure(project: Project) -> dict[str, object]:
    """Seconds of both audits, on the clock and of the processor, and how much of each kind was found."""
    memory = Memory(LANGUAGE)
    figures, found = {}, Counter[str]()
    for name in ("first", "later"):
        began, busy = time.perf_counter(), time.process_time()
        found = Counter(each.kind.value for each in audit(project.working.database, LANGUAGE, memory=memory))
        figures[f"{name}_s"] = round(time.perf_counter() - began, 2)
        figures[f"{name}_cpu_s"] = round(time.process_time() - busy, 2)
    return {**figures, "found": dict(found)}


def main() -> None:
    """Run it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = write(Path(folder), options.articles)
        figures = {"articles": options.articles, "passages": project.counts()["passage"], **measure(project)}
        project.close(discard=True)
    if options.json:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        for name, figure in figures.items():
            sys.stdout.write(f"{name:>10}  {figure}\n")


if __name__ == "__main__":
    main()
