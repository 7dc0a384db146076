"""The small drawing of a date: sure parts solid, possible ones tinted, arrows for open ends, waves for "about"."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.model.when import When
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.when_drawing import Certainty, Drawing, Side, Stretch, drawing_of

BAR_TOP, BAR_HEIGHT, AXIS, HEIGHT = 4.0, 11.0, 19.0, 35  # pixels
LEAST_PX = 3.0
TINT = 0.32  # how solid a possible part is
WAVE = 2.2  # pixels to each side
FONT_PX = 11


class WhenStrip(QWidget):
    """Draws one date, from one side of the widget to the other."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._drawing: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.hide()

    def show_when(self, when: When | None) -> None:
        """Show another date; without one the drawing goes."""
        self._drawing = None if when is None else drawing_of(when)
        self.setVisible(when is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrow columns are all right."""
        return QSize(60, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        drawing = self._drawing
        if drawing is None:
            return
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(0, AXIS + 0.5), QPointF(self.width(), AXIS + 0.5))
        for tick in drawing.ticks:
            x = round(tick * self.width()) + 0.5
            painter.drawLine(QPointF(x, AXIS - 2), QPointF(x, AXIS + 0.5))
        for stretch in drawing.stretches:
            self._draw_stretch(painter, stretch, drawing)
        self._draw_labels(painter, drawing)

    def _draw_stretch(self, painter: QPainter, stretch: Stretch, drawing: Drawing) -> None:
        color = QColor(self._appearance.theme.accent)
        left, right = stretch.left * self.width(), stretch.right * self.width()
        if drawing.is_instant or right - left < LEAST_PX:
            middle = (left + right) / 2
            left, right = middle - LEAST_PX / 2, middle + LEAST_PX / 2
        fill = QColor(color)
        if stretch.certainty is Certainty.POSSIBLE:
            fill.setAlphaF(TINT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPath(_outline(QRectF(left, BAR_TOP, right - left, BAR_HEIGHT), stretch))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if drawing.is_uncertain:
            painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(left - 2, BAR_TOP - 2, right - left + 4, BAR_HEIGHT + 4))
        if Side.UNKNOWN in {stretch.begins, stretch.ends}:
            font = painter.font()
            font.setPixelSize(FONT_PX)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(self._appearance.theme.text))
            at = 3.0 if stretch.begins is Side.UNKNOWN else self.width() - 11.0
            painter.drawText(QRectF(at, BAR_TOP - 1, 10, BAR_HEIGHT + 2), Qt.AlignmentFlag.AlignCenter, "?")

    def _draw_labels(self, painter: QPainter, drawing: Drawing) -> None:
        theme = self._appearance.theme
        font = painter.font()
        font.setPixelSize(FONT_PX)
        font.setBold(False)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        places: list[tuple[float, float, str]] = []
        for at, text in drawing.labels:
            width = metrics.horizontalAdvance(text)
            left = min(max(at * self.width() - width / 2, 0.0), max(self.width() - width, 0.0))
            places.append((left, width, text))
        if len(places) == 2:
            places = _apart(places, self.width(), metrics)
        for (left, width, text), (at, _) in zip(places, drawing.labels, strict=True):
            x = round(at * self.width()) + 0.5
            painter.setPen(QPen(QColor(theme.muted), 1))
            painter.drawLine(QPointF(x, AXIS - 3), QPointF(x, AXIS + 3))
            painter.drawText(
                QRectF(left, AXIS + 2, width + 2, HEIGHT - AXIS - 2), Qt.AlignmentFlag.AlignLeft, text
            )


def _apart(
    places: list[tuple[float, float, str]], room: float, metrics: QFontMetricsF
) -> list[tuple[float, float, str]]:
    """Two labels that do not touch: moved to the sides, and shortened where that is not enough."""
    (first, first_width, first_text), (second, second_width, second_text) = places
    gap = 8.0
    over = first + first_width + gap - second
    if over <= 0:
        return places
    second = min(second + over / 2, max(room - second_width, 0.0))
    first = max(min(first, second - gap - first_width), 0.0)
    space = second - gap - first
    if space < first_width:
        half = (room - gap) / 2
        first_text, second_text = (
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, half) for text in (first_text, second_text)
        )
        first_width, second_width = (
            metrics.horizontalAdvance(first_text),
            metrics.horizontalAdvance(second_text),
        )
        first, second = 0.0, room - second_width
    return [(first, first_width, first_text), (second, second_width, second_text)]


def _outline(box: QRectF, stretch: Stretch) -> QPainterPath:
    """The bar, with an arrow at an open side and a wave at one that is about there."""
    path = QPainterPath(_corner(box, stretch.begins, -1)[0])
    for point in _corner(box, stretch.begins, -1)[1:]:
        path.lineTo(point)
    for point in reversed(_corner(box, stretch.ends, 1)):
        path.lineTo(point)
    path.closeSubpath()
    return path


def _corner(box: QRectF, side: Side, direction: int) -> list[QPointF]:
    """The points of the left (-1) or the right (1) end, from the bottom to the top."""
    x = box.left() if direction < 0 else box.right()
    if side is Side.OPEN:
        inner = x - direction * 9
        return [QPointF(inner, box.bottom()), QPointF(x, box.center().y()), QPointF(inner, box.top())]
    if side is Side.APPROXIMATE:
        steps = 12
        return [
            QPointF(
                x + WAVE * math.sin(2 * math.pi * step / steps), box.bottom() - box.height() * step / steps
            )
            for step in range(steps + 1)
        ]
    return [QPointF(x, box.bottom()), QPointF(x, box.top())]
