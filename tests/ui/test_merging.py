"""Another copy comes in through the real window: what is asked, by real clicks and keys, and what is done then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from timeline_app.dates import entry
from timeline_app.model.records import Event
from timeline_app.project import edits
from timeline_app.project.merge_plan import Side
from timeline_app.project.project import Project
from timeline_app.project.project_file import open_project, save
from timeline_app.ui.asking import Asking
from timeline_app.ui.merge_dialog import MergeDialog
from timeline_app.ui.merge_table import Choice, MergeTable
from timeline_app.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def titles(project: Project) -> set[str]:
    return {each.title for each in project.all("event") if isinstance(each, Event)}


@pytest.fixture
def saved(window: Window, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Path:
    """The window with a project of one event, saved to this file."""
    answers.path = tmp_path / "talks.tlproj"
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    project = window.views.project
    with project.edit("New event") as edit:
        edits.add_event(edit, "Talks begin", project.tracks()[0].id, entry.read("6 September 2021"))
    save_by_key(window, qtbot)
    return answers.path


def save_by_key(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not window.views.project.modified and not window.documents.is_saving)


def work_there(path: Path, tmp_path: Path, *, title: str = "", added: str = "") -> None:
    """What a colleague does to a copy on another computer."""
    there = open_project(path, tmp_path / "elsewhere")
    with there.edit("Work") as edit:
        if added:
            edits.add_event(edit, added, there.tracks()[0].id)
        if title:
            edits.change_event(edit, event_of(there), title=title, when=entry.read("7 September 2021"))
    save(there)
    there.close()


def event_of(project: Project) -> int:
    """The event that both copies have."""
    return min(each.id for each in project.all("event"))


@pytest.fixture
def colleagues(saved: Path, tmp_path: Path, answers: Answers) -> Path:
    """A copy in which the common event was renamed and dated anew, and one was added."""
    path = tmp_path / "talks (Ada).tlproj"
    path.write_bytes(saved.read_bytes())
    work_there(path, tmp_path, title="Talks open", added="Ada’s event")
    answers.path = path
    return path


def merge_by_menu(window: Window) -> None:
    window.actions_["merge"].trigger()
    QTest.qWait(1)


# -- the dialog itself


CHOICES = [
    Choice("Event “Truce”", "Date", "14 August 2021", "15 August 2021", "16 August 2021"),
    Choice("Event “Siege”", "Deleted, or kept?", "there", "deleted", "kept and changed"),
]


def dialog(qtbot: QtBot, choices: Sequence[Choice] = CHOICES) -> MergeDialog:
    shown = MergeDialog("copy.tlproj", "1 event added", ["Event “New” added"], choices)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    QTest.qWait(1)
    return shown


def cell(table: MergeTable, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def button(shown: MergeDialog, words: str) -> QPushButton:
    (found,) = [each for each in shown.findChildren(QPushButton) if each.text() == words]
    return found


def test_nothing_is_merged_before_everything_is_decided(qtbot: QtBot) -> None:
    shown = dialog(qtbot)
    table = shown.table
    assert table is not None and not button(shown, "Merge").isEnabled()
    QTest.mouseClick(table.viewport(), LEFT, pos=cell(table, 0, 3))
    assert not button(shown, "Merge").isEnabled()
    QTest.mouseClick(table.viewport(), LEFT, pos=cell(table, 1, 2))
    assert button(shown, "Merge").isEnabled()
    QTest.mouseClick(button(shown, "Merge"), LEFT)
    assert shown.result() == 1 and shown.sides == [Side.THEIRS, Side.OURS]


def test_a_choice_is_made_with_the_keys_and_can_be_changed(qtbot: QtBot) -> None:
    shown = dialog(qtbot)
    table = shown.table
    assert table is not None
    table.setFocus()
    for key in (
        Qt.Key.Key_Space,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Space,
        Qt.Key.Key_Up,
        Qt.Key.Key_Space,
    ):
        QTest.keyClick(table, key)
    assert shown.sides == [Side.THEIRS, Side.THEIRS]


@pytest.mark.parametrize(
    ("words", "side"), [("All from this project", Side.OURS), ("All from the other copy", Side.THEIRS)]
)
def test_all_are_decided_at_once(qtbot: QtBot, words: str, side: Side) -> None:
    shown = dialog(qtbot)
    QTest.mouseClick(button(shown, words), LEFT)
    assert shown.sides == [side, side] and button(shown, "Merge").isEnabled()


def test_a_click_on_what_it_was_decides_nothing(qtbot: QtBot) -> None:
    shown = dialog(qtbot)
    table = shown.table
    assert table is not None
    QTest.mouseClick(table.viewport(), LEFT, pos=cell(table, 0, 1))
    assert table.sides == [None, None]


def test_without_conflicts_it_only_shows_what_comes_in(qtbot: QtBot) -> None:
    shown = dialog(qtbot, [])
    assert shown.table is None and button(shown, "Merge").isEnabled()
    (listed,) = shown.findChildren(QListWidget)
    assert [listed.item(row).text() for row in range(listed.count())] == ["Event “New” added"]
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.result() == 0


# -- in the window


def test_a_copy_comes_in_as_one_change_with_every_conflict_asked_in_words(
    window: Window, colleagues: Path, answers: Answers
) -> None:
    project = window.views.project
    with project.edit("Work here") as edit:
        edits.change_event(edit, event_of(project), title="Talks start", notes="Ask")
        edits.add_event(edit, "Own event", project.tracks()[0].id)
    answers.sides = [Side.OURS]
    merge_by_menu(window)
    name, summary, incoming, choices = answers.merges[0]
    assert name == "talks (Ada).tlproj" and summary == "1 event added; 1 event changed"
    assert set(incoming) == {"Event “Ada’s event” added", "Event “Talks start” changed: date"}
    assert choices == [Choice("Event “Talks start”", "Title", "Talks begin", "Talks start", "Talks open")]
    assert titles(project) == {"Talks start", "Ada’s event", "Own event"}
    assert project.event(event_of(project)).notes == "Ask"
    assert window.undo_label() == "Merge with “talks (Ada).tlproj”"
    assert "1 event added" in window.statusBar().currentMessage()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert titles(project) == {"Talks start", "Own event"}


def test_who_cancels_has_everything_as_it_was(window: Window, colleagues: Path, answers: Answers) -> None:
    answers.sides = None
    merge_by_menu(window)
    assert len(answers.merges) == 1
    assert titles(window.views.project) == {"Talks begin"} and not window.isWindowModified()


def test_a_copy_with_nothing_new_asks_nothing(window: Window, saved: Path, answers: Answers) -> None:
    merge_by_menu(window)
    assert answers.merges == [] and not window.views.project.modified
    assert window.statusBar().currentMessage() == "Merged “talks.tlproj”: nothing new"


def test_what_is_no_copy_is_told_and_nothing_is_merged(
    window: Window, saved: Path, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "letter.tlproj"
    answers.path.write_text("Dear reader")
    merge_by_menu(window)
    assert "is not a project" in answers.told[0] and "Nothing was merged." in answers.told[0]


def test_a_file_changed_meanwhile_is_merged_and_saved(
    window: Window, saved: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    project = window.views.project
    path = tmp_path / "new.tlproj"
    path.write_bytes(saved.read_bytes())
    work_there(path, tmp_path, added="Ada’s event")
    saved.write_bytes(path.read_bytes())  # as a sync service does
    with project.edit("Work here") as edit:
        edits.add_event(edit, "Own event", project.tracks()[0].id)
    answers.choice, answers.sides = 0, []
    save_by_key(window, qtbot)
    assert "was changed by another program" in answers.asked[-1]
    there = open_project(saved, tmp_path / "elsewhere")
    assert titles(there) == titles(project) == {"Talks begin", "Ada’s event", "Own event"}
    there.close()


def test_the_window_lives_while_it_merges_and_is_not_closed(
    window: Window, colleagues: Path, answers: Answers
) -> None:
    answers.sides = []
    away, seen = window.documents.away, list[tuple[str, bool]]()
    away.moved.connect(lambda _done: seen.append((away.doing, window.close())) if away.is_here else None)
    merge_by_menu(window)
    assert seen and set(seen) == {("Merging “talks (Ada).tlproj”", False)}
    assert window.isVisible() and window.undo_label() == "Merge with “talks (Ada).tlproj”"


def test_the_real_dialog_opens_over_the_window(window: Window, qtbot: QtBot) -> None:
    """The way from the question to the answer, without the stand-in of the other tests."""

    def decide() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, MergeDialog)
        QTest.mouseClick(button(shown, "All from the other copy"), LEFT)
        box = shown.findChild(QDialogButtonBox)
        assert isinstance(box, QDialogButtonBox)
        QTest.keyClick(button(shown, "Merge"), Qt.Key.Key_Return)

    QTimer.singleShot(50, decide)
    assert Asking(window).about_merge("copy.tlproj", "nothing new", [], CHOICES) == [Side.THEIRS, Side.THEIRS]
