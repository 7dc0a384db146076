"""The table of commands as Qt actions: made once, switched on and off as the project and the selection change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from timeline_app.ui.commands import Command, Menu, Scope, menus
from timeline_app.ui.icons import icon
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from timeline_app.ui.window import Window


class Actions:
    """One `QAction` a command. Keys of a view work while that view has the focus, all others in the whole window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._menus: tuple[Menu, ...] = menus()
        self._commands = {command.id: command for menu in self._menus for command in menu.commands}
        self._actions = {
            command.id: self._made(command, menu.scope) for menu in self._menus for command in menu.commands
        }

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[tuple[Menu, Command, QAction]]:
        """Every command with its menu and its action, in the order of the table."""
        return ((menu, c, self._actions[c.id]) for menu in self._menus for c in menu.commands)

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus of the menu bar."""
        for entry in self._menus:
            menu = bar.addMenu(entry.title)
            menu.aboutToShow.connect(self.refresh)
            for command in entry.commands:
                if command.line:
                    menu.addSeparator()
                menu.addAction(self._actions[command.id])

    def of(self, scope: Scope) -> list[QAction]:
        """The actions whose keys work in this scope."""
        return [self._actions[c.id] for menu in self._menus if menu.scope is scope for c in menu.commands]

    def attach(self, scope: Scope, view: QWidget) -> None:
        """Let the keys of this scope work in this view."""
        view.addActions(self.of(scope))

    def refresh(self) -> None:
        """Ask every command anew whether it can be used now."""
        for name, command in self._commands.items():
            action = self._actions[name]
            action.setEnabled(command.enabled(self._window))
            if command.checked is not None:
                action.setChecked(command.checked(self._window))

    def describe(self, name: str, what: str | None) -> None:
        """Say in the menu what this command would act on: "Undo move event"."""
        words = self._commands[name].text
        action = self._actions[name]
        action.setText(f"{words} “{what}”" if what else words)
        action.setToolTip(_tip(self._commands[name], action, what))

    def paint(self, theme: Theme) -> None:
        """Draw the icons in the colours of this theme."""
        for name, command in self._commands.items():
            if command.icon:
                self._actions[name].setIcon(icon(command.icon, theme))

    def _made(self, command: Command, scope: Scope) -> QAction:
        action = QAction(command.text, self._window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checked is not None)
        action.setToolTip(_tip(command, action))
        if scope is Scope.WINDOW:
            self._window.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: command.run(self._window))
        return action


def _tip(command: Command, action: QAction, what: str | None = None) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return command.words.rstrip("…") + (f" “{what}”" if what else "") + (f"  ({keys})" if keys else "")
