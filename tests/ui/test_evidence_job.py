"""The job of evidence once, as a researcher does it: several accounts, one of them against the others, two people."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from tests.ui.test_main_job import STEP_MS, content, select_text, type_date
from timeline_app.dates import entry
from timeline_app.model.records import Event, Link, Stance
from timeline_app.project import edits
from timeline_app.project.check import check
from timeline_app.project.merge_plan import Side
from timeline_app.project.project_file import open_project, save
from timeline_app.resources import resource
from timeline_app.ui.article_view.paper import Paper
from timeline_app.ui.event_panel.card import Card
from timeline_app.ui.window import Window
from timeline_app.ui.workspace import Workspace

REPORT, RIVAL, ARABIC = (
    resource(f"samples/{name}") for name in ("daraa/article.txt", "accounts/rival.txt", "accounts/arabic.txt")
)
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
HOUR = "6 Sept 2021 10:00 +03:00"
NONE = Qt.KeyboardModifier.NoModifier
ARABIC_DATE = "في السادس من أيلول"


def go_to(window: Window, words: str) -> None:
    """Turn to the article in which these words stand."""
    view = window.views
    for _ in view.project.articles():
        shown = view.article.article_id
        if shown is not None and words in view.project.text(shown):
            return
        window.actions_["next_article"].trigger()
        QTest.qWait(STEP_MS)
    raise AssertionError(f"no article has {words}")


def paper_of(view: Workspace) -> Paper:
    paper = view.article.findChild(Paper)
    assert isinstance(paper, Paper)
    return paper


def select_from_the_right(view: Workspace, words: str) -> None:
    """Drag the mouse over words that are read from right to left, on one line."""
    paper = paper_of(view)
    begin = paper.toPlainText().index(words)
    paper.scroll_to(begin)
    QTest.qWait(STEP_MS)
    rects = paper.rects_of(begin, begin + len(words))
    left, right = min(r.left() for r in rects), max(r.right() for r in rects)
    y = round(rects[0].center().y())
    start, end = QPoint(round(right) + 2, y), QPoint(round(left) + 2, y)
    QTest.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, NONE, start)
    for k in range(1, 6):
        QTest.mouseMove(paper.viewport(), start + (end - start) * k / 5)
        QTest.qWait(STEP_MS)
    QTest.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, NONE, end)
    assert paper.textCursor().selectedText() == words


def click_words(view: Workspace, words: str) -> None:
    """Click the middle of these words in the article."""
    paper = paper_of(view)
    begin = paper.toPlainText().index(words)
    paper.scroll_to(begin)
    QTest.qWait(STEP_MS)
    rect = paper.rects_of(begin, begin + len(words))[0]
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, rect.center().toPoint())
    QTest.qWait(STEP_MS)


def key(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.views.article.focusWidget() or window, key, modifiers)
    QTest.qWait(STEP_MS)


def the_event(window: Window) -> Event:
    (event,) = window.views.project.all("event")
    assert isinstance(event, Event)
    return event


def links(window: Window) -> list[Link]:
    return window.views.project.links_of_event(the_event(window).id)


def work_elsewhere(path: Path, state: Path) -> None:
    """A colleague finds the number in the rival report, and titles the common event in another way."""
    there = open_project(path, state)
    (event,) = there.all("event")
    rival = next(a.id for a in there.articles() if "372" in there.text(a.id))
    start = there.text(rival).index("372 people")
    with there.edit("Find the number") as edit:
        edits.change_event(edit, event.id, title="Ultimatum ends", tags=("deadline",))
        number = edits.add_event(edit, "372 give up", there.tracks()[0].id)
        edits.link(edit, number, edits.mark_passage(edit, rival, start, start + 10))
    save(there)
    there.close()


def save_it(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not window.views.project.modified and not window.documents.is_saving)
    QTest.qWait(STEP_MS)


def bring_three_accounts_in(window: Window, answers: Answers) -> None:
    answers.articles = [REPORT, RIVAL, ARABIC]
    answers.facts = {"published": "2021-09-08", "zone": "Asia/Damascus"}
    QTest.keyClick(window, Qt.Key.Key_I, CTRL)
    assert len(window.views.project.articles()) == 3


def link_what_supports_and_what_contradicts(window: Window) -> None:
    """One event: from the report, its hour from another sentence; another report is against it."""
    view = window.views
    go_to(window, "On 6 September a Syrian")
    select_text(view, "6 September")
    key(window, Qt.Key.Key_E)
    type_date(view, HOUR)
    select_text(view, "10:00 local time (07:00 GMT)")
    key(window, Qt.Key.Key_L)
    go_to(window, "372 people")
    select_text(view, "12:00 local time (09:00 GMT)")
    key(window, Qt.Key.Key_L, SHIFT)
    go_to(window, ARABIC_DATE)
    select_from_the_right(view, ARABIC_DATE)
    key(window, Qt.Key.Key_L)
    assert [link.stance for link in links(window)].count(Stance.CONTRADICTS) == 1
    assert len(links(window)) == 4


def see_the_competing_dates(window: Window) -> None:
    """They stand on the timeline together, and none is resolved in silence."""
    view, event = window.views, the_event(window)
    view.selection.select_events([event.id])
    QTest.qWait(STEP_MS)
    (card,) = [each for each in view.panel.findChildren(Card) if each.link.stance is Stance.CONTRADICTS]
    (field,) = [
        each for each in card.findChildren(QLineEdit) if each.accessibleName().startswith("Date given")
    ]
    field.setFocus()
    QTest.keyClicks(field, "6 Sept 2021 12:00 +03:00")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.qWait(STEP_MS)
    slot = view.timeline.stage.columns.slot_of(event.id)
    assert slot is not None
    assert sorted(claim.against for claim in view.timeline.stage.claims[slot]) == [False, True]
    assert event.when == entry.read(HOUR, "2021-09-08", "Asia/Damascus")


def jump_and_resize(window: Window) -> None:
    """A click on a passage finds the event; its quote follows the text."""
    view, project = window.views, window.views.project
    go_to(window, "372 people")
    click_words(view, "12:00 local time")
    assert view.selection.events == (the_event(window).id,)
    passage = view.selection.passages[-1]
    before = project.passage(passage)
    key(window, Qt.Key.Key_Right, ALT)
    after = project.passage(passage)
    text = project.text(after.article)
    assert after.end > before.end and after.quote == text[after.start : after.end]


def search_for_a_word_of_a_passage(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "GMT")
    qtbot.waitUntil(window.actions_["match_next"].isEnabled)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.views.selection.events == (the_event(window).id,))
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def merge_with_a_colleague(window: Window, answers: Answers, tmp_path: Path) -> None:
    """Both went on with their copies; one change brings the two together."""
    view, project = window.views, window.views.project
    copy = tmp_path / "story (Ada).tlproj"
    copy.write_bytes((tmp_path / "story.tlproj").read_bytes())
    work_elsewhere(copy, tmp_path / "elsewhere")
    common = the_event(window).id
    view.selection.select_events([common])
    view.panel.focus_title()
    title = view.panel.focusWidget()
    QTest.keyClick(title, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(title, "Deadline expires")
    QTest.keyClick(title, Qt.Key.Key_Return)
    before = content(project)
    answers.path, answers.sides = copy, [Side.OURS]
    window.actions_["merge"].trigger()
    (conflict,) = answers.merges[0][3]
    assert (conflict.field, conflict.ours, conflict.theirs) == ("Title", "Deadline expires", "Ultimatum ends")
    event = project.event(common)
    assert (event.title, event.tags, project.counts()["event"]) == ("Deadline expires", ("deadline",), 2)
    merged = content(project)
    for step, expected in ((Qt.Key.Key_Z, before), (Qt.Key.Key_Y, merged)):
        QTest.qWait(STEP_MS)
        QTest.keyClick(window, step, CTRL)
        assert content(project) == expected
    QTest.qWait(STEP_MS)


def test_contradicting_accounts_are_brought_together_and_two_people_work_on_them(
    window: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    bring_three_accounts_in(window, answers)
    link_what_supports_and_what_contradicts(window)
    see_the_competing_dates(window)
    jump_and_resize(window)
    search_for_a_word_of_a_passage(window, qtbot)
    answers.path = tmp_path / "story.tlproj"
    save_it(window, qtbot)
    merge_with_a_colleague(window, answers, tmp_path)
    save_it(window, qtbot)
    assert check(tmp_path / "story.tlproj") == []
    assert window.close()
