"""Leader lines: from the active event on the timeline to its passages in the article, as far as both are in sight.

They lie over the views and let everything through. Where things are is asked of the views, each of which knows
nothing of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from timeline_app.model.records import Event
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.theme import Appearance, track_color
from timeline_app.ui.timeline_view import TimelineView

_ALPHA = 0.55
_WIDTH_PX, _DOT_PX = 1.25, 2.5
_ROOM_PX = 4.0  # around a line: its width, and the dot at its end
_MOST = 40  # more passages of one event are hardly in sight at once
_TICK_PX = 6.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight piece of the lines, in pixels of the overlay; a `tip` ends in a dot, at a passage."""

    x0: float
    y0: float
    x1: float
    y1: float
    tip: bool = False

    def box(self) -> QRect:
        """What it covers."""
        box = QRectF(QPointF(self.x0, self.y0), QPointF(self.x1, self.y1)).normalized()
        return box.adjusted(-_ROOM_PX, -_ROOM_PX, _ROOM_PX, _ROOM_PX).toAlignedRect()


def route(start: QPointF, floor: float, ends: Sequence[QPointF]) -> tuple[Stroke, ...]:
    """Down from `start` to the edge between the views, along it, and down beside the text to each line of `ends`."""
    beside = max(end.x() for end in ends) + _TICK_PX
    return (
        Stroke(start.x(), start.y(), start.x(), floor),
        Stroke(start.x(), floor, beside, floor),
        Stroke(beside, floor, beside, max(end.y() for end in ends)),
        *(Stroke(beside, end.y(), end.x(), end.y(), tip=True) for end in ends),
    )


class LeaderLines(QWidget):
    """An overlay of `parent`, which holds both views. It is there only while there is a line to be seen."""

    def __init__(
        self,
        project: Project,
        selection: Selection,
        appearance: Appearance,
        views: tuple[TimelineView, ArticleView],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._project, self._selection, self._appearance = project, selection, appearance
        self._timeline, self._article = views
        self._parent = parent
        self._wanted = True
        self._strokes: tuple[Stroke, ...] = ()
        self._ends: list[QPointF] | None = None  # known until something in the article may have moved
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        for widget in (parent, *views):
            widget.installEventFilter(self)
        self._timeline.view_changed.connect(self._touch)
        self._article.view_changed.connect(self._touch_all)
        self._article.article_shown.connect(self._touch_all)
        self._unlisten = (
            selection.changed.connect(lambda _source: self._touch_all()),
            project.changed.connect(lambda _keys: self._touch_all()),
            appearance.changed.connect(self.update),
        )

    def dispose(self) -> None:
        """Hear no more of the project, the selection and the theme."""
        self._soon.stop()
        self._wanted = False
        for disconnect in self._unlisten:
            disconnect()

    def use_preferences(self, *, wanted: bool) -> None:
        """Whether there are to be any lines."""
        self._wanted = wanted
        self._touch()

    def strokes(self) -> tuple[Stroke, ...]:
        """The lines as they should be now."""
        event = self._selection.event
        start = self._timeline.anchor_of(event) if event is not None and self._wanted else None
        if start is None or not (ends := self._passage_ends()):
            return ()
        top = QPointF(self._timeline.mapTo(self._parent, start))
        floor = self._timeline.mapTo(self._parent, self._timeline.rect().bottomLeft()).y()
        return route(top, floor + 1.0, ends)

    def _passage_ends(self) -> list[QPointF]:
        if self._ends is None:
            found = self._article.anchors_of(self._selection.passages[:_MOST])
            self._ends = [QPointF(self._article.mapTo(self._parent, end)) for end in found]
        return self._ends

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the sizes and places of the views."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self._touch_all()
        return False

    def _touch_all(self) -> None:
        """Also in the article."""
        self._ends = None
        self._touch()

    def _touch(self) -> None:
        """Something may have moved: look once Qt has painted it."""
        if not self._soon.isActive():
            self._soon.start()

    def _refresh(self) -> None:
        strokes = self.strokes()
        if strokes and not self.isVisible():
            self.setGeometry(self._parent.rect())
            self._strokes = strokes
            self.show()
            self.raise_()
        elif not strokes:
            self._strokes = ()
            self.hide()
        else:
            self.setGeometry(self._parent.rect())
            self.update(self._take(strokes))

    def _take(self, strokes: tuple[Stroke, ...]) -> QRegion:
        """Draw these from now on; what has to be painted for that."""
        region = QRegion()
        for stroke in {*self._strokes} ^ {*strokes}:
            region += QRegion(stroke.box())
        self._strokes = strokes
        return region

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, in the colour of the event's track.

        The timeline below has been painted at this moment, maybe elsewhere than before: the lines go with it, and only
        what they cover outside of it is painted once more.
        """
        outside = self._take(self.strokes()) - event.region()
        if not outside.isEmpty():
            self.update(outside)
        active = self._selection.event
        record = self._project.get("event", active) if active is not None else None
        if not isinstance(record, Event) or not self._strokes:
            return
        color = QColor(track_color(self._project.track(record.track).color, self._appearance.theme))
        color.setAlphaF(_ALPHA)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines, dots = QPainterPath(), QPainterPath()
        for stroke in self._strokes:  # in one go: where they meet, translucent lines would be darker
            lines.moveTo(stroke.x0, stroke.y0)
            lines.lineTo(stroke.x1, stroke.y1)
            if stroke.tip:
                dots.addEllipse(QPointF(stroke.x1, stroke.y1), _DOT_PX, _DOT_PX)
        painter.setPen(QPen(color, _WIDTH_PX))
        painter.drawPath(lines)
        painter.fillPath(dots, color)
