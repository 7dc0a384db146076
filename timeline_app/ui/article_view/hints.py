"""Hints: words of an article that something is suggested about, dotted below, apart from its passages."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from PySide6.QtCore import QEvent, QLineF, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from timeline_app.model.text import Offsets
from timeline_app.ui.article_view.paper import Paper
from timeline_app.ui.theme import Appearance

Span = tuple[int, int]
_BELOW_PX = 3.0
_REACH_PX = 4.0


class Hints(QWidget):
    """Lies over the paper, out of the mouse's way; `describe` says what a tip tells of a hint."""

    clicked = Signal(object)  # the key of a hint

    def __init__(self, paper: Paper, appearance: Appearance, offsets: Callable[[], Offsets]) -> None:
        super().__init__(paper)
        self._paper = paper
        self._appearance = appearance
        self._offsets = offsets
        self.describe: Callable[[Hashable], str] = lambda _key: ""
        self._spans: dict[Hashable, tuple[Span, ...]] = {}
        self._current: Hashable = None
        self._pressed: QPoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        paper.points_at = lambda at: self.at(at) is not None
        paper.viewport().installEventFilter(self)
        paper.moved.connect(self._settle)

    def show_hints(self, spans: Mapping[Hashable, Sequence[Span]], current: Hashable) -> None:
        """Dot these words (code points, end exclusive) of the article shown, by the key of what is suggested."""
        to_u16 = self._offsets().to_u16
        self._spans = {
            key: tuple((to_u16(start), to_u16(end)) for start, end in found) for key, found in spans.items()
        }
        self._current = current
        self.setVisible(bool(self._spans))
        self._settle()

    def reveal(self, start: int, end: int) -> None:
        """Bring words of the article shown (code points) into sight, unless they are."""
        first, last = self._offsets().to_u16(start), self._offsets().to_u16(end)
        if not self._paper.is_visible(first, last):
            self._paper.scroll_to(first)

    def at(self, point: QPoint) -> Hashable:
        """The key of the hint at a point of the viewport; None where there is none."""
        if not self._spans:
            return None
        position = self._paper.cursorForPosition(point).position()
        for key, spans in self._spans.items():
            for start, end in spans:
                if start <= position <= end and any(
                    rect.adjusted(-1, -1, 1, _REACH_PX).contains(point) for rect in self._rects(start, end)
                ):
                    return key
        return None

    def _rects(self, start: int, end: int) -> list[QRectF]:
        return self._paper.rects_of(start, end)

    def _settle(self) -> None:
        if not self.isHidden():
            self.setGeometry(self._paper.viewport().geometry())
            self.raise_()
            self.update()

    # Qt's own events

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take clicks on a hint where no text is selected by them, and tips."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = self.at(event.pos())
            if key is not None:
                QToolTip.showText(event.globalPos(), self.describe(key), self._paper)
                return True
        if event.type() == QEvent.Type.Resize:
            self._settle()
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = at
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._release(at)
        return False

    def _release(self, at: QPoint) -> None:
        pressed, self._pressed = self._pressed, None
        near = QApplication.startDragDistance()
        is_click = pressed is not None and (at - pressed).manhattanLength() < near
        if is_click and (key := self.at(at)) is not None:
            self.clicked.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dots under what is suggested; the current one boldly, on a tint."""
        paper, theme = self._paper, self._appearance.theme
        first = paper.first_visible()
        last = paper.cursorForPosition(paper.viewport().rect().bottomRight()).position()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key, spans in self._spans.items():
            is_current = key == self._current
            for start, end in spans:
                if start > last or end < first:
                    continue
                for rect in self._rects(start, end):
                    self._paint(painter, rect, QColor(theme.accent), is_current)

    @staticmethod
    def _paint(painter: QPainter, rect: QRectF, color: QColor, is_current: bool) -> None:
        if is_current:
            tint = QColor(color)
            tint.setAlphaF(0.16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(rect.adjusted(-2, 0, 2, _BELOW_PX), 3, 3)
        pen = QPen(color, 2.0 if is_current else 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
        painter.setPen(pen)
        y = rect.bottom() + _BELOW_PX - 1
        painter.drawLine(QLineF(rect.left() + 1, y, rect.right() - 1, y))
