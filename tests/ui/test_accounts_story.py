"""The sample of contradicting accounts, as a researcher works on it: read, judge, audit, correct; by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from tests.ui.hands import drag_over, place
from tests.ui.popups import choose_from_bar
from tests.ui.test_evidence_job import ALT, CTRL, NONE, SHIFT, click_words, go_to
from tests.ui.test_main_job import STEP_MS, content, select_text
from tests.ui.versions.test_correcting import in_dialogs, press_ok
from timeline_app.interchange.audit_report import KIND_WORDS
from timeline_app.model import edtf
from timeline_app.model.records import Basis, Decision, Event, Link, Stance
from timeline_app.project import edits
from timeline_app.project.article_versions import LEFT_BY_HAND, newest_of, versions
from timeline_app.project.audit import Kind
from timeline_app.project.check import check
from timeline_app.project.project import Project
from timeline_app.project.project_file import open_copy, open_project, save
from timeline_app.resources import resource
from timeline_app.timeline.rows import BAR_PX
from timeline_app.ui.article_search import ArticleSearch
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.article_view.paper import Paper
from timeline_app.ui.event_panel.basis import BasisButton
from timeline_app.ui.event_panel.card import Card
from timeline_app.ui.event_panel.grade import GradeChip
from timeline_app.ui.timeline_view.stage import AXIS_PX
from timeline_app.ui.versions.passage_page import LEAVE
from timeline_app.ui.versions.preview_dialog import PreviewDialog
from timeline_app.ui.versions.source_dialog import SourceDialog
from timeline_app.ui.widgets.key_button import KeyButton
from timeline_app.ui.window import Window

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
DEADLINE, TRUCE, PLANNED = "Deadline expires", "Truce concluded", "Operations to resume"
TRUCE_QUOTE = "The truce itself dates from 14 August."
REPORT, RIVAL, ARABIC = TRUCE_QUOTE, "372 people", "أُبرمت الهدنة"
GONE = "Since late July, attacks on residential areas have become more intense."
TWICE = (
    "The truce dates from 14 August, the government says. The truce dates from 15 August, the fighters say."
)


@pytest.fixture
def told(window: Window, tmp_path: Path) -> Iterator[Window]:
    """The window with the three accounts; the correction has not come yet."""
    path = tmp_path / "accounts.tlproj"
    project = open_copy(resource("samples/accounts.tlproj"), tmp_path / "elsewhere")
    with project.edit("Before the correction") as edit:
        edits.delete_article(edit, versions(project.articles(), article_of(project, REPORT))[-1].id)
    save(project, path)
    project.close()
    window.resize(1500, 950)
    assert window.documents.open(path)
    QTest.qWait(STEP_MS)
    yield window


def article_of(project: Project, words: str) -> int:
    """The oldest article in which these words stand."""
    return next(a.id for a in project.articles() if words in project.text(a.id))


def event_of(window: Window, title: str) -> Event:
    (found,) = [e for e in window.views.project.all("event") if isinstance(e, Event) and e.title == title]
    return found


def click_event(window: Window, title: str) -> None:
    """Click an event where it is painted on the timeline."""
    view = window.views.timeline
    view.fit_all()
    QTest.qWait(STEP_MS)
    slot = view.stage.columns.slot_of(event_of(window, title).id)
    assert slot is not None
    index = view.stage.scene.index(slot)
    assert index is not None
    scene = view.stage.scene
    marks, x = scene.marks, float(scene.marks.middle[index])
    if not marks.dots[index]:
        x = float(max(marks.x0[index], 0) + min(marks.x1[index], scene.scale.width_px)) / 2
    where = QPoint(round(x), round(AXIS_PX + float(marks.y[index]) + BAR_PX / 2))
    QTest.mouseClick(view.canvas.viewport(), LEFT, NONE, where)
    QTest.qWait(STEP_MS)
    assert window.views.selection.events == (event_of(window, title).id,)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Type a key where the keyboard is."""
    QTest.keyClick(keyboard(), key, modifiers)
    QTest.qWait(STEP_MS)


def keyboard() -> QWidget:
    """Where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def come_back(window: Window, qtbot: QtBot) -> None:
    """Have the window active again after a menu or a dialog."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def selected_quote(window: Window) -> str:
    passage = window.views.selection.passage
    assert passage is not None
    return window.views.project.passage(passage).quote


def links_of(window: Window, title: str) -> list[Link]:
    return window.views.project.links_of_event(event_of(window, title).id)


def paper_in(view: ArticleView) -> Paper:
    paper = view.findChild(Paper)
    assert isinstance(paper, Paper)
    return paper


# reading and marking


def test_one_key_leads_from_the_event_through_every_article_and_back(told: Window) -> None:
    click_event(told, DEADLINE)
    view = told.views
    seen = []
    for _ in links_of(told, DEADLINE):
        press(Key.Key_G)
        shown = view.article.article_id
        assert shown == view.project.passage(view.selection.passage or 0).article
        seen.append((shown, selected_quote(told)))
        marks = paper_in(view.article).reading.layers.of_passage[view.selection.passage or 0]
        assert paper_in(view.article).is_visible(marks.start, marks.end)
    assert len({article for article, _ in seen}) == 3
    assert len(set(seen)) == 4
    press(Key.Key_G)
    assert (view.selection.origin, view.selection.events) == ("event", (event_of(told, DEADLINE).id,))
    press(Key.Key_G, SHIFT)
    assert selected_quote(told) == seen[-1][1]


def test_a_drag_a_key_and_a_mouse_on_its_end_mark_overlapping_passages_through_which_o_goes(
    told: Window,
) -> None:
    go_to(told, REPORT)
    view = told.views
    select_text(view, "14 August")
    press(Key.Key_M)
    assert selected_quote(told) == "14 August"
    select_text(view, "truce itself")
    press(Key.Key_M)
    inner = view.selection.passage
    assert inner is not None
    paper, text = paper_in(view.article), view.project.text(view.article.article_id or 0)
    middle = place(view.article, text, "truce itself")
    QTest.mouseMove(paper.viewport(), middle)
    QTest.qWait(STEP_MS)
    end, further = place(view.article, text, "truce itself", 1.0), place(view.article, text, "14 August", 0.1)
    QTest.mouseMove(paper.viewport(), end)
    QTest.mousePress(paper.viewport(), LEFT, NONE, end)
    for step in range(1, 5):
        QTest.mouseMove(paper.viewport(), end + (further - end) * step / 4)
        QTest.qWait(STEP_MS)
    QTest.mouseRelease(paper.viewport(), LEFT, NONE, further)
    QTest.qWait(STEP_MS)
    assert view.project.passage(inner).quote == "truce itself dates from 14"
    click_words(view, "from")
    found = []
    for _ in range(3):
        found.append(selected_quote(told))
        press(Key.Key_O)
    assert set(found) == {TRUCE_QUOTE, "truce itself dates from 14"}
    click_words(view, "14 August. It"[:2])
    found = []
    for _ in range(3):
        found.append(selected_quote(told))
        press(Key.Key_O)
    assert set(found) == {TRUCE_QUOTE, "truce itself dates from 14", "14 August"}
    assert selected_quote(told) == found[0]


def test_j_and_k_go_from_passage_to_passage(told: Window) -> None:
    go_to(told, REPORT)
    view = told.views
    view.article.setFocus()
    wanted = [p.quote for p in view.project.passages_of(view.article.article_id or 0)]
    seen = []
    for _ in wanted:
        press(Key.Key_J)
        seen.append(selected_quote(told))
        assert paper_in(view.article).lights.active == view.selection.passage
    assert seen == wanted
    press(Key.Key_K)
    assert selected_quote(told) == wanted[-2]


def test_what_reads_from_right_to_left_is_marked_sign_by_sign(told: Window) -> None:
    """The end of an Arabic passage with a sign beyond the first plane moves to the left to go on."""
    go_to(told, ARABIC)
    view = told.views
    view.article.setFocus()
    while "🕊" not in (quote := selected_quote(told) if view.selection.passage else ""):
        press(Key.Key_J)
    press(Key.Key_Right, ALT | CTRL)
    passage = view.project.passage(view.selection.passage or 0)
    text = view.project.text(passage.article)
    assert passage.quote == quote.removesuffix("🕊") == text[passage.start : passage.end]
    press(Key.Key_Left, ALT | CTRL)
    assert selected_quote(told) == quote


# evidence


def test_several_passages_become_one_piece_of_evidence(told: Window) -> None:
    view = told.views
    click_event(told, TRUCE)
    go_to(told, REPORT)
    select_text(view, "nine districts of Dara’a al-Balad")
    press(Key.Key_L)
    added = next(
        each for each in links_of(told, TRUCE) if "nine districts" in view.project.passage(each.passage).quote
    )
    assert added.stance is Stance.SUPPORTS and added.part_of is None
    click_words(view, "dates from")
    paper, text = paper_in(view.article), view.project.text(view.article.article_id or 0)
    QTest.mouseClick(paper.viewport(), LEFT, CTRL, place(view.article, text, "nine districts"))
    press(Key.Key_J, CTRL)
    links = {view.project.passage(each.passage).quote: each for each in links_of(told, TRUCE)}
    assert links["nine districts of Dara’a al-Balad"].part_of == links[TRUCE_QUOTE].id
    click_event(told, TRUCE)
    assert any(len(card.passages) == 2 for card in view.panel.findChildren(Card))


def test_evidence_is_judged_in_its_card(told: Window) -> None:
    """Stance, who claims it, the date it gives and how, both marks, a note."""
    view = told.views
    click_event(told, "Attacks on residential areas intensify")
    (link, *_) = links_of(told, "Attacks on residential areas intensify")
    (card,) = [each for each in view.panel.findChildren(Card) if each.link.id == link.id]

    def field(name: str) -> QLineEdit:
        return next(e for e in card.findChildren(QLineEdit) if e.accessibleName().startswith(name))

    for name, words in (
        ("Who claims it", "residents"),
        ("Date given", "20 July 2021"),
        ("Note", "by telephone"),
    ):
        QTest.mouseClick(field(name), LEFT)
        QTest.keyClick(field(name), Key.Key_A, CTRL)
        QTest.keyClicks(field(name), words)
        QTest.keyClick(field(name), Key.Key_Return)
        QTest.qWait(STEP_MS)
    chip, basis = card.findChild(GradeChip), card.findChild(BasisButton)
    assert isinstance(chip, GradeChip) and isinstance(basis, BasisButton)
    for button, keys in (
        (chip, (Key.Key_E, Key.Key_5, Key.Key_Escape)),
        (basis, (Key.Key_Down,) * 3 + (Key.Key_Return,)),
    ):
        menu = button.menu()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        for each in keys:
            QTest.keyClick(menu, each)
            QTest.qWait(STEP_MS)
    after = view.project.link(link.id)
    assert (after.attribution, after.note, after.basis) == ("residents", "by telephone", Basis.INFERRED)
    assert (after.reliability, after.credibility) == ("E", "5")
    assert after.claimed is not None and edtf.write(after.claimed).text == "2021-07-20"


def test_competing_dates_stand_beside_the_event_and_none_is_taken_by_itself(told: Window) -> None:
    view = told.views
    before = event_of(told, DEADLINE).when
    click_event(told, DEADLINE)
    slot = view.timeline.stage.columns.slot_of(event_of(told, DEADLINE).id)
    assert slot is not None
    assert sorted(claim.against for claim in view.timeline.stage.claims[slot])[-1]
    assert {edtf.write(e.claimed).text for e in links_of(told, DEADLINE) if e.claimed} == {
        "2021-09-06T10:00+03:00",
        "2021-09-06T12:00+03:00",
    }
    assert event_of(told, DEADLINE).when == before


# several articles


def test_two_articles_are_read_side_by_side_and_keys_and_commands_act_in_the_one_in_use(
    told: Window, qtbot: QtBot
) -> None:
    go_to(told, REPORT)
    view = told.views
    view.article.setFocus()
    press(Key.Key_B, CTRL | ALT)
    beside = view.reading.beside
    assert beside is not None
    while beside.article_id != article_of(view.project, RIVAL):
        beside.setFocus()
        press(Key.Key_PageDown, CTRL)
    main = view.article.article_id
    click_event(told, DEADLINE)
    for each in (view.article, beside):
        assert paper_in(each).lights.passages & paper_in(each).reading.layers.of_passage.keys()
    beside.setFocus()
    press(Key.Key_J)
    passage = view.project.passage(view.selection.passage or 0)
    assert (passage.article, view.article.article_id) == (beside.article_id, main)
    choose_from_bar(told.menuBar(), "Article/Next passage")
    second = view.project.passage(view.selection.passage or 0)
    assert (second.article, second.id != passage.id) == (beside.article_id, True)
    drag_over(beside, view.project.text(beside.article_id or 0), "shortly before noon")
    click_event(told, TRUCE)
    (link,) = [b for b in view.panel.findChildren(KeyButton) if b.text() == "Link selection"]
    QTest.mouseClick(link, LEFT)
    assert "shortly before noon" in {view.project.passage(e.passage).quote for e in links_of(told, TRUCE)}
    come_back(told, qtbot)
    beside.setFocus()
    press(Key.Key_B, CTRL | ALT)
    assert view.reading.beside is None


def test_the_articles_are_a_table_with_counts(told: Window) -> None:
    QTest.keyClick(told, Key.Key_2, CTRL)
    QTest.qWait(STEP_MS)
    articles, project = told.views.articles, told.views.project
    assert articles.isVisible()
    rows = {row.id: (row.passages, row.events) for row in articles.table.rows}
    for article in project.articles():
        passages = project.passages_of(article.id)
        events = {link.event for link in project.links_of_article(article.id)}
        assert rows[article.id] == (len(passages), len(events))
    header = articles.list.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
    for _ in range(2):
        QTest.mouseClick(header.viewport(), LEFT, NONE, spot)
        QTest.qWait(STEP_MS)
    counts = [row.passages for row in articles.table.rows]
    assert counts == sorted(counts, reverse=True)
    QTest.keyClicks(articles.field, "rival")
    assert [row.id for row in articles.table.rows] == [article_of(project, RIVAL)]
    QTest.keyClick(articles.field, Key.Key_Return)
    assert told.views.article.article_id == article_of(project, RIVAL)
    go_to(told, RIVAL)
    select_text(told.views, "civilians could leave through a corridor")
    before = articles.table.rows[0].passages
    press(Key.Key_M)
    assert articles.table.rows[0].passages == before + 1


def test_a_word_is_found_in_all_articles(told: Window, qtbot: QtBot) -> None:
    view = told.views
    go_to(told, RIVAL)
    view.article.setFocus()
    press(Key.Key_F, CTRL | ALT)
    dialog = view.findChild(ArticleSearch)
    assert isinstance(dialog, ArticleSearch)
    QTest.keyClicks(dialog.field, "10:00 loc")
    qtbot.waitUntil(lambda: dialog.tree.topLevelItemCount() == 1)
    QTest.keyClick(dialog.field, Key.Key_Return, CTRL)
    assert view.article.article_id == article_of(view.project, REPORT)
    assert paper_in(view.article).textCursor().selectedText() in {"10:00", "10:00 loc", "10:00 local"}


# audit


def findings(window: Window) -> dict[str, list[str]]:
    tree = window.views.audit.tree
    tops = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    return {
        top.text(0): [child.text(0) for i in range(top.childCount()) if (child := top.child(i)) is not None]
        for top in tops
        if top is not None
    }


def click_finding(window: Window, branch: str, title: str) -> None:
    tree = window.views.audit.tree
    for i in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(i)
        for item in (top.child(k) for k in range(top.childCount())) if top and top.text(0) == branch else ():
            assert isinstance(item, QTreeWidgetItem)
            if item.text(0) == title:
                tree.scrollToItem(item)
                QTest.mouseClick(tree.viewport(), LEFT, NONE, tree.visualItemRect(item).center())
                QTest.qWait(STEP_MS)
                return
    raise AssertionError(f"{title} is not under {branch}: {findings(window)}")


def settle(window: Window, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something, and wait until the audit has looked at it."""
    with qtbot.waitSignal(window.views.auditing.ended, timeout=5000):
        act()
    QTest.qWait(STEP_MS)


def test_findings_lead_to_their_place_are_accepted_for_a_reason_or_resolved(
    told: Window, qtbot: QtBot
) -> None:
    view = told.views
    settle(told, qtbot, lambda: QTest.keyClick(told, Key.Key_4, CTRL))
    bare, against, new = (KIND_WORDS[kind] for kind in (Kind.UNSUPPORTED, Kind.CONTRADICTED, Kind.UNREVIEWED))
    assert findings(told)[bare] == [PLANNED]
    assert DEADLINE in findings(told)[against]

    click_finding(told, against, DEADLINE)
    assert view.selection.events == (event_of(told, DEADLINE).id,)
    press(Key.Key_A)
    QTest.keyClicks(keyboard(), "both hours are told in the text")
    press(Key.Key_Return)
    assert DEADLINE not in findings(told).get(against, [])
    (verdict,) = view.project.all("decision")
    assert isinstance(verdict, Decision) and verdict.reason == "both hours are told in the text"
    assert view.project.undo_label == "Accept finding"

    click_finding(told, new, "Truce broken by both sides")
    settle(told, qtbot, lambda: press(Key.Key_R))
    assert event_of(told, "Truce broken by both sides").reviewed
    assert new not in findings(told)

    go_to(told, REPORT)
    select_text(view, "the army has pledged to resume operations")
    click_finding(told, bare, PLANNED)
    settle(told, qtbot, lambda: press(Key.Key_R))
    (link,) = links_of(told, PLANNED)
    assert view.project.passage(link.passage).quote == "the army has pledged to resume operations"
    assert bare not in findings(told)

    for _ in range(3):
        QTest.keyClick(told, Key.Key_Z, CTRL)
        QTest.qWait(STEP_MS)
    assert list(view.project.all("decision")) == []
    assert not links_of(told, PLANNED)


# a corrected article


def read_the_file(dialog: QDialog) -> None:
    assert isinstance(dialog, SourceDialog)
    button = next(b for b in dialog.findChildren(QPushButton) if "file" in b.text())
    QTest.mouseClick(button, LEFT)
    press_ok(dialog)


def decide_the_second(dialog: QDialog) -> None:
    """Every link has a row; the one that could be at two places is asked, first of all, and not guessed."""
    assert isinstance(dialog, PreviewDialog)
    top = (dialog.list.topLevelItem(i) for i in range(dialog.list.topLevelItemCount()))
    items = [item for item in top if item is not None]
    rows = {item.toolTip(1): (item.text(0)[2:], item.text(3), item.text(4)) for item in items}
    assert len(rows) == 6
    assert rows[TRUCE_QUOTE] == ("to decide", "1", "to decide")
    assert rows[GONE] == ("lost", "1", "stays behind")
    current = dialog.list.currentItem()
    assert current is not None and current.toolTip(1) == TRUCE_QUOTE
    first, second = dialog.page.choice(0), dialog.page.choice(1)
    assert first is not None and second is not None
    assert not first.isChecked() and not second.isChecked()
    new = dialog.decisions.plan.new
    places = dialog.decisions.plan.left()[0].anchor.places
    other = next(i for i, p in enumerate(places) if "15 August" in new[p.start : p.end])
    button = dialog.page.choice(other)
    assert button is not None
    QTest.mouseClick(button, LEFT, NONE, QPoint(8, button.height() // 2))
    assert button.isChecked()
    lost = next(item for item in items if item.toolTip(1) == GONE)
    dialog.list.scrollToItem(lost)
    QTest.mouseClick(dialog.list.viewport(), LEFT, NONE, dialog.list.visualItemRect(lost).center())
    stay = dialog.page.choice(LEAVE)
    assert stay is not None
    QTest.mouseClick(stay, LEFT, NONE, QPoint(8, stay.height() // 2))
    press_ok(dialog)


def test_a_correction_shows_what_becomes_of_every_link_asks_what_is_unsure_and_is_one_step(
    told: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    view, project = told.views, told.views.project
    text = resource("samples/accounts/corrected.txt").read_text(encoding="utf-8")
    path = tmp_path / "corrected.txt"
    path.write_text(text.replace(TRUCE_QUOTE, TWICE).replace(GONE, ""), encoding="utf-8")
    go_to(told, REPORT)
    old, before = view.article.article_id or 0, content(project)
    answers.articles = [path]
    QTest.keyClick(told, Key.Key_P, CTRL | SHIFT)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not told)
    met = in_dialogs(read_the_file, decide_the_second)
    QTest.keyClicks(keyboard(), "new version")
    QTest.keyClick(keyboard(), Key.Key_Return)
    qtbot.waitUntil(lambda: len(met) == 2 and view.article.article_id != old)
    first, second = versions(project.articles(), old)
    assert (first.id, second.id) == (old, view.article.article_id)
    assert TWICE in project.text(second.id) and TRUCE_QUOTE in project.text(old)

    went = {p.quote: project.passage(newest_of(project, p.id)) for p in project.passages_of(old)}
    assert went[GONE].article == old
    (looked,) = project.all("decision")
    assert isinstance(looked, Decision) and looked.reason == LEFT_BY_HAND
    assert "15 August" in went[TRUCE_QUOTE].quote
    for passage in project.passages_of(second.id):
        assert passage.quote == project.text(second.id)[passage.start : passage.end]
    number = "430 people regularised"
    assert next(p for q, p in went.items() if q.startswith(number)).article == second.id
    linked = {project.passage(link.passage).article for link in links_of(told, TRUCE)}
    assert second.id in linked and old not in linked

    assert second.title == first.title

    come_back(told, qtbot)
    done = content(project)
    QTest.keyClick(told, Key.Key_Z, CTRL)
    QTest.qWait(STEP_MS)
    assert content(project) == before
    QTest.keyClick(told, Key.Key_Y, CTRL)
    QTest.qWait(STEP_MS)
    assert content(project) == done

    QTest.keyClick(told, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not project.modified and not told.documents.is_saving)
    saved = tmp_path / "accounts.tlproj"
    assert check(saved) == []
    assert told.documents.close()
    again = open_project(saved, tmp_path / "again")
    assert content(again) == done
    again.close()
