"""A box in which one chooses a colour of the palette."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.choice_box import ChoiceBox
from timeline_app.ui.widgets.swatch import swatch


class ColorBox(ChoiceBox):
    """Holds the name of a colour as a track or a marker keeps it."""

    def __init__(self, theme: Theme, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Colour")
        for name in [*theme.tracks, *([color] if color not in theme.tracks else [])]:
            self.addItem(swatch(name, theme), name, name)
        self.setCurrentIndex(self.findData(color))

    @property
    def color(self) -> str:
        """The name, or "#rrggbb"."""
        return str(self.currentData())
