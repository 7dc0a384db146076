"""The timeline as a picture: PNG pixels or SVG shapes of what the view shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

SHARP = 2  # device pixels a pixel: for a picture that is printed, or shown on a dense screen


class UnwritablePicture(Exception):
    """The picture could not be written; the message says why, and what to do."""


def draw(view: QWidget, out: Path, scale: int = 1) -> None:
    """Draw a widget as it is now into `out`, as the suffix says (.png with `scale` pixels a pixel, or .svg).

    Raises UnwritablePicture for another suffix, or where the file cannot be written.
    """
    match out.suffix.lower():
        case ".png":
            _draw_png(view, out, scale)
        case ".svg":
            _draw_svg(view, out)
        case suffix:
            raise UnwritablePicture(f"A picture is written as .png or .svg, not as “{suffix or out.name}”.")


def _draw_png(view: QWidget, out: Path, scale: int) -> None:
    image = QImage(view.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(view.palette().window().color())
    view.render(image)
    if not image.save(str(out)):
        raise UnwritablePicture(
            f"The picture could not be written to {out}; is there such a folder, and room in it?"
        )


def _draw_svg(view: QWidget, out: Path) -> None:
    try:
        out.open("ab").close()  # QSvgGenerator only warns
    except OSError as error:
        raise UnwritablePicture(f"The picture could not be written to {out}: {error.strerror}.") from error
    generator = QSvgGenerator()
    generator.setFileName(str(out))
    generator.setSize(QSize(view.width(), view.height()))
    generator.setViewBox(QRect(0, 0, view.width(), view.height()))
    generator.setTitle("Timeline")
    painter = QPainter(generator)
    view.render(painter, QPoint())
    painter.end()
