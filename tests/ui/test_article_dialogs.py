"""Tests of the dialogs about articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.invented import Invented, invent
from timeline_app.ui.article_dialogs import edit_properties, paste_article


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Invented]:
    world = invent(tmp_path)
    yield world
    world.project.close(discard=True)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def meanwhile(act: Callable[[QDialog], None]) -> None:
    """Let a person act in the dialog that opens next; what goes wrong there closes it and fails the test."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(50, run)


def line(dialog: QDialog, name: str) -> QLineEdit:
    return next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name)


def press(dialog: QDialog, which: QDialogButtonBox.StandardButton) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    QTest.mouseClick(box.button(which), Qt.MouseButton.LeftButton)


def retype(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


OK = QDialogButtonBox.StandardButton.Ok


def test_facts_are_changed_as_one_change(world: Invented, parent: QWidget) -> None:
    def act(dialog: QDialog) -> None:
        retype(line(dialog, "Title"), "Another headline")
        retype(line(dialog, "Author"), "A. Writer")
        retype(line(dialog, "Published"), "16 June 2019")
        assert "16 June 2019" in said(dialog)
        press(dialog, OK)

    meanwhile(act)
    assert edit_properties(world.project, world.article, parent)
    article = world.project.article(world.article)
    assert (article.title, article.author, article.published) == (
        "Another headline",
        "A. Writer",
        "2019-06-16",
    )
    assert (article.publisher, article.zone) == ("Harbour Post", "Europe/Warsaw")
    assert world.project.undo_label == "Change article properties"


def test_a_date_that_cannot_be_read_keeps_the_dialog_open(world: Invented, parent: QWidget) -> None:
    def act(dialog: QDialog) -> None:
        retype(line(dialog, "Published"), "blorsday")
        press(dialog, OK)
        assert dialog.isVisible()
        assert line(dialog, "Published").text() == "blorsday"
        assert "blorsday" in said(dialog)

    meanwhile(act)
    assert not edit_properties(world.project, world.article, parent)
    assert world.project.article(world.article).published == "2019-06-15"


def test_nothing_changed_is_no_change(world: Invented, parent: QWidget) -> None:
    meanwhile(lambda dialog: press(dialog, OK))
    assert edit_properties(world.project, world.article, parent)
    assert world.project.undo_label == "Build"


def test_a_pasted_text_takes_its_first_line_as_title(parent: QWidget) -> None:
    QApplication.clipboard().setText("A headline\r\n\r\nThe first words. 😀")

    def act(dialog: QDialog) -> None:
        retype(line(dialog, "Published"), "2019-06-16")
        press(dialog, OK)

    meanwhile(act)
    pasted = paste_article(parent)
    assert pasted is not None
    article, text = pasted
    assert article.title == "A headline"
    assert article.published == "2019-06-16"
    assert text == "A headline\n\nThe first words. 😀"


def test_without_a_text_nothing_can_be_added(parent: QWidget) -> None:
    QApplication.clipboard().clear()

    def act(dialog: QDialog) -> None:
        box = dialog.findChild(QDialogButtonBox)
        assert isinstance(box, QDialogButtonBox)
        assert not box.button(OK).isEnabled()
        text = dialog.findChild(QPlainTextEdit)
        assert isinstance(text, QPlainTextEdit)
        QTest.keyClicks(text, "Typed by hand")
        assert box.button(OK).isEnabled()

    meanwhile(act)
    assert paste_article(parent) is None
