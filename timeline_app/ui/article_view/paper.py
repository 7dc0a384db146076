"""The sheet on which an article is read: text, tinted passages, and the margin that names their events."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from timeline_app.model.text import Offsets
from timeline_app.ui.article_view import ink
from timeline_app.ui.article_view.glide import Glide
from timeline_app.ui.article_view.handles import Handles
from timeline_app.ui.article_view.layers import Layers, Mark
from timeline_app.ui.article_view.notes import Note
from timeline_app.ui.article_view.page import Page
from timeline_app.ui.article_view.reading import Reading
from timeline_app.ui.article_view.rounding import Rounding
from timeline_app.ui.article_view.selecting import Selecting
from timeline_app.ui.article_view.typesetting import INSET_PX, Measure, divide_page, typeset
from timeline_app.ui.reading_font import ReadingLook
from timeline_app.ui.theme import Appearance

PASSAGE_MIME = "application/x-timeline-passage"


class Paper(QTextEdit):
    """A read-only text with marks painted under it; all positions are UTF-16 units.

    It knows no project: it is told what to show, and tells what a person does.
    """

    passage_clicked = Signal(object, int, bool)  # passage, position of the character, Ctrl held
    passage_stretched = Signal(object, int, int)  # passage, from where to where it is to go now
    passage_hovered = Signal(object)  # passage or None
    events_clicked = Signal(
        object, bool, QPoint
    )  # events of a line of the margin, Ctrl held, where on the screen
    events_hovered = Signal(object)  # the events of a line of the margin
    zoomed = Signal(int)  # 1 larger, -1 smaller
    arranged = Signal()  # the column has another place or width
    moved = Signal()  # so it has, or it was scrolled

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.lights = ink.Lights()
        self.found = ink.Found()
        self.describe_selection: Callable[[], dict[str, str | int] | None] = lambda: None
        self.points_at: Callable[[QPoint], bool] = lambda _point: False
        self.look = ReadingLook()
        self._text = ""
        self._document: QTextDocument | None = None
        self._page = Page(self.document())
        self._handles = Handles(self._page)
        self._selecting = Selecting(self)
        self._pressed: QPoint | None = None
        self._under_pointer: tuple[int, ...] | int | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Article text")
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self._glide = Glide(self.verticalScrollBar())
        self.use_theme()
        self._typeset()

    # what is shown

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        theme = self._appearance.theme
        self.setStyleSheet(
            f"QTextEdit {{ background: {theme.panel}; color: {theme.text}; border: 0; border-radius: 0; padding: 0;"
            f" selection-background-color: {ink.translucent(theme.accent, 0.30)}; selection-color: {theme.text}; }}"
        )
        self.viewport().update()

    def set_look(self, look: ReadingLook) -> None:
        """Set the text in this font, size and width; the line read, and what is selected, stay."""
        start, end = self.selected()
        top, self.look = self.first_visible(), look
        self._typeset()
        self.select(start, end)
        self._put_at_top(top)

    def set_text(self, text: str, offsets: Offsets | None = None) -> None:
        """Show another text, from its beginning, without marks for now."""
        self._glide.stop()
        self._page.reading = Reading(Layers(), {})
        self._text = text
        self._selecting.rounding = Rounding(text, offsets)
        self._show_handles(None)
        self._typeset()
        self.verticalScrollBar().setValue(0)

    def set_reading(self, reading: Reading) -> None:
        """Show other marks and events on the same text."""
        bar = self.verticalScrollBar()
        if bar.value() == 0:
            self._page.set_reading(reading)
        else:
            top = self.first_visible()
            before = self._page.line_top(top)
            self._page.set_reading(reading)
            bar.setValue(
                bar.value() + round(self._page.line_top(top) - before)
            )  # lines above may stand elsewhere
        self.moved.emit()
        self._under_pointer = None
        self._show_handles(None)
        self.viewport().update()

    def set_lights(self, lights: ink.Lights) -> None:
        """Light other passages."""
        if lights != self.lights:
            self.lights = lights
            self._show_handles(None)
            self.viewport().update()

    def set_found(self, found: ink.Found) -> None:
        """Show the matches of a search."""
        self.found = found
        self.viewport().update()

    # where things are

    @property
    def reading(self) -> Reading:
        """The marks and events shown."""
        return self._page.reading

    @property
    def measure(self) -> Measure:
        """How the page is divided."""
        return self._page.measure

    def visible_top(self) -> float:
        """The place in the document (pixels) at the top of the window."""
        return float(self.verticalScrollBar().value())

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Where a stretch of text lies, in pixels of the viewport."""
        offset = self._offset()
        return [rect.translated(offset) for rect in self._page.rects_of(start, end)]

    def mark_at(self, point: QPoint) -> Mark | None:
        """The passage that a click on a point of the viewport means."""
        return self._page.mark_at(QPointF(point) - self._offset())

    def note_at(self, point: QPoint) -> Note | None:
        """The line of the margin under a point of the viewport."""
        return self._page.note_at(QPointF(point) - self._offset())

    def note_rect(self, note: Note) -> QRectF:
        """Where a line of the margin lies, in pixels of the viewport."""
        return self._page.note_rect(note).translated(self._offset())

    def notes(self) -> list[Note]:
        """The lines of the margin, from the top of the document."""
        return self._page.notes()

    def set_animated(self, animated: bool) -> None:
        """Whether the text glides to where it is sent."""
        self._glide.animated = animated

    def is_visible(self, start: int, end: int) -> bool:
        """Whether some of a stretch of text can be seen."""
        area = QRectF(self.viewport().rect()).adjusted(0, 4, 0, -4)
        return any(area.contains(rect.center()) for rect in self.rects_of(start, end))

    def first_visible(self) -> int:
        """The position at the top of the window."""
        return self.cursorForPosition(QPoint(INSET_PX, 8)).position()

    def is_right_to_left(self, position: int) -> bool:
        """Whether the paragraph at a position reads right to left."""
        return self.document().findBlock(position).textDirection() == Qt.LayoutDirection.RightToLeft

    def scroll_to(self, start: int) -> None:
        """Glide to the line of a position, a third down the window."""
        height = self.viewport().height()
        self._glide.go(int(self._page.line_top(start) - height / 3), height)

    def set_caret(self, position: int) -> None:
        """Put the text cursor at a position without scrolling."""
        self.select(position, position)

    def selected(self) -> tuple[int, int]:
        """The selected stretch of text; empty where nothing is selected."""
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def select(self, start: int, end: int) -> None:
        """Select a stretch of text without scrolling."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)

    def clear_selected(self) -> None:
        """Select no text; the text cursor stays at its end."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _offset(self) -> QPointF:
        return QPointF(0, -self.visible_top())

    def _typeset(self) -> None:
        self._divide()
        document = typeset(self._text, self.look, self.measure.wrap, self)
        self.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        self._page.set_document(document, self.look)
        self._arranged()

    def _divide(self) -> bool:
        """Divide the page anew; say whether lines break elsewhere now."""
        before = self.measure
        self._page.measure = divide_page(self.viewport().width() + self.viewportMargins().left(), self.look)
        self.setViewportMargins(self.measure.left - INSET_PX, 0, 0, 0)
        return before.wrap != self.measure.wrap

    def _arranged(self) -> None:
        self.setLineWrapColumnOrWidth(self.measure.wrap)
        self._page.forget_places()
        self.arranged.emit()
        self.moved.emit()
        self.viewport().update()

    def _put_at_top(self, position: int) -> None:
        self.verticalScrollBar().setValue(int(self._page.line_top(position)) - 4)

    # events of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first visible line in its place while the column changes."""
        top = self.first_visible() if self.verticalScrollBar().value() > 0 else None
        super().resizeEvent(event)
        wrapped = self._divide()
        self._arranged()
        if wrapped and top is not None:
            self._put_at_top(top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies under the text, the margin, and then the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(event.rect()).translated(-self._offset()).adjusted(0, -8, 0, 8)
        painter.translate(self._offset())
        page = ink.Ink(painter, self._appearance.theme, self.reading, self.lights)
        for lines, marks in self._page.visible_lines(area.top(), area.bottom()):
            page.paint_marks(lines, marks)
            page.paint_found(lines, self.found)
        page.paint_notes(self._page.notes_between(area.top(), area.bottom()), self.measure, self.font())
        painter.end()
        super().paintEvent(event)
        if self._handles.shown is not None:
            over = QPainter(self.viewport())
            over.setRenderHint(QPainter.RenderHint.Antialiasing)
            over.translate(self._offset())
            self._handles.paint(over, self._appearance.theme)
            over.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: a release near it is a click."""
        self._glide.stop()
        edge = self._handles.edge_at(event.position() - self._offset())
        if edge is not None and event.button() == Qt.MouseButton.LeftButton:
            self._handles.hold(edge)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        if self._pressed is not None and self.note_at(self._pressed) is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        if not self._selecting.press(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        if event.button() == Qt.MouseButton.LeftButton and self.note_at(event.position().toPoint()) is None:
            self._selecting.double(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what lies under the pointer, or drag the end of a passage."""
        if self._handles.grip is not None:
            self._drag(
                event.position().toPoint(), exact=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            )
            return
        super().mouseMoveEvent(event)
        self._selecting.move(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a press and a release in one place, with no text selected, for a click."""
        if (grip := self._handles.grip) is not None:
            self._show_handles(None)
            self.passage_stretched.emit(grip.mark.passage, grip.start, grip.end)
            return
        super().mouseReleaseEvent(event)
        self._selecting.release(event)
        pressed, self._pressed = self._pressed, None
        point = event.position().toPoint()
        if pressed is None or (point - pressed).manhattanLength() >= QApplication.startDragDistance():
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (note := self.note_at(point)) is not None:
            self.events_clicked.emit(note.events, control, event.globalPosition().toPoint())
        elif not self.textCursor().hasSelection() and (mark := self.mark_at(point)) is not None:
            position = self.cursorForPosition(point).position()
            self.passage_clicked.emit(mark.passage, max(mark.start, min(position, mark.end - 1)), control)

    def leaveEvent(self, event: object) -> None:
        """Rest on nothing."""
        self._tell_hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the size of letters to who can remember it."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected words, and where they stand for whoever knows this program's articles."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        if (payload := self.describe_selection()) is not None:
            data.setData(PASSAGE_MIME, json.dumps(payload).encode())
        return data

    def let_go(self) -> bool:
        """Give up dragging the end of a passage; False: none was dragged."""
        held = self._handles.grip is not None
        self._show_handles(None)
        return held

    def _drag(self, point: QPoint, *, exact: bool) -> None:
        beyond = min(point.y(), 0) + max(point.y() - self.viewport().height(), 0)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + beyond)
        self._handles.drag(self.cursorForPosition(point).position(), self._selecting.rounding, exact=exact)
        self.viewport().update()

    def _show_handles(self, mark: Mark | None) -> None:
        self._handles.grip = None
        if mark != self._handles.shown:
            self._handles.shown = mark
            self.viewport().update()

    def _hover(self, point: QPoint) -> None:
        note = self.note_at(point)
        mark = None if note else self.mark_at(point)
        active = self.reading.layers.of_passage.get(self.lights.active or 0)
        edge = self._handles.edge_at(QPointF(point) - self._offset())
        on_active = edge or (
            active is not None and mark is not None and active.start <= mark.start < active.end
        )
        self._show_handles(active if on_active else None)
        pointing = note is not None or mark is not None or self.points_at(point)
        shape = Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if edge else shape)
        if note is not None:
            self._tell_hover(note.events)
        else:
            self._tell_hover(mark.passage if mark else None)

    def _tell_hover(self, now: tuple[int, ...] | int | None) -> None:
        """Tell that the pointer rests on events, on a passage, or on nothing."""
        before, self._under_pointer = self._under_pointer, now
        if now != before:
            (self.events_hovered if isinstance(now, tuple) else self.passage_hovered).emit(now)
