"""Long work beside the window: it answers, work comes back with its result or its error, and can be called off."""

from __future__ import annotations

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from timeline_app.project.reading import Progress
from timeline_app.ui.away import Away
from timeline_app.ui.progress_card import PATIENCE_MS, ProgressCard
from timeline_app.ui.theme import Appearance


class Work:
    """Goes on until it is called off or may end."""

    def __init__(self) -> None:
        self.may_end, self.is_cancelled = Event(), False

    def run(self, progress: Progress) -> str:
        progress(0.25)
        assert self.may_end.wait(20)
        return "called off" if self.is_cancelled else "done"

    def cancel(self) -> None:
        self.is_cancelled = True
        self.may_end.set()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 600)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_work_is_done_in_another_thread_while_the_window_answers(qtbot: QtBot) -> None:
    away, work, answered = Away(), Work(), []

    def answer() -> None:
        answered.append(away.doing)
        work.may_end.set()

    QTimer.singleShot(20, answer)
    assert away.run("Counting", work.run) == "done"
    assert answered == ["Counting"] and away.doing == ""
    assert away.run("Looking", lambda _tell: current_thread() is main_thread()) is False


def test_an_error_comes_back_to_whoever_asked(qtbot: QtBot) -> None:
    away = Away()

    def fail(_tell: Progress) -> None:
        raise LookupError("not here")

    with pytest.raises(LookupError, match="not here"):
        away.run("Looking", fail)
    assert away.run("Looking again", lambda _tell: 7) == 7


def test_only_one_thing_is_done_at_a_time(qtbot: QtBot) -> None:
    away, work, refused = Away(), Work(), []

    def begin_another() -> None:
        with pytest.raises(RuntimeError):
            away.run("Counting more", lambda _tell: None)
        refused.append(True)
        work.may_end.set()

    QTimer.singleShot(10, begin_another)
    away.run("Counting", work.run)
    assert refused == [True]


def test_quick_work_shows_no_card(page: QWidget, qtbot: QtBot) -> None:
    away, shown = Away(), []
    card = ProgressCard(away, Appearance(), page)
    away.ended.connect(lambda: shown.append(card.isVisible()))
    away.run("Counting", lambda _tell: QTest.qSleep(10))
    QTest.qWait(PATIENCE_MS + 50)
    assert shown == [False] and not card.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_longer_work_shows_how_far_it_is_and_is_called_off_by_button_or_key(
    page: QWidget, qtbot: QtBot, by_key: bool
) -> None:
    away, work, seen = Away(), Work(), []
    card = ProgressCard(away, Appearance(), page)

    def look() -> None:
        seen.append((card.isVisible(), card.bar.value() / card.bar.maximum(), card.accessibleName()))
        assert page.rect().contains(card.geometry())
        if by_key:
            QTest.keyClick(page, Qt.Key.Key_Escape)
        else:
            QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(PATIENCE_MS + 60, look)
    assert away.run("Opening “talks”", work.run, work.cancel) == "called off"
    assert seen == [(True, 0.25, "Opening “talks”")]
    assert not card.isVisible()


def test_work_that_cannot_be_called_off_has_no_button(page: QWidget, qtbot: QtBot) -> None:
    away, work, seen = Away(), Work(), []
    card = ProgressCard(away, Appearance(), page)

    def look() -> None:
        QTest.keyClick(page, Qt.Key.Key_Escape)
        seen.append((card.isVisible(), card.button.isVisible()))
        work.may_end.set()

    QTimer.singleShot(PATIENCE_MS + 60, look)
    assert away.run("Checking", work.run) == "done"
    assert seen == [(True, False)]


def test_work_of_the_window_itself_lets_it_paint_and_show_how_far_it_is() -> None:
    away, told, turns = Away(), list[float](), list[str]()
    away.moved.connect(told.append)
    QTimer.singleShot(0, lambda: turns.append(away.doing))

    def work(progress: Progress) -> str:
        assert current_thread() is main_thread() and away.is_here
        progress(0.5)
        with pytest.raises(RuntimeError, match="Merging"):
            away.run_here("Another", lambda _tell: None)
        return "done"

    assert away.run_here("Merging", work) == "done"
    assert (told, turns, away.doing, away.is_here) == ([0.5], ["Merging"], "", False)
