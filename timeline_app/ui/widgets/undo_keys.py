"""Whose undo a key means: that of the field in which one types, or that of the project."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_for_project(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether a field should leave this key alone: it asks to undo or redo, and the field has nothing to.

    Without this a field takes Ctrl+Z even when nothing was typed in it, and the project's last change stays.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo
