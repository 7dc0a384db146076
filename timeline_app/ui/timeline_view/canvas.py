"""The surface of the timeline: a pyqtgraph view with one item that paints the whole frame."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyleOptionGraphicsItem, QWidget

from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view import whisker_painter
from timeline_app.ui.timeline_view.axis_painter import AxisPainter, Flagged, flag_at, place_flags, year_box
from timeline_app.ui.timeline_view.claims import Claims
from timeline_app.ui.timeline_view.clock_painter import ClockPainter
from timeline_app.ui.timeline_view.lines import Line
from timeline_app.ui.timeline_view.painter import ScenePainter
from timeline_app.ui.timeline_view.palette import Palette
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage

EMPTY = "No events yet.  Double-click here for a first one, or select words in an article and press E."
NO_MATCH = "No event matches the search.  Escape in the search field shows all events again."
_REST_MS = 40  # rows out of sight are packed when nothing else happens for so long


@dataclass(slots=True)
class Overlay:
    """What a gesture shows over the frame, in pixels of the surface."""

    band: QRectF | None = None
    guide_px: float | None = None
    tip: tuple[str, ...] = ()
    tip_at: QPointF | None = None
    ghost: QPointF | None = None
    ghost_track: int | None = None
    row_px: tuple[float, float] | None = None


class Surface(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph ships no types
    """Shows a stage. Its view box spans the surface in pixels, so that items of pyqtgraph can be laid over it."""

    def __init__(self, stage: Stage, appearance: Appearance, parent: QWidget | None = None) -> None:
        self.stage = stage  # events come while pyqtgraph still builds the view
        self.disposed = False
        self.box: pg.ViewBox | None = None
        super().__init__(parent, background=None)
        self.appearance = appearance
        self.overlay = Overlay()
        self.claims = Claims(stage, parent or self)
        self._palette: Palette | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REST_MS)
        self._later.timeout.connect(stage.rest)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self.setCentralItem(self.box)
        self.frame = Frame(self)
        self.box.addItem(self.frame, ignoreBounds=True)
        self._unlisten = (stage.changed.connect(self.redraw), appearance.changed.connect(self._on_theme))

    def dispose(self) -> None:
        """Hear no more of the stage and the theme."""
        self.disposed = True
        self._later.stop()
        for disconnect in self._unlisten:
            disconnect()

    def redraw(self) -> None:
        """Paint again, once, when Qt comes to it."""
        self.viewport().update()

    @property
    def colors(self) -> Palette:
        """The colours for the theme, the tracks and the screen in use."""
        ratio = self.devicePixelRatioF()
        known = self._palette
        if known is None or known.ratio != ratio or known.source != self.stage.tracks:
            self._palette = Palette(self.appearance.theme, self.stage.tracks, ratio)
        assert self._palette is not None
        return self._palette

    def _on_theme(self) -> None:
        self._palette = None
        self.redraw()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Tell the stage how much room there is."""
        super().resizeEvent(event)
        if self.box is None:
            return
        size = self.viewport().size()
        self.box.setRange(QRectF(0, 0, size.width(), size.height()), padding=0)
        self.stage.resize(size.width(), size.height())

    def paint_frame(self, painter: QPainter) -> None:
        """The whole frame, in pixels of the surface."""
        stage, palette = self.stage, self.colors
        width, height = float(self.viewport().width()), float(self.viewport().height())
        scene, axis = stage.scene, stage.axis
        selected, hovered = self._attended()
        rest, scene = stage.dimming.split(scene) if stage.dimming else (None, scene)
        flags = self.flags()
        ground = AxisPainter(painter, palette, stage.lettering, width, height)
        ground.paint_ground(axis, scene, flags)
        clock = ClockPainter(painter, stage.scale, stage.clock_changes(), palette, stage.lettering)
        clock.paint_ground(height)
        painter.setClipRect(QRectF(0, AXIS_PX, width, height - AXIS_PX))
        painter.translate(0, AXIS_PX)
        layers = [ScenePainter(painter, rest, palette.faint, stage.lettering)] if rest else []
        layers.append(ScenePainter(painter, scene, palette, stage.lettering))
        for layer in layers:
            layer.paint_bars(hovered)
        ground.paint_lines(flags, [box for layer in layers for box in layer.words()])
        for layer in layers:
            layer.paint_rest(selected)
        whisker_painter.paint(painter, self.claims.whiskers(), palette)
        painter.translate(0, -AXIS_PX)
        painter.setClipping(False)
        ground.paint_axis(axis, flags)
        clock.paint_axis(axis, ground.taken, width)
        if not any(stage.counts.values()):
            self._paint_hint(painter, palette, width, height)
        self._paint_overlay(painter, palette, width, height)
        if stage.rows.unfinished:
            self._later.start()

    def _attended(self) -> tuple[list[int], list[int]]:
        """The slots of what is selected and what is hovered."""
        slots, selection = self.stage.columns.slots_of, self.stage.selection
        selected = [slot for slot in slots(selection.events[:2000]) if slot is not None]
        return selected, [slot for slot in slots(selection.hovered_events()) if slot is not None]

    def flags(self) -> list[Flagged]:
        """The markers in sight with their labels."""
        scale = self.stage.scale
        named: list[tuple[Line, float, float]] = []
        for line in self.stage.lines:
            named.append((line, scale.time_to_px(line.begin_us), scale.time_to_px(line.end_us)))
        kept = year_box(self.stage.axis, scale.width_px, self.stage.lettering)
        return place_flags(named, scale.width_px, self.stage.lettering, kept)

    def marker_at(self, at: QPointF) -> int | None:
        """The marker whose flag stands at a point."""
        return flag_at(self.flags(), at)

    def forget_point(self) -> None:
        """Show it no more."""
        self.overlay = Overlay()
        self.redraw()

    def track_at(self, at: QPointF) -> int | None:
        """The track at a point; the first above all, the last below."""
        layout = self.stage.layout
        row = layout.row_at(max(at.y() - AXIS_PX + self.stage.scroll_px, 0.0))
        return row.track if row else None

    def _paint_hint(self, painter: QPainter, palette: Palette, width: float, height: float) -> None:
        painter.setFont(self.stage.lettering.plain)
        painter.setPen(palette.muted)
        words = EMPTY if self.stage.columns.only is None else NO_MATCH
        painter.drawText(QRectF(0, AXIS_PX, width, height - AXIS_PX), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_overlay(self, painter: QPainter, palette: Palette, width: float, height: float) -> None:
        overlay = self.overlay
        if overlay.guide_px is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            pen = QPen(palette.accent, 1.0)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            x = round(overlay.guide_px)
            painter.drawLine(QLineF(x, AXIS_PX - 8, x, height))
        if overlay.ghost is not None and overlay.ghost_track is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.accent, 2.0))
            painter.setBrush(palette.tracks[overlay.ghost_track].solid)
            painter.drawEllipse(overlay.ghost, 7.0, 7.0)
        if overlay.band is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(palette.accent, 1.0))
            painter.setBrush(palette.band)
            painter.drawRect(overlay.band)
        if overlay.tip and overlay.tip_at is not None:
            self._paint_tip(painter, palette, overlay.tip, overlay.tip_at, width)

    def _paint_tip(
        self, painter: QPainter, palette: Palette, lines: Sequence[str], at: QPointF, width: float
    ) -> None:
        lettering = self.stage.lettering
        fonts = [lettering.bold, *[lettering.plain] * (len(lines) - 1)]
        texts = [lettering.laid(line, font) for line, font in zip(lines, fonts, strict=True)]
        wide = max(text.size().width() for text in texts) + 20
        tall = 17.0 * len(texts) + 11
        x = min(max(at.x() + 14, 4.0), width - wide - 4)
        y = at.y() + 20 if at.y() + 20 + tall < self.viewport().height() else at.y() - tall - 12
        rect = QRectF(round(x), round(y), round(wide), round(tall))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.line, 1.0))
        painter.setBrush(palette.panel)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        for n, (text, font) in enumerate(zip(texts, fonts, strict=True)):
            painter.setFont(font)
            painter.setPen(palette.text if n == 0 else palette.muted)
            y = rect.top() + 5.5 + 17 * n + (17 - text.size().height()) / 2
            painter.drawStaticText(QPointF(rect.left() + 10, round(y)), text)


class Frame(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph ships no types
    """The one item of the surface; it paints in pixels, whatever the view box shows."""

    def __init__(self, surface: Surface) -> None:
        super().__init__()
        self._surface = surface
        self._told = ""

    def boundingRect(self) -> QRectF:
        """Everything."""
        return QRectF(self._surface.viewport().rect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the frame."""
        if self._surface.disposed:
            return
        painter.save()
        painter.resetTransform()
        try:
            self._surface.paint_frame(painter)
        except Exception as error:  # one that escaped into Qt's painting would end the program
            if repr(error) != self._told:
                self._told = repr(error)
                sys.excepthook(type(error), error, error.__traceback__)
        finally:
            painter.restore()
