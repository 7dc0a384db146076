"""The events as a table for spreadsheets: one row an event, in the order of time.

Columns: title, when (EDTF), date (in words), track, tags, status, reviewed, notes, and for the linked passages
quote, article, published, url, stance, attribution, claimed. An event with several passages has one line for each
in these seven cells, in the same order; a quote's own line breaks become spaces. Tags are separated by commas.

RFC 4180, in UTF-8 with a byte order mark, without which Excel takes it for another encoding. A cell that a
spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from typing import TextIO

from timeline_app.dates.words import words
from timeline_app.interchange.report import Report, Tally, counted
from timeline_app.model import edtf
from timeline_app.model.records import Event, Link
from timeline_app.model.when import When
from timeline_app.project.project import Project

COLUMNS = (
    "title", "when", "date", "track", "tags", "status", "reviewed", "notes",
    "quote", "article", "published", "url", "stance", "attribution", "claimed",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_AT_ONCE = 500


def write(project: Project, file: TextIO, *, with_originals: bool = False) -> Report:
    """Write the events as they are now. `file` must leave line ends alone; originals have no place in a table."""
    table = _Table(project)
    rows = csv.writer(file)
    rows.writerow(COLUMNS)
    count = 0
    for event in _in_time(project):
        rows.writerow([escaped(cell) for cell in table.row(event)])
        count += 1
    return Report({"event": count}, table.losses())


def escaped(cell: str) -> str:
    """The cell, kept from being taken for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _in_time(project: Project) -> Iterator[Event]:
    """All events by their earliest time, those without a date last; no more than a few are held."""
    keys = [(row[3] if row[3] is not None else row[5], row[0]) for row in project.event_rows()]
    keys.sort(key=lambda key: (key[0] is None, key[0] or 0, key[1]))
    ids = (id for _, id in keys)
    while some := list(islice(ids, _AT_ONCE)):
        yield from project.events(some)


class _Table:
    """Makes the rows, and keeps account of what they cannot hold."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._zone = project.info.zone
        self._tracks = {track.id: track.name for track in project.tracks()}
        self._articles = {article.id: article for article in project.articles()}
        self._losses = Tally()

    def row(self, event: Event) -> list[str]:
        """The cells of one event."""
        evidence = [self._evidence(link) for link in self._project.links_of_event(event.id)]
        columns = zip(*(evidence or [("",) * 7]), strict=True)
        return [
            event.title,
            self._edtf(event.when),
            words(event.when, self._zone) if event.when else "",
            self._tracks[event.track],
            ", ".join(event.tags),
            event.status.value,
            "yes" if event.reviewed else "no",
            event.notes,
            *("\n".join(column) if any(column) else "" for column in columns),
        ]

    def losses(self) -> tuple[str, ...]:
        """What of the project is not in the table."""
        counts = self._project.counts()
        left_out = [
            counted(counts[table], noun)
            for table, noun in (("article", "article text"), ("marker", "marker"), ("bookmark", "bookmark"))
            if counts[table]
        ]
        if left_out:
            self._losses.add(f"CSV holds events only, without {', '.join(left_out)}")
        return self._losses.sentences()

    def _evidence(self, link: Link) -> tuple[str, ...]:
        passage = self._project.passage(link.passage)
        article = self._articles[passage.article]
        if link.note:
            self._losses.add("The note on a link was left out")
        return (
            " ".join(passage.quote.split()),
            article.title,
            article.published,
            article.url,
            link.stance.value,
            link.attribution,
            self._edtf(link.claimed),
        )

    def _edtf(self, when: When | None) -> str:
        if when is None:
            return ""
        written = edtf.write(when)
        if not written.exact:
            self._losses.add("A date is known in more detail than EDTF can write")
        return written.text
