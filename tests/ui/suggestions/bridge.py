"""An invented report with dates, in the real window, and what a person does with what is suggested."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from tests.ui.hands import LEFT, NONE, paper_of
from timeline_app.model import edtf
from timeline_app.model.records import Event
from timeline_app.model.text import Offsets
from timeline_app.ui.suggestions import Review
from timeline_app.ui.suggestions.dock import SuggestionDock
from timeline_app.ui.window import Window

TEXT = """\
The council closed the old bridge on 3 May 2021 after cracks were found in two of its piers. 😀

Engineers had looked at the bridge in 2019 and wrote that it was sound.

Repairs have gone on since 10 May 2021, with ferries carrying pupils and goods across.

The mayor promised on 12 May 2021 that nobody would have to pay for the ferry.
"""
OTHER = """\
The old bridge was closed by the council on 3 May 2021, a spokesman said, because cracks were found in two piers.

A petition with nine hundred names was handed over on 20 May 2021.
"""
SAID = ("3 May 2021", "2019", "10 May 2021", "12 May 2021")
Key = Qt.Key


def _named(said: str) -> str:
    """A date without the words before it, which may belong to it or not."""
    return next((date for date in (*SAID, "20 May 2021") if said.endswith(date)), said)


CONTROL = Qt.KeyboardModifier.ControlModifier


class Reviewer:
    """The window after an import, and a person's hands."""

    def __init__(self, window: Window, answers: Answers, folder: Path, qtbot: QtBot) -> None:
        self.window, self.answers, self.folder, self.qtbot = window, answers, folder, qtbot
        answers.facts = {"published": "2021-06-01", "zone": "Europe/Paris"}

    def bring_in(self, *texts: str) -> None:
        """Import these texts by the real intake, and wait until their dates were looked for."""
        self.answers.articles = []
        for number, text in enumerate(texts):
            path = self.folder / f"report-{number}-{abs(hash(text))}.txt"
            path.write_text(text, encoding="utf-8")
            self.answers.articles.append(path)
        QTest.keyClick(self.window, Key.Key_I, CONTROL)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is looked for, and everything was shown."""
        self.qtbot.waitUntil(lambda: not self.review.board.looking.is_running, timeout=5_000)
        QTest.qWait(20)

    def is_looking(self) -> bool:
        """Whether an article is still searched."""
        return self.review.board.looking.is_running

    @property
    def review(self) -> Review:
        return self.window.views.review

    @property
    def dock(self) -> SuggestionDock:
        return self.review.dock

    def said(self) -> list[str]:
        """What is listed, as the texts give it."""
        return [_named(row.proposal.said) for row in self.dock.list.rows]

    def current(self) -> str:
        """What is current, as its text gives it; "" for nothing."""
        current = self.review.board.current
        return _named(current.said) if current is not None else ""

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, at: QWidget | None = None) -> None:
        """Type a key where the keyboard is."""
        QTest.keyClick(at or self.window.focusWidget(), key, modifiers)
        QTest.qWait(10)

    def events(self) -> list[Event]:
        return [each for each in self.window.views.project.all("event") if isinstance(each, Event)]

    def dates(self) -> list[str]:
        """When the events are."""
        return [edtf.write(each.when).text if each.when is not None else "" for each in self.events()]

    def click_words(self, words: str) -> None:
        """Click on words of the article."""
        QTest.mouseClick(paper_of(self.window.views.article).viewport(), LEFT, NONE, self.point(words))
        QTest.qWait(10)

    def point(self, words: str) -> QPoint:
        """A point of the article's viewport on these words, which are brought into sight."""
        view = self.window.views.article
        paper = paper_of(view)
        assert view.article_id is not None
        text = self.window.views.project.text(view.article_id)
        offsets, start = Offsets(text), text.index(words)
        first, last = offsets.to_u16(start), offsets.to_u16(start + len(words))
        paper.scroll_to(first)
        QTest.qWait(10)
        return paper.rects_of(first, last)[0].center().toPoint()
