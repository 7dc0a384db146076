"""A box in which one chooses a colour of the palette."""

from __future__ import annotations

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QComboBox, QWidget

from timeline_app.ui.theme import Theme, track_color

SWATCH_PX = 14


class ColorBox(QComboBox):
    """Holds the name of a colour as a track or a marker keeps it."""

    def __init__(self, theme: Theme, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Colour")
        for name in [*theme.tracks, *([color] if color not in theme.tracks else [])]:
            self.addItem(swatch(track_color(name, theme)), name, name)
        self.setCurrentIndex(self.findData(color))

    @property
    def color(self) -> str:
        """The name, or "#rrggbb"."""
        return str(self.currentData())


def swatch(color: QColor) -> QIcon:
    """A small square of a colour."""
    pixmap = QPixmap(SWATCH_PX, SWATCH_PX)
    pixmap.fill(color)
    return QIcon(pixmap)
