"""The docks beside the views: their names, how wide they want to be, and how they begin."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

DOCKS: Mapping[str, str] = MappingProxyType(
    {
        "events": "Events",
        "articles": "Articles",
        "history": "History of changes",
        "audit": "Audit",
        "suggestions": "Suggestions",
    }
)
DOCK_WIDTHS: Mapping[str, int] = MappingProxyType(
    {"events": 420, "articles": 420, "history": 270, "audit": 340, "suggestions": 340}
)
"""At least so many pixels, when it is opened."""


def new_dock(name: str, window: QMainWindow) -> QDockWidget:
    """An empty dock at the right, hidden for now."""
    dock = QDockWidget(DOCKS[name], window)
    dock.setObjectName(name)
    dock.setWidget(QWidget())
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.hide()
    return dock
