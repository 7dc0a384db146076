"""The facts of one event as fields: title, when, track, status, reviewed, tags, notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from timeline_app.model.records import Event, Status, Track
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.choice_box import ChoiceBox
from timeline_app.ui.widgets.dating import Frame
from timeline_app.ui.widgets.flow import FlowLayout
from timeline_app.ui.widgets.swatch import swatch
from timeline_app.ui.widgets.tags_field import TagsField
from timeline_app.ui.widgets.text_field import TextField
from timeline_app.ui.widgets.when_field import WhenField

STATUS_WORDS: Mapping[Status, str] = MappingProxyType(
    {Status.HAPPENED: "happened", Status.PLANNED: "planned", Status.CANCELLED: "cancelled"}
)

LONGEST_NAME = 16
"""Letters of a track's name for which room is made; of a longer one the beginning is shown."""


class EventForm(QWidget):
    """Shows an event and tells each finished edit: a label for the change, and the fields that are new."""

    edited = Signal(str, object)  # label, {field: value}

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._event: Event | None = None
        self.title = TextField("Title", one_paragraph=True)
        self.title.setObjectName("title")
        self.title.setPlaceholderText("Untitled event")
        self.title.setToolTip("What happened (Enter: keep, Esc: as before)")
        self.when = WhenField(appearance)
        self.track = TrackBox(appearance)
        self.status = ChoiceBox()
        self.status.setAccessibleName("Status")
        self.status.setToolTip("Status")
        self.status.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for status, words in STATUS_WORDS.items():
            self.status.addItem(words, status)
        self.reviewed = QCheckBox("reviewed")
        self.reviewed.setToolTip("Somebody has checked this event against its passages")
        self.tags = TagsField(appearance)
        self.notes = TextField("Notes")
        self.notes.setPlaceholderText("Notes")
        self.notes.setToolTip("Kept when you leave the field (Ctrl+Enter: keep, Esc: as before)")
        place = QWidget()
        row = FlowLayout(place, spacing=7)
        for field in (self.track, self.status, self.reviewed):
            row.addWidget(field)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        rows = (("When", self.when), ("Track", place), ("Tags", self.tags), ("Notes", self.notes))
        self._labels = [self._row(i, name, field) for i, (name, field) in enumerate(rows)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self.title)
        column.addLayout(self._grid)
        self.title.committed.connect(lambda text: self._tell("Change title", title=text))
        self.when.line.dated.connect(lambda when: self._tell("Change date", when=when))
        self.track.activated.connect(lambda _i: self._tell("Change track", track=self.track.currentData()))
        self.status.activated.connect(
            lambda _i: self._tell("Change status", status=Status(self.status.currentData()))
        )
        self.reviewed.clicked.connect(
            lambda on: self._tell("Mark as reviewed" if on else "Mark as not reviewed", reviewed=on)
        )
        self.tags.added.connect(lambda tag: self._tell("Add tag", tags=(*self.tags.tags, tag)))
        self.tags.removed.connect(
            lambda tag: self._tell("Remove tag", tags=tuple(t for t in self.tags.tags if t != tag))
        )
        self.notes.committed.connect(lambda text: self._tell("Change notes", notes=text))
        self.use_theme()

    def show_event(self, event: Event, tracks: Iterable[Track], frame: Frame) -> None:
        """Show an event, or another state of it; of the same one, fields in which one types are left alone."""
        if self._event is None or self._event.id != event.id:
            for field in (self.title, self.notes, self.when.line):
                field.restore()
        self._event = event
        self.title.set_value(event.title)
        self.when.line.set_when(event.when, frame)
        self.track.offer(tracks)
        self.track.setCurrentIndex(self.track.findData(event.track))
        self.status.setCurrentIndex(self.status.findData(event.status))
        self.reviewed.setChecked(event.reviewed)
        self.tags.set_tags(event.tags)
        self.notes.set_value(event.notes)

    def commit(self) -> None:
        """Commit what is being typed."""
        self.title.commit()
        self.when.line.commit()
        self.notes.commit()

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        for field in (self.title, self.notes, self.when.line):
            field.setReadOnly(read_only)
        for box in (self.track, self.status, self.reviewed, self.tags):
            box.setEnabled(not read_only)

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        t = self._appearance.theme
        self.title.setStyleSheet(
            f"#title {{ font-size: 17px; font-weight: 600; background: transparent; color: {t.text};"
            " border: 1px solid transparent; border-radius: 5px; padding: 3px 5px; margin-left: -6px; }"
            f"#title:hover {{ border-color: {t.line}; }} #title:focus {{ border-color: {t.accent}; }}"
        )
        for label in self._labels:
            label.setStyleSheet(f"color: {t.muted};")
        self.when.use_theme()
        self.tags.use_theme()
        self.track.use_theme()

    def _tell(self, label: str, **fields: object) -> None:
        self.edited.emit(label, fields)

    def _row(self, row: int, name: str, field: QWidget) -> QLabel:
        label = QLabel(name)
        label.setContentsMargins(0, 5, 0, 0)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        return label


class TrackBox(ChoiceBox):
    """Chooses a track; each has its colour before its name."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._tracks: tuple[Track, ...] = ()
        self.setAccessibleName("Track")
        self.setToolTip("Track")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(12, 12))
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, tracks: Iterable[Track]) -> None:
        """Offer these tracks, in this order."""
        tracks = tuple(tracks)
        if tracks == self._tracks:
            return
        self._tracks = tracks
        longest = max((len(track.name) for track in tracks), default=0)
        self.setMinimumContentsLength(max(6, min(longest, LONGEST_NAME)))
        self.clear()
        for track in tracks:
            self.addItem(
                swatch(track.color, self._appearance.theme), track.name or "Untitled track", track.id
            )

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        for i, track in enumerate(self._tracks):
            self.setItemIcon(i, swatch(track.color, self._appearance.theme))
