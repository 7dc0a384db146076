"""A line in which a date is typed: read at each key, the word that cannot be read marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionFrame, QWidget

from timeline_app.dates.reading import Offer, Reading
from timeline_app.model.text import Offsets
from timeline_app.model.when import When
from timeline_app.ui.widgets.dating import Frame, field_text, read_typed, tell, tell_reading
from timeline_app.ui.widgets.line_field import LineField

WAVE_PX = 3.0


class DateLine(LineField):
    """A line that holds a date. What cannot be read stays as it was typed, is marked, and commits nothing."""

    dated = Signal(object)  # a When, or None
    read = Signal()  # the reading is another one
    asked = Signal()  # Alt+Down: which meaning?

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.when: When | None = None
        self._frame = Frame()
        self._reading = Reading(None, is_undated=True)
        self.companion: QWidget | None = None  # the focus may go there without a commit
        self.flag = QColor(
            "#c62f2f"
        )  # marks the word that cannot be read; whoever shows the line sets the theme's
        self.textChanged.connect(self._read)

    @property
    def error(self) -> str:
        """Why what stands there could not be read; "" where it could."""
        return self._reading.refusal if self.is_changed() else ""

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What may be meant, while one types something ambiguous or misspelt."""
        return self._reading.offers if self.is_changed() else ()

    def set_when(self, when: When | None, frame: Frame) -> None:
        """Show another date, unless a person has typed something else meanwhile."""
        self._frame = frame
        self.when = when
        self.set_value(field_text(when, frame))
        self._read()

    def reading(self) -> When | None:
        """The date that stands there now, when it can be read."""
        return self._reading.when if self.is_changed() else self.when

    def words(self) -> str:
        """What the line under the field says: the reading, or why there is none; "" for an empty field."""
        if self.is_changed() and self.text().strip():
            return tell_reading(self._reading, self._frame)
        return "" if self.when is None or self.is_changed() else tell(self.when, self._frame)

    def commit(self) -> None:
        """Commit a date that can be read."""
        if self.is_changed() and not self.error:
            self._take(self._reading.when, self.text())

    def take(self, offer: Offer) -> None:
        """Commit one of the offers."""
        if self.isReadOnly():
            return
        self.setText(offer.typed)
        self._take(offer.when, offer.typed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline the word that could not be read."""
        super().paintEvent(event)
        if self.error and self._reading.end > self._reading.begin:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.flag, 1.2))
            painter.drawPath(self._wave())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down asks which meaning; Enter on what cannot be read selects the word to blame."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.asked.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.error:
            begin, end = self._blamed()
            if end > begin:
                self.setSelection(begin, end - begin)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit, unless the person goes to the offers."""
        going = QApplication.focusWidget()
        if self.companion is not None and going is not None and self.companion.isAncestorOf(going):
            super(LineField, self).focusOutEvent(event)
            return
        super().focusOutEvent(event)

    def _take(self, when: When | None, text: str) -> None:
        self._value = text
        self.when = when
        self._read()
        self.dated.emit(when)

    def _read(self) -> None:
        self._reading = read_typed(self.text(), self._frame) if self.is_changed() else Reading(self.when)
        invalid = bool(self.error)
        if self.property("invalid") != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setAccessibleDescription(self.words())
        self.update()
        self.read.emit()

    def _blamed(self) -> tuple[int, int]:
        """Where the word to blame stands, in UTF-16 units."""
        offsets = Offsets(self.text())
        return offsets.to_u16(self._reading.begin), offsets.to_u16(self._reading.end)

    def _wave(self) -> QPainterPath:
        """A wavy line under the word to blame, as far as it is in sight."""
        layout = QTextLayout(self.text(), self.font())  # kept no longer than this: its lines die with it
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        xs = [float(_x(line.cursorToX(at))) for at in (*self._blamed(), self.cursorPosition())]
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        area = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
            .adjusted(2, 0, -2, 0)
        )
        shift = self.cursorRect().center().x() - xs[2] if self.hasFocus() else area.left()
        left, right = sorted((xs[0] + shift, xs[1] + shift))
        left, right = max(left, area.left()), min(right, area.right())
        y = area.center().y() + self.fontMetrics().ascent() / 2 + 3
        path = QPainterPath(QPointF(left, y))
        up = True
        while left < right:
            left = min(left + WAVE_PX, right)
            path.lineTo(QPointF(left, y - 2 if up else y))
            up = not up
        return path


def _x(found: object) -> float:
    """Qt's answer is the place, or the place and the cursor it was asked for."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
