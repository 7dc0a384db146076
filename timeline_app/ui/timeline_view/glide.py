"""A short glide from one stretch of time to another, which any touch ends."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation, Signal

from timeline_app.timeline.scale import Scale
from timeline_app.ui.timeline_view.stage import Stage

DURATION_MS = 150


class Glide(QVariantAnimation):
    """Moves a stage to a scale and a scroll; at once where `animated` is off."""

    leaving = Signal(object)  # for this scale

    def __init__(self, stage: Stage, animated: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.stage = stage
        self.animated = animated
        self._from = self._to = (stage.scale, stage.scroll_px)
        self.setDuration(DURATION_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.valueChanged.connect(self._on_value)

    def to(self, scale: Scale, scroll_px: float | None = None) -> None:
        """Go there."""
        self.leaving.emit(scale)
        self.stop()
        scroll_px = self.stage.scroll_px if scroll_px is None else scroll_px
        self._from, self._to = (self.stage.scale, self.stage.scroll_px), (scale, scroll_px)
        if self.animated and self._from != self._to:
            self.start()
        else:
            self.stage.look(*self._to)

    def include(self, begin_us: int, end_us: int, margin_px: float) -> None:
        """Go where all of a stretch is in sight, with a margin; zooming out no more than that needs."""
        aim = self.aim
        wanted_us = end_us - begin_us + 2 * round(margin_px * aim.us_per_px)
        if wanted_us <= aim.range_us:
            self.to(aim.panned(aim.width_px / 2 - aim.time_to_px((begin_us + end_us) // 2)))
        else:
            room_us = round((end_us - begin_us) * margin_px / aim.width_px)
            self.to(Scale.showing(begin_us - room_us, end_us + room_us, aim.width_px))

    @property
    def aim(self) -> Scale:
        """Where it is going, or where it is."""
        return self._to[0] if self.is_gliding else self.stage.scale

    @property
    def is_gliding(self) -> bool:
        """Whether it is on its way."""
        return self.state() is QAbstractAnimation.State.Running

    def _on_value(self, share: float) -> None:
        (start, scroll_from), (end, scroll_to) = self._from, self._to
        if share >= 1.0:
            self.stage.look(end.resized(self.stage.scale.width_px), scroll_to)
            return
        us_per_px = start.us_per_px * (end.us_per_px / start.us_per_px) ** share
        if abs(end.us_per_px - start.us_per_px) < 1e-9 * start.us_per_px:
            part = share
        else:  # the point that stays fixed on the screen when zooming from one to the other
            part = (us_per_px - start.us_per_px) / (end.us_per_px - start.us_per_px)
        left = start.left_us + round((end.left_us - start.left_us) * part)
        scroll = scroll_from + (scroll_to - scroll_from) * share
        self.stage.look(Scale(left, us_per_px, self.stage.scale.width_px), scroll)
