"""How a passage gives its date: a small button that says so and changes it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from timeline_app.model.records import Basis

BASIS_WORDS: Mapping[Basis | None, tuple[str, str]] = MappingProxyType(
    {
        Basis.STATED: ("stated", "Stated: the passage names the date"),
        Basis.RELATIVE: ("relative", "Relative: counted from the day of publication, as “yesterday” is"),
        Basis.INFERRED: ("inferred", "Inferred: concluded by who read it"),
        None: ("how?", "Not said"),
    }
)


class BasisButton(QToolButton):
    """Shows the basis of a claimed date."""

    chosen = Signal(object)  # a Basis, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for basis, (_, meaning) in BASIS_WORDS.items():
            menu.addAction(meaning).triggered.connect(lambda _on=False, b=basis: self.chosen.emit(b))
        self.setMenu(menu)
        self.show_basis(None)

    def show_basis(self, basis: Basis | None) -> None:
        """Show this one."""
        word, meaning = BASIS_WORDS[basis]
        self.setText(f"{word} ▾")
        self.setToolTip(f"{meaning} (how the passage gives this date)")
        self.setAccessibleName(f"How the passage gives this date: {word}: change")
