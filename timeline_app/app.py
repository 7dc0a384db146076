"""The composition root: one application, one window, and what is put into it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from timeline_app.places import state_folder
from timeline_app.project.project_file import open_copy
from timeline_app.project.selection import Selection
from timeline_app.project.state import usable_state
from timeline_app.resources import resource
from timeline_app.ui.asking import Asking, Unattended
from timeline_app.ui.failures import write_down
from timeline_app.ui.picture import draw
from timeline_app.ui.preferences import chosen_theme
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import DARK, LIGHT, Appearance, apply
from timeline_app.ui.timeline_view import TimelineView
from timeline_app.ui.timeline_view.clipboard import leave_text
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
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it: every change is in the working copy
        state, warning = usable_state(state_folder())
        app, window = start(state)
        write_down(window.documents.state / "logs")
        window.show()
        if not window.documents.offer_unsaved():
            _fill(window, paths, sample)
        if warning:
            window.warn(warning)
        return app.exec() if window.isVisible() else 0  # it may have been closed while a project was opened
    return _draw_window(paths, sample)


def _draw_window(paths: Sequence[Path], sample: bool) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problems: list[str] = []
    state, warning = usable_state(state_folder())
    _, window = start(state, Unattended(problems.append))
    window.resize(WINDOW_SIZE)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    _fill(window, paths, sample)
    _settle()
    out = Path.cwd() / PICTURE_OF_WINDOW
    if not problems and not window.grab().save(str(out)):
        problems.append(f"The picture of the window could not be written to {out}.")
    window.documents.abandon()
    if warning:
        shutil.rmtree(state, ignore_errors=True)
    if problems:
        sys.stderr.write(f"timeline-app: {' '.join(problems[0].split())}\n")
        return 2
    sys.stdout.write(f"There is no display here, so the window was drawn into {out}\n")
    sys.stdout.write("For a picture of a timeline: timeline-app picture PROJECT OUT.png\n")
    return 0


def picture(
    project: Path, out: Path, *, begin_us: int | None, end_us: int | None, size: tuple[int, int], dark: bool
) -> None:
    """Draw the timeline of a project file into `out` (.png or .svg), `size` in pixels.

    `begin_us` and `end_us` are microseconds on the axis; None = as far as the events go. Raises ProjectFileError
    (also CannotWrite) and UnwritablePicture.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = _application()
    appearance = Appearance(DARK if dark else LIGHT)
    apply(app, appearance.theme)
    with tempfile.TemporaryDirectory() as state:
        opened = open_copy(project, Path(state))
        view = TimelineView(opened, Selection(opened), appearance)
        try:
            view.use_preferences(wheel_zooms=True, animated=False)
            view.resize(*size)
            view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            view.show()
            app.processEvents()
            first, last = view.visible_range()
            view.show_range(first if begin_us is None else begin_us, last if end_us is None else end_us)
            draw(view, out)
        finally:
            view.dispose()
            opened.close(discard=True)


def start(state: Path | None = None, asking: Asking | None = None) -> tuple[QApplication, Window]:
    """The application and its empty window; `state` is where working copies and settings are kept."""
    folder = state or state_folder()
    app = _application()
    app.setWindowIcon(QIcon(str(resource("icons/timeline-annotator.svg"))))
    settings = Settings(folder / "settings.ini")
    appearance = Appearance(chosen_theme(settings.theme))
    apply(app, appearance.theme)
    app.aboutToQuit.connect(leave_text)
    return app, Window(folder, settings, appearance, asking)


def _application() -> QApplication:
    qInstallMessageHandler(_pass_on)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("timeline-annotator")
    app.setApplicationDisplayName(PROGRAM)
    app.setDesktopFileName("timeline-annotator")
    return app


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's warnings go to stderr, but for one that says nothing: a window that is only drawn has no frame."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"Qt: {message}\n")


def _fill(window: Window, paths: Sequence[Path], sample: bool) -> None:
    if paths:
        window.open(paths)
    elif sample:
        window.open_sample()


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
