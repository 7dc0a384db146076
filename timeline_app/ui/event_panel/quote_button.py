"""A quote of a passage: up to three lines in the reading font; pressing it goes to the passage."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from timeline_app.ui.reading_font import reading_font
from timeline_app.ui.theme import Appearance

LINES = 3
_SIZE_PX = 14
_QUOTES = tuple('"“”«»„')


class QuoteButton(QAbstractButton):
    """Shows a quote within quotation marks; what does not fit three lines is in the tooltip."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setFont(reading_font(_SIZE_PX))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_quote(self, quote: str) -> None:
        """Show another quote."""
        text = " ".join(quote.split())
        if text[:1] not in _QUOTES or text[-1:] not in _QUOTES:
            text = f"“{text}”"
        if text != self.text():
            self.setText(text)
            self.setToolTip(f"{text}\n\nClick: go to this passage")
            self.setAccessibleName(f"Go to the passage {text}")
            self.updateGeometry()

    def lines(self, width: int) -> list[str]:
        """The quote broken into at most three lines of this width, the last one elided."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self.text(), self.font())
        layout.setTextOption(option)
        starts: list[int] = []
        layout.beginLayout()
        while len(starts) <= LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            starts.append(line.textStart())
        layout.endLayout()
        units = self.text().encode("utf-16-le", "surrogatepass")
        ends = [*starts[1:LINES], len(units) // 2]
        parts = [
            units[2 * start : 2 * end].decode("utf-16-le", "replace").strip()
            for start, end in zip(starts[:LINES], ends, strict=True)
        ]
        parts[-1] = QFontMetricsF(self.font()).elidedText(parts[-1], Qt.TextElideMode.ElideRight, width)
        return parts

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One to three lines."""
        return len(self.lines(width)) * self._pitch() + 2

    def sizeHint(self) -> QSize:
        """As high as its width needs."""
        return QSize(120, self.heightForWidth(self.width() or 300))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(80, self._pitch() + 2)

    def event(self, event: QEvent) -> bool:
        """Be drawn anew when the pointer comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, underlined under the pointer, and a frame for the focus."""
        theme = self._appearance.theme
        painter = QPainter(self)
        font = QFont(self.font())
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        side = Qt.AlignmentFlag.AlignRight if _reads_from_right(self.text()) else Qt.AlignmentFlag.AlignLeft
        for i, line in enumerate(self.lines(self.width())):
            area = self.rect()
            area.setTop(1 + i * self._pitch())
            area.setHeight(self._pitch())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, line)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.accent))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)

    def _pitch(self) -> int:
        return round(_SIZE_PX * 1.45)


def _reads_from_right(text: str) -> bool:
    """Whether the first letter that has a direction reads from the right (UAX #9, rule P2)."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((d for d in directions if d in {"L", "R", "AL"}), "L") != "L"
