"""The colours of the timeline in a theme: what each track's events look like in each state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from timeline_app.model.records import Track
from timeline_app.ui.theme import Theme, track_color

DOT_RADIUS = 6.0
_SHARES = {False: (0.55, 0.32, 0.21), True: (0.42, 0.28, 0.19)}
"""How much of a track's colour is in half tone, tint and faint tint, in the light (False) and the dark theme."""
_LEAST_READ, _LEAST_SEEN = 4.5, 3.0
"""The contrast of words with their ground, and of what must be seen (WCAG 2.2, 1.4.3 and 1.4.11)."""
_HATCH_PX = 6
_FAINT = 0.22


@dataclass(frozen=True, slots=True)
class Colors:
    """One track: solid for what is certain, tint for what is possible, half for what nobody has checked.

    `ink` is for words on solid; `edge` is seen around what is too light to be seen by itself.
    """

    solid: QColor
    ink: QColor
    edge: QColor
    half: QColor
    tint: QColor
    faint: QColor
    stem: QColor
    hatch: QBrush
    dot: QPixmap
    half_dot: QPixmap
    solid_pen: QPen
    edge_pen: QPen
    dashed_pen: QPen


class Palette:
    """All colours for painting at one device pixel ratio."""

    def __init__(self, theme: Theme, tracks: Iterable[Track], ratio: float) -> None:
        self.theme = theme
        self.ratio = ratio
        self.panel = QColor(theme.panel)
        self.background = QColor(theme.background)
        self.line = QColor(theme.line)
        self.grid = QColor(theme.grid)
        self.text = QColor(theme.text)
        self.muted = QColor(theme.muted)
        self.accent = QColor(theme.accent)
        self.against = QColor(theme.contradicts)
        self.halo = faded(self.accent, 0.28 if theme.is_dark else 0.20)
        self.band = faded(self.accent, 0.12)
        self.on_solid = QColor(theme.on_solid)
        self.weekend = faded(QColor(theme.text), 0.028 if theme.is_dark else 0.022)
        self.source = tuple(tracks)
        self.pictures: dict[tuple[int, int], QPixmap] = {}
        self.tracks = {track.id: self.colors(self._solid(track)) for track in self.source}

    @cached_property
    def faint(self) -> Palette:
        """The same for what does not match a search: every track nearly the ground, words in grey."""
        faint = Palette(self.theme, (), self.ratio)
        faint.text = faint.on_solid = self.muted
        solids = {track.id: self._solid(track, _FAINT) for track in self.source}
        faint.tracks = {
            track: replace(faint.colors(solid), ink=self.muted, edge=solid, edge_pen=QPen(solid, 1.0))
            for track, solid in solids.items()
        }
        return faint

    def color(self, name: str) -> QColor:
        """The colour of a marker."""
        return track_color(name, self.theme)

    def ink_on(self, ground: QColor) -> QColor:
        """The colour of words on a marker or a bar: the usual one, or what is read better on an unusual ground."""
        if contrast(self.on_solid, ground) >= _LEAST_READ:
            return self.on_solid
        return max((QColor("black"), QColor("white")), key=lambda color: contrast(color, ground))

    def _solid(self, track: Track, share: float = 1.0) -> QColor:
        return mixed(track_color(track.color, self.theme), self.panel, share)

    def colors(self, solid: QColor) -> Colors:
        """All that is mixed from one colour."""
        half, tint, faint = (mixed(solid, self.panel, share) for share in _SHARES[self.theme.is_dark])
        stem = mixed(solid, self.panel, 0.5)
        edge = _edge(solid, self.panel)
        return Colors(
            solid,
            self.ink_on(solid),
            edge,
            half,
            tint,
            faint,
            stem,
            self._hatch(solid),
            self._dot(solid, solid),
            self._dot(half, solid),
            QPen(solid, 1.5),
            QPen(edge, 1.0),
            _dashed(solid),
        )

    def _hatch(self, color: QColor) -> QBrush:
        """Diagonal stripes that repeat seamlessly, sharp at this ratio."""
        pixmap = QPixmap(round(_HATCH_PX * self.ratio), round(_HATCH_PX * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(mixed(color, self.panel, 0.38))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(mixed(color, self.panel, 0.10), 1.8))
        for shift in (-_HATCH_PX, 0, _HATCH_PX):
            painter.drawLine(QPointF(shift - 1, _HATCH_PX + 1), QPointF(shift + _HATCH_PX + 1, -1))
        painter.end()
        brush = QBrush(pixmap)
        return brush

    def _dot(self, fill: QColor, edge: QColor) -> QPixmap:
        size = round((2 * DOT_RADIUS + 2) * self.ratio)
        pixmap = QPixmap(size, size)
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(fill)
        painter.setPen(QPen(edge, 1.5) if fill != edge else Qt.PenStyle.NoPen)
        radius = DOT_RADIUS if fill == edge else DOT_RADIUS - 0.75
        painter.drawEllipse(QPointF(DOT_RADIUS + 1, DOT_RADIUS + 1), radius, radius)
        painter.end()
        return pixmap


def contrast(one: QColor, other: QColor) -> float:
    """From 1 (the same) to 21 (black on white), as WCAG 2.2 reckons it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _edge(solid: QColor, ground: QColor) -> QColor:
    """The faintest mixture of a colour that is seen on this ground; the colour itself where none is."""
    shares = (n / 20 for n in range(8, 20))
    mixtures = (mixed(solid, ground, share) for share in shares)
    return next((color for color in mixtures if contrast(color, ground) >= _LEAST_SEEN), solid)


def _dashed(color: QColor) -> QPen:
    pen = QPen(color, 1.25, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3.2, 2.4])
    return pen


def faded(color: QColor, alpha: float) -> QColor:
    """The colour, translucent."""
    made = QColor(color)
    made.setAlphaF(alpha)
    return made


def mixed(color: QColor, ground: QColor, share: float) -> QColor:
    """`share` of a colour laid over a ground, opaque: bars that lie over one another do not darken."""
    return QColor.fromRgbF(
        *(
            a * share + b * (1 - share)
            for a, b in (
                (color.redF(), ground.redF()),
                (color.greenF(), ground.greenF()),
                (color.blueF(), ground.blueF()),
            )
        )
    )
