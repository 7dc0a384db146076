"""The font in which articles and quotes are read."""

from __future__ import annotations

from PySide6.QtGui import QFont

_SERIFS = ["Source Serif 4", "Noto Serif", "Charter", "Georgia", "Cambria", "DejaVu Serif", "serif"]


def reading_font(size_px: int) -> QFont:
    """The best serif font that is there, in letters of this size."""
    font = QFont(_SERIFS)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(size_px)
    return font
