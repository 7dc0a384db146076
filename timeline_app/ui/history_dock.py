"""The changes of the project in their order: what is done, where one stands, what can be done again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.project.history import HistoryRow
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.row_delegate import RowDelegate, parts

MOST_ROWS = 300
_ROW, _TIME, _STATE = (Qt.ItemDataRole.UserRole + i for i in range(3))
ROW = QSize(120, 27)  # pixels of a row


class HistoryDock(QWidget):
    """A list from the oldest change to the newest; a click goes back, or forward, to the state after that change."""

    def __init__(
        self, project: Project, selection: Selection, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self.undo = QPushButton("Undo")
        self.undo.clicked.connect(lambda _checked=False: self._project.undo())
        self.redo = QPushButton("Redo")
        self.redo.clicked.connect(lambda _checked=False: self._project.redo())
        self.list = QListWidget()
        self.list.setAccessibleName("Changes")
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_StepDelegate(appearance, ROW, self))
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(10, 8, 10, 8)
        buttons.setSpacing(6)
        buttons.addWidget(self.undo)
        buttons.addWidget(self.redo)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self.list, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.list)
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._show)
        self._disconnect = [
            project.committed.connect(lambda _row: self._stale.start()),
            appearance.changed.connect(self._show),
        ]
        self._show()

    def dispose(self) -> None:
        """Hear nothing more from project and appearance."""
        self._stale.stop()
        while self._disconnect:
            self._disconnect.pop()()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the changes once they are to be seen."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        self._stale.stop()
        if not self.isVisible():
            return
        done, undone = self._project.undo_list(MOST_ROWS), self._project.redo_list(MOST_ROWS)
        self.undo.setEnabled(bool(done))
        self.undo.setToolTip(f"Undo “{done[-1].label}” (Ctrl+Z)" if done else "There is nothing to undo")
        self.redo.setEnabled(bool(undone))
        self.redo.setToolTip(
            f"Redo “{undone[0].label}” (Ctrl+Shift+Z)" if undone else "There is nothing to redo"
        )
        self.list.clear()
        if len(done) < MOST_ROWS:
            self._add("Before all changes", "", 0, "done" if done else "current")
        for row in done:
            self._add(row.label, time_words(row), row.id, "current" if row is done[-1] else "done")
        current = self.list.item(self.list.count() - 1)
        for row in undone[: MOST_ROWS - 1]:
            self._add(row.label, time_words(row), row.id, "undone")
        self.list.setCurrentItem(current)
        self.list.scrollToItem(current)

    def _add(self, label: str, time: str, row: int, state: str) -> None:
        item = QListWidgetItem(label)
        item.setData(_ROW, row)
        item.setData(_TIME, time)
        item.setData(_STATE, state)
        item.setToolTip(
            {"done": "Click: go back to here", "undone": "Click: do again up to here"}.get(
                state, "The present state"
            )
        )
        words = {"current": "the present state", "undone": "undone"}.get(state, "done")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}, {words}")
        self.list.addItem(item)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        row = item.data(_ROW)
        if row != self._project.position:
            self._project.undo_to(row)


class _StepDelegate(RowDelegate):
    """Draws a step on its line of steps: a dot, the label, the time."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one step."""
        theme = self.appearance.theme
        rect, font, state = parts(option)
        kind = index.data(_STATE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_MouseOver or kind == "current":
            painter.fillRect(rect, QColor(theme.accent_soft))
        x, middle = rect.left() + 17.0, rect.center().y() + 0.5
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() + 1))
        painter.setPen(QPen(QColor(theme.accent if kind == "current" else theme.muted), 1.2))
        painter.setBrush(QColor({"current": theme.accent, "done": theme.muted}.get(kind, theme.panel)))
        painter.drawEllipse(QPointF(x, middle), *((4.5, 4.5) if kind == "current" else (3.0, 3.0)))
        font.setWeight(QFont.Weight.DemiBold if kind == "current" else QFont.Weight.Normal)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        time = index.data(_TIME)
        area = rect.adjusted(32, 0, -12, 0)
        painter.setPen(QColor(theme.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
        area.setRight(area.right() - metrics.horizontalAdvance(time) - 10)
        painter.setPen(QColor(theme.muted if kind == "undone" else theme.text))
        label = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        painter.restore()


def time_words(row: HistoryRow) -> str:
    """When a change was made, by this computer's clock: the time today, the date too before."""
    then = datetime.fromtimestamp(row.time_us / 1_000_000)
    return then.strftime("%H:%M" if then.date() == datetime.now().date() else "%Y-%m-%d %H:%M")
