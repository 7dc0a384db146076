from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from timeline_app.model import edtf
from timeline_app.model.records import Marker
from timeline_app.ui.marker_dialog import MarkerDialog
from timeline_app.ui.window import Window


@pytest.fixture
def sample(window: Window) -> Window:
    window.open_sample()
    return window


def deadline(window: Window) -> Marker:
    (marker,) = window.views.project.markers()
    return marker


def flag(window: Window) -> QPoint:
    """The middle of the deadline's label."""
    (flagged,) = window.views.timeline.canvas.flags()
    assert flagged.box is not None
    return flagged.box.center().toPoint()


def in_dialog(act: Callable[[MarkerDialog], None]) -> Callable[[], bool]:
    """Do this in the dialog as soon as it is there; the answer tells later whether it came."""
    came = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MarkerDialog):
            came.append(True)
            act(dialog)
            if dialog.isVisible():
                dialog.reject()
                raise AssertionError("the dialog is still open")

    QTimer.singleShot(150, look)
    return lambda: bool(came)


def type_title(dialog: MarkerDialog) -> None:
    dialog.title.selectAll()
    QTest.keyClicks(dialog.title, "Ultimatum")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)


def test_a_double_click_on_its_flag_changes_a_deadline(sample: Window) -> None:
    came = in_dialog(type_title)
    ground = sample.views.timeline.canvas.viewport()
    selected = sample.views.selection.events
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, flag(sample))
    assert sample.views.selection.events == selected != ()
    QTest.mouseDClick(ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, flag(sample))
    assert came()
    assert deadline(sample).title == "Ultimatum"
    assert sample.undo_label() == "Change marker"


def test_the_menu_of_a_flag_changes_it_too_and_it_can_be_deleted(sample: Window, qtbot: QtBot) -> None:
    def delete(dialog: MarkerDialog) -> None:
        (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Delete"]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    came = in_dialog(delete)
    ground, at = sample.views.timeline.canvas.viewport(), flag(sample)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, ground.mapToGlobal(at))
    QApplication.sendEvent(ground, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Change “Deadline”…"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert came()
    assert not sample.views.project.markers()
    sample.undo()
    assert deadline(sample).title == "Deadline"


def test_a_flag_tells_what_it_is(sample: Window, qtbot: QtBot) -> None:
    ground, at = sample.views.timeline.canvas.viewport(), flag(sample)
    QApplication.sendEvent(ground, QHelpEvent(QHelpEvent.Type.ToolTip, at, ground.mapToGlobal(at)))
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == "Deadline\n6 Sept 2021 10:00\nDouble-click to change or delete it"
    QToolTip.hideText()


def test_the_edit_menu_lists_the_markers_for_those_without_a_mouse(sample: Window) -> None:
    edit = sample.menuBar().actions()[1].menu()
    assert isinstance(edit, QMenu)
    (listed,) = [m for m in sample.findChildren(QMenu) if m.title().startswith("Chan&ge a dead")]
    listed.aboutToShow.emit()
    (entry,) = listed.actions()
    assert entry.text() == "Deadline, 6 Sept 2021 10:00…"
    came = in_dialog(type_title)
    entry.trigger()
    assert came() and deadline(sample).title == "Ultimatum"


def test_enter_in_the_date_field_keeps_the_marker(sample: Window) -> None:
    def type_date(dialog: MarkerDialog) -> None:
        line = dialog.when.line
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, "2021-09-07")
        QTest.keyClick(line, Qt.Key.Key_Return)

    came = in_dialog(type_date)
    sample.edit_marker(deadline(sample).id)
    assert came() and edtf.write(deadline(sample).when).text == "2021-09-07"


def test_escape_after_typing_a_date_leaves_the_marker_as_it_was(sample: Window) -> None:
    before = deadline(sample)

    def type_and_leave(dialog: MarkerDialog) -> None:
        line = dialog.when.line
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, "some day")
        buttons = dialog.findChild(QDialogButtonBox)
        assert isinstance(buttons, QDialogButtonBox)
        assert not buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
        QTest.keyClick(line, Qt.Key.Key_Escape)
        QTest.keyClick(line, Qt.Key.Key_Escape)

    came = in_dialog(type_and_leave)
    sample.edit_marker(before.id)
    assert came() and deadline(sample) == before
    assert sample.undo_label() is None


def test_nothing_changed_is_no_change(sample: Window) -> None:
    came = in_dialog(lambda dialog: dialog.accept())
    sample.edit_marker(deadline(sample).id)
    assert came() and sample.undo_label() is None
