from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import Hands
from tests.ui.timeline_story import story
from timeline_app.timeline.columns import Columns
from timeline_app.ui.theme import DARK, LIGHT, Appearance, Theme
from timeline_app.ui.timeline_view.legend import ENTRIES, Entry, Legend, swatch
from timeline_app.ui.timeline_view.lettering import Lettering
from timeline_app.ui.window import Window


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    project = story(tmp_path)
    made = Hands(project, qtbot)
    yield made
    made.view.dispose()
    project.close(discard=True)


def gray(entry: Entry, theme: Theme) -> np.ndarray:
    """The lightness of each pixel of a swatch, as a colour-blind printer would leave it."""
    lettering = Lettering(Columns("UTC"), lambda _ids: [], QFont())
    image = swatch(entry, Appearance(theme), lettering, 1.0).toImage()
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].astype(int)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_two_ways_of_drawing_differ_without_colour(qtbot: QtBot, theme: Theme) -> None:
    pictures = [(entry.words, gray(entry, theme)) for entry in ENTRIES]
    for (one, a), (other, b) in combinations(pictures, 2):
        assert (np.abs(a - b) > 24).sum() >= 20, f"{one} looks like {other}"


def texts(legend: Legend) -> list[str]:
    """All words of a legend in the order of its rows."""
    return [label.text() for label in legend.findChildren(QLabel) if label.text() and not label.isHidden()]


def test_what_occurs_comes_first(hands: Hands) -> None:
    hands.view.toggle_legend()
    (legend,) = hands.view.findChildren(Legend)
    words = texts(legend)
    cut = words.index("<b>Also possible</b>")
    own, other = words[1:cut], words[cut + 1 :]
    assert "Struck through: cancelled" in own and "A deadline" in own and "An era" in other
    assert "Ring: selected" in other and sorted(own + other) == sorted(entry.words for entry in ENTRIES)
    hands.selection.select_events([hands.event("430").id], hands.view)
    QApplication.processEvents()
    assert "Ring: selected" not in texts(legend)[texts(legend).index("<b>Also possible</b>") :]


def test_escape_and_its_own_key_close_it(window: Window, qtbot: QtBot) -> None:
    window.open_sample()
    for key, modifier in (
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier),
    ):
        window.actions_["legend"].trigger()
        (legend,) = window.findChildren(Legend)
        assert legend.isVisible()
        QTest.keyClick(legend, key, modifier)
        qtbot.waitUntil(lambda: not window.findChildren(Legend))
    window.actions_["legend"].trigger()
    window.actions_["legend"].trigger()
    qtbot.waitUntil(lambda: not window.findChildren(Legend))
