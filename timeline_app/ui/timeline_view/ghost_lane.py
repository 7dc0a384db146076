"""The lane of ghosts under the tracks: where the events would stand that the program suggests."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from timeline_app.model.when import When
from timeline_app.timeline.ghosts import (
    LABEL_APART_PX,
    LEVEL_PX,
    LEVELS,
    MARK_PX,
    Ghost,
    GhostMark,
    pick,
    place,
)
from timeline_app.timeline.scale import Scale
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view.heads import WIDTH_PX
from timeline_app.ui.timeline_view.lines import bounds_us
from timeline_app.ui.timeline_view.palette import mixed
from timeline_app.ui.timeline_view.stage import Stage

NAME = "Suggested"
_TOP_PX = 6.0


class GhostLane(QWidget):
    """Takes no room while it has nothing to show; `describe` says what a tip tells of some ghosts."""

    chosen = Signal(object)  # the key of the ghost that was clicked
    hovered = Signal(object)  # the key of the ghost under the pointer, or None

    def __init__(self, stage: Stage, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._appearance = appearance
        self.describe: Callable[[Sequence[Hashable]], str] = lambda _keys: ""
        self._whens: dict[Hashable, tuple[str, When]] = {}
        self._ghosts: tuple[Ghost, ...] = ()
        self._zone = stage.zone
        self._current: Hashable = None
        self._pointed: Hashable = None
        self._placed: tuple[Scale, tuple[GhostMark, ...]] | None = None
        self.setFixedHeight(round(_TOP_PX * 2 + LEVELS * LEVEL_PX - 5))
        self.setMouseTracking(True)
        self.setAccessibleName("Suggested events")
        self.hide()
        self._unlisten = (stage.changed.connect(self._on_stage), appearance.changed.connect(self.update))

    def dispose(self) -> None:
        """Hear no more of the stage and the theme."""
        for disconnect in self._unlisten:
            disconnect()

    def show_ghosts(self, whens: Mapping[Any, tuple[str, When]], *, wanted: bool) -> None:
        """Show these: key, title, time. The lane is there where it is `wanted`, even while it is empty."""
        if whens != self._whens:
            self._whens = dict(whens)
            self._read()
        self.setVisible(wanted)

    def set_current(self, key: Hashable) -> None:
        """Light this one; None = none."""
        self._current = key
        self.update()

    def marks(self) -> tuple[GhostMark, ...]:
        """What is to be seen, in pixels from the heads' right edge."""
        scale = self._stage.scale
        if self._placed is None or self._placed[0] != scale:
            self._placed = scale, place(self._ghosts, scale, self._width)
        return self._placed[1]

    def at(self, at: QPointF) -> GhostMark | None:
        """The mark at a point of this widget."""
        return pick(self.marks(), at.x() - WIDTH_PX, at.y() - _TOP_PX) if at.y() >= _TOP_PX else None

    def place_of(self, key: Hashable) -> QPointF | None:
        """The middle of the mark of a ghost, in pixels of this widget; None where it is out of sight."""
        for mark in self.marks():
            if key in mark.keys:
                return QPointF(WIDTH_PX + (mark.x0 + mark.x1) / 2, _y(mark) + MARK_PX / 2)
        return None

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(600, self.height())

    def _width(self, label: str) -> float:
        return self._stage.lettering.width(label, True) + 8  # letters are cut by steps

    def _read(self) -> None:
        self._zone = self._stage.zone
        self._ghosts = tuple(
            Ghost(key, title, *bounds_us(when, self._zone)) for key, (title, when) in self._whens.items()
        )
        self._placed = None
        self.update()

    def _on_stage(self) -> None:
        if not self.isVisible():
            return
        if self._stage.zone != self._zone:
            self._read()
        self.update()

    # Qt's own events

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lane's name, as a head has it, and its marks."""
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.panel))
        painter.fillRect(QRectF(0, 0, WIDTH_PX, self.height()), QColor(theme.background))
        painter.setPen(QColor(theme.line))
        painter.drawLine(QLineF(0, 0.5, self.width(), 0.5))
        painter.drawLine(QLineF(WIDTH_PX - 0.5, 0, WIDTH_PX - 0.5, self.height()))
        painter.setFont(self._stage.lettering.plain)
        painter.setPen(QColor(theme.muted))
        left = QRectF(12, 0, WIDTH_PX - 20, self.height())
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, NAME)
        painter.setClipRect(QRectF(WIDTH_PX, 1, self.width() - WIDTH_PX, self.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self.marks():
            self._paint(painter, mark)

    def _paint(self, painter: QPainter, mark: GhostMark) -> None:
        theme, lettering = self._appearance.theme, self._stage.lettering
        is_current = self._current in mark.keys
        lit = is_current or self._pointed in mark.keys
        muted = mixed(QColor(theme.muted), QColor(theme.panel), 0.85)
        color = QColor(theme.accent) if lit else muted
        x, y, wide = WIDTH_PX + mark.x0, _y(mark), mark.x1 - mark.x0
        if mark.line_to > mark.x1:
            painter.setPen(QPen(color, 1.0, Qt.PenStyle.DotLine))
            low = y + MARK_PX + 2.5
            painter.drawLine(QLineF(x + wide, low, WIDTH_PX + mark.line_to, low))
        painter.setPen(QPen(color, 2.0 if is_current else 1.25))
        painter.setBrush(QColor(theme.accent_soft if lit else theme.panel))
        body = QRectF(x, y, wide, MARK_PX).adjusted(0.75, 0.75, -0.75, -0.75)
        round_px = body.height() / 2 if mark.is_dot else 3.0
        painter.drawRoundedRect(body, round_px, round_px)
        label = lettering.elided(mark.label, mark.label_px, True) if mark.label_px else ""
        if label:
            painter.setFont(lettering.bold if is_current else lettering.plain)
            painter.setPen(QColor(theme.text if lit else theme.muted))
            area = QRectF(x + wide + LABEL_APART_PX, y - 4, mark.label_px + 8, MARK_PX + 8)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the suggestion under the pointer; of several in one mark, the next at each click."""
        mark = self.at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if mark is not None:
            keys = mark.keys
            at = (keys.index(self._current) + 1) % len(keys) if self._current in keys else 0
            self.chosen.emit(keys[at])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the pointer rests on."""
        mark = self.at(event.position())
        self._point(mark.keys[0] if mark is not None else None)

    def leaveEvent(self, event: QEvent) -> None:
        """It rests on nothing."""
        self._point(None)

    def event(self, event: QEvent) -> bool:
        """Tips."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.describe(mark.keys) if mark is not None else "")
            return True
        return bool(super().event(event))

    def _point(self, key: Hashable) -> None:
        if key != self._pointed:
            self._pointed = key
            self.setCursor(Qt.CursorShape.ArrowCursor if key is None else Qt.CursorShape.PointingHandCursor)
            self.hovered.emit(key)
            self.update()


def _y(mark: GhostMark) -> float:
    return _TOP_PX + mark.level * LEVEL_PX
