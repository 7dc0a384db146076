"""A combo box that shows, in the colours of the theme, that it opens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from timeline_app.ui.theme import Appearance


class ChoiceBox(QComboBox):
    """Draws its own arrow, since style sheets cannot take one from a theme; the wheel scrolls what it stands in."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never change a value by scrolling past it."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, its text with an ellipsis where it does not fit, and the arrow."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        text = self.currentText() or self.placeholderText()
        room = (
            self.width()
            - 38
            - (0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + 6)
        )
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._appearance.theme.muted), 1.5))
        x = 14.0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 14.0
        y = self.height() / 2
        painter.drawPolyline(
            QPolygonF([QPointF(x - 3.5, y - 1.5), QPointF(x, y + 2), QPointF(x + 3.5, y - 1.5)])
        )
