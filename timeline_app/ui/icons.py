"""The icons: Lucide outlines drawn in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from timeline_app.resources import resource
from timeline_app.ui.theme import Theme

SIZE_PX = 18
SCALES = (1, 2, 3)  # device pixels per pixel for which a pixmap is kept


def icon(name: str, theme: Theme) -> QIcon:
    """The icon of this file name (without suffix), for enabled and for disabled widgets."""
    svg = (resource("icons") / f"{name}.svg").read_text("utf-8")
    result = QIcon()
    for mode, color in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.line)):
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", color).encode()))
        for scale in SCALES:
            result.addPixmap(_drawn(renderer, scale), mode)
    return result


def _drawn(renderer: QSvgRenderer, scale: int) -> QPixmap:
    pixmap = QPixmap(SIZE_PX * scale, SIZE_PX * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, SIZE_PX, SIZE_PX))
    painter.end()
    return pixmap
