"""Where lines from elsewhere meet the passages of the article: beside the text, where none of it is covered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QWidget

from timeline_app.ui.article_view.paper import Paper


def anchors_of(paper: Paper, passages: Sequence[int], widget: QWidget) -> list[QPoint]:
    """One for each of these passages that is in sight, at its first visible line, in pixels of a widget around it."""
    found, area = [], QRectF(paper.viewport().rect())
    for passage in passages:
        if (mark := paper.reading.layers.of_passage.get(passage)) is not None:
            lines = (rect.center() for rect in paper.rects_of(mark.start, mark.end))
            if (seen := next(filter(area.contains, lines), None)) is not None:
                at = QPoint(paper.measure.wrap + paper.measure.gap // 4, round(seen.y()))
                found.append(paper.viewport().mapTo(widget, at))
    return found
