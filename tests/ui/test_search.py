"""Searching in the real window, by keys and mouse alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT
from tests.ui.timeline_story import day, event_named, story
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.ui.search.panel import FilterPanel
from timeline_app.ui.settings import Settings
from timeline_app.ui.timeline_view.palette import Palette
from timeline_app.ui.toolbar import ToolBar
from timeline_app.ui.window import Window

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Searcher:
    """A window on the story, and a person who searches in it."""

    def __init__(self, window: Window, project: Project, qtbot: QtBot) -> None:
        self.window, self.project, self.qtbot = window, project, qtbot
        window.documents.adopt(project)
        QTest.qWait(20)
        toolbar = window.findChild(ToolBar)
        assert isinstance(toolbar, ToolBar)
        self.bar = toolbar.search
        self.view = window.views.timeline
        self.view.fit_all()

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def search(self, text: str) -> None:
        """Go to the field and type."""
        self.press(Key.Key_F, CTRL)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, text)
        self.settle()

    def settle(self) -> None:
        """Until the answer is there and painted."""
        self.qtbot.waitUntil(lambda: self.window.workspace is None or not self.window.views.search.is_waiting)
        QTest.qWait(5)

    @property
    def selected(self) -> list[str]:
        events = self.window.views.selection.events
        return [event.title for event in self.project.events(events)]

    def drawn(self) -> set[str]:
        """The titles of all events that have a mark."""
        stage = self.view.stage
        ids = stage.columns.ids[stage.scene.marks.slots].tolist()
        return {event.title for event in self.project.events(ids)}

    def labels(self) -> set[str]:
        return {label.text.rstrip("…") for label in self.view.stage.scene.labels}


@pytest.fixture
def searcher(window: Window, tmp_path: Path, qtbot: QtBot) -> Searcher:
    return Searcher(window, story(tmp_path / "story"), qtbot)


def test_typing_dims_the_rest_and_counts_and_escape_brings_everything_back(searcher: Searcher) -> None:
    everything, labels = searcher.drawn(), searcher.labels()
    searcher.search("truce")
    assert searcher.bar.count == "2 of 16"
    assert searcher.drawn() == everything
    assert all(label.startswith("Truce") for label in searcher.labels())
    searcher.press(Key.Key_Escape)
    assert searcher.bar.count == "" and searcher.labels() == labels
    searcher.press(Key.Key_Escape)
    assert searcher.view.canvas.hasFocus()


def test_what_is_dimmed_is_painted_faintly_and_matches_as_before(searcher: Searcher) -> None:
    searcher.view.show_range(*(day(2021, 8, n).edges[0].earliest for n in (1, 28)))
    searcher.settle()
    stage = searcher.view.stage

    def color(title: str) -> str:
        slot = stage.columns.slot_of(event_named(searcher.project, title).id)
        index = stage.scene.index(slot or 0)
        assert index is not None
        x0, x1 = (max(float(values[index]), 0) for values in (stage.scene.marks.x0, stage.scene.marks.x1))
        x, y = min((x0 + x1) / 2, stage.scale.width_px - 20), 44 + float(stage.scene.marks.y[index]) + 18
        pixel: QColor = searcher.view.canvas.viewport().grab().toImage().pixelColor(round(x), round(y))
        return pixel.name()

    siege, attacks = color("Siege"), color("Attacks")
    searcher.search("siege")
    assert color("Siege") == siege
    palette: Palette = searcher.view.canvas.colors
    track = event_named(searcher.project, "Attacks").track
    assert color("Attacks") != attacks
    assert color("Attacks") == palette.faint.tracks[track].solid.name()


def test_enter_and_f4_go_from_match_to_match_and_show_each(searcher: Searcher) -> None:
    searcher.search("visit")
    searcher.press(Key.Key_Return)
    assert searcher.selected == ["Guarantors visit"] and searcher.bar.count == "match 1 of 2"
    searcher.press(Key.Key_Return)
    assert searcher.selected == ["A visit nobody has dated"]
    searcher.press(Key.Key_Return, SHIFT)
    assert searcher.selected == ["Guarantors visit"]
    searcher.view.show_range(0, 10**12)
    searcher.view.canvas.setFocus()
    searcher.press(Key.Key_F4)
    searcher.press(Key.Key_F4, SHIFT)
    assert searcher.selected == ["Guarantors visit"]
    begin, end = searcher.view.visible_range()
    assert begin < day(2021, 7, 25).edges[0].earliest < end
    assert searcher.view.canvas.hasFocus()


def test_the_buttons_step_too(searcher: Searcher) -> None:
    searcher.search("truce")
    for name, title in (("match_next", "Truce agreed"), ("match_next", "Truce broken (accounts differ)")):
        QTest.mouseClick(searcher.bar.buttons[name], LEFT)
        assert searcher.selected == [title]
    QTest.mouseClick(searcher.bar.buttons["match_previous"], LEFT)
    assert searcher.selected == ["Truce agreed"]


def test_steps_need_a_search(searcher: Searcher) -> None:
    assert not searcher.window.actions_["match_next"].isEnabled()
    searcher.search("truce")
    assert searcher.window.actions_["match_next"].isEnabled()


def test_the_rest_can_be_hidden_and_that_is_remembered(searcher: Searcher, state: Path) -> None:
    everything = searcher.drawn()
    searcher.search("truce")
    searcher.press(Key.Key_H, CTRL | SHIFT)
    assert searcher.drawn() == {"Truce agreed", "Truce broken (accounts differ)"}
    assert Settings(state / "settings.ini").search_hides
    assert sum(searcher.view.stage.counts.values()) == 2
    searcher.press(Key.Key_Escape)
    assert searcher.drawn() == everything
    searcher.search("siege")
    assert searcher.drawn() == {"Siege of the old town"}
    QTest.mouseClick(searcher.bar.buttons["hide_rest"], LEFT)
    assert searcher.drawn() == everything


def test_keys_and_rubber_band_pass_over_what_is_hidden(searcher: Searcher) -> None:
    searcher.window.toggle_rest()
    searcher.search("track:civilians")
    searcher.view.canvas.setFocus()
    titles = []
    for key in (Key.Key_Home, Key.Key_Period, Key.Key_Period, Key.Key_Period, Key.Key_End, Key.Key_Comma):
        searcher.press(key)
        titles += searcher.selected
    civilians = ["Corridor for civilians", "Families leave", "Relief convoy"]
    assert titles == [*civilians, "Relief convoy", "Relief convoy", "Families leave"]
    ground = searcher.view.canvas.viewport()
    assert ground is not None
    QTest.mousePress(ground, LEFT, pos=QPoint(2, 50))
    QTest.mouseMove(ground, QPoint(300, 200))
    QTest.mouseMove(ground, QPoint(ground.width() - 3, ground.height() - 3))
    QTest.mouseRelease(ground, LEFT, pos=QPoint(ground.width() - 3, ground.height() - 3))
    assert set(searcher.selected) == set(civilians)


def test_a_hidden_track_is_passed_over(searcher: Searcher) -> None:
    searcher.view.stage.hide([searcher.project.tracks()[3].id])
    searcher.view.canvas.setFocus()
    searcher.press(Key.Key_Home)
    assert searcher.selected == ["The army takes the province"]


def test_without_a_match_the_hidden_timeline_says_why_it_is_empty(searcher: Searcher) -> None:
    searcher.window.toggle_rest()
    searcher.search("unicorns")
    assert searcher.bar.count == "none of 16"
    assert not searcher.drawn()
    assert searcher.view.grab().toImage().width()


def test_a_new_event_is_in_sight_until_it_is_matched(searcher: Searcher) -> None:
    searcher.window.toggle_rest()
    searcher.search("truce")
    track = searcher.project.tracks()[0].id
    with searcher.project.edit("New event") as edit:
        edits.add_event(edit, "Talks about the water", track, day(2021, 8, 3))
        assert "Talks about the water" in searcher.drawn()
    searcher.settle()
    assert "Talks about the water" not in searcher.drawn()
    with searcher.project.edit("New event") as edit:
        edits.add_event(edit, "Truce of the wells", track, day(2021, 8, 3))
    searcher.settle()
    assert "Truce of the wells" in searcher.drawn() and searcher.bar.count == "3 of 18"


def test_another_zone_keeps_the_search(searcher: Searcher) -> None:
    searcher.window.toggle_rest()
    searcher.search("register")
    with searcher.project.edit("Zone") as edit:
        edits.change_project(edit, zone="America/New_York")
    searcher.settle()
    assert searcher.drawn() == {"430 men register and hand in arms"}


def test_all_matches_can_be_selected_and_fitted(searcher: Searcher) -> None:
    searcher.search("status:planned status:cancelled")
    searcher.press(Key.Key_A, CTRL | SHIFT)
    assert set(searcher.selected) == {"Operations to resume", "Relief convoy"}


def test_one_command_shows_everything_again(searcher: Searcher) -> None:
    everything = searcher.drawn()
    searcher.view.stage.hide([searcher.project.tracks()[0].id])
    searcher.window.toggle_rest()
    searcher.search("truce")
    searcher.window.actions_["show_again"].trigger()
    searcher.settle()
    assert searcher.bar.field.text() == "" and searcher.drawn() == everything


def test_the_list_of_matches_leads_to_an_event(searcher: Searcher) -> None:
    searcher.search("visit")
    searcher.press(Key.Key_Down)
    searcher.press(Key.Key_Down)
    searcher.press(Key.Key_Return)
    assert searcher.selected == ["A visit nobody has dated"]
    assert searcher.view.canvas.hasFocus()


def test_the_filters_open_by_key_and_write_into_the_field(searcher: Searcher) -> None:
    searcher.search("convoy")
    searcher.press(Key.Key_L, CTRL | SHIFT)
    panel = QApplication.activePopupWidget()
    assert isinstance(panel, FilterPanel)
    box = next(box for box in panel.findChildren(QCheckBox) if box.text() == "Cancelled")
    QTest.keyClick(box, Key.Key_Space)
    assert searcher.bar.field.text() == "convoy status:cancelled"
    QTest.keyClick(box, Key.Key_Escape)
    assert not panel.isVisible()


def test_the_overview_marks_hits_and_the_selection(searcher: Searcher) -> None:
    overview = searcher.view.overview

    def pixels(color: str) -> int:
        image = overview.grab().toImage()
        right = (image.pixelColor(x, y).name() for x in range(400, image.width()) for y in (2, 30, 34, 37))
        return sum(name == color for name in right)

    theme = searcher.window.appearance.theme
    searcher.view.show_range(*(day(year, 1, 1).edges[0].earliest for year in (2011, 2012)))
    assert (pixels(theme.accent), pixels(theme.text)) == (0, 0)
    searcher.search("province")
    assert pixels(theme.accent) > 5
    searcher.window.views.selection.select_events(searcher.window.views.search.ids(), searcher.view)
    assert pixels(theme.text) > 5


def test_a_search_ends_with_its_project(searcher: Searcher) -> None:
    searcher.search("truce")
    searcher.window.documents.abandon()
    assert searcher.bar.field.text() == "" and searcher.bar.count == ""
    searcher.window.open_sample()
    searcher.settle()
    assert searcher.bar.count == "" and searcher.window.views.timeline.stage.matches is None


def test_the_list_of_events_shows_what_is_searched_for(searcher: Searcher, qtbot: QtBot) -> None:
    searcher.press(Key.Key_1, CTRL)
    table: Callable[[], int] = searcher.window.views.events.view.model().rowCount
    qtbot.waitUntil(lambda: table() == 16)
    searcher.search("truce")
    qtbot.waitUntil(lambda: table() == 2)
