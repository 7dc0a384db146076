"""Tests of the article view: marking, linking, going about, by mouse and keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import ALT, CONTROL, LEFT, NONE, SHIFT, click_on, drag_over, key, paper_of, place
from tests.ui.invented import ARABIC, TEXT, Invented
from timeline_app.model import edtf
from timeline_app.model.records import Event, Key, Link, Passage, Stance
from timeline_app.model.text import Offsets
from timeline_app.project import edits
from timeline_app.project.project_file import new_project
from timeline_app.project.selection import Selection
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.article_view.paper import PASSAGE_MIME
from timeline_app.ui.article_view.selection_bar import SelectionBar
from timeline_app.ui.theme import DARK, Appearance
from timeline_app.ui.widgets.key_button import KeyButton


def bar_of(view: ArticleView) -> SelectionBar:
    bar = view.findChild(SelectionBar)
    assert isinstance(bar, SelectionBar)
    return bar


def button(view: ArticleView, words: str) -> KeyButton:
    return next(b for b in bar_of(view).findChildren(KeyButton) if b.text().startswith(words))


def event_of(world: Invented, event: int) -> Event:
    return world.project.event(event)


def newest_link(world: Invented) -> Link:
    newest = max(world.project.all("link"), key=lambda link: link.id)
    assert isinstance(newest, Link)
    return newest


def hovered(selection: Selection) -> Key | None:
    return selection.hovered


def selected(selection: Selection) -> set[int]:
    return set(selection.events)


def matches(view: ArticleView) -> tuple[int, int]:
    """How many there are, and which is the current one."""
    found = paper_of(view).found
    return len(found.spans), found.index


def shown(view: ArticleView) -> int | None:
    return view.article_id


def quote_of(world: Invented, passage: int) -> str:
    return world.project.passage(passage).quote


# from selected text


def test_e_makes_an_event_of_the_selected_words_dated_and_linked(
    world: Invented, selection: Selection, view: ArticleView, qtbot: QtBot
) -> None:
    selection.select_events([world.events["pumps"]])
    drag_over(view, TEXT, "handed back the keys of the pump house")
    before = world.project.counts()
    with qtbot.waitSignal(view.event_created) as created:
        key(view, Qt.Key.Key_E)
    (event,) = created.args
    made = event_of(world, event)
    assert made.title == "Handed back the keys of the pump house"
    assert made.when is None
    assert made.track == world.tracks["Company"]
    assert selection.events == (event,)
    assert world.project.undo_label == "New event from passage"
    after = world.project.counts()
    assert (after["event"], after["passage"]) == (
        before["event"] + 1,
        before["passage"],
    )  # the passage was there
    world.project.undo()
    assert world.project.counts() == before


def test_a_bare_date_becomes_the_events_date_and_the_clause_its_title(
    world: Invented, view: ArticleView, qtbot: QtBot
) -> None:
    drag_over(view, TEXT, "14 June 2019")
    with qtbot.waitSignal(view.event_created) as created:
        key(view, Qt.Key.Key_E)
    made = event_of(world, created.args[0])
    assert made.when is not None
    assert edtf.write(made.when).text == "2019-06-14"
    assert "14 June 2019" in made.title or "miners" in made.title
    (link,) = world.project.links_of_event(made.id)
    assert link.claimed is not None
    assert quote_of(world, link.passage) == "14 June 2019"


def test_spaces_around_the_selection_are_left_out(world: Invented, view: ArticleView) -> None:
    drag_over(view, TEXT, " the quarry at Velm. ".strip())
    key(view, Qt.Key.Key_Right, SHIFT)
    key(view, Qt.Key.Key_M)
    assert world.project.undo_label == "Mark passage"
    passages = world.project.passages_of(world.article)
    assert "the quarry at Velm." in [passage.quote for passage in passages]


def test_l_links_the_selected_words_to_the_selected_event(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    event = world.events["accord"]
    selection.select_events([event])
    drag_over(view, TEXT, "the northern pits")
    key(view, Qt.Key.Key_L)
    last = max(world.project.links_of_event(event), key=lambda link: link.id)
    assert quote_of(world, last.passage) == "the northern pits"
    assert last.stance is Stance.SUPPORTS
    assert last.passage in selection.passages
    assert not paper_of(view).textCursor().hasSelection()


def test_shift_l_links_them_as_contradicting(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    selection.select_events([world.events["accord"]])
    drag_over(view, TEXT, "the northern pits")
    key(view, Qt.Key.Key_L, SHIFT)
    assert newest_link(world).stance is Stance.CONTRADICTS


def test_without_a_selected_event_the_bar_says_what_to_do(
    world: Invented, view: ArticleView, qtbot: QtBot
) -> None:
    drag_over(view, TEXT, "the northern pits")
    link = button(view, "Link")
    assert not link.isEnabled()
    assert "Select an event first" in link.toolTip()
    with qtbot.waitSignal(view.noticed) as noticed:
        key(view, Qt.Key.Key_L)
    assert "Select an event first" in noticed.args[0]


def test_the_bar_names_the_event_and_its_buttons_work(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    selection.select_events([world.events["accord"]])
    drag_over(view, TEXT, "the northern pits")
    assert bar_of(view).isVisible()
    link = button(view, "Link")
    assert link.text() == "Link to “Accord of 2 June”"
    QTest.mouseClick(link, LEFT)
    assert world.project.undo_label == "Link passage"
    assert not bar_of(view).isVisible()


def test_the_stance_menu_links_as_mentioning(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    selection.select_events([world.events["accord"]])
    drag_over(view, TEXT, "the northern pits")
    stance = bar_of(view).findChild(QToolButton)
    assert isinstance(stance, QToolButton)
    menu = stance.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text().startswith("Mentions")).trigger()
    assert newest_link(world).stance is Stance.MENTIONS


def test_the_bar_lies_inside_the_view_and_off_the_selected_line(view: ArticleView) -> None:
    for words in ("Two hundred and twelve", "autumn rains", "northern pits"):
        paper = paper_of(view)
        start = Offsets(TEXT).to_u16(TEXT.index(words))
        paper.scroll_to(start)
        QTest.qWait(350)
        drag_over(view, TEXT, words)
        bar = bar_of(view)
        assert view.rect().contains(bar.geometry())
        line = place(view, TEXT, words)
        assert not bar.geometry().contains(paper.viewport().mapTo(view, line))
        key(view, Qt.Key.Key_Escape)


def test_escape_closes_the_bar_and_the_selection(
    selection: Selection, view: ArticleView, world: Invented
) -> None:
    selection.select_events([world.events["accord"]])
    drag_over(view, TEXT, "the northern pits")
    key(view, Qt.Key.Key_Escape)
    assert not bar_of(view).isVisible()
    assert not paper_of(view).textCursor().hasSelection()
    assert selection.events
    key(view, Qt.Key.Key_Escape)
    assert selection.events == ()


def test_text_is_selected_by_keys_too(world: Invented, view: ArticleView) -> None:
    click_on(view, TEXT, "who had", 0.02)
    for _ in range(7):
        key(view, Qt.Key.Key_Right, SHIFT)
    assert bar_of(view).isVisible()
    key(view, Qt.Key.Key_M)
    assert "who had" in [passage.quote for passage in world.project.passages_of(world.article)]


def test_an_emoji_before_the_words_shifts_nothing(world: Invented, view: ArticleView) -> None:
    drag_over(view, TEXT, "They walked out")
    key(view, Qt.Key.Key_M)
    passage = next(p for p in world.project.passages_of(world.article) if p.quote == "They walked out")
    assert TEXT[passage.start : passage.end] == "They walked out"
    assert TEXT.index("😀") < passage.start


def test_a_selected_passage_becomes_an_event_by_e(world: Invented, view: ArticleView) -> None:
    passage = world.passages["mark"]
    paper_of(view).scroll_to(Offsets(TEXT).to_u16(world.project.passage(passage).start))
    QTest.qWait(350)
    click_on(view, TEXT, "water rises to the third gallery")
    key(view, Qt.Key.Key_E)
    assert newest_link(world).passage == passage


def test_keys_without_a_selection_say_what_is_missing(world: Invented, view: ArticleView) -> None:
    told: list[str] = []
    view.noticed.connect(told.append)
    before = world.project.position
    for letter in (Qt.Key.Key_E, Qt.Key.Key_L, Qt.Key.Key_M, Qt.Key.Key_O, Qt.Key.Key_Delete):
        key(view, letter)
    key(view, Qt.Key.Key_Right, ALT)
    assert len(told) == 6
    assert all(sentence.endswith(".") for sentence in told)
    assert world.project.position == before


# passages


def test_a_click_on_a_passage_selects_it_and_its_events(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    click_on(view, TEXT, "the accord of 2 June")
    assert selection.passage == world.passages["the accord of 2 June"]
    assert selection.events == (world.events["accord"],)


def test_of_overlapping_passages_the_shortest_is_taken_and_o_goes_round(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    inner = world.passages["the offer made by the company ran out"]
    outer = world.passages["the minute at which the offer made by the company ran out"]
    click_on(view, TEXT, "the offer made")
    assert selection.passage == inner
    key(view, Qt.Key.Key_O)
    assert selection.passage == outer
    key(view, Qt.Key.Key_O)
    assert selection.passage == inner


def test_o_goes_round_also_where_no_click_was(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    inner = world.passages["the offer made by the company ran out"]
    outer = world.passages["the minute at which the offer made by the company ran out"]
    selection.select_passage(outer)
    key(view, Qt.Key.Key_O)
    assert selection.passage == inner


def test_a_click_beside_passages_changes_nothing(selection: Selection, view: ArticleView) -> None:
    click_on(view, TEXT, "who had")
    assert selection.passages == ()


def test_j_and_k_go_through_the_passages(world: Invented, selection: Selection, view: ArticleView) -> None:
    key(view, Qt.Key.Key_J)
    assert selection.passage == world.passages["Two hundred and twelve miners"]
    key(view, Qt.Key.Key_J)
    assert selection.passage == world.passages["blocked the Orlen shaft since late May"]
    key(view, Qt.Key.Key_K)
    assert selection.passage == world.passages["Two hundred and twelve miners"]


def test_j_brings_the_passage_into_sight(
    world: Invented, selection: Selection, view: ArticleView, qtbot: QtBot
) -> None:
    for _ in world.project.passages_of(world.article):
        key(view, Qt.Key.Key_J)
    last = world.project.passage(world.passages["mark"])
    assert selection.passage == last.id
    offsets = Offsets(TEXT)
    paper = paper_of(view)
    qtbot.waitUntil(lambda: paper.is_visible(offsets.to_u16(last.start), offsets.to_u16(last.end)))


@pytest.mark.parametrize(
    ("arrow", "modifiers", "words"),
    [
        (Qt.Key.Key_Right, ALT, "the accord of 2 June the"),
        (Qt.Key.Key_Left, ALT, "the accord of 2"),
        (Qt.Key.Key_Left, ALT | SHIFT, "Under the accord of 2 June"),
        (Qt.Key.Key_Right, ALT | SHIFT, "accord of 2 June"),
        (Qt.Key.Key_Left, ALT | CONTROL, "the accord of 2 Jun"),
        (Qt.Key.Key_Right, ALT | CONTROL | SHIFT, "he accord of 2 June"),
    ],
)
def test_alt_and_arrows_resize_the_selected_passage(
    world: Invented, view: ArticleView, arrow: Qt.Key, modifiers: Qt.KeyboardModifier, words: str
) -> None:
    passage = world.passages["the accord of 2 June"]
    click_on(view, TEXT, "the accord of 2 June")
    key(view, arrow, modifiers)
    assert quote_of(world, passage) == words
    assert world.project.undo_label == "Resize passage"
    world.project.undo()
    assert quote_of(world, passage) == "the accord of 2 June"


def test_in_arabic_the_left_arrow_goes_on(world: Invented, selection: Selection, view: ArticleView) -> None:
    passage = world.passages["arabic"]
    selection.select_passage(passage)
    assert shown(view) == world.arabic
    key(view, Qt.Key.Key_Left, ALT)
    assert quote_of(world, passage) == "14 حزيران 2019 بعد أن انتهت"


def test_a_passage_never_shrinks_to_nothing(world: Invented, view: ArticleView) -> None:
    passage = world.passages["the accord of 2 June"]
    click_on(view, TEXT, "the accord of 2 June")
    for _ in range(10):
        key(view, Qt.Key.Key_Left, ALT)
    assert quote_of(world, passage) == "the"


def test_delete_removes_the_selected_passage_and_undo_brings_it_back(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    passage = world.passages["the accord of 2 June"]
    click_on(view, TEXT, "the accord of 2 June")
    key(view, Qt.Key.Key_Delete)
    assert world.project.get("passage", passage) is None
    assert selection.passage is None
    assert world.project.get("event", world.events["accord"]) is not None
    world.project.undo()
    assert isinstance(world.project.get("passage", passage), Passage)


# both ways


def test_an_event_selected_elsewhere_brings_its_passages_into_sight(
    world: Invented, selection: Selection, view: ArticleView, qtbot: QtBot
) -> None:
    paper = paper_of(view)
    selection.select_events([world.events["hearing"]])
    start, end = (Offsets(TEXT).to_u16(cp) for cp in world.place("A hearing is set for 3 September 2019"))
    qtbot.waitUntil(lambda: paper.is_visible(start, end))
    assert paper.lights.passages == {world.passages["A hearing is set for 3 September 2019"]}


def test_nothing_scrolls_where_a_passage_can_be_seen(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    selection.select_events([world.events["leave"]])
    QTest.qWait(300)
    assert paper_of(view).verticalScrollBar().value() == 0


def test_its_own_click_never_scrolls(world: Invented, selection: Selection, view: ArticleView) -> None:
    paper = paper_of(view)
    paper.verticalScrollBar().setValue(60)
    click_on(view, TEXT, "had bought the mine in 2016")
    QTest.qWait(300)
    assert selection.events == (world.events["bought"],)
    assert paper.verticalScrollBar().value() == 60


def test_an_event_of_another_article_brings_that_article(
    world: Invented, selection: Selection, view: ArticleView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.article_shown):
        selection.select_passage(world.passages["mixed"])
    assert shown(view) == world.arabic
    assert paper_of(view).toPlainText() == ARABIC


def test_hovering_tells_which_passage_lies_under_the_pointer(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    viewport = paper_of(view).viewport()
    QTest.mouseMove(viewport, place(view, TEXT, "the accord of 2 June"))
    QTest.qWait(20)
    assert hovered(selection) == ("passage", world.passages["the accord of 2 June"])
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(viewport, place(view, TEXT, "who had"))
    QTest.qWait(20)
    assert hovered(selection) is None
    assert viewport.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_the_margin_names_events_and_a_click_selects_one(
    world: Invented, selection: Selection, view: ArticleView
) -> None:
    paper = paper_of(view)
    note = next(note for note in paper.notes() if note.events == (world.events["air"],))
    spot = paper.note_rect(note).center().toPoint()
    QTest.mouseClick(paper.viewport(), LEFT, NONE, spot)
    assert selected(selection) == {world.events["air"]}
    other = next(note for note in paper.notes() if note.events == (world.events["bought"],))
    QTest.mouseClick(paper.viewport(), LEFT, CONTROL, paper.note_rect(other).center().toPoint())
    assert selected(selection) == {world.events["air"], world.events["bought"]}


def test_a_change_of_colour_or_title_is_seen_at_once(
    world: Invented, view: ArticleView, qtbot: QtBot
) -> None:
    paper = paper_of(view)
    with world.project.edit("Change") as edit:
        edits.change_track(edit, world.tracks["Talks"], color="violet")
        edits.change_event(edit, world.events["accord"], title="Accord")
    mark = world.passages["the accord of 2 June"]
    qtbot.waitUntil(lambda: paper.reading.layers.of_passage[mark].colors == ("violet",))
    assert paper.reading.title(world.events["accord"]) == "Accord"


def test_selected_words_are_dragged_with_their_place(world: Invented, view: ArticleView) -> None:
    drag_over(view, TEXT, "the northern pits")
    data = paper_of(view).createMimeDataFromSelection()
    assert data.text() == "the northern pits"
    payload = json.loads(bytes(data.data(PASSAGE_MIME).data()))
    start, end = world.place("the northern pits")
    assert payload == {"article": str(world.article), "start": start, "end": end}


# reading


def test_search_counts_and_goes_round(view: ArticleView) -> None:
    view.open_find()
    field = view.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "accord")
    assert matches(view) == (2, 0)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert matches(view) == (2, 1)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert matches(view) == (2, 0)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert matches(view) == (0, -1)
    assert paper_of(view).hasFocus()


def test_letters_grow_and_the_line_read_stays(view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.text_size_changed) as changed:
        view.zoom_text(2)
    assert changed.args == [17]
    assert paper_of(view).document().defaultFont().pixelSize() == 17
    view.zoom_text(0)
    assert paper_of(view).look.size_px == 15


def test_other_articles_are_a_key_away(world: Invented, view: ArticleView) -> None:
    key(view, Qt.Key.Key_PageDown, CONTROL)
    assert shown(view) == world.arabic
    key(view, Qt.Key.Key_PageUp, CONTROL)
    assert shown(view) == world.article


def test_a_removed_article_gives_way_to_another(world: Invented, view: ArticleView) -> None:
    with world.project.edit("Remove") as edit:
        edits.delete_article(edit, world.article)
    assert shown(view) == world.arabic
    with world.project.edit("Remove") as edit:
        edits.delete_article(edit, world.arabic)
    assert shown(view) is None
    world.project.undo()
    assert shown(view) == world.arabic


def test_an_empty_project_offers_two_ways_to_an_article(tmp_path: Path, qtbot: QtBot) -> None:
    project = new_project(tmp_path)
    view = ArticleView(project, Selection(project), Appearance())
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    buttons = {button.text(): button for button in view.findChildren(QPushButton) if button.isVisible()}
    with qtbot.waitSignal(view.paste_requested):
        QTest.mouseClick(buttons["Paste text…"], LEFT)
    with qtbot.waitSignal(view.open_requested):
        QTest.mouseClick(buttons["Open files…"], LEFT)
    view.dispose()
    project.close(discard=True)


def test_a_narrow_view_keeps_the_text_and_shows_bars_only(view: ArticleView) -> None:
    view.resize(360, 400)
    QTest.qWait(20)
    paper = paper_of(view)
    assert not paper.measure.has_names
    assert paper.measure.margin_left + paper.measure.margin_width <= paper.viewport().width()


def test_the_other_theme_is_taken_at_once(
    view: ArticleView, world: Invented, selection: Selection, qtbot: QtBot
) -> None:
    appearance = Appearance()
    other = ArticleView(world.project, selection, appearance)
    qtbot.addWidget(other)
    other.resize(600, 300)
    other.show()
    appearance.use(DARK)
    QTest.qWait(20)
    corner = other.grab().toImage().pixelColor(QPoint(300, 4))
    assert corner.name() == DARK.panel
    other.dispose()
    appearance.use(Appearance().theme)


def test_a_disposed_view_hears_nothing(view: ArticleView, selection: Selection, world: Invented) -> None:
    view.dispose()
    selection.select_events([world.events["hearing"]])
    QTest.qWait(20)
    assert paper_of(view).lights.passages == frozenset()


def test_the_chooser_of_articles_comes_up_again_after_a_choice(world: Invented, view: ArticleView) -> None:
    (chooser,) = (b for b in view.findChildren(QToolButton) if b.objectName() == "article_chooser")

    def choose_second() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(menu.actions()[1]).center())

    for _ in range(2):
        QTimer.singleShot(100, choose_second)
        QTest.mouseClick(chooser, LEFT)
        QTest.qWait(150)
        assert shown(view) == world.arabic
        assert not chooser.isDown()
    assert len(chooser.findChildren(QMenu)) == 1


def test_the_title_of_an_arabic_article_stands_at_the_right(world: Invented, view: ArticleView) -> None:
    labels = [label for label in view.findChildren(QLabel) if label.accessibleName() == "Article title"]
    assert labels[0].alignment() & Qt.AlignmentFlag.AlignLeft
    key(view, Qt.Key.Key_PageDown, CONTROL)
    assert labels[0].alignment() & Qt.AlignmentFlag.AlignRight


def test_hovering_an_event_of_another_article_leaves_the_page_as_it_is(
    view: ArticleView, world: Invented, selection: Selection
) -> None:
    before = paper_of(view).lights
    with world.project.edit("Add event") as edit:
        foreign = edit.new_id()
        edit.put(Event(id=foreign, title="Elsewhere", track=world.project.tracks()[0].id))
    selection.hover(("event", foreign))
    assert paper_of(view).lights is before
    selection.hover(("event", next(iter(paper_of(view).reading.events))))
    assert paper_of(view).lights is not before
