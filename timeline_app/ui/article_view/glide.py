"""Going to another place of a text smoothly, so that the eye can follow."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPropertyAnimation
from PySide6.QtWidgets import QScrollBar

_DURATION_MS = 240


class Glide:
    """Moves a scroll bar; of a long way only the last stretch is shown."""

    def __init__(self, bar: QScrollBar) -> None:
        self.animated = True
        self._bar = bar
        self._motion = QPropertyAnimation(bar, b"value", bar)
        self._motion.setDuration(_DURATION_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)

    def stop(self) -> None:
        """Stay where it is now."""
        self._motion.stop()

    def go(self, target: int, window: int) -> None:
        """Go to a value; a `window` is how much is seen at once."""
        bar = self._bar
        target = max(bar.minimum(), min(target, bar.maximum()))
        self.stop()
        if not self.animated:
            bar.setValue(target)
            return
        if abs(target - bar.value()) > 4 * window:
            bar.setValue(target - (1 if target > bar.value() else -1) * window)
        self._motion.setStartValue(bar.value())
        self._motion.setEndValue(target)
        self._motion.start()
