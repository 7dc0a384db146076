from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import NONE, Hands
from tests.ui.timeline_story import at, day
from timeline_app.model.when import Edge, Kind, Precision
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.errors import EditRefused

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
DAY_US = 86_400_000_000


def begin_of(hands: Hands, title: str) -> Edge:
    when = hands.event(title).when
    assert when is not None and isinstance(when.begin, Edge)
    return when.begin


def test_the_wheel_zooms_about_the_pointer(hands: Hands) -> None:
    where = QPoint(500, 200)
    before = hands.view.stage.scale
    hands.wheel(where)
    after = hands.view.stage.scale
    assert after.us_per_px < before.us_per_px
    assert abs(after.px_to_time(500) - before.px_to_time(500)) <= 1
    hands.wheel(where, dy=-120, modifiers=CTRL)
    assert abs(hands.view.stage.scale.us_per_px / before.us_per_px - 1) < 1e-9


def test_shift_wheel_and_a_sideways_wheel_pan(hands: Hands) -> None:
    begin, end = hands.view.visible_range()
    hands.wheel(QPoint(500, 200), dy=-120, modifiers=SHIFT)
    later, _ = hands.view.visible_range()
    assert later > begin
    hands.wheel(QPoint(500, 200), dy=0, dx=120)
    back = hands.view.visible_range()
    assert abs(back[0] - begin) <= 2 and abs(back[1] - end) <= 2


@pytest.mark.parametrize("how", ["middle", "shift", "space", "axis"])
def test_the_ground_can_be_dragged(hands: Hands, how: str) -> None:
    begin, _ = hands.view.visible_range()
    start, end = QPoint(700, 20 if how == "axis" else hands.row_y("Negotiation")), QPoint(600, 100)
    us_per_px = hands.view.stage.scale.us_per_px
    if how == "middle":
        hands.drag(start, end, button=Qt.MouseButton.MiddleButton)
    elif how == "shift":
        hands.drag(start, end, SHIFT)
    elif how == "space":
        QTest.keyPress(hands.view.canvas, Qt.Key.Key_Space)
        hands.drag(start, end)
        QTest.keyRelease(hands.view.canvas, Qt.Key.Key_Space)
    else:
        hands.drag(start, end)
    assert hands.view.visible_range()[0] == pytest.approx(begin + 100 * us_per_px, abs=2)
    assert hands.labels() == ["Write the story"]


def test_a_click_selects_ctrl_adds_and_the_empty_ground_clears(hands: Hands) -> None:
    siege, truce = hands.event("Siege").id, hands.event("Truce agreed").id
    seen = []
    for where, modifiers in (
        (hands.place("Siege"), NONE),
        (hands.place("Truce agreed"), CTRL),
        (hands.place("Siege"), CTRL),
        (QPoint(60, hands.row_y("Negotiation")), NONE),
    ):
        hands.click(where, modifiers)
        seen.append(hands.selection.events)
    assert seen == [(siege,), (siege, truce), (truce,), ()]


def test_a_label_beside_its_event_selects_it(hands: Hands) -> None:
    scene = hands.view.stage.scene
    label = next(label for label in scene.labels if label.text == "Truce agreed")
    y = 44 + float(scene.marks.y[label.index]) + 10
    hands.click(QPoint(round(label.x_px + label.width_px / 2), round(y)))
    assert hands.selection.events == (hands.event("Truce agreed").id,)


def test_a_rubber_band_selects_what_it_touches(hands: Hands) -> None:
    top = hands.place("Truce agreed")
    hands.drag(QPoint(top.x() - 60, hands.row_y("Negotiation")), QPoint(top.x() + 40, top.y() - 5))
    chosen = {hands.project.event(event).title for event in hands.selection.events}
    assert chosen == {"Truce agreed", "Truce broken (accounts differ)"}
    assert hands.view.canvas.overlay.band is None


def test_dragging_a_day_moves_it_by_whole_days_in_one_change(hands: Hands) -> None:
    start = hands.place("Truce agreed")
    step = DAY_US / hands.view.stage.scale.us_per_px
    hands.drag(start, start + QPoint(round(3.2 * step), 0))
    assert hands.event("Truce agreed").when == day(2021, 8, 17)
    assert hands.labels() == ["Move event", "Write the story"]
    assert hands.selection.events == (hands.event("Truce agreed").id,)


def test_a_month_moves_by_months_unless_alt_frees_it(hands: Hands) -> None:
    start = hands.place("Ceasefire call")
    step = DAY_US / hands.view.stage.scale.us_per_px
    hands.drag(start, start - QPoint(round(20 * step), 0))
    edge = begin_of(hands, "Ceasefire call")
    assert (edge.earliest, edge.latest, edge.precision) == (at(2021, 7), at(2021, 8), Precision.MONTH)
    start = hands.place("Ceasefire call")
    hands.drag(start, start + QPoint(round(2 * step), 0), ALT)
    assert begin_of(hands, "Ceasefire call").earliest not in (at(2021, 7), at(2021, 8))


def test_the_offset_stays_when_a_time_is_dragged(hands: Hands) -> None:
    before = begin_of(hands, "430")
    start = hands.place("430")
    hands.drag(start, start - QPoint(60, 0))
    after = begin_of(hands, "430")
    assert after.offset_min == before.offset_min == 180
    assert after.earliest < before.earliest


def test_the_tip_shows_new_and_old_value_while_dragging(hands: Hands) -> None:
    start = hands.place("Truce agreed")
    step = DAY_US / hands.view.stage.scale.us_per_px
    hands.drag(start, start + QPoint(round(2 * step), 0), let_go=False)
    tip = hands.view.canvas.overlay.tip
    assert "16 Aug" in tip[0] and "14 Aug" in tip[1] and "2 days" in tip[2]
    hands.release(start + QPoint(round(2 * step), 0))
    assert not hands.view.canvas.overlay.tip


def test_escape_during_a_drag_leaves_everything_as_it_was(hands: Hands) -> None:
    before = hands.event("Truce agreed")
    start = hands.place("Truce agreed")
    hands.drag(start, start + QPoint(200, 120), let_go=False)
    assert hands.event("Truce agreed") != before
    hands.key(Qt.Key.Key_Escape)
    assert hands.event("Truce agreed") == before
    assert hands.labels() == ["Write the story"]
    hands.release(start + QPoint(200, 120))
    assert hands.event("Truce agreed") == before and hands.place("Truce agreed") == start


def test_a_drag_to_another_row_changes_the_track(hands: Hands) -> None:
    start = hands.place("Truce agreed")
    hands.drag(start, QPoint(start.x(), hands.row_y("Civilians")))
    moved = hands.event("Truce agreed")
    assert hands.project.track(moved.track).name == "Civilians" and moved.when == day(2021, 8, 14)


def test_all_selected_events_move_together(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    hands.click(hands.place("Truce broken"), CTRL)
    step = DAY_US / hands.view.stage.scale.us_per_px
    start = hands.place("Truce agreed")
    hands.drag(start, start - QPoint(round(2 * step), 0))
    assert begin_of(hands, "Truce agreed").earliest == at(2021, 8, 12)
    assert begin_of(hands, "Truce broken").earliest == at(2021, 8, 12)
    assert hands.labels()[0] == "Move 2 events"
    hands.project.undo()
    assert begin_of(hands, "Truce agreed").earliest == at(2021, 8, 14)


def test_dragging_an_end_resizes(hands: Hands) -> None:
    step = DAY_US / hands.view.stage.scale.us_per_px
    start = hands.place("Relief convoy", "end")
    hands.drag(start, start + QPoint(round(4 * step), 0))
    when = hands.event("Relief convoy").when
    assert when is not None and isinstance(when.end, Edge) and when.kind is Kind.SPAN
    assert (when.end.earliest, when.end.latest) == (at(2021, 9, 3), at(2021, 9, 4))
    assert begin_of(hands, "Relief convoy").earliest == at(2021, 8, 24)


def test_dragging_a_soft_edge_changes_what_is_certain(hands: Hands) -> None:
    siege = begin_of(hands, "Siege")
    start = QPoint(hands.x(siege.latest), hands.place("Siege").y())
    step = DAY_US / hands.view.stage.scale.us_per_px
    hands.drag(start, start - QPoint(round(3 * step), 0), ALT)
    edge = begin_of(hands, "Siege")
    assert edge.earliest == siege.earliest
    assert edge.latest == pytest.approx(siege.latest - 3 * DAY_US, abs=DAY_US / 4)


def test_a_dragged_end_snaps_to_another_event_and_alt_lets_it_go(hands: Hands) -> None:
    siege = begin_of(hands, "Siege").earliest
    start = hands.place("Truce agreed")
    target = QPoint(start.x() + hands.x(siege) - hands.x(at(2021, 8, 14)) + 4, start.y())
    hands.drag(start, target, let_go=False)
    guide = hands.view.canvas.overlay.guide_px
    assert guide is not None and guide == pytest.approx(hands.x(siege), abs=1)
    hands.release(target)
    assert hands.view.canvas.overlay.guide_px is None
    assert begin_of(hands, "Truce agreed").earliest == siege
    start = hands.place("430")
    deadline = at(2021, 9, 6, 10)
    hands.drag(start, start + QPoint(4, 0) * 2, ALT)
    assert begin_of(hands, "430").earliest != deadline


def test_a_double_click_writes_a_new_event_in_place(hands: Hands) -> None:
    where = QPoint(hands.x(at(2021, 7, 20, 12)), hands.row_y("Civilians"))
    QTest.mouseDClick(hands.ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QTest.keyClicks(hands.editor(), "Roadblock set up")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    made = hands.event("Roadblock")
    assert made.when == day(2021, 7, 20) and hands.project.track(made.track).name == "Civilians"
    assert hands.selection.events == (made.id,)
    assert hands.labels()[0] == "New event"


def test_escape_in_the_field_makes_no_event(hands: Hands) -> None:
    count = hands.project.counts()["event"]
    where = QPoint(hands.x(at(2021, 7, 20, 12)), hands.row_y("Civilians"))
    QTest.mouseDClick(hands.ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QTest.keyClicks(hands.editor(), "Never mind")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Escape)
    assert hands.project.counts()["event"] == count
    assert hands.labels() == ["Write the story"]
    assert hands.view.canvas.overlay.ghost is None


def test_f2_renames_in_place_enter_opens_and_delete_deletes(hands: Hands, qtbot: QtBot) -> None:
    hands.click(hands.place("Siege"))
    hands.key(Qt.Key.Key_F2)
    hands.editor().selectAll()
    QTest.keyClicks(hands.editor(), "Siege of the quarter")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    siege = hands.event("Siege of the quarter")
    with qtbot.waitSignal(hands.view.edit_requested) as opened:
        hands.key(Qt.Key.Key_Return)
    assert opened.args == [siege.id]
    hands.key(Qt.Key.Key_Delete)
    assert hands.project.get("event", siege.id) is None
    assert hands.labels()[:2] == ["Delete event", "Rename event"]
    hands.project.undo()
    assert hands.place("Siege of the quarter")


def test_hovering_tells_the_others_and_leaving_ends_it(hands: Hands) -> None:
    hands.move(hands.place("Siege"))
    assert hands.selection.hovered == ("event", hands.event("Siege").id)
    hands.move(QPoint(60, hands.row_y("Negotiation")))
    assert hands.selection.hovered is None


def test_selecting_elsewhere_brings_the_event_into_view_but_a_click_never_scrolls(hands: Hands) -> None:
    before = hands.view.visible_range()
    hands.click(hands.place("Operations"))
    assert hands.view.visible_range() == before
    hands.selection.select_events([hands.event("Siege").id], object())
    assert hands.view.visible_range() == before
    hands.selection.select_events([hands.event("The army takes").id], object())
    begin, end = hands.view.visible_range()
    assert begin < at(2018, 7, 2) < end
    assert end - begin == pytest.approx(before[1] - before[0], abs=5)


def test_next_and_previous_walk_through_time(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Home)
    assert hands.selection.events == (hands.event("Wounded").id,)
    hands.key(Qt.Key.Key_Period)
    assert hands.selection.events == (hands.event("The army takes").id,)
    hands.key(Qt.Key.Key_Comma)
    assert hands.selection.events == (hands.event("Wounded").id,)
    hands.key(Qt.Key.Key_End)
    assert hands.selection.events == (hands.event("Operations").id,)


def test_f_shows_the_selection_and_f_again_everything(hands: Hands) -> None:
    hands.click(hands.place("Relief convoy"))
    hands.key(Qt.Key.Key_F)
    begin, end = hands.view.visible_range()
    assert at(2021, 8, 20) < begin < at(2021, 8, 24) and at(2021, 8, 31) <= end < at(2021, 9, 5)
    hands.key(Qt.Key.Key_F)
    begin, end = hands.view.visible_range()
    assert begin < at(2011) and end > at(2021, 9, 12)


def test_keys_zoom_and_pan(hands: Hands) -> None:
    start = hands.view.visible_range()
    hands.key(Qt.Key.Key_W)
    zoomed = hands.view.visible_range()
    assert zoomed[0] > start[0] and zoomed[1] < start[1]
    hands.key(Qt.Key.Key_S)
    hands.key(Qt.Key.Key_D)
    assert hands.view.visible_range()[0] > start[0]
    hands.key(Qt.Key.Key_A)
    assert hands.view.visible_range()[0] == pytest.approx(start[0], abs=5)


def test_what_is_shown_can_be_saved_and_restored(hands: Hands) -> None:
    hands.wheel(QPoint(300, 100))
    saved = hands.view.save_view()
    shown = hands.view.visible_range()
    hands.view.fit_all()
    hands.view.restore_view(saved)
    assert hands.view.visible_range() == pytest.approx(shown, abs=2)
    hands.view.restore_view({"begin_us": "x"})
    assert hands.view.visible_range() == pytest.approx(shown, abs=2)


def test_text_dropped_tells_time_and_track(hands: Hands, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText("a passage")
    where = QPointF(hands.x(at(2021, 8, 3)), hands.row_y("Civilians"))
    arguments = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(hands.ground, QDragEnterEvent(where.toPoint(), *arguments))
    assert "3 Aug" in hands.view.canvas.overlay.tip[0]
    with qtbot.waitSignal(hands.view.text_dropped) as dropped:
        QApplication.sendEvent(hands.ground, QDropEvent(where, *arguments))
    text, when, track = dropped.args
    assert text == "a passage" and hands.project.track(track).name == "Civilians"
    assert when == day(2021, 8, 3)


def test_an_undated_event_is_in_the_tray_and_gets_its_day_by_dragging(hands: Hands) -> None:
    tray = hands.view.tray
    assert tray.isVisible()
    event, _, box = next(chip for chip in tray.chips() if chip[1].startswith("A visit"))
    chip = box.center().toPoint()
    QTest.mousePress(tray, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, chip)
    assert hands.selection.events == (event,)
    target = QPoint(hands.x(at(2021, 7, 19, 8)), hands.row_y("Negotiation"))
    there = tray.mapFromGlobal(hands.ground.mapToGlobal(target))
    for step in (1, 2):
        QTest.mouseMove(tray, chip + (there - chip) * step / 2, 15)
        QApplication.processEvents()
    assert "19 Jul" in hands.view.canvas.overlay.tip[0]
    QTest.mouseRelease(tray, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
    assert hands.project.event(event).when == day(2021, 7, 19)
    assert [chip[0] for chip in tray.chips()] == [hands.event("Lists").id]


def test_a_read_only_drag_and_delete_change_nothing(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(hands.project), "read_only", property(lambda self: "It cannot be written."))
    start = hands.place("Truce agreed")
    hands.drag(start, start + QPoint(100, 0))
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_F2)
    assert hands.event("Truce agreed").when == day(2021, 8, 14)
    assert hands.labels() == ["Write the story"]


def test_a_track_can_be_added_and_named_from_its_head(hands: Hands) -> None:
    hands.view.heads.add_track()
    QTest.keyClicks(hands.editor(), "Press")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Return)
    assert [track.name for track in hands.project.tracks()][-1] == "Press"
    assert hands.labels()[:2] == ["Rename track", "Add track"]


def test_changes_from_elsewhere_are_shown(hands: Hands) -> None:
    with hands.project.edit("Add") as edit:
        track = hands.project.tracks()[0].id
        made = edits.add_event(edit, "Later find", track, day(2021, 8, 30))
    assert hands.place("Later find").x() == pytest.approx(hands.x(at(2021, 8, 30, 12)), abs=1)
    hands.project.undo()
    assert hands.view.stage.columns.slot_of(made) is None


def test_a_disposed_view_hears_nothing_any_more(hands: Hands) -> None:
    hands.view.dispose()
    scale = hands.view.stage.scale
    hands.selection.select_events([hands.event("The army takes").id], object())
    with hands.project.edit("Add") as edit:
        made = edits.add_event(edit, "Unheard", hands.project.tracks()[0].id, day(2021, 8, 30))
    assert hands.view.stage.scale == scale
    assert hands.view.stage.columns.slot_of(made) is None


def test_the_keys_work_again_after_a_title_was_written(hands: Hands) -> None:
    hands.click(hands.place("Siege"))
    hands.key(Qt.Key.Key_F2)
    assert QApplication.focusWidget() is hands.editor()
    QTest.keyClick(hands.editor(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is hands.view.canvas
    assert hands.labels() == ["Write the story"]


def test_an_event_held_at_the_edge_brings_later_times_into_view(hands: Hands) -> None:
    start = hands.place("Truce agreed")
    edge = QPoint(hands.ground.width() - 4, start.y())
    _, end = hands.view.visible_range()
    hands.drag(start, edge, let_go=False)
    QTest.qWait(120)
    hands.release(edge)
    assert hands.view.visible_range()[1] > end
    assert begin_of(hands, "Truce agreed").earliest > end - 2 * DAY_US


def test_the_brush_of_the_overview_pans_and_resizes(hands: Hands) -> None:
    overview = hands.view.overview
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    hands.view.show_range(at(2014), at(2016))
    begin, end = hands.view.visible_range()
    grip = overview.brush().center().toPoint()
    QTest.mousePress(overview, left, none, grip)
    QTest.mouseMove(overview, grip + QPoint(100, 0), 15)
    QTest.mouseRelease(overview, left, none, grip + QPoint(100, 0))
    later = hands.view.visible_range()
    assert later[0] - begin == pytest.approx(100 * overview.scale.us_per_px, rel=0.01)
    assert later[1] - later[0] == pytest.approx(end - begin, abs=5)
    corner = QPoint(round(overview.brush().right()), 20)
    QTest.mousePress(overview, left, none, corner)
    QTest.mouseMove(overview, corner + QPoint(50, 0), 15)
    QTest.mouseRelease(overview, left, none, corner + QPoint(50, 0))
    wider = hands.view.visible_range()
    assert wider[0] == pytest.approx(later[0], abs=5) and wider[1] > later[1]


def test_rows_that_do_not_fit_are_scrolled_and_the_axis_stays(hands: Hands) -> None:
    hands.view.resize(1440, 300)
    QApplication.processEvents()
    assert hands.view.stage.most_scroll_px > 0
    before = hands.view.visible_range()
    hands.wheel(QPoint(400, 150), dy=-240, modifiers=CTRL | SHIFT)
    assert hands.view.stage.scroll_px > 0 and hands.view.visible_range() == before
    hands.selection.select_events([hands.event("Truce agreed").id], object())
    hands.selection.select_events([hands.event("Ceasefire call").id], object())
    where = hands.place("Ceasefire call")
    assert 44 < where.y() < hands.ground.height()


def test_an_error_while_painting_is_told_and_the_view_lives_on(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: told.append(str(error)))

    def fail(_ids: object) -> list[int | None]:
        raise OSError("the disk is gone")

    monkeypatch.setattr(hands.view.stage.columns, "slots_of", fail)
    for _ in range(3):
        hands.ground.repaint()
    monkeypatch.undo()
    assert told == ["the disk is gone"]
    hands.ground.repaint()


@pytest.mark.parametrize("width", [320, 700, 1440])
def test_labels_never_overlap_whatever_the_zoom(hands: Hands, width: int) -> None:
    hands.view.resize(width + 200, 560)
    QApplication.processEvents()
    hands.view.fit_all()
    for _ in range(60):
        hands.wheel(QPoint(hands.x(at(2021, 8, 25)), 300))
        scene = hands.view.stage.scene
        boxes = [
            (label.x_px, label.x_px + label.width_px, float(scene.marks.y[label.index]), label.text)
            for label in scene.labels
        ]
        for n, (x0, x1, y, text) in enumerate(boxes):
            assert text
            for other0, other1, other_y, _ in boxes[n + 1 :]:
                assert y != other_y or x1 <= other0 or other1 <= x0


def test_a_drag_that_is_refused_ends_with_everything_as_before(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_edit: Edit, _records: object) -> None:
        raise EditRefused("There is no room left on the disk.")

    monkeypatch.setattr(Edit, "put_all", refuse)
    start = hands.place("Truce agreed")
    hands.press(start)
    with pytest.raises(EditRefused, match="no room left"):
        hands.move(start + QPoint(90, 0), held=Qt.MouseButton.LeftButton)
    monkeypatch.undo()
    hands.release(start + QPoint(90, 0))
    assert hands.event("Truce agreed").when == day(2021, 8, 14) and hands.place("Truce agreed") == start
    hands.drag(start, start + QPoint(round(DAY_US / hands.view.stage.scale.us_per_px), 0))
    assert hands.event("Truce agreed").when == day(2021, 8, 15)


def test_a_drag_on_the_end_of_one_of_several_selected_events_moves_them_all(hands: Hands) -> None:
    hands.click(hands.place("Truce agreed"))
    hands.click(hands.place("Relief convoy"), Qt.KeyboardModifier.ControlModifier)
    start = hands.place("Relief convoy", "end")
    hands.move(start)
    assert hands.ground.cursor().shape() == Qt.CursorShape.PointingHandCursor
    step = DAY_US / hands.view.stage.scale.us_per_px
    hands.drag(start, start + QPoint(round(4 * step), 0))
    assert begin_of(hands, "Truce agreed").earliest == at(2021, 8, 18)
    assert begin_of(hands, "Relief convoy").earliest == at(2021, 8, 28)
    assert hands.labels()[0] == "Move 2 events"


def test_escape_clears_the_selection_when_nothing_is_dragged(hands: Hands) -> None:
    hands.click(hands.place("Siege"))
    hands.key(Qt.Key.Key_Escape)
    assert hands.selection.events == ()


def test_while_a_title_is_written_the_date_it_will_get_is_shown(hands: Hands) -> None:
    where = QPoint(hands.x(at(2021, 7, 20, 12)), hands.row_y("Civilians"))
    QTest.mouseDClick(hands.ground, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert hands.view.canvas.overlay.tip == ("20 July 2021", "in Civilians")
    QTest.keyClick(hands.editor(), Qt.Key.Key_Escape)
    assert not hands.view.canvas.overlay.tip


def test_a_deadline_says_the_hour_that_the_axis_shows(hands: Hands) -> None:
    def label() -> str:
        return next(line.label for line in hands.view.stage.lines if not line.is_era)

    hour = next(m for m in hands.project.markers() if m.when.kind is Kind.MOMENT).when
    assert isinstance(hour.begin, Edge) and hour.begin.offset_min == 180
    assert "10:00" in label()
    with hands.project.edit("Change zone") as edit:
        edits.change_project(edit, zone="Asia/Tokyo")
    assert "16:00" in label()
