"""The list of suggestions: a title, and under it when that would be, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from timeline_app.project.suggestions import State
from timeline_app.ui.suggestions.listing import Row
from timeline_app.ui.suggestions.proposals import Ident
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.row_delegate import RowDelegate, parts

_ROW = Qt.ItemDataRole.UserRole
_SIZE = QSize(160, 46)
_NEST_PX = 18
_Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractListModel):
    """The lines as Qt wants them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Hold other lines."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A line: its title, what a screen reader says of it, its tip."""
        row = self.rows[index.row()]
        title = row.proposal.title or "Untitled"
        said = " · ".join(part for part in (row.proposal.time, row.note) if part)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}. {said}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{title}\n{said}"
        return row if role == _ROW else None


class SuggestionList(QListView):
    """Tells which line a person went to; showing other lines tells nothing."""

    gone_to = Signal(object)  # the name of a proposal
    menu_wished = Signal(object)  # where on the screen

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._model = Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(appearance, _SIZE, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Suggestions")

    @property
    def rows(self) -> list[Row]:
        """The lines that are shown."""
        return self._model.rows

    def show_rows(self, rows: Sequence[Row], current: Ident | None) -> None:
        """List these, with this one as the current one."""
        place = self.verticalScrollBar().value()
        self._quiet = True
        self._model.show_rows(rows)
        self._quiet = False
        self.verticalScrollBar().setValue(place)
        self.go_to(current)

    def go_to(self, ident: Ident | None) -> None:
        """Make this line the current one, in sight."""
        at = next((n for n, row in enumerate(self.rows) if row.proposal.ident == ident), None)
        index = QModelIndex() if at is None else self._model.index(at)
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        if at is not None:
            self.scrollTo(index)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell where a key or a click went."""
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid():
            self.gone_to.emit(self.rows[current.row()].proposal.ident)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a line."""
        self.menu_wished.emit(event.globalPos())


class _Delegate(RowDelegate):
    """Draws a line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Title, time and notes; what is alike is set in under what it repeats."""
        rect, font, state = parts(option)
        theme, row = self.appearance.theme, index.data(_ROW)
        assert isinstance(row, Row)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.accent_soft))
        painter.setPen(QColor(theme.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = rect.adjusted(12 + (_NEST_PX if row.is_nested else 0), 5, -10, 0)
        line = QRect(box.left(), box.top(), box.width(), 18)
        muted = row.is_nested or row.standing.state is State.REJECTED
        _write(painter, line, font, row.proposal.title or "Untitled", theme.muted if muted else theme.text)
        line.translate(0, 18)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Medium)
        time = row.proposal.time
        _write(painter, line, bold, time, theme.accent if row.proposal.when is not None else theme.muted)
        if row.note:
            line.setLeft(line.left() + QFontMetrics(bold).horizontalAdvance(time) + 8)
            _write(painter, line, font, f"· {row.note}", theme.muted)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


def _write(painter: QPainter, box: QRect, font: QFont, text: str, color: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(color))
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
