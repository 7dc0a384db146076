"""The legend: how each kind of event is drawn, painted by what paints the timeline itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from timeline_app.model.records import Track
from timeline_app.timeline.columns import Columns, EventRow, Flag, Ints
from timeline_app.timeline.orders import Orders
from timeline_app.timeline.packing import Lane, Packing, bars, dots, strip
from timeline_app.timeline.rows import Layout, Row
from timeline_app.timeline.scale import Scale
from timeline_app.timeline.scene import Scene, compose
from timeline_app.timeline.whiskers import Claim, place
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view import whisker_painter
from timeline_app.ui.timeline_view.axis_painter import AxisPainter, Flagged
from timeline_app.ui.timeline_view.lettering import Lettering
from timeline_app.ui.timeline_view.lines import Line
from timeline_app.ui.timeline_view.painter import ScenePainter
from timeline_app.ui.timeline_view.palette import Palette, faded
from timeline_app.ui.timeline_view.stage import Stage

WIDTH_PX, HEIGHT_PX = 84, 36
_TRACK = 1
_TOP_PX = 2.0  # above the bar of a swatch, which leaves room for a whisker below
_US = 1000  # a pixel of a swatch
_DAY, _MINUTE = 6, 8  # precisions
_HALF = WIDTH_PX // 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of drawing: its `words`, an event drawn so, and how the project shows that it occurs."""

    words: str
    rows: tuple[EventRow, ...] = ()
    occurs: Callable[[Stage], bool] = lambda _stage: False
    selected: bool = False
    claims: tuple[Claim, ...] = ()
    line: Line | None = None
    title: str = ""
    lane: Callable[[Columns, Ints], Lane] = bars


def _span(
    begin: tuple[int, int] = (10, 10), end: tuple[int, int] = (74, 74), flags: int = 0
) -> tuple[EventRow, ...]:
    """A span with a range for each end, in pixels of the swatch."""
    bounds = [px * _US for px in (*begin, *end)]
    return ((1, _TRACK, 1, *bounds, _DAY, _DAY, flags, None, None),)


def _moment(begin: int = _HALF, end: int | None = None, flags: int = 0) -> tuple[EventRow, ...]:
    last, precision = (begin * _US + 1, _MINUTE) if end is None else (end * _US, _DAY)
    return ((1, _TRACK, 0, begin * _US, last, begin * _US, last, precision, precision, flags, None, None),)


def _crowd(count: int, least: int = 0, most: int = WIDTH_PX) -> tuple[EventRow, ...]:
    """Moments between two places, few at the left, many at the right."""
    size = (most - least) * _US
    at = [least * _US + round(size * (n / count) ** 0.25) for n in range(count)]
    return tuple((n + 1, _TRACK, 0, us, us + 1, us, us + 1, 8, 8, 0, None, None) for n, us in enumerate(at))


def _flagged(*flags: int) -> Callable[[Stage], bool]:
    """Whether an event has any of these flags."""
    wanted = sum(flags)

    def occurs(stage: Stage) -> bool:
        columns = stage.columns
        return bool(((columns.flags & wanted) != 0)[columns.track != -1].any())

    return occurs


def _certain(stage: Stage) -> bool:
    columns = stage.columns
    return bool((columns.core_right > columns.core_left)[columns.track != -1].any())


def _possible(stage: Stage) -> bool:
    columns = stage.columns
    soft = (columns.core_left > columns.left) | (columns.core_right < columns.right)
    return bool((soft & ((columns.flags & Flag.MOMENT) == 0))[columns.track != -1].any())


def _exact(stage: Stage) -> bool:
    return _flagged(Flag.EXACT)(stage)


def _ranged_moment(stage: Stage) -> bool:
    columns = stage.columns
    flags = columns.flags[columns.track != -1]
    return bool((((flags & Flag.MOMENT) != 0) & ((flags & Flag.EXACT) == 0)).any())


def _claim(*, against: bool) -> Callable[[Stage], bool]:
    return lambda stage: any(c.against is against for made in stage.claims.values() for c in made)


def _line(begin: int, end: int, color: str, *, era: bool) -> Line:
    return Line(0, "", color, begin * _US, end * _US, era)


ENTRIES: Sequence[Entry] = (
    Entry("It certainly lasted that long", _span(), _certain),
    Entry("Light: it may have begun or ended here", _span((8, 30), (58, 76)), _possible),
    Entry(
        "Wavy end: about then",
        _span(flags=Flag.BEGIN_APPROXIMATE | Flag.END_APPROXIMATE),
        _flagged(Flag.BEGIN_APPROXIMATE, Flag.END_APPROXIMATE),
    ),
    Entry(
        "Question mark: the date is uncertain",
        _moment(18, flags=Flag.BEGIN_UNCERTAIN),
        _flagged(Flag.BEGIN_UNCERTAIN, Flag.END_UNCERTAIN),
        title="Title ?",
    ),
    Entry(
        "Arrow: it goes on",
        _span((10, 10), (0, 0), Flag.END_OPEN),
        _flagged(Flag.BEGIN_OPEN, Flag.END_OPEN),
    ),
    Entry(
        "Dashes: nobody knows when it ended",
        _span((8, 8), (46, 46), Flag.END_UNKNOWN),
        _flagged(Flag.BEGIN_UNKNOWN, Flag.END_UNKNOWN),
    ),
    Entry("A moment", _moment(), _exact),
    Entry("A moment some time within the light part", _moment(16, 68), _ranged_moment),
    Entry("Striped: accounts contradict each other", _span(flags=Flag.DISPUTED), _flagged(Flag.DISPUTED)),
    Entry("Hollow, dashed: planned", _span(flags=Flag.PLANNED), _flagged(Flag.PLANNED)),
    Entry("Struck through: cancelled", _span(flags=Flag.CANCELLED), _flagged(Flag.CANCELLED)),
    Entry("Half tone: not yet reviewed", _span(flags=Flag.UNREVIEWED), _flagged(Flag.UNREVIEWED)),
    Entry("Ring: selected", _span(), lambda stage: bool(stage.selection.events), selected=True),
    Entry(
        "Bracket: the date that a passage claims",
        _span(),
        _claim(against=False),
        selected=True,
        claims=(Claim(1, 22 * _US, 66 * _US),),
    ),
    Entry(
        "Dashed, crossed: claimed by one that contradicts",
        _span(),
        _claim(against=True),
        selected=True,
        claims=(Claim(1, 22 * _US, 66 * _US, against=True),),
    ),
    Entry(
        "The darker, the more events lie there",
        _crowd(90),
        lambda stage: bool(stage.scene.strips),
        lane=lambda columns, slots: strip(columns, Orders(columns, slots), slots, ""),
    ),
    Entry(
        "A number: so many moments side by side",
        _crowd(12, 36, 50),
        lambda stage: bool(stage.scene.clusters),
        lane=dots,
    ),
    Entry(
        "A deadline",
        occurs=lambda stage: any(not line.is_era for line in stage.lines),
        line=_line(_HALF, _HALF, "red", era=False),
    ),
    Entry(
        "An era",
        occurs=lambda stage: any(line.is_era for line in stage.lines),
        line=_line(14, 70, "red", era=True),
    ),
)


class _Words:
    """The one title of a swatch."""

    def __init__(self, entry: Entry, lettering: Lettering) -> None:
        self._title = entry.title
        self._lettering = lettering

    def titles(self, slots: Ints) -> Sequence[str]:
        return [self._title] * len(slots)

    def width(self, text: str, bold: bool) -> float:
        return self._lettering.width(text, bold)

    def elided(self, text: str, width_px: float, bold: bool) -> str:
        return ""


def swatch(entry: Entry, appearance: Appearance, lettering: Lettering, ratio: float) -> QPixmap:
    """The picture of an entry, `WIDTH_PX` by `HEIGHT_PX` points."""
    theme = appearance.theme
    palette = Palette(theme, (Track(id=_TRACK, name="", color="blue"),), ratio)
    picture = QPixmap(QSize(round(WIDTH_PX * ratio), round(HEIGHT_PX * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.panel)
    painter = QPainter(picture)
    scene = _scene(entry, lettering)
    painter.translate(0, _TOP_PX + 4 - scene.layout.rows[0].lane_px(0))
    marks = ScenePainter(painter, scene, palette, lettering)
    chosen = [0] if entry.selected else []
    marks.paint_bars([])
    if entry.line is not None:
        line = entry.line
        x0, x1 = line.begin_us / _US, line.end_us / _US
        if line.is_era:
            painter.fillRect(QRectF(x0, 0, x1 - x0, 60), faded(palette.color(line.color), 0.09))
        AxisPainter(painter, palette, lettering, WIDTH_PX, 60).paint_lines([Flagged(line, x0, x1, None)], [])
    marks.paint_rest(chosen)
    whisker_painter.paint(painter, place(scene, {0: entry.claims} if entry.claims else {}), palette)
    painter.end()
    return picture


def _scene(entry: Entry, lettering: Lettering) -> Scene:
    columns = Columns.read(entry.rows, "UTC")
    slots = np.arange(columns.size)
    layout = Layout((Row(_TRACK, 0.0, 54.0, Packing((entry.lane(columns, slots),))),))
    scale = Scale(0, float(_US), float(WIDTH_PX))
    return compose(layout, columns, scale, _Words(entry, lettering), scroll_px=0.0, height_px=600.0)


class Legend(QDialog):
    """A small window beside the timeline: what occurs in the project first, then the rest. Escape closes it."""

    def __init__(self, stage: Stage, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Legend")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stage, self._appearance = stage, appearance
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 12, 22, 14)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(1)
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetFixedSize)
        self._shown: tuple[tuple[bool, ...], object] | None = None
        unlisten = (
            stage.content_changed.connect(self._fill),
            stage.selection.changed.connect(lambda _source: self._fill()),
            appearance.changed.connect(self._fill),
        )
        self.destroyed.connect(lambda: [disconnect() for disconnect in unlisten])
        self._fill()

    def _fill(self) -> None:
        occurs = tuple(entry.occurs(self._stage) for entry in ENTRIES)
        shown = occurs, self._appearance.theme
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for heading, wanted in (("In this project", True), ("Also possible", False)):
            entries = [entry for entry, own in zip(ENTRIES, occurs, strict=True) if own is wanted]
            if entries:
                self._section(heading, entries)

    def _section(self, heading: str, entries: Sequence[Entry]) -> None:
        """Two columns, read downwards."""
        title = QLabel(f"<b>{heading}</b>")
        title.setContentsMargins(0, 8, 0, 2)
        first = self._grid.rowCount()
        self._grid.addWidget(title, first, 0, 1, 4)
        half = (len(entries) + 1) // 2
        for n, entry in enumerate(entries):
            side, row = divmod(n, half)
            picture = QLabel()
            picture.setPixmap(
                swatch(entry, self._appearance, self._stage.lettering, self.devicePixelRatioF())
            )
            picture.setFixedSize(WIDTH_PX, HEIGHT_PX)
            words = QLabel(entry.words)
            words.setContentsMargins(0, 0, 18 if side == 0 else 0, 4)  # level with the bar
            self._grid.addWidget(picture, first + 1 + row, 2 * side)
            self._grid.addWidget(words, first + 1 + row, 2 * side + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that opened it close it too."""
        if event.key() == Qt.Key.Key_F1 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.close()
        else:
            super().keyPressEvent(event)


def toggle_legend(stage: Stage, appearance: Appearance, parent: QWidget) -> None:
    """Close the legend of a view, or open it."""
    opened = parent.findChildren(Legend)
    for legend in opened:
        legend.close()
    if not opened:
        Legend(stage, appearance, parent).show()
