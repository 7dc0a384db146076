"""Whether things may glide: as the person chose here, and as the system asks of every program."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle

from timeline_app.ui.settings import Settings


def is_wanted(settings: Settings) -> bool:
    """False where somebody switched movement off, here or in the system."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return settings.animations and QApplication.style().styleHint(hint) > 0
