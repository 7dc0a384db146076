"""Asks which of several meanings of a typed date is meant: one button for each, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from timeline_app.dates.reading import Offer
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.flow import FlowLayout

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class OfferButton(QPushButton):
    """One meaning: Enter or a click takes it, arrows go to the others, Escape goes back to the field."""

    stepped = Signal(int)
    given_up = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it, go on, or go back."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person goes elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class Meant(QWidget):
    """A row of offers; hidden where there is nothing to ask."""

    taken = Signal(object)  # an Offer
    given_up = Signal()
    left = Signal()  # the focus went from one of the buttons

    def __init__(self, appearance: Appearance, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._field = field  # Tab goes from there to the buttons
        self._offers: tuple[Offer, ...] = ()
        self._buttons: list[OfferButton] = []
        self._question = QLabel("Meant is")
        self._row = FlowLayout(self, spacing=5)
        self._row.addWidget(self._question)
        self.hide()

    def show_offers(self, offers: Sequence[Offer], *, is_correction: bool) -> None:
        """Offer these; of several meanings the first is the one taken unless the person says otherwise."""
        self._question.setText("Did you mean" if is_correction else "Meant is")
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        while len(self._buttons) > len(offers):
            gone = self._buttons.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._buttons) < len(offers):
            self._add_button()
        for place, (button, offer) in enumerate(zip(self._buttons, self._offers, strict=True)):
            text = f"{offer.note}: {offer.typed}" if offer.note else offer.typed
            button.setText(text.replace("&", "&&"))
            is_first = place == 0 and not is_correction
            button.setProperty("first", is_first)
            button.setAccessibleName(f"{text}, taken unless you choose another" if is_first else text)
            button.setToolTip("Taken unless you choose another" if is_first else "Take this")
            button.show()  # the row would show it only some time later
        self.setVisible(bool(offers))
        self.use_theme()

    def holds(self, widget: QWidget | None) -> bool:
        """Whether this is one of the buttons."""
        return widget in self._buttons

    def enter(self) -> bool:
        """Go to the first that is not taken anyway; whether there is one."""
        if not self._buttons or not self.isVisible():
            return False
        first_is_taken = bool(self._buttons[0].property("first"))
        self._buttons[min(int(first_is_taken), len(self._buttons) - 1)].setFocus(
            Qt.FocusReason.TabFocusReason
        )
        return True

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        t = self._appearance.theme
        self.setStyleSheet(
            f"QLabel {{ color: {t.muted}; font-size: 12px; padding: 2px 0; }}"
            f"QPushButton {{ color: {t.text}; background: {t.background}; border: 1px solid {t.line};"
            " border-radius: 4px; padding: 1px 7px; font-size: 12px; }"
            f'QPushButton[first="true"] {{ background: {t.accent_soft}; }}'
            f"QPushButton:hover, QPushButton:focus {{ border-color: {t.accent}; }}"
        )

    def _add_button(self) -> None:
        place, button = len(self._buttons), OfferButton()
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.taken.emit(self._offers[place]))
        button.stepped.connect(lambda step: self._go(place + step))
        button.given_up.connect(self.given_up)
        button.left.connect(self.left)
        self._row.addWidget(button)
        QWidget.setTabOrder(self._buttons[-1] if self._buttons else self._field, button)
        self._buttons.append(button)

    def _go(self, place: int) -> None:
        self._buttons[place % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
