"""Where the keyboard is and was: back from a field to the view one came from, and from view to view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class Trail(QObject):
    """Remembers which of the `homes` had the keyboard last; `stops` are all views one can step through.

    Until it knows better, the first home counts.
    """

    def __init__(
        self, homes: Sequence[QWidget], stops: Sequence[QWidget], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._added: tuple[QWidget, ...] = ()
        self._homes, self._stops = list(homes), tuple(stops)  # homes: the one used last first
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        told = application.focusChanged.connect(self._on_focus)
        self._disconnect: Callable[[], object] = lambda: application.focusChanged.disconnect(told)

    def dispose(self) -> None:
        """Remember nothing more."""
        self._disconnect()

    def add(self, view: QWidget | None) -> None:
        """Step through one more view too, the one added before no longer; None: through no other."""
        self._added = () if view is None else (view,)

    def back(self) -> None:
        """Give the keyboard to the view that had it last, of those that can be seen."""
        for view in self._homes:
            if view.isVisible():
                view.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def step(self, by: int) -> None:
        """Give the keyboard to the next (1) or the previous (-1) view that can be seen."""
        seen = [view for view in (*self._stops, *self._added) if view.isVisible()]
        now = QApplication.focusWidget()
        here = next((at for at, view in enumerate(seen) if _holds(view, now)), None)
        if seen:
            at = (here + by) % len(seen) if here is not None else 0
            seen[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._homes.sort(key=lambda view: not _holds(view, now))


def _holds(view: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is view or view.isAncestorOf(widget))
