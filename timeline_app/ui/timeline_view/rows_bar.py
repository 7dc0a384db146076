"""The scroll bar of the rows, which stands in the heads while there are more rows than room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar

from timeline_app.ui.timeline_view.heads import Heads
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage

_WIDTH_PX = 9
_STEP_PX = 28


class RowsBar(QScrollBar):
    """Scrolls a stage, and follows it."""

    def __init__(self, stage: Stage, heads: Heads) -> None:
        super().__init__(Qt.Orientation.Vertical, heads)
        self._stage, self._heads = stage, heads
        self._look: tuple[int, int, int] | None = None
        self.hide()
        self.valueChanged.connect(lambda value: stage.look(stage.scale, float(value)))

    def follow(self) -> None:
        """Stand as the stage does."""
        stage, heads = self._stage, self._heads
        most = round(stage.most_scroll_px)
        look = (most, round(stage.scroll_px), heads.height())
        if look == self._look:
            return
        self._look = look
        self.setVisible(most > 0)
        if most > 0:
            left = heads.width() - _WIDTH_PX - 1
            self.setGeometry(left, AXIS_PX, _WIDTH_PX, heads.height() - AXIS_PX)
            self.blockSignals(True)
            self.setRange(0, most)
            self.setPageStep(round(stage.rows_px))
            self.setSingleStep(_STEP_PX)
            self.setValue(round(stage.scroll_px))
            self.blockSignals(False)
