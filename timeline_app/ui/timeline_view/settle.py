"""The short slide of rows and events to their new lanes."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation

from timeline_app.ui.timeline_view.stage import Stage

DURATION_MS = 160


class Settle(QVariantAnimation):
    """Lets a stage slide where its lanes change; at once where `animated` is off."""

    def __init__(self, stage: Stage, animated: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.setDuration(DURATION_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.valueChanged.connect(stage.settle)
        self.finished.connect(lambda: stage.settle(1.0))
        self._unlisten = stage.lanes_changed.connect(self._on_lanes_changed)
        self.animated = animated

    @property
    def animated(self) -> bool:
        """Whether lanes slide."""
        return self._stage.slides

    @animated.setter
    def animated(self, animated: bool) -> None:
        self._stage.slides = animated

    def dispose(self) -> None:
        """Hear no more of the stage."""
        self.stop()
        self._unlisten()

    def _on_lanes_changed(self) -> None:
        if self.state() is QAbstractAnimation.State.Running:
            self.setCurrentTime(0)
        else:
            self.start()
