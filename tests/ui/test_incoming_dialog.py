"""Tests of the dialog about files that are to become articles, by real mouse and key events."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.interchange.documents import lines, pdf
from tests.interchange.test_likeness import OTHER, STORY
from tests.ui.hands import LEFT, NONE
from timeline_app.interchange.importing import Wish
from timeline_app.interchange.incoming import compared, read_files
from timeline_app.ui.incoming_dialog import SHOWN_CP, IncomingDialog

PLAIN, NEAR, SAME, PAPER, EMPTY = range(5)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(parent: QWidget, tmp_path: Path) -> IncomingDialog:
    contents = {
        "a.txt": STORY.encode(),
        "b.txt": STORY.replace("day 30 ", "night 30 ").encode(),
        "c.txt": STORY.encode(),
        "d.pdf": pdf([lines("As found on the page.")]),
        "e.txt": b"",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    found = compared(read_files([tmp_path / name for name in contents]), None)
    dialog = IncomingDialog(found, parent)
    dialog.show()
    return dialog


def tick(dialog: IncomingDialog, row: int) -> None:
    rect = dialog.list.visualItemRect(dialog.list.item(row))
    QTest.mouseClick(dialog.list.viewport(), LEFT, NONE, rect.topLeft() + QPoint(10, rect.height() // 2))


def choose(dialog: IncomingDialog, row: int) -> None:
    rect = dialog.list.visualItemRect(dialog.list.item(row))
    QTest.mouseClick(dialog.list.viewport(), LEFT, NONE, rect.center())


def radio(dialog: IncomingDialog, words: str) -> QRadioButton:
    return next(each for each in dialog.findChildren(QRadioButton) if words in each.text())


def said(dialog: IncomingDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_what_can_come_in_is_ticked_and_counted(dialog: IncomingDialog) -> None:
    assert dialog.wishes() == [Wish(), Wish(), None, Wish(), None]
    assert "3 articles will come in, 1 is there already, 1 cannot be read." in said(dialog)
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    assert box.button(QDialogButtonBox.StandardButton.Ok).text() == "Import 3 articles"


def test_the_first_that_wants_a_look_is_shown(dialog: IncomingDialog) -> None:
    assert dialog.list.currentRow() == NEAR
    assert "b.txt is 9" in said(dialog)


def test_a_tick_taken_away_leaves_a_file_out(dialog: IncomingDialog) -> None:
    tick(dialog, PLAIN)
    tick(dialog, NEAR)
    assert dialog.wishes()[:2] == [None, None]
    choose(dialog, NEAR)
    assert radio(dialog, "Leave it out").isChecked()
    tick(dialog, NEAR)
    assert radio(dialog, "of its own").isChecked()
    tick(dialog, SAME)
    assert dialog.wishes()[SAME] is None


def test_a_text_that_is_nearly_there_can_be_a_new_version(dialog: IncomingDialog) -> None:
    radio(dialog, "new version").click()
    assert dialog.wishes()[NEAR] == Wish(as_version=True)
    radio(dialog, "Leave it out").click()
    assert dialog.wishes()[NEAR] is None
    assert dialog.list.item(NEAR).checkState() == Qt.CheckState.Unchecked
    assert "2 articles will come in" in said(dialog)


def test_only_a_doubtful_text_can_be_corrected(dialog: IncomingDialog) -> None:
    assert dialog.text.isReadOnly()
    choose(dialog, PAPER)
    dialog.text.setFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_End)
    QTest.keyClicks(dialog.text, " Really.")
    assert dialog.wishes()[PAPER] == Wish("As found on the page. Really.")
    choose(dialog, PLAIN)
    choose(dialog, PAPER)
    assert dialog.text.toPlainText() == "As found on the page. Really."


def test_why_a_file_cannot_be_read_is_said(dialog: IncomingDialog) -> None:
    choose(dialog, EMPTY)
    assert "e.txt is empty." in said(dialog)
    assert not dialog.text.isVisible()


def test_with_nothing_to_import_the_button_is_off(dialog: IncomingDialog) -> None:
    for row in (PLAIN, NEAR, PAPER):
        tick(dialog, row)
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    assert not box.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    assert "Nothing will come in" in said(dialog)


def test_of_a_long_text_the_beginning_is_shown(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OTHER * 20)
    dialog = IncomingDialog(compared(read_files([tmp_path / "a.txt"]), None), parent)
    assert len(dialog.text.toPlainText()) == SHOWN_CP + 1
    assert dialog.wishes() == [Wish()]
