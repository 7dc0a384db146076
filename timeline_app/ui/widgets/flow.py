"""A layout that puts widgets side by side and begins a new line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets, left to right; those that can grow share what is left of their line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 5) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Add a widget before the one at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at this place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the one at this place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it takes what it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that all lines need."""
        return self._place(QRect(0, 0, width, 0), really=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._place(rect, really=True)

    def sizeHint(self) -> QSize:
        """At least what the widest widget needs."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """What the widest widget needs."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, really: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            if really:
                self._place_line(line, QRect(rect.x(), y, rect.width(), height))
            y += height + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        room = 0
        for item in self._items:
            needed = item.sizeHint().width()
            if not lines or needed > room:
                lines.append([])
                room = width
            lines[-1].append(item)
            room -= needed + self.spacing()
        return lines

    def _place_line(self, line: list[QLayoutItem], rect: QRect) -> None:
        needed = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
        growing = [item for item in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        spare = max(rect.width() - needed, 0)
        x = rect.x()
        for item in line:
            size = item.sizeHint()
            width = size.width() + (spare // len(growing) if item in growing else 0)
            middle = rect.y() + (rect.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, middle), QSize(min(width, rect.width()), size.height())))
            x += width + self.spacing()
