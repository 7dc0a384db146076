"""The page shown while the project has no article."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from timeline_app.ui.theme import Appearance


class EmptyPage(QWidget):
    """Says what an article is good for, and offers the two ways to get one."""

    paste_requested = Signal()
    open_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAutoFillBackground(True)
        title = QLabel("No article yet")
        font = QFont(self.font())
        font.setPixelSize(19)
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        self._words = QLabel(
            "Add the report you want to take apart: mark the passages that say when something happened, "
            "and every event keeps the words it rests on."
        )
        self._words.setWordWrap(True)
        self._words.setMaximumWidth(440)
        self._words.setMinimumWidth(200)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        paste = QPushButton("Paste text…")
        paste.setDefault(True)
        paste.setToolTip("Add an article by pasting its text")
        paste.clicked.connect(self.paste_requested)
        files = QPushButton("Open files…")
        files.setToolTip("Add articles from text, Markdown or HTML files")
        files.clicked.connect(self.open_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(paste)
        buttons.addWidget(files)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)
        self.use_theme()

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        palette = QPalette(self._words.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._appearance.theme.muted)
        self._words.setPalette(palette)
