"""The quotes of one piece of evidence: mostly one; of several passages one under another, which can be parted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from timeline_app.ui.event_panel.quote_button import QuoteButton
from timeline_app.ui.theme import Appearance


class Quotes(QWidget):
    """A button for each quote, which goes to its passage."""

    jumped = Signal(object)  # passage
    part_wished = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._quotes: tuple[tuple[int, str], ...] = ()
        self._buttons: list[QuoteButton] = []
        self._read_only = False
        self._part = QToolButton()
        self._part.setObjectName("part")
        self._part.setToolTip("Make each of these passages a piece of evidence of its own")
        self._part.clicked.connect(lambda _checked=False: self.part_wished.emit())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._part, 0, Qt.AlignmentFlag.AlignLeft)
        self._part.hide()

    def show_quotes(self, quotes: Sequence[tuple[int, str]]) -> None:
        """Show these passages and their quotes."""
        self._quotes = tuple(quotes)
        while len(self._buttons) < len(self._quotes):
            self._add_button()
        while len(self._buttons) > len(self._quotes):
            gone = self._buttons.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for button, (_, quote) in zip(self._buttons, self._quotes, strict=True):
            button.set_quote(quote)
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._read_only = read_only
        self._tell()

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        self._part.setStyleSheet(
            f"#part {{ color: {self._appearance.theme.muted}; font-size: 11px; padding: 0 3px; }}"
        )
        for button in self._buttons:
            button.update()

    def _add_button(self) -> None:
        place, button = len(self._buttons), QuoteButton(self._appearance)
        button.clicked.connect(lambda: self.jumped.emit(self._quotes[place][0]))
        self._buttons.append(button)
        self._column.insertWidget(place, button)

    def _tell(self) -> None:
        count = len(self._quotes)
        self._part.setText(f"{count} passages together: part them")
        self._part.setVisible(count > 1 and not self._read_only)
