"""Tests of the layout of chips."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.ui.widgets.flow import FlowLayout


def flow(widget: QWidget, width: int) -> list[QLabel]:
    layout = FlowLayout(widget, spacing=4)
    labels = [QLabel(f"label {i}") for i in range(4)]
    for label in labels:
        label.setFixedSize(60, 20)
        layout.addWidget(label)
    widget.resize(width, 200)
    widget.show()
    QTest.qWait(10)
    return labels


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_new_line_begins_where_there_is_no_room(widget: QWidget) -> None:
    labels = flow(widget, 130)
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (64, 0), (0, 24), (64, 24)]


def test_what_is_too_wide_still_has_its_own_line(widget: QWidget) -> None:
    labels = flow(widget, 50)
    assert [label.y() for label in labels] == [0, 24, 48, 72]
