"""The conflicts of a merge as a table: what was there before, and the two values to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from timeline_app.project.merge_plan import Side

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("What", "Before", "In this project", "In the other copy")
SIDES = {2: Side.OURS, 3: Side.THEIRS}
"""The columns that can be chosen."""
MOST_FITTED = 300  # rows whose height follows their words
_RADIO_PX, _RING_PX, _MARGIN_PX = 22, 13, 8
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Choice:
    """One conflict in words."""

    about: str
    field: str
    before: str
    ours: str
    theirs: str

    def column(self, column: int) -> str:
        """What stands in a column."""
        return (f"{self.about}\n{self.field}", self.before, self.ours, self.theirs)[column]


class MergeModel(QAbstractTableModel):
    """Holds what was chosen; None = nothing yet."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices
        self.sides: list[Side | None] = [None] * len(choices)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The number of conflicts."""
        return 0 if parent.isValid() else len(self._choices)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, and which of two is chosen."""
        side = SIDES.get(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._choices[index.row()].column(index.column())
            case Qt.ItemDataRole.CheckStateRole if side is not None:
                chosen = self.sides[index.row()] is side
                return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.FontRole if side is not None and self.sides[index.row()] is side:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
        return None

    def choose(self, rows: Sequence[int], side: Side) -> None:
        """One of the two values, for these conflicts."""
        for row in rows:
            self.sides[row] = side
            self.dataChanged.emit(self.index(row, min(SIDES)), self.index(row, max(SIDES)))


class MergeTable(QTableView):
    """Click a value, or go there with the arrow keys and press Space."""

    chosen = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MergeModel(choices, self)
        self.setModel(self._model)
        self.setAccessibleName("What both copies changed")
        self.setItemDelegate(_ValueDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_rows)
        self.clicked.connect(self._choose)
        self.setCurrentIndex(self._model.index(0, min(SIDES)))

    @property
    def sides(self) -> list[Side | None]:
        """What is chosen so far."""
        return self._model.sides

    def choose_all(self, side: Side) -> None:
        """One side for every conflict."""
        self._model.choose(range(self._model.rowCount()), side)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses."""
        if event.key() == Qt.Key.Key_Space:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need."""
        super().resizeEvent(event)
        self._fit.start()

    def _fit_rows(self) -> None:
        if self._model.rowCount() <= MOST_FITTED:
            self.resizeRowsToContents()
        else:
            self.verticalHeader().setDefaultSectionSize(3 * self.fontMetrics().height() + 2 * _MARGIN_PX)

    def _choose(self, index: Index) -> None:
        if index.column() in SIDES:
            self._model.choose([index.row()], SIDES[index.column()])
            self.chosen.emit()


class _ValueDelegate(QStyledItemDelegate):
    """Draws a round button before a value that can be chosen, and a line under each conflict."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        can_choose = index.column() in SIDES
        if shown.state & QStyle.StateFlag.State_Selected and can_choose:
            painter.fillRect(shown.rect, shown.palette.highlight())
        painter.setPen(shown.palette.mid().color())
        painter.drawLine(shown.rect.bottomLeft(), shown.rect.bottomRight())
        if can_choose:
            self._draw_button(painter, shown)
        roles = shown.palette.ColorRole
        role = roles.PlaceholderText if index.column() == 1 else roles.Text
        painter.setFont(shown.font)
        painter.setPen(shown.palette.color(role))
        painter.drawText(self._words_rect(shown.rect, index), _WRAPPED, str(index.data()))

    @staticmethod
    def _draw_button(painter: QPainter, shown: QStyleOptionViewItem) -> None:
        """Qt's own round button has too little contrast on dark ground."""
        ring = QRectF(shown.rect.left() + _MARGIN_PX, shown.rect.top() + _MARGIN_PX + 1, _RING_PX, _RING_PX)
        is_chosen = shown.checkState == Qt.CheckState.Checked
        roles = shown.palette.ColorRole
        color = shown.palette.color(roles.Link if is_chosen else roles.PlaceholderText)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1.3))
        painter.drawEllipse(ring)
        if is_chosen:
            painter.setBrush(color)
            painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words in the column's width."""
        view = self.parent()
        assert isinstance(view, QTableView)
        width = view.columnWidth(index.column())
        font = QFont(view.font())
        if index.column() in SIDES:
            font.setWeight(QFont.Weight.DemiBold)
        place = self._words_rect(QRect(0, 0, width, 10_000), index)
        words = QFontMetrics(font).boundingRect(place, _WRAPPED, str(index.data()))
        return QSize(width, words.height() + 2 * _MARGIN_PX)

    @staticmethod
    def _words_rect(rect: QRect, index: Index) -> QRect:
        indent = _RADIO_PX if index.column() in SIDES else 0
        return rect.adjusted(_MARGIN_PX + indent, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
