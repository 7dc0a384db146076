"""The timeline: tracks with their events, the axis, the overview, and everything a hand can do to them."""

from timeline_app.ui.timeline_view.view import TimelineView

__all__ = ["TimelineView"]
