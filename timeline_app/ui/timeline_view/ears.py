"""Lets screen readers hear what a widget only paints: as a list with an item for each thing in sight, or as a value.

Nothing is computed unless somebody asks. Each item is an object of Qt's own below the widget, since Qt forgets an
interface when its object goes, and would else keep one that is gone. The interfaces are held by those objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
    QAccessibleValueChangeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_REST_MS = 250  # a view that moves is told about when it rests
_KEPT = 400  # items that are remembered beyond those in sight

Role, Text, Event = QAccessible.Role, QAccessible.Text, QAccessible.Event


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of an item, and where it lies (pixels of the speaker's area; None = out of sight)."""

    name: str
    box: QRectF | None
    selected: bool = False


class Speaker(Protocol):
    """Knows what a widget shows."""

    area: QWidget
    """The widget whose pixels the boxes are."""

    def value(self) -> str:
        """What the whole shows just now."""

    def keys(self) -> Sequence[int]:
        """The items in sight, in their order, and the active one."""

    def active(self) -> int | None:
        """The item that has the keyboard when the widget has it."""

    def spoken(self, key: int) -> Spoken:
        """One of them."""

    def press(self, key: int) -> None:
        """Select one of them."""

    def key_at(self, at: QPointF) -> int | None:
        """The item at a point of the area."""


class Item(QObject):
    """Stands for one item of a widget."""

    def __init__(self, ears: Ears, key: int) -> None:
        super().__init__(ears.widget)
        self.ears = ears
        self.key = key
        self.voice: QAccessibleInterface | None = None


class Ears(QObject):
    """What a widget tells screen readers, and when. Its parent is the widget."""

    def __init__(self, widget: QWidget, role: QAccessible.Role, speaker: Speaker) -> None:
        super().__init__(widget)
        self.widget = widget
        self.role = role
        self.speaker = speaker
        self.voice: QAccessibleInterface | None = None
        self._items: dict[int, Item] = {}
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._tell_value)
        _install()

    def item(self, key: int) -> Item:
        """The object that stands for an item."""
        found = self._items.get(key)
        if found is None:
            if len(self._items) > 2 * _KEPT:
                self._forget()
            found = self._items[key] = Item(self, key)
        return found

    def _forget(self) -> None:
        kept = {*self.speaker.keys(), self.speaker.active()}
        for key in [key for key in self._items if key not in kept]:
            self._items.pop(key).deleteLater()

    def tell_selected(self) -> None:
        """Another item is the active one."""
        key = self.speaker.active() if QAccessible.isActive() else None
        if key is not None:
            item = self.item(key)
            QAccessible.updateAccessibility(QAccessibleEvent(item, Event.Selection))
            if self.widget.hasFocus():
                QAccessible.updateAccessibility(QAccessibleEvent(item, Event.Focus))

    def tell_changed(self, keys: Sequence[int]) -> None:
        """Some items are said otherwise now."""
        if QAccessible.isActive():
            for key in keys:
                if (item := self._items.get(key)) is not None:
                    QAccessible.updateAccessibility(QAccessibleEvent(item, Event.NameChanged))

    def tell_moved(self) -> None:
        """Something else is in sight: told when it rests."""
        if QAccessible.isActive():
            self._rest.start()

    def _tell_value(self) -> None:
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self.widget, self.speaker.value()))
        QAccessible.updateAccessibility(QAccessibleEvent(self.widget, Event.ObjectReorder))


class WidgetVoice(QAccessibleWidget):
    """A widget as a list of its items."""

    def __init__(self, ears: Ears) -> None:
        super().__init__(ears.widget, ears.role)
        self._ears = ears

    def text(self, which: QAccessible.Text) -> str:
        """The name is the widget's; the value is what it shows."""
        return self._ears.speaker.value() if which == Text.Value else super().text(which)

    def childCount(self) -> int:
        """How many items there are."""
        return len(self._ears.speaker.keys())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none is none
        """An item."""
        keys = self._ears.speaker.keys()
        return _interface(self._ears.item(keys[index])) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of an item, -1 for anything else."""
        item = child.object()
        keys = list(self._ears.speaker.keys())
        return keys.index(item.key) if isinstance(item, Item) and item.key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none is none
        """The item at a point of the screen."""
        area = self._ears.speaker.area
        key = self._ears.speaker.key_at(QPointF(area.mapFromGlobal(QPoint(x, y))))
        return None if key is None else _interface(self._ears.item(key))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # none is none
        """The active item."""
        key = self._ears.speaker.active() if self._ears.widget.hasFocus() else None
        return None if key is None else _interface(self._ears.item(key))


class ItemVoice(QAccessibleObject):
    """One item: named, placed, selectable."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self._item = item
        self._action = _Press(item)

    @property
    def _spoken(self) -> Spoken:
        return self._item.ears.speaker.spoken(self._item.key)

    def role(self) -> QAccessible.Role:
        """It is an item of a list."""
        return Role.ListItem

    def text(self, which: QAccessible.Text) -> str:
        """Its name."""
        return self._spoken.name if which == Text.Name else ""

    def rect(self) -> QRect:
        """Where it lies on the screen; empty when it is out of sight."""
        box, area = self._spoken.box, self._item.ears.speaker.area
        return QRect() if box is None else box.toRect().translated(area.mapToGlobal(QPoint(0, 0)))

    def state(self) -> QAccessible.State:
        """Whether it is selected, in sight, and has the keyboard."""
        state, ears = QAccessible.State(), self._item.ears
        spoken = self._spoken
        state.selectable = state.multiSelectable = state.focusable = True
        state.selected = spoken.selected
        state.focused = ears.widget.hasFocus() and ears.speaker.active() == self._item.key
        state.offscreen = spoken.box is None
        return state

    def parent(self) -> QAccessibleInterface:
        """The list."""
        return _interface(self._item.ears.widget)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none is none
        """There is none."""
        return None

    def childCount(self) -> int:
        """None."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """There is none."""
        return -1

    def interface_cast(  # type: ignore[override]  # PySide takes the object, whatever its stubs say
        self, kind: QAccessible.InterfaceType
    ) -> object:
        """It can be pressed."""
        return self._action if kind == QAccessible.InterfaceType.ActionInterface else None


class _Press(QAccessibleActionInterface):
    """Pressing an item selects it."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item

    def actionNames(self) -> list[str]:
        """The one that there is."""
        return [QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()]

    def doAction(self, name: str) -> None:
        """Select it; asked for the focus, take that too."""
        ears = self._item.ears
        if name == QAccessibleActionInterface.setFocusAction():
            ears.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        ears.speaker.press(self._item.key)

    def keyBindingsForAction(self, name: str) -> list[str]:
        """None of its own."""
        return []


def _interface(of: QObject) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(of)


def _made(_name: str, of: QObject) -> QAccessibleInterface | None:
    """The interface of an item, or of a widget that has ears."""
    if isinstance(of, Item):
        of.voice = ItemVoice(of)
        return of.voice
    if isinstance(of, QWidget):
        ears = of.findChild(Ears, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if ears is not None:
            ears.voice = WidgetVoice(ears)
            return ears.voice
    return None


@lru_cache(maxsize=1)
def _install() -> None:
    """Once a process: Qt asks the last installed one first, and each for every widget."""
    QAccessible.installFactory(_made)
