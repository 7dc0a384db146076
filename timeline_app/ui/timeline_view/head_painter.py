"""Paints the track heads: colour bar, name and count of each row, and what a hand finds there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QStaticText

from timeline_app.model.records import Track
from timeline_app.timeline.rows import Mode
from timeline_app.ui.theme import Theme, track_color
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage

NAME_X, NAME_TOP, NAME_HEIGHT = 28, 9, 18
FOOT_PX = 26
_BAR = QRectF(16, 9, 4, 18)
_BAR_REACH = 5.0
_EYE_PX = 16
_RIGHT_PX = 13  # the scroll bar stands beyond


@dataclass(frozen=True, slots=True)
class Touch:
    """What a person does to the heads at this moment; tracks by id, places in pixels."""

    chosen: int | None = None
    hovered: int | None = None
    on_bar: bool = False
    has_focus: bool = False
    guide_px: float | None = None


def bar_box(top_px: float) -> QRectF:
    """Where a click means the colour of the head that begins there."""
    return _BAR.adjusted(-_BAR_REACH, -_BAR_REACH, _BAR_REACH, _BAR_REACH).translated(0, top_px)


def eye_box(width_px: float, top_px: float) -> QRectF:
    """Where a click hides the track of the head that begins there."""
    return QRectF(width_px - _RIGHT_PX - _EYE_PX - 4, top_px + NAME_TOP - 3, _EYE_PX + 8, NAME_HEIGHT + 6)


def fold_box(top_px: float) -> QRectF:
    """Where a click shows more or less of the track of the head that begins there."""
    return QRectF(0, top_px + NAME_TOP - 3, _BAR.left() - _BAR_REACH, NAME_HEIGHT + 6)


class HeadPainter:
    """Paints the heads of a stage's rows on a widget of this size."""

    def __init__(self, painter: QPainter, stage: Stage, theme: Theme, width: float, height: float) -> None:
        self._painter, self._stage, self._theme = painter, stage, theme
        self._width, self._height = width, height

    def paint(self, touch: Touch, eye: QIcon) -> None:
        """Everything; the eye stands on the head under the pointer."""
        painter, theme, stage = self._painter, self._theme, self._stage
        painter.fillRect(QRectF(0, 0, self._width, self._height), QColor(theme.panel))
        painter.fillRect(QRectF(0, 0, self._width, AXIS_PX), QColor(theme.background))
        painter.setFont(stage.lettering.small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRectF(14, 0, 120, AXIS_PX), Qt.AlignmentFlag.AlignVCenter, "Tracks")
        tracks = {track.id: track for track in stage.tracks}
        painter.save()
        painter.setClipRect(QRectF(0, AXIS_PX, self._width, self._height - AXIS_PX))
        for row in stage.layout.rows:
            top = AXIS_PX + row.top_px - stage.scroll_px
            if top + row.height_px > AXIS_PX and top < self._height:
                self._head(tracks[row.track], top, row.height_px, touch, eye)
        if touch.guide_px is not None:
            painter.fillRect(QRectF(6, touch.guide_px - 1, self._width - 12, 2), QColor(theme.accent))
        painter.restore()
        if stage.hidden:
            self._foot(len(stage.hidden))
        painter.fillRect(QRectF(0, AXIS_PX - 1, self._width, 1), QColor(theme.line))
        painter.fillRect(QRectF(self._width - 1, 0, 1, self._height), QColor(theme.line))

    def _head(self, track: Track, top: float, height: float, touch: Touch, eye: QIcon) -> None:
        painter, theme, lettering = self._painter, self._theme, self._stage.lettering
        hovered = track.id == touch.hovered
        if track.id == touch.chosen:
            painter.fillRect(QRectF(0, top, self._width, height), QColor(theme.accent_soft))
        elif hovered:
            painter.fillRect(QRectF(0, top, self._width, height), QColor(theme.background))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(track_color(track.color, theme))
        grown = 1.5 if hovered and touch.on_bar else 0.0
        painter.drawRoundedRect(_BAR.adjusted(-grown, -grown, grown, grown).translated(0, top), 2, 2)
        self._fold(track, top, hovered)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        number = lettering.laid(f"{self._stage.counts.get(track.id, 0):,}", lettering.small)
        wide = max(number.size().width(), _EYE_PX)
        right = self._width - _RIGHT_PX
        if hovered:
            box = eye_box(self._width, top)
            at = QPointF(right - _EYE_PX, box.center().y() - _EYE_PX / 2)
            eye.paint(painter, QRectF(at.x(), at.y(), _EYE_PX, _EYE_PX).toRect())
        else:
            painter.setFont(lettering.small)
            painter.setPen(QColor(theme.muted))
            self._words(number, right - number.size().width(), top)
        painter.setFont(lettering.heading)
        painter.setPen(QColor(theme.text))
        room = right - wide - 8 - NAME_X
        name = lettering.laid(track.name, lettering.heading)
        if name.size().width() > room:
            cut = painter.fontMetrics().elidedText(track.name, Qt.TextElideMode.ElideRight, int(room))
            name = lettering.laid(cut, lettering.heading)
        self._words(name, NAME_X, top)
        painter.setPen(QColor(theme.line))
        painter.drawLine(QPointF(0, top + height), QPointF(self._width, top + height))
        if touch.has_focus and track.id == touch.chosen:
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(1, top + 1, self._width - 3, height - 2))

    def _words(self, text: QStaticText, x: float, top: float) -> None:
        """Words in the first line of a head."""
        y = top + NAME_TOP + (NAME_HEIGHT - text.size().height()) / 2
        self._painter.drawStaticText(QPointF(round(x), round(y)), text)

    def _fold(self, track: Track, top: float, hovered: bool) -> None:
        """A chevron to the right: closed; downwards: as usual; two: every event has its lane."""
        mode = self._stage.rows.mode(track.id)
        pen = QPen(QColor(self._theme.text if hovered else self._theme.muted), 1.25)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y = 7.0, top + NAME_TOP + NAME_HEIGHT / 2
        if mode is Mode.CLOSED:
            self._painter.drawPolyline(
                [QPointF(x - 1.5, y - 3), QPointF(x + 1.5, y), QPointF(x - 1.5, y + 3)]
            )
        for dy in {Mode.FITTED: (0.0,), Mode.OPENED: (-2.5, 1.5)}.get(mode, ()):
            tip = y + 1.5 + dy
            self._painter.drawPolyline([QPointF(x - 3, tip - 3), QPointF(x, tip), QPointF(x + 3, tip - 3)])

    def _foot(self, hidden: int) -> None:
        painter, theme, lettering = self._painter, self._theme, self._stage.lettering
        box = QRectF(0, self._height - FOOT_PX, self._width, FOOT_PX)
        painter.fillRect(box, QColor(theme.background))
        painter.fillRect(QRectF(0, box.top(), self._width, 1), QColor(theme.line))
        painter.setFont(lettering.small)
        words = f"{hidden} hidden track{'' if hidden == 1 else 's'} – "
        painter.setPen(QColor(theme.muted))
        painter.drawText(box.adjusted(14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QColor(theme.accent))
        left = 14 + lettering.small_metrics.horizontalAdvance(words)
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "show")
