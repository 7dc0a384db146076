"""Scenes made without a window: every letter is six pixels wide."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from timeline_app.timeline.columns import Columns, Ints
from timeline_app.timeline.rows import Rows
from timeline_app.timeline.scale import Scale
from timeline_app.timeline.scene import Scene, compose


class Letters:
    """Titles of ten letters, six pixels a letter, bold ones seven."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def titles(self, slots: Ints) -> Sequence[str]:
        ids = self._columns.ids[slots].tolist()
        return [f"Event {event:04}" for event in ids]

    def width(self, text: str, bold: bool) -> float:
        return len(text) * (7.0 if bold else 6.0)

    def elided(self, text: str, width_px: float, bold: bool) -> str:
        room = int(width_px / (7 if bold else 6))
        return text if len(text) <= room else text[: room - 1] + "…" if room > 4 else ""


def scene(
    columns: Columns,
    begin: int,
    end: int,
    *,
    tracks: Sequence[int] = (1,),
    width: float = 1000,
    height: float = 300,
    scroll: float = 0,
    selected: Sequence[int] = (),
) -> Scene:
    """The frame of these columns between two times."""
    letters = Letters(columns)

    def widths(slots: Ints) -> np.ndarray:
        return np.array([letters.width(title, False) for title in letters.titles(slots)])

    scale = Scale.showing(begin, end, width)
    layout = Rows(columns, widths).layout(tracks, scale.us_per_px, height)
    return compose(layout, columns, scale, letters, scroll_px=scroll, height_px=height, selected=selected)
