from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.timeline_story import at
from timeline_app.ui.leader_lines import LeaderLines, route
from timeline_app.ui.window import Window
from timeline_app.ui.workspace import Workspace


@pytest.fixture
def views(window: Window) -> Workspace:
    window.resize(1440, 900)
    window.open_sample()
    QTest.qWait(20)
    return window.views


def lines(views: Workspace) -> LeaderLines:
    QApplication.processEvents()
    QTest.qWait(1)
    return views.leader_lines


def tips(views: Workspace) -> list[QPoint]:
    return [QPoint(round(s.x1), round(s.y1)) for s in lines(views).strokes() if s.tip]


def test_a_route_goes_down_along_the_edge_and_beside_the_text() -> None:
    found = route(QPointF(900, 100), 400, [QPointF(700, 500), QPointF(700, 600)])
    assert [(s.x0, s.y0, s.x1, s.y1) for s in found] == [
        (900, 100, 900, 400),
        (900, 400, 706, 400),
        (706, 400, 706, 600),
        (706, 500, 700, 500),
        (706, 600, 700, 600),
    ]
    assert [s.tip for s in found] == [False, False, False, True, True]


def test_lines_lead_from_the_selected_event_to_its_passages_in_sight(views: Workspace) -> None:
    found = lines(views)
    assert found.isVisible()
    first = found.strokes()[0]
    event = views.selection.event
    assert event is not None
    begin = views.timeline.mapFrom(views, QPoint(round(first.x0), round(first.y0) - 10))
    canvas = views.timeline.canvas
    assert canvas.event_at(QPointF(canvas.viewport().mapFrom(views.timeline, begin))) == event
    in_article = {
        p for p in views.selection.passages if views.project.passage(p).article == views.article.article_id
    }
    assert 1 <= len(tips(views)) <= len(in_article)
    area = views.article.rect()
    assert all(area.contains(views.article.mapFrom(views, tip)) for tip in tips(views))


def test_they_follow_zoom_and_scrolling_and_go_when_the_event_goes(views: Workspace) -> None:
    before, ends = lines(views).strokes()[0].x0, tips(views)
    views.timeline.show_range(at(2021, 8, 1), at(2021, 10, 20))
    assert lines(views).strokes()[0].x0 != before and tips(views) == ends
    paper = views.article.focusProxy()
    assert isinstance(paper, QTextEdit)
    bar = paper.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    assert tips(views)[0] == ends[0] - QPoint(0, 20)
    bar.setValue(bar.maximum())
    assert len(tips(views)) < len(ends)
    bar.setValue(0)
    views.timeline.show_range(at(2014), at(2015))
    assert tips(views) == [] and not lines(views).isVisible()
    views.timeline.show_range(at(2021, 8, 1), at(2021, 10, 20))
    assert lines(views).isVisible()


def test_they_are_painted_and_are_no_obstacle(views: Workspace, window: Window) -> None:
    lines(views)
    tip = tips(views)[0]
    with_lines = views.grab().toImage().pixelColor(tip)
    window.settings.leader_lines = False
    views.leader_lines.use_preferences(wanted=False)
    assert not lines(views).isVisible()
    assert views.grab().toImage().pixelColor(tip) != with_lines
    views.leader_lines.use_preferences(wanted=True)
    assert lines(views).isVisible()
    first = views.leader_lines.strokes()[0]
    under = views.childAt(QPoint(round(first.x0), round(first.y0) + 4))
    assert under is views.timeline.canvas.viewport()


def test_during_a_drag_there_are_none(views: Workspace) -> None:
    canvas = views.timeline.canvas
    first = lines(views).strokes()[0]
    there = canvas.viewport().mapFrom(views, QPoint(round(first.x0), round(first.y0) - 10))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas.viewport(), left, Qt.KeyboardModifier.NoModifier, there)
    for step in (10, 25):
        QTest.mouseMove(canvas.viewport(), there + QPoint(step, 0), 15)
    assert not lines(views).isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas.viewport(), left, Qt.KeyboardModifier.NoModifier, there + QPoint(25, 0))
    assert lines(views).isVisible()


def test_without_a_selection_there_are_none(views: Workspace, qtbot: QtBot) -> None:
    views.selection.clear()
    assert not lines(views).isVisible() and lines(views).strokes() == ()
