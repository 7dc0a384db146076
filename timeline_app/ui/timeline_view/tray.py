"""The tray of events that have no date yet: one line of titles between the timeline and the overview."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from timeline_app.ui.theme import Appearance, track_color
from timeline_app.ui.timeline_view.heads import WIDTH_PX
from timeline_app.ui.timeline_view.palette import mixed
from timeline_app.ui.timeline_view.stage import Stage

HEIGHT_PX = 36
_CHIP_TOP, _CHIP_HEIGHT, _CHIP_GAP = 7.0, 22.0, 8.0
_MOST_WIDE = 240.0
_MOST_CHIPS = 200


class Tray(QWidget):
    """Chips for the undated events; clicked they are selected, dragged to the axis they get the date."""

    dragged = Signal(object, object)  # event, global point (QPointF)
    released = Signal(object, object)
    cancelled = Signal()
    menu_wanted = Signal(QPoint)  # where on the screen; the selected events are meant

    def __init__(self, stage: Stage, appearance: Appearance, source: QWidget) -> None:
        super().__init__(source)
        self.stage = stage
        self.appearance = appearance
        self._source = source
        self._scroll = 0.0
        self._slots = stage.columns.undated()
        self._press: tuple[int, QPointF] | None = None
        self._dragging = False
        self.setFixedHeight(HEIGHT_PX)
        self.setMouseTracking(True)
        self.setAccessibleName("Undated events")
        self._unlisten = (
            stage.changed.connect(self.update),
            stage.content_changed.connect(self._on_content),
            appearance.changed.connect(self.update),
        )
        self._on_content()

    def dispose(self) -> None:
        """Hear no more of the stage and the theme, and show nothing."""
        self._slots = self._slots[:0]
        for disconnect in self._unlisten:
            disconnect()

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(600, HEIGHT_PX)

    def _on_content(self) -> None:
        self._slots = self.stage.columns.undated()
        self.setVisible(bool(self._slots.size) or self._dragging)
        self.update()

    def chips(self) -> list[tuple[int, str, QRectF]]:
        """Each event's id, the words on its chip, and its box."""
        lettering = self.stage.lettering
        slots = self._slots[:_MOST_CHIPS]
        found = []
        x = WIDTH_PX + _CHIP_GAP - self._scroll
        for event, title in zip(self.stage.columns.ids[slots].tolist(), lettering.titles(slots), strict=True):
            text = lettering.elided(title, _MOST_WIDE, False) or title
            wide = lettering.width(text, False) + 26
            found.append((event, text, QRectF(round(x), _CHIP_TOP, round(wide), _CHIP_HEIGHT)))
            x += round(wide) + _CHIP_GAP
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chips."""
        theme, stage = self.appearance.theme, self.stage
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.panel)
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.line)
        chips = self.chips()
        painter.save()
        painter.setClipRect(QRectF(WIDTH_PX, 0, self.width() - WIDTH_PX, HEIGHT_PX))
        colors = {track.id: track.color for track in stage.tracks}
        for (number, text, box), slot in zip(chips, self._slots.tolist(), strict=False):
            if box.right() < WIDTH_PX or box.left() > self.width():
                continue
            color = track_color(colors.get(int(stage.columns.track[slot]), "gray"), theme)
            selected = number in stage.selection.events
            hovered = ("event", number) == stage.selection.hovered
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            border = (
                QColor(theme.accent)
                if selected
                else color
                if hovered
                else mixed(color, QColor(theme.panel), 0.45)
            )
            painter.setPen(QPen(border, 2.0 if selected else 1.0))
            painter.setBrush(QColor(theme.background))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(QPointF(box.left() + 11, box.center().y()), 3.5, 3.5)
            painter.setPen(QColor(theme.text))
            painter.setFont(stage.lettering.plain)
            laid = stage.lettering.laid(text, stage.lettering.plain)
            painter.drawStaticText(
                QPointF(box.left() + 19, round(box.center().y() - laid.size().height() / 2)), laid
            )
        painter.restore()
        painter.setFont(stage.lettering.small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRectF(14, 0, WIDTH_PX - 40, HEIGHT_PX), Qt.AlignmentFlag.AlignVCenter, "Undated")
        painter.drawText(
            QRectF(14, 0, WIDTH_PX - 27, HEIGHT_PX),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            f"{self._slots.size:,}",
        )
        painter.fillRect(QRectF(WIDTH_PX - 1, 0, 1, HEIGHT_PX), theme.line)

    def _chip_at(self, at: QPointF) -> int | None:
        if at.x() < WIDTH_PX:
            return None
        return next((event for event, _, box in self.chips() if box.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a chip's event."""
        found = self._chip_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or found is None:
            event.ignore()
            return
        self._press = found, event.position()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stage.selection.toggle_event(found, self._source)
        else:
            self.stage.selection.select_events((found,), self._source)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a chip, or tell what the pointer rests on."""
        if self._press is None:
            found = self._chip_at(event.position())
            self.stage.selection.hover(None if found is None else ("event", found), self._source)
            self.setCursor(Qt.CursorShape.OpenHandCursor if found is not None else Qt.CursorShape.ArrowCursor)
            return
        far = (event.position() - self._press[1]).manhattanLength() >= QApplication.startDragDistance() / 2
        if (self._dragging or far) and not self.stage.project.read_only:
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self._press[0], event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the chip."""
        press, self._press = self._press, None
        dragging, self._dragging = self._dragging, False
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if press and dragging:
            self.released.emit(press[0], event.globalPosition())

    def cancel(self) -> bool:
        """Let go of a chip without dropping it; False when none is dragged."""
        dragging, self._dragging = self._dragging, False
        self._press = None
        if dragging:
            self.cancelled.emit()
        return dragging

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll along the chips."""
        chips = self.chips()
        width = chips[-1][2].right() + self._scroll - WIDTH_PX if chips else 0.0
        delta = event.angleDelta().y() or event.angleDelta().x()
        self._scroll = min(
            max(self._scroll - delta / 2, 0.0), max(width - (self.width() - WIDTH_PX) + _CHIP_GAP, 0.0)
        )
        self.update()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done to a chip's event."""
        QToolTip.hideText()
        found = self._chip_at(QPointF(event.pos()))
        if found is not None:
            if found not in self.stage.selection.events:
                self.stage.selection.select_events((found,), self._source)
            self.menu_wanted.emit(event.globalPos())
        event.accept()
