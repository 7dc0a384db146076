"""A small card over the window that shows long work: what is done, how far it is, and a way to call it off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from timeline_app.ui.away import Away
from timeline_app.ui.theme import Appearance

PATIENCE_MS = 300  # what is done sooner shows nothing: it would only flicker
WIDTH_PX = 420
_FROM_FOOT_PX = 36
_STEPS = 1000


class ProgressCard(QFrame):
    """Lies over the foot of its parent while `away` does something that takes a while."""

    def __init__(self, away: Away, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._away = away
        self._parent = parent
        self._appearance = appearance
        self.setObjectName("card")
        self.setFixedWidth(WIDTH_PX)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.button = QPushButton("Cancel")
        self.button.setToolTip("Esc")
        self.button.clicked.connect(self._cancel)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        row.addLayout(column, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._cancel)
        self._escape.setEnabled(False)
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._soon.timeout.connect(self._show)
        self.hide()
        parent.installEventFilter(self)
        away.began.connect(self._on_began)
        away.moved.connect(lambda done: self.bar.setValue(round(done * _STEPS)))
        away.ended.connect(self._on_ended)
        appearance.changed.connect(self._paint)
        self._paint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the parent changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def _on_began(self, words: str) -> None:
        wide = WIDTH_PX - 150
        self._words.setText(self.fontMetrics().elidedText(f"{words} …", Qt.TextElideMode.ElideMiddle, wide))
        self.setAccessibleName(words)
        self.bar.setAccessibleName(words)
        self.bar.setValue(0)
        self.button.setVisible(self._away.can_cancel)
        self.button.setEnabled(True)
        self.button.setText("Cancel")
        self._soon.start()

    def _show(self) -> None:
        self._settle()
        self.show()
        self.raise_()
        self._escape.setEnabled(self._away.can_cancel)

    def _on_ended(self) -> None:
        self._soon.stop()
        self._escape.setEnabled(False)
        self.hide()

    def _cancel(self) -> None:
        self.button.setEnabled(False)
        self.button.setText("Stopping …")
        self._away.cancel()

    def _settle(self) -> None:
        parent = self._parent
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - _FROM_FOOT_PX)

    def _paint(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(
            f"#card {{ background: {theme.panel}; border: 1px solid {theme.line}; border-radius: 8px; }}"
            f"QProgressBar {{ background: {theme.grid}; border: 0; border-radius: 3px; }}"
            f"QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}"
        )
