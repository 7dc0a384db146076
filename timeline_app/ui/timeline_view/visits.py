"""Back and forward through the stretches of time that were looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from timeline_app.timeline.journey import Journey, Place
from timeline_app.timeline.scale import Scale
from timeline_app.ui.timeline_view.glide import Glide
from timeline_app.ui.timeline_view.stage import Stage

REST_MS = 600


class Visits(QObject):
    """Remembers where a person rested, and from where they jumped."""

    def __init__(self, stage: Stage, glide: Glide, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._glide = stage, glide
        self.journey = Journey()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        glide.leaving.connect(self._on_leaving)
        self.dispose = stage.looked.connect(self._rest.start)
        """Hear no more of the stage."""

    def back(self) -> None:
        """To the stretch that was visited before."""
        self._on_rest()
        self._go(self.journey.back())

    def forward(self) -> None:
        """To the stretch from which one went back."""
        self._on_rest()
        self._go(self.journey.forward())

    def _go(self, journey: Journey) -> None:
        if journey.here is not None and journey != self.journey:
            self.journey, place = journey, journey.here
            self._glide.to(_scale(place, self._stage.scale.width_px), place.scroll_px)

    def _on_rest(self) -> None:
        self._rest.stop()
        self.journey = self.journey.visited(self._place(self._glide.aim))

    def _on_leaving(self, aim: Scale) -> None:
        here = self._place(self._stage.scale)
        if self._rest.isActive() and here.is_far(self._place(aim)) and not self._glide.is_gliding:
            self._on_rest()

    def _place(self, scale: Scale) -> Place:
        return Place(scale.left_us, scale.right_us, self._stage.scroll_px)


def _scale(place: Place, width_px: float) -> Scale:
    return Scale.showing(place.begin_us, place.end_us, width_px)
