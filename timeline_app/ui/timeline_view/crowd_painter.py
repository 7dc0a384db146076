"""Paints what is counted rather than shown one by one: densities, clusters of dots, and their numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from timeline_app.timeline import density
from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.scene import Scene, Strip
from timeline_app.ui.timeline_view.lettering import Lettering
from timeline_app.ui.timeline_view.palette import DOT_RADIUS, Palette

_LIT = 190  # a single match among thousands must be seen
_PILL_X, _PILL_PAD, _PILL_HEIGHT = 6.0, 6.0, 16.0


class CrowdPainter:
    """Draws the crowds of one scene with a painter whose origin is the left end of the axis' lower edge."""

    def __init__(self, painter: QPainter, scene: Scene, palette: Palette, lettering: Lettering) -> None:
        self.p = painter
        self.scene = scene
        self.palette = palette
        self.lettering = lettering
        self.colors = [palette.tracks[row.track] for row in scene.layout.rows]

    def paint_strips(self) -> None:
        """The densities: the more events on a pixel, the nearer to the track's own colour."""
        for strip in self.scene.strips:
            color = self.colors[strip.row].solid
            alpha = density.level(strip.counts, _LIT) if strip.is_lit else density.level(strip.counts)
            pixels = np.empty((1, alpha.size, 4), np.uint8)
            share = alpha.astype(np.uint16)
            for channel, value in enumerate((color.blue(), color.green(), color.red())):
                pixels[0, :, channel] = value * share // 255
            pixels[0, :, 3] = alpha
            kind = QImage.Format.Format_ARGB32_Premultiplied
            image = QImage(pixels.data, alpha.size, 1, alpha.size * 4, kind)
            self.p.drawImage(QRectF(0, strip.y_px, alpha.size, BAR_PX), image)

    def paint_counts(self) -> None:
        """Over them: how many events each density has in sight, and dots that touch as one with their number."""
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.p.setFont(self.lettering.small)
        for strip in self.scene.strips:
            if strip.words:
                self._pill(strip)
        self.p.setFont(self.lettering.flag)
        for cluster in self.scene.clusters:
            colors = self.colors[cluster.row]
            middle = cluster.y_px + BAR_PX / 2
            text = self.lettering.laid(f"{cluster.slots.size:,}", self.lettering.flag)
            wide = max(cluster.x1_px - cluster.x0_px, text.size().width() + 8, 2 * DOT_RADIUS + 4)
            left = (cluster.x0_px + cluster.x1_px - wide) / 2
            radius = DOT_RADIUS + 1.5
            self.p.setPen(Qt.PenStyle.NoPen)
            self.p.setBrush(colors.solid)
            self.p.drawRoundedRect(QRectF(left, middle - radius, wide, 2 * radius), radius, radius)
            self.p.setPen(colors.ink)
            at = QPointF(left + (wide - text.size().width()) / 2, middle - text.size().height() / 2)
            self.p.drawStaticText(QPointF(round(at.x()), round(at.y())), text)

    def _pill(self, strip: Strip) -> None:
        """The number, on a ground of its own so that it reads on every shade."""
        room = self.scene.scale.width_px - 2 * (_PILL_X + _PILL_PAD)
        words = self.lettering.elided(strip.words, room, False)
        text = self.lettering.laid(words, self.lettering.small)
        box = QRectF(_PILL_X, round(strip.y_px + (BAR_PX - _PILL_HEIGHT) / 2), 0, _PILL_HEIGHT)
        box.setWidth(text.size().width() + 2 * _PILL_PAD)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(self.palette.panel)
        self.p.drawRoundedRect(box, 3, 3)
        self.p.setPen(self.palette.text)
        self.p.drawStaticText(
            QPointF(box.left() + _PILL_PAD, round(box.center().y() - text.size().height() / 2)), text
        )
