"""The keys of the article view, as names of its methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

_K = Qt.Key
_ALT, _SHIFT, _CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)

COMMANDS: Mapping[QKeyCombination, str] = MappingProxyType(
    {
        QKeyCombination(_K.Key_E): "new_event_from_selection",
        QKeyCombination(_K.Key_L): "link_selection",
        QKeyCombination(_SHIFT, _K.Key_L): "link_selection_as_contradicting",
        QKeyCombination(_K.Key_M): "mark_selection",
        QKeyCombination(_CTRL, _K.Key_J): "join_passages",
        QKeyCombination(_K.Key_J): "next_passage",
        QKeyCombination(_K.Key_K): "previous_passage",
        QKeyCombination(_K.Key_O): "cycle_overlaps",
        QKeyCombination(_K.Key_Delete): "delete_passage",
        QKeyCombination(_K.Key_F3): "find_next",
        QKeyCombination(_SHIFT, _K.Key_F3): "find_previous",
        QKeyCombination(_CTRL, _K.Key_PageDown): "next_article",
        QKeyCombination(_CTRL, _K.Key_PageUp): "previous_article",
        QKeyCombination(_K.Key_Escape): "let_go",
    }
)

ARROWS: Mapping[QKeyCombination, tuple[str, str, int]] = MappingProxyType(
    {
        QKeyCombination(modifiers, key): (edge, by, step)
        for shift, edge in ((Qt.KeyboardModifier.NoModifier, "end"), (_SHIFT, "start"))
        for control, by in ((Qt.KeyboardModifier.NoModifier, "word"), (_CTRL, "character"))
        for key, step in ((_K.Key_Right, 1), (_K.Key_Left, -1))
        for modifiers in (_ALT | shift | control,)
    }
)
"""Which edge of the selected passage an arrow moves, by what, and which way in a left-to-right paragraph."""


def typed(event: QKeyEvent) -> QKeyCombination:
    """What was typed, as if on the main keys: some platforms call arrows keypad keys."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    return QKeyCombination(event.modifiers() & ~keypad, Qt.Key(event.key()))


def command(
    event: QKeyEvent, view: object, resize: Callable[[str, str, int], object], is_turned: Callable[[], bool]
) -> Callable[[], object] | None:
    """What a key does in a view; `is_turned`: the selected passage stands in a paragraph that reads right to left."""
    combination = typed(event)
    if (name := COMMANDS.get(combination)) is not None:
        run: Callable[[], object] = getattr(view, name)
        return run
    if (arrow := ARROWS.get(combination)) is None:
        return None
    edge, by, step = arrow
    return partial(resize, edge, by, -step if is_turned() else step)
