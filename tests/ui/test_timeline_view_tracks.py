from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import AXIS_PX, LEFT, NONE, Hands
from timeline_app.timeline.packing import Look
from timeline_app.timeline.rows import Mode
from timeline_app.ui.timeline_view.color_popup import ColorPopup
from timeline_app.ui.timeline_view.tracks import ordered

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def names(hands: Hands) -> list[str]:
    return [track.name for track in hands.project.tracks()]


def shown(hands: Hands) -> list[str]:
    return [track.name for track in hands.view.stage.shown_tracks]


def track(hands: Hands, name: str) -> int:
    return next(track.id for track in hands.project.tracks() if track.name == name)


def head(hands: Hands, name: str, x: int = 90) -> QPoint:
    row = hands.view.stage.layout.row_of(track(hands, name))
    assert row is not None
    return QPoint(x, round(AXIS_PX + row.top_px - hands.view.stage.scroll_px) + 18)


def click(hands: Hands, where: QPoint) -> None:
    QTest.mouseMove(hands.view.heads, where)
    QTest.mouseClick(hands.view.heads, LEFT, NONE, where)


def drag(hands: Hands, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    heads = hands.view.heads
    QTest.mousePress(heads, LEFT, NONE, start)
    for step in (1, 2, 3):
        QTest.mouseMove(heads, start + (end - start) * step / 3, 10)
        QApplication.processEvents()
    if let_go:
        QTest.mouseRelease(heads, LEFT, NONE, end)


def popup() -> QWidget:
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


def eye_x(hands: Hands) -> int:
    return hands.view.heads.width() - 21


def test_a_head_dragged_below_another_puts_its_track_there_in_one_change(hands: Hands) -> None:
    drag(hands, head(hands, "Military"), QPoint(90, hands.row_y("Civilians")))
    assert names(hands) == ["Negotiation", "Civilians", "Military", "Abroad"]
    assert hands.labels() == ["Move track", "Write the story"]
    drag(hands, head(hands, "Abroad"), QPoint(90, AXIS_PX + 2))
    assert names(hands)[0] == "Abroad"
    assert hands.view.tracks.chosen == track(hands, "Abroad")


def test_a_dragged_head_shows_where_it_goes_and_escape_lets_it_go(hands: Hands) -> None:
    before = hands.view.heads.grab().toImage()
    drag(hands, head(hands, "Military"), head(hands, "Abroad") + QPoint(0, 60), let_go=False)
    assert hands.view.heads.grab().toImage() != before
    hands.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(hands.view.heads, LEFT, NONE, head(hands, "Abroad"))
    assert names(hands) == ["Military", "Negotiation", "Civilians", "Abroad"]
    assert hands.labels() == ["Write the story"]


def test_a_press_that_hardly_moves_is_no_drag(hands: Hands) -> None:
    start = head(hands, "Civilians")
    drag(hands, start, start + QPoint(1, 2))
    assert hands.labels() == ["Write the story"]


def test_a_double_click_renames_in_place(hands: Hands) -> None:
    QTest.mouseDClick(hands.view.heads, LEFT, NONE, head(hands, "Abroad"))
    hands.editor().selectAll()
    QTest.keyClicks(hands.editor(), "Elsewhere")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    assert names(hands)[-1] == "Elsewhere" and hands.labels()[0] == "Rename track"


def test_a_click_on_the_colour_opens_a_palette_and_a_click_there_takes_one(hands: Hands) -> None:
    click(hands, head(hands, "Abroad", x=18))
    palette = popup()
    assert isinstance(palette, ColorPopup)
    violet = next(button for button in palette.buttons if button.accessibleName() == "Violet")
    QTest.mouseClick(violet, LEFT)
    assert hands.project.track(track(hands, "Abroad")).color == "violet"
    assert hands.labels() == ["Colour track", "Write the story"]


def test_the_palette_of_colours_is_walked_by_arrows(hands: Hands) -> None:
    click(hands, head(hands, "Military"))
    hands.key(Qt.Key.Key_C)
    palette = popup()
    QTest.keyClick(palette, Qt.Key.Key_Right)
    QTest.keyClick(palette, Qt.Key.Key_Down)
    QTest.keyClick(palette, Qt.Key.Key_Return)
    assert hands.project.track(track(hands, "Military")).color == "vermilion"


def test_the_eye_hides_and_the_line_at_the_foot_shows_again(hands: Hands) -> None:
    click(hands, head(hands, "Negotiation", x=eye_x(hands)))
    click(hands, head(hands, "Abroad", x=eye_x(hands)))
    assert shown(hands) == ["Military", "Civilians"] and names(hands)[1] == "Negotiation"
    assert hands.labels() == ["Write the story"], "the project is not changed by that"
    click(hands, QPoint(90, hands.view.heads.height() - 10))
    assert shown(hands) == names(hands)


def test_the_last_track_that_can_be_seen_is_not_hidden(hands: Hands) -> None:
    for _ in range(9):
        hands.key(Qt.Key.Key_H)
    assert len(shown(hands)) == 1
    hands.key(Qt.Key.Key_H, SHIFT)
    assert len(shown(hands)) == 4


def test_what_is_hidden_is_kept_with_the_view(hands: Hands) -> None:
    click(hands, head(hands, "Civilians"))
    hands.key(Qt.Key.Key_H)
    saved = hands.view.save_view()
    hands.key(Qt.Key.Key_H, SHIFT)
    hands.view.restore_view(saved)
    assert shown(hands) == ["Military", "Negotiation", "Abroad"]


def test_commands_act_on_the_head_clicked_last_else_on_the_track_of_the_event(hands: Hands) -> None:
    hands.selection.select_events([hands.event("Relief convoy").id])
    hands.key(Qt.Key.Key_Up, ALT)
    assert names(hands) == ["Military", "Civilians", "Negotiation", "Abroad"]
    click(hands, head(hands, "Military"))
    hands.key(Qt.Key.Key_Down, ALT)
    hands.key(Qt.Key.Key_Down, ALT)
    assert names(hands) == ["Civilians", "Negotiation", "Military", "Abroad"]


def test_a_track_that_moves_passes_the_hidden_ones(hands: Hands) -> None:
    hands.view.tracks.hide(track(hands, "Negotiation"))
    click(hands, head(hands, "Civilians"))
    hands.key(Qt.Key.Key_Up, ALT)
    assert shown(hands) == ["Civilians", "Military", "Abroad"]
    hands.key(Qt.Key.Key_Up, ALT)
    assert hands.labels().count("Move track") == 1


def test_the_heads_are_reached_and_walked_by_keys(hands: Hands) -> None:
    heads = hands.view.heads
    heads.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert hands.view.tracks.chosen == track(hands, "Military")
    assert heads.accessibleName() == "Tracks, Military"
    begin = hands.view.visible_range()
    for _ in range(9):
        QTest.keyClick(heads, Qt.Key.Key_Down)
    assert hands.view.tracks.chosen == track(hands, "Abroad")
    QTest.keyClick(heads, Qt.Key.Key_Up)
    assert hands.view.visible_range() == begin, "the arrows do not zoom there"
    QTest.keyClick(heads, Qt.Key.Key_Return)
    QTest.keyClicks(hands.editor(), "People")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    assert names(hands)[2] == "People"
    QTest.keyClick(heads, Qt.Key.Key_Delete)
    assert names(hands) == ["Military", "Negotiation", "Abroad"]
    assert hands.labels()[0] == "Delete track People"


def test_what_lies_on_a_hidden_track_is_passed_over_and_told_when_selected_elsewhere(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.view.tracks.hide(track(hands, "Abroad"))
    hands.key(Qt.Key.Key_Home)
    assert hands.selection.event == hands.event("The army takes").id
    with qtbot.waitSignal(hands.view.noticed) as told:
        hands.selection.select_events([hands.event("Wounded").id], object())
    assert "hidden track “Abroad”" in told.args[0] and "Shift+H" in told.args[0]


def test_a_new_track_is_named_at_once(hands: Hands) -> None:
    hands.key(Qt.Key.Key_T)
    QTest.keyClicks(hands.editor(), "Press")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    assert names(hands)[-1] == "Press" and hands.view.tracks.chosen == track(hands, "Press")


def test_escape_lets_the_events_go_and_then_the_track(hands: Hands) -> None:
    click(hands, head(hands, "Civilians"))
    hands.click(hands.place("Siege"))
    hands.key(Qt.Key.Key_Escape)
    assert hands.selection.events == () and hands.view.tracks.chosen == track(hands, "Civilians")
    hands.key(Qt.Key.Key_Escape)
    assert hands.view.tracks.chosen is None


def test_new_events_go_to_the_chosen_track(hands: Hands) -> None:
    click(hands, head(hands, "Abroad"))
    QTest.mouseMove(hands.view.heads, QPoint(20, 20))
    hands.key(Qt.Key.Key_N)
    QTest.keyClicks(hands.editor(), "Statement")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    assert hands.event("Statement").track == track(hands, "Abroad")


def test_tracks_of_a_read_only_project_stay_as_they_are(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(hands.project), "read_only", property(lambda self: "It cannot be written."))
    drag(hands, head(hands, "Military"), head(hands, "Abroad"))
    click(hands, head(hands, "Military", x=18))
    QTest.mouseDClick(hands.view.heads, LEFT, NONE, head(hands, "Abroad"))
    for key, modifiers in ((Qt.Key.Key_T, NONE), (Qt.Key.Key_Down, ALT), (Qt.Key.Key_F2, SHIFT)):
        hands.key(key, modifiers)
    hands.view.tracks.delete()
    assert QApplication.activePopupWidget() is None
    assert hands.labels() == ["Write the story"]


@pytest.mark.parametrize(
    ("track", "before", "order"),
    [(1, 3, [2, 1, 3]), (3, 1, [3, 1, 2]), (1, None, [2, 3, 1]), (2, 2, [1, 2, 3]), (1, 2, [1, 2, 3])],
)
def test_a_track_is_put_before_another(track: int, before: int | None, order: list[int]) -> None:
    assert ordered([1, 2, 3], track, before) == order


def test_tab_goes_from_the_events_to_the_heads_and_back(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Tab)
    assert hands.view.heads.hasFocus()
    QTest.keyClick(hands.view.heads, Qt.Key.Key_Backtab)
    assert hands.view.canvas.hasFocus()


def test_a_click_on_the_chevron_closes_a_track_to_one_line_and_opens_it_again(hands: Hands) -> None:
    military = track(hands, "Military")
    wide = hands.view.stage.layout.row_of(military)
    click(hands, head(hands, "Military", 6))
    row = hands.view.stage.layout.row_of(military)
    assert row is not None and wide is not None and row.height_px < wide.height_px
    assert [lane.look for lane in row.packing.lanes] == [Look.STRIP]
    click(hands, head(hands, "Military", 6))
    again = hands.view.stage.layout.row_of(military)
    assert again is not None and again.height_px == wide.height_px
    assert hands.labels() == ["Write the story"]


def test_more_and_less_of_the_track_in_use_by_keys_is_kept_with_the_view(hands: Hands) -> None:
    civilians = track(hands, "Civilians")
    click(hands, head(hands, "Civilians"))
    hands.key(Qt.Key.Key_BracketLeft)
    assert hands.view.stage.rows.mode(civilians) is Mode.CLOSED
    saved = hands.view.save_view()
    hands.key(Qt.Key.Key_BracketRight)
    assert hands.view.stage.rows.mode(civilians) is Mode.FITTED
    hands.key(Qt.Key.Key_BracketRight)
    assert hands.view.stage.rows.mode(civilians) is Mode.OPENED
    hands.view.restore_view(saved)
    assert hands.view.stage.rows.mode(civilians) is Mode.CLOSED
