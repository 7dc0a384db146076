"""A field for a time zone: type part of a city, choose from what matches."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from timeline_app.ui.widgets.choice_box import ChoiceBox


class ZoneField(ChoiceBox):
    """Holds an IANA zone; with `optional` also none at all (an empty field)."""

    def __init__(self, zone: str = "", *, optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        names = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
        self.addItems([""] * optional + ["UTC", *names])
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("completions")
        self.setCompleter(completer)
        self.setCurrentText(zone)
        self.setMaxVisibleItems(14)
        self.setAccessibleName("Time zone")
        field = self.lineEdit()
        if field is not None:
            field.setAccessibleName("Time zone")
            field.setPlaceholderText("not known" if optional else "UTC")
            field.editingFinished.connect(self._settle)
        self._kept = zone

    @property
    def zone(self) -> str:
        """The zone that was chosen, or the only one that what stands there can mean; else the one before."""
        text = self.currentText().strip().replace(" ", "_")
        index = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if index >= 0:
            return self.itemText(index)
        names = [self.itemText(i) for i in range(self.count())]
        cities = [name for name in names if name.casefold().endswith("/" + text.casefold())]
        meant = cities or [name for name in names if text.casefold() in name.casefold()]
        return meant[0] if text and len(meant) == 1 else self._kept

    def _settle(self) -> None:
        self.setCurrentText(self.zone)
