from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QTextEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.invented import Invented
from tests.ui.versions.corrected import ASKED, CHANGED, GONE, plan_of
from timeline_app.model.anchoring import State
from timeline_app.ui.theme import LIGHT, apply
from timeline_app.ui.versions.decisions import Outcome
from timeline_app.ui.versions.passage_page import BY_HAND, LEAVE, around
from timeline_app.ui.versions.preview_dialog import PreviewDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication, world: Invented) -> Iterator[PreviewDialog]:
    apply(qapp, LIGHT)
    dialog = PreviewDialog(plan_of(world), world.project, LIGHT)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    yield dialog


def words(dialog: PreviewDialog) -> str:
    told = dialog.page.findChild(QTextEdit)
    assert isinstance(told, QTextEdit)
    return told.toPlainText()


def current(dialog: PreviewDialog) -> QTreeWidgetItem:
    item = dialog.list.currentItem()
    assert item is not None
    return item


def go_to(dialog: PreviewDialog, quote: str) -> None:
    """Move down the list with the arrow key to the passage of this quote."""
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    for _ in range(dialog.list.topLevelItemCount()):
        if current(dialog).text(1).startswith(quote[:30]):
            return
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    raise AssertionError(quote)


def press(dialog: PreviewDialog, choice: int) -> None:
    button = dialog.page.choice(choice)
    assert button is not None
    QTest.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))


def test_it_begins_with_what_is_to_decide_and_tells_how_it_stands(dialog: PreviewDialog) -> None:
    assert current(dialog).text(0) == "? to decide"
    assert "Aa hearing is set for 35 September" in words(dialog)  # what went, and what came
    assert "Supports: Hearing in the district court" in words(dialog)
    assert dialog.page.choice(0) is not None
    assert dialog.decisions.outcome(current(dialog).data(0, Qt.ItemDataRole.UserRole)) is Outcome.OPEN


def test_both_words_of_a_change_are_shown_and_not_by_colour_alone(dialog: PreviewDialog) -> None:
    go_to(dialog, CHANGED)
    assert "20162015" in words(dialog)
    assert "A number is another one." in words(dialog)
    told = dialog.page.findChild(QTextEdit)
    assert isinstance(told, QTextEdit)
    at = told.toPlainText().index("20162015")
    cursor = told.textCursor()
    cursor.setPosition(at + 1)
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(at + 5)
    assert cursor.charFormat().fontUnderline()


def test_a_place_is_taken_by_a_click_and_left_by_another(dialog: PreviewDialog, world: Invented) -> None:
    press(dialog, 0)
    span = dialog.decisions.span(world.passages[ASKED])
    assert span is not None
    assert dialog.decisions.plan.new[slice(*span)] == "a hearing is set for 5 September 2019"
    assert current(dialog).text(4) == "goes along"

    press(dialog, LEAVE)
    assert dialog.decisions.outcome(world.passages[ASKED]) is Outcome.STAYS


def test_words_selected_in_the_new_text_can_be_taken(dialog: PreviewDialog, world: Invented) -> None:
    go_to(dialog, GONE)
    assert not dialog.page.take.isEnabled()
    text = dialog.page.text
    text.setFocus()
    cursor = text.textCursor()
    offsets_before_the_emoji = text.toPlainText().index("Union lawyers")
    assert "😀" in dialog.decisions.plan.new[:offsets_before_the_emoji]
    cursor.setPosition(cursor.document().find("Union lawyers").selectionStart())
    text.setTextCursor(cursor)
    for _ in range(2):
        QTest.keyClick(
            text, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    assert text.textCursor().selectedText().strip() == "Union lawyers"

    QTest.mouseClick(dialog.page.take, LEFT)

    span = dialog.decisions.span(world.passages[GONE])
    assert span is not None
    assert dialog.decisions.plan.new[slice(*span)].strip() == "Union lawyers"
    chosen = dialog.page.choice(BY_HAND)
    assert chosen is not None
    assert chosen.isChecked()


def test_the_list_can_be_sieved_by_state(dialog: PreviewDialog) -> None:
    dialog.filter.setCurrentIndex(dialog.filter.findData(State.LOST))
    items = [dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount())]
    shown = [item.text(1) for item in items if item is not None and not item.isHidden()]
    assert shown == [GONE]
    assert current(dialog).text(1) == GONE
    assert "Nothing like it is in the new text." in words(dialog)


def test_cancel_is_a_no(dialog: PreviewDialog) -> None:
    QTest.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel), LEFT)
    assert dialog.result() == 0


def test_what_stands_around_a_passage_are_whole_words() -> None:
    text = "Nobody says, however, that the guard left on Monday; others do."
    span = (text.index("guard"), text.index("guard") + 5)
    assert around(text, span, 12) == ("…that the ", " left on…")
    assert around(text, span, 500) == (text[: span[0]], text[span[1] :])
    assert around("guard, they say", (0, 5), 5) == ("", ",…")
