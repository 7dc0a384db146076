"""Words on the timeline: titles fetched when they are needed, measured and laid out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTransform

from timeline_app.model.records import Event
from timeline_app.timeline.columns import Columns, Flag, Ints

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A cache of the `limit` entries used last."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[K], V]) -> V:
        """The entry, made on first use."""
        if key in self._entries:
            self._entries.move_to_end(key)
            return self._entries[key]
        value = make(key)
        self.put(key, value)
        return value

    def find(self, key: K) -> V | None:
        """The entry if it is there."""
        return self._entries.get(key)

    def put(self, key: K, value: V) -> None:
        """Keep an entry."""
        self._entries[key] = value
        if len(self._entries) > self._limit:
            self._entries.popitem(last=False)

    def drop(self, keys: Iterable[K]) -> None:
        """Forget entries."""
        for key in keys:
            self._entries.pop(key, None)

    def clear(self) -> None:
        """Forget all."""
        self._entries.clear()


class Lettering:
    """The fonts of the timeline and its titles; `columns` says which event a slot is."""

    def __init__(self, columns: Columns, fetch: Callable[[Iterable[int]], list[Event]], font: QFont) -> None:
        self.columns = columns
        self._fetch = fetch
        self._titles: Recent[int, str] = Recent(20_000)
        self._widths: Recent[tuple[str, bool], float] = Recent(40_000)
        self._laid: Recent[tuple[str, QFont.Weight, int], QStaticText] = Recent(2_000)
        self.use(font)

    def use(self, font: QFont) -> None:
        """Take another font; every text is measured anew."""
        self.plain = sized(font, 12)
        self.bold = sized(font, 12, QFont.Weight.DemiBold)
        self.small = sized(font, 11)
        self.flag = sized(font, 11, QFont.Weight.DemiBold)
        self.heading = sized(font, 13, QFont.Weight.DemiBold)
        self._metrics = {False: QFontMetricsF(self.plain), True: QFontMetricsF(self.bold)}
        self.small_metrics = QFontMetricsF(self.small)
        self.flag_metrics = QFontMetricsF(self.flag)
        self._widths.clear()
        self._laid.clear()

    def metrics(self, bold: bool) -> QFontMetricsF:
        """The measures of a label's letters."""
        return self._metrics[bold]

    def forget(self, ids: Iterable[int]) -> None:
        """These events may have other titles."""
        self._titles.drop(ids)

    def titles(self, slots: Ints) -> Sequence[str]:
        """The titles of these slots' events, with a question mark where a date is uncertain."""
        ids = self.columns.ids[slots].tolist()
        missing = [event for event in ids if self._titles.find(event) is None]
        for event in self._fetch(missing) if missing else ():
            self._titles.put(event.id, one_line(event.title) or "Untitled")
        doubtful = (self.columns.flags[slots] & (Flag.BEGIN_UNCERTAIN | Flag.END_UNCERTAIN)) != 0
        found = [self._titles.find(event) or "" for event in ids]
        return [
            f"{title} ?" if doubt else title for title, doubt in zip(found, doubtful.tolist(), strict=True)
        ]

    def label_px(self, slots: Ints) -> NDArray[np.float64]:
        """How wide the labels of these slots want to be."""
        return np.array([self.width(title, False) for title in self.titles(slots)], np.float64)

    def width(self, text: str, bold: bool) -> float:
        """The width of a label in pixels."""
        return self._widths.get((text, bold), lambda key: self._metrics[key[1]].horizontalAdvance(key[0]))

    def elided(self, text: str, width_px: float, bold: bool) -> str:
        """A label cut to a width; "" when not even a few letters fit."""
        cut = self._metrics[bold].elidedText(text, Qt.TextElideMode.ElideRight, width_px)
        return cut if len(cut) > 3 else ""

    def axis_width(self, text: str) -> float:
        """The width of a label of the axis' lower row."""
        return self._widths.get(("\0" + text, False), lambda key: self.small_metrics.horizontalAdvance(text))

    def laid(self, text: str, font: QFont) -> QStaticText:
        """A text ready to be drawn in one of the fonts."""
        return self._laid.get(
            (text, QFont.Weight(font.weight()), font.pixelSize()), lambda _: _lay(text, font)
        )


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
