"""Runs all checks over one database and hands out what they find, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path

from timeline_app.project.audit import events
from timeline_app.project.audit.alike import duplicates
from timeline_app.project.audit.articles import Places, weak_articles
from timeline_app.project.audit.findings import Finding, Kind, Language
from timeline_app.project.audit.verdicts import ACCEPTED
from timeline_app.project.reading import Progress
from timeline_app.project.store import connect

_LOOK_EVERY = 5_000  # steps of SQLite's machine: less than a millisecond
_SHARE_OF_EVENTS = 0.3  # of the whole, as far as progress is told

Memory = Places
"""What one audit learns about texts and the next one need not learn again."""


def audit(
    database: Path,
    language: Language,
    *,
    memory: Memory | None = None,
    most: int | None = None,
    progress: Progress = lambda done: None,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Finding]:
    """Everything that is weak in what was committed, accepted findings included; in the thread that asks for them.

    A check that has found `most` looks no further. `stop` ends SQLite's work with sqlite3.OperationalError.
    FileNotFoundError where there is no such database.
    """
    if not database.exists():
        raise FileNotFoundError(database)
    with closing(connect(database, read_only=True)) as db:
        db.set_progress_handler(lambda: int(stop()), _LOOK_EVERY)
        db.execute("BEGIN")  # all checks see the same state
        accepted = {
            about: (decision, reason)
            for decision, about, reason in db.execute(
                "SELECT id, about, reason FROM decision WHERE verdict = ? ORDER BY id", (ACCEPTED,)
            )
        }
        checks = (
            events.unsupported(db),
            events.single_source(db),
            events.contradicted(db),
            events.other_date(db, language),
            events.undated(db),
            duplicates(db),
            events.unreviewed(db),
        )
        places = memory or Places(language)
        rest = weak_articles(
            db, language, places, lambda done: progress(_SHARE_OF_EVENTS + done * (1 - _SHARE_OF_EVENTS))
        )
        found: Counter[Kind] = Counter()
        for number, check in enumerate(chain(checks, (rest,))):
            progress(number / len(checks) * _SHARE_OF_EVENTS)
            for finding in check:
                found[finding.kind] += 1
                if most is None or found[finding.kind] <= most:
                    verdict = accepted.get(finding.about) if accepted else None
                    yield replace(finding, decision=verdict[0], reason=verdict[1]) if verdict else finding
                elif number < len(checks):
                    break
        progress(1.0)
