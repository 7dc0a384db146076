"""What happens when the program itself is at fault: it is written down, and the person is told that nothing is lost."""

from __future__ import annotations

import faulthandler
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from timeline_app.project.errors import ProjectFileError

LOG_BYTES, LOG_FILES = 500_000, 3
_log = logging.getLogger("timeline_app")


def write_down(folder: Path) -> None:
    """Keep a log in this folder from now on, and catch what nobody else caught. It never leaves the machine."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "timeline-annotator.log"
    handler = RotatingFileHandler(
        file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    faulthandler.enable((folder / "crash.log").open("a"))

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("unexpected", exc_info=(kind, error, trace))
        QTimer.singleShot(0, lambda: _tell(error, file))

    sys.excepthook = caught


def _tell(error: BaseException, file: Path) -> None:
    box = QMessageBox()
    if isinstance(
        error, ProjectFileError
    ):  # a full disk, a refused row: nobody's mistake, and the sentence says all
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Timeline Annotator")
        box.setText(str(error))
        box.exec()
        return
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("Something went wrong")
    box.setText(
        "The program made a mistake. What you did before is kept; the last step may not have happened."
    )
    box.setInformativeText(f"It was written down in {file} ({type(error).__name__}: {error}).")
    box.exec()
