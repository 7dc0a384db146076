"""The field in which a date is typed, with its reading under it while one types: in words, and drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from timeline_app.dates.reading import Offer
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.date_line import DateLine
from timeline_app.ui.widgets.meant import Meant
from timeline_app.ui.widgets.when_strip import WhenStrip

NO_DATE = "No date yet. Type one: 6 Sept 2021 10:00, late July 2021, since 2011, 2018/2019"


class WhenField(QWidget):
    """The event's date: the line, which meaning where there are several, and what the program understands."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.line = DateLine("When it happened")
        self.line.setPlaceholderText("when?")
        self.line.setToolTip(
            "Dates as you would write them, or EDTF (Enter: keep, Esc: as before, Alt+Down: another meaning)"
        )
        self._meant = Meant(appearance, self.line)
        self._strip = WhenStrip(appearance)
        self._reading = QLabel()
        self._reading.setWordWrap(True)
        self._reading.setObjectName("reading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.line, self._meant, self._strip, self._reading):
            column.addWidget(widget)
        self.line.companion = self._meant
        self.line.read.connect(self._tell)
        self.line.asked.connect(self._meant.enter)
        self._meant.taken.connect(self._take)
        self._meant.given_up.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self._meant.left.connect(self._commit_when_left)
        self.use_theme()

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        self._meant.use_theme()
        self._strip.update()
        self.line.flag = QColor(self._appearance.theme.flag)
        self._tell()

    def _take(self, offer: Offer) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.take(offer)
        self.line.selectAll()

    def _commit_when_left(self) -> None:
        """Going on from the offers without taking one keeps what was typed, as leaving the line does."""
        going = QApplication.focusWidget()
        if going is not self.line and not self._meant.holds(going):
            self.line.commit()

    def _tell(self) -> None:
        theme = self._appearance.theme
        color = theme.flag if self.line.error else theme.muted
        self._reading.setStyleSheet(f"#reading {{ color: {color}; font-size: 12px; }}")
        self._reading.setText(self.line.words() or NO_DATE)
        self._strip.show_when(self.line.reading())
        self._meant.show_offers(self.line.offers, is_correction=bool(self.line.error))
