"""The strip below the timeline: how dense the whole story is, and the visible stretch as a brush."""

from __future__ import annotations

from enum import Enum

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from timeline_app.model.calendar import US_PER_DAY, civil_from_us
from timeline_app.model.calendar_names import SHORT_MONTHS
from timeline_app.timeline.bins import Bins
from timeline_app.timeline.scale import Scale
from timeline_app.timeline.ticks import axis, units, year_label
from timeline_app.ui.theme import Appearance, track_color
from timeline_app.ui.timeline_view.focus_ring import FocusRing
from timeline_app.ui.timeline_view.heads import WIDTH_PX
from timeline_app.ui.timeline_view.overview_marks import hits, paint_selected, selected
from timeline_app.ui.timeline_view.palette import faded
from timeline_app.ui.timeline_view.stage import Stage

HEIGHT_PX = 54
_BASE = 38.0
_TOP = 5.0
_BIN_PX = 10.0
_GRIP_PX = 6.0
_LEAST_US = 60 * US_PER_DAY
_LEAST_BRUSH_PX = 12.0


class _Part(Enum):
    BRUSH = "brush"
    BEGIN = "begin"
    END = "end"
    GROUND = "ground"


class Overview(QWidget):
    """The whole range of a stage, with a brush that pans and resizes what the timeline shows."""

    touched = Signal()

    def __init__(self, stage: Stage, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.appearance = appearance
        self._bins: Bins | None = None
        self._ground: QPixmap | None = None
        self._scale: Scale | None = None
        self._extent: tuple[int, int] | None = None
        self._drag: tuple[_Part, float, Scale] | None = None
        self.setFixedHeight(HEIGHT_PX)
        self.setMouseTracking(True)
        FocusRing(self, appearance)
        self.setAccessibleName("Overview")
        self.setAccessibleDescription("Left and Right move what is in sight, + and - zoom")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._unlisten = (
            stage.changed.connect(self.update),
            stage.content_changed.connect(self._on_content),
            stage.matches_changed.connect(self._on_matches),
            appearance.changed.connect(self._on_content),
        )

    def dispose(self) -> None:
        """Hear no more of the stage and the theme."""
        for disconnect in self._unlisten:
            disconnect()
        self._count_anew()

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(600, HEIGHT_PX)

    def _on_content(self) -> None:
        self._scale = self._ground = None
        self.update()

    def _on_matches(self) -> None:
        self._ground = None
        self.update()

    @property
    def scale(self) -> Scale:
        """The whole story over the width beside the heads."""
        width = max(self.width() - WIDTH_PX, 1)
        if self._scale is None or self._scale.width_px != width:
            begin, end = self.stage.whole_us()
            room = max(_LEAST_US - (end - begin), 0) // 2  # a story of one day is seen within its weeks
            self._scale = Scale.showing(begin - room, end + room, width)
        return self._scale

    def bins(self) -> Bins:
        """How many events touch each calendar unit."""
        edges = np.array(units(self.scale, _BIN_PX), np.int64)
        bins = self._bins
        if bins is None or bins.columns is not self.stage.columns or not np.array_equal(bins.edges, edges):
            self._count_anew()
            self._bins = bins = Bins(self.stage.columns, edges)
        return bins

    def _count_anew(self) -> None:
        if self._bins is not None:
            self._bins.dispose()
            self._bins = None

    def brush(self) -> QRectF:
        """Where the brush is, at least wide enough to be gripped."""
        shown, whole = self.stage.scale, self.scale
        x0, x1 = whole.time_to_px(shown.left_us), whole.time_to_px(shown.right_us)
        if x1 - x0 < _LEAST_BRUSH_PX:
            x0 = (x0 + x1 - _LEAST_BRUSH_PX) / 2
            x1 = x0 + _LEAST_BRUSH_PX
        x0, x1 = max(x0, 0.0), min(x1, whole.width_px)
        if x1 - x0 < _LEAST_BRUSH_PX:  # it lies beyond an end: what is left of it stands there
            x0 = min(max(x0, 0.0), whole.width_px - _LEAST_BRUSH_PX)
            x1 = x0 + _LEAST_BRUSH_PX
        return QRectF(WIDTH_PX + x0, 2, x1 - x0, _BASE - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint density and years, kept as a picture, and the brush over them."""
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.size() != self.size() * ratio:
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            ground = QPainter(self._ground)
            self._paint_ground(ground)
            ground.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        self._paint_selected(painter)
        self._paint_brush(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        theme, lettering = self.appearance.theme, self.stage.lettering
        painter.fillRect(self.rect(), theme.background)
        painter.setFont(lettering.small)
        painter.setPen(theme.muted)
        head = QRectF(14, 0, WIDTH_PX - 20, HEIGHT_PX)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.range_label())
        painter.save()
        painter.setClipRect(QRectF(WIDTH_PX, 0, self.width() - WIDTH_PX, HEIGHT_PX))
        painter.translate(WIDTH_PX, 0)
        self._paint_bins(painter)
        painter.setPen(theme.muted)
        for tick in axis(self.scale, lettering.axis_width).detail:
            if tick.label and tick.px >= -1:
                text = lettering.laid(tick.label, lettering.small)
                painter.fillRect(QRectF(round(tick.px), _BASE, 1, 4), theme.line)
                if tick.label_px + text.size().width() < self.scale.width_px:
                    painter.drawStaticText(QPointF(round(tick.px + 3), _BASE + 1), text)
        painter.restore()
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.line)
        painter.fillRect(QRectF(WIDTH_PX - 1, 0, 1, HEIGHT_PX), theme.line)

    def _paint_bins(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        bins = self.bins()
        counts = bins.counts
        most = max(int(counts.max()), 1)
        edges = self.scale.times_to_px(bins.edges).tolist()
        layers = [(counts, faded(QColor(theme.tracks["blue"]), 0.55))]
        if (matches := self.stage.matches) is not None:
            found = hits(self.stage.columns, matches, bins.edges)
            layers = [(counts, faded(layers[0][1], 0.20)), (found, QColor(theme.accent))]
        for each, color in layers:
            heights = np.where(each > 0, 3 + np.sqrt(each / most) * (_BASE - _TOP - 3), 0.0)
            for n, height in enumerate(heights.tolist()):
                if height:
                    left, right = round(edges[n]), round(edges[n + 1])
                    box = QRectF(left, round(_BASE - height), right - left - 1, round(height))
                    painter.fillRect(box, color)
        for line in self.stage.lines:
            x0, x1 = self.scale.time_to_px(line.begin_us), self.scale.time_to_px(line.end_us)
            flag = track_color(line.color, theme)
            width = max(x1 - x0, 1.0) if line.is_era else 1.5
            painter.fillRect(QRectF(x0, _TOP, width, _BASE - _TOP), faded(flag, 0.12 if line.is_era else 1.0))

    def _paint_selected(self, painter: QPainter) -> None:
        stage = self.stage
        slots = [
            slot
            for event in stage.selection.events[-500:]
            if (slot := stage.columns.slot_of(event)) is not None
        ]
        painter.save()
        painter.setClipRect(QRectF(WIDTH_PX, 1, self.width() - WIDTH_PX, HEIGHT_PX))
        painter.translate(WIDTH_PX, 0)
        places = selected(stage.columns, slots, self.scale)
        paint_selected(painter, places, QColor(self.appearance.theme.text), 1.0, _BASE)
        painter.restore()

    def _paint_brush(self, painter: QPainter) -> None:
        accent = QColor(self.appearance.theme.accent)
        box = self.brush().toRect()
        painter.fillRect(box.adjusted(1, 1, -1, -1), faded(accent, 0.20))  # a rounded shape costs 2 ms more
        painter.setPen(QPen(accent, 1.0))
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def range_label(self) -> str:
        """The years of the whole story; of one within a year its months."""
        extent = self.stage.extent()
        if extent is None:
            return "No dates yet"
        first, last = (civil_from_us(us) for us in (extent[0], max(extent[1] - 1, extent[0])))
        if first.year != last.year:
            return f"{year_label(first.year)} – {year_label(last.year)}"
        months = " – ".join(dict.fromkeys(SHORT_MONTHS[civil.month - 1] for civil in (first, last)))
        whole = (first.month, last.month) == (1, 12)
        return year_label(first.year) if whole else f"{months} {year_label(first.year)}"

    def _part_at(self, x: float) -> _Part:
        brush = self.brush()
        if abs(x - brush.left()) <= _GRIP_PX and x < brush.center().x():
            return _Part.BEGIN
        if abs(x - brush.right()) <= _GRIP_PX and x > brush.center().x():
            return _Part.END
        return _Part.BRUSH if brush.left() <= x <= brush.right() else _Part.GROUND

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grip the brush; a press beside it brings it there."""
        if event.button() != Qt.MouseButton.LeftButton or event.position().x() < WIDTH_PX:
            event.ignore()
            return
        self.touched.emit()
        x = event.position().x()
        part = self._part_at(x)
        if part is _Part.GROUND:
            shown = self.stage.scale
            middle = self.scale.px_to_time(x - WIDTH_PX)
            self.stage.look(Scale(middle - shown.range_us // 2, shown.us_per_px, shown.width_px))
            part = _Part.BRUSH
        self._drag = part, x, self.stage.scale

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or resize, always from where it was gripped."""
        x = event.position().x()
        if self._drag is None:
            edge = x >= WIDTH_PX and self._part_at(x) in (_Part.BEGIN, _Part.END)
            self.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor)
            return
        part, from_x, start = self._drag
        delta_us = round((x - from_x) * self.scale.us_per_px)
        begin, end = start.left_us, start.right_us
        if part is _Part.BRUSH:
            begin, end = begin + delta_us, end + delta_us
        elif part is _Part.BEGIN:
            begin = min(begin + delta_us, end - 1)
        else:
            end = max(end + delta_us, begin + 1)
        self.stage.look(Scale.showing(begin, end, start.width_px))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        self.touched.emit()
        self._drag = None
        self.stage.look(Scale.showing(*self.stage.whole_us(), self.stage.scale.width_px))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the middle of what is shown."""
        self.touched.emit()
        shown = self.stage.scale
        self.stage.look(shown.zoomed_at(shown.width_px / 2, 1.25 ** (event.angleDelta().y() / 120)))
        event.accept()
