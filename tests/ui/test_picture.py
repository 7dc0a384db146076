"""A picture is written whole or not at all, and a project is never drawn over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.project.files import files_up_to, names
from timeline_app.project.errors import CannotWrite
from timeline_app.ui.picture import UnwritablePicture, draw


@pytest.fixture
def view(qtbot: QtBot) -> QLabel:
    label = QLabel("They met on 6 September. " * 20)
    qtbot.addWidget(label)
    label.resize(640, 200)
    return label


def test_a_picture_has_the_size_of_the_view(view: QLabel, tmp_path: Path) -> None:
    draw(view, tmp_path / "a.png", scale=2)
    draw(view, tmp_path / "a.svg")
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (1280, 400)
    drawing = QSvgRenderer(str(tmp_path / "a.svg"))
    assert drawing.isValid() and drawing.viewBox() == view.rect()
    assert names(tmp_path) == ["a.png", "a.svg"]


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
@pytest.mark.parametrize("room", [0, 100, 1000])
def test_a_full_disk_is_told_and_the_old_picture_stays(
    view: QLabel, tmp_path: Path, name: str, room: int, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(b"old")
    with files_up_to(room), pytest.raises(CannotWrite, match=f"{name} was not written, because"):
        draw(view, tmp_path / name)
    assert (tmp_path / name).read_bytes() == b"old"
    assert names(tmp_path) == [name]
    assert capfd.readouterr().err == ""


def test_a_folder_that_is_not_there_and_another_suffix_are_told(view: QLabel, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"a\.png was not written, because there is no folder .*none"):
        draw(view, tmp_path / "none" / "a.png")
    with pytest.raises(UnwritablePicture, match=r"not as “\.gif”"):
        draw(view, tmp_path / "a.gif")


def test_more_pixels_than_a_picture_can_have_are_told(view: QLabel, tmp_path: Path) -> None:
    with pytest.raises(UnwritablePicture, match="no memory for a picture of 640000x200000 pixels"):
        draw(view, tmp_path / "a.png", scale=1000)
    assert names(tmp_path) == []
