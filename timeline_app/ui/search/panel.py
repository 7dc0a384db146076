"""The panel of filters: check boxes for tracks, tags, status and evidence.

A track is shown or not, a matter of the view. Everything else is a term of the query: a tick writes it there, and what
is typed there is ticked here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.timeline import query_text
from timeline_app.timeline.query import Field
from timeline_app.ui.search.checks import Check, CheckList
from timeline_app.ui.search.searching import Searching
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view.stage import Stage
from timeline_app.ui.widgets.swatch import swatch

TERMS = (
    ("Happened", "status", "happened", False),
    ("With evidence", "has", "evidence", False),
    ("Planned", "status", "planned", False),
    ("Without evidence", "has", "evidence", True),
    ("Cancelled", "status", "cancelled", False),
    ("Disputed", "is", "disputed", False),
    ("Without a date", "has", "date", True),
    ("Not reviewed", "is", "unreviewed", False),
)
"""Each box: its words, and the term that it stands for."""
_COLUMNS = 2
_WIDTH_PX = 340
_MOST_TAGS = 400  # of a longer list the first are shown; typing finds the others
_SEARCHED = 12  # from so many tags on there is a field to find one


class FilterPanel(QFrame):
    """Opens below a widget; Escape or a click elsewhere closes it."""

    def __init__(self, searching: Searching, stage: Stage, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._searching, self._stage, self._appearance = searching, stage, appearance
        self.setObjectName("filters")
        self.setAccessibleName("Filters")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH_PX)
        self._boxes = {term[1:]: QCheckBox(term[0]) for term in TERMS}
        self.tracks, self.tags = CheckList("Tracks"), CheckList("Tags")
        self._wanted_tag = QLineEdit(placeholderText="Find a tag")
        self._wanted_tag.setAccessibleName("Find a tag")
        self._tags_head = QLabel()
        self._lay_out()
        for (name, value, minus), box in self._boxes.items():
            box.toggled.connect(partial(self._on_term, name, value, minus))
        self.tracks.toggled.connect(self._on_track)
        self.tags.toggled.connect(lambda tag, on: self._write("tag", str(tag), on))
        self._wanted_tag.textChanged.connect(lambda _text: self._show_tags())
        self._first = frozenset(term.value.casefold() for term in searching.query.of(Field.TAG))
        searching.asked.connect(self._show)
        searching.tags_changed.connect(self._show_tags)
        self._disconnect: tuple[Callable[[], None], ...] = (stage.content_changed.connect(self._show),)
        self.destroyed.connect(partial(_leave, self._disconnect))
        searching.want_tags()
        self._show()

    def open_below(self, widget: QWidget) -> None:
        """Show it there, and give it the keyboard."""
        self.adjustSize()
        screen = widget.screen().availableGeometry()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        x = min(corner.x(), screen.right() - self.width() - 4)
        self.move(max(x, screen.left()), min(corner.y(), max(screen.bottom() - self.height(), screen.top())))
        self.show()
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(6)
        column.addWidget(_heading("Only events that are or have"))
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, box in enumerate(self._boxes.values()):
            grid.addWidget(box, number // _COLUMNS, number % _COLUMNS)
        column.addLayout(grid)
        head = QHBoxLayout()
        head.addWidget(_heading("Tracks that are shown"), 1)
        for words, hidden in (("All", lambda: ()), ("None", self._all_tracks)):
            button = QPushButton(words)
            button.setProperty("flat", True)
            button.clicked.connect(lambda _checked=False, hidden=hidden: self._stage.hide(hidden()))
            head.addWidget(button)
        column.addSpacing(6)
        column.addLayout(head)
        column.addWidget(self.tracks)
        column.addSpacing(6)
        column.addWidget(self._tags_head)
        column.addWidget(self._wanted_tag)
        column.addWidget(self.tags)

    def _all_tracks(self) -> tuple[int, ...]:
        return tuple(track.id for track in self._stage.tracks)

    def _show(self) -> None:
        text = self._searching.text
        for (name, value, minus), box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(query_text.holds(text, name, value, minus=minus))
            box.blockSignals(False)
        counts = self._stage.counts
        self.tracks.show_rows(
            [
                Check(
                    track.id,
                    track.name,
                    f"{counts.get(track.id, 0):,}",
                    track.id not in self._stage.hidden,
                    swatch(track.color, self._appearance.theme),
                )
                for track in self._stage.tracks
            ]
        )
        if self._searching.tags:
            self._show_tags()
        else:
            self._show_no_tags()

    def _show_tags(self) -> None:
        text, wanted = self._searching.text, self._wanted_tag.text().casefold().strip()
        tags = self._searching.tags
        if not tags:
            self._show_no_tags()
            return
        found = [
            Check(tag, tag, f"{count:,}", query_text.holds(text, "tag", tag))
            for tag, count in tags.items()
            if wanted in tag.casefold()
        ]
        found.sort(key=lambda check: check.name.casefold() not in self._first)
        self._tags_head.setText("Only with one of these tags")
        self._wanted_tag.setVisible(len(tags) >= _SEARCHED)
        self.tags.setVisible(True)
        self.tags.show_rows(found[:_MOST_TAGS])
        self.adjustSize()

    def _show_no_tags(self) -> None:
        self._wanted_tag.hide()
        self.tags.hide()
        self._tags_head.setText("No event has a tag." if self._searching.knows_tags else "Looking for tags …")

    def _on_term(self, name: str, value: str, minus: bool, on: bool) -> None:
        self._write(name, value, on, minus=minus)

    def _on_track(self, track: object, on: bool) -> None:
        hidden = set(self._stage.hidden)
        (hidden.discard if on else hidden.add)(int(str(track)))
        self._stage.hide(hidden)

    def _write(self, name: str, value: str, on: bool, *, minus: bool = False) -> None:
        self._searching.set_text(query_text.toggled(self._searching.text, name, value, on, minus=minus))

    def sizeHint(self) -> QSize:
        """As wide as it is."""
        return QSize(_WIDTH_PX, super().sizeHint().height())


def _heading(words: str) -> QLabel:
    return QLabel(words)


def _leave(disconnects: tuple[Callable[[], None], ...]) -> None:
    for disconnect in disconnects:
        disconnect()
