"""Menus as a hand opens and uses them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_WAIT_MS, _STEP_MS = 2000, 20


def open_menu(widget: QWidget, where: QPoint) -> None:
    """Click with the right button, and the menu that this asks for."""
    QTest.mouseClick(widget, _RIGHT, Qt.KeyboardModifier.NoModifier, where)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, where, widget.mapToGlobal(where)))
    QApplication.processEvents()


def menu() -> QMenu:
    """The open menu; of one within another the inner one."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    (innermost,) = (m for m in found if not any(_inner(a.menu()) in found for a in m.actions()))
    return innermost


def words() -> list[str]:
    """The entries of the open menu."""
    return [action.text().replace("&", "") for action in menu().actions() if action.text()]


def choose(path: str) -> None:
    """Click an entry of the open menu; one of a menu within it by "Outer/Inner"."""
    for part in path.split("/"):
        opened = menu()
        entries = {action.text().replace("&", ""): action for action in opened.actions()}
        QTest.mouseClick(
            opened, _LEFT, Qt.KeyboardModifier.NoModifier, opened.actionGeometry(entries[part]).center()
        )
        inner = _inner(entries[part].menu()) if opened.isVisible() else None
        for _ in range(_WAIT_MS // _STEP_MS):
            if inner is None or inner.isVisible():
                break
            QTest.qWait(_STEP_MS)
        QApplication.processEvents()


def choose_from_bar(bar: QMenuBar, path: str) -> None:
    """Click a menu of the menu bar, and an entry in it."""
    title, _, rest = path.partition("/")
    action = next(a for a in bar.actions() if a.text().replace("&", "") == title)
    QTest.mouseClick(bar, _LEFT, Qt.KeyboardModifier.NoModifier, bar.actionGeometry(action).center())
    choose(rest)


def _inner(found: object) -> QMenu | None:
    return found if isinstance(found, QMenu) else None
