"""Tags as chips, with a place to type another one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QToolButton, QWidget

from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.flow import FlowLayout


class TagsField(QWidget):
    """Enter or a comma adds what was typed; Backspace in the empty place, or a click on a chip's cross, removes."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._tags: tuple[str, ...] = ()
        self._chips: list[QToolButton] = []
        self._entry = _Entry()
        self._entry.setAccessibleName("Add a tag")
        self._entry.setPlaceholderText("Add a tag")
        self._entry.setToolTip("Type a tag and press Enter or comma; Backspace removes the last one")
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._entry)
        self._entry.typed.connect(self._add)
        self._entry.backed.connect(self._remove_last)
        self.use_theme()

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags shown."""
        return self._tags

    @property
    def entry(self) -> QLineEdit:
        """Where a tag is typed."""
        return self._entry

    def set_tags(self, tags: Iterable[str]) -> None:
        """Show other tags; what is being typed stays."""
        tags = tuple(tags)
        if tags == self._tags:
            return
        self._tags = tags
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for index, tag in enumerate(tags):
            chip = QToolButton()
            chip.setText(f"{tag}  ×")
            chip.setObjectName("tag")
            chip.setAccessibleName(f"Remove tag {tag}")
            chip.setToolTip(f"Remove the tag “{tag}”")
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.clicked.connect(lambda _checked=False, t=tag: self.removed.emit(t))
            self._flow.insert_widget(index, chip)
            self._chips.append(chip)
        self.updateGeometry()

    def offer(self, known: Iterable[str]) -> None:
        """Complete what is typed to one of these tags."""
        completer = QCompleter(sorted(set(known)), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._entry.setCompleter(completer)

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self.setEnabled(not read_only)

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        t = self._appearance.theme
        self.setStyleSheet(
            f"#tag {{ background: {t.background}; border: 1px solid {t.line}; border-radius: 10px;"
            f" padding: 2px 9px; color: {t.text}; }}"
            f"#tag:hover, #tag:focus {{ border-color: {t.accent}; }}"
            "QLineEdit { background: transparent; border-color: transparent; padding: 3px 4px; }"
            f"QLineEdit:hover {{ border-color: {t.line}; }} QLineEdit:focus {{ border-color: {t.accent}; }}"
        )

    def _add(self, typed: str) -> None:
        tag = " ".join(typed.split())
        if tag and tag not in self._tags:
            self.added.emit(tag)

    def _remove_last(self) -> None:
        if self._tags:
            self.removed.emit(self._tags[-1])


class _Entry(QLineEdit):
    """The place to type in: tells each finished tag."""

    typed = Signal(str)
    backed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for a short tag."""
        return QSize(96, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and comma finish a tag; Backspace on nothing takes the last one back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() in (",", "،", ";"):
            self._finish()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A tag half typed is finished by leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish()

    def _finish(self) -> None:
        text = self.text()
        self.clear()
        if text.strip():
            self.typed.emit(text)
