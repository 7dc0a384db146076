"""The whole way in the real window: the corrected text, the decisions, the new version, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from tests.ui.hands import CONTROL, key
from tests.ui.invented import TEXT, Invented
from tests.ui.versions.corrected import CHANGED, GONE, corrected
from timeline_app.project.article_versions import versions
from timeline_app.project.project_file import save
from timeline_app.ui.versions.compare_dialog import CompareDialog
from timeline_app.ui.versions.preview_dialog import PreviewDialog
from timeline_app.ui.versions.source_dialog import SourceDialog
from timeline_app.ui.window import Window

LEFT = Qt.MouseButton.LeftButton
OK = QDialogButtonBox.StandardButton.Ok


def in_dialogs(*steps: Callable[[QDialog], None]) -> list[str]:
    """Do each step in the modal dialog that comes up next; the kinds of dialogs met, in the end."""
    met: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and len(met) < len(steps):
            met.append(type(dialog).__name__)
            QTimer.singleShot(0, look_soon)
            try:
                steps[len(met) - 1](dialog)
            except BaseException:  # the test fails, and does not wait for ever
                dialog.reject()
                raise
        elif len(met) < len(steps):
            look_soon()

    def look_soon() -> None:
        QTimer.singleShot(20, look)

    look_soon()
    return met


def press_ok(dialog: QDialog) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    QTest.mouseClick(box.button(OK), LEFT)


def paste(dialog: QDialog) -> None:
    assert isinstance(dialog, SourceDialog)
    QApplication.clipboard().setText(corrected())
    QTest.keyClick(dialog.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press_ok(dialog)


def decide(dialog: QDialog) -> None:
    assert isinstance(dialog, PreviewDialog)
    button = dialog.page.choice(0)
    assert button is not None
    button.click()
    press_ok(dialog)


@pytest.fixture
def opened(window: Window, world: Invented, tmp_path: Path) -> Window:
    """The window with the invented project open."""
    path = tmp_path / "orlen.tlproj"
    save(world.project, path)
    assert window.documents.open(path)
    window.views.article.show_article(world.article)
    return window


def test_a_pasted_correction_takes_the_links_along_and_is_one_step(opened: Window, world: Invented) -> None:
    project = opened.views.project
    met = in_dialogs(paste, decide)
    opened.actions_["new_version"].trigger()

    assert met == ["SourceDialog", "PreviewDialog"]
    old, new = versions(project.articles(), world.article)
    assert project.text(new.id) == corrected()
    assert opened.views.article.article_id == new.id
    assert opened.statusBar().currentMessage().startswith("New version of “Miners leave")
    linked = {project.passage(link.passage).quote for link in project.links_of_event(world.events["bought"])}
    assert linked == {CHANGED.replace("2016", "2015")}
    (hearing,) = project.links_of_event(world.events["hearing"])
    assert project.passage(hearing.passage).quote == "a hearing is set for 5 September 2019"
    (untrue, *_) = [x for x in project.links_of_event(world.events["broken"]) if x.stance == "contradicts"]
    assert project.passage(untrue.passage).article == old.id

    opened.actions_["undo"].trigger()
    assert [each.id for each in versions(project.articles(), world.article)] == [world.article]


def test_a_cancelled_preview_changes_nothing(opened: Window, world: Invented) -> None:
    before = opened.views.project.position
    in_dialogs(paste, lambda dialog: dialog.reject())
    opened.actions_["new_version"].trigger()
    assert opened.views.project.position == before


def test_a_file_is_read_and_its_text_must_be_another(
    opened: Window, answers: Answers, tmp_path: Path
) -> None:
    same, other = tmp_path / "same.txt", tmp_path / "other.txt"
    same.write_text(TEXT, encoding="utf-8")
    other.write_text(corrected().replace("Corrected", "A new headline\n\nCorrected"), encoding="utf-8")

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, SourceDialog)
        choose = next(b for b in dialog.findChildren(QPushButton) if "file" in b.text())
        box = dialog.findChild(QDialogButtonBox)
        assert isinstance(box, QDialogButtonBox)
        go = box.button(OK)
        answers.articles = [same]
        QTest.mouseClick(choose, LEFT)
        assert not go.isEnabled()
        assert any("nothing was corrected" in label.text() for label in dialog.findChildren(QLabel))
        answers.articles = [other]
        QTest.mouseClick(choose, LEFT)
        assert dialog.facts.title.text() == "A new headline"
        press_ok(dialog)

    in_dialogs(read, press_ok)
    opened.actions_["new_version"].trigger()
    newest = opened.views.project.article(opened.views.article.article_id or 0)
    assert (newest.title, newest.original_name) == ("A new headline", "other.txt")


def test_the_old_version_is_history_and_shows_where_its_passages_went(
    opened: Window, world: Invented, qtbot: QtBot
) -> None:
    views = opened.views
    opened.actions_.refresh()
    assert not opened.actions_["compare"].isEnabled()
    in_dialogs(paste, decide)
    opened.actions_["new_version"].trigger()
    new = views.article.article_id
    header = views.article.header
    assert header.versions.text().startswith("Version 2 of 2")
    assert header.history.isHidden()

    views.article.show_article(world.article)
    assert header.versions.text().startswith("Version 1 of 2")
    assert header.history.isVisible()
    said = header.history.findChild(QLabel)
    assert isinstance(said, QLabel)
    assert "kept as it was" in said.text()
    assert "1 passage stayed here" in said.text()

    views.selection.select_passage(world.passages[CHANGED], views.article)
    opened.actions_.refresh()
    with qtbot.waitActive(opened):
        opened.activateWindow()
    views.article.setFocus()
    key(views.article, Qt.Key.Key_Return, CONTROL)
    assert views.article.article_id == new
    passage = views.selection.passage
    assert passage is not None
    assert views.project.passage(passage).quote == CHANGED.replace("2016", "2015")

    views.article.show_article(world.article)
    go = header.history.findChild(QPushButton)
    assert isinstance(go, QPushButton)
    QTest.mouseClick(go, LEFT)
    assert views.article.article_id == new
    views.selection.select_passage(world.passages[GONE], views.article)
    opened.actions_.refresh()
    assert not opened.actions_["follow"].isEnabled()


def test_two_versions_are_compared_in_one_text(opened: Window, world: Invented) -> None:
    in_dialogs(paste, decide)
    opened.actions_["new_version"].trigger()
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, CompareDialog)
        for _ in range(2):
            QTest.mouseClick(dialog.next, LEFT)
            seen.append(dialog.text.textCursor().selectedText())
        QTest.mouseClick(dialog.previous, LEFT)
        assert dialog.text.textCursor().selectedText() == seen[0]
        dialog.newer.setCurrentIndex(0)
        assert dialog.count.text() == "Both texts are the same"
        dialog.reject()

    in_dialogs(look)
    opened.actions_.refresh()
    opened.actions_["compare"].trigger()
    assert seen[0].startswith("Corrected on 20 June.")
    assert seen[1] == "20162015"
