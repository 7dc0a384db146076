"""The preferences: looks and habits of this person on this machine."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from timeline_app.ui.reading_font import ReadingLook
from timeline_app.ui.reading_preferences import ReadingChoices
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import DARK, LIGHT, Appearance, Theme
from timeline_app.ui.widgets.choice_box import ChoiceBox

THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
WHEEL = ((True, "The wheel zooms, Ctrl + wheel moves"), (False, "The wheel moves, Ctrl + wheel zooms"))


class Preferences(QDialog):
    """Every choice takes effect at once; there is nothing to confirm."""

    def __init__(self, settings: Settings, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self._settings, self._appearance = settings, appearance
        self._theme, self._wheel = ChoiceBox(), ChoiceBox()
        for theme_name, words in THEMES:
            self._theme.addItem(words, theme_name)
        for zooms, words in WHEEL:
            self._wheel.addItem(words, zooms)
        self._motion = QCheckBox("Glide to where I go, instead of jumping")
        self._lines = QCheckBox("Draw lines from the selected event to its passages")
        self._lines.setChecked(settings.leader_lines)
        self._lines.toggled.connect(self._on_lines)
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._wheel.setCurrentIndex(self._wheel.findData(settings.wheel_zooms))
        self._motion.setChecked(settings.animations)
        self._theme.currentIndexChanged.connect(self._on_theme)
        self._wheel.currentIndexChanged.connect(self._on_wheel)
        self._motion.toggled.connect(self._on_motion)
        form = QFormLayout(self)
        form.addRow("Colours", self._theme)
        form.addRow("Mouse wheel on the timeline", self._wheel)
        form.addRow("Movement", self._motion)
        form.addRow("Evidence", self._lines)
        form.addRow("Articles", ReadingChoices(settings.reading, self._on_reading))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.accept)
        form.addRow(buttons)

    def _on_theme(self) -> None:
        self._settings.theme = self._theme.currentData()
        self._appearance.use(chosen_theme(self._settings.theme))

    def _on_wheel(self) -> None:
        self._settings.wheel_zooms = bool(self._wheel.currentData())

    def _on_motion(self) -> None:
        self._settings.animations = self._motion.isChecked()

    def _on_reading(self, look: ReadingLook) -> None:
        self._settings.reading = look

    def _on_lines(self) -> None:
        self._settings.leader_lines = self._lines.isChecked()


def chosen_theme(name: str) -> Theme:
    """The theme of this name; "system" asks the desktop."""
    if name == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if name == "dark" else LIGHT
