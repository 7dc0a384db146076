"""The composition root: one application, one window, and what is put into it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from timeline_app.places import state_folder
from timeline_app.ui.preferences import chosen_theme
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Appearance, apply
from timeline_app.ui.window import PROGRAM, Window

PICTURE_OF_WINDOW = "timeline-annotator.png"
WINDOW_SIZE = QSize(1440, 900)
SETTLE_MS = 300  # until every view has laid itself out


def has_display() -> bool:
    """Whether a window can be shown; Qt itself would abort without a word on how to go on."""
    if "QT_QPA_PLATFORM" in os.environ or not sys.platform.startswith("linux"):
        return os.environ.get("QT_QPA_PLATFORM") != "offscreen"
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(paths: Sequence[Path], *, sample: bool = False) -> int:
    """Open the window on a project, on articles, on the sample, or on the welcome page; return when it is closed.

    Without a display the window is drawn into a picture instead, and a line says where that is.
    """
    if has_display():
        app, window = start()
        window.show()
        if not window.documents.offer_unsaved():
            _fill(window, paths, sample)
        return app.exec()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app, window = start()
    _fill(window, paths, sample)
    out = Path.cwd() / PICTURE_OF_WINDOW
    window.resize(WINDOW_SIZE)
    window.show()
    _settle()
    window.grab().save(str(out))
    window.documents.abandon()
    sys.stdout.write(f"There is no display here, so the window was drawn into {out}\n")
    sys.stdout.write("For a picture of a timeline: timeline-app picture PROJECT OUT.png\n")
    return 0


def start(state: Path | None = None) -> tuple[QApplication, Window]:
    """The application and its empty window; `state` is where working copies and settings are kept."""
    folder = state or state_folder()
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("timeline-annotator")
    app.setApplicationDisplayName(PROGRAM)
    app.setDesktopFileName("timeline-annotator")
    settings = Settings(folder / "settings.ini")
    appearance = Appearance(chosen_theme(settings.theme))
    apply(app, appearance.theme)
    return app, Window(folder, settings, appearance)


def _fill(window: Window, paths: Sequence[Path], sample: bool) -> None:
    if paths:
        window.documents.open(paths)
    elif sample:
        window.open_sample()


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
