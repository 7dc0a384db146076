"""A list of check boxes with a colour, a name and a number each; long ones scroll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

_MOST_ROWS = 7
_ROW_PX = 24
_SWATCH_PX = 12
_NUMBER = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Check:
    """One box."""

    key: object
    name: str
    number: str
    on: bool
    icon: QIcon = field(default_factory=QIcon, compare=False)


class CheckList(QListWidget):
    """A click anywhere on a row, or Space, turns its box over."""

    toggled = Signal(object, bool)  # key, on

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
        self.setItemDelegate(_Numbered(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: list[Check] = []
        self.itemClicked.connect(lambda item: self._turn(self.row(item)))

    @property
    def checks(self) -> list[Check]:
        """What is shown."""
        return list(self._shown)

    def show_rows(self, checks: Sequence[Check]) -> None:
        """Show these; the current row stays where its key stays."""
        if list(checks) == self._shown:
            return
        same = [check.key for check in checks] == [check.key for check in self._shown]
        self._shown = list(checks)
        if not same:
            self.clear()
        for row, check in enumerate(checks):
            if not same:
                self.addItem(QListWidgetItem(check.name))
            item = self.item(row)
            item.setText(check.name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if check.on else Qt.CheckState.Unchecked)
            item.setData(_NUMBER, check.number)
            item.setSizeHint(QSize(0, _ROW_PX))
            item.setIcon(check.icon)
        self.setFixedHeight(min(len(checks), _MOST_ROWS) * _ROW_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter turn the current box over."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._turn(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _turn(self, row: int) -> None:
        check = self._shown[row]
        self.toggled.emit(check.key, not check.on)


class _Numbered(QStyledItemDelegate):
    """Puts the number at the right end of a row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        number = str(index.data(_NUMBER) or "")
        area = option.rect
        wide = option.fontMetrics.horizontalAdvance(number) + 12
        option.rect = area.adjusted(0, 0, -wide, 0)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.placeholderText().color())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(0, 0, -6, 0), right, number)
        painter.restore()
