"""Project properties, preferences, deadlines and eras, as a person fills them in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLineEdit, QPushButton

from timeline_app.model import edtf
from timeline_app.model.records import Marker
from timeline_app.ui.marker_dialog import MarkerDialog, edit_marker
from timeline_app.ui.preferences import Preferences
from timeline_app.ui.reading_font import ReadingLook
from timeline_app.ui.reading_preferences import ReadingChoices
from timeline_app.ui.theme import DARK
from timeline_app.ui.widgets.zone_field import ZoneField
from timeline_app.ui.window import Window


def field(dialog: QDialog, name: str) -> QLineEdit:
    return next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name)


def fill_in(texts: dict[str, str], button: str) -> None:
    """Type into the fields of the dialog that comes up next, and click a button of it."""

    def now() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        QTimer.singleShot(2000, dialog.reject)  # a test that fails in here must not wait for ever
        for name, text in texts.items():
            line = field(dialog, name)
            line.selectAll()
            QTest.keyClicks(line, text)
        buttons = dialog.findChildren(QPushButton)
        it = next(b for b in buttons if b.text().replace("&", "") == button)
        assert it.isEnabled()
        QTest.mouseClick(it, Qt.MouseButton.LeftButton)

    QTimer.singleShot(20, now)


def markers(window: Window) -> list[tuple[str, str]]:
    return [(m.title, edtf.write(m.when).text) for m in window.views.project.markers()]


def test_a_deadline_is_added_changed_and_deleted_each_as_one_change(window: Window) -> None:
    window.documents.new()
    fill_in({"Title": "Deadline", "When it happened": "6 Sept 2021 10:00 +03:00"}, "OK")
    window.actions_["marker"].trigger()
    assert markers(window) == [("Deadline", "2021-09-06T10:00+03:00")]
    project = window.views.project
    fill_in({"Title": "The siege", "When it happened": "2021-07/2021-09"}, "OK")
    edit_marker(project, window.appearance, window, project.markers()[0])
    assert markers(window) == [("The siege", "2021-07/2021-09")]
    fill_in({}, "Delete")
    edit_marker(project, window.appearance, window, project.markers()[0])
    assert markers(window) == []
    assert [row.label for row in project.undo_list()] == ["Add marker", "Change marker", "Delete marker"]


def test_a_deadline_whose_date_cannot_be_read_cannot_be_added(window: Window) -> None:
    window.documents.new()
    dialog = MarkerDialog(window.views.project, window.appearance, window, None)
    ok = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == "OK")
    QTest.keyClicks(field(dialog, "When it happened"), "soonish")
    assert not ok.isEnabled()


def test_the_zone_of_the_project_is_changed_without_touching_a_date(window: Window) -> None:
    window.open_sample()
    project = window.views.project
    before = [event.when for event in project.events(row[0] for row in project.event_rows())]
    fill_in({"Time zone": "America/New_York"}, "OK")
    window.actions_["project"].trigger()
    assert project.info.zone == "America/New_York"
    assert [event.when for event in project.events(row[0] for row in project.event_rows())] == before


def test_a_zone_that_there_is_not_gives_way_to_the_one_before(window: Window) -> None:
    zone = ZoneField("Asia/Damascus", parent=window)
    zone.setCurrentText("Nowhere/None")
    assert zone.zone == "Asia/Damascus"
    zone.setCurrentText("europe/berlin")
    assert zone.zone == "Europe/Berlin"


def test_preferences_take_effect_at_once_and_are_kept(window: Window) -> None:
    window.open_sample()
    dialog = Preferences(window.settings, window.appearance, window)
    dialog.show()
    colors, wheel = dialog.findChildren(QComboBox)[:2]
    colors.setCurrentIndex(colors.findData("dark"))
    wheel.setCurrentIndex(wheel.findData(False))
    motion = dialog.findChildren(QCheckBox)[0]
    assert not motion.isChecked()
    QTest.mouseClick(motion, Qt.MouseButton.LeftButton, pos=QPoint(8, motion.height() // 2))
    assert window.appearance.theme is DARK
    assert window.settings.theme == "dark" and not window.settings.wheel_zooms
    assert window.settings.animations


def test_articles_are_set_as_one_prefers(window: Window) -> None:
    window.open_sample()
    view = window.views.article
    before = view.look
    dialog = Preferences(window.settings, window.appearance, window)
    choices = dialog.findChild(ReadingChoices)
    assert isinstance(choices, ReadingChoices)
    choices.size_px.setCurrentIndex(choices.size_px.findData(20))
    choices.line.setCurrentIndex(choices.line.findData(2.0))
    choices.column.setCurrentIndex(choices.column.findData(34))
    choices.family.setCurrentIndex(1)
    dialog.accept()
    window.views.reading.use_preferences(animated=False, look=window.settings.reading)
    assert (view.look.size_px, view.look.line, view.look.column) == (20, 2.0, 34)
    assert view.look.family == choices.family.itemText(1)
    view.zoom_text(1)
    assert window.settings.reading.size_px == 21
    assert before == ReadingLook()


def test_a_marker_knows_its_colour_by_name(window: Window) -> None:
    window.open_sample()
    marker = window.views.project.markers()[0]
    assert isinstance(marker, Marker)
    assert MarkerDialog(window.views.project, window.appearance, window, marker).color.color == marker.color
