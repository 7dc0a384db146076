"""Says over an older version of an article that it is one, what went on to a newer one, and the way there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from timeline_app.model.records import Article
from timeline_app.project.article_versions import versions
from timeline_app.ui.theme import Appearance


class HistoryNote(QWidget):
    """A line over the text; hidden over the newest version."""

    chosen = Signal(object)  # article id

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._newest = 0
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setAccessibleName("Older version")
        self._go = QPushButton("Show the &newest")
        self._go.clicked.connect(lambda: self.chosen.emit(self._newest))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(40, 5, 14, 5)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._go, 0, Qt.AlignmentFlag.AlignVCenter)
        self.use_theme()
        self.hide()

    def set_left(self, left: int) -> None:
        """Begin as far from the left as the text does (pixels)."""
        self._row.setContentsMargins(left, 5, 14, 5)

    def tell(self, article: int, articles: list[Article], passages: int, went: int) -> None:
        """Say it of this article: how many passages it has, and how many of them went on."""
        found = versions(articles, article)
        self._newest = found[-1].id
        self.setVisible(self._newest != article)
        stayed = passages - went
        parts = ["An older version, kept as it was."]
        if went:
            parts.append(f"{went} of its {_passages(passages)} went on to the newer one.")
        if stayed:
            parts.append(f"{_passages(stayed)} stayed here.")
        self._words.setText(" ".join(parts))

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        theme = self._appearance.theme
        self.setStyleSheet(
            f"#history_note {{ background: {theme.background}; border-top: 1px solid {theme.line};"
            f" border-bottom: 1px solid {theme.line}; }}"
        )


def _passages(count: int) -> str:
    return "1 passage" if count == 1 else f"{count:,} passages"
