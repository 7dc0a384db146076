"""Searching one article: the field, the count, the way to the next match."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget


def find_all(text: str, wanted: str, limit: int = 5_000) -> list[tuple[int, int]]:
    """Where `wanted` stands in the text (code points), whatever its case; white space matches any white space."""
    words = wanted.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        found.append(match.span())
        if len(found) == limit:
            break
    return found


class FindBar(QWidget):
    """The line in which one types what to find; Enter and Shift+Enter go on and back, Esc closes."""

    changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in this article")
        self.field.setAccessibleName("Find in this article")
        self.field.setMaximumWidth(300)
        self._count = QLabel()
        self._count.setAccessibleName("Matches")
        self._row = row = QHBoxLayout(self)
        row.setSpacing(6)
        self.set_left(40)
        row.addWidget(self.field)
        for sign, name, key, step in (
            ("↑", "Previous match", "Shift+Enter", -1),
            ("↓", "Next match", "Enter", 1),
        ):
            button = self._button(sign, f"{name} ({key})")
            button.clicked.connect(lambda _checked=False, s=step: self.stepped.emit(s))
            row.addWidget(button)
        row.addWidget(self._count)
        row.addStretch(1)
        close = self._button("✕", "Close (Esc)")
        close.clicked.connect(self.closed)
        row.addWidget(close)
        self.field.textChanged.connect(self.changed)
        self.hide()

    def set_left(self, left: int) -> None:
        """Begin as far from the left as the text does, in pixels."""
        self._row.setContentsMargins(left, 0, 14, 8)

    def tell(self, index: int, count: int) -> None:
        """Show which match of how many is shown."""
        if not self.field.text().strip():
            self._count.setText("")
        elif count == 0:
            self._count.setText("not found")
        else:
            self._count.setText(f"{index + 1} of {count}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back, close."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name.partition(" (")[0])
        return button
