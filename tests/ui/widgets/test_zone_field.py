from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from timeline_app.ui.widgets.zone_field import ZoneField


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Tokyo", "Asia/Tokyo"),
        ("damasc", "Asia/Damascus"),
        ("new york", "America/New_York"),
        ("europe/oslo", "Europe/Oslo"),
        ("Europe", "Asia/Beirut"),  # many: the one before stays
        ("Atlantis", "Asia/Beirut"),
    ],
)
def test_a_city_that_is_typed_is_taken_on_enter(typed: str, zone: str, qtbot: QtBot) -> None:
    field = ZoneField("Asia/Beirut")
    qtbot.addWidget(field)
    field.show()
    line = field.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert field.zone == field.currentText() == zone
