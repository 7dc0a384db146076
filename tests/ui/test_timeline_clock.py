from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import Hands
from tests.ui.timeline_story import at, day, story
from timeline_app.project import edits
from timeline_app.timeline.clock_changes import ClockChange
from timeline_app.ui.timeline_view.axis_painter import place_flags, year_box
from timeline_app.ui.timeline_view.clock_painter import explained


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    project = story(tmp_path)
    made = Hands(project, qtbot)
    yield made
    made.view.dispose()
    project.close(discard=True)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (at(2021, 3, 26), at(2021, 3, 26, 1), "26 March 2021 has 23 hours: at 00:00 the clocks go to 01:00"),
        (
            at(2021, 10, 29),
            at(2021, 10, 28, 23),
            "28 October 2021 has 25 hours: at midnight the clocks go back to 23:00",
        ),
        (
            at(2021, 10, 31, 3),
            at(2021, 10, 31, 2),
            "31 October 2021 has 25 hours: at 03:00 the clocks go back to 02:00",
        ),
        (
            at(2021, 10, 3, 2),
            at(2021, 10, 3, 2, 30),
            "3 October 2021 has 23 hours 30 min: at 02:00 the clocks go to 02:30",
        ),
        (
            at(2011, 12, 30),
            at(2011, 12, 31),
            "The calendar jumps: at 00:00 on 30 December it becomes 00:00 on 31 December",
        ),
    ],
)
def test_a_change_is_explained(before: int, after: int, said: str) -> None:
    assert explained(ClockChange(before, after)) == said


def tip(hands: Hands, where: QPoint) -> str:
    QToolTip.hideText()
    QApplication.sendEvent(
        hands.ground, QHelpEvent(QHelpEvent.Type.ToolTip, where, hands.ground.mapToGlobal(where))
    )
    return QToolTip.text()


def test_the_hour_that_the_clocks_skip_is_drawn_and_explained(hands: Hands) -> None:
    hands.view.show_range(at(2021, 3, 25, 12), at(2021, 3, 26, 12))
    x = hands.x(at(2021, 3, 26, 0, 30))
    picture = hands.ground.grab().toImage()
    y = hands.row_y("Civilians")
    assert picture.pixelColor(x, y) != picture.pixelColor(hands.x(at(2021, 3, 26, 1, 30)), y)
    assert not tip(hands, QPoint(hands.x(at(2021, 3, 26, 3, 30)), y))
    assert tip(hands, QPoint(x, 30)).startswith("26 March 2021 has 23 hours")
    assert tip(hands, QPoint(x, y)).startswith("26 March 2021 has 23 hours")


def test_another_zone_has_other_changes(hands: Hands) -> None:
    hands.view.show_range(at(2021, 3, 20), at(2021, 4, 3))
    berlin = QPoint(hands.x(at(2021, 3, 28, 2)), 40)
    assert not tip(hands, berlin)
    with hands.project.edit("Change zone") as edit:
        edits.change_project(edit, zone="Europe/Berlin")
    assert tip(hands, berlin).startswith("28 March 2021 has 23 hours")


@pytest.mark.parametrize("shift", range(0, 1240, 23))
def test_flags_cover_neither_one_another_nor_the_year(hands: Hands, shift: int) -> None:
    stage = hands.view.stage
    line = next(line for line in stage.lines if not line.is_era)
    width = stage.scale.width_px
    near = [(line, float(shift + step), float(shift + step)) for step in (-170, -3, 40, 55, 260)]
    year = year_box(stage.axis, width, stage.lettering)
    assert year is not None
    flags = place_flags(near, width, stage.lettering, year)
    boxes = [flag.box for flag in flags if flag.box is not None]
    assert boxes
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    place = year.box.left()
    while any(box.intersects(year.box.translated(place - year.box.left(), 0)) for box in boxes):
        place += 1
    assert place == year.box.left() or place + year.box.width() <= year.end


def test_a_deadline_gives_way_to_the_words_that_it_crosses(hands: Hands) -> None:
    track = hands.event("Relief").track
    with hands.project.edit("New event") as edit:
        edits.add_event(
            edit, "Words long enough to reach over the line of the deadline", track, day(2021, 9, 4)
        )
    deadline = hands.x(at(2021, 9, 6, 10))
    scene, palette = hands.view.stage.scene, hands.view.canvas.colors
    label = next(
        label
        for label in scene.labels
        if label.x_px < deadline - 2 and deadline + 2 < label.x_px + label.width_px
    )
    picture = hands.ground.grab().toImage()
    y = 44 + float(scene.marks.y[label.index])
    red = palette.color("red")
    column = [picture.pixelColor(deadline, round(y) + step) == red for step in range(2, 18)]
    assert not any(column)
    free = [picture.pixelColor(deadline, y) == red for y in range(46, picture.height())]
    assert any(free)


def test_a_tip_stands_for_a_flag_without_room(hands: Hands) -> None:
    x = hands.x(at(2021, 9, 6, 10))
    assert "Deadline" in tip(hands, QPointF(x, 30).toPoint())
