"""A line of text that is committed by Enter or by leaving it, and given up by Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from timeline_app.ui.widgets.undo_keys import is_for_project


class LineField(QLineEdit):
    """Shows a value of elsewhere. What is being typed is never replaced; `committed` comes only with a new value."""

    committed = Signal(str)
    entered = Signal()  # Enter was pressed, whatever stands there

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._value = ""

    @property
    def value(self) -> str:
        """The value last shown or committed."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show another value, unless a person has typed something else meanwhile."""
        typing = self.is_changed()
        self._value = value
        if not typing:
            self.setText(value)
            self.setCursorPosition(0)

    def is_changed(self) -> bool:
        """Whether there is something typed and not committed."""
        return self.text() != self._value

    def commit(self) -> None:
        """Tell what was typed, when it is something new."""
        if self.is_changed():
            self._value = self.text()
            self.committed.emit(self._value)

    def restore(self) -> None:
        """Give up what was typed."""
        self.setText(self._value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """End in an ellipsis what does not fit while nobody types."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        frame = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        area = frame.adjusted(2, 0, -2, 0)
        fitting = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        if self.hasFocus() or fitting == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(area, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), fitting)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project where nothing was typed."""
        if is_for_project(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit or give up; every other key types."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.selectAll()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_changed():
            self.restore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit, unless only a menu was opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
            self.deselect()
