"""Completes who claims something from those who were named before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QListView

from timeline_app.ui.widgets.line_field import LineField

Names = Callable[[], list[str]]
"""Who was named so far, the most frequent first."""


def complete(field: LineField, names: Names) -> None:
    """Offer names while one types; they are read anew whenever one begins to type."""
    model = QStringListModel(field)
    completer = QCompleter(model, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(8)
    popup = QListView()
    completer.setPopup(popup)
    field.setCompleter(completer)

    def read(_text: str) -> None:
        if not popup.isVisible():
            model.setStringList(names())

    field.textEdited.connect(read)
    field.committed.connect(lambda _text: popup.hide())
    # A name that was clicked stands in the field only once the completer is done.
    completer.activated.connect(lambda _text: QTimer.singleShot(0, field, field.commit))
