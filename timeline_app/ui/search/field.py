"""The field for a query: completes operators and names, lists matches, tells what it does not understand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from timeline_app.dates.words import short
from timeline_app.model.records import Event
from timeline_app.timeline.completing import Offer, offers
from timeline_app.timeline.query import tokens
from timeline_app.ui.search.drop import Drop
from timeline_app.ui.search.searching import Searching

_REST_MS = 800  # what is half typed is no mistake before this
MOST_LISTED = 50
_OWN = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})

Listing = Callable[[], Sequence[tuple[int, str]]]
"""The first matches, each by its id and its words."""


class QueryField(QLineEdit):
    """Types one query of a `Searching`.

    Enter and Shift+Enter go from match to match, Down lists them, Tab takes what is offered, Escape empties the field
    and then leaves it.
    """

    stepped = Signal(int)  # to the next match (1) or the previous one (-1)
    event_chosen = Signal(object)  # an event's id, from the list of matches
    left = Signal()  # Escape in the empty field

    def __init__(self, listing: Listing = lambda: (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searching: Searching | None = None
        self._listing = listing
        self._offers: tuple[Offer, ...] = ()
        self._events: list[int] = []
        self._drop = Drop(self)
        self._drop.chosen.connect(self._choose)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._show_all_problems)
        self.textChanged.connect(self._on_edited)
        self.setClearButtonEnabled(True)

    @property
    def drop(self) -> Drop:
        """What hangs below the field."""
        return self._drop

    def search_with(self, searching: Searching | None) -> None:
        """Type the query of this one from now on."""
        if self._searching is not None:
            self._searching.asked.disconnect(self._on_asked)
            self._searching.changed.disconnect(self._on_changed)
            self._searching.tags_changed.disconnect(self._on_tags)
        self._searching = searching
        self.setText(searching.text if searching is not None else "")
        self.setEnabled(searching is not None)
        self._close()
        if searching is not None:
            searching.asked.connect(self._on_asked)
            searching.changed.connect(self._on_changed)
            searching.tags_changed.connect(self._on_tags)

    def ask(self, text: str) -> None:
        """Put another query in, as if it had been typed."""
        if self._searching is not None:
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Tab takes what is offered, else it leaves the field; the keys of the field are no shortcuts of others."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _OWN
        ):
            event.accept()
            return True
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and event.type() == QEvent.Type.KeyPress and self._offers and self._drop.rows:
            self._choose(max(self._drop.row, 0))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that move and choose; all others write."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._drop.row >= 0:
                    self._choose(self._drop.row)
                else:
                    self._close()
                    self._show_all_problems()
                    self.stepped.emit(-1 if back else 1)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                if self._drop.rows:
                    self._drop.move_row(1 if event.key() == Qt.Key.Key_Down else -1)
                elif event.key() == Qt.Key.Key_Down:
                    self._list()
            case Qt.Key.Key_Escape:
                self._give_up()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing hangs below a field in which nobody types."""
        super().focusOutEvent(event)
        self._close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What hangs below hangs elsewhere now."""
        super().resizeEvent(event)
        self._drop.follow()

    def moveEvent(self, event: QMoveEvent) -> None:
        """The same."""
        super().moveEvent(event)
        self._drop.follow()

    def _on_edited(self, text: str) -> None:
        if self._searching is None or text == self._searching.text:
            return
        self._events = []
        self._rest.start()
        self._searching.set_text(text)
        self._offer()

    def _offer(self, *, all_problems: bool = False) -> None:
        """Offer what fits the piece that is being typed, and tell what is wrong with the others."""
        searching = self._searching
        if searching is None:
            return
        text, cursor = self.text(), self.cursorPosition()
        piece = next((t for t in tokens(text) if t.start < cursor <= t.end), None)
        if piece is not None and piece.name == "tag":
            searching.want_tags()
        self._offers = offers(text, cursor, searching.track_names, searching.tags) if text.strip() else ()
        sentence = " ".join(
            dict.fromkeys(
                problem.sentence
                for problem in searching.problems
                if all_problems or not problem.start < cursor <= problem.end
            )
        )
        self.setProperty("invalid", bool(sentence))
        self.style().polish(self)
        self._drop.show_below(sentence, [_words(offer) for offer in self._offers])

    def _on_asked(self) -> None:
        if self._searching is not None and self._searching.text != self.text():
            self.setText(self._searching.text)  # somebody else has changed the query

    def _on_changed(self) -> None:
        if self.hasFocus() and not self._events:
            self._offer(all_problems=not self._rest.isActive())

    def _on_tags(self) -> None:
        if self.hasFocus() and not self._events:
            self._offer(all_problems=not self._rest.isActive())

    def _show_all_problems(self) -> None:
        self._rest.stop()
        if not self._events:
            self._offer(all_problems=True)

    def _list(self) -> None:
        """The matches; where nothing is asked for, what could be."""
        self._events = []
        if not self.text().strip() and self._searching is not None:
            self._offers = offers("", 0, (), {})
            self._drop.show_below("", [_words(offer) for offer in self._offers], current=0)
            return
        found = list(self._listing())
        self._offers = ()
        self._events = [event for event, _ in found]
        self._drop.show_below("" if found else "Nothing matches.", [words for _, words in found], current=0)

    def _choose(self, row: int) -> None:
        if self._events:
            event = self._events[row]
            self._close()
            self.event_chosen.emit(event)
        elif row < len(self._offers):
            offer = self._offers[row]
            text, rest = self.text(), self.text()[offer.end :]
            written = offer.text if not rest.startswith(" ") else offer.text.rstrip()
            self.setText(text[: offer.start] + written + rest)
            self.setCursorPosition(offer.start + len(written))
            self._offer()

    def _give_up(self) -> None:
        """Close the list; where one only types, empty the field; where it is empty, leave it."""
        listed = bool(self._events) or self._drop.row >= 0
        self._close()
        if listed:
            return
        if self.text():
            self.clear()
        else:
            self.left.emit()

    def _close(self) -> None:
        self._events = []
        self._drop.hide()


def line(event: Event) -> str:
    """An event in a list of matches."""
    return f"{event.title or 'Untitled event'}   ·   {short(event.when)}"


def _words(offer: Offer) -> str:
    return f"{offer.text.rstrip()}   ·   {offer.note}" if offer.note else offer.text.rstrip()
