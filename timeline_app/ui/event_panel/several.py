"""Several selected events: what they share, edited at once, and the list to choose one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from timeline_app.dates import words
from timeline_app.model.records import Event, Status, Track
from timeline_app.ui.event_panel.form import STATUS_WORDS, TrackBox
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.choice_box import ChoiceBox
from timeline_app.ui.widgets.swatch import swatch
from timeline_app.ui.widgets.tags_field import TagsField

MOST_NAMES = 12


class SeveralForm(QWidget):
    """Shows how many events are selected; a choice in it applies to all of them."""

    track_chosen = Signal(object)
    status_chosen = Signal(object)
    tag_added = Signal(str)
    tag_removed = Signal(str)
    event_chosen = Signal(object)
    delete_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._title = QLabel()
        font = QFont(self._title.font())
        font.setPixelSize(17)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self.track = TrackBox(appearance)
        self.track.setPlaceholderText("several tracks")
        self.status = ChoiceBox()
        self.status.setAccessibleName("Status of all selected events")
        self.status.setPlaceholderText("several")
        for status, name in STATUS_WORDS.items():
            self.status.addItem(name, status)
        self.tags = TagsField(appearance)
        self.delete = QPushButton()
        self.delete.setToolTip("Delete the selected events; their passages stay (Del on the timeline)")
        self._names = QVBoxLayout()
        self._names.setSpacing(1)
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(7)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._labels = [QLabel("Track"), QLabel("Status"), QLabel("Tags")]
        for label, field in zip(self._labels, (self.track, self.status, self.tags), strict=True):
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addLayout(self._names)
        column.addLayout(form)
        column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.track.activated.connect(lambda _i: self.track_chosen.emit(self.track.currentData()))
        self.status.activated.connect(lambda _i: self.status_chosen.emit(Status(self.status.currentData())))
        self.tags.added.connect(self.tag_added)
        self.tags.removed.connect(self.tag_removed)
        self.delete.clicked.connect(self.delete_requested)
        self.use_theme()

    def show_events(self, count: int, events: Sequence[Event], tracks: Iterable[Track]) -> None:
        """Show what `events` (some or all of the `count` selected ones) have in common."""
        tracks = list(tracks)
        self._title.setText(f"{count:,} events selected")
        self.delete.setText(f"Delete {count:,} events")
        self.track.offer(tracks)
        _show_shared(self.track, {event.track for event in events})
        _show_shared(self.status, {event.status for event in events})
        common = set(events[0].tags).intersection(*(event.tags for event in events)) if events else set()
        self.tags.set_tags(tag for tag in events[0].tags if tag in common) if events else self.tags.set_tags(
            ()
        )
        self._show_names(count, events[:MOST_NAMES], {track.id: track.color for track in tracks})

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        for label in self._labels:
            label.setStyleSheet(f"color: {self._appearance.theme.muted};")
        self.track.use_theme()
        self.tags.use_theme()

    def _show_names(self, count: int, events: Sequence[Event], colors: dict[int, str]) -> None:
        while (item := self._names.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for event in events:
            button = QToolButton()
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIcon(swatch(colors.get(event.track, "gray"), self._appearance.theme))
            title = self.fontMetrics().elidedText(
                event.title or "Untitled event", Qt.TextElideMode.ElideRight, 230
            )
            date = words.short(event.when) if event.when is not None else "no date"
            button.setText(f"{title}  ·  {date}")
            button.setToolTip(f"Select only “{event.title or 'Untitled event'}”")
            button.clicked.connect(lambda _checked=False, e=event.id: self.event_chosen.emit(e))
            self._names.addWidget(button)
        if count > len(events):
            rest = QLabel(f"and {count - len(events):,} more")
            rest.setStyleSheet(f"color: {self._appearance.theme.muted};")
            self._names.addWidget(rest)


def _show_shared(box: QComboBox, values: Set[object]) -> None:
    """Show the value that all have in common, or none."""
    box.setCurrentIndex(box.findData(next(iter(values))) if len(values) == 1 else -1)
