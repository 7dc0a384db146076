"""The tray of events that have no date yet: one line of titles between the timeline and the overview."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from timeline_app.timeline.columns import Ints
from timeline_app.ui.theme import Appearance, track_color
from timeline_app.ui.timeline_view.focus_ring import FocusRing
from timeline_app.ui.timeline_view.heads import WIDTH_PX
from timeline_app.ui.timeline_view.palette import faded, mixed
from timeline_app.ui.timeline_view.stage import Stage

HEIGHT_PX = 36
_CHIP_TOP, _CHIP_HEIGHT, _CHIP_GAP = 7.0, 22.0, 8.0
_MOST_WIDE = 240.0
_MOST_CHIPS = 200
_FAINT = 0.35  # what does not match a search
_HINT_PX = 34.0
_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_P,
)


class Tray(QWidget):
    """Chips for the undated events; clicked they are selected, dragged to the axis they get the date.

    With the keyboard Left and Right choose one, Enter opens it, and P places it on the axis.
    """

    dragged = Signal(object, object)  # event, global point (QPointF)
    released = Signal(object, object)
    cancelled = Signal()
    opened = Signal(object)  # event
    placed = Signal(object)  # event: it is to get the day in the middle of the view
    menu_wanted = Signal(QPoint)  # where on the screen; the selected events are meant

    def __init__(self, stage: Stage, appearance: Appearance, source: QWidget) -> None:
        super().__init__(source)
        self.stage = stage
        self.appearance = appearance
        self._source = source
        self._scroll = 0.0
        self._disposed = False
        self._press: tuple[int, QPointF] | None = None
        self._dragging = False
        self.setFixedHeight(HEIGHT_PX)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusRing(self, appearance)
        self.setAccessibleName("Undated events")
        self.setAccessibleDescription("Left and Right choose one, Enter opens it, P places it on the axis")
        self._unlisten = (
            stage.changed.connect(self.update),
            stage.content_changed.connect(self._on_content),
            stage.matches_changed.connect(self._on_content),
            appearance.changed.connect(self.update),
        )
        self._on_content()

    def dispose(self) -> None:
        """Hear no more of the stage and the theme, and show nothing."""
        self._disposed = True
        for disconnect in self._unlisten:
            disconnect()

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(600, HEIGHT_PX)

    def _on_content(self) -> None:
        self.setVisible(bool(self._slots.size) or self._dragging)
        self.update()

    @property
    def _slots(self) -> Ints:
        undated = self.stage.totals.undated
        return undated[:0] if self._disposed else undated

    @property
    def count(self) -> int:
        """How many events have no date, those without a chip included."""
        return int(self._slots.size)

    @property
    def current(self) -> int | None:
        """The selected chip: what the keys act on."""
        active = self.stage.selection.event
        return active if active in self._ids() else None

    def _ids(self) -> list[int]:
        ids: list[int] = self.stage.columns.ids[self._slots[:_MOST_CHIPS]].tolist()
        return ids

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
        shown = self._slots[:_MOST_CHIPS]
        lit = stage.dimming.lit(shown).tolist() if stage.dimming else [True] * shown.size
        for (number, text, box), slot, is_lit in zip(chips, shown.tolist(), lit, strict=True):
            if box.right() < WIDTH_PX or box.left() > self.width():
                continue
            painter.setOpacity(1.0 if is_lit else _FAINT)
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
        self._paint_hints(painter)
        painter.setFont(stage.lettering.small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRectF(14, 0, WIDTH_PX - 40, HEIGHT_PX), Qt.AlignmentFlag.AlignVCenter, "Undated")
        painter.drawText(
            QRectF(14, 0, WIDTH_PX - 27, HEIGHT_PX),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            f"{self._slots.size:,}",
        )
        painter.fillRect(QRectF(WIDTH_PX - 1, 0, 1, HEIGHT_PX), theme.line)

    def _paint_hints(self, painter: QPainter) -> None:
        """Where chips go on beyond an edge they fade, and an arrow says so."""
        theme, most = self.appearance.theme, self._most_scroll()
        ground = QColor(theme.panel)
        for way, beyond, edge in ((-1, self._scroll > 0, WIDTH_PX), (1, self._scroll < most, self.width())):
            if not beyond:
                continue
            fade = QLinearGradient(edge, 0, edge - way * _HINT_PX, 0)
            fade.setColorAt(0.55, ground)
            fade.setColorAt(1.0, faded(ground, 0.0))
            left = edge if way < 0 else edge - _HINT_PX
            painter.fillRect(QRectF(left, 1, _HINT_PX, HEIGHT_PX - 1), fade)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.muted), 1.6))
            x, y = edge - way * 10.0, HEIGHT_PX / 2
            painter.drawPolyline(
                [QPointF(x - way * 2, y - 4), QPointF(x + way * 2, y), QPointF(x - way * 2, y + 4)]
            )

    def chip_at(self, at: QPointF) -> int | None:
        """The event whose chip lies at a point."""
        if at.x() < WIDTH_PX:
            return None
        return next((event for event, _, box in self.chips() if box.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a chip's event."""
        found = self.chip_at(event.position())
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
            found = self.chip_at(event.position())
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
        self._scroll_by(-(event.angleDelta().y() or event.angleDelta().x()) / 2)
        event.accept()

    def _scroll_by(self, px: float) -> None:
        self._scroll = min(max(self._scroll + px, 0.0), self._most_scroll())
        self.update()

    def _most_scroll(self) -> float:
        chips = self.chips()
        end = chips[-1][2].right() + self._scroll if chips else 0.0
        return max(end + _CHIP_GAP - self.width(), 0.0)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Its own keys are not those of the timeline while it has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, open, place."""
        key, current = event.key(), self.current
        ids = self._ids()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and ids:
            step = 1 if key == Qt.Key.Key_Right else -1
            at = ids.index(current) + step if current is not None else 0
            self._choose(ids[min(max(at, 0), len(ids) - 1)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current)
        elif key == Qt.Key.Key_P and current is not None:
            self.placed.emit(current)
        else:
            event.ignore()

    def _choose(self, event: int) -> None:
        """Select a chip, and bring it into sight."""
        self.stage.selection.select_events((event,), self._source)
        box = next(box for number, _, box in self.chips() if number == event)
        if box.left() < WIDTH_PX + _CHIP_GAP:
            self._scroll_by(box.left() - WIDTH_PX - _CHIP_GAP - _HINT_PX)
        elif box.right() > self.width() - _CHIP_GAP:
            self._scroll_by(box.right() - self.width() + _CHIP_GAP + _HINT_PX)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done to a chip's event."""
        QToolTip.hideText()
        found = self.chip_at(QPointF(event.pos()))
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            found = self.current
        if found is not None:
            if found not in self.stage.selection.events:
                self.stage.selection.select_events((found,), self._source)
            self.menu_wanted.emit(event.globalPos())
        event.accept()


def _takes(event: QKeyEvent) -> bool:
    return event.key() in _KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
