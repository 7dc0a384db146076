"""Words on the timeline: titles fetched when they are needed, measured and laid out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTransform

from timeline_app.model.records import Event
from timeline_app.timeline.columns import Columns, Flag, Ints

_KEPT = 40_000
_STEP_PX = 6


class Lettering:
    """The fonts of the timeline and its titles; `columns` says which event a slot is."""

    def __init__(self, columns: Columns, fetch: Callable[[Iterable[int]], list[Event]], font: QFont) -> None:
        self.columns = columns
        self._fetch = fetch
        self._titles: dict[int, str] = {}
        self.use(font)

    def use(self, font: QFont) -> None:
        """Take another font; every text is measured anew."""
        self.plain = sized(font, 12)
        self.bold = sized(font, 12, QFont.Weight.DemiBold)
        self.small = sized(font, 11)
        self.flag = sized(font, 11, QFont.Weight.DemiBold)
        self.heading = sized(font, 13, QFont.Weight.DemiBold)
        plain, bold = QFontMetricsF(self.plain), QFontMetricsF(self.bold)
        self._metrics = {False: plain, True: bold}
        self.small_metrics = QFontMetricsF(self.small)
        self.flag_metrics = QFontMetricsF(self.flag)
        self.width = lru_cache(_KEPT)(lambda text, bold: self._metrics[bold].horizontalAdvance(text))
        self.axis_width = lru_cache(_KEPT)(self._small_width)
        self._elided = lru_cache(_KEPT)(self._elide)
        self._laid = lru_cache(_KEPT // 8)(_lay)

    def metrics(self, bold: bool) -> QFontMetricsF:
        """The measures of a label's letters."""
        return self._metrics[bold]

    def forget(self, ids: Iterable[int]) -> None:
        """These events may have other titles."""
        for event in ids:
            self._titles.pop(event, None)

    def titles(self, slots: Ints) -> Sequence[str]:
        """The titles of these slots' events, with a question mark where a date is uncertain."""
        ids = self.columns.ids[slots].tolist()
        titles = self._titles
        if missing := [event for event in ids if event not in titles]:
            if len(titles) + len(missing) > _KEPT:
                titles.clear()
                missing = ids
            for event in self._fetch(missing):
                titles[event.id] = one_line(event.title) or "Untitled"
        doubtful = (self.columns.flags[slots] & (Flag.BEGIN_UNCERTAIN | Flag.END_UNCERTAIN)) != 0
        found = [titles.get(event, "") for event in ids]
        if doubtful.any():
            found = [
                f"{title} ?" if doubt else title
                for title, doubt in zip(found, doubtful.tolist(), strict=True)
            ]
        return found

    def label_px(self, slots: Ints) -> NDArray[np.float64]:
        """How wide the labels of these slots want to be."""
        return np.array([self.width(title, False) for title in self.titles(slots)], np.float64)

    def elided(self, text: str, width_px: float, bold: bool) -> str:
        """A label cut to a width, by steps of a few pixels; "" when not even a few letters fit."""
        return self._elided(text, int(width_px) // _STEP_PX * _STEP_PX, bold)

    def _small_width(self, text: str) -> float:
        """Not Qt's own method in its place: lru_cache would have its signature read, which takes 40 ms once."""
        return self.small_metrics.horizontalAdvance(text)

    def _elide(self, text: str, width_px: int, bold: bool) -> str:
        cut = self._metrics[bold].elidedText(text, Qt.TextElideMode.ElideRight, width_px)
        return cut if len(cut) > 3 else ""

    def laid(self, text: str, font: QFont) -> QStaticText:
        """A text ready to be drawn in one of the fonts."""
        return self._laid(text, font)


def _lay(text: str, font: QFont) -> QStaticText:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.prepare(QTransform(), font)
    return static


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font in a pixel size and weight."""
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def one_line(text: str) -> str:
    """The text without line breaks and runs of spaces."""
    return " ".join(text.split())
