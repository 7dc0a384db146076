"""Two ways to find a command: the palette (type a few letters of it) and the sheet of all keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.commands import Menu

if TYPE_CHECKING:
    from timeline_app.ui.actions import Actions

GESTURES = (
    ("Timeline, with the mouse", "Wheel", "Zoom at the pointer"),
    ("Timeline, with the mouse", "Shift + wheel, middle button, Space + drag", "Move along the axis"),
    ("Timeline, with the mouse", "Double-click on empty ground", "New event there"),
    (
        "Timeline, with the mouse",
        "Drag an event, or its end",
        "Move it, resize it (Alt: freely, Esc: as before)",
    ),
    ("Timeline, with the mouse", "Ctrl + click, drag on empty ground", "Select several"),
    (
        "Timeline, with the mouse",
        "Click on a bracket under an event",
        "Go to the passage that claims this date",
    ),
    ("While the tray of undated events has the focus", "Left, Right", "Choose one"),
    ("While the tray of undated events has the focus", "P", "Place it in the middle of the view"),
    ("Timeline, with the mouse", "Back and forward buttons", "Views visited before and after"),
    ("Article, with the mouse", "Drag over text", "Select whole words (Alt: any characters)"),
    ("Article, with the mouse", "Two, three, four clicks", "Select the word, the sentence, the paragraph"),
    (
        "Article, with the mouse",
        "Drag an end of the selected passage",
        "Resize it (Alt: exactly, Esc: as before)",
    ),
    ("Article, with the mouse", "Click on an underline", "Select just that one of overlapping passages"),
    ("Article, with the mouse", "Ctrl + click on passages", "Select several, to be one piece of evidence"),
    ("Track heads", "Drag", "Put the track elsewhere"),
    ("Track heads", "Click on the colour, double-click on the name", "Colour, rename"),
    ("Track heads", "Up, Down, Enter (F6 goes there)", "Choose a track, rename it"),
    ("Bookmarks", "Alt+1 … Alt+9", "Go to one of the first nine"),
)


class Palette(QDialog):
    """Type, choose, Enter: the command runs and the palette is gone. `others` are beside those of the table."""

    def __init__(self, actions: Actions, parent: QWidget, others: Sequence[tuple[str, QAction]] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(460, 420)
        self._rows = [
            (f"{menu.title.replace('&', '')}: {command.words}", action)
            for menu, command, action in actions
            if command.id != "palette"
        ]
        self._rows += others
        self._field = QLineEdit(placeholderText="Type a command")
        self._list = QTreeWidget()
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.itemActivated.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self._field.textChanged.connect(self._show)
        self._field.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter belong to the list, also while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        self._list.clear()
        parts = typed.lower().split()
        for words, action in self._rows:
            if all(part in words.lower() for part in parts):
                item = QTreeWidgetItem([words, _keys(action)])
                item.setData(0, Qt.ItemDataRole.UserRole, action)
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
                item.setDisabled(not action.isEnabled())
                self._list.addTopLevelItem(item)
        if (first := self._list.topLevelItem(0)) is not None:
            self._list.setCurrentItem(first)

    def _step(self, step: int) -> None:
        """To the next command that can be used now, around the end."""
        count = self._list.topLevelItemCount()
        at = self._list.currentIndex().row()
        for n in range(1, count + 1):
            item = self._list.topLevelItem((at + n * step) % count)
            if item is not None and not item.isDisabled():
                self._list.setCurrentItem(item)
                return

    def _run(self, item: QTreeWidgetItem | None) -> None:
        action = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(action, QAction) and action.isEnabled():
            self.close()
            action.trigger()


class ShortcutSheet(QDialog):
    """All keys on one page."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys at a glance")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 620)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(28)
        rows = [
            (_heading(menu), _keys(action), command.words.rstrip("…")) for menu, command, action in actions
        ]
        last = ""
        for heading, keys, words in (*GESTURES, *rows):
            if not keys:
                continue
            if heading != last:
                title = QLabel(f"<b>{heading}</b>")
                title.setContentsMargins(0, 10 if last else 0, 0, 2)
                grid.addWidget(title, grid.rowCount(), 0, 1, 2)
                last = heading
            row = grid.rowCount()
            grid.addWidget(QLabel(keys), row, 0)
            grid.addWidget(QLabel(words), row, 1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)


def _heading(menu: Menu) -> str:
    where = {"timeline": "While the timeline has the focus", "article": "While the article has the focus"}
    return where.get(menu.scope.value, menu.title.replace("&", ""))


def _keys(action: QAction) -> str:
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
