"""Paints where the clocks of the axis' zone change, and says it in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR, US_PER_MINUTE, civil_from_us
from timeline_app.model.calendar_names import MONTHS
from timeline_app.timeline.clock_changes import ClockChange
from timeline_app.timeline.scale import Scale
from timeline_app.timeline.ticks import Axis, Unit
from timeline_app.ui.timeline_view.lettering import Lettering
from timeline_app.ui.timeline_view.palette import Palette, faded
from timeline_app.ui.timeline_view.stage import AXIS_PX
from timeline_app.ui.timeline_view.tips import distance

AXIS_SHADE, _SHADE = 0.035, 0.09  # words stand in the axis
_SEEN_PX = 8.0  # from here on the stretch itself is drawn
_SLACK_PX = 5.0
_NOTCH_PX = 4.0
_LABEL_TOP, _LABEL_HEIGHT, _LABEL_PAD = 5.0, 15.0, 5.0
_DETAIL_PX = 33.0  # the middle of the lower row's words


class ClockPainter:
    """Draws with a painter whose origin is the upper left corner of the axis."""

    def __init__(
        self,
        painter: QPainter,
        scale: Scale,
        found: Sequence[ClockChange],
        palette: Palette,
        lettering: Lettering,
    ) -> None:
        self.p = painter
        self.scale = scale
        self.found = found
        self.palette = palette
        self.lettering = lettering

    def paint_ground(self, height: float) -> None:
        """Below the axis, a skipped stretch is shaded and one that comes twice hatched."""
        for change in self.found:
            self._stretch(change, AXIS_PX, height, _SHADE)

    def paint_axis(self, axis: Axis, taken: Sequence[QRectF], width: float) -> None:
        """The same in the axis, a notch that points where the clocks go, and how far, where there is room.

        `taken` are the boxes of what stands in the upper row.
        """
        taken = list(taken)
        for change in self.found:
            self._stretch(change, _DETAIL_PX - 11, AXIS_PX - 1, AXIS_SHADE)
            self._notch(sum(self._ends(change)) / 2, 1 if change.shift_us > 0 else -1)
            if axis.step.unit <= Unit.HOUR:
                box = self._label(change, taken, width)
                if box is not None:
                    taken.append(box)
            elif axis.step.unit is Unit.DAY and not axis.step.spare:
                self._hours(change, axis)

    def _ends(self, change: ClockChange) -> tuple[float, float]:
        return self.scale.time_to_px(change.left_us), self.scale.time_to_px(change.right_us)

    def _stretch(self, change: ClockChange, top: float, bottom: float, shade: float) -> None:
        x0, x1 = self._ends(change)
        if x1 - x0 >= _SEEN_PX:
            hatched = QBrush(faded(self.palette.text, 2 * shade), Qt.BrushStyle.BDiagPattern)
            brush = hatched if change.shift_us < 0 else QBrush(faded(self.palette.text, shade))
            self.p.fillRect(QRectF(x0, top, x1 - x0, bottom - top), brush)

    def _notch(self, x: float, way: int) -> None:
        top = AXIS_PX + 0.5
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(self.palette.muted)
        tip = QPointF(x + way * _NOTCH_PX, top + _NOTCH_PX)
        ends = QPointF(x - way * _NOTCH_PX, top), QPointF(x - way * _NOTCH_PX, top + 2 * _NOTCH_PX)
        self.p.drawPolygon(QPolygonF([tip, *ends]))
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _label(self, change: ClockChange, taken: Sequence[QRectF], width: float) -> QRectF | None:
        text = self.lettering.laid(f"clocks {distance(change.shift_us)}", self.lettering.small)
        left, most = self._ends(change)[0], max(self._ends(change)[1], self._ends(change)[0] + 260)
        box = QRectF(round(left), _LABEL_TOP, text.size().width() + 2 * _LABEL_PAD, _LABEL_HEIGHT)
        for other in sorted(taken, key=QRectF.left):
            if other.adjusted(-6, 0, 6, 0).intersects(box):
                box.moveLeft(round(other.right() + 8))
        if box.left() < 0 or box.right() > width or box.left() > most:
            return None
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.p.setPen(QPen(self.palette.muted, 1.0))
        self.p.setBrush(self.palette.background)
        self.p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self.p.setFont(self.lettering.small)
        self.p.setPen(self.palette.text)
        top = box.center().y() - text.size().height() / 2
        self.p.drawStaticText(QPointF(box.left() + _LABEL_PAD, round(top)), text)
        return box

    def _hours(self, change: ClockChange, axis: Axis) -> None:
        """ "23 h" after the day's own label."""
        if abs(change.shift_us) >= US_PER_DAY:
            return
        text = self.lettering.laid(day_length(change), self.lettering.small)
        for tick, following in zip(axis.detail, (*axis.detail[1:], None), strict=True):
            if tick.us == change.day_us and tick.label:
                x = tick.label_px + self.lettering.axis_width(tick.label) + 7
                if x + text.size().width() + 4 <= (following.px if following else self.scale.width_px):
                    self.p.setFont(self.lettering.small)
                    self.p.setPen(self.palette.accent)
                    self.p.drawStaticText(
                        QPointF(round(x), round(_DETAIL_PX - text.size().height() / 2)), text
                    )


def change_at(scale: Scale, found: Sequence[ClockChange], at: QPointF) -> ClockChange | None:
    """The change that is drawn at a point: in the axis and its notch, and below where the stretch is drawn."""
    for change in found:
        x0, x1 = scale.time_to_px(change.left_us), scale.time_to_px(change.right_us)
        near = x0 - _SLACK_PX <= at.x() <= x1 + _SLACK_PX and 0 <= at.y() <= AXIS_PX + 2 * _NOTCH_PX
        if near or (x1 - x0 >= _SEEN_PX and x0 <= at.x() <= x1):
            return change
    return None


def explained(change: ClockChange) -> str:
    """ "This day has 23 hours: at 02:00 the clocks go to 03:00"."""
    before, after = civil_from_us(change.before_us), civil_from_us(change.after_us)
    at, to = (f"{civil.hour:02}:{civil.minute:02}" for civil in (before, after))
    if abs(change.shift_us) >= US_PER_DAY:
        days = [f"{civil.day} {MONTHS[civil.month - 1]}" for civil in (before, after)]
        return f"The calendar jumps: at {at} on {days[0]} it becomes {to} on {days[1]}"
    day = civil_from_us(change.day_us)
    name = f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day.year > 0 else "This day"
    ending = change.before_us == change.day_us + US_PER_DAY
    went = f"at {'midnight' if ending else at} the clocks go {'back ' if change.shift_us < 0 else ''}to {to}"
    return f"{name} has {day_length(change, hours=' hours')}: {went}"


def day_length(change: ClockChange, hours: str = " h") -> str:
    """How long the day of a change is: "23 h", "24 h 30 min"."""
    whole, rest = divmod(US_PER_DAY - change.shift_us, US_PER_HOUR)
    return f"{whole}{hours}" + (f" {rest // US_PER_MINUTE} min" if rest else "")
