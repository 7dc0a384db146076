from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import AXIS_PX, Hands
from tests.ui.timeline_story import at, day
from timeline_app.model.when import Precision, edge_at, span
from timeline_app.project import edits
from timeline_app.project.project_file import new_project
from timeline_app.timeline.packing import Look
from timeline_app.timeline.rows import Mode
from timeline_app.timeline.scale import US_PER_DAY, Scale
from timeline_app.ui.timeline_view.resting import tip_at

EVENTS = 3000


@pytest.fixture
def crowd(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    """Three events on each of a thousand days, and twenty that last all the time."""
    project = new_project(tmp_path, "A crowd")
    with project.edit("Write") as edit:
        track = project.tracks()[0].id
        for n in range(EVENTS):
            edits.add_event(edit, f"Event {n}", track, day(2019, 1, 1 + n // 100))
        years = span(edge_at(at(2010), Precision.YEAR), edge_at(at(2030), Precision.YEAR))
        for n in range(20):
            edits.add_event(edit, f"Age {n}", track, years)
    hands = Hands(project, qtbot)
    hands.view.stage.look(Scale.showing(at(2018), at(2020), hands.view.stage.scale.width_px))
    yield hands
    hands.view.dispose()
    project.close(discard=True)


def strip_y(hands: Hands, words: str) -> int:
    """The middle of the density that holds these."""
    found = [strip for strip in hands.view.stage.scene.strips if words in strip.words]
    assert len(found) == 1
    return round(AXIS_PX + found[0].y_px) + 10


def px(hands: Hands, us: int) -> int:
    return round(hands.view.stage.scale.time_to_px(us))


def test_a_click_on_a_crowd_zooms_to_it_and_selects_nothing(crowd: Hands) -> None:
    before = crowd.view.stage.scale
    where = QPoint(px(crowd, at(2019, 1, 15)), strip_y(crowd, "shorter"))
    crowd.click(where)
    after = crowd.view.stage.scale
    assert after.us_per_px == pytest.approx(before.us_per_px / 8)
    assert abs(after.time_to_px(before.px_to_time(where.x())) - where.x()) < 1
    assert not crowd.selection.events


def test_what_no_zoom_tells_apart_is_listed_and_can_be_chosen(crowd: Hands) -> None:
    crowd.view.stage.look(Scale.showing(at(2015, 5, 1), at(2015, 5, 2), crowd.view.stage.scale.width_px))
    where = QPoint(400, strip_y(crowd, "longer"))
    crowd.click(where)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and 1 < len(menu.actions()) <= 20
    assert menu.actions()[0].text().startswith("Age ")
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert [crowd.project.event(e).title[:4] for e in crowd.selection.events] == ["Age "]


def test_the_selected_event_is_drawn_over_its_crowd_and_can_be_dragged(crowd: Hands) -> None:
    event = next(iter(crowd.project.search_events("2999")))
    crowd.selection.select_events([event], None)
    slot = crowd.view.stage.columns.slot_of(event)
    assert slot is not None
    index = crowd.view.stage.scene.index(slot)
    assert index is not None
    marks = crowd.view.stage.scene.marks
    start = QPoint(round(float(marks.middle[index])), round(AXIS_PX + float(marks.y[index])) + 10)
    before = crowd.project.event(event).when
    crowd.drag(start, start + QPoint(60, 0), Qt.KeyboardModifier.NoModifier)
    after = crowd.project.event(event).when
    assert before is not None and after is not None and before != after
    assert crowd.labels()[0] == "Move event"


def test_the_tip_of_a_crowd_tells_how_many_there_are(crowd: Hands) -> None:
    where = QPoint(px(crowd, at(2019, 1, 15) + US_PER_DAY // 2), strip_y(crowd, "shorter"))
    tip = tip_at(crowd.view.canvas, where.toPointF())
    assert tip.startswith("300 events here\nEvent 1") and "Jan 2019" in tip


def test_a_track_that_is_opened_has_a_lane_for_all_that_overlap(crowd: Hands) -> None:
    track = crowd.view.stage.tracks[0].id
    crowd.view.tracks.fold(track)
    assert crowd.view.stage.rows.mode(track) is Mode.OPENED
    row = crowd.view.stage.layout.row_of(track)
    assert row is not None and sum(lane.look is Look.BARS for lane in row.packing.lanes) >= 20


def test_where_lanes_change_events_slide_and_come_to_rest(crowd: Hands, qtbot: QtBot) -> None:
    crowd.view.use_preferences(wheel_zooms=True, animated=True)
    stage = crowd.view.stage
    before = stage.layout.height_px
    crowd.view.tracks.fold(stage.tracks[0].id)
    crowd.view.canvas.viewport().repaint()
    aim = stage.layout_to_be.height_px
    assert aim > stage.layout.height_px >= before
    qtbot.waitUntil(lambda: stage.layout.height_px == aim, timeout=3000)
