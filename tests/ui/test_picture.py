"""A view as a picture: pixels or shapes, and what happens where it cannot be written."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from timeline_app.ui.picture import UnwritablePicture, draw


@pytest.fixture
def view(qtbot: QtBot) -> QLabel:
    label = QLabel("14 August")
    label.setStyleSheet("background: #0072b2;")
    label.resize(200, 100)
    qtbot.addWidget(label)
    return label


@pytest.mark.parametrize("scale", [1, 2])
def test_a_png_has_the_pixels_of_the_view(view: QLabel, tmp_path: Path, scale: int) -> None:
    draw(view, tmp_path / "a.png", scale)
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (200 * scale, 100 * scale)
    assert image.pixelColor(5, 5) == QColor("#0072b2")


def test_an_svg_is_well_formed_and_of_the_size_of_the_view(view: QLabel, tmp_path: Path) -> None:
    draw(view, tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.attrib["viewBox"] == "0 0 200 100"


@pytest.mark.parametrize("name", ["a.jpeg", "a", "nowhere/a.png", "nowhere/a.svg"])
def test_what_cannot_be_written_is_told_in_a_sentence(view: QLabel, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnwritablePicture, match=r"\.$|\?$"):
        draw(view, tmp_path / name)
    assert not list(tmp_path.iterdir())
