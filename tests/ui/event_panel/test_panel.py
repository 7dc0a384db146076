"""Tests of the event panel: each field, the evidence, several events, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import LEFT, NONE
from tests.ui.invented import Invented
from timeline_app.model import edtf
from timeline_app.model.records import Event, Link, Stance, Status
from timeline_app.project import edits
from timeline_app.project.selection import Selection
from timeline_app.ui.event_panel import EventPanel
from timeline_app.ui.event_panel.card import Card
from timeline_app.ui.event_panel.quote_button import QuoteButton
from timeline_app.ui.event_panel.several import SeveralForm
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.key_button import KeyButton
from timeline_app.ui.widgets.text_field import TextField


@pytest.fixture
def panel(world: Invented, selection: Selection, qtbot: QtBot) -> Iterator[EventPanel]:
    panel = EventPanel(world.project, selection, Appearance())
    qtbot.addWidget(panel)
    panel.resize(430, 700)
    panel.show()
    QTest.qWait(20)
    yield panel
    panel.dispose()


@pytest.fixture
def shown(panel: EventPanel, selection: Selection, world: Invented) -> EventPanel:
    """The panel with the event of most evidence."""
    selection.select_events([world.events["leave"]])
    QTest.qWait(20)
    return panel


def leave(world: Invented) -> Event:
    return world.project.event(world.events["leave"])


def field(panel: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    return next(w for w in panel.findChildren(kind) if w.accessibleName() == name and w.isVisible())


def line(panel: QWidget, name: str) -> QLineEdit:
    found = field(panel, name)
    assert isinstance(found, QLineEdit)
    return found


def box(panel: QWidget, name: str) -> QComboBox:
    found = field(panel, name)
    assert isinstance(found, QComboBox)
    return found


def text(panel: QWidget, name: str) -> TextField:
    found = field(panel, name)
    assert isinstance(found, TextField)
    return found


def retype(widget: QLineEdit | TextField, words: str) -> None:
    """Click into a field, and replace what stands there."""
    target = widget.viewport() if isinstance(widget, TextField) else widget
    QTest.mouseClick(target, LEFT)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, words)


def choose(widget: QComboBox, words: str) -> None:
    """Choose an entry of a box by the keyboard."""
    widget.setFocus()
    while widget.currentText() != words:
        before = widget.currentIndex()
        QTest.keyClick(widget, Qt.Key.Key_Down if widget.findText(words) > before else Qt.Key.Key_Up)
        assert widget.currentIndex() != before
    QTest.keyClick(widget, Qt.Key.Key_Return)


def cards(panel: QWidget) -> list[Card]:
    return sorted((c for c in panel.findChildren(Card) if c.isVisible()), key=lambda card: card.y())


def card_of(panel: QWidget, world: Invented, words: str) -> Card:
    return next(card for card in cards(panel) if card.link.passage == world.passages[words])


def said(panel: QWidget) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


# the fields


def test_without_an_event_it_says_what_to_do(panel: EventPanel) -> None:
    assert "Click an event" in said(panel)


def test_it_shows_the_selected_event(shown: EventPanel) -> None:
    assert text(shown, "Title").text() == "212 miners leave the shaft"
    assert box(shown, "Track").currentText() == "Miners"
    assert box(shown, "Status").currentText() == "happened"
    assert "6 passages · 2 articles" in said(shown)


def test_a_title_is_kept_by_enter(shown: EventPanel, world: Invented) -> None:
    retype(text(shown, "Title"), "The miners leave")
    assert leave(world).title == "212 miners leave the shaft"
    QTest.keyClick(text(shown, "Title"), Qt.Key.Key_Return)
    assert leave(world).title == "The miners leave"
    assert world.project.undo_label == "Change title"


def test_a_title_is_kept_by_leaving_it(shown: EventPanel, world: Invented) -> None:
    retype(text(shown, "Title"), "The miners leave")
    QTest.keyClick(text(shown, "Title"), Qt.Key.Key_Tab)
    assert leave(world).title == "The miners leave"


def test_escape_gives_a_title_up(shown: EventPanel, world: Invented) -> None:
    retype(text(shown, "Title"), "Nonsense")
    QTest.keyClick(text(shown, "Title"), Qt.Key.Key_Escape)
    assert text(shown, "Title").text() == "212 miners leave the shaft"
    QTest.keyClick(text(shown, "Title"), Qt.Key.Key_Tab)
    assert world.project.undo_label == "Build"


def test_the_same_title_again_is_no_change(shown: EventPanel, world: Invented) -> None:
    retype(text(shown, "Title"), "212 miners leave the shaft")
    QTest.keyClick(text(shown, "Title"), Qt.Key.Key_Return)
    assert world.project.undo_label == "Build"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("6 Sept 2021 10:00 +03:00", "2021-09-06T10:00+03:00"),
        ("late July 2021", "[2021-07-21..2021-07-31]"),
        ("2019-06-02/2019-06-14", "2019-06-02/2019-06-14"),
    ],
)
def test_a_date_is_read_while_it_is_typed_and_kept_by_enter(
    shown: EventPanel, world: Invented, typed: str, written: str
) -> None:
    when = line(shown, "When it happened")
    retype(when, typed)
    assert written in said(shown)
    assert leave(world).when is not None
    QTest.keyClick(when, Qt.Key.Key_Return)
    changed = leave(world).when
    assert changed is not None
    assert edtf.write(changed).text == written
    assert when.text() == typed
    assert world.project.undo_label == "Change date"


def test_a_date_without_a_year_is_read_from_the_articles_day(shown: EventPanel, world: Invented) -> None:
    retype(line(shown, "When it happened"), "12 June")
    QTest.keyClick(line(shown, "When it happened"), Qt.Key.Key_Tab)
    changed = leave(world).when
    assert changed is not None
    assert edtf.write(changed).text == "2019-06-12"


def test_an_unreadable_date_stays_is_marked_and_commits_nothing(shown: EventPanel, world: Invented) -> None:
    when = line(shown, "When it happened")
    before = leave(world).when
    retype(when, "blorsday")
    QTest.keyClick(when, Qt.Key.Key_Return)
    assert leave(world).when == before
    assert when.text() == "blorsday"
    assert when.property("invalid") is True
    assert "blorsday" in said(shown)
    QTest.keyClick(when, Qt.Key.Key_Tab)
    assert when.text() == "blorsday"
    assert leave(world).when == before
    when.setFocus()
    QTest.keyClick(when, Qt.Key.Key_Escape)
    assert when.property("invalid") is False
    assert "blorsday" not in said(shown)


def test_what_is_typed_survives_a_change_from_elsewhere(shown: EventPanel, world: Invented) -> None:
    when = line(shown, "When it happened")
    retype(when, "late July 20")
    with world.project.edit("Move event") as edit:
        edits.retime(edit, world.events["leave"], edtf.read("2019-06-20"))
    QTest.qWait(20)
    assert when.text() == "late July 20"
    QTest.keyClick(when, Qt.Key.Key_Escape)
    assert "20 June 2019" in when.text()


def test_an_empty_field_takes_the_date_away(shown: EventPanel, world: Invented) -> None:
    when = line(shown, "When it happened")
    retype(when, " ")
    QTest.keyClick(when, Qt.Key.Key_Backspace)
    QTest.keyClick(when, Qt.Key.Key_Return)
    assert leave(world).when is None


def test_a_half_typed_title_goes_to_its_own_event(
    shown: EventPanel, selection: Selection, world: Invented
) -> None:
    retype(text(shown, "Title"), "Half typed")
    selection.select_events([world.events["accord"]])
    QTest.qWait(20)
    assert leave(world).title == "Half typed"
    assert world.project.event(world.events["accord"]).title == "Accord of 2 June"
    assert text(shown, "Title").text() == "Accord of 2 June"


def test_an_unreadable_date_does_not_follow_to_another_event(
    shown: EventPanel, selection: Selection, world: Invented
) -> None:
    retype(line(shown, "When it happened"), "blorsday")
    selection.select_events([world.events["accord"]])
    QTest.qWait(20)
    assert "2 June 2019" in line(shown, "When it happened").text()
    assert line(shown, "When it happened").property("invalid") is False


def test_track_and_status_are_chosen(shown: EventPanel, world: Invented) -> None:
    choose(box(shown, "Track"), "Talks")
    assert leave(world).track == world.tracks["Talks"]
    choose(box(shown, "Status"), "cancelled")
    assert leave(world).status is Status.CANCELLED
    labels = [row.label for row in world.project.undo_list()]
    assert "Change track" in labels
    assert "Change status" in labels


def test_reviewed_is_ticked(shown: EventPanel, world: Invented) -> None:
    tick = next(w for w in shown.findChildren(QWidget) if getattr(w, "text", str)() == "reviewed")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert not leave(world).reviewed
    assert world.project.undo_label == "Mark as not reviewed"


def test_tags_come_by_comma_and_enter_and_go_by_backspace(shown: EventPanel, world: Invented) -> None:
    entry = line(shown, "Add a tag")
    QTest.mouseClick(entry, LEFT)
    QTest.keyClicks(entry, "lock gate,")
    QTest.qWait(20)
    QTest.keyClicks(entry, "keys")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QTest.qWait(20)
    assert leave(world).tags == ("keys", "pump house", "lock gate")
    QTest.keyClick(entry, Qt.Key.Key_Backspace)
    QTest.qWait(20)
    assert leave(world).tags == ("keys", "pump house")
    assert world.project.undo_label == "Remove tag"
    assert entry.hasFocus()


def test_a_chip_is_removed_by_a_click(shown: EventPanel, world: Invented) -> None:
    chip = field(shown, "Remove tag keys", QToolButton)
    QTest.mouseClick(chip, LEFT)
    assert leave(world).tags == ("pump house",)


def test_notes_have_lines_and_are_kept_by_leaving(shown: EventPanel, world: Invented) -> None:
    notes = text(shown, "Notes")
    height = notes.height()
    retype(notes, "first")
    QTest.keyClick(notes, Qt.Key.Key_Return)
    QTest.keyClicks(notes, "second")
    assert notes.height() > height
    QTest.keyClick(notes, Qt.Key.Key_Tab)
    assert leave(world).notes == "first\nsecond"
    assert world.project.undo_label == "Change notes"


def test_the_keyboard_is_put_into_title_and_date(shown: EventPanel) -> None:
    shown.focus_title()
    assert text(shown, "Title").hasFocus()
    assert text(shown, "Title").textCursor().selectedText() == "212 miners leave the shaft"
    shown.focus_when()
    assert line(shown, "When it happened").hasFocus()


# the evidence


def test_evidence_comes_in_reading_order(shown: EventPanel, world: Invented) -> None:
    quotes = [world.project.passage(card.link.passage).quote for card in cards(shown)]
    assert quotes[:2] == ["Two hundred and twelve miners", "left it on 14 June 2019"]
    assert quotes[-1].startswith("14 حزيران")


def test_a_click_on_a_quote_goes_to_the_passage(
    shown: EventPanel, selection: Selection, world: Invented
) -> None:
    card = card_of(shown, world, "left it on 14 June 2019")
    quote = card.findChild(QuoteButton)
    assert isinstance(quote, QuoteButton)
    QTest.mouseClick(quote, LEFT)
    assert selection.passage == world.passages["left it on 14 June 2019"]
    assert selection.events == (world.events["leave"],)


def test_the_stance_is_chosen_from_its_menu(shown: EventPanel, world: Invented) -> None:
    card = card_of(shown, world, "left it on 14 June 2019")
    chip = next(b for b in card.findChildren(QToolButton) if b.text().startswith("supports"))
    menu = chip.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Contradicts").trigger()
    assert world.project.link(card.link.id).stance is Stance.CONTRADICTS
    assert world.project.undo_label == "Change stance"
    QTest.qWait(20)
    assert chip.text().startswith("contradicts")


def test_who_claims_it_is_typed_in_the_card(shown: EventPanel, world: Invented) -> None:
    card = card_of(shown, world, "handed back the keys of the pump house")
    retype(line(card, "Who claims it"), "the porter")
    QTest.keyClick(line(card, "Who claims it"), Qt.Key.Key_Return)
    assert world.project.link(card.link.id).attribution == "the porter"
    assert world.project.undo_label == "Change attribution"


def test_the_claimed_date_is_typed_in_the_card(shown: EventPanel, world: Invented) -> None:
    card = card_of(shown, world, "handed back the keys of the pump house")
    date = line(card, "Date given by this passage")
    retype(date, "nonsense")
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert date.property("invalid") is True
    retype(date, "15 June 2019")
    QTest.keyClick(date, Qt.Key.Key_Return)
    claimed = world.project.link(card.link.id).claimed
    assert claimed is not None
    assert edtf.write(claimed).text == "2019-06-15"
    assert world.project.undo_label == "Change claimed date"


def test_unlinking_keeps_the_passage_and_the_other_cards(shown: EventPanel, world: Invented) -> None:
    card = card_of(shown, world, "left it on 14 June 2019")
    others = [other for other in cards(shown) if other is not card]
    QTest.mouseClick(field(card, "Unlink this passage"), LEFT)
    QTest.qWait(20)
    assert world.project.get("link", card.link.id) is None
    assert world.project.get("passage", world.passages["left it on 14 June 2019"]) is not None
    assert cards(shown) == others
    assert "5 passages" in said(shown)
    world.project.undo()
    QTest.qWait(20)
    assert len(cards(shown)) == 6


def test_a_new_link_appears_and_typing_goes_on(shown: EventPanel, world: Invented) -> None:
    card = card_of(shown, world, "handed back the keys of the pump house")
    who = line(card, "Who claims it")
    retype(who, "the por")
    with world.project.edit("Link passage") as edit:
        edits.link(edit, world.events["leave"], world.passages["mark"])
    QTest.qWait(20)
    assert len(cards(shown)) == 7
    assert who.hasFocus()
    assert who.text() == "the por"
    assert isinstance(world.project.get("link", card.link.id), Link)


def test_link_selection_is_passed_on(shown: EventPanel, qtbot: QtBot) -> None:
    button = next(b for b in shown.findChildren(KeyButton) if b.text() == "Link selection" and b.isVisible())
    with qtbot.waitSignal(shown.link_requested):
        QTest.mouseClick(button, LEFT)


def test_the_pointer_on_a_card_hovers_its_passage(
    shown: EventPanel, selection: Selection, world: Invented
) -> None:
    card = card_of(shown, world, "left it on 14 June 2019")
    QTest.mouseMove(card, card.rect().center())
    QTest.qWait(20)
    assert selection.hovered == ("passage", world.passages["left it on 14 June 2019"])


# several


def test_several_events_are_edited_at_once(panel: EventPanel, selection: Selection, world: Invented) -> None:
    some = [world.events[name] for name in ("leave", "accord", "hearing")]
    selection.select_events(some)
    QTest.qWait(20)
    form = panel.findChild(SeveralForm)
    assert isinstance(form, SeveralForm)
    assert "3 events selected" in said(panel)
    choose(box(form, "Track"), "Company")
    assert {event.track for event in world.project.events(some)} == {world.tracks["Company"]}
    assert world.project.undo_label == "Change track"
    entry = line(form, "Add a tag")
    QTest.mouseClick(entry, LEFT)
    QTest.keyClicks(entry, "june,")
    assert all("june" in event.tags for event in world.project.events(some))
    world.project.undo()
    assert not any("june" in event.tags for event in world.project.events(some))


def test_several_events_are_deleted_as_one_change(
    panel: EventPanel, selection: Selection, world: Invented
) -> None:
    some = [world.events[name] for name in ("leave", "accord")]
    selection.select_events(some)
    QTest.qWait(20)
    delete = next(b for b in panel.findChildren(QPushButton) if b.text() == "Delete 2 events")
    QTest.mouseClick(delete, LEFT)
    assert world.project.events(some) == []
    assert selection.events == ()
    world.project.undo()
    assert len(world.project.events(some)) == 2


def test_one_of_several_is_chosen_by_its_name(
    panel: EventPanel, selection: Selection, world: Invented
) -> None:
    selection.select_events([world.events["leave"], world.events["accord"]])
    QTest.qWait(20)
    name = next(b for b in panel.findChildren(QToolButton) if b.text().startswith("Accord of 2 June"))
    QTest.mouseClick(name, LEFT)
    assert selection.events == (world.events["accord"],)


# the whole


def test_a_deleted_event_leaves_the_panel(shown: EventPanel, world: Invented) -> None:
    with world.project.edit("Delete") as edit:
        edits.delete_events(edit, [world.events["leave"]])
    QTest.qWait(20)
    assert "No event selected" in said(shown)


def test_nothing_is_wider_than_a_narrow_panel(shown: EventPanel) -> None:
    shown.resize(320, 600)
    QTest.qWait(30)
    for widget in shown.findChildren(QWidget):
        if widget.isVisible() and not widget.isWindow():
            assert widget.mapTo(shown, widget.rect().topRight()).x() <= 320, widget


def test_every_field_has_a_name_for_screen_readers(shown: EventPanel) -> None:
    kinds = (QLineEdit, QComboBox, TextField, QToolButton, QPushButton, KeyButton, QuoteButton)
    for widget in shown.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible():
            assert widget.accessibleName(), widget


def test_tab_goes_from_the_title_down_to_the_notes(shown: EventPanel) -> None:
    shown.focus_title()
    reached = []
    for _ in range(10):
        focused = shown.focusWidget()
        assert focused is not None
        reached.append(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Qt.Key.Key_Tab, NONE)
    wanted = ["Title", "When it happened", "Track", "Status", "reviewed", "Add a tag", "Notes"]
    assert [name for name in reached if name in wanted] == wanted
