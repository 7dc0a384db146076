"""The questions as a person meets them: real dialogs, answered by real clicks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.project.recovery import Unsaved
from timeline_app.ui.asking import Answer, Asking, Unattended
from timeline_app.ui.recovery_dialog import RecoveryDialog, describe

FOUND = [
    Unsaved(Path("a"), Path("talks.tlproj"), "Talks", 3, "Move event", 1_632_000_000_000_000),
    Unsaved(Path("b"), None, "", 1, "New event", 1_631_000_000_000_000),
]


@pytest.fixture
def asking(qtbot: QtBot) -> Asking:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return Asking(parent)


def click(text: str, seen: list[str]) -> None:
    """Click a button of the dialog that comes up next, and keep what the dialog said."""

    def now() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        buttons = dialog.findChildren(QPushButton)
        QTest.mouseClick(
            next(b for b in buttons if b.text().replace("&", "") == text), Qt.MouseButton.LeftButton
        )

    QTimer.singleShot(20, now)


@pytest.mark.parametrize(
    ("button", "answer"), [("Save", Answer.SAVE), ("Discard", Answer.DISCARD), ("Cancel", Answer.CANCEL)]
)
def test_unsaved_changes_are_asked_about_by_name(asking: Asking, button: str, answer: Answer) -> None:
    seen: list[str] = []
    click(button, seen)
    assert asking.about_changes("Talks") is answer
    assert any("Talks" in text for text in seen)


@pytest.mark.parametrize(("button", "answer"), [("Revert", True), ("Cancel", False)])
def test_a_confirmation_says_what_the_button_does(asking: Asking, button: str, answer: bool) -> None:
    click(button, [])
    assert asking.confirm("Go back?", "What was changed since is lost.", "Revert") is answer


@pytest.mark.parametrize(("button", "answer"), [("Without", 0), ("With", 1), ("Cancel", None)])
def test_a_choice_gives_the_place_of_the_button(asking: Asking, button: str, answer: int | None) -> None:
    click(button, [])
    assert asking.choose("Which?", "", ("Without", "With")) == answer


def test_a_problem_is_told_with_what_was_kept(asking: Asking) -> None:
    seen: list[str] = []
    click("OK", seen)
    asking.tell("The disk is full.", "Your changes are kept.")
    assert "The disk is full." in seen and "Your changes are kept." in seen


@pytest.mark.parametrize(
    ("button", "chosen", "discarded"),
    [("Open", FOUND[0], []), ("Discard", None, [FOUND[0]]), ("Ask me later", None, [])],
)
def test_unsaved_work_can_be_opened_discarded_or_left(
    qtbot: QtBot, button: str, chosen: Unsaved | None, discarded: list[Unsaved]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RecoveryDialog(FOUND, parent)
    dialog.show()
    it = next(b for b in dialog.findChildren(QPushButton) if b.text() == button)
    QTest.mouseClick(it, Qt.MouseButton.LeftButton)
    assert (dialog.chosen, dialog.discarded) == (chosen, discarded)
    assert dialog.isVisible() == (button == "Discard")


def test_unsaved_work_is_described_so_that_one_knows_which_it_is() -> None:
    assert describe(FOUND[0]).startswith("Talks  (talks.tlproj)\n3 changes, the last on 18 September 2021")
    assert "never saved to a file" in describe(FOUND[1]) and "1 change," in describe(FOUND[1])


def test_where_nobody_can_be_asked_nothing_is_lost_and_problems_are_told() -> None:
    said: list[str] = []
    nobody = Unattended(said.append)
    declined: list[Callable[[], object]] = [
        lambda: nobody.about_changes("Talks") is Answer.CANCEL,
        lambda: nobody.about_unsaved(FOUND) == (None, []),
        lambda: not nobody.confirm("Go back?", "", "Revert"),
        lambda: nobody.choose("Which of two?", "", ("a", "b")) is None,
    ]
    assert all(each() for each in declined)
    nobody.tell("The disk is full.")
    assert said == ["Which of two?", "The disk is full."]
