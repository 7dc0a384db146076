"""The small bar that appears at selected text and says what can be made of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QMenu, QToolButton, QWidget

from timeline_app.model.records import Stance
from timeline_app.ui.article_view.paper import Paper
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.key_button import KeyButton

STANCE_WORDS = {Stance.SUPPORTS: "Supports", Stance.CONTRADICTS: "Contradicts", Stance.MENTIONS: "Mentions"}


class SelectionBar(QFrame):
    """Three buttons with their keys: new event, link, mark. It never takes the keyboard from the text."""

    new_event = Signal()
    link = Signal(object)  # a Stance
    mark = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance, self._view = appearance, parent
        self.setObjectName("selection_bar")
        self.setAccessibleName("What to make of the selected text")
        self._new = KeyButton("New event", "E", appearance)
        self._new.setToolTip("Make an event from these words; the date in them is read (E)")
        self._link = KeyButton("Link to selected", "L", appearance)
        self._stance = QToolButton()
        self._stance.setText("▾")
        self._stance.setAccessibleName("Link as supporting, contradicting or mentioning")
        self._stance.setToolTip("Choose what the passage says about the event (Shift+L: contradicts)")
        self._stance.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._stance.setMenu(self._stance_menu())
        self._mark = KeyButton("Mark only", "M", appearance)
        self._mark.setToolTip("Mark these words as a passage, without an event for now (M)")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        for button in (self._new, self._link, self._stance, self._mark):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        self._new.clicked.connect(self.new_event)
        self._link.clicked.connect(lambda: self.link.emit(Stance.SUPPORTS))
        self._mark.clicked.connect(self.mark)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        self._shadow = shadow
        self.setGraphicsEffect(shadow)
        self.use_theme()
        self.hide()

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        theme = self._appearance.theme
        self.setStyleSheet(
            f"#selection_bar {{ background: {theme.panel}; border: 1px solid {theme.line}; border-radius: 8px; }}"
            " QToolButton { padding: 5px 5px; } QToolButton::menu-indicator { image: none; width: 0; }"
        )
        self._shadow.setColor(QColor(0, 0, 0, 160 if theme.is_dark else 60))

    def tell_event(self, title: str | None) -> None:
        """Name the event that a link would go to; None: no event is selected."""
        self._link.setEnabled(title is not None)
        self._stance.setEnabled(title is not None)
        if title is None:
            words, hint = "Link", "Select an event first: on the timeline, in the list or at a passage"
        else:
            name = self.fontMetrics().elidedText(title or "Untitled event", Qt.TextElideMode.ElideRight, 150)
            words, hint = f"Link to “{name}”", f"Link these words to “{title}” as support (L)"
        self._link.setText(words)
        self._link.setAccessibleName(words)
        self._link.setAccessibleDescription(hint)
        self._link.setToolTip(hint)
        self._link.updateGeometry()

    def show_at(self, rects: list[QRectF], area: QRect) -> None:
        """Stand above the first of these rectangles, or below the last, inside `area` (both of the parent)."""
        self._row.activate()
        self.adjustSize()
        first, last = rects[0], rects[-1]
        x = int(min(max(first.left() - 8, area.left() + 6), area.right() - self.width() - 6))
        y = int(first.top()) - self.height() - 7
        if y < area.top() + 2:
            y = int(last.bottom()) + 10
        y = min(max(y, area.top() + 2), area.bottom() - self.height() - 4)
        self.move(QPoint(max(x, area.left() + 2), y))
        self.show()
        self.raise_()

    def show_over(self, paper: Paper) -> None:
        """Stand at the selected words of a sheet; where none of them is in sight, not at all."""
        corner = paper.viewport().mapTo(self._view, QPoint(0, 0))
        area = QRect(corner, paper.viewport().size())
        rects = [rect.translated(corner) for rect in paper.rects_of(*paper.selected())]
        if any(area.intersects(rect.toRect()) for rect in rects):
            self.show_at(rects, area)
        else:
            self.hide()

    def _stance_menu(self) -> QMenu:
        menu = QMenu(self)
        for stance, words in STANCE_WORDS.items():
            key = {Stance.SUPPORTS: "\tL", Stance.CONTRADICTS: "\tShift+L"}.get(stance, "")
            action = menu.addAction(words + key)
            action.triggered.connect(lambda _checked=False, s=stance: self.link.emit(s))
        return menu
