"""The track heads at the left of the rows, and what a hand or a key does to them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip, QWidget

from timeline_app.timeline.rows import Row
from timeline_app.ui.icons import icon
from timeline_app.ui.theme import Appearance
from timeline_app.ui.timeline_view.color_popup import ColorPopup
from timeline_app.ui.timeline_view.focus_ring import FocusRing
from timeline_app.ui.timeline_view.head_painter import (
    FOOT_PX,
    NAME_HEIGHT,
    NAME_TOP,
    NAME_X,
    HeadPainter,
    Touch,
    bar_box,
    eye_box,
    fold_box,
)
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage
from timeline_app.ui.timeline_view.title_editor import HEIGHT_PX, TitleEditor
from timeline_app.ui.timeline_view.tracks import Tracks

WIDTH_PX = 200
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_RENAMES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class Heads(QWidget):
    """The heads beside the rows of a stage. A click chooses a track, a drag puts it elsewhere."""

    scrolled = Signal(float)
    menu_wanted = Signal(QPoint)  # where on the screen; the track in use is meant

    def __init__(
        self, stage: Stage, tracks: Tracks, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.stage, self.tracks = stage, tracks
        self.appearance = appearance
        self._editor: TitleEditor | None = None
        self._press: tuple[int, QPointF] | None = None
        self._goal: tuple[int | None, float] | None = (
            None  # a drag: above which track, and where the guide is
        )
        self._pointer: QPointF | None = None
        self._look: tuple[object, ...] = (None, None, None, 0.0)
        self.setFixedWidth(WIDTH_PX)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        FocusRing(self, appearance)
        self._add = QToolButton(self)
        self._add.setText("+")
        self._add.setFont(stage.lettering.heading)
        self._add.setToolTip("Add a track (T)")
        self._add.setAccessibleName("Add a track")
        self._add.clicked.connect(self.add_track)
        self._add.setCursor(Qt.CursorShape.PointingHandCursor)
        self._add.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add.setFixedSize(24, 24)
        label = stage.lettering.small_metrics.horizontalAdvance("Tracks")
        self._add.move(14 + round(label) + 6, (AXIS_PX - 24) // 2)
        self._unlisten = (
            stage.changed.connect(self._on_changed),
            tracks.changed.connect(self._on_chosen),
            appearance.changed.connect(self._on_theme),
        )
        self._eye = icon("eye", appearance.theme)
        self._on_chosen()

    def dispose(self) -> None:
        """Hear no more of the stage and the theme."""
        for disconnect in self._unlisten:
            disconnect()

    def sizeHint(self) -> QSize:
        """As wide as it is."""
        return QSize(WIDTH_PX, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads of the rows in sight."""
        row = self.row_at(self._pointer.y()) if self._pointer is not None else None
        touch = Touch(
            chosen=self.tracks.chosen,
            hovered=row.track if row is not None and self._goal is None else None,
            on_bar=row is not None and self._pointer is not None and self._on_bar(row, self._pointer),
            has_focus=self.hasFocus(),
            guide_px=self._goal[1] if self._goal is not None else None,
        )
        painter = QPainter(self)
        HeadPainter(painter, self.stage, self.appearance.theme, self.width(), self.height()).paint(
            touch, self._eye
        )
        painter.end()

    def _on_changed(self) -> None:
        """Paint again where something here differs: panning along the axis moves no head."""
        stage = self.stage
        look = (stage.layout, stage.tracks, stage.counts, stage.scroll_px)
        same = all(a is b for a, b in zip(look[:3], self._look, strict=False))
        if not same or look[3] != self._look[3]:
            self._look = look
            self.update()

    def _on_theme(self) -> None:
        self._eye = icon("eye", self.appearance.theme)
        self.update()

    def _on_chosen(self) -> None:
        chosen = self.tracks.chosen
        name = self.stage.project.track(chosen).name if chosen is not None else ""
        self.setAccessibleName(f"Tracks, {name}" if name else "Tracks")
        self.update()

    # Places

    def _top(self, row: Row) -> float:
        return float(AXIS_PX + row.top_px - self.stage.scroll_px)

    def row_at(self, y: float) -> Row | None:
        """The row at a height of this widget."""
        if y < AXIS_PX or self._foot().contains(QPointF(1, y)):
            return None
        y += self.stage.scroll_px - AXIS_PX
        row = self.stage.layout.row_at(y)
        return row if row is not None and y <= row.top_px + row.height_px else None

    def _on_bar(self, row: Row, at: QPointF) -> bool:
        return bar_box(self._top(row)).contains(at)

    def _foot(self) -> QRectF:
        """The line that tells of hidden tracks; empty where there are none."""
        foot = FOOT_PX if self.stage.hidden else 0
        return QRectF(0, self.height() - foot, self.width(), foot)

    def _goal_at(self, y: float) -> tuple[int | None, float]:
        """The boundary between rows that is nearest: the track below it, and where it is."""
        rows = self.stage.layout.rows
        ends: list[tuple[int | None, float]] = [(row.track, self._top(row)) for row in rows]
        ends.append((None, self._top(rows[-1]) + rows[-1].height_px))
        track, guide = min(ends, key=lambda end: abs(end[1] - y))
        return track, min(max(guide, AXIS_PX + 1.0), self._foot().top() - 1)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the track that is pressed; new events go there."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            event.ignore()
            return
        at, left = event.position(), event.button() == Qt.MouseButton.LeftButton
        if left and self._foot().contains(at):
            self.tracks.show_all()
            return
        row = self.row_at(at.y())
        self.tracks.choose(row.track if row else None)
        if row is None or not left:
            return
        if eye_box(self.width(), self._top(row)).contains(at):
            self.tracks.hide(row.track)
        elif fold_box(self._top(row)).contains(at):
            self.tracks.fold(row.track)
        elif self._on_bar(row, at):
            self.open_colors(row.track)
        else:
            self._press = row.track, at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a head to where its track shall be, or tell what a click would do."""
        at = self._pointer = event.position()
        if self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            far = abs(at.y() - self._press[1].y()) >= QApplication.startDragDistance() / 2
            if (far or self._goal is not None) and not self.stage.project.read_only:
                self._goal = self._goal_at(at.y())
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            row = self.row_at(at.y())
            hand = self._foot().contains(at) or (
                row is not None
                and (
                    self._on_bar(row, at)
                    or fold_box(self._top(row)).contains(at)
                    or eye_box(self.width(), self._top(row)).contains(at)
                )
            )
            self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the dragged track there, as one change."""
        press, self._press = self._press, None
        goal, self._goal = self._goal, None
        self.unsetCursor()
        if press is not None and goal is not None and self.stage.project.get("track", press[0]):
            self.tracks.place(press[0], goal[0])
        self.update()

    def cancel(self) -> bool:
        """Let go of a dragged head; False when none is dragged."""
        dragging, self._press, self._goal = self._goal is not None, None, None
        self.unsetCursor()
        self.update()
        return dragging

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename in place."""
        row = self.row_at(event.position().y())
        if row is not None and event.position().x() >= NAME_X - 4:
            self.rename(row.track)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        self._pointer = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the rows."""
        self.scrolled.emit(-event.angleDelta().y() / 2)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done to this track."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.stage.layout.row_of(self.tracks.in_use) if by_key else self.row_at(event.pos().y())
        if row is not None:
            self.tracks.choose(row.track)
            at = QPoint(NAME_X, round(self._top(row)) + NAME_HEIGHT + NAME_TOP)
            self.menu_wanted.emit(self.mapToGlobal(at) if by_key else event.globalPos())

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the heads from the timeline's commands; tell what a hovered place is for."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._is_own(event):
                event.accept()
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return plain and (
            event.key() in _STEPS or event.key() in _RENAMES or event.key() == Qt.Key.Key_Delete
        )

    def _tip_at(self, at: QPointF) -> str:
        row = self.row_at(at.y())
        if row is None:
            return "Show all tracks (Shift+H)" if self._foot().contains(at) else ""
        if self._on_bar(row, at):
            return "Colour of the track"
        if eye_box(self.width(), self._top(row)).contains(at):
            return "Hide the track (H)"
        if fold_box(self._top(row)).contains(at):
            return "More or less of the track (] and [)"
        return self.stage.project.track(row.track).name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose, Enter renames, Delete deletes."""
        if not self._is_own(event):
            event.ignore()
        elif event.key() in _STEPS:
            self.tracks.step(_STEPS[Qt.Key(event.key())])
            self._show_chosen()
        elif event.key() in _RENAMES:
            self.rename()
        else:
            self.tracks.delete()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By key one comes to the track in use."""
        if self.tracks.chosen is None and event.reason() != Qt.FocusReason.OtherFocusReason:
            self.tracks.step(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        self.update()

    def _show_chosen(self) -> None:
        row = self.stage.layout.row_of(self.tracks.in_use)
        if row is not None:
            above = row.top_px - self.stage.scroll_px
            below = (
                row.top_px
                + min(row.height_px, self.stage.rows_px)
                - self.stage.scroll_px
                - self.stage.rows_px
            )
            if above < 0 or below > 0:
                self.scrolled.emit(above if above < 0 else below)

    # What is written and chosen in place

    def add_track(self) -> None:
        """Make a track below the others and write its name."""
        track = self.tracks.add()
        if track is not None:
            self.scrolled.emit(self.stage.layout.height_px)
            self.rename(track)

    def rename(self, track: int | None = None) -> None:
        """Write a track's name in place: of the one in use, unless another is named."""
        track = self.tracks.in_use if track is None else track
        row = self.stage.layout.row_of(track)
        if row is None or self.stage.project.read_only:
            return
        name = self.stage.project.track(track).name
        at = QPointF(NAME_X - 8, self._top(row) + NAME_TOP + (NAME_HEIGHT - HEIGHT_PX) / 2).toPoint()

        def done(text: str | None) -> None:
            self._editor = None
            if text and text != name:
                self.tracks.rename(track, text)

        self._editor = TitleEditor(self, at, name, done)
        self._editor.setAccessibleName("Name of the track")
        self._editor.setPlaceholderText("Name of the track")
        self._editor.setGeometry(at.x(), self._editor.y(), self.width() - at.x() - 6, HEIGHT_PX)

    def open_colors(self, track: int | None = None) -> None:
        """Choose a track's colour from a small palette: of the one in use, unless another is named."""
        track = self.tracks.in_use if track is None else track
        row = self.stage.layout.row_of(track)
        if row is not None and not self.stage.project.read_only:
            color = self.stage.project.track(track).color
            popup = ColorPopup(
                self, self.appearance.theme, color, lambda name: self.tracks.recolor(name, track)
            )
            popup.open_at(self.mapToGlobal(bar_box(self._top(row)).bottomLeft().toPoint()))
