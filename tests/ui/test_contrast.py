"""Contrasts of everything that is read or must be seen, computed from the colours in use (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from timeline_app.model.records import Track
from timeline_app.ui.theme import DARK, LIGHT, Theme
from timeline_app.ui.timeline_view.clock_painter import AXIS_SHADE
from timeline_app.ui.timeline_view.palette import Palette, contrast, faded, mixed

READ, SEEN = 4.5, 3.0
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def palette(theme: Theme) -> Palette:
    tracks = [Track(id=n, name=color, color=color) for n, color in enumerate(theme.tracks)]
    return Palette(theme, tracks, 1.0)


def over(color: QColor, ground: QColor) -> QColor:
    """What a translucent colour becomes on a ground."""
    return mixed(QColor(color.rgb()), ground, color.alphaF())


def words(colors: Palette) -> Iterator[tuple[str, QColor, QColor]]:
    """Every colour of words with every ground that it may stand on."""
    panel, text = colors.panel, colors.text
    for name, color in (("text", text), ("muted", colors.muted)):
        yield f"{name} on the axis", color, colors.background
        yield f"{name} on the ground", color, panel
        yield f"{name} on a weekend", color, over(colors.weekend, panel)
    yield "a day's length on the axis", colors.accent, colors.background
    yield "a claim against", colors.against, panel
    yield "words in the rubber band", text, over(colors.band, panel)
    yield "words in a halo", text, over(colors.halo, panel)
    skipped = over(faded(text, AXIS_SHADE), colors.background)
    yield "an hour in a skipped stretch", colors.muted, skipped
    for track in colors.source:
        look = colors.tracks[track.id]
        yield f"words in {track.name}", look.ink, look.solid
        yield f"a flag in {track.name}", colors.ink_on(look.solid), look.solid
        yield f"words in half tone of {track.name}", text, look.half
        yield f"words in tint of {track.name}", text, look.tint
        yield f"words in faint tint of {track.name}", text, look.faint
        yield f"words in an era of {track.name}", text, over(faded(look.solid, 0.09), panel)


@THEMES
def test_words_can_be_read_wherever_they_stand(qtbot: QtBot, theme: Theme) -> None:
    low = {what: round(contrast(a, b), 2) for what, a, b in words(palette(theme)) if contrast(a, b) < READ}
    assert not low


@THEMES
def test_bars_dots_and_rings_are_seen_on_their_ground(qtbot: QtBot, theme: Theme) -> None:
    colors = palette(theme)
    for track in colors.source:
        look = colors.tracks[track.id]
        assert contrast(look.solid, colors.panel) >= SEEN, track.name
        assert contrast(look.edge, colors.panel) >= SEEN, track.name
        assert contrast(look.solid, look.tint) >= 2, track.name  # the certain part within the possible one
        assert contrast(look.half, look.tint) >= 1.2, track.name
    for color in (colors.accent, colors.against, colors.muted):
        assert contrast(color, colors.panel) >= SEEN and contrast(color, colors.background) >= SEEN


@THEMES
def test_words_on_a_colour_of_ones_own_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    colors = palette(theme)
    for rgb in range(0, 0x1000000, 65_521):
        ground = QColor.fromRgb(rgb)
        assert contrast(colors.ink_on(ground), ground) >= READ, ground.name()


def test_contrast_is_reckoned_as_everybody_does() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)
    assert contrast(QColor("#123456"), QColor("#123456")) == 1
