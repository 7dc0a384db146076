"""How good a source and its claim are, on the Admiralty scale: a chip of two characters, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

SOURCE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "cannot be judged",
    }
)
CLAIM_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "cannot be judged",
    }
)
_UNJUDGED = "–"


class GradeChip(QToolButton):
    """Shows both marks, a dash for one that was not given; its menu explains them and stays open for the second."""

    reliability_chosen = Signal(str)  # A to F, "" = not judged
    credibility_chosen = Signal(str)  # 1 to 6, "" = not judged

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = _Menu(self)
        self._menu.addAction("The source is").setEnabled(False)
        self._sources = self._entries(SOURCE_WORDS)
        self._menu.addSeparator()
        self._menu.addAction("The claim is").setEnabled(False)
        self._claims = self._entries(CLAIM_WORDS)
        for mark, action in self._sources.items():
            action.triggered.connect(lambda on, m=mark: self.reliability_chosen.emit(m if on else ""))
        for mark, action in self._claims.items():
            action.triggered.connect(lambda on, m=mark: self.credibility_chosen.emit(m if on else ""))
        self.setMenu(self._menu)
        self.show_grade("", "")

    def show_grade(self, reliability: str, credibility: str) -> None:
        """Show these marks."""
        for actions, given in ((self._sources, reliability), (self._claims, credibility)):
            for mark, action in actions.items():
                action.setChecked(mark == given)
        is_judged = bool(reliability or credibility)
        self.setText(f"{reliability or _UNJUDGED}{credibility or _UNJUDGED}" if is_judged else "rate")
        if self.property("judged") != is_judged:
            self.setProperty("judged", is_judged)
            self.style().unpolish(self)
            self.style().polish(self)
        words = grade_words(reliability, credibility)
        self.setToolTip(words or "How good are source and claim? (Admiralty scale, A1 to F6)")
        self.setAccessibleName(f"Source and claim: {words or 'not judged'}: change")

    def _entries(self, words: Mapping[str, str]) -> dict[str, QAction]:
        made = {}
        for mark, meaning in words.items():
            action = self._menu.addAction(f"&{mark}   {meaning}")
            action.setCheckable(True)
            made[mark] = action
        return made


class _Menu(QMenu):
    """Stays open while marks are chosen: by the mouse, by Space or Enter, or by typing them."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose, and stay."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter or a number is that mark; Space and Enter choose; Escape closes."""
        typed = event.text().upper()
        named = next((a for a in self.actions() if typed and a.text().startswith(f"&{typed} ")), None)
        chosen = named
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chosen = self.activeAction()
        if chosen is not None and chosen.isCheckable():
            chosen.trigger()
        else:
            super().keyPressEvent(event)


def grade_words(reliability: str, credibility: str) -> str:
    """What the marks mean; "" where there are none."""
    parts = []
    if reliability:
        parts.append(f"source {reliability}, {SOURCE_WORDS[reliability]}")
    if credibility:
        parts.append(f"claim {credibility}, {CLAIM_WORDS[credibility]}")
    return "; ".join(parts)
