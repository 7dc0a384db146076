"""The track heads at the left: colour, name and count of each row, and what can be done to a track."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from timeline_app.model.records import Track
from timeline_app.model.signal import Signal as News
from timeline_app.project import edits
from timeline_app.timeline.rows import Mode, Row
from timeline_app.ui.theme import Appearance, track_color
from timeline_app.ui.timeline_view.focus_ring import FocusRing
from timeline_app.ui.timeline_view.stage import AXIS_PX, Stage
from timeline_app.ui.timeline_view.title_editor import HEIGHT_PX, TitleEditor

WIDTH_PX = 200
_COLORS = ("blue", "green", "orange", "pink", "sky", "vermilion", "violet", "gray")
_BAR = QRectF(12, 9, 4, 18)
_NAME_X, _NAME_TOP, _NAME_HEIGHT = 24, 9, 18


class Heads(QWidget):
    """The heads beside the rows of a stage. `track` is the one clicked last: new events go there."""

    scrolled = Signal(float)

    def __init__(self, stage: Stage, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.appearance = appearance
        self.track: int | None = None
        self.chosen: News[[]] = News()
        self._editor: TitleEditor | None = None
        self._look: tuple[object, ...] = (None, None, None, 0.0)
        self.setFixedWidth(WIDTH_PX)
        FocusRing(self, appearance)
        self.setAccessibleName("Tracks")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add = QToolButton(self)
        self._add.setText("+")
        self._add.setFont(stage.lettering.heading)
        self._add.setToolTip("Add a track")
        self._add.setAccessibleName("Add a track")
        self._add.clicked.connect(self.add_track)
        self._add.setCursor(Qt.CursorShape.PointingHandCursor)
        self._add.setFixedSize(24, 24)
        label = stage.lettering.small_metrics.horizontalAdvance("Tracks")
        self._add.move(14 + round(label) + 6, (AXIS_PX - 24) // 2)
        self._unlisten = (stage.changed.connect(self._on_changed), appearance.changed.connect(self.update))

    def dispose(self) -> None:
        """Hear no more of the stage and the theme."""
        for disconnect in self._unlisten:
            disconnect()

    def sizeHint(self) -> QSize:
        """As wide as it is."""
        return QSize(WIDTH_PX, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads of the rows in sight."""
        theme, stage = self.appearance.theme, self.stage
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.panel)
        painter.fillRect(0, 0, self.width(), AXIS_PX, theme.background)
        painter.setFont(stage.lettering.small)
        painter.setPen(theme.muted)
        painter.drawText(QRectF(14, 0, 120, AXIS_PX), Qt.AlignmentFlag.AlignVCenter, "Tracks")
        counts = stage.counts
        tracks = {track.id: track for track in stage.tracks}
        painter.save()
        painter.setClipRect(0, AXIS_PX, self.width(), self.height() - AXIS_PX)
        for row in stage.layout.rows:
            top = AXIS_PX + row.top_px - stage.scroll_px
            if top + row.height_px > AXIS_PX and top < self.height():
                self._head(painter, row, tracks[row.track], top, counts.get(row.track, 0))
        painter.restore()
        painter.fillRect(QRectF(0, AXIS_PX - 1, self.width(), 1), theme.line)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme.line)

    def _head(self, painter: QPainter, row: Row, track: Track, top: float, count: int) -> None:
        theme, lettering = self.appearance.theme, self.stage.lettering
        if row.track == self.track:
            painter.fillRect(QRectF(0, top, self.width(), row.height_px), theme.background)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(track_color(track.color, theme))
        painter.drawRoundedRect(_BAR.translated(0, top), 2, 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(lettering.small)
        painter.setPen(theme.muted)
        number = f"{count:,}"
        wide = lettering.small_metrics.horizontalAdvance(number)
        right = self.width() - 13
        painter.drawText(
            QRectF(right - wide - 1, top + _NAME_TOP, wide + 2, _NAME_HEIGHT),
            Qt.AlignmentFlag.AlignVCenter,
            number,
        )
        painter.setFont(lettering.heading)
        painter.setPen(theme.text)
        room = right - wide - 8 - _NAME_X
        name = painter.fontMetrics().elidedText(track.name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(
            QRectF(_NAME_X, top + _NAME_TOP, room, _NAME_HEIGHT), Qt.AlignmentFlag.AlignVCenter, name
        )
        painter.setPen(theme.line)
        painter.drawLine(QPointF(0, top + row.height_px), QPointF(self.width(), top + row.height_px))

    def _on_changed(self) -> None:
        """Paint again where something here differs: panning along the axis moves no head."""
        stage = self.stage
        look = (stage.layout, stage.tracks, stage.counts, stage.scroll_px)
        same = all(a is b for a, b in zip(look[:3], self._look, strict=False))
        if not same or look[3] != self._look[3]:
            self._look = look
            self.update()

    def row_at(self, y: float) -> Row | None:
        """The row at a height of this widget."""
        y += self.stage.scroll_px - AXIS_PX
        row = self.stage.layout.row_at(y) if y >= self.stage.scroll_px else None
        return row if row is not None and y <= row.top_px + row.height_px else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """New events go to the track that was clicked."""
        row = self.row_at(event.position().y())
        self.choose(row.track if row else None)

    def choose(self, track: int | None) -> None:
        """New events go to this track from now on."""
        self.track = track
        self.update()
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose a track, F2 renames it; everything else is the view's."""
        ids = [track.id for track in self.stage.shown_tracks]
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and ids:
            at = ids.index(self.track) + step if self.track in ids else 0
            self.choose(ids[min(max(at, 0), len(ids) - 1)])
        elif event.key() == Qt.Key.Key_F2 and self.track in ids:
            self.rename(self.track)
        else:
            event.ignore()

    def _takes(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_F2 and self.track is not None

    def event(self, event: QEvent) -> bool:
        """F2 renames a track here, not an event."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename in place."""
        if row := self.row_at(event.position().y()):
            self.rename(row.track)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the rows."""
        self.scrolled.emit(-event.angleDelta().y() / 2)
        event.accept()

    def add_track(self) -> None:
        """Make a track below the others and write its name."""
        if self.stage.project.read_only:
            return
        used = {track.color for track in self.stage.tracks}
        color = next(
            (name for name in _COLORS if name not in used), _COLORS[len(self.stage.tracks) % len(_COLORS)]
        )
        with self.stage.project.edit("Add track") as edit:
            track = edits.add_track(edit, "New track", color)
        self.track = track
        self.scrolled.emit(self.stage.layout.height_px)
        self.rename(track)

    def open(self, track: int) -> None:
        """Show every event of a track, in as many lanes as that takes."""
        self.stage.show_track(track, Mode.OPENED)

    def rename(self, track: int) -> None:
        """Write a track's name in place."""
        row = self.stage.layout.row_of(track)
        if row is None or self.stage.project.read_only:
            return
        name = self.stage.project.track(track).name
        top = AXIS_PX + row.top_px - self.stage.scroll_px + _NAME_TOP + (_NAME_HEIGHT - HEIGHT_PX) / 2
        at = QPointF(_NAME_X - 8, top).toPoint()

        def done(text: str | None) -> None:
            self._editor = None
            if text and text != name and self.stage.project.get("track", track):
                with self.stage.project.edit("Rename track") as edit:
                    edits.change_track(edit, track, name=text)

        self._editor = TitleEditor(self, at, name, done)
        self._editor.setAccessibleName("Name of the track")
        self._editor.resize(self.width() - at.x() - 6, HEIGHT_PX)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done to this track."""
        row = self.row_at(event.pos().y())
        if row is None or self.stage.project.read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        track = row.track
        menu.addAction("Rename", lambda: self.rename(track))
        colors = menu.addMenu("Colour")
        for color in _COLORS:
            colors.addAction(color.capitalize(), partial(self._recolor, track, color))
        at = [t.id for t in self.stage.tracks].index(track)
        menu.addAction("Move up", lambda: self._shift(at, -1)).setEnabled(at > 0)
        menu.addAction("Move down", lambda: self._shift(at, 1)).setEnabled(at < len(self.stage.tracks) - 1)
        menu.addSeparator()
        remove = menu.addAction("Delete track", lambda: self._delete(at))
        remove.setEnabled(len(self.stage.tracks) > 1)
        menu.popup(event.globalPos())

    def _recolor(self, track: int, color: str) -> None:
        with self.stage.project.edit("Colour track") as edit:
            edits.change_track(edit, track, color=color)

    def _shift(self, at: int, by: int) -> None:
        ids = [track.id for track in self.stage.tracks]
        ids.insert(at + by, ids.pop(at))
        with self.stage.project.edit("Move track") as edit:
            edits.order_tracks(edit, ids)

    def _delete(self, at: int) -> None:
        """Its events go to the track above it, or below the first."""
        tracks = self.stage.tracks
        with self.stage.project.edit(f"Delete track {tracks[at].name}") as edit:
            edits.delete_track(edit, tracks[at].id, tracks[at - 1 if at else 1].id)
