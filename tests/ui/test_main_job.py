"""The whole job once, as a reporter does it: from an article to a saved timeline, by mouse and keys only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from timeline_app.model import edtf
from timeline_app.model.calendar import US_PER_DAY
from timeline_app.model.records import Event
from timeline_app.project.project import Project
from timeline_app.resources import resource
from timeline_app.timeline.rows import BAR_PX
from timeline_app.ui.article_view.paper import Paper
from timeline_app.ui.timeline_view.stage import AXIS_PX
from timeline_app.ui.window import Window
from timeline_app.ui.workspace import Workspace

ARTICLE = resource("samples/daraa/article.txt")
STEP_MS = 20


def select_text(view: Workspace, words: str) -> None:
    """Drag the mouse over the first place where these words stand."""
    paper = view.article.findChild(Paper)
    assert isinstance(paper, Paper)
    begin = paper.toPlainText().index(words)
    paper.scroll_to(begin)
    QTest.qWait(STEP_MS)
    rects = paper.rects_of(begin, begin + len(words))
    first, last = rects[0], rects[-1]
    viewport = paper.viewport()
    start = QPoint(round(first.left()) + 1, round(first.center().y()))
    end = QPoint(round(last.right()), round(last.center().y()))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for k in range(1, 6):
        QTest.mouseMove(viewport, start + (end - start) * k / 5)
        QTest.qWait(STEP_MS)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert paper.textCursor().selectedText() == words


def type_date(view: Workspace, text: str) -> None:
    """Replace what stands in the date field, and press Enter."""
    view.panel.focus_when()
    field = view.panel.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def drag_event(view: Workspace, event: int, days: int) -> None:
    """Drag an event along the axis with the mouse."""
    canvas, stage = view.timeline.canvas, view.timeline.stage
    slot = stage.columns.slot_of(event)
    assert slot is not None
    index = stage.scene.index(slot)
    assert index is not None
    marks = stage.scene.marks
    place = QPoint(round(float(marks.middle[index])), round(AXIS_PX + float(marks.y[index]) + BAR_PX / 2))
    target = place + QPoint(round(days * US_PER_DAY / stage.scale.us_per_px), 0)
    viewport = canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    for k in range(1, 9):
        QTest.mouseMove(viewport, place + (target - place) * k / 8)
        QTest.qWait(STEP_MS)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target)
    QTest.qWait(STEP_MS)


def the_event(project: Project) -> Event:
    (event,) = project.all("event")
    assert isinstance(event, Event)
    return event


def written(project: Project) -> str:
    when = the_event(project).when
    return edtf.write(when).text if when is not None else ""


def content(project: Project) -> list[object]:
    return [
        record for table in ("track", "article", "passage", "event", "link") for record in project.all(table)
    ]


def test_an_article_becomes_a_timeline_that_is_there_again_after_reopening(
    window: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.articles = [ARTICLE]
    answers.facts = {"published": "2021-09-08", "zone": "Asia/Damascus"}
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace is not None
    view, project = window.workspace, window.workspace.project
    assert [a.published for a in project.articles()] == ["2021-09-08"]

    select_text(view, "6 September")
    QTest.keyClick(view.article.focusWidget(), Qt.Key.Key_E)
    assert written(project) == "2021-09-06"

    select_text(view, "handed in 105 weapons")
    QTest.keyClick(view.article.focusWidget(), Qt.Key.Key_L)
    event = the_event(project).id
    assert len(project.links_of_event(event)) == 2

    view.timeline.fit_all()
    QTest.qWait(STEP_MS)
    drag_event(view, event, 3)
    dragged = written(project)
    assert dragged != "2021-09-06"
    assert len(dragged) == len("2021-09-06")

    type_date(view, "late July 2021")
    assert written(project) == "[2021-07-21..2021-07-31]"
    type_date(view, "6 Sept 2021 10:00 +03:00")
    assert written(project) == "2021-09-06T10:00+03:00"
    done = content(project)

    steps = len(project.undo_list())
    for _ in range(steps):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(1)  # the commands follow the project once a turn of the event loop
    assert project.undo_label is None
    assert project.counts()["event"] == 0
    assert project.counts()["article"] == 0
    for _ in range(steps):
        QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(1)
    assert content(project) == done

    answers.path = tmp_path / "dara.tlproj"
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not project.modified)
    assert not window.isWindowModified()
    undo_list = [row.label for row in project.undo_list()]
    assert window.close()

    again = Window(tmp_path / "other", window.settings, window.appearance, answers)
    qtbot.addWidget(again)
    again.show()
    assert again.open([answers.path])
    assert again.workspace is not None
    reopened = again.workspace.project
    assert content(reopened) == done
    assert [row.label for row in reopened.undo_list()] == undo_list
    assert not again.isWindowModified()
    assert again.close()


def test_undo_takes_a_new_event_back_while_its_title_waits_to_be_typed(window: Window) -> None:
    window.open_sample()
    QTest.qWait(STEP_MS)
    view = window.views
    project, before = view.project, view.project.counts()["event"]
    select_text(view, "The current round of violence")
    QTest.keyClick(view.article.focusWidget(), Qt.Key.Key_E)
    title = window.focusWidget()
    assert title.accessibleName() == "Title"
    QTest.qWait(1)
    QTest.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert project.counts()["event"] == before
    QTest.qWait(1)
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert project.counts()["event"] == before + 1


def test_undo_in_a_field_takes_back_what_was_typed_there_first(window: Window) -> None:
    window.open_sample()
    QTest.qWait(STEP_MS)
    view, project = window.views, window.views.project
    view.panel.focus_title()
    field = window.focusWidget()
    title = project.event(view.selection.events[0]).title
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert project.event(view.selection.events[0]).title == title
    assert project.undo_label is None


def drop_text(view: Workspace, text: str, at: QPoint) -> None:
    """Drop a text on the timeline: a real drag cannot be driven without a screen."""
    mime = QMimeData()
    mime.setText(text)
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    ground = view.timeline.canvas.viewport()
    QApplication.sendEvent(ground, QDragEnterEvent(at, *how))
    QApplication.sendEvent(ground, QDropEvent(at.toPointF(), *how))


def test_words_dropped_on_the_timeline_become_an_event_with_their_passage(window: Window) -> None:
    window.open_sample()
    QTest.qWait(STEP_MS)
    view, project = window.views, window.views.project
    select_text(view, "The current round of violence")
    drop_text(view, "The current round of violence", QPoint(200, AXIS_PX + 60))
    event = project.event(view.selection.events[0])
    (link,) = project.links_of_event(event.id)
    assert project.passage(link.passage).quote == "The current round of violence"
    assert event.when is not None and link.claimed is None
    assert project.undo_label == "New event from passage"


def test_words_from_another_program_become_an_event_at_the_date_they_give(window: Window) -> None:
    window.open_sample()
    QTest.qWait(STEP_MS)
    view, project = window.views, window.views.project
    drop_text(view, "A convoy left on 3 May 2020", QPoint(200, AXIS_PX + 60))
    event = project.event(view.selection.events[0])
    assert event.when is not None
    assert edtf.write(event.when).text == "2020-05-03"
    assert project.links_of_event(event.id) == []
