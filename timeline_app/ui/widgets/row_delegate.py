"""What the rows of the lists share: one height for all, and the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from timeline_app.ui.theme import Appearance


class RowDelegate(QStyledItemDelegate):
    """Base of what draws the rows of a list; `size` in pixels is that of every row."""

    def __init__(self, appearance: Appearance, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._size = size

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all."""
        return self._size


def parts(option: QStyleOptionViewItem) -> tuple[QRect, QFont, QStyle.StateFlag]:
    """Where a row is drawn, in which letters, and whether it is selected or hovered."""
    return option.rect, QFont(option.font), option.state
