"""Menus, keys, docks, looks and help of the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from tests.ui.hands import LEFT, NONE
from timeline_app.model.calendar import us_from_civil
from timeline_app.resources import resource
from timeline_app.ui.article_view.paper import Paper
from timeline_app.ui.commands import menus
from timeline_app.ui.docks import DOCKS
from timeline_app.ui.palette import Palette, ShortcutSheet
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import DARK, LIGHT
from timeline_app.ui.welcome import Welcome
from timeline_app.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sample(window: Window) -> Window:
    window.open_sample()
    QTest.qWait(10)
    return window


def test_no_two_commands_have_the_same_name_or_the_same_key_in_the_same_place() -> None:
    names = [command.id for menu in menus() for command in menu.commands]
    assert len(names) == len(set(names))
    for scope in {menu.scope for menu in menus()}:
        keys = [
            key
            for menu in menus()
            if menu.scope in {scope, "window"}
            for c in menu.commands
            for key in c.keys
        ]
        assert len(keys) == len(set(keys)), scope


def test_every_icon_of_a_command_is_there() -> None:
    for menu in menus():
        for command in menu.commands:
            assert not command.icon or resource(f"icons/{command.icon}.svg").is_file()


def test_without_a_project_only_what_begins_one_can_be_used(window: Window) -> None:
    enabled = {command.id for _, command, action in window.actions_ if action.isEnabled()}
    assert {"new", "open", "sample", "import", "paste"} <= enabled
    assert not enabled & {"save", "undo", "zoom_in", "make", "delete"}


def test_the_welcome_page_opens_the_sample_with_one_click(window: Window) -> None:
    welcome = window.findChild(Welcome)
    assert isinstance(welcome, Welcome)
    button = next(b for b in welcome.findChildren(QPushButton) if b.text() == "Open the sample")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.workspace is not None
    assert not welcome.isVisible()


def test_keys_of_a_view_work_in_that_view_only(sample: Window) -> None:
    timeline, article = sample.views.timeline, sample.views.article
    timeline.setFocus()
    before = timeline.visible_range()
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_W)
    begin, end = timeline.visible_range()
    assert end - begin < before[1] - before[0]
    article.setFocus()
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_W)
    assert timeline.visible_range() == (begin, end)
    passage = sample.views.selection.passage
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_J)
    assert sample.views.selection.passage != passage


@pytest.mark.parametrize("name", DOCKS)
def test_each_dock_is_shown_and_hidden_by_its_key(sample: Window, name: str) -> None:
    key = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)[list(DOCKS).index(name)]
    QTest.keyClick(sample, key, CTRL)
    assert sample.dock_shown(name)
    assert sample.actions_[name].isChecked()
    QTest.keyClick(sample, key, CTRL)
    assert not sample.dock_shown(name)


def test_undo_and_redo_name_what_they_do(sample: Window) -> None:
    sample.views.timeline.setFocus()
    title = sample.views.project.event(sample.views.selection.events[0]).title
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Delete)
    QTest.qWait(1)
    assert "elete" in sample.actions_["undo"].text()
    QTest.keyClick(sample, Qt.Key.Key_Z, CTRL)
    QTest.qWait(1)
    assert title in [event.title for event in sample.views.project.events(_ids(sample))]
    assert "elete" in sample.actions_["redo"].text()
    assert "Undone" in sample.statusBar().currentMessage()


def test_the_theme_is_switched_everywhere_and_remembered(sample: Window, state: Path) -> None:
    light = QApplication.palette().window().color()
    sample.actions_["theme"].trigger()
    assert sample.appearance.theme is DARK
    assert QApplication.palette().window().color() != light
    assert Settings(state / "settings.ini").theme == "dark"
    sample.actions_["theme"].trigger()
    assert sample.appearance.theme is LIGHT


def test_the_palette_finds_a_command_by_its_words_and_runs_it(sample: Window, qtbot: QtBot) -> None:
    QTest.keyClick(sample, Qt.Key.Key_P, CTRL | SHIFT)
    palette = sample.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.waitUntil(palette.isActiveWindow)
    field = palette.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "history")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sample.dock_shown("history")
    assert not palette.isVisible()


def test_the_sheet_shows_every_key(sample: Window) -> None:
    QTest.keyClick(sample, Qt.Key.Key_F1)
    sheet = sample.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    shown = {key for label in sheet.findChildren(QLabel) for key in label.text().split(", ")}
    native = QKeySequence.SequenceFormat.NativeText
    missing = {
        key
        for _, command, _ in sample.actions_
        for key in command.keys
        if QKeySequence(key).toString(native) not in shown
    }
    assert missing == set()


def test_the_search_field_leads_to_an_event(sample: Window, qtbot: QtBot) -> None:
    sample.views.selection.clear()
    QTest.keyClick(sample, Qt.Key.Key_F, CTRL)
    field = sample.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "105 weapons")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(sample.views.selection.events))
    (event,) = sample.views.selection.events
    project = sample.views.project
    found = [
        project.event(event).title,
        *(project.passage(k.passage).quote for k in project.links_of_event(event)),
    ]
    assert any("105" in text for text in found)


def test_the_status_bar_says_what_is_safe_and_how_much_there_is(sample: Window) -> None:
    labels = {label.text() for label in sample.statusBar().findChildren(QLabel)}
    assert "Not saved to a file yet" in labels
    assert any("events" in text and "passages" in text for text in labels)
    sample.views.timeline.setFocus()
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Delete)
    QTest.qWait(1)
    labels = {label.text() for label in sample.statusBar().findChildren(QLabel)}
    assert any("1 change since" in text for text in labels)


def test_a_click_on_a_passage_brings_its_event_into_sight_and_leaves_the_article_where_it_is(
    sample: Window,
) -> None:
    views, project = sample.views, sample.views.project
    paper = views.article.findChild(Paper)
    assert isinstance(paper, Paper)
    passage = next(p for p in project.passages_of(project.articles()[0].id) if "14 August" in p.quote)
    begin = paper.toPlainText().index(passage.quote)
    views.timeline.show_range(us_from_civil(2011), us_from_civil(2012))
    paper.scroll_to(begin)
    QTest.qWait(10)
    scrolled = paper.verticalScrollBar().value()
    rect = paper.rects_of(begin, begin + 3)[0]
    QTest.mouseClick(paper.viewport(), LEFT, NONE, rect.center().toPoint())
    QTest.qWait(10)
    assert views.selection.passage is not None
    first, last = views.timeline.visible_range()
    assert first <= us_from_civil(2021, 8, 14) and us_from_civil(2021, 8, 15) <= last
    assert paper.verticalScrollBar().value() == scrolled


def test_going_to_an_event_brings_its_first_passage_into_sight(sample: Window) -> None:
    views = sample.views
    paper = views.article.findChild(Paper)
    assert isinstance(paper, Paper)
    paper.verticalScrollBar().setValue(0)
    views.timeline.setFocus()
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Home)
    QTest.qWait(10)
    event = views.selection.event
    assert event is not None
    passages = {link.passage for link in views.project.links_of_event(event)}
    assert set(views.selection.passages) == passages
    text = paper.toPlainText()
    quotes = [views.project.passage(p).quote for p in passages]
    places = [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes if quote in text]
    assert any(paper.is_visible(*place) for place in places)
    assert paper.verticalScrollBar().value() > 0


def test_geometry_and_docks_are_remembered(
    window: Window, answers: Answers, state: Path, qtbot: QtBot
) -> None:
    window.open_sample()
    window.resize(780, 640)
    window.toggle_dock("history")
    assert window.close()
    again = Window(state, Settings(state / "settings.ini"), window.appearance, answers)
    qtbot.addWidget(again)
    again.show()
    assert again.height() == window.height()
    assert again.dock_shown("history")


def _ids(window: Window) -> list[int]:
    return [row[0] for row in window.views.project.event_rows()]


def focused(window: Window, view: QWidget) -> bool:
    """Whether the keyboard is somewhere in this view."""
    now = window.focusWidget()
    return now is not None and (now is view or view.isAncestorOf(now))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Type a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)
    QTest.qWait(20)


def test_escape_in_a_field_of_the_panel_goes_back_to_the_view_one_came_from(sample: Window) -> None:
    views = sample.views
    for view in (views.timeline, views.article):
        view.setFocus()
        press(Qt.Key.Key_E, CTRL)
        assert focused(sample, views.panel)
        press(Qt.Key.Key_X)
        press(Qt.Key.Key_Escape)
        assert focused(sample, views.panel), "the first one gives up what was typed"
        press(Qt.Key.Key_Escape)
        assert focused(sample, view)


def test_the_keyboard_goes_back_when_undo_takes_the_event_of_the_field_away(sample: Window) -> None:
    article = sample.views.article
    article.setFocus()
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_E)
    assert focused(sample, sample.views.panel)
    press(Qt.Key.Key_Z, CTRL)
    assert focused(sample, article)


def test_f6_goes_through_the_views_and_back(sample: Window) -> None:
    views = sample.views
    views.timeline.setFocus()
    press(Qt.Key.Key_1, CTRL)
    assert focused(sample, views.events)
    views.timeline.setFocus()
    for view in (views.timeline.heads, views.article, views.panel, views.events, views.timeline.canvas):
        press(Qt.Key.Key_F6)
        assert focused(sample, view)
    press(Qt.Key.Key_F6, SHIFT)
    assert focused(sample, views.events)


def test_a_dock_that_is_closed_gives_the_keyboard_back(sample: Window) -> None:
    sample.views.article.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        press(key, CTRL)
        press(key, CTRL)
        assert focused(sample, sample.views.article)


def test_escape_in_the_search_field_empties_it_then_goes_back(sample: Window) -> None:
    sample.views.article.setFocus()
    press(Qt.Key.Key_F, CTRL)
    press(Qt.Key.Key_X)
    press(Qt.Key.Key_Escape)
    assert not focused(sample, sample.views.article)
    press(Qt.Key.Key_Escape)
    assert focused(sample, sample.views.article)


def test_undo_of_a_deletion_selects_again_what_was_selected(sample: Window) -> None:
    views = sample.views
    views.timeline.setFocus()
    press(Qt.Key.Key_Home)
    first = views.selection.event
    press(Qt.Key.Key_Delete)
    assert not views.selection.events
    press(Qt.Key.Key_Z, CTRL)
    assert views.selection.event == first is not None
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_End)
    last = views.selection.event
    press(Qt.Key.Key_Z, CTRL)
    assert views.selection.event == last is not None, "another one was chosen meanwhile"
