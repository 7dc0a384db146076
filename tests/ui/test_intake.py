"""Files, several at once, become articles: through the real window, with a person who decides about each."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.interchange.documents import docx, epub, lines, paragraph, pdf
from tests.interchange.test_likeness import STORY
from tests.ui.conftest import Answers
from tests.ui.versions.test_correcting import in_dialogs, press_ok
from timeline_app.interchange.draft import Progress
from timeline_app.interchange.importing import Wish
from timeline_app.interchange.incoming import Incoming
from timeline_app.model.records import Article
from timeline_app.project import edits
from timeline_app.ui.reading_job import ReadingJob
from timeline_app.ui.window import Window


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [
        write(tmp_path / "report.txt", STORY),
        write(tmp_path / "minutes.docx", docx(paragraph("The minutes of the meeting, word for word."))),
        write(tmp_path / "empty.txt", ""),
        write(tmp_path / "copy.txt", STORY),
    ]


def texts(window: Window) -> list[str]:
    return [window.views.project.text(article.id) for article in window.views.project.articles()]


def test_several_files_come_in_as_one_change_and_each_has_its_result(
    window: Window, answers: Answers, files: list[Path]
) -> None:
    answers.articles = files
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert texts(window) == [STORY, "The minutes of the meeting, word for word."]
    (found,) = answers.incoming
    assert [bool(each.problem) for each in found] == [False, False, True, False]
    assert found[3].alike is not None and found[3].alike.is_same
    assert window.views.project.undo_label == "Import 2 articles"
    assert window.views.article.article_id == window.views.project.articles()[0].id
    assert answers.asked == [
        "facts about report",
        "facts about minutes",
    ]  # of many it would be a row of dialogs
    assert "Imported" in window.statusBar().currentMessage()
    window.undo()
    assert texts(window) == []


def test_who_calls_off_the_list_imports_nothing(window: Window, answers: Answers, files: list[Path]) -> None:
    window.documents.new()
    answers.wishes = [None] * 4
    assert not window.open(files)
    assert texts(window) == []
    assert not window.views.project.modified


def test_reading_goes_on_beside_the_window_and_can_be_called_off(
    window: Window, answers: Answers, files: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.documents.new()
    begun, go_on = threading.Event(), threading.Event()
    real = ReadingJob.run

    def slow(job: ReadingJob, progress: Progress) -> list[Incoming]:
        begun.set()
        assert go_on.wait(10)
        return real(job, progress)

    monkeypatch.setattr(ReadingJob, "run", slow)
    shown: list[bool] = []

    def meanwhile() -> None:
        assert begun.wait(10)
        window.documents.away.cancel()
        shown.append(window.documents.away.can_cancel)
        go_on.set()

    QTimer.singleShot(20, meanwhile)
    assert not window.open(files)
    assert shown == [True]
    assert texts(window) == []
    assert answers.incoming == []
    assert window.statusBar().currentMessage() == "Nothing was imported"


def test_what_is_there_already_is_told_and_not_added_twice(
    window: Window, answers: Answers, files: list[Path]
) -> None:
    assert window.open(files[:1])
    assert not window.open(files[3:])
    assert texts(window) == [STORY]
    assert "is in the project already" in answers.told[-1]


def test_a_correction_takes_the_passages_of_its_article_along(
    window: Window, answers: Answers, files: list[Path], tmp_path: Path
) -> None:
    window.open(files[:1])
    project = window.views.project
    (old,) = project.articles()
    start = STORY.index("day 30")
    with project.edit("Mark") as edit:
        passage = edits.mark_passage(edit, old.id, start, start + 6)
        event = edits.add_event(edit, "It happened", project.tracks()[0].id)
        edits.link(edit, event, passage)
    answers.wishes = [Wish(as_version=True)]
    met = in_dialogs(press_ok)
    assert window.open([write(tmp_path / "new.txt", "A new first line.\n" + STORY)])
    assert met == ["PreviewDialog"]
    new = next(article for article in project.articles() if article.version_of == old.id)
    (link,) = project.links_of_event(event)
    assert project.passage(passage).became == link.passage
    assert project.passage(link.passage).article == new.id == window.views.article.article_id
    assert project.passage(link.passage).quote == "day 30"


def test_a_correction_that_is_called_off_adds_nothing(
    window: Window, answers: Answers, files: list[Path], tmp_path: Path
) -> None:
    window.open(files[:1])
    answers.wishes = [Wish(as_version=True)]
    met = in_dialogs(lambda dialog: dialog.reject())
    window.open([write(tmp_path / "new.txt", STORY.replace("day 30 ", "night 30 "))])
    assert met == ["PreviewDialog"]
    assert texts(window) == [STORY]


def test_the_text_of_a_pdf_file_is_looked_over_first(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    answers.wishes = [Wish("As corrected by hand.\n")]
    paper = write(tmp_path / "paper.pdf", pdf([lines("As found on the page.")]))
    assert window.open([paper])
    ((found,),) = answers.incoming
    assert found.article is not None and found.article.text == "As found on the page."
    assert texts(window) == ["As corrected by hand.\n"]
    assert window.views.project.original(window.views.project.articles()[0].id) == paper.read_bytes()


@pytest.mark.parametrize(("way", "count"), [(0, 2), (1, 1), (None, 0)])
def test_what_becomes_of_a_book_is_asked(
    window: Window, answers: Answers, tmp_path: Path, way: int | None, count: int
) -> None:
    window.documents.new()
    answers.choice = way
    book = write(tmp_path / "book.epub", epub({"a.xhtml": "<p>One of them.</p>", "b.xhtml": "<p>Two.</p>"}))
    assert window.open([book]) == (count > 0)
    assert answers.asked[0] == "book.epub is a book of 2 chapters."
    assert len(texts(window)) == count


def test_copied_files_are_pasted_as_articles(window: Window, answers: Answers, files: list[Path]) -> None:
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(path)) for path in files[:2]])
    QApplication.clipboard().setMimeData(copied)
    try:
        QTest.keyClick(
            window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        assert len(texts(window)) == 2
    finally:
        QApplication.clipboard().clear()


@pytest.mark.parametrize(("way", "count"), [(0, 2), (1, 2), (None, 1)])
def test_a_pasted_text_that_is_nearly_there_is_asked_about(
    window: Window, answers: Answers, files: list[Path], way: int | None, count: int
) -> None:
    window.open(files[:1])
    answers.pasted = (Article(id=0, title="Pasted", text_sha256=""), STORY + " And more.")
    answers.choice = way
    met = in_dialogs(*[press_ok] * (way == 1))
    window.intake.paste()
    assert met == ["PreviewDialog"] * (way == 1)
    articles = window.views.project.articles()
    assert len(articles) == count
    assert articles[-1].version_of == (articles[0].id if way == 1 else None)
    assert "the same as" in answers.asked[-1]


def test_a_pasted_text_that_is_there_is_not_added(
    window: Window, answers: Answers, files: list[Path]
) -> None:
    window.open(files[:1])
    answers.pasted = (Article(id=0, title="Pasted", text_sha256=""), STORY)
    assert not window.intake.paste()
    assert "is in the project already" in answers.told[-1]
