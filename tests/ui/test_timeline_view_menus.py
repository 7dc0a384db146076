from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.popups import choose, menu, open_menu, words
from tests.ui.timeline_hands import Hands
from tests.ui.timeline_story import at
from timeline_app.model.when import Kind


def keys() -> dict[str, str]:
    return {action.text().replace("&", ""): action.shortcut().toString() for action in menu().actions()}


def test_the_menu_of_an_event_has_its_commands_with_their_keys(hands: Hands) -> None:
    open_menu(hands.ground, hands.place("Truce agreed"))
    assert hands.selection.events == (hands.event("Truce agreed").id,)
    assert words() == [
        "Open in the event panel",
        "Rename in place",
        "Cut",
        "Copy",
        "Duplicate",
        "Move to track",
        "Mark as reviewed",
        "Show its evidence",
        "Zoom to the selection, then to all",
        "Delete",
    ]
    assert keys()["Duplicate"] == "Ctrl+Shift+D" and keys()["Delete"] == "Del"
    choose("Delete")
    assert hands.labels() == ["Delete event", "Write the story"]


def test_several_events_keep_being_selected_and_go_to_a_track_together(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    hands.click(hands.place("Relief convoy"), Qt.KeyboardModifier.ControlModifier)
    open_menu(hands.ground, hands.place("Truce agreed"))
    choose("Move to track/Military")
    tracks = {hands.project.track(hands.event(t).track).name for t in ("Truce agreed", "Relief convoy")}
    assert tracks == {"Military"} and hands.labels()[0] == "Move 2 events"


def test_an_event_is_marked_as_reviewed_and_again_as_not(hands: Hands) -> None:
    for label, reviewed in (("Mark as reviewed", True), ("Mark as not reviewed", False)):
        open_menu(hands.ground, hands.place("Guarantors visit"))
        choose("Mark as reviewed")
        assert hands.event("Guarantors visit").reviewed is reviewed and hands.labels()[0] == label


def test_the_ground_offers_a_new_event_and_pasting_on_the_track_there(hands: Hands) -> None:
    hands.selection.select_events([hands.event("Truce agreed").id])
    hands.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    where = QPoint(60, hands.row_y("Civilians"))
    open_menu(hands.ground, where)
    choose("Paste on “Civilians”")
    (copy,) = hands.project.events(hands.selection.events)
    assert hands.project.track(copy.track).name == "Civilians"
    assert copy.when == hands.project.event(min(e for e in same_title(hands))).when
    open_menu(hands.ground, where)
    assert "Add a bookmark of this view" in words()
    choose("New event here")
    QTest.keyClicks(hands.editor(), "Found later")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    assert hands.event("Found later").track == copy.track


def same_title(hands: Hands) -> list[int]:
    return [e.id for e in hands.project.all("event") if getattr(e, "title", "") == "Truce agreed"]


def test_a_marker_is_changed_zoomed_to_and_deleted(hands: Hands, qtbot: QtBot) -> None:
    marker = next(m for m in hands.project.markers() if m.when.kind is Kind.MOMENT)
    where = QPoint(hands.x(at(2021, 9, 6, 10)), 30)
    open_menu(hands.ground, where)
    with qtbot.waitSignal(hands.view.marker_edit_requested) as wanted:
        choose("Change “Deadline”…")
    assert wanted.args == [marker.id]
    open_menu(hands.ground, where)
    choose("Zoom to “Deadline”")
    begin, end = hands.view.visible_range()
    assert begin < at(2021, 9, 6, 10) < end and end - begin < 86_400_000_000
    hands.view.show_range(at(2021, 7, 12), at(2021, 9, 12))
    open_menu(hands.ground, where)
    choose("Delete “Deadline”")
    assert hands.project.markers() == [] and hands.labels() == ["Delete marker", "Write the story"]


def test_the_menu_of_a_head_acts_on_its_track(hands: Hands) -> None:
    where = QPoint(90, hands.row_y("Civilians") - 20)
    open_menu(hands.view.heads, where)
    choose("Move the track up")
    assert [t.name for t in hands.project.tracks()][:2] == ["Military", "Civilians"]
    open_menu(hands.view.heads, QPoint(90, hands.row_y("Military") - 8))
    choose("Hide the track")
    assert hands.view.stage.shown_tracks[0].name == "Civilians"


def test_the_menu_key_opens_the_menu_of_the_chosen_track(hands: Hands) -> None:
    heads = hands.view.heads
    heads.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(heads, Qt.Key.Key_Down)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(heads, QContextMenuEvent(reason, QPoint(1, 1), heads.mapToGlobal(QPoint(1, 1))))
    choose("Delete the track")
    assert hands.labels()[0] == "Delete track Negotiation"


def test_an_undated_event_has_the_menu_of_an_event(hands: Hands) -> None:
    event, _, box = hands.view.tray.chips()[0]
    open_menu(hands.view.tray, box.center().toPoint())
    assert hands.selection.events == (event,)
    choose("Duplicate")
    assert len(hands.view.tray.chips()) == 3


def test_a_read_only_project_offers_no_change_of_its_own(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(hands.project), "read_only", property(lambda self: "It cannot be written."))
    open_menu(hands.ground, QPoint(60, hands.row_y("Civilians")))
    entries = {action.text(): action.isEnabled() for action in menu().actions()}
    assert not entries["New event here"] and not entries["Paste on “Civilians”"]
