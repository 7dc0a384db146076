"""The timeline as a picture: PNG pixels or SVG shapes of what the view shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from timeline_app.interchange.writing import written_bytes

SHARP = 2  # device pixels a pixel: for a picture that is printed, or shown on a dense screen


class UnwritablePicture(Exception):
    """The picture cannot be made; the message says why, and what to do."""


def draw(view: QWidget, out: Path, scale: int = 1) -> None:
    """Draw a widget as it is now into `out`, as the suffix says (.png with `scale` pixels a pixel, or .svg).

    Raises UnwritablePicture for another suffix and for more pixels than there is memory for, CannotWrite where the
    file cannot be written; what was there is then as it was.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    match out.suffix.lower():
        case ".png":
            _draw_png(view, buffer, scale)
        case ".svg":
            _draw_svg(view, buffer)
        case suffix:
            raise UnwritablePicture(f"A picture is written as .png or .svg, not as “{suffix or out.name}”.")
    with written_bytes(out) as file:
        file.write(buffer.data().data())


def _draw_png(view: QWidget, buffer: QBuffer, scale: int) -> None:
    size = view.size() * scale
    image = QImage(size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise UnwritablePicture(
            f"There is no memory for a picture of {size.width()}x{size.height()} pixels; make it smaller."
        )
    image.setDevicePixelRatio(scale)
    image.fill(view.palette().window().color())
    view.render(image)
    QImageWriter(buffer, QByteArray(b"png")).write(image)


def _draw_svg(view: QWidget, buffer: QBuffer) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(view.width(), view.height()))
    generator.setViewBox(QRect(0, 0, view.width(), view.height()))
    generator.setTitle("Timeline")
    painter = QPainter(generator)
    view.render(painter, QPoint())
    painter.end()
