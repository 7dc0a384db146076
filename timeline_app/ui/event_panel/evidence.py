"""The evidence of one event: how much there is, a card for each link, and the way to link more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from timeline_app.ui.event_panel.card import Card, Evidence
from timeline_app.ui.event_panel.names import Names
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.elided_label import ElidedLabel
from timeline_app.ui.widgets.key_button import KeyButton

MOST_CARDS = 200


class EvidenceList(QWidget):
    """Cards in the order of the articles; a card whose link stays is never rebuilt."""

    link_requested = Signal()
    jumped = Signal(object)
    stance_chosen = Signal(object, object)
    attributed = Signal(object, str)
    claimed = Signal(object, object)
    edited = Signal(object, str, object)
    unlinked = Signal(object)
    parted = Signal(object)
    hovered = Signal(object)

    def __init__(self, appearance: Appearance, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._names = names
        self._cards: dict[int, Card] = {}
        self._read_only = False
        title = QLabel("Evidence")
        font = QFont(title.font())
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        self._count = ElidedLabel()
        self._count.setAccessibleName("Amount of evidence")
        self._link = KeyButton("Link selection", "L", appearance, accented=True)
        self._link.setToolTip(
            "Link the words selected in the article to this event (L there; Shift+L: contradicts)"
        )
        self._link.clicked.connect(self.link_requested)
        self._hint = QLabel("Nothing yet. Select words in the article and press L, or E for a new event.")
        self._hint.setWordWrap(True)
        self._rest = QLabel()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self._count, 1)
        head.addWidget(self._link)
        self._column = QVBoxLayout()
        self._column.setSpacing(7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addLayout(self._column)
        column.addWidget(self._rest)
        self.use_theme()

    def show_evidence(self, evidence: Sequence[Evidence], articles: int) -> None:
        """Show these links, standing in so many articles."""
        shown = evidence[:MOST_CARDS]
        wanted = [item.link.id for item in shown]
        for link in [link for link in self._cards if link not in wanted]:
            card = self._cards.pop(link)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, item in enumerate(shown):
            kept = self._cards.get(item.link.id)
            if kept is None:
                self._column.insertWidget(place, self._made(item))
                continue
            kept.show_evidence(item)
            if self._column.indexOf(kept) != place:
                self._column.removeWidget(kept)
                self._column.insertWidget(place, kept)
        passages = sum(len(item.passages) for item in evidence)
        self._count.setText(count_words(passages, articles) if evidence else "")
        self._hint.setVisible(not evidence)
        self._rest.setText(f"and {len(evidence) - MOST_CARDS} more")
        self._rest.setVisible(len(evidence) > MOST_CARDS)

    def cards(self) -> list[Card]:
        """The cards, from the top."""
        return sorted(self._cards.values(), key=self._column.indexOf)

    def light(self, passages: frozenset[int]) -> None:
        """Light the cards of these passages."""
        for card in self._cards.values():
            card.set_lit(not card.passages.isdisjoint(passages))

    def commit(self) -> None:
        """Commit what is being typed."""
        for card in self.cards():
            card.commit()

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._read_only = read_only
        self._link.setVisible(not read_only)
        for card in self._cards.values():
            card.set_read_only(read_only)

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        for label in (self._count, self._hint, self._rest):
            label.setStyleSheet(f"color: {self._appearance.theme.muted};")
        for card in self._cards.values():
            card.use_theme()

    def _made(self, item: Evidence) -> Card:
        card = Card(self._appearance, item, self._names)
        card.jumped.connect(self.jumped)
        card.stance_chosen.connect(self.stance_chosen)
        card.attributed.connect(self.attributed)
        card.claimed.connect(self.claimed)
        card.edited.connect(self.edited)
        card.unlinked.connect(self.unlinked)
        card.parted.connect(self.parted)
        card.hovered.connect(self.hovered)
        card.set_read_only(self._read_only)
        self._cards[item.link.id] = card
        return card


def count_words(passages: int, articles: int) -> str:
    """How much evidence there is: 4 passages · 1 article."""
    return (
        f"{passages} {'passage' if passages == 1 else 'passages'} · "
        f"{articles} {'article' if articles == 1 else 'articles'}"
    )
