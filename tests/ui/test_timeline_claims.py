from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import AXIS_PX, Hands
from tests.ui.timeline_story import at, day, story
from timeline_app.model.records import Passage, Stance
from timeline_app.project import edits
from timeline_app.timeline.whiskers import Whisker


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    project = story(tmp_path)
    made = Hands(project, qtbot)
    made.view.show_range(at(2021, 9, 1), at(2021, 9, 12))
    made.selection.select_events([made.event("430").id], made.view)
    yield made
    made.view.dispose()
    project.close(discard=True)


def whiskers(hands: Hands) -> tuple[Whisker, ...]:
    return hands.view.canvas.claims.whiskers()


def middle(whisker: Whisker) -> QPoint:
    return QPoint(round((whisker.x0 + whisker.x1) / 2), round(AXIS_PX + whisker.y))


def quote(hands: Hands, passage: int | None) -> str:
    record = hands.project.get("passage", passage or 0)
    return record.quote if isinstance(record, Passage) else ""


def test_a_click_on_a_claimed_date_goes_to_its_passage(hands: Hands) -> None:
    sixth, seventh = whiskers(hands)
    hands.click(middle(seventh))
    assert "7 September" in quote(hands, hands.selection.passage)
    hands.click(middle(whiskers(hands)[0]))
    assert "6 September" in quote(hands, hands.selection.passage)
    assert hands.labels() == ["Write the story"]
    assert sixth.x1 <= seventh.x0


def test_claims_of_one_date_are_visited_in_turn(hands: Hands) -> None:
    register = hands.event("430").id
    with hands.project.edit("Link") as edit:
        article = hands.project.articles()[0].id
        third = edits.mark_passage(edit, article, 60, 70)
        edits.link(edit, register, third, claimed=day(2021, 9, 7))
    seen = set()
    for _ in range(2):
        seventh = next(w for w in whiskers(hands) if len(w.links) == 2)
        hands.click(middle(seventh))
        seen.add(hands.selection.passage)
    assert len(seen) == 2


def test_hovering_says_who_claims_it(hands: Hands) -> None:
    link = hands.project.links_of_event(hands.event("430").id)[1]
    with hands.project.edit("Change link") as edit:
        edits.change_link(edit, link.id, stance=Stance.CONTRADICTS, attribution="A witness")
    where = middle(whiskers(hands)[1])
    assert whiskers(hands)[1].against
    QApplication.sendEvent(
        hands.ground, QHelpEvent(QHelpEvent.Type.ToolTip, where, hands.ground.mapToGlobal(where))
    )
    assert QToolTip.text().splitlines()[0] == "contradicts: 7 Sept 2021 – A witness, Report"
    hands.move(where)
    assert hands.ground.cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_a_double_click_on_a_claimed_date_makes_no_event(hands: Hands) -> None:
    count = hands.project.counts()["event"]
    where = middle(whiskers(hands)[0])
    QTest.mouseDClick(hands.ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert hands.project.counts()["event"] == count
    hands.drag(where, where + QPoint(80, 30))
    assert hands.view.canvas.overlay.band is None and hands.labels() == ["Write the story"]


def test_the_arrow_at_the_edge_brings_the_date_into_view(hands: Hands) -> None:
    hands.view.show_range(at(2021, 9, 5), at(2021, 9, 6, 20))
    arrow = next(w for w in whiskers(hands) if w.beyond)
    assert arrow.beyond == 1
    hands.click(middle(arrow))
    begin, end = hands.view.visible_range()
    assert begin < at(2021, 9, 6, 10) and at(2021, 9, 8) <= end
    assert hands.selection.events == (hands.event("430").id,)


@pytest.mark.parametrize("selected", [True, False])
def test_words_stand_where_they_should_on_a_fine_screen_beside_a_disputed_moment(
    hands: Hands, selected: bool
) -> None:
    """Qt squeezed all letters at two pixels a point once a texture had been its brush."""
    register = hands.event("430").id
    link = hands.project.links_of_event(register)[1]
    with hands.project.edit("Change link") as edit:
        edits.change_link(edit, link.id, stance=Stance.CONTRADICTS)
    hands.selection.select_events([register] if selected else [], hands.view)
    surface, size = hands.view.canvas, hands.ground.size()
    surface.devicePixelRatioF = lambda: 2.0
    image = QImage(size * 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2.0)
    painter = QPainter(image)
    surface.paint_frame(painter)
    painter.end()
    scene = surface.stage.scene
    label = next(label for label in scene.labels if label.text == "Operations to resume")
    top = AXIS_PX + float(scene.marks.y[label.index])
    dark = [
        image.pixelColor(2 * x, round(2 * (top + 10))).lightness() < 120
        for x in range(round(label.x_px), round(label.x_px + label.width_px))
    ]
    assert sum(dark[: len(dark) // 2]) > 5 and sum(dark[len(dark) // 2 :]) > 5
