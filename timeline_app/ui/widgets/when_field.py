"""The field in which a date is typed, with its reading under it while one types."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from timeline_app.model.when import When
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.dating import Frame, field_text, read_typed, tell
from timeline_app.ui.widgets.line_field import LineField

NO_DATE = "No date yet. Type one: 6 Sept 2021 10:00, late July 2021, since 2011, 2018/2019"


class DateLine(LineField):
    """A line that holds a date. What cannot be read stays as it was typed, is marked, and commits nothing."""

    dated = Signal(object)  # a When, or None
    read = Signal()  # the reading is another one

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.when: When | None = None
        self._frame = Frame()
        self.error = ""
        self.textChanged.connect(self._read)

    def set_when(self, when: When | None, frame: Frame) -> None:
        """Show another date, unless a person has typed something else meanwhile."""
        self._frame = frame
        self.when = when
        self.set_value(field_text(when, frame))
        self._read()

    def reading(self) -> When | None:
        """The date that stands there now, when it can be read."""
        return read_typed(self.text(), self._frame).when if self.is_changed() else self.when

    def words(self) -> str:
        """What the line under the field says: the reading, why there is none, or how dates are typed."""
        if self.error:
            return self.error
        reading = self.reading()
        return tell(reading, self._frame) if reading is not None else ""

    def commit(self) -> None:
        """Commit a date that can be read."""
        if not self.is_changed():
            return
        reading = read_typed(self.text(), self._frame)
        if not reading.error:
            self._value = self.text()
            self.when = reading.when
            self.dated.emit(reading.when)

    def _read(self) -> None:
        self.error = read_typed(self.text(), self._frame).error if self.is_changed() else ""
        invalid = bool(self.error)
        if self.property("invalid") != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setAccessibleDescription(self.words())
        self.read.emit()


class WhenField(QWidget):
    """The event's date: the line, and under it what the program understands."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.line = DateLine("When it happened")
        self.line.setPlaceholderText("when?")
        self.line.setToolTip("Dates as you would write them, or EDTF (Enter: keep, Esc: as before)")
        self._reading = QLabel()
        self._reading.setWordWrap(True)
        self._reading.setObjectName("reading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.line)
        column.addWidget(self._reading)
        self.line.read.connect(self._tell)
        self.use_theme()

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        self._tell()

    def _tell(self) -> None:
        theme = self._appearance.theme
        color = theme.flag if self.line.error else theme.muted
        self._reading.setStyleSheet(f"#reading {{ color: {color}; font-size: 12px; }}")
        self._reading.setText(self.line.words() or NO_DATE)
