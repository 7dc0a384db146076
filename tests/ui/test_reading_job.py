from __future__ import annotations

from pathlib import Path

import pytest

from tests.interchange.documents import epub
from tests.ui.invented import Invented
from timeline_app.interchange.draft import ImportCancelled
from timeline_app.ui.reading_job import ReadingJob


def test_it_reads_compares_and_tells_how_far_it_is(world: Invented, tmp_path: Path) -> None:
    same, book = tmp_path / "same.txt", tmp_path / "book.epub"
    same.write_text(world.project.text(world.article), encoding="utf-8")
    book.write_bytes(epub({"a.xhtml": "<p>One of them.</p>", "b.xhtml": "<p>Two.</p>"}))
    told: list[float] = []
    found = ReadingJob([same, book], world.project.working.database, frozenset({book})).run(told.append)
    assert len(found) == 2
    assert found[0].alike is not None and found[0].alike.article == world.article
    assert told == sorted(told)
    assert len(ReadingJob([book], None).run(told.append)) == 2


def test_one_that_was_called_off_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    job = ReadingJob([tmp_path / "a.txt"], None)
    job.cancel()
    with pytest.raises(ImportCancelled):
        job.run(lambda _done: None)
