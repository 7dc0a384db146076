from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from tests.ui.popups import choose_from_bar
from timeline_app.model.calendar import us_from_civil as at
from timeline_app.project import edits
from timeline_app.ui.palette import Palette, ShortcutSheet
from timeline_app.ui.window import Window

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sample(window: Window) -> Window:
    window.open_sample()
    QTest.qWait(20)
    return window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)
    QTest.qWait(10)


def shows(window: Window, begin: int, end: int) -> bool:
    return window.views.timeline.visible_range() == pytest.approx((begin, end), abs=(end - begin) // 1000)


def going(window: Window) -> list[str]:
    return [words for words, _ in window.bookmarks.entries()]


def test_the_bookmarks_of_the_project_stand_in_the_menu_with_keys(sample: Window) -> None:
    assert going(sample) == ["Bookmarks: Summer 2021", "Bookmarks: Deadline day"]
    sample.views.article.setFocus()
    press(Qt.Key.Key_2, ALT)
    assert shows(sample, at(2021, 9, 6), at(2021, 9, 7))
    choose_from_bar(sample.menuBar(), "Bookmarks/Summer 2021")
    assert shows(sample, at(2021, 7, 15), at(2021, 9, 11))


def test_a_new_bookmark_is_there_at_once_and_gone_after_undo(sample: Window) -> None:
    sample.views.timeline.setFocus()
    press(Qt.Key.Key_B)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Salt & bread")
    press(Qt.Key.Key_Return)
    assert going(sample)[-1] == "Bookmarks: Salt & bread"
    kept = sample.views.timeline.visible_range()
    sample.views.timeline.fit_all()
    press(Qt.Key.Key_3, ALT)
    assert shows(sample, *kept)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(going(sample)) == 2


def test_bookmarks_are_renamed_and_deleted_from_the_menu(sample: Window) -> None:
    choose_from_bar(sample.menuBar(), "Bookmarks/Rename/Summer 2021")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and field.text() == "Summer 2021"
    QTest.keyClicks(field, "The summer")
    press(Qt.Key.Key_Return)
    choose_from_bar(sample.menuBar(), "Bookmarks/Delete/Deadline day")
    assert going(sample) == ["Bookmarks: The summer"]


def test_the_palette_finds_a_bookmark_and_goes_there(sample: Window, qtbot: QtBot) -> None:
    sample.open_palette()
    palette = sample.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.waitUntil(palette.isActiveWindow)
    field, listed = palette.findChild(QLineEdit), palette.findChild(QTreeWidget)
    assert isinstance(field, QLineEdit) and isinstance(listed, QTreeWidget)
    QTest.keyClicks(field, "deadline day")
    assert listed.topLevelItemCount() == 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shows(sample, at(2021, 9, 6), at(2021, 9, 7))


def test_only_the_first_nine_have_keys_and_no_project_has_none(sample: Window) -> None:
    with sample.views.project.edit("Add") as edit:
        for n in range(10):
            edits.add_bookmark(edit, f"View {n}", n, n + 10**12)
    keys = [action.shortcut().toString() for _, action in sample.bookmarks.entries()]
    assert keys == [f"Alt+{n}" for n in range(1, 10)] + [""] * 3
    sample.documents.abandon()
    assert going(sample) == []


def test_the_sheet_of_keys_tells_of_them(sample: Window) -> None:
    sheet = ShortcutSheet(sample.actions_, sample)
    assert "Alt+1 … Alt+9" in [label.text() for label in sheet.findChildren(QLabel)]
    sheet.deleteLater()
