"""The page one sees when nothing is open: what the program is for, and four ways to begin."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from timeline_app.ui.icons import icon
from timeline_app.ui.theme import Appearance

WAYS = (
    (
        "sample",
        "map",
        "Open the sample",
        "A ceasefire and its deadline: events, and the passages they rest on",
    ),
    ("import", "newspaper", "Begin with an article", "Text, Markdown or HTML; then mark what says when"),
    ("paste", "clipboard-paste", "Paste an article", "From a web page, a mail, a document"),
    ("open", "folder-open", "Open a project", "A .tlproj file of yours or of a colleague"),
    ("new", "file-plus", "Begin with an empty timeline", "Add the events first, the evidence later"),
)


class Welcome(QWidget):
    """Tells which way a person chose; it does nothing itself."""

    chosen = Signal(str)  # one of WAYS
    recent_chosen = Signal(object)  # the Path of a project

    def __init__(self, appearance: Appearance, recent: Iterable[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._buttons: dict[str, QPushButton] = {}
        page = QVBoxLayout(self)
        page.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(6)
        row.addLayout(column)
        row.addStretch(1)
        page.addLayout(row)
        page.addStretch(3)
        self._add_heading(column)
        for way, _, title, detail in WAYS:
            column.addWidget(self._way(way, title, detail))
        self._recent = QVBoxLayout()
        column.addSpacing(14)
        column.addLayout(self._recent)
        self.show_recent(recent)
        self._disconnect = appearance.changed.connect(self._paint)
        self._paint()

    def show_recent(self, paths: Iterable[Path]) -> None:
        """List the project files that were open lately."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for n, path in enumerate(list(paths)[:5]):
            if n == 0:
                self._recent.addWidget(_label("Recent projects", "muted"))
            button = QPushButton(f"{path.stem}   —   {_short(path.parent)}")
            button.setFlat(True)
            button.setToolTip(str(path))
            button.setStyleSheet("text-align: left;")
            button.clicked.connect(lambda _=False, p=path: self.recent_chosen.emit(p))
            self._recent.addWidget(button)

    def _add_heading(self, column: QVBoxLayout) -> None:
        title = QLabel("What happened when, and who says so")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        column.addWidget(title)
        column.addWidget(
            _label(
                "Build a timeline from articles. Every event stays linked to the words it rests on.",
                "muted",
            )
        )
        column.addSpacing(18)

    def _way(self, way: str, title: str, detail: str) -> QFrame:
        frame = QFrame()
        frame.setObjectName("way")
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(0, 0, 14, 0)
        button = QPushButton(title)
        button.setMinimumSize(250, 40)
        button.setIconSize(QSize(18, 18))
        button.setStyleSheet("text-align: left; padding-left: 14px;")
        button.setAccessibleDescription(detail)
        button.clicked.connect(lambda: self.chosen.emit(way))
        self._buttons[way] = button
        layout.addWidget(button)
        layout.addSpacing(8)
        layout.addWidget(_label(detail, "muted"), 1)
        return frame

    def _paint(self) -> None:
        theme = self._appearance.theme
        for way, name, _, _ in WAYS:
            self._buttons[way].setIcon(icon(name, theme))
        self.setStyleSheet(
            f"Welcome {{ background: {theme.panel}; }} QLabel[rank=muted] {{ color: {theme.muted}; }}"
        )
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def _label(text: str, rank: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("rank", rank)
    return label


def _short(folder: Path) -> str:
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
